"""Where a passage stands whose place another program reckoned: programs count line breaks and letters differently.

Positions are half-open and from 0 in every way of counting. What comes out are code points of the text with LF for
every line break, and no byte order mark.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

BOM = "\ufeff"
_LAST_OF_PLANE = "\uffff"


def plain(raw: str) -> str:
    """Return a text without a byte order mark, with LF for every line break."""
    return raw.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")


def alike(words: str, said: str) -> bool:
    """Return whether ``said`` are these words: programs turn line breaks in names into spaces, and cut the ends."""
    return bool(said.strip()) and _spaced(words) == _spaced(plain(said))


def _spaced(words: str) -> str:
    return words.replace("\n", " ").replace("\u00a0", " ").strip()


class Reckoner:
    """One text of another program, and what its positions mean."""

    def __init__(self, raw: str) -> None:
        self.text = plain(raw)
        self._marked = raw.startswith(BOM)

    def place(self, start: int, end: int, words: str) -> tuple[int, int] | None:
        """Return where a passage stands; ``None`` when its words are nowhere that the positions can mean.

        Counting as the standard does comes first. Without words, the place counts only if every way means the same.
        """
        if not words.strip():
            ways = set(self._ways(start, end))
            return next(iter(ways)) if len(ways) == 1 else None
        return next((span for span in self._ways(start, end) if span and alike(self.text[slice(*span)], words)), None)

    def found_once(self, words: str) -> tuple[int, int] | None:
        """Return the only place where these words stand, or ``None``."""
        wanted = plain(words)
        start = self.text.find(wanted) if wanted.strip() else -1
        if start < 0 or self.text.find(wanted, start + 1) >= 0:
            return None
        return start, start + len(wanted)

    def _ways(self, start: int, end: int) -> Iterator[tuple[int, int] | None]:
        """Yield the places that the positions can mean; ``None`` where they mean none."""
        for shift in (0, 1) if self._marked else (0,):
            for doubled in self._counted_twice:
                first, last = _single(start - shift, doubled), _single(end - shift, doubled)
                yield (first, last) if 0 <= first < last <= len(self.text) else None

    @cached_property
    def _counted_twice(self) -> tuple[Sequence[int], ...]:
        """Return where letters are that somebody may count twice: none, line breaks, those UTF-16 has no room for."""
        breaks = [at for at, letter in enumerate(self.text) if letter == "\n"]
        wide = [at for at, letter in enumerate(self.text) if letter > _LAST_OF_PLANE]
        return (), breaks, wide, sorted(breaks + wide)


def _single(position: int, doubled: Sequence[int]) -> int:
    """Return where a position is when every letter counts once, from one for which those in ``doubled`` count twice."""
    return position - bisect_right(range(len(doubled)), position, key=lambda each: doubled[each] + each + 2)
