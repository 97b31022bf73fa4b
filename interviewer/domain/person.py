"""Persons, how they were found, and the attempts to reach them.

What identifies somebody (:class:`Contact`) lives in the key file; everything else in the data file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from interviewer.language import N_


class Outcome(StrEnum):
    """The eight outcomes offered on screen (AAPOR-like codes in :data:`AAPOR`)."""

    APPOINTMENT = "appointment"
    NO_ANSWER = "no_answer"
    NO_TIME = "no_time"
    DECLINED = "declined"
    WRONG_NUMBER = "wrong_number"
    REFERRED = "referred"
    OUT_OF_SCOPE = "out_of_scope"
    OTHER = "other"


AAPOR = {
    Outcome.APPOINTMENT: "",
    Outcome.NO_ANSWER: "3.13",
    Outcome.NO_TIME: "2.112a",
    Outcome.DECLINED: "2.112b",
    Outcome.WRONG_NUMBER: "4.3",
    Outcome.REFERRED: "",
    Outcome.OUT_OF_SCOPE: "4.7",
    Outcome.OTHER: "",
}
"""The codes of the outcomes, ``""`` where AAPOR has none; :mod:`interviewer.domain.disposition` tells them finer."""


SEED_WORDS: dict[str, str] = {
    "office": N_("through an office"),
    "register": N_("from a register"),
    "public": N_("from a public source"),
    "network": N_("through a network"),
    "event": N_("at an event"),
    "own_contact": N_("an acquaintance of ours"),
    "other": N_("in another way"),
}
"""How a start informant can have been found, in words; a project may use words of its own."""
SEEDS = tuple(SEED_WORDS)


class ContactState(StrEnum):
    """How far a person has come; the latest consent decides, then the latest attempt."""

    NEW = "new"
    CONTACTED = "contacted"
    APPOINTMENT = "appointment"
    POSTPONED = "postponed"
    CONSENTED = "consented"
    INTERVIEWED = "interviewed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the data file knows them: no name, no number, no address."""

    id: str
    pseudonym: str
    role: str = ""
    gender: str = ""
    age_band: str = ""
    background: str = ""
    minor: bool = False
    seed: bool = False
    """A start informant of the snowball."""
    cases: tuple[str, ...] = ()
    referred_by: str | None = None
    may_contact: bool | None = None
    may_name: bool | None = None
    do_not_contact: bool = False
    state: ContactState = ContactState.NEW
    age_group: str = ""
    """A code of :class:`interviewer.domain.minority.Age`."""
    age_at: date | None = None
    """When the age group was noted."""
    network: str = ""
    seed_kind: str = ""
    """How a start informant was found: a code of :data:`SEEDS`, or the project's own word."""
    gatekeeper: bool = False
    """Passes requests on to others, and is not asked to be interviewed for that."""
    via: str | None = None
    """The gatekeeper through whom this person is reached."""
    case_roles: Mapping[str, str] = field(default_factory=dict)
    """The role in each case; ``role`` where none is given."""
    purged: bool = False
    """The name and numbers were deleted from the key; what can be counted stays."""


@dataclass(frozen=True, slots=True)
class Contact:
    """What the key file holds about a person."""

    person: str
    name: str = ""
    phone: str = ""
    email: str = ""
    remark: str = ""
    adult_from: date | None = None
    """The day somebody under age turns 18, where it is known."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to reach a person is one row. ``next_step`` is free of names; remarks live in the key file."""

    id: str
    person: str
    at: datetime
    channel: str
    by: str
    outcome: Outcome
    next_step: str = ""
    next_at: datetime | None = None
    finer: str = ""
    """The outcome said more exactly: a code of :class:`interviewer.domain.disposition.Disposition`."""
