"""Cases, persons, who proposed whom, and the log of attempts to reach them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from interviewer.domain import identity
from interviewer.domain.case import Case, CaseName
from interviewer.domain.consent import Consent, Decision, Refusal
from interviewer.domain.joined import Kind
from interviewer.domain.person import Attempt, Contact, ContactState, Outcome, Person
from interviewer.domain.text import clean, one_line
from interviewer.language import _
from interviewer.services import blocking, registering, times
from interviewer.services.errors import Blocked, Incomplete, NothingThere
from interviewer.services.study import Study
from interviewer.storage import cases as stored_cases
from interviewer.storage import consents, interviews, joins, persons


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

    @property
    def shown(self) -> str:
        """Return the name, or the pseudonym where there is none."""
        return self.contact.name if self.contact and self.contact.name else self.person.pseudonym


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to ring: when it is due and why."""

    row: PersonRow
    due: datetime
    overdue: bool
    step: str


@dataclass(frozen=True, slots=True)
class CaseDetails:
    """What is entered about a case."""

    name: str = ""
    municipality: str = ""
    type: str = ""
    public: bool = False
    public_source: str = ""
    facts: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What is entered about a person; ``None`` flags mean "not asked"."""

    name: str = ""
    phone: str = ""
    email: str = ""
    remark: str = ""
    role: str = ""
    gender: str = ""
    age_band: str = ""
    background: str = ""
    minor: bool = False
    seed: bool = False
    cases: tuple[str, ...] = ()
    referred_by: str | None = None
    may_contact: bool | None = None
    may_name: bool | None = None


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


def save_case(study: Study, details: CaseDetails, case_id: str | None = None) -> str:
    """Keep a case and return its id; names go to the key file. Raises KeyClosed, Incomplete."""
    if not details.name.strip():
        raise Incomplete(_("The name"))
    old = stored_cases.get(study.data, case_id) if case_id else None
    new = Case(
        id=old.id if old else identity.new_id(),
        pseudonym=old.pseudonym if old else identity.new_pseudonym(identity.CASE_PREFIX),
        public=details.public,
        facts=dict(details.facts),
    )
    name = CaseName(new.id, one_line(details.name), one_line(details.municipality), one_line(details.public_source))
    with study.deed() as deed:
        stored_cases.save_name(study.names, name, deed)
        kind = registering.without_names(study, one_line(details.type))
        stored_cases.save(study.data, replace(new, type=kind), deed)
    return new.id


def people(study: Study) -> tuple[PersonRow, ...]:
    """Return the persons, with the latest attempt and the next step of each."""
    who = joins.of(study.data, Kind.PERSON).canonical
    contacts = joins.contacts(study.data, study.key) if study.key else {}
    attempts: dict[str, list[Attempt]] = {}
    for attempt in persons.attempts(study.data):
        attempts.setdefault(who(attempt.person), []).append(attempt)
    given = consents.standing(study.data)
    spoken = {who(one) for interview in interviews.all_of(study.data) if interview.closed for one in interview.persons}
    blocked = {who(one) for one in blocking.of_persons(study)}
    found = [
        replace(one, do_not_contact=one.do_not_contact or one.id in blocked) for one in joins.all_persons(study.data)
    ]
    return tuple(
        _row(person, contacts.get(person.id), attempts.get(person.id, []), given.get(person.id), person.id in spoken)
        for person in found
    )


def _row(
    person: Person, contact: Contact | None, attempts: list[Attempt], consent: Consent | None, spoken: bool
) -> PersonRow:
    last = attempts[-1] if attempts else None
    state = _state(last, consent, spoken)
    settled = state in (ContactState.INTERVIEWED, ContactState.REFUSED, ContactState.WITHDRAWN)
    waiting = last if last and not settled and not person.do_not_contact else None
    return PersonRow(
        replace(person, state=state),
        contact,
        last,
        waiting.next_at if waiting else None,
        waiting.next_step if waiting else "",
    )


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
    """Return one person, also by the id of one who was joined with them. Raises NothingThere."""
    wanted = joins.of(study.data, Kind.PERSON).canonical(person_id)
    found = next((row for row in people(study) if row.person.id == wanted), None)
    if found is None:
        raise NothingThere(_("such person"))
    return found


def save_person(study: Study, details: PersonDetails, person_id: str | None = None) -> str:
    """Keep a person and return the id; name, numbers and remark go to the key file.

    A role or background in which a name of the register stands is kept with its pseudonym instead.
    Raises KeyClosed, Incomplete, Blocked (the number or address of somebody who wants no more contact).
    """
    if not details.name.strip():
        raise Incomplete(_("The name"))
    old = persons.get(study.data, person_id) if person_id else None
    new = old or Person(identity.new_id(), identity.new_pseudonym(identity.PERSON_PREFIX))
    contact = Contact(
        new.id, one_line(details.name), one_line(details.phone), one_line(details.email), clean(details.remark).strip()
    )
    blocking.refuse(study, contact)
    with study.deed() as deed:
        persons.save_contact(study.names, contact, deed)
        changed = replace(
            new,
            role=registering.without_names(study, one_line(details.role)),
            gender=one_line(details.gender),
            age_band=one_line(details.age_band),
            background=registering.without_names(study, one_line(details.background)),
            minor=details.minor,
            seed=details.seed,
            cases=details.cases,
            referred_by=details.referred_by,
            may_contact=details.may_contact,
            may_name=details.may_name,
        )
        persons.save(study.data, changed, deed)
    return new.id


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
) -> Attempt:
    """Keep an attempt to reach somebody; the remark goes to the key file. Raises NothingThere, Blocked, KeyClosed."""
    found = person(study, person_id)
    if found.person.do_not_contact:
        raise Blocked(found.person.pseudonym)
    attempt = Attempt(
        identity.new_id(), person_id, times.aware(at) if at else times.now(), channel, study.me, outcome,
        registering.without_names(study, one_line(next_step)), times.aware(next_at) if next_at else None,
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


def to_ring(study: Study, now: datetime) -> tuple[Call, ...]:
    """Return whom to ring today or before, the longest overdue first."""
    end = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    calls = [
        Call(row, row.next_at, row.next_at < now, row.next_step)
        for row in people(study)
        if row.next_at is not None and row.next_at < end
    ]
    return tuple(sorted(calls, key=lambda call: call.due))


def block(study: Study, person_id: str, deed: str, reason: Refusal) -> None:
    """Mark somebody who wants no more contact; a refusal for any other reason marks nobody."""
    found = persons.get(study.data, person_id)
    if found is not None and reason is Refusal.DO_NOT_CONTACT:
        persons.save(study.data, replace(found, do_not_contact=True), deed)
        blocking.block(study, person_id, deed)
