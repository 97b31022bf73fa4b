"""What the lists know of a word: a given name, a surname, a place, an organisation, or an ordinary word.

The lists lie in ``resources/names``, one entry a line, folded; ``SOURCES.md`` there tells where they come from and
under which licences. A word is looked up as it is, without its genitive, by its first part where it is a compound
("fatuma-gruppa", "bergensbasert"), and as two ordinary words joined ("språkkafé").
"""

import unicodedata
from collections.abc import Iterable
from enum import IntFlag
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from interviewer.domain.name_forms import TAILS, Tail


class Listed(IntFlag):
    """The lists a word stands in."""

    NONE = 0
    GIVEN = 1
    SURNAME = 2
    PLACE = 4
    WORLD = 8
    ORGANISATION = 16
    ORIGIN = 32
    ORDINARY = 64


_ORDINARY = int(Listed.ORDINARY)
PERSON = Listed.GIVEN | Listed.SURNAME
SOMEWHERE = Listed.PLACE | Listed.WORLD
NAMED = PERSON | SOMEWHERE | Listed.ORGANISATION | Listed.ORIGIN
_NAMED, _SOMEWHERE = int(NAMED), int(SOMEWHERE)

FILES = {
    Listed.GIVEN: "given.txt",
    Listed.SURNAME: "surnames.txt",
    Listed.PLACE: "places.txt",
    Listed.WORLD: "world.txt",
    Listed.ORGANISATION: "organisations.txt",
    Listed.ORIGIN: "origins.txt",
    Listed.ORDINARY: "ordinary.txt",
}
"""Which file holds which list."""

_ENDINGS = ("'s", "s", "'")
_SHORT_ENDINGS = ("a", "e", "n", "r", "s", "t", "an", "ar", "de", "en", "er", "et", "re", "st", "te", "tt")
_LONG_ENDINGS = ("ane", "are", "ast", "dde", "ede", "ene", "ens", "ere", "ers", "est", "ets", "nde")
_INFLECTED = frozenset((*_SHORT_ENDINGS, *_LONG_ENDINGS))
_LINKS = ("", "s", "e")
_SHORTEST = 4
_LETTERS = str.maketrans({"ä": "æ", "ö": "ø", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss", "þ": "th", "’": "'"})
_KEPT = frozenset("åæø")


class Look(NamedTuple):
    """What the lists say of one word: what it is as a whole, and what its first part is when only that is known."""

    whole: Listed
    part: Listed
    built: bool
    """Inflected or put together of ordinary words."""


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Return ``word`` as the lists spell it: lower case, no accents but å, æ and ø."""
    lower = word.lower()
    if lower.isascii():
        return lower
    lower = unicodedata.normalize("NFC", lower).translate(_LETTERS)
    return "".join(
        each
        if each.isascii() or each in _KEPT
        else "".join(part for part in unicodedata.normalize("NFKD", each) if not unicodedata.combining(part))
        for each in lower
    )


class Lexicon:
    """The lists, read once."""

    def __init__(self, entries: dict[str, Listed]) -> None:
        self._entries = entries

    @classmethod
    def read(cls, folder: Path, unknown: Iterable[str] = ()) -> "Lexicon":
        """Read the lists in ``folder``, the words ``unknown`` left out of the ordinary ones."""
        entries: dict[str, int] = {}
        for listed, name in FILES.items():
            flag = int(listed)
            for entry in (folder / name).read_text(encoding="utf-8").split("\n"):
                entries[entry] = entries.get(entry, 0) | flag
        for entry in unknown:
            entries[entry] = entries.get(entry, 0) & ~_ORDINARY
        entries.pop("", None)
        return cls(entries)  # type: ignore[arg-type]

    def listed(self, key: str) -> Listed:
        """Return the lists that hold ``key`` just as it is (folded)."""
        return Listed(self._entries.get(key, 0))

    def look(self, word: str) -> Look:
        """Return what the lists say of ``word``, however it is inflected or put together."""
        key = folded(word)
        whole = self._entries.get(key, 0) | self._genitive(key)
        part, built = 0, False
        if "-" in key or "‐" in key or "‑" in key:
            part, built = self._hyphened(key)
        elif not whole and len(key) > _SHORTEST:
            part = self._begun(key)
            built = self._inflected(key) or self._joined(key)
        return Look(Listed(whole), Listed(part), built)

    def _genitive(self, key: str) -> int:
        for ending in _ENDINGS:
            if key.endswith(ending):
                return self._entries.get(key[: -len(ending)], 0) if len(key) > len(ending) + 1 else 0
        return 0

    def _hyphened(self, key: str) -> tuple[int, bool]:
        parts = [part for part in key.replace("‐", "-").replace("‑", "-").split("-")[:6] if part]
        found = [self._entries.get(part, 0) | self._genitive(part) for part in parts]
        known = 0
        for flags in found:
            known |= flags & _NAMED if not flags & _ORDINARY else 0
        return known, all(flags & _ORDINARY for flags in found)

    def _begun(self, key: str) -> int:
        """Return the lists of the names that ``key`` begins with, where the rest is what may hang on a name."""
        known = 0
        for length in range(_SHORTEST, len(key) - 1):
            flags = self._entries.get(key[:length], 0)
            if flags & _NAMED and not flags & _ORDINARY:
                tail = TAILS[Tail.PLACE if flags & _SOMEWHERE else Tail.PERSON]
                known |= flags if tail.fullmatch(key, length) else 0
        return known

    def _inflected(self, key: str) -> bool:
        return any(
            key[-length:] in _INFLECTED and self._entries.get(key[:-length], 0) & _ORDINARY
            for length in (1, 2, 3)
            if len(key) - length > 2
        )

    def _joined(self, key: str, more: int = 2) -> bool:
        """Return whether ``key`` is two or three ordinary words joined, the last inflected at will."""
        for length in range(3, len(key) - 2):
            if not self._entries.get(key[:length], 0) & _ORDINARY:
                continue
            for link in _LINKS:
                rest = key[length + len(link) :]
                if key.startswith(link, length) and len(rest) > 2 and self._ends(rest, more - 1):
                    return True
        return False

    def _ends(self, rest: str, more: int) -> bool:
        """Return whether ``rest`` ends a compound that may have ``more`` parts still."""
        if self._entries.get(rest, 0) & _ORDINARY:
            return True
        return len(rest) > _SHORTEST and (self._inflected(rest) or (more > 0 and self._joined(rest, more)))
