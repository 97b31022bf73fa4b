"""Good practice: something that works somewhere, told so that others can do it too (F5)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Basis:
    """What a practice builds on: a coded passage, or the whole answer under ``item``. Ids alone, never words."""

    interview: str
    coding: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """What is done, what it takes and what came of it, in a researcher's words, and the cases that do it.

    ``theme`` is the id of a code, ``""`` where it belongs to none. A case that is not named is one of which it is not
    known, never one that does not do it.
    """

    id: str
    title: str
    what: str
    theme: str = ""
    needs: str = ""
    effect: str = ""
    cases: tuple[str, ...] = ()
    by: str = ""
    at: datetime | None = None
    builds_on: tuple[Basis, ...] = ()
