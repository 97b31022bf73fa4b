"""Entering cases and persons: names and numbers to the key file, what holds no name to the data file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from interviewer.domain import addresses, identity
from interviewer.domain.case import Case, CaseName
from interviewer.domain.minority import Age
from interviewer.domain.person import Contact, Person
from interviewer.domain.text import clean, one_line
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import blocking, masking_own_work, registering, times
from interviewer.services.errors import Incomplete
from interviewer.services.study import Study
from interviewer.storage import cases, persons


class NamePurged(InterviewerError):
    """Somebody was to get a name again after it was deleted for good."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _(
                "The name of {who} was deleted for good, and the entry is kept for the counts only. Nothing was "
                "stored. Enter whoever comes back as a new person."
            ).format(who=who)
        )


class NoNumber(InterviewerError):
    """What was entered as a phone number is none."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            _(
                "“{typed}” is no phone number: five digits or more are needed. Nothing was stored. Mend it, or leave "
                "the field empty; what is not a number belongs in the remark."
            ).format(typed=typed)
        )


class NoAddress(InterviewerError):
    """What was entered as an e-mail address is none."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            _(
                "“{typed}” is no e-mail address: something is needed on both sides of an @. Nothing was stored. Mend "
                "it, or leave the field empty."
            ).format(typed=typed)
        )


@dataclass(frozen=True, slots=True)
class CaseDetails:
    """What is entered about a case."""

    name: str = ""
    municipality: str = ""
    type: str = ""
    public: bool = False
    public_source: str = ""
    facts: Mapping[str, bool] = field(default_factory=dict)
    region: str = ""


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What is entered about a person; ``None`` flags mean "not asked".

    ``age_group`` is a code of :class:`interviewer.domain.minority.Age` and decides whether somebody is a minor; with
    ``None`` nobody was asked for it: what was known of it stays, and ``minor`` stands as it is given.
    """

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
    age_group: str | None = None
    adult_from: date | None = None
    network: str = ""
    seed_kind: str = ""
    gatekeeper: bool = False
    via: str | None = None
    case_roles: Mapping[str, str] = field(default_factory=dict)


def save_case(study: Study, details: CaseDetails, case_id: str | None = None) -> str:
    """Keep a case and return its id; names go to the key file. Raises KeyClosed, Incomplete."""
    if not details.name.strip():
        raise Incomplete(_("The name"))
    old = cases.get(study.data, case_id) if case_id else None
    new = Case(
        id=old.id if old else identity.new_id(),
        pseudonym=old.pseudonym if old else identity.new_pseudonym(identity.CASE_PREFIX),
        public=details.public,
        facts=dict(details.facts),
    )
    name = CaseName(new.id, one_line(details.name), one_line(details.municipality), one_line(details.public_source))
    with study.deed() as deed:
        cases.save_name(study.names, name, deed)
        kind, region = _nameless(study, details.type), _nameless(study, details.region)
        cases.save(study.data, replace(new, type=kind, region=region), deed)
    return new.id


def _nameless(study: Study, text: str) -> str:
    """Return free text for the data file: a name of the register that stands in it becomes its pseudonym."""
    return registering.without_names(study, one_line(text))


def save_person(study: Study, details: PersonDetails, person_id: str | None = None) -> str:
    """Keep a person and return the id; name, numbers and remark go to the key file.

    A role or background in which a name of the register stands is kept with its pseudonym instead.
    Raises KeyClosed, Incomplete, NamePurged, NoNumber, NoAddress, Blocked (the number or address of somebody who wants
    no more contact).
    """
    if not details.name.strip():
        raise Incomplete(_("The name"))
    old = persons.get(study.data, person_id) if person_id else None
    if old is not None and old.purged:
        raise NamePurged(old.pseudonym)
    new = old or Person(identity.new_id(), identity.new_pseudonym(identity.PERSON_PREFIX))
    contact = Contact(
        new.id, one_line(details.name), one_line(details.phone), one_line(details.email),
        clean(details.remark).strip(), details.adult_from,
    )  # fmt: skip
    _check(study, contact)
    blocking.refuse(study, contact)
    with study.deed() as deed:
        persons.save_contact(study.names, contact, deed)
        persons.save(study.data, _changed(study, new, details), deed)
        masking_own_work.mask_person(study, new.pseudonym, contact, deed)
    return new.id


def _check(study: Study, contact: Contact) -> None:
    """Refuse a number that is none and an address that is none; what stood there before is let be."""
    no_number = bool(contact.phone) and not addresses.phones(contact.phone)
    no_address = bool(contact.email) and not addresses.emails(contact.email)
    if not (no_number or no_address):
        return
    before = persons.contacts(study.names).get(contact.person, Contact(contact.person))
    if no_number and contact.phone != before.phone:
        raise NoNumber(contact.phone)
    if no_address and contact.email != before.email:
        raise NoAddress(contact.email)


def _changed(study: Study, person: Person, details: PersonDetails) -> Person:
    roles = {case: _nameless(study, role) for case, role in details.case_roles.items()}
    return replace(
        _aged(person, details),
        role=_nameless(study, details.role),
        background=_nameless(study, details.background),
        network=_nameless(study, details.network),
        seed_kind=_nameless(study, details.seed_kind),
        gender=one_line(details.gender),
        age_band=one_line(details.age_band),
        seed=details.seed,
        cases=details.cases,
        referred_by=details.referred_by if details.referred_by != person.id else None,
        may_contact=details.may_contact,
        may_name=details.may_name,
        gatekeeper=details.gatekeeper,
        via=details.via if details.via != person.id else None,
        case_roles={case: role for case, role in roles.items() if role and case in details.cases},
    )


def _aged(person: Person, details: PersonDetails) -> Person:
    """Return the person with the age group that was noted; the day is that on which it was noted first."""
    if details.age_group is None:
        return replace(person, minor=details.minor)
    group = Age(details.age_group)
    noted = person.age_at if person.age_group == group.value else None
    at = (noted or times.now().date()) if group is not Age.UNKNOWN else None
    return replace(person, age_group=group.value, minor=group.minor, age_at=at)
