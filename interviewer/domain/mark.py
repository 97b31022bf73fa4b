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
