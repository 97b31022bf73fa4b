"""A text as it ships, and where a span of the text as it was noted stands in it, and the other way round.

A text is changed in steps before it ships: quotes in the informant's other words, then names and background replaced.
Positions are code points, half-open, from 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from interviewer.domain.anchors import placed
from interviewer.domain.coding import Coding
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.quote import QuoteCheck, QuoteState, amended
from interviewer.domain.register import Entry
from interviewer.domain.replacement import SQUARE, Style
from interviewer.domain.side_by_side import compare


@dataclass(frozen=True, slots=True)
class Shift:
    """What stood from ``start`` to ``end`` is now from ``new_start`` to ``new_end``; ``hidden`` if not printed."""

    start: int
    end: int
    new_start: int
    new_end: int
    hidden: bool = False

    def turned(self) -> "Shift":
        """Return the way back."""
        return Shift(self.new_start, self.new_end, self.start, self.end, self.hidden)


Step = tuple[Shift, ...]
"""The changes of one step, in order and without overlap."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A text as noted and as it ships, with the steps between them."""

    before: str
    after: str
    steps: tuple[Step, ...] = ()

    def onto(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a span stands in the text that ships, names in it whole; ``None`` if it is not printed."""
        for step in self.steps:
            if any(each.hidden and each.start <= start and end <= each.end for each in step):
                return None
            start, end = _moved(step, start), _moved(step, end, end=True)
        return (start, end) if start < end else None

    def back(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a span of the text that ships was noted; ``None`` inside what stands for background."""
        for step in reversed(self.steps):
            turned = tuple(each.turned() for each in step)
            if any(each.hidden and each.start <= start and end <= each.end for each in turned):
                return None
            start, end = _moved(turned, start), _moved(turned, end, end=True)
        return (start, end) if start < end else None

    def coding(self, coding: Coding) -> Coding | None:
        """Return a coding on the text that ships, with the words that stand there; ``None`` if it has no place."""
        there = placed(coding, self.before)
        span = self.onto(there.start, there.end) if there is not None else None
        return replace(coding, start=span[0], end=span[1], words=self.after[slice(*span)]) if span else None


def carry(
    text: str,
    marks: Iterable[Mark],
    entries: Sequence[Entry],
    background: str,
    checks: Mapping[str, QuoteCheck],
    style: Style = SQUARE,
) -> Carried:
    """Return ``text`` as it ships: quotes as the informant wants them, names replaced, ``background`` left out."""
    held = [there for mark in marks if (there := placed(mark, text)) is not None]
    said, moved = amended(text, held, checks)
    shown = compare(said, moved, entries, background, style)
    replaced = tuple(
        Shift(each.start, each.end, each.new_start, each.new_end, each.entry is None) for each in shown.changes
    )
    return Carried(text, shown.after, (_changed_quotes(text, held, moved, checks), replaced))


def _changed_quotes(text: str, held: Sequence[Mark], moved: Sequence[Mark], checks: Mapping[str, QuoteCheck]) -> Step:
    """Return the quotes that stand in other words than those that were noted."""
    now = {mark.id: mark for mark in moved}
    found: list[Shift] = []
    for mark in sorted(held, key=lambda mark: mark.start):
        check = checks.get(text[mark.start : mark.end]) if mark.kind is MarkKind.QUOTE else None
        apart = not found or found[-1].end <= mark.start
        if check is not None and check.state is QuoteState.CHANGED and mark.id in now and apart:
            found.append(Shift(mark.start, mark.end, now[mark.id].start, now[mark.id].end))
    return tuple(found)


def _moved(step: Step, position: int, *, end: bool = False) -> int:
    """Return where a position is after a step; inside what was changed it is the edge of what stands there now."""
    by = 0
    for each in step:
        if position < each.start or (position == each.start and end):
            break
        if position == each.start:
            return each.new_start
        if position < each.end:
            return each.new_end if end else each.new_start
        by = each.new_end - each.end
    return position + by
