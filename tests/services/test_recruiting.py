"""Persons, cases and attempts: what is kept where, and who is not rung again on any laptop."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from interviewer.domain import disposition
from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.disposition import CODES, FINER, Disposition
from interviewer.domain.minority import Age
from interviewer.domain.person import AAPOR, SEEDS, Attempt, Contact, ContactState, Outcome
from interviewer.services import consenting, noting, overviewing, recruiting, tallying, times
from interviewer.services.entering import NoAddress, NoNumber
from interviewer.services.errors import Blocked
from interviewer.services.recruiting import CaseDetails, NoFollowUp, PersonDetails
from interviewer.services.study import Study
from interviewer.storage import persons
from tests.conftest import Field
from tests.services.travelling import another_laptop, carry

SOON = timedelta(hours=3)


@pytest.fixture
def other(project: Path, tmp_path: Path) -> Iterator[Study]:
    """Return another laptop of the same project."""
    laptop = another_laptop(project, tmp_path / "other")
    yield laptop
    laptop.close()


def _interviewed(field: Field, **choices: bool) -> None:
    consenting.record(field.study, field.person, consenting.Said(Decision.YES, reply="Ja.", choices=choices))
    noting.save_note(field.study, field.interview, field.question, "Leder.")
    noting.close(field.study, field.interview)


def test_every_outcome_has_its_code_or_none_on_purpose() -> None:
    assert set(AAPOR) == set(Outcome)
    at = times.now()
    for outcome, code in AAPOR.items():
        found = disposition.of_attempt(Attempt("a", "p", at, "phone", "Ask", outcome))
        assert CODES.get(found, "") == code
    for outcome, finer in FINER.items():
        for each in finer:
            assert disposition.of_attempt(Attempt("a", "p", at, "phone", "Ask", outcome, finer=each.value)) is each
    unanswered = Attempt("a", "p", at, "email", "Ask", Outcome.NO_ANSWER)
    assert CODES[disposition.of_attempt(unanswered)] == "3.19"
    told = disposition.of_attempt(Attempt("a", "p", at, "phone", "Ask", Outcome.NO_TIME, finer="machine"))
    assert told is Disposition.NO_TIME


def test_what_is_no_number_or_address_is_not_kept_as_one(study: Study) -> None:
    for details in (PersonDetails(name="Nora", phone="abc"), PersonDetails(name="Nora", phone="112")):
        with pytest.raises(NoNumber, match=details.phone):
            recruiting.save_person(study, details)
    with pytest.raises(NoAddress, match=r"nora\.example"):
        recruiting.save_person(study, PersonDetails(name="Nora", email="nora.example.org"))
    assert recruiting.people(study) == ()
    kept = recruiting.save_person(study, PersonDetails(name="Nora", phone="10 00 02 02 / 10 00 02 03", email="n@b.no"))
    with study.deed() as deed:
        persons.save_contact(study.names, Contact(kept, "Nora", "ringes hjemme"), deed)
    recruiting.save_person(study, PersonDetails(name="Nora F.", phone="ringes hjemme"), kept)
    assert recruiting.person(study, kept).shown == "Nora F."


def test_a_person_has_a_role_in_each_case_and_a_case_its_part_of_the_country(study: Study) -> None:
    first = recruiting.save_case(study, CaseDetails("Fjellforum", "Solvik", "forum", region="nord"))
    second = recruiting.save_case(study, CaseDetails("Strandråd", "Vika", "råd", region="vest, Solvik"))
    details = PersonDetails(
        name="Nora Fabelmann", role="medlem", cases=(first, second), case_roles={first: "leder", "other": "x"},
        network="sangkoret i Vika", seed=True, seed_kind=SEEDS[0], gatekeeper=True,
    )  # fmt: skip
    person = recruiting.person(study, recruiting.save_person(study, details)).person
    assert dict(person.case_roles) == {first: "leder"}
    assert "Vika" not in person.network
    assert (person.seed_kind, person.gatekeeper) == (SEEDS[0], True)
    assert recruiting.case(study, first).case.region == "nord"
    assert "Solvik" not in recruiting.case(study, second).case.region


def test_the_age_group_decides_who_is_a_minor_and_when_it_was_noted(study: Study) -> None:
    details = PersonDetails(name="Leona Diktet", age_group=Age.YOUTH.value, adult_from=date(2028, 3, 1))
    person = recruiting.save_person(study, details)
    row = recruiting.person(study, person)
    assert (row.person.minor, row.person.age_at) == (True, times.now().date())
    assert row.contact is not None
    assert row.contact.adult_from == date(2028, 3, 1)
    recruiting.save_person(study, PersonDetails(name="Leona Diktet", minor=True), person)
    assert recruiting.person(study, person).person.age_group == Age.YOUTH.value
    recruiting.save_person(study, PersonDetails(name="Leona Diktet", age_group=Age.BY_ROLE.value), person)
    assert not recruiting.person(study, person).person.minor
    recruiting.save_person(study, PersonDetails(name="Leona Diktet", age_group=""), person)
    assert recruiting.person(study, person).person.age_at is None


def test_nobody_proposes_or_reaches_themselves(study: Study) -> None:
    person = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", referred_by=person, via=person), person)
    found = recruiting.person(study, person).person
    assert (found.referred_by, found.via) == (None, None)


def test_whoever_said_no_to_follow_up_is_not_rung_after_the_interview(contacted: Field) -> None:
    study, person = contacted.study, contacted.person
    _interviewed(contacted, contact=False)
    with pytest.raises(NoFollowUp):
        recruiting.log_attempt(study, person, Outcome.OTHER, next_step="Ring igjen", next_at=times.now() + SOON)
    recruiting.log_attempt(study, person, Outcome.OTHER)
    assert recruiting.person(study, person).no_follow_up
    assert recruiting.to_ring(study, times.now()) == ()


def test_a_follow_up_planned_after_the_interview_is_due_and_one_from_before_is_done(contacted: Field) -> None:
    study, person = contacted.study, contacted.person
    before = times.now() - timedelta(days=2)
    recruiting.log_attempt(study, person, Outcome.APPOINTMENT, at=before, next_step="Intervju", next_at=before)
    _interviewed(contacted, contact=True)
    assert recruiting.to_ring(study, times.now()) == ()
    recruiting.log_attempt(
        study, person, Outcome.OTHER, at=times.now() + timedelta(minutes=1), next_step="Sitatsjekk",
        next_at=times.now() - timedelta(minutes=1),
    )  # fmt: skip
    (call,) = recruiting.to_ring(study, times.now())
    assert (call.step, call.overdue) == ("Sitatsjekk", True)


def test_a_no_to_follow_up_holds_on_every_laptop_after_a_merge(contacted: Field, other: Study) -> None:
    """The other laptop plans to ring again before it hears of the no."""
    study, person = contacted.study, contacted.person
    _interviewed(contacted, contact=True)
    carry(study, other)
    soon = times.now() - timedelta(minutes=1)
    late = times.now() + timedelta(minutes=1)
    recruiting.log_attempt(other, person, Outcome.OTHER, at=late, next_step="Ring", next_at=soon)
    assert [call.row.person.id for call in recruiting.to_ring(other, times.now())] == [person]
    again = consenting.Said(Decision.YES, reply="Ja.", choices={"contact": False}, at=times.now() + SOON)
    consenting.record(study, person, again)
    carry(study, other)
    carry(other, study)
    for laptop in (study, other):
        assert recruiting.to_ring(laptop, times.now()) == ()
        assert overviewing.overview(laptop, times.now()).calls == ()
        with pytest.raises(NoFollowUp):
            recruiting.log_attempt(laptop, person, Outcome.OTHER, next_step="Ring igjen")


def test_no_more_contact_takes_the_person_off_the_list_of_every_laptop(contacted: Field, other: Study) -> None:
    study, person = contacted.study, contacted.person
    carry(study, other)
    due = times.now() - timedelta(minutes=1)
    recruiting.log_attempt(other, person, Outcome.NO_ANSWER, next_step="Ring", next_at=due)
    said = consenting.Said(Decision.NO, refusal=Refusal.DO_NOT_CONTACT)
    consenting.record(study, person, said)
    carry(study, other)
    assert recruiting.to_ring(other, times.now()) == ()
    with pytest.raises(Blocked):
        recruiting.log_attempt(other, person, Outcome.NO_ANSWER)


def test_a_refuser_who_comes_back_is_an_informant_and_said_to_have_come_back(contacted: Field) -> None:
    study, person = contacted.study, contacted.person
    recruiting.log_attempt(study, person, Outcome.DECLINED)
    assert recruiting.person(study, person).person.state is ContactState.REFUSED
    consenting.record(study, person, consenting.Said(Decision.NO, refusal=Refusal.NO_TIME))
    consenting.record(study, person, consenting.Said(Decision.YES, reply="Likevel ja.", at=times.now() + SOON))
    row = recruiting.person(study, person)
    assert (row.person.state, row.returned) == (ContactState.CONSENTED, True)
    found = tallying.tally(study)
    assert (found.consented, found.refused, found.returned) == (1, 0, 1)


def test_the_numbers_say_where_everybody_stands(contacted: Field) -> None:
    study = contacted.study
    _interviewed(contacted)
    people = [recruiting.save_person(study, PersonDetails(name=f"Nora Fabel{one}")) for one in ("mann", "berg", "vik")]
    recruiting.log_attempt(study, people[0], Outcome.NO_ANSWER, channel="email")
    consenting.record(study, people[1], consenting.Said(Decision.NO, refusal=Refusal.GATEKEEPER))
    found = tallying.tally(study)
    assert dict(found.reasons) == {
        Disposition.COMPLETE: 1, Disposition.EMAIL_UNANSWERED: 1, Disposition.GATEKEEPER: 1, Disposition.NOT_TRIED: 1,
    }  # fmt: skip
    assert (found.persons, found.contacted, found.informed) == (4, 3, 2)
    assert ("persons", 4) in found.lines()


def test_an_attempt_is_kept_as_exactly_as_it_was_said(contacted: Field) -> None:
    recruiting.log_attempt(contacted.study, contacted.person, Outcome.NO_ANSWER, finer=Disposition.MACHINE.value)
    ((attempt, _remark),) = recruiting.attempts(contacted.study, contacted.person)
    assert disposition.of_attempt(attempt) is Disposition.MACHINE
    assert attempt.at <= datetime.now().astimezone()
