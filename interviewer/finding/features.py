"""What the model sees of a word: its shape, its first and last letters, the lists it stands in, and its neighbours.

No feature holds a rare word of the training texts. A word is named only when it is in the list of ordinary words; of
all others the model sees four letters from either end at most, the shape, and what the lists say.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from interviewer.finding.lexicon import Lexicon, Listed, Look, folded
from interviewer.finding.tokens import Token

_REMEMBERED = 50_000
_FOREIGN = re.compile(r"[^a-zæøåéèêóòôäöü'’‐‑0-9-]")
"""Letters that no Norwegian word has."""
_SIGNS = tuple((int(flag), sign) for flag, sign in zip(Listed, "GSPCODW", strict=False))


class Described(NamedTuple):
    """The features of a word by itself, and what it is to the words around it."""

    look: Look
    shape: str
    length: int
    kind: str
    own: tuple[str, ...]
    before: tuple[str, ...]
    before_that: tuple[str, ...]
    after: tuple[str, ...]
    after_that: tuple[str, ...]


class Describer:
    """Turns sentences into features; a word met before is not described again."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._met: dict[str, Described] = {}

    def describe(self, word: str) -> Described:
        """Return what is known of ``word`` by itself."""
        found = self._met.get(word)
        if found is None:
            if len(self._met) >= _REMEMBERED:
                self._met.clear()
            found = self._met[word] = _described(word, self._lexicon.look(word))
        return found

    def sentence(self, tokens: Sequence[Token]) -> tuple[list[Described], list[list[str]]]:
        """Return the words' descriptions, and the features of each in its place."""
        words = [self.describe(token.word) for token in tokens]
        case = _case(words)
        last = len(words) - 1
        rows = []
        for index, word in enumerate(words):
            row = [*word.own, case + word.shape]
            if index:
                row += words[index - 1].before
                row.append(words[index - 1].before[0] + word.kind)
                if index > 1:
                    row += words[index - 2].before_that
            else:
                row += ("first", "first " + word.shape, "first " + word.own[0])
            if index < last:
                row += words[index + 1].after
                row.append(words[index + 1].after[0] + word.kind)
                if index + 1 < last:
                    row += words[index + 2].after_that
            else:
                row.append("last")
            rows.append(row)
        return words, rows


def _case(words: Sequence[Described]) -> str:
    """Return how a sentence uses capitals: none, the first alone, as usual, or all over."""
    shapes = [word.shape for word in words if word.shape[0] in "xXd"]
    capitals = sum(shape[0] == "X" for shape in shapes)
    if capitals > 2 and sum(shape.startswith("XX") for shape in shapes) * 2 > len(shapes):
        return "all "
    if not capitals:
        return "none "
    return "one " if capitals == 1 and shapes[0][0] == "X" else "some "


def _described(word: str, look: Look) -> Described:
    key, shape = folded(word), _shape(word)
    lists = _lists(look)
    own = [lists, lists + shape, shape, f"long {min(len(key), 12)}"]
    if shape[0] not in "xX":
        own.append("w " + key[:1] if shape[0] == "." else "number")
    else:
        if look.whole & Listed.ORDINARY:
            own.append("w " + key)
        if _FOREIGN.search(word.lower()):
            own.append("foreign letters")
        own += (f"p{length} {key[:length]}" for length in range(1, 5) if length < len(key))
        own += (f"s{length} {key[-length:]}" for length in range(1, 5) if length < len(key))
        own += (f"lists {sign}" for flag, sign in _SIGNS if look.whole & flag)
    near = _near(key, look, lists, shape)
    far = near[:1] + near[2:3]
    return Described(
        look,
        shape,
        len(key),
        " " + lists + shape,
        tuple(own),
        tuple("-1 " + each for each in near),
        tuple("-2 " + each for each in far),
        tuple("+1 " + each for each in near),
        tuple("+2 " + each for each in far),
    )


def _near(key: str, look: Look, lists: str, shape: str) -> tuple[str, ...]:
    if shape[0] not in "xX":
        return (key[:1] if shape[0] == "." else "number",)
    named = "w " + key if look.whole & Listed.ORDINARY else "s " + key[-3:]
    return (named, "s2 " + key[-2:], lists + shape)


def _lists(look: Look) -> str:
    whole = "".join(sign for flag, sign in _SIGNS if look.whole & flag)
    part = "".join(sign for flag, sign in _SIGNS if look.part & flag)
    return f"in {whole}{'-' + part if part else ''}{'+' if look.built else ''}:"


def _shape(word: str) -> str:
    """Return how a word is written: x, Xx, XX, X, xX, d, with a hyphen and digits told; a dot for a mark."""
    first = word[0]
    if not first.isalnum():
        return "."
    if first.isdigit():
        return "d" if word.isdigit() else "dx"
    if word.islower():
        shape = "x"
    elif len(word) == 1:
        shape = "X" if first.isupper() else "?"
    elif word.isupper():
        shape = "XX"
    elif first.isupper() and word[1:].islower():
        shape = "Xx"
    elif first.isupper():
        shape = "Xm"
    else:
        shape = "xX" if any(each.isupper() for each in word) else "?"
    return shape + ("-" if "-" in word else "") + ("d" if any(each.isdigit() for each in word) else "")
