"""Codings: a passage of a note or its fair copy that a researcher holds to be about a code."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Coding:
    """A span under a code, half-open, from 0, in code points of the text it was put on.

    ``words`` are what stood there, to prove the place; ``by`` is who coded, ``made`` when.
    """

    id: str
    start: int
    end: int
    code: str
    words: str = ""
    by: str = ""
    made: datetime | None = None

    def fits(self, text: str) -> bool:
        """Return whether its words stand at its place in ``text``."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.words
