"""Interviews from elsewhere: who is who is known by the ids of the file, and the rest must fit or nothing is stored."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from interviewer.domain.consent import Decision, GuardianEvent
from interviewer.domain.deviation import Fault
from interviewer.domain.minority import Age
from interviewer.exchange.interview_json import ImportRefused
from interviewer.services import (
    consenting,
    dumping,
    examining,
    guarding,
    importing,
    interviewing,
    opening,
    recruiting,
    texting,
    times,
)
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
    (coded,) = dumping.dump(study)["codings"]
    assert (coded["code"], coded["words"], coded["start"], coded["end"]) == ("ja", "Ja", 0, 2)
    assert [code["name"] for code in dumping.dump(study)["codes"]] == ["ja"]


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


def _informant(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - plain data
    return {"name": "Nora Fabelmann", "consent": CONSENT, **changes}


def test_whoever_held_the_interview_read_the_text(study: Study, tmp_path: Path) -> None:
    _import(study, tmp_path, _interview(interviewer="Intervjuer Bjørk"))
    consent = consenting.standing(study, recruiting.people(study)[0].person.id)
    assert consent is not None
    assert consent.interviewer == "Intervjuer Bjørk"
    read = texting.as_read(study, consent)
    assert read is not None
    assert "Jeg heter Intervjuer Bjørk" in read.paragraphs[0].text


def test_a_consent_text_that_is_not_there_is_refused(study: Study, tmp_path: Path) -> None:
    unknown = _informant(consent={**CONSENT, "script": "samtykke-intervju@9"})
    with pytest.raises(ImportRefused, match=r"samtykke-intervju@9.*it has samtykke-intervju@2"):
        _import(study, tmp_path, _interview(informants=[unknown]))
    assert recruiting.people(study) == ()


def test_a_consent_names_the_text_that_was_read_also_when_another_is_in_force(study: Study, tmp_path: Path) -> None:
    first = texting.approve(study, texting.versions(study)[-1].id, "Lederen", datetime(2026, 1, 1))
    texting.approve(study, texting.draft(study), "Lederen", datetime(2026, 8, 1))
    _import(study, tmp_path, _interview(informants=[_informant(consent={**CONSENT, "script": "samtykke-intervju@2"})]))
    consent = consenting.standing(study, recruiting.people(study)[0].person.id)
    assert consent is not None
    assert (consent.script, consent.script_hash) == ("samtykke-intervju@2", first.mark)
    faults = [each.fault for each in examining.examine(study).deviations]
    assert Fault.TEXT_NOT_IN_FORCE in faults


def test_an_age_band_says_which_rule_goes_for_a_minor(study: Study, tmp_path: Path) -> None:
    told = {**CONSENT, "guardian": {"event": "informed", "channel": "sms"}}
    for band in ("under 15", "12–14"):
        with pytest.raises(ImportRefused, match="a guardian consents first"):
            _import(study, tmp_path, _interview(informants=[_informant(age_band=band, minor=True, consent=told)]))
    _import(study, tmp_path, _interview(informants=[_informant(age_band="15–17", consent=told)]))
    (row,) = recruiting.people(study)
    assert (row.person.age_group, row.person.minor) == ("15_17", True)


def test_a_minor_whose_age_group_nobody_noted_is_out_of_order(study: Study, tmp_path: Path) -> None:
    told = {**CONSENT, "guardian": {"event": "consented", "channel": "sms", "at": "2026-08-30T10:00:00+02:00"}}
    _import(study, tmp_path, _interview(informants=[_informant(age_band="ungdom", minor=True, consent=told)]))
    (row,) = recruiting.people(study)
    assert [each.pseudonym for each in examining.examine(study).deviations if each.fault is Fault.AGE_UNNOTED] == [
        row.person.pseudonym
    ]
    guarding.note_age(study, row.person.id, Age.YOUTH)
    assert Fault.AGE_UNNOTED not in [each.fault for each in examining.examine(study).deviations]


def test_proposals_that_go_round_in_a_ring_are_kept_and_told(study: Study, tmp_path: Path) -> None:
    first = _informant(referred_by="Jonas Oppdiktet")
    second = _informant(name="Jonas Oppdiktet", referred_by="Nora Fabelmann")
    report = _import(
        study, tmp_path, _interview(informants=[first]),
        _interview(informants=[second], started="2026-09-02T10:00:00+02:00", ended=None),
    )  # fmt: skip
    people = {row.shown: row.person for row in recruiting.people(study)}
    assert people["Nora Fabelmann"].referred_by == people["Jonas Oppdiktet"].id
    assert people["Jonas Oppdiktet"].referred_by == people["Nora Fabelmann"].id
    (warning,) = report.warnings
    assert all(person.pseudonym in warning for person in people.values())
    assert "Nora" not in warning


def test_somebody_known_gets_who_proposed_them_and_a_second_proposer_is_told(study: Study, tmp_path: Path) -> None:
    later = {"started": "2026-09-02T10:00:00+02:00", "ended": None}
    _import(study, tmp_path, _interview(informants=[_informant()]))
    report = _import(study, tmp_path, _interview(informants=[_informant(referred_by="Jonas Oppdiktet")], **later))
    assert report.warnings == ()
    people = {row.shown: row.person for row in recruiting.people(study)}
    assert people["Nora Fabelmann"].referred_by == people["Jonas Oppdiktet"].id
    assert not people["Nora Fabelmann"].seed
    third = _interview(informants=[_informant(referred_by="Leona Diktet")], **{**later, "mode": "face"})
    (warning,) = _import(study, tmp_path, third).warnings
    assert people["Nora Fabelmann"].pseudonym in warning


def test_nobody_has_proposed_themselves(study: Study, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="themselves"):
        _import(study, tmp_path, _interview(informants=[_informant(referred_by="Nora Fabelmann")]))


def test_what_is_refused_names_the_informant_by_the_place_in_the_file(study: Study, tmp_path: Path) -> None:
    alone = _informant(name="Leona Diktet", minor=True)
    with pytest.raises(ImportRefused, match="informant 2 is a minor") as refused:
        _import(study, tmp_path, _interview(informants=[_informant(), alone]))
    assert "I-" not in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"informants": []}, "informants: at least one is needed"),
        ({"mode": "radio"}, "mode: one of these is expected: 'phone', 'face'"),
        ({"started": "i går"}, "started: a moment is expected"),
        ({"reviewed": "kanskje"}, "reviewed: true or false is expected"),
        ({"answers": {}}, "answers: a list is expected"),
        ({"case": "Vikestad"}, "case: an object with keys is expected"),
    ],
)
def test_what_does_not_fit_is_told_in_words_of_our_own(
    study: Study, tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(ImportRefused) as refused:
        _import(study, tmp_path, _interview(**changes))
    assert said in str(refused.value)


def test_times_without_a_zone_are_taken_in_the_machines_and_the_report_says_so(study: Study, tmp_path: Path) -> None:
    naive = _interview(started="2026-09-01T10:00:00", ended=None)
    (told,) = _import(study, tmp_path, naive).warnings
    assert "1 interview" in told
    assert times.zone() in told
    (row,) = interviewing.rows(study)
    assert row.interview.started == times.aware(datetime(2026, 9, 1, 10))
    spoken = {**CONSENT, "at": "2026-09-02T09:58:00"}
    second = _interview(informants=[{"id": "p2", "name": "Oda Luftslott", "consent": spoken}])
    assert "no zone" in _import(study, tmp_path, second, naive).warnings[0]
    assert _import(study, tmp_path, naive).warnings == ()
