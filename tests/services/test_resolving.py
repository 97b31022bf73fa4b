"""What laptops said differently is shown with every version, settled by a person, and never lost."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from interviewer.domain.answer import Answer
from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.event import Edit
from interviewer.domain.mark import Mark, MarkKind
from interviewer.services import consenting, creating, noting, recruiting, resolving, tidying
from interviewer.services.errors import CallRunning, Incomplete
from interviewer.services.resolving import Conflict, Moved, NotText
from interviewer.services.study import Study
from interviewer.storage import answers, consents, log
from interviewer.storage.errors import ConsentMissing
from tests import laptops
from tests.conftest import Field

MINE = "Hun er leder. Valgt i fjor."
THEIRS = "Leder, valgt av foreningene."


def mark(name: str, words: str, text: str) -> Mark:
    return Mark(name, text.index(words), text.index(words) + len(words), MarkKind.QUOTE, words)


def only(study: Study) -> Conflict:
    (found,) = resolving.conflicts(study)
    return found


@pytest.fixture
def torn(consented: Field) -> Field:
    """Return fieldwork in which two laptops wrote different notes to one question, each with a mark."""
    noting.save_note(consented.study, consented.interview, consented.question, "Leder.")
    laptops.texts(consented, MINE, THEIRS, (mark("mine", "Valgt i fjor", MINE),), (mark("theirs", "valgt av", THEIRS),))
    return consented


def answer(field: Field) -> Answer:
    found = answers.get(field.study.data, field.interview, field.question, field.person)
    assert found is not None
    return found


def test_every_version_is_shown_with_who_when_and_what_they_had_seen(torn: Field) -> None:
    found = only(torn.study)
    assert found.title == "2 a · Samira Testdatter Hale · notes"
    assert [(version.shown, version.who, version.mine) for version in found.versions] == [
        (MINE, "Intervjuer Ask", True),
        (THEIRS, "Intervjuer Bo", False),
    ]
    assert {version.saw for version in found.versions} == {"Leder."}
    assert len({version.laptop for version in found.versions}) == 2
    assert all(version.at.tzinfo for version in found.versions)
    assert (found.is_text, found.is_consent, found.mine) == (True, False, 0)


def test_without_the_key_the_title_bears_the_pseudonym(torn: Field) -> None:
    pseudonym = recruiting.person(torn.study, torn.person).person.pseudonym
    assert pseudonym in only(replace(torn.study, key=None, lock=None)).title


@pytest.mark.parametrize(("keep", "text", "words"), [(0, MINE, "Valgt i fjor"), (1, THEIRS, "valgt av")])
def test_keeping_one_keeps_its_marks_and_the_others_stay_without_a_place(
    torn: Field, keep: int, text: str, words: str
) -> None:
    resolving.settle(torn.study, only(torn.study), keep=keep)
    found = answer(torn)
    assert found.note == text
    assert [each.words for each in found.marks] == [words]
    assert found.marks[0].fits(text)
    assert len(found.unplaced) == 1
    assert resolving.conflicts(torn.study) == ()


def test_both_texts_stand_with_a_blank_line_between_and_all_their_marks(torn: Field) -> None:
    resolving.settle(torn.study, only(torn.study), both=True)
    found = answer(torn)
    assert found.note == f"{MINE}\n\n{THEIRS}"
    assert [each.words for each in found.marks] == ["Valgt i fjor", "valgt av"]
    assert all(each.fits(found.note) for each in found.marks)
    assert found.unplaced == ()


def test_a_text_written_anew_moves_no_mark(torn: Field) -> None:
    resolving.settle(torn.study, only(torn.study), text="Leder, Valgt i fjor")
    found = answer(torn)
    assert found.note == "Leder, Valgt i fjor"
    assert [each.words for each in found.marks] == ["Valgt i fjor"]
    assert [each.words for each in found.unplaced] == ["valgt av"]


def test_the_mark_of_both_is_settled_with_the_text(consented: Field) -> None:
    both = [mark("same", "leder", "Hun er leder."), mark("same", "leder", "Nå leder hun.")]
    laptops.texts(consented, "Hun er leder.", "Nå leder hun.", both[:1], both[1:])
    assert only(consented.study).field == "note"
    resolving.settle(consented.study, only(consented.study), keep=1)
    found = answer(consented)
    assert [(each.start, each.words) for each in found.marks] == [(3, "leder")]
    assert resolving.conflicts(consented.study) == ()


def test_settling_comes_after_every_version(torn: Field) -> None:
    found = only(torn.study)
    deed = resolving.settle(torn.study, found, keep=0)
    rows = torn.study.data.execute(
        "SELECT node.uuid, parent_n FROM event JOIN parent ON parent.node = event.node AND parent.n = event.n "
        "JOIN node ON node.id = parent_node WHERE deed = ? AND kind = 'answer'",
        [deed],
    ).fetchall()
    assert {(uuid, n) for uuid, n in rows} == {version.event for version in found.versions}


def test_what_moved_meanwhile_is_not_settled(torn: Field) -> None:
    found = only(torn.study)
    resolving.settle(torn.study, found, keep=0)
    with pytest.raises(Moved):
        resolving.settle(torn.study, found, keep=1)
    assert answer(torn).note == MINE


def test_a_way_must_be_chosen_and_only_texts_are_kept_twice(consented: Field) -> None:
    study = consented.study
    laptops.disagree(study.data, "person", consented.person, "minor", True, False)
    with pytest.raises(Incomplete):
        resolving.settle(study, only(study))
    for way in ({"both": True}, {"text": "ja"}):
        with pytest.raises(NotText):
            resolving.settle(study, only(study), **way)
    resolving.settle(study, only(study), keep=0)
    assert recruiting.person(study, consented.person).person.minor


def test_names_in_the_key_are_settled_too(consented: Field) -> None:
    study = consented.study
    laptops.disagree(study.names, "contact", consented.person, "phone", "10 00 01 02", "10 00 01 03")
    found = only(study)
    assert found.title.endswith("phone")
    assert resolving.conflicts(replace(study, key=None, lock=None)) == ()
    resolving.settle(study, found, text="10 00 01 04")
    row = recruiting.person(study, consented.person)
    assert row.contact is not None
    assert row.contact.phone == "10 00 01 04"


def test_a_role_written_anew_holds_no_name(consented: Field) -> None:
    study = consented.study
    laptops.disagree(study.data, "person", consented.person, "role", "styreleder", "nestleder")
    resolving.settle(study, only(study), text="søster av Samira")
    assert "Samira" not in recruiting.person(study, consented.person).person.role


def test_nobody_sees_others_words_during_a_call(torn: Field) -> None:
    torn.study.ring("somebody else's")
    with pytest.raises(CallRunning):
        resolving.conflicts(torn.study)
    torn.study.ring(None)


def test_new_words_need_a_consent_that_stands(torn: Field) -> None:
    said = consenting.Said(Decision.NO, refusal=Refusal.NO_TIME)
    consenting.record(torn.study, torn.person, said)
    with pytest.raises(ConsentMissing):
        resolving.settle(torn.study, only(torn.study), text="Nytt.")
    resolving.settle(torn.study, only(torn.study), keep=0)


def two_decisions(field: Field, mine: Decision, theirs: Decision, **more: object) -> None:
    """Let two laptops record a decision without having seen each other's."""
    study = field.study
    base = laptops.leaves(study.data, field.person, "", "standing")
    first = consenting.standing(study, field.person)
    assert first is not None
    for number, decision in enumerate((mine, theirs)):
        made = replace(first, id=f"consent-{number}", decision=decision, **(more if number else {}))  # type: ignore[arg-type]
        record = {"decision": decision.value}
        row = study.data.execute("SELECT record FROM consent WHERE item = ?", [first.id]).fetchone()[0]
        value = {**json.loads(row), **record, "choices": dict(made.choices)}
        log.append(
            study.data,
            [Edit("consent", field.person, "record", value, made.id, subject=field.person),
             Edit("person", field.person, "standing", made.id, base=base)],
        )  # fmt: skip


