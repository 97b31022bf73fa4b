"""Two coders side by side: where they agree, where not, and how far beyond chance.

Compared are the interviews in which both have coded something. The unit is an answer (was the code used in it at all?)
or a character (does it stand under the code?); each count says how many units there were.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from interviewer.domain import agreement
from interviewer.domain.code import Code
from interviewer.domain.progress import Progress, silent
from interviewer.language import _
from interviewer.services import codebook, coding
from interviewer.services.coding import CodedText
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study


class Unit(StrEnum):
    """What is compared."""

    ANSWER = "answer"
    CHARACTER = "character"


@dataclass(frozen=True, slots=True)
class Coder:
    """Somebody who has coded: in how many interviews, and how many codings stand."""

    name: str
    interviews: int
    codings: int


@dataclass(frozen=True, slots=True)
class Line:
    """How far two coders agree on a code (``None``: on all codes together); the four numbers are units."""

    code: Code | None
    both: int
    first: int
    second: int
    neither: int
    kappa: float | None
    alpha: float | None

    @property
    def units(self) -> int:
        """Return how many units were compared."""
        return self.both + self.first + self.second + self.neither

    @property
    def share(self) -> float:
        """Return the share of units on which they agree, from 0 to 1."""
        return (self.both + self.neither) / self.units if self.units else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer in which only one of the two used a code."""

    text: CodedText
    code: Code
    used_by: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two coders compared: over all codes, code by code, and where they differ."""

    first: str
    second: str
    unit: Unit
    interviews: int
    answers: int
    whole: Line
    lines: tuple[Line, ...]
    differences: tuple[Difference, ...]


def coders(study: Study) -> tuple[Coder, ...]:
    """Return who has coded, the busiest first. Raises CallRunning."""
    interviews: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for each in coding.all_coded(study):
        own = Counter(one.by for one in each.codings)
        made += own
        interviews.update(own.keys())
    return tuple(Coder(name, interviews[name], count) for name, count in made.most_common())


def compare(study: Study, first: str, second: str, unit: Unit = Unit.ANSWER, progress: Progress = silent) -> Comparison:
    """Return how far two coders agree. Raises CallRunning, NothingThere where no interview was coded by both."""
    book = codebook.codebook(study)
    shared = []
    for number, each in enumerate(coding.all_coded(study), 1):
        progress(number, 0)
        if {first, second} <= {one.by for one in each.codings}:
            shared.append(each)
    if not shared or first == second:
        raise NothingThere(_("interview that both have coded"))
    texts = [text for each in shared for text in each.texts]
    used = {one.code for text in texts for one in text.codings if one.by in (first, second)}
    listed = [code for code, _depth in book.in_order() if code.id in used]
    tables = [(code, _table(texts, code.id, first, second, unit)) for code in listed]
    whole: Counter[tuple[bool, bool]] = Counter()
    for _code, table in tables:
        whole.update(table)
    return Comparison(
        first, second, unit, len(shared), len(texts), _line(None, whole),
        tuple(_line(code, table) for code, table in tables), tuple(_differences(texts, listed, first, second)),
    )  # fmt: skip


def _table(
    texts: Iterable[CodedText], code: str, first: str, second: str, unit: Unit
) -> Mapping[tuple[bool, bool], int]:
    """Return how many units stand under the code by both, by one, by the other, by neither."""
    found: Counter[tuple[bool, bool]] = Counter()
    for text in texts:
        if unit is Unit.ANSWER:
            found[bool(_covered(text, code, first)), bool(_covered(text, code, second))] += 1
            continue
        one, other = _covered(text, code, first), _covered(text, code, second)
        both = len(one & other)
        found[True, True] += both
        found[True, False] += len(one) - both
        found[False, True] += len(other) - both
        found[False, False] += len(text.text) - len(one | other)
    return found


def _covered(text: CodedText, code: str, by: str) -> frozenset[int]:
    """Return which characters of a text stand under the code by this coder."""
    return frozenset(
        at for one in text.codings if one.code == code and one.by == by for at in range(one.start, one.end)
    )


def _line(code: Code | None, table: Mapping[tuple[bool, bool], int]) -> Line:
    cells = ((True, True), (True, False), (False, True), (False, False))
    both, one, other, neither = (table.get(cell, 0) for cell in cells)
    units: dict[tuple[bool | None, ...], int] = {(*cell,): table.get(cell, 0) for cell in cells}
    return Line(code, both, one, other, neither, agreement.kappa(table), agreement.alpha(units))


def _differences(texts: Sequence[CodedText], codes: Sequence[Code], first: str, second: str) -> Iterable[Difference]:
    for text in texts:
        used = {(one.code, one.by) for one in text.codings}
        for code in codes:
            by = [who for who in (first, second) if (code.id, who) in used]
            if len(by) == 1:
                yield Difference(text, code, by[0])
