"""A project as programs for qualitative analysis exchange it: users, codes, variables, cases, sources, notes.

Every text is as it ships. ``guid`` names one element in the whole project; positions are code points, from 0,
half-open, in the source's own text.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What the values of a variable are."""

    TEXT = "Text"
    INTEGER = "Integer"
    DATE = "Date"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who coded."""

    guid: str
    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """A memo."""

    guid: str
    name: str
    text: str
    at: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A code with those below it; ``notes`` are GUIDs."""

    guid: str
    name: str
    description: str = ""
    colour: str = ""
    below: tuple["Branch", ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable; those of cases and of sources have different names."""

    guid: str
    name: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Value:
    """What a variable says, as the standard writes it."""

    variable: Variable
    said: str


@dataclass(frozen=True, slots=True)
class Selection:
    """A coded passage. ``words`` are those that stand there; ``code`` and ``by`` are GUIDs."""

    guid: str
    coding: str
    start: int
    end: int
    words: str
    code: str
    by: str = ""
    made: datetime | None = None
    notes: tuple[str, ...] = ()
    name: str = ""
    """What it is called where that is not its words, because these are not to be quoted."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text with what was coded in it; ``description`` says what nobody may overlook."""

    guid: str
    name: str
    text: str
    selections: tuple[Selection, ...] = ()
    values: tuple[Value, ...] = ()
    notes: tuple[str, ...] = ()
    at: datetime | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class CaseNode:
    """A case with its sources; ``description`` holds the memos, for a case takes no notes."""

    guid: str
    group: str
    name: str
    description: str = ""
    values: tuple[Value, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QdaProject:
    """All of it; ``by`` is a GUID, ``notes_on_all`` are those about the project itself."""

    name: str
    at: datetime
    by: str
    users: tuple[User, ...]
    codes: tuple[Branch, ...]
    variables: tuple[Variable, ...]
    cases: tuple[CaseNode, ...]
    sources: tuple[Source, ...]
    notes: tuple[Note, ...] = ()
    notes_on_all: tuple[str, ...] = ()

    @property
    def codings(self) -> int:
        """Return how many passages are coded."""
        return sum(len(source.selections) for source in self.sources)
