"""A text as the model reads it: words and marks, each knowing where it stood, in sentences of bounded length.

A word keeps its inner hyphens and apostrophes ("fatuma-gruppa", "ola's") and goes on over a hyphen that ends a line.
Invisible characters and combining marks belong to the word around them. Positions are code points of the text as
given, half-open, from 0; :attr:`Token.word` is how a reader sees it (NFC, nothing invisible).
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from interviewer.domain.folding import INVISIBLE, visible

LONGEST = 120
"""Tokens in a sentence; a longer one is cut, which keeps the time linear."""
_WIDEST = 64
"""Letters of a word that are looked at."""

_MARKS = (
    "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff"
    "\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd"
    "\u0a01-\u0a4d\u0a81-\u0acd\u0b01-\u0b57\u0b82-\u0bcd\u0c00-\u0c56\u0c81-\u0cd6\u0d00-\u0d4d\u0d81-\u0ddf"
    "\u0e31-\u0e4e\u102b-\u103e\u135d-\u135f"
)
"""Marks that Python does not count among the letters, as the inside of a character class."""
_BREAK = r"[‐‑-][ \t]{0,4}\n[ \t]{0,4}(?=[^\W_])(?!(?:og|eller|and)\b)"
"""A hyphen at the end of a line, unless it leaves out what follows ("vann- og strøm")."""
_INNER = rf"(?:[^\W_]|[{INVISIBLE}{_MARKS}]|['’‐‑-](?=[^\W_])|{_BREAK})"
_TOKEN = re.compile(rf"([^\W_]{_INNER}*)|([^\w\s{INVISIBLE}]|_)\2*|(\n)")
_BROKEN = re.compile(r"([‐‑-])[ \t]*\n[ \t]*(.)", re.DOTALL)
_LONE = re.compile(r"[\ud800-\udfff]")
"""Halves of a letter, which no file holds but a window may hand over; read as a mark."""
_ENDS = frozenset(".!?…")
_SHORTENED = frozenset(
    (
        "bl",
        "ca",
        "dr",
        "ev",
        "evt",
        "fr",
        "frk",
        "hr",
        "jf",
        "jr",
        "kl",
        "mr",
        "mrs",
        "nr",
        "prof",
        "sr",
        "st",
        "tlf",
        "vs",
    )
)
"""Words whose full stop ends no sentence; neither does that of a single letter."""


class Token(NamedTuple):
    """A word or a mark. ``word`` is how it reads; ``mark`` is set for what is not made of letters or digits."""

    start: int
    end: int
    word: str
    mark: bool


def sentences(text: str) -> Iterator[list[Token]]:
    """Yield the tokens of ``text`` by sentences: up to a line break, or a full stop and a space."""
    text = text if text.isascii() else _LONE.sub("\ufffd", text)
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        if found[1] is not None:
            tokens.append(Token(start, end, _as_read(found[1]), mark=False))
        elif found[3] is None:
            tokens.append(Token(start, end, text[start], mark=True))
        if tokens and (len(tokens) >= LONGEST or (found[1] is None and _ended(text, tokens, found))):
            yield tokens
            tokens = []
    if tokens:
        yield tokens


def _ended(text: str, tokens: list[Token], found: re.Match[str]) -> bool:
    if found[3] is not None:
        return True
    if found[2] not in _ENDS or not text[found.end() : found.end() + 1].isspace():
        return False
    before = tokens[-2].word if len(tokens) > 1 else ""
    return found[2] != "." or not (len(before) == 1 or before.lower() in _SHORTENED)


def _as_read(word: str) -> str:
    if word.isascii() and "\n" not in word:
        return word[:_WIDEST]
    if "\n" in word:
        word = _BROKEN.sub(lambda found: found[1] + found[2] if found[2].isupper() else found[2], word)
    return unicodedata.normalize("NFC", visible(word[: 2 * _WIDEST]))[:_WIDEST]
