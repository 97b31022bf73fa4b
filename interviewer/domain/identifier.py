"""Identifiers: what could tell who somebody is, what a person decided about each, and what is printed instead.

The register of them lies in the key file. Persons who are contacts, cases and their municipalities are in it by
themselves; an :class:`Identifier` is one that a person found in a text and decided about.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from interviewer.domain.identity import new_pseudonym
from interviewer.language import N_

Translate = Callable[[str], str]


class Kind(StrEnum):
    """What an identifier is; ``origin`` is a nationality, a language, or a word made of a place's name."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    ROLE = "role"
    ORIGIN = "origin"
    EMAIL = "email"
    PHONE = "phone"
    NATIONAL_ID = "national_id"
    ORGANISATION_NUMBER = "organisation_number"
    ACCOUNT = "account"
    ADDRESS = "address"
    POSTCODE = "postcode"
    DATE = "date"
    URL = "url"
    HANDLE = "handle"
    OTHER = "other"


class Action(StrEnum):
    """What is printed instead (E2)."""

    PSEUDONYM = "pseudonym"
    DESCRIBE = "describe"
    GENERALISE = "generalise"
    BACKGROUND = "background"
    KEEP = "keep"


class Where(StrEnum):
    """Where something that stays named may stand: in the list of the sample, or beside statements too."""

    SAMPLE = "sample"
    STATEMENTS = "statements"


class Risk(StrEnum):
    """How much an identifier gives away; what is riskiest is decided first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Citation:
    """Why something stays named: the public source, the day it was seen there, who decided, and where it may stand."""

    source: str
    seen: date
    by: str
    where: Where = Where.SAMPLE


@dataclass(frozen=True, slots=True)
class Identifier:
    """An entry of the register. ``forms`` are spellings; ``levels`` what may stand for it, the most precise first."""

    id: str
    kind: Kind
    forms: tuple[str, ...]
    pseudonym: str
    action: Action = Action.PSEUDONYM
    levels: tuple[str, ...] = ()
    level: int = 0
    about: str = ""
    """The person or case that it is another name of; then it is shown as that."""
    kept: Citation | None = None
    same_as: str = ""
    """The entry that stands for this one, once a person said they are the same."""

    @property
    def named(self) -> bool:
        """Return whether it stays named beside statements too."""
        return self.action is Action.KEEP and self.kept is not None and self.kept.where is Where.STATEMENTS

    def words(self, translate: Translate) -> str:
        """Return what stands in the brackets, in the language of ``translate``."""
        if self.action is Action.BACKGROUND:
            return translate(BACKGROUND)
        if self.action in (Action.DESCRIBE, Action.GENERALISE):
            chosen = self.levels[min(self.level, len(self.levels) - 1)].strip() if self.levels else ""
            return chosen or translate(INSTEAD[self.kind])
        if self.kind is Kind.PERSON:
            return self.pseudonym
        return f"{translate(INSTEAD[self.kind])} {self.pseudonym}"


BACKGROUND = N_("background only")
INSTEAD: dict[Kind, str] = {
    Kind.PERSON: N_("person"),
    Kind.PLACE: N_("place"),
    Kind.ORGANISATION: N_("organisation"),
    Kind.ROLE: N_("role"),
    Kind.ORIGIN: N_("origin"),
    Kind.EMAIL: N_("e-mail address"),
    Kind.PHONE: N_("phone number"),
    Kind.NATIONAL_ID: N_("national identity number"),
    Kind.ORGANISATION_NUMBER: N_("organisation number"),
    Kind.ACCOUNT: N_("account number"),
    Kind.ADDRESS: N_("address"),
    Kind.POSTCODE: N_("postcode"),
    Kind.DATE: N_("date"),
    Kind.URL: N_("web address"),
    Kind.HANDLE: N_("user name"),
    Kind.OTHER: N_("left out"),
}
"""What is said of each kind, in brackets and in lists."""

ACTIONS: dict[Action, str] = {
    Action.PSEUDONYM: N_("a pseudonym"),
    Action.DESCRIBE: N_("a description"),
    Action.GENERALISE: N_("a generalisation, by level"),
    Action.BACKGROUND: N_("nothing: background only"),
    Action.KEEP: N_("the name itself: it stays named"),
}
"""What is printed instead, as a choice."""

USUAL: dict[Kind, Action] = {
    kind: Action.PSEUDONYM if kind in (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION) else Action.DESCRIBE for kind in Kind
}
"""What is done with each kind unless a person chooses otherwise."""

_LETTERS = {Kind.PERSON: "T", Kind.PLACE: "S", Kind.ORGANISATION: "O"}
_HIGH = {Kind.PERSON, Kind.EMAIL, Kind.PHONE, Kind.NATIONAL_ID, Kind.ACCOUNT, Kind.ADDRESS, Kind.HANDLE}
_LOW = {Kind.ORIGIN, Kind.OTHER}
_UNSURE = 0.35


def pseudonym_for(kind: Kind) -> str:
    """Return a new pseudonym: T for a third person, S for a place, O for an organisation, X for anything else."""
    return new_pseudonym(_LETTERS.get(kind, "X"))


def risk_of(kind: Kind, score: float) -> Risk:
    """Return how much something of this kind gives away; what was found on thin grounds counts one step less."""
    steps = (Risk.HIGH, Risk.MEDIUM, Risk.LOW)
    step = 0 if kind in _HIGH else 2 if kind in _LOW else 1
    return steps[min(2, step + (score < _UNSURE))]
