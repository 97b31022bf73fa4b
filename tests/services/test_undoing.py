"""A deed is undone by another deed, in both files; refused with the reason where that would do harm."""

from pathlib import Path

import pytest

from interviewer.domain.answer import Reflection, Status
from interviewer.domain.consent import Decision
from interviewer.domain.event import Edit
from interviewer.domain.guide import YesNo
from interviewer.domain.identity import new_id
from interviewer.domain.mark import Mark, MarkKind
from interviewer.services import auditing, consenting, interviewing, noting, recalling, recruiting, tidying, undoing
from interviewer.services.errors import CallRunning, ReadOnly
from interviewer.services.recruiting import PersonDetails
from interviewer.services.study import Study
from interviewer.services.undoing import NotUndone
from interviewer.storage import answers, heads, log, rows, verification
from tests.conftest import Field

MARK = "0190a000-0000-7000-8000-000000000001"


def _latest(field: Field) -> undoing.Deed:
    return undoing.deeds(field.study, limit=1)[0]


def test_a_changed_name_and_role_go_back_in_both_files(consented: Field) -> None:
    study = consented.study
    recruiting.save_person(study, PersonDetails(name="Samira Hale", role="nestleder"), consented.person)
    deed = _latest(consented)
    assert deed.undoable
    assert deed.why_not == ""
    undoing.undo(study, deed.id)
    row = recruiting.person(study, consented.person)
    assert row.contact is not None
    assert (row.contact.name, row.contact.phone, row.person.role) == ("Samira Testdatter Hale", "10 00 01 01", "leder")
    for db in (study.data, study.names):
        assert verification.verify(db).findings == ()


def test_undoing_the_undoing_does_it_again(consented: Field) -> None:
    study = consented.study
    recruiting.save_person(study, PersonDetails(name="Samira Hale"), consented.person)
    undoing.undo(study, undoing.undo(study, _latest(consented).id))
    assert recruiting.person(study, consented.person).shown == "Samira Hale"


def test_somebody_added_by_mistake_is_taken_away_and_brought_back(consented: Field) -> None:
    study = consented.study
    person = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    undone = undoing.undo(study, _latest(consented).id)
    assert person not in {row.person.id for row in recruiting.people(study)}
    assert rows.one(study.names, "contact", person) == {
        "agg": person, "item": "", "subject": None, "consent": None,
        "name": None, "phone": None, "email": None, "remark": None, "adult_from": None,
    }  # fmt: skip
    undoing.undo(study, undone)
    assert recruiting.person(study, person).shown == "Nora Fabelmann"


def test_a_text_goes_back_with_its_marks_in_their_places(consented: Field) -> None:
    study, at = consented.study, (consented.interview, consented.question)
    noting.save_note(study, *at, "Hun sa nei.", (Mark(MARK, 4, 10, MarkKind.VERBATIM, "sa nei"),))
    noting.save_note(study, *at, "Hun sa ja.")
    undoing.undo(study, _latest(consented).id)
    (answer,) = interviewing.open_sheet(study, consented.interview).answers.values()
    assert answer.note == "Hun sa nei."
    assert [mark.words for mark in answer.marks] == ["sa nei"]
    ((_row, span),) = rows.records(study.data, "mark", consented.interview, "span")
    assert tuple(span["event"]) == heads.shown(study.data, *at[:1], f"{at[1]}/{consented.person}", "note")


def test_it_is_refused_once_something_newer_stands_there(consented: Field) -> None:
    study, at = consented.study, (consented.interview, consented.question)
    noting.save_note(study, *at, "Først.")
    first = _latest(consented).id
    noting.save_note(study, *at, "Siden.")
    before = auditing.log(study)
    with pytest.raises(NotUndone, match="Something newer was written"):
        undoing.undo(study, first)
    assert auditing.log(study) == before


def test_a_settled_conflict_is_open_again(consented: Field) -> None:
    study, place = consented.study, (consented.case, "", "type")
    for value in ("lag", "forening"):
        log.append(study.data, [Edit("case_", consented.case, "type", value, base=())])
    settled = new_id()
    log.append(study.data, [Edit("case_", consented.case, "type", "lag")], settled)
    assert len(heads.leaves(study.data, *place)) == 1
    undoing.undo(study, settled)
    found = {heads.value(study.data, leaf) for leaf in heads.leaves(study.data, *place)}
    assert found == {'"lag"', '"forening"', '"råd"'}


