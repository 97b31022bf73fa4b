"""Cases, persons, who proposed whom, and the log of attempts to reach them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from interviewer.domain import identity
from interviewer.domain.case import Case, CaseName
from interviewer.domain.consent import Consent, Decision, Refusal
from interviewer.domain.interview import Interview
from interviewer.domain.joined import Kind
from interviewer.domain.person import Attempt, Contact, ContactState, Outcome, Person
from interviewer.domain.text import clean, one_line
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import blocking, registering, times
from interviewer.services.entering import CaseDetails, NamePurged, PersonDetails, save_case, save_person
from interviewer.services.errors import Blocked, NothingThere
from interviewer.services.study import Study
from interviewer.storage import consents, interviews, joins, log, persons

__all__ = [
    "Call", "CaseDetails", "CaseRow", "NamePurged", "NoFollowUp", "PersonDetails", "PersonRow", "attempts", "block",
    "case", "cases", "log_attempt", "people", "person", "plain", "save_case", "save_person", "to_ring",
]  # fmt: skip

_SILENT = (ContactState.REFUSED, ContactState.WITHDRAWN)
"""States in which nobody is rung, whatever was planned before."""


class NoFollowUp(InterviewerError):
    """A next step was to be planned with somebody who said no to being contacted after the interview."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _(
                "{who} said no to being contacted again after the interview. Nothing was stored. "
                "Log the attempt without a next step."
            ).format(who=who)
        )


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as it is shown: by name while the key is open, otherwise by pseudonym."""

    case: Case
    name: CaseName | None
    interviews: int

    @property
    def shown(self) -> str:
        """Return the name, or the pseudonym where there is none."""
        return self.name.name if self.name and self.name.name else self.case.pseudonym


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as it is shown, with the latest attempt and what comes next."""

    person: Person
    contact: Contact | None
    last: Attempt | None = None
    next_at: datetime | None = None
    next_step: str = ""
    follow_up: bool | None = None
    """What the consent that stands says of being contacted again; ``None`` where it was not asked."""
    returned: bool = False
    """Said no first, and has consented since."""

    @property
    def shown(self) -> str:
        """Return the name, or the pseudonym where there is none."""
        return self.contact.name if self.contact and self.contact.name else self.person.pseudonym

    @property
    def no_follow_up(self) -> bool:
        """Return whether the person was interviewed and does not want to hear from us after that."""
        return self.person.state is ContactState.INTERVIEWED and self.follow_up is False


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to ring: when it is due and why."""

    row: PersonRow
    due: datetime
    overdue: bool
    step: str


def cases(study: Study) -> tuple[CaseRow, ...]:
    """Return the cases, with how many interviews each has."""
    groups = joins.of(study.data, Kind.CASE)
    names = joins.case_names(study.data, study.key) if study.key else {}
    held = [groups.canonical(interview.case) for interview in joins.all_interviews(study.data) if interview.case]
    return tuple(CaseRow(case, names.get(case.id), held.count(case.id)) for case in joins.all_cases(study.data))


def case(study: Study, case_id: str) -> CaseRow:
    """Return one case, also by the id of one that was joined with it. Raises NothingThere."""
    wanted = joins.of(study.data, Kind.CASE).canonical(case_id)
    found = next((row for row in cases(study) if row.case.id == wanted), None)
    if found is None:
        raise NothingThere(_("such case"))
    return found


def people(study: Study) -> tuple[PersonRow, ...]:
    """Return the persons, with the latest attempt and the next step of each."""
    who = joins.of(study.data, Kind.PERSON).canonical
    contacts = joins.contacts(study.data, study.key) if study.key else {}
    attempts: dict[str, list[Attempt]] = {}
    for attempt in persons.attempts(study.data):
        attempts.setdefault(who(attempt.person), []).append(attempt)
    given: dict[str, list[Consent]] = {}
    for consent in consents.all_of(study.data):
        given.setdefault(who(consent.subject), []).append(consent)
    standing, talked = consents.standing(study.data), _talked(study, interviews.all_of(study.data))
    blocked = {who(one) for one in blocking.of_persons(study)}
    return tuple(
        _told(
            replace(one, do_not_contact=one.do_not_contact or one.id in blocked), contacts.get(one.id),
            _Past(attempts.get(one.id, []), given.get(one.id, []), standing.get(one.id), talked.get(one.id)),
        )
        for one in joins.all_persons(study.data)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Past:
    """What has been between the project and one person. ``talked`` is when their last interview ended."""

    attempts: Sequence[Attempt]
    given: Sequence[Consent]
    standing: Consent | None
    talked: datetime | None


def _told(person: Person, contact: Contact | None, past: _Past) -> PersonRow:
    said_no = any(each.decision is Decision.NO for each in past.given)
    said_no |= any(each.outcome is Outcome.DECLINED for each in past.attempts)
    opened = past.standing is not None and past.standing.decision.opens_notes
    row = _row(person, past.attempts, past.standing, past.talked)
    return replace(row, contact=contact, returned=said_no and opened)


def _talked(study: Study, held: Iterable[Interview]) -> dict[str, datetime]:
    """Return when the last closed interview with each person ended, as far as that is known."""
    who = joins.of(study.data, Kind.PERSON).canonical
    found: dict[str, datetime] = {}
    for interview in held:
        ended = interview.ended or interview.started or datetime.min.replace(tzinfo=UTC)
        for one in interview.persons if interview.closed else ():
            found[who(one)] = max(ended, found.get(who(one), ended))
    return found


def _row(person: Person, attempts: Sequence[Attempt], consent: Consent | None, talked: datetime | None) -> PersonRow:
    last = attempts[-1] if attempts else None
    state = _state(last, consent, talked is not None)
    row = PersonRow(
        replace(person, state=state), None, last, follow_up=consent.choices.get("contact") if consent else None
    )
    silent = state in _SILENT or person.do_not_contact or person.purged or row.no_follow_up
    if last is None or silent or (state is ContactState.INTERVIEWED and talked is not None and last.at < talked):
        return row
    return replace(row, next_at=last.next_at, next_step=last.next_step)


def _state(last: Attempt | None, consent: Consent | None, spoken: bool) -> ContactState:
    if consent is not None:
        return {
            Decision.NO: ContactState.REFUSED,
            Decision.WITHDRAWN: ContactState.WITHDRAWN,
            Decision.POSTPONED: ContactState.POSTPONED,
        }.get(consent.decision, ContactState.INTERVIEWED if spoken else ContactState.CONSENTED)
    if last is None:
        return ContactState.NEW
    return {
        Outcome.APPOINTMENT: ContactState.APPOINTMENT,
        Outcome.DECLINED: ContactState.REFUSED,
    }.get(last.outcome, ContactState.CONTACTED)


def person(study: Study, person_id: str) -> PersonRow:
    """Return one person as :func:`people` has them, also by the id of one who was joined with them.

    Only what is theirs is read. Raises NothingThere.
    """
    data, groups = study.data, joins.of(study.data, Kind.PERSON)
    wanted = groups.canonical(person_id)
    found, members = joins.person(data, wanted), groups.members(wanted)
    if found is None:
        raise NothingThere(_("such person"))
    tried = [attempt for member in members for attempt in persons.attempts(data, member)]
    past = _Past(
        sorted(tried, key=lambda attempt: (attempt.at, attempt.id)),
        [consent for member in members for consent in consents.of_person(data, member)],
        consents.standing_of(data, wanted),
        _talked(study, interviews.of_persons(data, members)).get(wanted),
    )
    contact = joins.contact(data, study.key, wanted) if study.key else None
    blocked = found.do_not_contact or blocking.is_blocked(study, members)
    return _told(replace(found, do_not_contact=blocked), contact, past)


def plain(study: Study, person_id: str) -> Person:
    """Return one person as the data file has them, without state or contact: for who asks for many, one by one.

    Raises NothingThere.
    """
    held = study.remembered("persons", log.reach(study.data), lambda: _by_id(study))
    found = held.get(joins.of(study.data, Kind.PERSON).canonical(person_id))
    if found is None:
        raise NothingThere(_("such person"))
    return found


def _by_id(study: Study) -> dict[str, Person]:
    return {one.id: one for one in joins.all_persons(study.data)}


def log_attempt(
    study: Study,
    person_id: str,
    outcome: Outcome,
    *,
    channel: str = "phone",
    at: datetime | None = None,
    next_step: str = "",
    next_at: datetime | None = None,
    remark: str = "",
    finer: str = "",
) -> Attempt:
    """Keep an attempt to reach somebody; the remark goes to the key file.

    Raises NothingThere, Blocked, KeyClosed; NoFollowUp for a next step with whoever said no to that after an interview.
    """
    found = person(study, person_id)
    if found.person.do_not_contact:
        raise Blocked(found.person.pseudonym)
    if found.no_follow_up and (next_at is not None or next_step.strip()):
        raise NoFollowUp(found.person.pseudonym)
    attempt = Attempt(
        identity.new_id(), person_id, times.aware(at) if at else times.now(), channel, study.me, outcome,
        registering.without_names(study, one_line(next_step)), times.aware(next_at) if next_at else None,
        finer,
    )  # fmt: skip
    with study.deed() as deed:
        if remark.strip():
            persons.save_remark(study.names, person_id, attempt.id, clean(remark).strip(), deed)
        persons.save_attempt(study.data, attempt, deed)
    return attempt


def attempts(study: Study, person_id: str) -> tuple[tuple[Attempt, str], ...]:
    """Return a person's attempts in order, each with its remark (``""`` without the key)."""
    remarks = persons.remarks(study.key) if study.key else {}
    members = joins.of(study.data, Kind.PERSON).members(person_id)
    return tuple(
        (attempt, remarks.get(attempt.id, "")) for attempt in persons.attempts(study.data) if attempt.person in members
    )


def to_ring(study: Study, now: datetime, rows: Sequence[PersonRow] | None = None) -> tuple[Call, ...]:
    """Return whom to ring today or before, the longest overdue first; ``rows`` are the persons, where they are read."""
    end = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    calls = [
        Call(row, row.next_at, row.next_at < now, row.next_step)
        for row in (people(study) if rows is None else rows)
        if row.next_at is not None and row.next_at < end
    ]
    return tuple(sorted(calls, key=lambda call: call.due))


def block(study: Study, person_id: str, deed: str, reason: Refusal) -> None:
    """Mark somebody who wants no more contact; a refusal for any other reason marks nobody."""
    found = persons.get(study.data, person_id)
    if found is not None and reason is Refusal.DO_NOT_CONTACT:
        persons.save(study.data, replace(found, do_not_contact=True), deed)
        blocking.block(study, person_id, deed)
