"""Faults to plant in fieldwork that is in order, each of them one that the register of consents must tell of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from interviewer.domain.consent import Decision, Guardian, GuardianEvent
from interviewer.domain.deviation import Fault
from interviewer.domain.identity import new_id
from interviewer.domain.interview import Session
from interviewer.domain.person import Attempt, Outcome
from interviewer.storage import consents, interviews, persons, projects, texts
from tests.orderly import START, Fieldwork, Informant, say

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
CALLED_AGAIN = START + timedelta(days=90)


def call_again(field: Fieldwork, informant: Informant, at: datetime = CALLED_AGAIN) -> None:
    interviews.save_session(field.study.data, Session(new_id(), informant.interview.id, at, at + timedelta(minutes=10)))


def decide(field: Fieldwork, informant: Informant, decision: Decision, at: datetime, **changes: object) -> None:
    with field.study.deed() as deed:
        again = replace(informant.consent, id=new_id(), decision=decision, at=at, **changes)  # type: ignore[arg-type]
        consents.save(field.study.data, again, deed)


def before_the_consent(field: Fieldwork) -> None:
    at = START + timedelta(hours=2 * field.made)
    field.informant(talk={"afterwards": True, "started": at - timedelta(minutes=10)})


def dated_after_the_interview(field: Fieldwork) -> None:
    at = START + timedelta(hours=2 * field.made)
    field.informant(consent={"at": at + timedelta(days=1)})


def text_retired_the_same_day(field: Fieldwork) -> None:
    day = START + timedelta(days=20)
    with field.study.deed() as deed:
        form = texts.all_of(field.study.data)[field.text.id]["form"]
        mark = projects.embed(field.study.data, "script", {**form, "version": "9"})
        times = {"valid_from": day.isoformat(), "valid_to": (day + timedelta(hours=4)).isoformat()}
        kept = {"form": {**form, "version": "9"}, "mark": mark, "approved_by": "Ask", **times}
        texts.save(field.study.data, new_id(), kept, deed)
    at = day + timedelta(hours=5)
    talk = {"started": at + timedelta(minutes=3), "ended": at + timedelta(minutes=50)}
    field.informant(consent={"at": at, "script_hash": mark}, talk=talk)


def element_missing(field: Fieldwork) -> None:
    field.informant(consent={"elements": field.text.script.mandatory[:-1]})


def minor_without_guardian(field: Fieldwork) -> None:
    field.informant(person={"minor": True, "age_group": "15_17"}, consent={"age": "15_17"})


def guardian_withdrew(field: Fieldwork) -> None:
    informant = field.informant(person={"minor": True, "age_group": "15_17"}, consent={"age": "15_17"})
    with field.study.deed() as deed:
        for event, days in ((GuardianEvent.INFORMED, -1), (GuardianEvent.WITHDRAWN, 5)):
            at = informant.consent.at + timedelta(days=days)
            consents.save_guardian(field.study.data, informant.person, Guardian(event, "sms", at), deed)


def turned_eighteen(field: Fieldwork) -> None:
    person = {"minor": False, "age_group": "adult", "age_at": date(2026, 5, 1)}
    informant = field.informant(person=person, consent={"age": "15_17"})
    with field.study.deed() as deed:
        at = informant.consent.at - timedelta(days=1)
        told = Guardian(GuardianEvent.INFORMED, "sms", at)
        consents.save_guardian(field.study.data, informant.person, told, deed)
    call_again(field, informant)


def after_the_withdrawal(field: Fieldwork) -> None:
    informant = field.informant()
    call_again(field, informant)
    say(field.study, informant.interview, informant.consent, "Det var litt til.")
    decide(field, informant, Decision.WITHDRAWN, CALLED_AGAIN - timedelta(days=1))


def contacted_after_no(field: Fieldwork) -> None:
    informant = field.informant(consent={"choices": {"contact": False}})
    with field.study.deed() as deed:
        tried = Attempt(new_id(), informant.person, CALLED_AGAIN, "phone", "Ask", Outcome.NO_ANSWER)
        persons.save_attempt(field.study.data, tried, deed)


def third_person_left(field: Fieldwork) -> None:
    field.informant(span=True)


def proposed_without_leave(field: Fieldwork) -> None:
    field.informant(person={"referred_by": new_id(), "may_contact": False})


def edited_after_closing(field: Fieldwork) -> None:
    informant = field.informant()
    say(field.study, informant.interview, informant.consent, "Noe annet.")


TWELVE: dict[Fault, Callable[[Fieldwork], None]] = {
    Fault.BEFORE_CONSENT: before_the_consent,
    Fault.CONSENT_LATE: dated_after_the_interview,
    Fault.TEXT_NOT_IN_FORCE: text_retired_the_same_day,
    Fault.ELEMENT_MISSING: element_missing,
    Fault.NO_GUARDIAN: minor_without_guardian,
    Fault.GUARDIAN_OBJECTS: guardian_withdrew,
    Fault.OF_AGE: turned_eighteen,
    Fault.CONTACTED: contacted_after_no,
    Fault.SPANS_OPEN: third_person_left,
    Fault.REFERRED: proposed_without_leave,
    Fault.EDITED: edited_after_closing,
}