@pytest.mark.parametrize(
    ("mine", "theirs", "holds"),
    [
        (Decision.YES, Decision.NO, Decision.NO),
        (Decision.WITHDRAWN, Decision.YES, Decision.WITHDRAWN),
        (Decision.LIMITS, Decision.YES, Decision.LIMITS),
        (Decision.POSTPONED, Decision.LIMITS, Decision.POSTPONED),
    ],
)
def test_of_two_consents_the_stricter_holds_until_a_person_decides(
    consented: Field, mine: Decision, theirs: Decision, holds: Decision
) -> None:
    study = consented.study
    two_decisions(consented, mine, theirs)
    assert consents.standing(study.data)[consented.person].decision is holds
    found = only(study)
    assert found.is_consent
    assert found.title == "Consent of Samira Testdatter Hale"
    resolving.settle(study, found, keep=1)
    standing = consenting.standing(study, consented.person)
    assert standing is not None
    assert standing.decision is theirs


def test_a_choice_refused_in_one_of_them_is_refused(consented: Field) -> None:
    two_decisions(consented, Decision.YES, Decision.YES, choices={"quotes": False})
    standing = consenting.standing(consented.study, consented.person)
    assert standing is not None
    assert standing.choices["quotes"] is False


def test_the_consent_of_an_older_file_is_the_latest(consented: Field) -> None:
    study = consented.study
    log.append(study.data, [Edit("person", consented.person, "standing", None)])
    standing = consenting.standing(study, consented.person)
    assert standing is not None
    assert standing.decision is Decision.YES


