"""Digits in groups: which groups of a run, taken together, may be one number, and what the words around say it is.

A run is digits with at most three marks or spaces between them. Groups are never cut, and a number is not a part of a
longer one to which it is tied by a full stop, a hyphen or a slash.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from interviewer.finding import cues
from interviewer.finding.found import Found, Kind
from interviewer.finding.late import Late

_GROUP = Late(r"\d+")
_TIES = frozenset("./-:")
_MOST_GROUPS = 11


@dataclass(frozen=True, slots=True)
class Number:
    """Some groups of a run: where they stand, how many digits each has, and what a word before them says they are."""

    text: str
    start: int
    end: int
    digits: str
    sizes: tuple[int, ...]
    cue: Kind | None
    before: tuple[int, ...]
    """The sizes of the groups of the run before these."""
    after: tuple[int, ...]

    @property
    def written(self) -> str:
        """Return the number as it is written."""
        return self.text[self.start : self.end]

    @property
    def whole(self) -> bool:
        """Tell whether these are all the groups of the run."""
        return not self.before and not self.after

    def found(self, kind: Kind, score: float, why: str) -> Found:
        """Return the number as something found."""
        return Found(self.start, self.end, kind, self.written, score, why)


def numbers(
    text: str, start: int, end: int, lengths: Collection[int], judge: Callable[[Number], Found | None]
) -> Iterator[Found]:
    """Yield what ``judge`` makes of the groups in a run; the longest goes first, and none is used twice."""
    groups = [found.span() for found in _GROUP.finditer(text, start, end)]
    sizes = tuple(last - first for first, last in groups)
    if len(groups) > _MOST_GROUPS and max(sizes) == 1:
        return
    first = 0
    while first < len(groups):
        for last in reversed(range(first, min(len(groups), first + _MOST_GROUPS))):
            place, stop = groups[first][0], groups[last][1]
            if sum(sizes[first : last + 1]) not in lengths or _tied(text, place, stop):
                continue
            digits = "".join(text[a:b] for a, b in groups[first : last + 1])
            cue = None if first else cues.before(text, place)
            parts = sizes[first : last + 1], cue, sizes[:first], sizes[last + 1 :]
            if found := judge(Number(text, place, stop, digits, *parts)):
                yield found
                first = last
                break
        first += 1


def _tied(text: str, start: int, end: int) -> bool:
    """Tell whether more digits hang on without a space."""
    if start > 1 and text[start - 1] in _TIES and text[start - 2].isdigit():
        return not (text[start - 1] == "/" and text[max(0, start - 9) : start - 1].isdigit())
    return end + 1 < len(text) and text[end] in _TIES and text[end + 1].isdigit() and not _another(text, end)


def _another(text: str, end: int) -> bool:
    """Tell whether eight digits follow a slash: two phone numbers, "22334455/66778899"."""
    return text[end] == "/" and text[end + 1 : end + 9].isdigit() and len(text[end + 1 : end + 9]) == 8
