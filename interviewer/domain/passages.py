"""A marked text as paragraphs of runs: names already replaced, background taken out, marks told apart."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from interviewer.domain.anchors import placed
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.register import Entry
from interviewer.domain.replacement import SQUARE, Style, replace
from interviewer.domain.transcript import Paragraph, Run

UNPRINTED = frozenset({MarkKind.FOLLOW_UP})
"""Marks for the interviewer's own work; nothing of them is printed."""


def paragraphs(
    text: str,
    marks: Iterable[Mark],
    entries: Sequence[Entry],
    background: str,
    hidden: frozenset[MarkKind] = UNPRINTED,
    style: Style = SQUARE,
) -> tuple[Paragraph, ...]:
    """Return ``text`` with its names replaced and its marks on it.

    A passage that is background only is not printed; ``background`` stands in its place. Marks in ``hidden`` are left
    out, and so is a mark whose words are no longer where it says.
    """
    at_home = (there for mark in marks if (there := placed(mark, text)) is not None)
    named = replace(text, entries, style)
    kept = [mark for mark in named.move(at_home) if mark.kind not in hidden and mark.start < mark.end]
    runs = _runs(named.text, kept, background)
    return tuple(_tidy(paragraph) for paragraph in _split(runs) if "".join(run.text for run in paragraph).strip())


def _runs(text: str, marks: Sequence[Mark], background: str) -> list[Run]:
    edges = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    pieces = [
        Run(text[start:end], frozenset(mark.kind for mark in marks if mark.start <= start and end <= mark.end))
        for start, end in pairwise(edges)
    ]
    runs: list[Run] = []
    for hidden, group in groupby(pieces, key=lambda run: MarkKind.BACKGROUND in run.kinds):
        runs += [Run(background, frozenset({MarkKind.BACKGROUND}))] if hidden else list(group)
    return runs


def _split(runs: Iterable[Run]) -> list[list[Run]]:
    found: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        found[-1].append(Run(first, run.kinds))
        found += [[Run(line, run.kinds)] for line in others]
    return found


def _tidy(paragraph: Sequence[Run]) -> Paragraph:
    """Return a paragraph without empty runs, neighbours under the same marks put together."""
    filled = (run for run in paragraph if run.text)
    return tuple(
        Run("".join(run.text for run in group), kinds) for kinds, group in groupby(filled, key=lambda run: run.kinds)
    )
