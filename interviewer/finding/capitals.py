"""The capital-letter rule: inside a sentence a capital means a name, at its beginning only where the word is no other.

It needs no model, and catches what nobody has seen before. A word that is a name too ("Bo", "Liv") counts at the
beginning when another capital follows, or what only a person does ("Bo sa"). Nothing is said of sentences in capitals
all over.
"""

from collections.abc import Sequence
from enum import IntEnum

from interviewer.finding.features import Described
from interviewer.finding.lexicon import PERSON, Listed
from interviewer.finding.tokens import Token

_POLITE = frozenset(("de", "dem", "deres", "dykk", "dykkar", "i", "jeg", "eg", "gud"))
_SHORTENED = frozenset(
    ("cd", "cv", "dvd", "gps", "id", "it", "nb", "nr", "obs", "ok", "pc", "pdf", "ps", "sms", "tlf", "tv", "usb")
)
_VERBS = """
sa sier seier mente mener meinte meiner fortalte forteller fortalde fortel svarte svarer svara svarar spurte spør spurde
lo ler smilte nikket nikka ringte ringer ringde nevnte nevner nemnde trodde tror trudde trur visste vet veit syntes syns
tykte tykkjer jobber jobbet jobba bodde bor budde sukket sukka
"""
_DONE_BY_PERSONS = frozenset(_VERBS.split())
_PRONOUNS = frozenset(("Alle", "Andre", "De", "Dei", "Den", "Det", "Du", "En", "Han", "Ho", "Hun", "Ingen", "Me", "Vi"))
_NEAR = 3
_OPENING = frozenset("\"'«“”‘(:–—-*•·/…")
_PERSON, _ORDINARY = int(PERSON), int(Listed.ORDINARY)


class Capital(IntEnum):
    """How loudly a capital says that a word is a name."""

    NONE = 0
    WEAK = 1
    """Inside a sentence, of an ordinary word; at its beginning, of any other."""
    STRONG = 2
    """Inside a sentence, of a word that is no ordinary one, or where nothing else than a name fits."""


def capitals(tokens: Sequence[Token], words: Sequence[Described]) -> list[Capital]:
    """Return of each word of a sentence what its capital says."""
    shouted = sum(word.shape.startswith("XX") for word in words) * 2 > sum(word.shape[0] in "xX" for word in words)
    if shouted:
        return [Capital.NONE] * len(words)
    begins = True
    found = []
    for place, (token, word) in enumerate(zip(tokens, words, strict=True)):
        says = Capital.NONE if token.mark else _says(token.word, word, begins=begins)
        name = word.shape.startswith("Xx") and word.look.whole & _PERSON and token.word not in _PRONOUNS
        if begins and name and place + 1 < len(words):
            follows = words[place + 1].shape.startswith("Xx") or tokens[place + 1].word in _DONE_BY_PERSONS
            says = Capital.STRONG if follows else says
        found.append(Capital.STRONG if _initial(tokens, words, place) else says)
        begins = token.word in _OPENING if token.mark else False
    return found


def _initial(tokens: Sequence[Token], words: Sequence[Described], place: int) -> bool:
    """Return whether a letter with a full stop stands before a name."""
    if words[place].shape != "X" or place + 2 >= len(words) or tokens[place + 1].word != ".":
        return False
    return words[place + 2].shape[0] == "X" and tokens[place + 2].start - tokens[place].end < _NEAR


def _says(text: str, word: Described, *, begins: bool) -> Capital:
    if word.shape[0] == "?":
        return Capital.STRONG if len(text) > 1 else Capital.NONE
    if "X" not in word.shape and "m" not in word.shape:
        return Capital.NONE
    lower = text.lower()
    if lower in _POLITE or lower.partition("-")[0] in _SHORTENED or not text[0].isalpha():
        return Capital.NONE
    if word.shape == "XX" and len(text) < 4:
        return Capital.STRONG
    if word.look.whole & _ORDINARY:
        return Capital.NONE if begins or 1 < len(text) < 4 else Capital.WEAK
    return Capital.WEAK if begins or word.look.built else Capital.STRONG