def test_values_are_told_in_words(consented: Field) -> None:
    study, data = consented.study, consented.study.data
    other = recruiting.save_person(study, recruiting.PersonDetails(name="Nora Fabelmann"))
    case = recruiting.save_case(study, recruiting.CaseDetails("Vikestad råd", "Vikestad"))
    at = [datetime(2026, 5, day, 10).astimezone().isoformat() for day in (3, 4)]
    for field, mine, theirs, first, second in (
        ("planned", at[0], at[1], "03.05.2026 10:00", "04.05.2026 10:00"),
        ("mode", "email", "face", "e-mail", "face to face"),
        ("persons", [consented.person, other], [other], "Samira Testdatter Hale, Nora Fabelmann", "Nora Fabelmann"),
        ("case_id", None, case, "", "Vikestad råd"),
        ("agreed_minutes", 30, 60, "30", "60"),
        ("interviewer", "Kari", "Bo", "Kari", "Bo"),
    ):
        laptops.disagree(data, "interview", consented.interview, field, mine, theirs)
        found = only(study)
        assert [version.shown for version in found.versions] == [first, second]
        resolving.settle(study, found, keep=0)


def test_the_projects_own_fields_and_cases_have_titles(consented: Field) -> None:
    study, data = consented.study, consented.study.data
    project = study.project.id
    laptops.disagree(data, "project", project, "title", "Ett", "To")
    laptops.disagree(data, "case_", consented.case, "facts", {"valg": True}, {"valg": False})
    laptops.disagree(data, "preparation", consented.interview, "text", "Les.", "Ring.", "preparation")
    laptops.disagree(data, "role", project, "record", {"role": "lead"}, {"role": "deputy"}, "Intervjuer Bo")
    laptops.disagree(data, "handover", consented.person, "record", {"to": "Bo"}, {"to": "Kari"}, "to")
    told = {found.title: [version.shown for version in found.versions] for found in resolving.conflicts(study)}
    assert told["The project · title"] == ["Ett", "To"]
    assert told["The project · Intervjuer Bo · entry"] == ["lead", "deputy"]
    assert told["Samira Testdatter Hale · entry"] == ["Bo", "Kari"]
    assert told["Solvik innvandrerråd · facts"] == ["valg: yes", "valg: no"]
    assert told["Interview with Samira Testdatter Hale · text"] == ["Les.", "Ring."]
    creating.change_project(study, replace(study.project, title="Tre"))
    assert "The project · title" not in {found.title for found in resolving.conflicts(study)}


def test_a_mark_without_a_place_is_kept_when_the_text_is_saved_again(torn: Field) -> None:
    resolving.settle(torn.study, only(torn.study), keep=0)
    noting.save_note(torn.study, torn.interview, torn.question, f"{MINE} Mer.", answer(torn).marks)
    found = answer(torn)
    assert [each.words for each in found.marks] == ["Valgt i fjor"]
    assert [each.words for each in found.unplaced] == ["valgt av"]
    noting.save_note(torn.study, torn.interview, torn.question, f"{MINE} Mer, valgt av alle.", found.marks)
    assert [each.words for each in answer(torn).marks] == ["Valgt i fjor", "valgt av"]
    noting.close(torn.study, torn.interview)
    fair = tidying.tidy(torn.study, torn.interview).sheet.answers[torn.question]
    assert len(fair.marks_of(fair=True)) == 2
    assert fair.unplaced_of(fair=True) == ()
