"""Text as names are compared: letters only, folded, each knowing where it stood.

Two strengths at once. *Coarse* drops accents and makes å, aa and a one letter, and ø, ö, oe and o; *fine* keeps å, ø
and æ apart from a, o and e, whichever way they are spelt. Invisible characters and combining marks belong to the letter
before. Positions are code points of the text, half-open, from 0.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff"
"""Soft hyphen, zero-width characters and direction marks, as the inside of a character class."""

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff"
_WORD = re.compile(rf"(?:[^\W_]|[{INVISIBLE}{_MARKS}])+")
_BROKEN = re.compile(r"[-‐]\n[ \t]{0,8}")
_UNSEEN = re.compile(rf"[{INVISIBLE}]")
_FINE = {"å": "å", "ä": "æ", "æ": "æ", "ø": "ø", "ö": "ø"}
_COARSE = {"å": "a", "æ": "a", "ø": "o"}
PAIRS = {"aa": "å", "ae": "æ", "oe": "ø"}
"""Letters written as two."""
_OTHERS = {"ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "œ": "ø"}


@dataclass(frozen=True, slots=True)
class Letter:
    """A folded letter or digit and where it stands; ``half`` is set when it was written as two (aa, ae, oe)."""

    coarse: str
    fine: str
    start: int
    end: int
    capital: bool
    digit: bool
    half: tuple[str, int] | None = None
    """The first of the two letters by itself, and where that one ends."""


class Stream:
    """The letters of a text in one row.

    ``begins`` holds where a word or a part of one (after a digit, inside camelCase) starts; ``gaps`` what stands before
    the word that starts there, nothing where a word goes on over the end of a line; ``stops`` says of each letter where
    its word ends, in letters, and ``ends`` in the text.
    """

    __slots__ = ("begins", "coarse", "ends", "gaps", "letters", "offsets", "stops", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.letters: list[Letter] = []
        self.offsets: list[int] = []
        self.ends: list[int] = []
        self.stops: list[int] = []
        self.begins: dict[int, None] = {}
        self.gaps: dict[int, str] = {}
        last = 0
        for found in _WORD.finditer(text):
            if word := folded_word(found[0]):
                first, gap = len(self.letters), visible(text[last : found.start()])
                self._add(word, found.start(), found.end())
                last = found.end()
                goes_on = _BROKEN.fullmatch(gap) and not word[0].capital
                self.gaps[first] = "" if goes_on else gap
        self.coarse = "".join(letter.coarse for letter in self.letters)

    def _add(self, word: tuple[Letter, ...], start: int, end: int) -> None:
        first = len(self.letters)
        for index, letter in enumerate(word):
            before = word[index - 1] if index else None
            if before is None or before.digit != letter.digit or (letter.capital and not before.capital):
                self.begins[first + index] = None
        self.letters += word
        self.offsets += [start] * len(word)
        self.ends += [end] * len(word)
        self.stops += [first + len(word)] * len(word)

    def span(self, first: int, last: int, *, half: bool = False) -> tuple[int, int]:
        """Return where the letters from ``first`` to ``last`` (included) stand in the text."""
        final = self.letters[last]
        end = final.half[1] if half and final.half else final.end
        start = self.offsets[first] + self.letters[first].start
        return start, self.ends[last] if last + 1 == self.stops[last] and not half else self.offsets[last] + end


def visible(text: str) -> str:
    """Return ``text`` without the characters nobody sees."""
    return _UNSEEN.sub("", text)


@lru_cache(maxsize=65536)
def folded_word(word: str) -> tuple[Letter, ...]:
    """Return the letters of one word, at positions within it."""
    single = [letter for start, end in _clusters(word) for letter in _letters(word[start:end], start, end)]
    found: list[Letter] = []
    for letter in single:
        pair = PAIRS.get(found[-1].fine + letter.fine) if found and found[-1].half is None else None
        if pair and not (letter.capital and not found[-1].capital):
            before = found.pop()
            half = (before.fine, before.end)
            letter = Letter(_COARSE[pair], pair, before.start, letter.end, before.capital, digit=False, half=half)
        found.append(letter)
    return tuple(found)


def _clusters(word: str) -> list[tuple[int, int]]:
    """Return each letter with the marks and unseen characters that follow it."""
    starts = [index for index, each in enumerate(word) if each.isalnum()]
    return list(zip(starts, [*starts[1:], len(word)], strict=True)) if starts else []


def _letters(cluster: str, start: int, end: int) -> list[Letter]:
    composed = unicodedata.normalize("NFC", visible(cluster))
    capital, lower = composed[0].isupper() or composed[0].istitle(), composed.lower()
    fine = _FINE.get(lower) or _OTHERS.get(lower) or _plain(lower)
    return [Letter(_COARSE.get(each, each), each, start, end, capital, each.isdigit()) for each in fine]


def _plain(lower: str) -> str:
    plain = unicodedata.normalize("NFKD", lower).lower()
    return "".join(_OTHERS.get(each, each) for each in plain if each.isalnum())
