from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from interviewer.domain.answer import Reflection
from interviewer.domain.identifier import Action, Citation, Kind, Risk, Where
from interviewer.domain.interview import Mode
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.transcript import Attribution
from interviewer.services import (
    comparing,
    deciding,
    exporting,
    gating,
    identifying,
    interviewing,
    naming,
    noting,
    recruiting,
    registering,
    reviewing,
    tidying,
    undoing,
)
from interviewer.services.deciding import Candidate, Choice
from interviewer.services.errors import KeyClosed
from interviewer.services.exporting import Leave
from interviewer.services.naming import Profile
from interviewer.services.reviewing import State
from tests.conftest import Field

SAID = (
    "Jeg ringte Torgeir Brattvang på 10 00 03 03, og Torgeirs kone svarte. Samira var der. "
    "Torgeir Brattvang bor i Tinn."
)


@pytest.fixture
def told(consented: Field) -> Field:
    """Return a closed interview in which others are named."""
    study, interview = consented.study, consented.interview
    noting.save_note(study, interview, consented.question, SAID)
    noting.set_reflection(study, interview, Reflection(more="Hils Torgeir."))
    noting.close(study, interview)
    return consented


def candidate(field: Field, words: str) -> Candidate:
    return next(each for each in deciding.queue(field.study, field.interview) if words in each.forms)


def printed(field: Field) -> str:
    return "\n".join(row.compared.after for row in comparing.rows(field.study, field.interview))


def test_who_is_not_known_is_asked_about_with_every_place_and_the_riskiest_first(told: Field) -> None:
    queue = deciding.queue(told.study)
    shown = {form for each in queue for form in each.forms}
    assert "Torgeir Brattvang" in shown
    assert "10 00 03 03" in shown
    assert not any("Samira" in form for form in shown)
    assert queue[0].risk is Risk.HIGH
    assert [each.risk for each in queue] == sorted((each.risk for each in queue), key=list(Risk).index)
    found = candidate(told, "Torgeir Brattvang")
    assert len(found.places) == 2
    assert all(place.words == "Torgeir Brattvang" and place.speaker.startswith("I-") for place in found.places)


def test_decided_once_it_is_replaced_everywhere_and_not_asked_about_again(told: Field) -> None:
    deciding.accept(told.study, candidate(told, "Torgeir Brattvang"))
    text = printed(told)
    assert "Torgeir" not in text
    assert "Brattvang" not in text
    (row,) = [row for row in identifying.rows(told.study) if row.identifier]
    assert row.shown.startswith("[T-")
    assert f"{row.shown}s kone" in text
    assert f"Hils {row.shown}." in text
    assert not any("Torgeir" in form for each in deciding.queue(told.study) for form in each.forms)


def test_a_decision_is_undone_and_asked_about_again(told: Field) -> None:
    deed = deciding.accept(told.study, candidate(told, "10 00 03 03"))
    assert "10 00 03 03" not in printed(told)
    undoing.undo(told.study, deed)
    assert "10 00 03 03" in printed(told)
    assert candidate(told, "10 00 03 03").kind is Kind.PHONE


def test_what_is_rejected_stays_rejected_until_it_is_asked_for(told: Field) -> None:
    before = deciding.left(told.study)
    deciding.reject(told.study, candidate(told, "Tinn"))
    assert deciding.left(told.study) == before - 1
    assert identifying.rejected(told.study) == ("Tinn",)
    identifying.admit(told.study, "Tinn")
    assert candidate(told, "Tinn")


def test_a_rejected_spelling_of_a_registered_name_is_left_alone(told: Field) -> None:
    study = told.study
    recruiting.save_person(study, recruiting.PersonDetails(name="Ask Tenkt"))
    deciding.reject(study, Candidate("tenkt", Kind.PERSON, ("Tenkt",), 1, "", Risk.LOW, ()))
    entries = registering.entries(study)
    assert gating.scan("a.txt", "Tenkt på det.".encode(), entries) == ()
    assert gating.scan("a.txt", b"Ask Tenkt sa det.", entries)


