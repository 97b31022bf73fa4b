"""Numbers that Word puts before paragraphs by itself: they are not in the text, and are reckoned as Word does."""

import re
from dataclasses import dataclass

from interviewer.exchange.word_reading import Reader, local, said

_DEEPEST = 9
_HEADED = re.compile(r"(?:heading|overskrift|title|tittel|subtitle|undertittel)\b", re.IGNORECASE)
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered: the format, the text around the numbers, and where it begins."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Listed:
    """Which list a paragraph or style is in, ``""`` for none, and how deep."""

    list: str = ""
    depth: int = 0

    def take(self, name: str, attributes: dict[str, str]) -> None:
        """Take what the properties of a paragraph say of its list."""
        if name == "numId":
            self.list = said(attributes, "val")
        elif name == "ilvl":
            self.depth = min(_whole(said(attributes, "val")), _DEEPEST - 1)


class Styles(Reader):
    """Which styles are headings, by their names or the outline, and which lists they are in."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._at = ""
        self.headed: set[str] = set()
        self.listed: dict[str, Listed] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        name = local(tag)
        if name == "style":
            self._at = said(attributes, "styleId")
        elif name == "outlineLvl" or (name == "name" and _HEADED.match(said(attributes, "val"))):
            self.headed.add(self._at)
        elif name in ("numId", "ilvl"):
            self.listed.setdefault(self._at, Listed()).take(name, attributes)


class Lists(Reader):
    """The lists of a document, and the numbers they have come to."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._shapes: dict[str, dict[int, Level]] = {}
        self._shape_of: dict[str, str] = {}
        self._at, self._depth, self._list = "", 0, ""
        self._reached: dict[str, list[int]] = {}
        self._anew: set[str] = set()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        name, value = local(tag), said(attributes, "val")
        if name == "abstractNum":
            self._at, self._list = said(attributes, "abstractNumId"), ""
        elif name == "num":
            self._list = said(attributes, "numId")
        elif name == "abstractNumId" and self._list:
            self._shape_of[self._list] = value
        elif name == "startOverride" and self._list:
            self._anew.add(self._list)
        elif name == "lvl" and not self._list:
            self._depth = min(_whole(said(attributes, "ilvl")), _DEEPEST - 1)
        elif name in ("numFmt", "lvlText", "start") and not self._list:
            level = self._shapes.setdefault(self._at, {}).setdefault(self._depth, Level())
            if name == "numFmt":
                level.form = value
            elif name == "lvlText":
                level.text = value[:20]
            else:
                level.start = _whole(value)

    def next(self, place: Listed) -> str:
        """Return the number before the next paragraph of a list; ``""`` where it has none, or a bullet."""
        levels = self._shapes.get(self._shape_of.get(place.list, ""), {})
        here = levels.get(place.depth)
        if here is None or here.form in ("bullet", "none"):
            return ""
        shape = self._shape_of[place.list]
        if place.list in self._anew:
            self._anew.discard(place.list)
            self._reached.pop(shape, None)
        reached = self._reached.setdefault(shape, [])
        del reached[place.depth + 1 :]
        while len(reached) <= place.depth:
            reached.append(levels.get(len(reached), here).start - (len(reached) == place.depth))
        reached[place.depth] += 1
        shown = [_shown(number, levels.get(depth, here).form) for depth, number in enumerate(reached)]
        told = here.text
        for depth, number in enumerate(shown, 1):
            told = told.replace(f"%{depth}", number)
        return told


def _whole(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0


def _shown(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 4 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        told, left = "", number % 400
        for value, letters in _ROMAN:
            told += letters * (left // value)
            left %= value
        return told if form == "lowerRoman" else told.upper()
    return str(number)
