"""Telling where a text holds what somebody said, word for word, however it is punctuated and capitalised.

A run of words counts from :data:`RUN` on, a shorter one where it is all that was said, was coded or marked by itself,
or stands in quotation marks. What is told in other words is not recognised. Positions are code points, half-open.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

RUN = 5
"""Words in a row that are somebody's and not the language's."""
_LETTERS = 16
"""Letters that such a run has at least."""
_SHORT = 12
"""Letters of a shorter one."""
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'[«“”„"]([^«»“”„"]+)[»“”"]')
_OPENS, _CLOSES = "«“”„\"'", "»“”\"'"

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that somebody said, and its words as they are compared."""

    start: int
    end: int
    words: Words


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said: runs of words, what was said or chosen by itself and is shorter, and whole texts."""

    runs: frozenset[Words] = frozenset()
    short: frozenset[Words] = frozenset()
    lines: tuple[str, ...] = ()

    def find(self, text: str) -> list[Found]:
        """Return the passages of ``text`` that were said, in order and without overlap."""
        if not self.lines:
            return []
        tokens = list(_tokens(text))
        taken = [False] * len(tokens)
        for length in (RUN, *{len(each) for each in self.short}):
            known = self.runs if length == RUN else self.short
            for at in range(len(tokens) - length + 1):
                if tuple(word for word, _start, _end in tokens[at : at + length]) in known:
                    taken[at : at + length] = [True] * length
        for quoted in _QUOTED.finditer(text):
            self._take_quoted(quoted.span(1), tokens, taken)
        return [_widened(text, each) for each in _passages(tokens, taken)]

    def _take_quoted(self, span: tuple[int, int], tokens: list[tuple[str, int, int]], taken: list[bool]) -> None:
        inside = [at for at, (_word, start, end) in enumerate(tokens) if span[0] <= start and end <= span[1]]
        line = _line(tokens[at][0] for at in inside)
        if len(inside) > 1 and any(line in each for each in self.lines):
            for at in inside:
                taken[at] = True


def said(texts: Iterable[str], chosen: Iterable[str] = ()) -> Said:
    """Return what was said in ``texts``; ``chosen`` are passages of them that somebody picked out."""
    runs: set[Words] = set()
    short: set[Words] = set()
    lines: list[str] = []
    for text in dict.fromkeys((*texts, *chosen)):
        words = tuple(word for word, _start, _end in _tokens(text))
        if not words:
            continue
        lines.append(_line(words))
        if len(words) >= RUN:
            parts = (words[at : at + RUN] for at in range(len(words) - RUN + 1))
            runs.update(part for part in parts if _letters(part) >= _LETTERS)
        elif len(words) > 1 and _letters(words) >= _SHORT:
            short.add(words)
    return Said(frozenset(runs), frozenset(short), tuple(lines))


def struck(text: str, found: Iterable[Found], instead: str) -> str:
    """Return ``text`` with ``instead`` in the place of each passage."""
    pieces: list[str] = []
    last = 0
    for each in found:
        pieces += (text[last : each.start], instead)
        last = each.end
    return "".join([*pieces, text[last:]])


def kept(found: Iterable[Found], also_said: Callable[[Words], bool]) -> list[Found]:
    """Return the passages that nobody else said as well."""
    return [each for each in found if not also_said(each.words)]


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text as they are compared, with their places."""
    for found in _WORD.finditer(text):
        yield unicodedata.normalize("NFKC", found[0]).casefold(), found.start(), found.end()


def _passages(tokens: list[tuple[str, int, int]], taken: list[bool]) -> Iterator[Found]:
    """Yield what was taken, neighbours together."""
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and taken[end]:
            end += 1
        if end > at:
            yield Found(tokens[at][1], tokens[end - 1][2], tuple(word for word, _start, _end in tokens[at:end]))
        at = max(end, at + 1)


def _widened(text: str, found: Found) -> Found:
    """Return a passage with the quotation marks around it, if they are there."""
    end = found.end
    while end < len(text) and text[end] in ".,!?…":
        end += 1
    before, after = text[found.start - 1 : found.start], text[end : end + 1]
    if before and after and before in _OPENS and after in _CLOSES:
        return Found(found.start - 1, end + 1, found.words)
    return found


def _line(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def _letters(words: Words) -> int:
    return sum(map(len, words))
