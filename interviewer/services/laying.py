"""Laying an interview out as one plain text: section, question, and what was said, passage after passage.

The layout depends on nothing but the interview, so that a text which comes back is known again. Positions are code
points, from 0, half-open.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services.carrying import Item, Laid, Passage

_ADDED = N_("Added at the end")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage and where its words stand in the text."""

    start: int
    end: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class Sheet:
    """An interview as one text; ``stretches`` in order."""

    text: str
    stretches: tuple[Stretch, ...]


def sheet(laid: Laid, translate: Translate) -> Sheet:
    """Return an interview as one text; questions to which nobody said anything in words are left out."""
    pieces: list[str] = []
    stretches: list[Stretch] = []
    length = 0
    for words, passage in _pieces(laid, translate):
        if passage is not None:
            stretches.append(Stretch(length, length + len(words), passage))
        pieces.append(words)
        length += len(words)
    return Sheet("".join(pieces), tuple(stretches))


def _pieces(laid: Laid, translate: Translate) -> Iterator[tuple[str, Passage | None]]:
    section = None
    for item in laid.items:
        said = [passage for passage in item.passages if passage.text.strip()]
        if not said:
            continue
        if item.section != section:
            section = item.section
            yield f"{section}\n\n", None
        yield f"{_asked(item)}\n", None
        for passage in said:
            if len(laid.cover.speakers) > 1:
                yield f"{passage.speaker}:\n", None
            yield passage.text, passage
            yield "\n\n", None
    if laid.transcript.more:
        yield f"{translate(_ADDED)}\n", None
        for paragraph in laid.transcript.more:
            yield "".join(run.text for run in paragraph) + "\n", None


def _asked(item: Item) -> str:
    """Return an item as it is asked, with its printed label."""
    label = "+" if item.line.made_up else item.line.short
    return " ".join(filter(None, (label, item.line.text)))
