"""A text beside what will be printed of it, change by change (E12). Positions are code points, half-open, from 0."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviewer.domain.anchors import placed
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.register import Entry
from interviewer.domain.replacement import SQUARE, Span, Style, find


@dataclass(frozen=True, slots=True)
class Change:
    """What stood from ``start`` to ``end`` and what is printed instead; ``entry`` is ``None`` for background."""

    start: int
    end: int
    new_start: int
    new_end: int
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A text, what is printed of it, and the changes in order."""

    before: str
    after: str
    changes: tuple[Change, ...]


def compare(
    text: str, marks: Iterable[Mark], entries: Sequence[Entry], background: str, style: Style = SQUARE
) -> Compared:
    """Return ``text`` beside what is printed: names replaced, and ``background`` for what is background only."""
    spans = find(text, entries)
    hidden = _hidden(text, marks, spans)
    replaced: list[tuple[int, int, str, Entry | None]] = [(start, end, background, None) for start, end in hidden]
    replaced += [
        (span.start, span.end, span.shown(style), span.entry)
        for span in spans
        if not any(start < span.end and span.start < end for start, end in hidden)
    ]
    pieces: list[str] = []
    changes: list[Change] = []
    last = length = 0
    for start, end, shown, entry in sorted(replaced, key=lambda each: each[0]):
        pieces += (text[last:start], shown)
        new_start = length + start - last
        length, last = new_start + len(shown), end
        changes.append(Change(start, end, new_start, length, entry))
    return Compared(text, "".join([*pieces, text[last:]]), tuple(changes))


def _hidden(text: str, marks: Iterable[Mark], spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the passages that are background only, in order; what they touch of a name goes with them."""
    found = (placed(mark, text) for mark in marks if mark.kind is MarkKind.BACKGROUND)
    grown = sorted(_grown(mark, spans) for mark in found if mark is not None)
    joined: list[tuple[int, int]] = []
    for start, end in grown:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _grown(mark: Mark, spans: Sequence[Span]) -> tuple[int, int]:
    touched = [span for span in spans if span.start < mark.end and mark.start < span.end]
    return min([mark.start, *(span.start for span in touched)]), max([mark.end, *(span.end for span in touched)])