@pytest.mark.parametrize("told", ["consent given", "interview planned", "person added"])
def test_what_others_rest_on_is_not_undone(consented: Field, told: str) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Ja.")
    deed = next(deed for deed in undoing.deeds(study) if deed.what == told)
    assert not deed.undoable
    with pytest.raises(NotUndone) as refused:
        undoing.undo(study, deed.id)
    assert deed.why_not in str(refused.value)


def test_words_are_not_brought_back_under_a_consent_that_does_not_stand(consented: Field) -> None:
    study = consented.study
    noting.set_reflection(study, consented.interview, Reflection(impression="Åpen."))
    deed = _latest(consented).id
    consenting.record(study, consented.person, consenting.Said(Decision.WITHDRAWN))
    with pytest.raises(NotUndone, match="consent does not stand"):
        undoing.undo(study, deed)


def test_the_notes_of_a_closed_interview_are_kept_but_closing_is_undone(consented: Field) -> None:
    study, at = consented.study, (consented.interview, consented.question)
    noting.save_note(study, *at, "Ja.")
    noted = _latest(consented).id
    noting.close(study, consented.interview)
    closed = _latest(consented).id
    with pytest.raises(NotUndone, match="closed and its notes"):
        undoing.undo(study, noted)
    undoing.undo(study, closed)
    assert not interviewing.interview(study, consented.interview).closed


def test_what_is_being_typed_counts_as_newer(consented: Field) -> None:
    study, at = consented.study, (consented.interview, consented.question)
    noting.save_note(study, *at, "Ja.")
    deed = _latest(consented).id
    noting.keep_draft(study, *at, "Ja, men")
    with pytest.raises(NotUndone, match="newer"):
        undoing.undo(study, deed)
    assert interviewing.open_sheet(study, consented.interview).answers[consented.question].note == "Ja, men"


def test_not_in_a_call_and_not_by_a_reader(consented: Field) -> None:
    study = consented.study
    study.ring(consented.interview)
    with pytest.raises(CallRunning):
        undoing.undo(study, _latest(consented).id)
    with pytest.raises(CallRunning):
        recalling.history(study, consented.interview, consented.question)
    study.ring(None)
    study.read_only = True
    with pytest.raises(ReadOnly):
        undoing.undo(study, _latest(consented).id)
    study.read_only = False


def test_a_deed_nobody_knows_is_refused(consented: Field, tmp_path: Path) -> None:
    with pytest.raises(NotUndone, match="not in the log"):
        undoing.undo(consented.study, str(tmp_path))


def test_an_answer_tells_its_history(consented: Field) -> None:
    study, at = consented.study, (consented.interview, consented.question)
    noting.save_note(study, *at, "Først.")
    noting.save_note(study, *at, "Siden.")
    noting.set_yes_no(study, *at, YesNo.BOTH)
    noting.set_status(study, *at, Status.ELSEWHERE, "rekruttering.alle")
    noting.close(study, consented.interview)
    tidying.tidy(study, consented.interview)
    changes = recalling.history(study, *at)
    assert [(change.field, change.before, change.after) for change in changes] == [
        ("note", "", "Først."),
        ("note", "Først.", "Siden."),
        ("yes_no", "", "both yes and no"),
        ("chosen", "", "answered under another question"),
        ("elsewhere", "", "2 b"),
        ("fair", "", "Siden."),
    ]
    assert {change.who for change in changes} == {"Intervjuer Ask"}


def test_what_the_project_rests_on_and_what_needs_the_key_stays(consented: Field) -> None:
    study = consented.study
    made = next(deed for deed in undoing.deeds(study) if "details of the project" in deed.what)
    assert made.why_not == "The project rests on it."
    recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    key, study.key = study.key, None
    assert "key file" in _latest(consented).why_not
    study.key = key


def test_an_answers_history_tells_truths_and_codes_in_words(consented: Field) -> None:
    study, at = consented.study, (consented.interview, consented.question)
    noting.set_example(study, *at, has_example=True)
    speaker = interviewing.speaker(study, consented.interview)
    codes = [{"start": 0, "end": 2, "code": "makt"}]
    answers.save_field(study.data, *at, speaker, "codes", codes)
    assert [change.after for change in recalling.history(study, *at)] == ["yes", "1 code"]


def test_what_was_undone_since_does_not_stand_in_the_way(study: Study) -> None:
    first = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", role="leder"))
    recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", role="medlem"), first)
    middle = undoing.deeds(study, 1)[0].id
    recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", role="sekretær"), first)
    last = undoing.deeds(study, 1)[0].id
    undone = undoing.undo(study, last)
    with pytest.raises(NotUndone, match="newer"):
        undoing.undo(study, middle)
    undoing.undo(study, middle, {last, undone})
    assert recruiting.person(study, first).person.role == "leder"
