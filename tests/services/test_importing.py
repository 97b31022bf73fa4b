"""Interviews from elsewhere: who is who is known by the ids of the file, and the rest must fit or nothing is stored."""

import json
from pathlib import Path
from typing import Any

import pytest

from interviewer.domain.consent import Decision, GuardianEvent
from interviewer.exchange.interview_json import ImportRefused
from interviewer.services import consenting, dumping, importing, interviewing, opening, recruiting
from interviewer.services.errors import KeyClosed
from interviewer.services.opening import Study
from interviewer.storage import answers
from tests.conftest import PASSPHRASE

CONSENT = {"decision": "yes", "reply": "Ja.", "at": "2026-09-01T09:58:00+02:00"}


def _interview(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - plain data
    return {
        "guide": "moteplass", "started": "2026-09-01T10:00:00+02:00", "ended": "2026-09-01T10:40:00+02:00",
        "case": {"id": "c1", "name": "Vikestad råd", "municipality": "Vikestad"},
        "informants": [{"id": "p1", "name": "Nora Fabelmann", "consent": CONSENT}],
        "answers": [{"question": "2/a", "text": "Ja."}], **changes,
    }  # fmt: skip


def _import(study: Study, folder: Path, *interviews: dict[str, Any]) -> importing.ImportReport:
    path = folder / "inn.json"
    path.write_text(json.dumps(list(interviews)), encoding="utf-8")
    return importing.import_files(study, [path])


def test_an_id_says_that_two_files_mean_the_same_person_and_case(study: Study, tmp_path: Path) -> None:
    _import(study, tmp_path, _interview())
    married = {"id": "p1", "name": "Nora Fabelmann Dikt", "consent": CONSENT}
    renamed = {"id": "c1", "name": "Vikestad ungdomsråd", "municipality": "Vikestad"}
    second = _interview(started="2026-10-01T10:00:00+02:00", ended=None, informants=[married], case=renamed)
    _import(study, tmp_path, second)
    assert len(recruiting.people(study)) == len(recruiting.cases(study)) == 1
    assert [row.interview.persons for row in interviewing.rows(study)] == [(recruiting.people(study)[0].person.id,)] * 2


def test_two_ids_with_one_name_are_two_persons(study: Study, tmp_path: Path) -> None:
    other = {"id": "p2", "name": "Nora Fabelmann", "consent": CONSENT}
    _import(
        study, tmp_path, _interview(), _interview(informants=[other], answers=[{"question": "2/a", "text": "Nei."}])
    )
    assert [row.shown for row in recruiting.people(study)] == ["Nora Fabelmann"] * 2


def test_foreign_ids_stay_in_the_key_file(study: Study, tmp_path: Path) -> None:
    _import(study, tmp_path, _interview(informants=[{"id": "fremmed-7", "name": "Nora", "consent": CONSENT}]))
    assert "fremmed-7" not in json.dumps(dumping.dump(study))
    assert study.names.execute("SELECT count(*) FROM known WHERE id = 'fremmed-7'").fetchone() == (1,)


def test_without_the_key_nothing_is_taken_in(project: Path, tmp_path: Path) -> None:
    study = opening.open_study(project, PASSPHRASE)
    with pytest.raises((KeyClosed, ImportRefused), match="key"):
        _import(study, tmp_path, _interview())
    assert interviewing.rows(study) == ()
    study.close()


def test_somebody_who_was_proposed_is_kept_with_who_proposed_them(study: Study, tmp_path: Path) -> None:
    informant = {"name": "Nora Fabelmann", "referred_by": "Jonas Oppdiktet", "consent": CONSENT}
    _import(study, tmp_path, _interview(informants=[informant]))
    people = {row.shown: row.person for row in recruiting.people(study)}
    assert people["Nora Fabelmann"].referred_by == people["Jonas Oppdiktet"].id
    assert people["Jonas Oppdiktet"].seed


def test_a_minors_guardian_comes_with_the_consent(study: Study, tmp_path: Path) -> None:
    guardian = {"event": "consented", "channel": "sms", "number_from": "kommunen"}
    informant = {"name": "Leona Diktet", "minor": True, "consent": {**CONSENT, "guardian": guardian}}
    _import(study, tmp_path, _interview(informants=[informant]))
    consent = consenting.standing(study, recruiting.people(study)[0].person.id)
    assert consent is not None
    assert consent.guardian is not None
    assert consent.guardian.event is GuardianEvent.CONSENTED


def test_several_informants_are_told_apart_by_who_spoke(study: Study, tmp_path: Path) -> None:
    names = ("Nora Fabelmann", "Jonas Oppdiktet")
    both = [{"name": name, "consent": CONSENT} for name in names]
    said = [{"question": "2/a", "text": f"Sagt av {name[0]}.", "speaker": name} for name in names]
    _import(study, tmp_path, _interview(informants=both, answers=said))
    (row,) = interviewing.rows(study)
    found = answers.of_interview(study.data, row.interview.id)
    assert [answer.note for answer in found] == ["Sagt av N.", "Sagt av J."]
    assert {answer.subject for answer in found} == set(row.interview.persons)


@pytest.mark.parametrize("speaker", [None, "Ukjent Person"])
def test_an_answer_of_nobody_in_particular_is_refused(study: Study, tmp_path: Path, speaker: str | None) -> None:
    both = [{"name": name, "consent": CONSENT} for name in ("Nora Fabelmann", "Jonas Oppdiktet")]
    answer = {"question": "2/a", "text": "Ja.", "speaker": speaker}
    with pytest.raises(ImportRefused, match="who of the informants spoke"):
        _import(study, tmp_path, _interview(informants=both, answers=[answer]))
    assert recruiting.people(study) == ()


def test_a_person_already_in_the_project_needs_no_second_consent(study: Study, tmp_path: Path) -> None:
    _import(study, tmp_path, _interview())
    without = _interview(started="2026-10-01T10:00:00+02:00", ended=None, informants=[{"id": "p1", "name": "Nora"}])
    _import(study, tmp_path, without)
    assert len(interviewing.rows(study)) == 2
    (consents,) = study.data.execute("SELECT count(*) FROM consent").fetchone()
    assert consents == 1


def test_what_was_made_up_in_the_talk_status_and_codes_come_along(study: Study, tmp_path: Path) -> None:
    answer = {
        "question": "2/a",
        "text": "Ja, noe.",
        "status": "partly",
        "codes": [{"start": 0, "end": 2, "code": "ja"}],
    }
    probes = [{"after": "2/a", "text": "Hvem da?", "answer": "Kommunen."}, {"text": "Noe mer?"}]
    report = _import(study, tmp_path, _interview(answers=[answer], probes=probes))
    sheet = interviewing.open_sheet(study, report.interviews[0])
    assert [probe.text for probe in sheet.probes] == ["Hvem da?", "Noe mer?"]
    assert sheet.answers[sheet.probes[0].id].note == "Kommunen."
    (kept,) = (found for found in sheet.answers.values() if found.note == "Ja, noe.")
    assert kept.status.value == "partly"
    assert study.data.execute("SELECT codes FROM answer WHERE codes IS NOT NULL").fetchall() == [
        ('[{"code":"ja","end":2,"start":0}]',)
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"informants": [{"name": "Nora", "consent": {**CONSENT, "elements": ["N99"]}}]}, "N99"),
        ({"informants": [{"name": "Leona", "minor": True, "consent": CONSENT}]}, "guardian"),
        ({"answers": [{"question": "2/a", "text": "Ja", "codes": [{"start": 1, "end": 9, "code": "x"}]}]}, "outside"),
    ],
)
def test_what_does_not_fit_refuses_the_whole_file_and_both_files_stay_as_they_were(
    study: Study, tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    before = dumping.dump(study, with_key=True)
    with pytest.raises(ImportRefused, match=said):
        _import(study, tmp_path, _interview(), _interview(started=None, ended=None, **changes))
    assert dumping.dump(study, with_key=True) == before


@pytest.mark.parametrize("content", [b"\xff\xfe{", b"{}" + b" " * 200])
def test_a_file_that_is_no_interview_is_told(study: Study, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "inn.json").write_bytes(content)
    with pytest.raises(ImportRefused, match=r"inn\.json"):
        importing.import_files(study, [tmp_path / "inn.json"])


def test_a_file_that_is_not_there_is_told(study: Study, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"borte\.json"):
        importing.import_files(study, [tmp_path / "borte.json"])


def test_limits_and_a_refusal_are_kept_as_such(study: Study, tmp_path: Path) -> None:
    limits = {**CONSENT, "decision": "limits", "reply": "Ingen sitater."}
    refused = {"name": "Nei Nekterud", "consent": {"decision": "no", "refusal": "no_time"}}
    report = _import(
        study, tmp_path, _interview(informants=[{"name": "Nora", "consent": limits}]),
        _interview(started=None, ended=None, informants=[refused], answers=[]),
    )  # fmt: skip
    assert (len(report.interviews), report.refusals) == (1, 1)
    standing = [consenting.standing(study, row.person.id) for row in recruiting.people(study)]
    assert {consent.decision for consent in standing if consent} == {Decision.LIMITS, Decision.NO}
    assert {consent.limits for consent in standing if consent} == {"Ingen sitater.", ""}


def _group(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - plain data
    people = [{"name": name, "consent": CONSENT} for name in ("Nora Fabelmann", "Jonas Oppdiktet")]
    said = [
        {"question": "2/a", "text": "Jeg leder.", "speaker": "Nora Fabelmann"},
        {"question": "2/a", "text": "Jeg fører regnskap.", "speaker": "Jonas Oppdiktet"},
    ]
    return _interview(**{"mode": "group", "informants": people, "answers": said, **changes})


def test_answers_of_a_group_are_kept_under_each_speaker(study: Study, tmp_path: Path) -> None:
    unknown = {"question": "2/a", "text": "Vi er mange.", "speaker": "?"}
    (made,) = _import(study, tmp_path, _group(answers=[*_group()["answers"], unknown])).interviews
    sheet = interviewing.open_sheet(study, made)
    assert [voice.name for voice in sheet.voices] == ["Nora Fabelmann", "Jonas Oppdiktet", ""]
    notes = [next(iter(sheet.spoken[voice.subject].values())).note for voice in sheet.voices]
    assert notes == ["Jeg leder.", "Jeg fører regnskap.", "Vi er mange."]


def test_who_said_no_in_a_group_is_kept_as_a_refusal_and_has_no_answers(study: Study, tmp_path: Path) -> None:
    refused = {"name": "Leona Diktet", "consent": {"decision": "no", "refusal": "no_time"}}
    people = [*_group()["informants"], refused]
    (made,) = _import(study, tmp_path, _group(informants=people)).interviews
    assert len(interviewing.interview(study, made).persons) == 2
    for speaker in ("Leona Diktet", "?"):
        said = [*_group()["answers"], {"question": "2/b", "text": "Nei.", "speaker": speaker}]
        with pytest.raises(ImportRefused):
            _import(study, tmp_path, _group(informants=people, answers=said))


def test_an_answer_of_a_group_without_a_speaker_is_refused(study: Study, tmp_path: Path) -> None:
    for speaker in (None, "Ukjent Person"):
        with pytest.raises(ImportRefused, match="speaker"):
            _import(study, tmp_path, _group(answers=[{"question": "2/a", "text": "Ja.", "speaker": speaker}]))
    with pytest.raises(ImportRefused, match="speaker"):
        _import(study, tmp_path, _interview(answers=[{"question": "2/a", "text": "Ja.", "speaker": "?"}]))
