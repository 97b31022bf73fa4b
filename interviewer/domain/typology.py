"""A typology: types of case, as several authors define them by the same criteria, and how each case fits (F3).

An author who says nothing about a criterion has an empty cell there. That is a finding, and never filled with what
another author says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

Cell = tuple[str, str, str]
"""The keys of a type, an author and a criterion."""


@dataclass(frozen=True, slots=True)
class Named:
    """A type, an author or a criterion: its key stays when it is called something else."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Typology:
    """Types, authors and criteria in their order, and what each author says; a cell that is empty is not there."""

    id: str
    title: str
    types: tuple[Named, ...] = ()
    authors: tuple[Named, ...] = ()
    criteria: tuple[Named, ...] = ()
    definitions: Mapping[Cell, str] = field(default_factory=dict)
    source: str = ""

    def type(self, key: str) -> Named | None:
        """Return one type; ``None`` where it is gone."""
        return next((each for each in self.types if each.key == key), None)

    def said(self, type_key: str, author: str, criterion: str) -> str:
        """Return what an author says of a type by a criterion, ``""`` where the author is silent."""
        return self.definitions.get((type_key, author, criterion), "")

    def standing(self) -> dict[Cell, str]:
        """Return the definitions whose type, author and criterion are all there."""
        types, authors, criteria = ({each.key for each in held} for held in (self.types, self.authors, self.criteria))
        return {
            cell: text
            for cell, text in self.definitions.items()
            if text and cell[0] in types and cell[1] in authors and cell[2] in criteria
        }


class Fit(StrEnum):
    """How a case fits a type by one criterion; one that is not considered has none."""

    FITS = "fits"
    PARTLY = "partly"
    DEVIATES = "deviates"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a case was put, by whom and why. A case can be looked at and fit none of the types: ``type`` is empty."""

    typology: str
    case: str
    type: str
    fits: Mapping[str, Fit] = field(default_factory=dict)
    deviation: str = ""
    rationale: str = ""
    by: str = ""
    at: datetime | None = None

    def count(self, fit: Fit, criteria: Sequence[Named]) -> int:
        """Return by how many of ``criteria`` the case fits so."""
        return sum(self.fits.get(each.key) is fit for each in criteria)


@dataclass(frozen=True, slots=True)
class Move:
    """One step in the history of a case: where it was put, ``None`` where it was taken out."""

    at: datetime
    who: str
    placement: Placement | None
