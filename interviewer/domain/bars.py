"""Bars as they are drawn, on a screen and in a picture alike: where each stands, and the words and figures beside it.

Lengths are in the units of a :class:`Frame`. What is drawn is told in words as well: a bar is never the only sign.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

ROOM_OF_WORDS = 0.34
"""The share of the width that the words before the bars have."""


class Tone(StrEnum):
    """What a shape is; each way of drawing has a colour for it."""

    WORDS = "words"
    HEADING = "heading"
    WHOLE = "whole"
    PART = "part"
    COMING = "coming"
    WANTED = "wanted"
    LACKING = "lacking"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words, its number and the figures that stand beside it; ``wanted`` if anybody said how many.

    ``coming`` is drawn after the number: what may come to it. ``whole`` is what the room stands for, where the bar is a
    share of something; bars without one share a scale.
    """

    words: str
    number: int
    told: str
    wanted: int | None = None
    coming: int = 0
    whole: int = 0

    @property
    def lacks(self) -> bool:
        """Return whether fewer are there than are wanted."""
        return self.wanted is not None and self.number < self.wanted

    @property
    def most(self) -> int:
        """Return how far the bar and what belongs to it reach."""
        return max(self.number + self.coming, self.wanted or 0)


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars under one heading, on one scale; each that is a share of something is drawn as that share."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A bar or its ground; one that is hatched is told from a full one without colour."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone

    @property
    def hatched(self) -> bool:
        """Return whether it is hatched."""
        return self.tone is Tone.COMING


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a row of their own, in the middle of its height."""

    x: float
    y: float
    width: float
    height: float
    words: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Line:
    """An upright line: where as many as were wanted would end."""

    x: float
    top: float
    bottom: float
    tone: Tone


Shape = Box | Text | Line


@dataclass(frozen=True, slots=True)
class Frame:
    """The room there is: the whole width, the height of a row, what lies between, and how wide words are in it."""

    width: float
    row: float
    gap: float
    wide: Callable[[str], float]


def height(groups: Sequence[Bars], row: float, gap: float) -> float:
    """Return how high groups are: a row for each heading and bar, and a gap below each group."""
    return sum((len(each.bars) + 1) * row + gap for each in groups)


def drawn(groups: Sequence[Bars], frame: Frame) -> Iterator[Shape]:
    """Yield everything that is drawn, what lies below first."""
    figures = max((frame.wide(bar.told) for each in groups for bar in each.bars), default=0.0)
    y = 0.0
    for each in groups:
        yield Text(0.0, y, frame.width, frame.row, each.title, Tone.HEADING)
        most = max((bar.most for bar in each.bars if not bar.whole), default=1) or 1
        for number, bar in enumerate(each.bars, 1):
            yield from _bar(bar, y + number * frame.row, bar.whole or most, figures, frame)
        y += (len(each.bars) + 1) * frame.row + frame.gap


def _bar(bar: Bar, y: float, most: int, figures: float, frame: Frame) -> Iterator[Shape]:
    words = frame.width * ROOM_OF_WORDS
    room = max(frame.gap, frame.width - words - figures - frame.gap * 2)
    top, high = y + frame.row * 0.28, frame.row * 0.44
    here, coming = room * bar.number / most, room * bar.coming / most
    yield Text(0.0, y, words - frame.gap, frame.row, bar.words, Tone.WORDS)
    yield Box(words, top, room, high, Tone.WHOLE)
    if bar.coming:
        yield Box(words + here, top, coming, high, Tone.COMING)
    if bar.number:
        yield Box(words, top, here, high, Tone.PART)
    tone = Tone.LACKING if bar.lacks else Tone.WANTED
    if bar.wanted is not None:
        yield Line(words + room * bar.wanted / most, y + frame.row * 0.12, y + frame.row * 0.88, tone)
    beside = Tone.LACKING if bar.lacks else Tone.WORDS
    yield Text(words + room + frame.gap, y, figures + frame.gap, frame.row, bar.told, beside)


def in_words(groups: Sequence[Bars]) -> str:
    """Return what bars tell, in one line, for who cannot see them."""
    return "; ".join(
        f"{each.title}: " + ", ".join(f"{bar.words} {bar.told}" for bar in each.bars) for each in groups
    )  # fmt: skip
