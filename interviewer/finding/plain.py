"""A text as the rules read it: composed, nothing invisible, every space a space; each letter knows where it stood.

Most texts are plain already and are read as they are. Rules work on :attr:`Plain.text`; :func:`on_plain` takes what they
find back to the text as given, so that they never meet a decomposed å, a zero-width sign inside a number or a no-break
space.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, wraps
from typing import NamedTuple

from interviewer.domain.folding import INVISIBLE
from interviewer.finding.found import Found

Rule = Callable[[str], Iterator[Found]]

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff"
_SPACES = "\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u2012\u00ad"
_DIGITS = "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19"
_SPECIAL = re.compile(rf"[{INVISIBLE}{_MARKS}{_SPACES}{_HYPHENS}{_DIGITS}]")
_CLUSTER = re.compile(rf"(.)([{_MARKS}{INVISIBLE}]*)", re.DOTALL)
_UNSEEN = re.compile(rf"[{INVISIBLE}]")
_SPACE = re.compile(rf"[{_SPACES}]")
_HYPHEN = re.compile(rf"[{_HYPHENS}]")
_MOST_MARKS = 4
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` as it reads; ``starts`` and ``ends`` say where each letter stood, empty where nothing differs."""

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def back(self, found: Found, original: str) -> Found:
        """Return ``found`` at its place in the text as given."""
        start, end = self.starts[found.start], self.ends[found.end - 1]
        return replace(found, start=start, end=end, text=original[start:end])


class Word(NamedTuple):
    """A word with its inner hyphens and apostrophes, where it stands, and how it looks in lower case."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def capital(self) -> bool:
        """Tell whether it is written with a capital first."""
        return self.text[0].isupper()


def on_plain(rule: Rule) -> Rule:
    """Return ``rule``, which reads a plain text, as one that takes any text and answers in its positions."""

    @wraps(rule)
    def find(text: str) -> Iterator[Found]:
        plain = read(text)
        if not plain.starts:
            yield from rule(plain.text)
            return
        for found in rule(plain.text):
            yield plain.back(found, text)

    return find


@lru_cache(maxsize=2)
def read(text: str) -> Plain:
    """Return ``text`` as it reads, in linear time whatever stands in it."""
    if text.isascii() and "\t" not in text or not _SPECIAL.search(text):
        return Plain(text)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _CLUSTER.finditer(text):
        for letter in _composed(found[1], found[2]):
            letters.append(letter)
            starts.append(found.start())
            ends.append(found.end())
    return Plain("".join(letters), tuple(starts), tuple(ends))


@lru_cache(maxsize=2)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a plain text in their order."""
    return tuple(Word(found.start(), found.end(), found[0], found[0].lower()) for found in _WORD.finditer(text))


def _composed(letter: str, after: str) -> str:
    if after:
        letter = unicodedata.normalize("NFC", letter + _UNSEEN.sub("", after[: 4 * _MOST_MARKS])[:_MOST_MARKS])
    letter = _HYPHEN.sub("-", _SPACE.sub(" ", letter)) if not letter.isascii() or letter.isspace() else letter
    letter = "" if _UNSEEN.fullmatch(letter) else letter
    if len(letter) == 1 and letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return " " if letter in {"\t", "\v", "\f"} else letter
