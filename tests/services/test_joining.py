"""Joined is read as one, nothing that points to either is rewritten, and it can be taken apart again."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from interviewer.domain.answer import Reflection
from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.event import Edit
from interviewer.domain.interview import Mode
from interviewer.domain.joined import Kind
from interviewer.domain.person import Outcome
from interviewer.domain.replacement import replace as replaced
from interviewer.domain.transcript_text import to_text
from interviewer.services import (
    consenting,
    creating,
    exporting,
    interviewing,
    joining,
    noting,
    overviewing,
    pairing,
    recruiting,
    registering,
    resolving,
    tidying,
)
from interviewer.services.consenting import Said
from interviewer.services.errors import NothingThere
from interviewer.services.joining import NotOneTalk
from interviewer.services.meeting import Acquaintance
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.storage import deeds, heads, joins, log
from tests import laptops
from tests.conftest import Field

MORNING = datetime(2026, 5, 4, 9).astimezone()


def again(field: Field, name: str = "Samira T. Hale", phone: str = "+47 10 00 01 01", **more: str) -> str:
    """Meet the same person once more, as a laptop that does not know her."""
    return recruiting.save_person(field.study, PersonDetails(name=name, phone=phone, **more))  # type: ignore[arg-type]


def undo(field: Field, deed: str) -> None:
    """Set what a deed set back to nothing."""
    rows = field.study.data.execute("SELECT kind, agg, field FROM event WHERE deed = ?", [deed]).fetchall()
    log.append(field.study.data, [Edit(kind, agg, name, None) for kind, agg, name in rows])


def talk(field: Field, person: str, by: str, note: str, start: datetime = MORNING) -> str:
    """Hold an interview as ``by`` notes it, and close it."""
    study = field.study
    made = interviewing.plan(
        study, persons=(person,), case=field.case, guide="moteplass", mode=Mode.PHONE, interviewer=by, afterwards=True,
        started=start, ended=start + timedelta(hours=1),
    )  # fmt: skip
    noting.save_note(study, made, field.question, note)
    noting.close(study, made)
    return made


def test_a_name_alone_proposes_nothing(consented: Field) -> None:
    again(consented, "Samira Testdatter Hale", "10 00 01 09")
    assert joining.duplicates(consented.study) == ()


def test_the_same_phone_or_address_or_name_and_case_is_proposed(consented: Field) -> None:
    study = consented.study
    phone = again(consented)
    (found,) = joining.duplicates(study)
    assert {found.first, found.second} == {consented.person, phone}
    assert found.why == ("the same phone number",)
    assert "Samira" in found.first_shown
    name = recruiting.save_person(study, PersonDetails(name="samira testdatter hale", cases=(consented.case,)))
    assert {"the same name and the same møteplass"} in [set(each.why) for each in joining.duplicates(study)]
    assert any(name in (each.first, each.second) for each in joining.duplicates(study))


def test_the_same_place_entered_twice_is_proposed(consented: Field) -> None:
    recruiting.save_case(consented.study, CaseDetails("Solvik innvandrerråd", "solvik"))
    recruiting.save_case(consented.study, CaseDetails("Solvik innvandrerråd", "Vikestad"))
    (found,) = joining.duplicates(consented.study)
    assert (found.kind, found.why) == (Kind.CASE, ("the same name in the same municipality",))


def test_without_the_key_no_person_is_proposed(consented: Field) -> None:
    again(consented)
    assert joining.duplicates(replace(consented.study, key=None, lock=None)) == ()


def test_who_is_said_to_be_apart_is_not_proposed_again(consented: Field) -> None:
    other = again(consented)
    joining.keep_apart(consented.study, Kind.PERSON, consented.person, other)
    assert joining.duplicates(consented.study) == ()


def test_a_joined_person_stands_once_with_all_that_is_known(consented: Field) -> None:
    study = consented.study
    other = again(consented, email="samira@example.org", gender="kvinne")
    recruiting.log_attempt(study, other, Outcome.NO_ANSWER, next_step="Ring", next_at=MORNING)
    third = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", referred_by=other))
    deed = joining.join(study, Kind.PERSON, other, consented.person)
    (row,) = [each for each in recruiting.people(study) if each.person.id != third]
    assert row.person.id == min(consented.person, other) == consented.person
    assert row.contact is not None
    assert (row.contact.name, row.contact.email) == ("Samira Testdatter Hale", "samira@example.org")
    assert (row.person.role, row.person.gender, row.last is not None) == ("leder", "kvinne", True)
    assert recruiting.person(study, other) == row
    assert recruiting.person(study, third).person.referred_by == consented.person
    assert len(recruiting.attempts(study, consented.person)) == 1
    assert overviewing.overview(study, MORNING).counts.persons == 2
    assert joining.duplicates(study) == ()
    undo(consented, deed)
    assert len(recruiting.people(study)) == 3


def test_one_person_reads_alone_as_among_all(consented: Field) -> None:
    study = consented.study
    other, blocked, no = again(consented), again(consented, "Nora Fabelmann", "+47 10 00 02 02"), again(consented, "Jo")
    talk(consented, consented.person, "B", "Hos oss ringer noen.")
    recruiting.log_attempt(study, other, Outcome.NO_ANSWER, next_step="Ring", next_at=MORNING)
    recruiting.log_attempt(study, no, Outcome.DECLINED)
    with study.deed() as deed:
        recruiting.block(study, blocked, deed, Refusal.DO_NOT_CONTACT)
    joining.join(study, Kind.PERSON, other, consented.person)
    undo(consented, joining.join(study, Kind.PERSON, blocked, no))
    rows = recruiting.people(study)
    assert len(rows) == 3
    assert [recruiting.person(study, row.person.id) for row in rows] == list(rows)
    assert len({(row.person.state, row.person.do_not_contact, row.returned) for row in rows}) >= 3


def test_every_name_of_the_joined_stays_in_the_register(consented: Field) -> None:
    study = consented.study
    other = again(consented, "Mira Hale-Testdatter")
    joining.join(study, Kind.PERSON, consented.person, other)
    pseudonym = recruiting.person(study, other).person.pseudonym
    told = replaced("Mira Hale-Testdatter og Samira", registering.entries(study)).text
    assert told == f"[{pseudonym}] og [{pseudonym}]"


def test_a_joined_case_stands_once(consented: Field) -> None:
    study = consented.study
    other = recruiting.save_case(study, CaseDetails("Solvik råd", "Solvik", public=True))
    joining.join(study, Kind.CASE, consented.case, other)
    (row,) = recruiting.cases(study)
    assert (row.case.id, row.shown, row.interviews) == (consented.case, "Solvik innvandrerråd", 1)
    assert recruiting.case(study, other) == row
    assert row.case.public
    entries = registering.entries(study)
    assert f"møteplass {row.case.pseudonym}" in replaced("Solvik råd", entries).text


def test_what_comes_in_meets_the_joined_as_one(consented: Field) -> None:
    study = consented.study
    other = again(consented, "Samira Testdatter Hale")
    joining.join(study, Kind.PERSON, consented.person, other)
    known = Acquaintance(study)
    assert known._persons["Samira Testdatter Hale"] == [consented.person]  # noqa: SLF001


def test_the_stricter_consent_of_the_joined_holds_until_the_next(consented: Field) -> None:
    study = consented.study
    other = again(consented)
    consenting.record(study, other, Said(Decision.NO, refusal=Refusal.NO_TIME))
    joining.join(study, Kind.PERSON, consented.person, other)
    for one in (consented.person, other):
        standing = consenting.standing(study, one)
        assert standing is not None
        assert standing.decision is Decision.NO
    made = consenting.record(study, other, Said(Decision.YES))
    assert made.subject == consented.person
    for one in (consented.person, other):
        standing = consenting.standing(study, one)
        assert standing is not None
        assert standing.id == made.id


def test_words_kept_before_a_join_are_still_there_and_go_on(consented: Field) -> None:
    study = consented.study
    other = again(consented)
    consenting.record(study, other, Said(Decision.YES))
    hers = interviewing.plan(study, persons=(other,), case=None, guide="moteplass", mode=Mode.PHONE)
    noting.save_note(study, hers, consented.question, "Før.")
    joining.join(study, Kind.PERSON, consented.person, other)
    noting.save_note(study, hers, consented.question, "Før. Etter.")
    sheet = interviewing.open_sheet(study, hers)
    assert sheet.answers[consented.question].note == "Før. Etter."
    assert sheet.answers[consented.question].subject == other
    assert sheet.informants[0].person.id == consented.person
    noting.close(study, hers)
    assert "Før. Etter." in to_text(exporting.preview(study, hers))
    assert study.data.execute("SELECT persons FROM interview WHERE agg = ?", [hers]).fetchone() == (f'["{other}"]',)


def test_who_had_no_consent_before_the_join_speaks_under_the_joined_one(consented: Field) -> None:
    study = consented.study
    other = again(consented)
    hers = interviewing.plan(study, persons=(other,), case=None, guide="moteplass", mode=Mode.PHONE)
    joining.join(study, Kind.PERSON, consented.person, other)
    noting.save_note(study, hers, consented.question, "Ja.")
    assert interviewing.open_sheet(study, hers).answers[consented.question].subject == consented.person


def test_a_no_takes_away_what_was_planned_with_either(consented: Field) -> None:
    study = consented.study
    other = again(consented)
    interviewing.plan(study, persons=(other,), case=None, guide="moteplass", mode=Mode.PHONE)
    joining.join(study, Kind.PERSON, consented.person, other)
    consenting.record(study, consented.person, Said(Decision.NO, refusal=Refusal.NO_TIME))
    assert interviewing.rows(study) == ()


def test_joining_on_two_laptops_makes_one_group_and_no_conflict(consented: Field) -> None:
    study = consented.study
    others = [again(consented, f"Samira {number}", "") for number in range(2)]
    laptops.disagree(study.data, "person", others[1], "same_as", consented.person, others[0])
    assert joins.of(study.data, Kind.PERSON).members(others[1]) == (consented.person, *sorted(others))
    assert resolving.conflicts(study) == ()
    assert len(recruiting.people(study)) == 1


def test_what_is_not_there_is_not_joined(consented: Field) -> None:
    for first, second in ((consented.person, "nobody"), (consented.person, consented.person)):
        with pytest.raises(NothingThere):
            joining.join(consented.study, Kind.PERSON, first, second)
    with pytest.raises(NothingThere):
        joining.join(consented.study, Kind.CASE, consented.case, "nothing")
    with pytest.raises(NothingThere):
        joining.join(consented.study, Kind.INTERVIEW, consented.interview, "nothing")


def test_two_note_takers_are_proposed_and_stand_on_one_row(consented: Field) -> None:
    study = consented.study
    ask = talk(consented, consented.person, "Intervjuer Ask", "Ask skrev dette.")
    bo = talk(consented, consented.person, "Intervjuer Bo", "Bo skrev noe annet.", MORNING + timedelta(minutes=5))
    talk(consented, consented.person, "Intervjuer Bo", "En annen dag.", MORNING + timedelta(days=1))
    (found,) = joining.duplicates(study)
    assert (found.kind, {found.first, found.second}) == (Kind.INTERVIEW, {ask, bo})
    joining.join(study, Kind.INTERVIEW, ask, bo)
    (row,) = [each for each in interviewing.rows(study) if each.others]
    assert row.notetakers == ("Intervjuer Ask", "Intervjuer Bo")
    assert (row.interview.id, row.words, row.raised) == (ask, 7, 1)
    assert joining.duplicates(study) == ()


def test_both_sets_stand_beside_each_other_and_leave_together(consented: Field) -> None:
    study = consented.study
    creating.change_project(study, replace(study.project, language="en"))
    ask = talk(consented, consented.person, "Intervjuer Ask", "Ask skrev dette.")
    bo = talk(consented, consented.person, "Intervjuer Bo", "Bo skrev noe annet.")
    noting.set_reflection(study, bo, Reflection(more="Hils."))
    joining.join(study, Kind.INTERVIEW, ask, bo)
    sides = pairing.side_by_side(study, bo)
    assert sides.who == ("Intervjuer Ask", "Intervjuer Bo")
    assert [(row.short, row.notes) for row in sides.rows] == [("2 a", ("Ask skrev dette.", "Bo skrev noe annet."))]
    told = to_text(exporting.preview(study, bo))
    assert told.index("Notes 1") < told.index("Ask skrev dette.") < told.index("Notes 2") < told.index("Bo skrev")
    assert "2 sets of notes of the same talk" in told
    assert "Hils." in told
    assert told == to_text(exporting.preview(study, ask))


def test_the_fair_copy_of_a_joined_talk_is_that_of_the_one_that_stands(consented: Field) -> None:
    study = consented.study
    ask = talk(consented, consented.person, "Intervjuer Ask", "Ask skrev dette.")
    bo = talk(consented, consented.person, "Intervjuer Bo", "Bo skrev noe annet.")
    joining.join(study, Kind.INTERVIEW, ask, bo)
    assert tidying.tidy(study, ask).sheet.answers[consented.question].note == "Ask skrev dette."


def test_two_talks_are_not_one(consented: Field) -> None:
    study = consented.study
    ask = talk(consented, consented.person, "Intervjuer Ask", "Ask.")
    with pytest.raises(NotOneTalk):
        joining.join(study, Kind.INTERVIEW, ask, consented.interview)
    other = again(consented, "Nora Fabelmann", "10 00 01 05")
    consenting.record(study, other, Said(Decision.YES))
    hers = talk(consented, other, "Intervjuer Bo", "Bo.")
    with pytest.raises(NotOneTalk):
        joining.join(study, Kind.INTERVIEW, ask, hers)


def test_a_join_is_a_deed_of_its_own(consented: Field) -> None:
    other = again(consented)
    deed = joining.join(consented.study, Kind.PERSON, consented.person, other)
    assert deeds.touches(consented.study.data, deed)
    assert heads.shown(consented.study.data, other, "", "same_as") is not None
