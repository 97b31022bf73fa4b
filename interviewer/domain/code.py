"""Codes: what passages are held to be about, in a tree with definitions; a codebook is all of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Code:
    """A code: when to use it, a passage it fits, and how it is shown.

    ``parent`` is the id of the code above it, ``""`` at the top; ``colour`` is ``#rrggbb`` or ``""``; ``letter`` is the
    key that codes with it; ``place`` orders it among its siblings; ``merged_into`` names the code that took it over,
    where the two became one.
    """

    id: str
    name: str
    parent: str = ""
    definition: str = ""
    example: str = ""
    colour: str = ""
    letter: str = ""
    place: int = 0
    merged_into: str = ""


@dataclass(frozen=True)
class Codebook:
    """All codes of a project, those that were merged into others too."""

    codes: tuple[Code, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Code]:
        """Return the codes by their ids."""
        return {code.id: code for code in self.codes}

    def standing(self, one: str) -> Code | None:
        """Return the code that stands for the id ``one`` now, following merges; ``None`` where it is gone."""
        seen: set[str] = set()
        while (code := self.by_id.get(one)) is not None and code.merged_into and one not in seen:
            seen.add(one)
            one = code.merged_into
        return code if code is not None and not code.merged_into else None

    def children(self, parent: str = "") -> tuple[Code, ...]:
        """Return the codes right below ``parent``, in their order; at the top also those whose parent is gone."""
        return self._below.get(parent, ())

    def in_order(self, parent: str = "", depth: int = 0) -> Iterator[tuple[Code, int]]:
        """Yield every code that stands with how deep it lies, each before what is below it."""
        for code in self.children(parent):
            yield code, depth
            yield from self.in_order(code.id, depth + 1)

    def ancestors(self, one: str) -> tuple[Code, ...]:
        """Return the codes above the id ``one``, the nearest first."""
        found: list[Code] = []
        code = self.by_id.get(one)
        while code is not None and (above := self._above.get(code.id, "")):
            code = self.by_id[above]
            found.append(code)
        return tuple(found)

    def path(self, one: str) -> tuple[str, ...]:
        """Return the names from the top down to the id ``one``."""
        code = self.by_id.get(one)
        return (*(each.name for each in reversed(self.ancestors(one))), code.name) if code else ()

    @cached_property
    def _above(self) -> Mapping[str, str]:
        """Return the parent of each code that stands; what hangs in a ring, or on nothing, is at the top."""
        parents = {code.id: self._parent(code) for code in self.codes if not code.merged_into}
        return {one: "" if _in_ring(one, parents) else parent for one, parent in parents.items()}

    def _parent(self, code: Code) -> str:
        above = self.standing(code.parent) if code.parent else None
        return above.id if above is not None else ""

    @cached_property
    def _below(self) -> Mapping[str, tuple[Code, ...]]:
        found: dict[str, list[Code]] = {}
        for one, parent in self._above.items():
            found.setdefault(parent, []).append(self.by_id[one])
        return {parent: tuple(sorted(codes, key=_order)) for parent, codes in found.items()}


def _order(code: Code) -> tuple[int, str, str]:
    return code.place, code.name.casefold(), code.id


def _in_ring(one: str, parents: Mapping[str, str]) -> bool:
    """Return whether a code lies below itself: two laptops can each move one code below the other's."""
    seen = {one}
    above = parents.get(one, "")
    while above and above not in seen:
        seen.add(above)
        above = parents.get(above, "")
    return above == one


def letters(codes: Iterable[Code]) -> Mapping[str, Code]:
    """Return the codes by the letter that codes with them; of two with one letter the first in order has it."""
    found: dict[str, Code] = {}
    for code in codes:
        if code.letter:
            found.setdefault(code.letter.casefold(), code)
    return found