def test_what_was_rejected_before_it_was_somebodys_does_not_leave(told: Field) -> None:
    study = told.study
    for words in ("98 76 54 32", "Hansen", "Berit Hansen", "Fauske"):
        deciding.reject(study, Candidate(words, Kind.PHONE, (words,), 1, "", Risk.LOW, ()))
    case = recruiting.save_case(study, recruiting.CaseDetails("Torget kafé", "Fauske"))
    berit = recruiting.PersonDetails(name="Berit Hansen", phone="98765432", cases=(case,))
    recruiting.save_person(study, berit)
    entries = registering.entries(study)
    for words in ("ring 98 76 54 32", "sa Hansen", "sa Berit Hansen", "i Fauske"):
        assert gating.scan("a.txt", words.encode(), entries), words
    deciding.reject(study, Candidate("98765432", Kind.PHONE, ("98765432",), 1, "", Risk.LOW, ()))
    assert gating.scan("a.txt", b"ring 98765432", registering.entries(study))


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        (Choice(Kind.PLACE, Action.GENERALISE, ("kommune C", "kommune på Østlandet", "en kommune"), 1),
         "[kommune på Østlandet]"),
        (Choice(Kind.PLACE, Action.DESCRIBE, ("en liten kommune",)), "[en liten kommune]"),
        (Choice(Kind.PLACE, Action.BACKGROUND), "[bare bakgrunn]"),
    ],
)  # fmt: skip
def test_what_is_printed_instead_is_chosen(told: Field, choice: Choice, shown: str) -> None:
    deciding.accept(told.study, candidate(told, "Tinn"), choice)
    found = printed(told)
    assert "Tinn" not in found
    assert found.count("[") > 0
    if choice.action is not Action.BACKGROUND:
        assert f"bor i {shown}." in found


def test_another_name_of_a_contact_is_shown_as_that_contact(told: Field) -> None:
    who = recruiting.person(told.study, told.person).person.pseudonym
    deciding.accept(told.study, candidate(told, "Torgeir Brattvang"), Choice(Kind.PERSON, about=told.person))
    assert "bor i" in printed(told)
    assert printed(told).count(f"[{who}]") >= 4


def test_a_marked_passage_waits_for_a_person_and_is_left_out_when_told(consented: Field) -> None:
    study, interview, question = consented.study, consented.interview, consented.question
    text = "Naboen drikker. Ellers bra."
    mark = Mark("m1", 0, 15, MarkKind.THIRD_PERSON, text[:15])
    noting.save_note(study, interview, question, text, (mark,))
    noting.close(study, interview)
    (found,) = [each for each in deciding.queue(study, interview) if each.mark]
    assert found.mark is MarkKind.THIRD_PERSON
    deed = deciding.accept(study, found)
    assert "drikker" not in printed(consented)
    assert "Ellers bra." in printed(consented)
    undoing.undo(study, deed)
    assert "drikker" in printed(consented)
    deciding.reject(study, found)
    assert "drikker" in printed(consented)
    assert not [each for each in deciding.queue(study, interview) if each.mark]


def test_a_review_holds_until_something_is_written(told: Field) -> None:
    study, interview = told.study, told.interview
    assert reviewing.state(study, interview)[0] is State.NONE
    done = reviewing.review(study, interview)
    assert done.undecided == deciding.left(study, interview) > 0
    assert reviewing.state(study, interview)[0] is State.DONE
    deciding.accept(study, candidate(told, "Tinn"))
    assert reviewing.state(study, interview)[0] is State.DONE
    tidying.save_fair(study, interview, told.question, "Noe annet ble skrevet.")
    noting.keep_fair_draft(study, interview, told.question, "Noe annet ble skrevet, og mer til.")
    assert reviewing.state(study, interview)[0] is State.DONE, "a fair copy that is not finished is not printed"
    tidying.finish(study, interview, finished=True)
    assert reviewing.state(study, interview)[0] is State.CHANGED
    with pytest.raises(exporting.NotReviewed, match="changed after"):
        exporting.copied(study, interview)
    reviewing.review(study, interview)
    assert exporting.copied(study, interview, Attribution.NONE)


