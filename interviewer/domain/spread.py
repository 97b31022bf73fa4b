"""The spread of the sample: how many informants there are of each kind, how many were wanted, and what is lacking (D4).

The unit is the informant. Whoever belongs to several cases counts in each of their types and regions, once in each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from interviewer.language import N_


class Dimension(StrEnum):
    """In what informants differ."""

    MODEL = "model"
    ROLE = "role"
    GENDER = "gender"
    YOUTH = "youth"
    REGION = "region"
    NETWORK = "network"


NAMES: Mapping[Dimension, str] = {
    Dimension.MODEL: N_("Type of case"),
    Dimension.ROLE: N_("Role"),
    Dimension.GENDER: N_("Gender"),
    Dimension.YOUTH: N_("Young or adult"),
    Dimension.REGION: N_("Part of the country"),
    Dimension.NETWORK: N_("Network"),
}

YOUNG, ADULT = "young", "adult"
"""The values of :attr:`Dimension.YOUTH`."""
FIXED: Mapping[str, str] = {YOUNG: N_("under age"), ADULT: N_("adult")}
"""Values that are codes, with their words; every other value is a word of the project's own."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """Somebody in the sample, or on the way into it, with their values; an informant has consented."""

    values: Mapping[Dimension, tuple[str, ...]]
    informant: bool


@dataclass(frozen=True, slots=True)
class Target:
    """How many informants are wanted of a kind."""

    dimension: Dimension
    value: str
    wanted: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind: its informants, those on the way, how many are wanted; ``value`` is ``""`` where none is entered."""

    value: str
    informants: int
    on_the_way: int = 0
    wanted: int | None = None

    @property
    def lacking(self) -> int:
        """Return how many informants are lacking of those wanted."""
        return max(0, (self.wanted or 0) - self.informants)


@dataclass(frozen=True, slots=True)
class Board:
    """One dimension with its kinds, the largest first, those without a value last."""

    dimension: Dimension
    cells: tuple[Cell, ...]

    @property
    def lacking(self) -> int:
        """Return how many informants are lacking in all."""
        return sum(cell.lacking for cell in self.cells)


def boards(sample: Sequence[Sampled], targets: Iterable[Target]) -> tuple[Board, ...]:
    """Return every dimension; values that differ only in how they are written count as one."""
    wanted = {(each.dimension, each.value.casefold()): each for each in targets}
    return tuple(_board(dimension, sample, wanted) for dimension in Dimension)


def _board(dimension: Dimension, sample: Sequence[Sampled], wanted: Mapping[tuple[Dimension, str], Target]) -> Board:
    written: dict[str, str] = {key: each.value for (where, key), each in wanted.items() if where is dimension}
    counts: dict[str, list[int]] = {key: [0, 0] for key in written}
    for one in sample:
        values = {value.strip() for value in one.values.get(dimension, ())} - {""} or {""}
        for key, value in {value.casefold(): value for value in sorted(values)}.items():
            written.setdefault(key, value)
            counts.setdefault(key, [0, 0])[0 if one.informant else 1] += 1
    cells = [
        Cell(written[key], informants, coming, wanted[dimension, key].wanted if (dimension, key) in wanted else None)
        for key, (informants, coming) in counts.items()
    ]
    return Board(dimension, tuple(sorted(cells, key=lambda cell: (not cell.value, -cell.informants, cell.value))))
