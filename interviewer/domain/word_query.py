"""What somebody looks for in the words: each word, "a phrase", begin*; and where a text holds it.

Words are runs of letters and digits, whatever their case. All that was asked for must be there. The word that is being
typed counts as a beginning, so that results come while one types; a space after it makes it whole.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"\"([^\"]*)\"?|“([^”]*)”?|«([^»]*)»?|(\S+)")
BEGINNING = 3
"""From how many letters on the word that is being typed counts as a beginning."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow each other; with ``begins`` the last of them may go on."""

    words: tuple[str, ...]
    begins: bool = False


def parse(typed: str) -> tuple[Term, ...]:
    """Return what was asked for; nothing for nothing that is a word."""
    found: list[Term] = []
    for part in _PART.finditer(typed):
        quoted = next((group for group in part.groups()[:3] if group is not None), None)
        text = part[4] if quoted is None else quoted
        words = tuple(word.lower() for word in WORD.findall(text))
        if words:
            unfinished = quoted is None and part.end() == len(typed) and len(words[-1]) >= BEGINNING
            found.append(Term(words, text.endswith("*") or unfinished))
    return tuple(dict.fromkeys(found))


def spans(text: str, terms: Iterable[Term]) -> tuple[tuple[int, int], ...]:
    """Return where ``text`` holds the terms, half-open, in code points, in order, without overlap."""
    tokens = [(each.start(), each.end(), each[0].lower()) for each in WORD.finditer(text)]
    found = sorted(span for term in terms for span in _of_term(tokens, term))
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _of_term(tokens: Sequence[tuple[int, int, str]], term: Term) -> Iterable[tuple[int, int]]:
    *whole, last = term.words
    size = len(term.words)
    for index in range(len(tokens) - size + 1):
        run = tokens[index : index + size]
        word = run[-1][2]
        fits = word.startswith(last) if term.begins else word == last
        if fits and all(token[2] == wanted for token, wanted in zip(run, whole, strict=False)):
            yield run[0][0], run[-1][1]


def around(text: str, found: Sequence[tuple[int, int]], letters: int) -> tuple[int, int]:
    """Return the piece of ``text`` with the first place of ``found`` and about so many letters on each side of it."""
    start, end = found[0] if found else (0, 0)
    first, last = max(0, start - letters), min(len(text), end + letters)
    if first > 0:
        first = max(first, text.find(" ", first, start) + 1)
    if last < len(text):
        space = text.rfind(" ", end, last)
        last = space if space > 0 else last
    return first, last
