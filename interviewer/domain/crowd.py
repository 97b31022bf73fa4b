"""Small cells: what is printed of informants, in combinations that too few share (ANONYMISATION, "Small cells").

Only what is printed counts. A combination is listed in its shortest form: who is the only imam is not listed once more
as the only imam of 2026.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from interviewer.domain.transcript import Attribution
from interviewer.language import N_

FEWEST = 3
"""Informants of the sample that must share a combination."""
FEWEST_PEOPLE = 6
"""People that must share it where somebody has stated how many there are."""


class Attribute(StrEnum):
    """What can be printed of an informant."""

    ROLE = "role"
    CASE_TYPE = "case_type"
    PLACE = "place"
    YEAR = "year"
    GENDER = "gender"
    BACKGROUND = "background"
    AGE = "age"
    MINOR = "minor"


NAMES: Mapping[Attribute, str] = {
    Attribute.ROLE: N_("role"),
    Attribute.CASE_TYPE: N_("type of case"),
    Attribute.PLACE: N_("place"),
    Attribute.YEAR: N_("year"),
    Attribute.GENDER: N_("gender"),
    Attribute.BACKGROUND: N_("background"),
    Attribute.AGE: N_("age"),
    Attribute.MINOR: N_("minor"),
}
PRINTED: Mapping[Attribution, frozenset[Attribute]] = {
    Attribution.NONE: frozenset({Attribute.YEAR, Attribute.MINOR}),
    Attribution.ROLE: frozenset({Attribute.YEAR, Attribute.MINOR, Attribute.ROLE}),
    Attribution.ROLE_MODEL: frozenset({Attribute.YEAR, Attribute.MINOR, Attribute.ROLE, Attribute.CASE_TYPE}),
    Attribution.PSEUDONYM: frozenset({Attribute.YEAR, Attribute.MINOR, Attribute.ROLE, Attribute.CASE_TYPE}),
}
"""What a transcript says at each level of attribution; that a guardian consented tells of a minor at every one."""

Combination = tuple[tuple[Attribute, str], ...]


@dataclass(frozen=True, slots=True)
class Informant:
    """An informant of the sample: the pseudonym, and each attribute as it would be printed; empty ones are not."""

    pseudonym: str
    attributes: Mapping[Attribute, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A combination that too few share: who, and the level of attribution that no longer prints it.

    ``people`` is how many there are of them at all, where somebody stated it. ``rest`` marks a complement: those of
    whom an attribute is not printed while nearly everybody else has it.
    """

    combination: Combination
    informants: tuple[str, ...]
    clears: Attribution | None
    people: int | None = None
    rest: bool = False


def cells(
    sample: Sequence[Informant],
    leaving: Iterable[str],
    level: Attribution,
    people: Mapping[Combination, int] | None = None,
) -> tuple[Cell, ...]:
    """Return the combinations that too few of ``sample`` share, of those that ``leaving`` (pseudonyms) would print.

    ``people`` are stated numbers of people for a combination. A year that everybody has tells nobody apart.
    """
    stated = people or {}
    wanted = set(leaving)
    rows = [(one.pseudonym, _values(one, sample, level)) for one in sample]
    found: dict[Combination, Cell] = {}
    for pseudonym, values in rows:
        if pseudonym in wanted:
            for combination in _smallest(values, rows, stated):
                found[combination] = _cell(combination, rows, stated.get(combination))
    for cell in _rests(rows, wanted):
        found[cell.combination] = cell
    return tuple(found[combination] for combination in sorted(found))


def _values(one: Informant, sample: Sequence[Informant], level: Attribution) -> Combination:
    years = {other.attributes.get(Attribute.YEAR, "") for other in sample}
    return tuple(
        (name, value)
        for name, value in sorted(one.attributes.items())
        if value and name in PRINTED[level] and (name is not Attribute.YEAR or len(years) > 1)
    )


def _smallest(
    values: Combination, rows: Sequence[tuple[str, Combination]], stated: Mapping[Combination, int]
) -> Iterator[Combination]:
    """Yield the combinations of an informant's values that too few share and none of whose parts is such a one."""
    small: list[Combination] = []
    for size in range(1, len(values) + 1):
        for combination in combinations(values, size):
            if any(set(part) <= set(combination) for part in small):
                continue
            few = sum(set(combination) <= set(held) for _who, held in rows) < FEWEST
            if few or stated.get(combination, FEWEST_PEOPLE) < FEWEST_PEOPLE:
                small.append(combination)
                yield combination


def _cell(combination: Combination, rows: Sequence[tuple[str, Combination]], people: int | None) -> Cell:
    who = tuple(pseudonym for pseudonym, held in rows if set(combination) <= set(held))
    return Cell(combination, who, _clears(combination), people)


def _clears(combination: Combination) -> Attribution | None:
    """Return the most telling level of attribution that does not print all of a combination."""
    names = {name for name, _value in combination}
    return next((level for level in reversed(Attribution) if not names <= PRINTED[level]), None)


def _rests(rows: Sequence[tuple[str, Combination]], wanted: set[str]) -> Iterator[Cell]:
    """Yield the few of whom an attribute is not printed, where all others have one and the same."""
    for name in Attribute:
        without = [who for who, held in rows if name not in dict(held)]
        values = {dict(held)[name] for _who, held in rows if name in dict(held)}
        if 0 < len(without) < FEWEST <= len(rows) - len(without) and len(values) == 1 and set(without) & wanted:
            yield Cell(((name, ""),), tuple(without), _clears(((name, ""),)), rest=True)