def test_readable_numbers_and_round_brackets_follow_the_leads_profile(told: Field) -> None:
    study = told.study
    deciding.accept(study, candidate(told, "Torgeir Brattvang"))
    naming.set_profile(study, Profile(numbers=True, style="round"))
    naming.number_all(study)
    assert "(informant 1) var der." in printed(told)
    assert "(person 1)s kone" in printed(told)
    numbers = naming.names(study, str).numbers
    naming.number_all(study)
    assert naming.names(study, str).numbers == numbers


def test_without_the_key_nothing_can_be_decided(told: Field) -> None:
    without = replace(told.study, key=None)
    with pytest.raises(KeyClosed):
        deciding.queue(without)
    with pytest.raises(KeyClosed):
        reviewing.review(without, told.interview)


def test_names_that_may_be_one_are_proposed_and_joined_by_a_person(told: Field) -> None:
    study = told.study
    first = identifying.add(study, ("Torgeir Brattvang",), Choice(Kind.PERSON))
    second = identifying.add(study, ("Torgeir Bratvang",), Choice(Kind.PERSON))
    (found,) = identifying.likenesses(study)
    deed = identifying.join(study, found)
    assert len([row for row in identifying.rows(study) if row.identifier]) == 1
    assert identifying.likenesses(study) == ()
    undoing.undo(study, deed)
    assert {row.id for row in identifying.rows(study) if row.identifier} == {first, second}
    identifying.keep_apart(study, found)
    assert identifying.likenesses(study) == ()


def test_what_stays_named_needs_a_source_a_date_and_somebody_who_decided(told: Field) -> None:
    found = candidate(told, "Tinn")
    one = identifying.add(told.study, found.forms, Choice(found.kind))
    entry = identifying.get(told.study, one)
    with pytest.raises(identifying.CitationMissing):
        identifying.save(told.study, replace(entry, action=Action.KEEP))
    cited = Citation("eksempel.no", date(2026, 1, 2), "Ask", Where.STATEMENTS)
    identifying.save(told.study, replace(entry, action=Action.KEEP, kept=cited))
    assert "bor i Tinn." in printed(told)
    assert not [each for each in deciding.queue(told.study) if "Tinn" in each.forms]
    identifying.save(told.study, replace(entry, action=Action.KEEP, kept=replace(cited, where=Where.SAMPLE)))
    assert "Tinn" not in printed(told)


def test_few_who_share_what_is_printed_stop_the_export_until_somebody_says_why(told: Field, tmp_path: Path) -> None:
    study = told.study
    reviewing.review_all(study)
    with pytest.raises(exporting.SmallCells, match="leder"):
        exporting.export_transcripts(study, tmp_path / "ut", leave=Leave(audience="Arkivet"))
    assert not (tmp_path / "ut").exists()
    exporting.export_transcripts(study, tmp_path / "ut", leave=Leave(audience="Arkivet", reason="Avtalt."))
    again = exporting.export_transcripts(study, tmp_path / "ut", leave=Leave(audience="Arkivet"))
    assert again.files
    with pytest.raises(exporting.SmallCells):
        exporting.export_transcripts(study, tmp_path / "ut", leave=Leave(audience="Avisen"))


def test_every_place_that_a_decision_would_hold_for_is_shown_before_it_falls(told: Field) -> None:
    study = told.study
    again = interviewing.plan(study, persons=(told.person,), case=told.case, guide="moteplass", mode=Mode.PHONE)
    noting.save_note(study, again, told.question, "Det sto en brattvang der, sa de.")
    noting.close(study, again)
    found = candidate(told, "Torgeir Brattvang")
    assert {place.interview for place in found.places} == {told.interview, again}
    assert found.shown == "Torgeir Brattvang"
    deciding.accept(study, found)
    for place in found.places:
        after = "\n".join(row.compared.after for row in comparing.rows(study, place.interview))
        assert place.words not in after
