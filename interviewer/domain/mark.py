"""Marks: typed spans on a note or its fair copy, in code points of the text they were made on."""

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What a passage is (B5)."""

    VERBATIM = "verbatim"
    APPROXIMATE = "approximate"
    COMMENT = "comment"
    QUOTE = "quote"
    FOLLOW_UP = "follow_up"
    THIRD_PERSON = "third_person"
    SENSITIVE = "sensitive"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span, half-open, from 0; ``words`` are what stood there when it was made, to prove the place."""

    id: str
    start: int
    end: int
    kind: MarkKind
    words: str = ""

    def fits(self, text: str) -> bool:
        """Return whether its words stand at its place in ``text``."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.words


def placed(mark: Mark, text: str) -> Mark | None:
    """Return ``mark`` where its words stand in ``text``: at its place, else at their only occurrence, else ``None``."""
    if mark.fits(text):
        return mark
    if not mark.words or text.count(mark.words) != 1:
        return None
    start = text.index(mark.words)
    return Mark(mark.id, start, start + len(mark.words), mark.kind, mark.words)


def found_once(mark: Mark, text: str) -> Mark | None:
    """Return ``mark`` where its words stand in ``text`` when they stand there once and only once, else ``None``.

    For a mark that was put on another text than this one: its place there says nothing here.
    """
    start = text.find(mark.words) if mark.words else -1
    if start < 0 or text.find(mark.words, start + 1) >= 0:
        return None
    return Mark(mark.id, start, start + len(mark.words), mark.kind, mark.words)
