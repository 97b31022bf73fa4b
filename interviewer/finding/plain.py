"""A text as the rules read it: composed, nothing invisible, every space a space; each letter knows where it stood.

Most texts are plain already and are read as they are. Rules work on :attr:`Plain.text`; :func:`on_plain` takes what
they find back to the text as given, so that they never meet a decomposed å, a zero-width sign inside a number or a
no-break space.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, wraps
from typing import NamedTuple

from interviewer.domain.folding import INVISIBLE
from interviewer.finding.found import Found
from interviewer.finding.late import Late

Rule = Callable[[str], Iterator[Found]]

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff"
_SPACES = "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u2012"
_ZEROS = "\u0660\u06f0\u0966\uff10"
_ALIKE = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_HYPHENS, "-")
    | {chr(ord(zero) + value): str(value) for zero in _ZEROS for value in range(10)}
)
"""Signs that read as another one; one for one, so that nothing moves."""
_CLUSTER = Late(rf"([^{INVISIBLE}])([{_MARKS}{INVISIBLE}]+)|[{INVISIBLE}]+", re.DOTALL)
_UNSEEN = Late(rf"[{INVISIBLE}]")
_MOST_MARKS = 4
_WORD = Late(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` as it reads; ``starts`` and ``ends`` say where each letter stood, empty where nothing differs."""

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def back(self, found: Found, original: str) -> Found:
        """Return ``found`` at its place in the text as given."""
        start, end = found.start, found.end
        if self.starts:
            start, end = self.starts[start], self.ends[end - 1]
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


def vocabulary(text: str) -> frozenset[str]:
    """Return the words of ``text``, parted by spaces or line breaks, for a list written into a module."""
    return frozenset(text.split())


def on_plain(rule: Rule) -> Rule:
    """Return ``rule``, which reads a plain text, as one that takes any text and answers in its positions."""

    @wraps(rule)
    def find(text: str) -> Iterator[Found]:
        plain = read(text)
        for found in rule(plain.text):
            yield found if plain.text is text else plain.back(found, text)

    return find


@lru_cache(maxsize=2)
def read(text: str) -> Plain:
    """Return ``text`` as it reads, in linear time whatever stands in it."""
    alike = text.translate(_ALIKE) if not text.isascii() or "\t" in text else text
    if alike.isascii() or not _CLUSTER.search(alike):
        return Plain(alike)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for found in _CLUSTER.finditer(alike):
        start, end = found.span()
        letters = _composed(found[1], found[2]) if found[1] else ""
        parts += (alike[last:start], letters)
        starts += (*range(last, start), *[start] * len(letters))
        ends += (*range(last + 1, start + 1), *[end] * len(letters))
        last = end
    parts.append(alike[last:])
    starts += range(last, len(alike))
    ends += range(last + 1, len(alike) + 1)
    return Plain("".join(parts), tuple(starts), tuple(ends))


@lru_cache(maxsize=2)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a plain text in their order."""
    return tuple(Word(found.start(), found.end(), found[0], found[0].lower()) for found in _WORD.finditer(text))


def _composed(letter: str, after: str) -> str:
    """Return a letter with its marks; of very many only the first few are looked at."""
    marks = _UNSEEN.sub("", after[: 4 * _MOST_MARKS])[:_MOST_MARKS]
    return unicodedata.normalize("NFC", letter + marks)
