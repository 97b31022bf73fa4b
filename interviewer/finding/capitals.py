"""The capital-letter rule: inside a sentence a capital means a name, at its beginning only where the word is no other.

It needs no model, and catches what nobody has seen before. Nothing is said of sentences in capitals all over.
"""

from collections.abc import Sequence

from interviewer.finding.features import Described
from interviewer.finding.lexicon import NAMED, Listed
from interviewer.finding.tokens import Token

_POLITE = frozenset(("de", "dem", "deres", "dykk", "dykkar", "i", "jeg", "eg", "gud"))
_SHORTENED = frozenset("cd cv dvd gps id it iq mm nb nr ok pc pdf ps sms tlf tv usb wc".split())
_OPENING = frozenset("\"'«“”‘(:–—-*•·/…")
_NAMED, _ORDINARY = int(NAMED), int(Listed.ORDINARY)


def written_as_names(tokens: Sequence[Token], words: Sequence[Described]) -> list[bool]:
    """Return of each word of a sentence whether its capital says that it is a name."""
    shouted = sum(word.shape.startswith("XX") for word in words) * 2 > sum(word.shape[0] in "xX" for word in words)
    begins = True
    found = []
    for token, word in zip(tokens, words, strict=True):
        found.append(not token.mark and not shouted and _says(token.word, word, begins=begins))
        begins = token.word in _OPENING if token.mark else False
    return found


def _says(text: str, word: Described, *, begins: bool) -> bool:
    if word.shape[0] == "?":
        return len(text) > 1
    if "X" not in word.shape and "m" not in word.shape:
        return False
    lower = text.lower()
    if lower in _POLITE or lower in _SHORTENED or not text[0].isalpha():
        return False
    if begins:
        known = word.look.whole & _ORDINARY or word.look.built
        return len(text) > 1 and not known
    return True
