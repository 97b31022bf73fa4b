"""Whether two names may be one: the same folded spelling, or one or two letters apart (E2, "Samme person?")."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interviewer.domain.folding import Stream

_SHORTEST = 4
_LONG = 8


def folded(name: str) -> str:
    """Return a name as spellings are compared: letters only, without accents, case or what nobody sees."""
    return Stream(name).coarse


def alike(first: str, second: str) -> bool:
    """Return whether two folded names are the same, one letter apart, or (from eight letters on) two."""
    if first == second:
        return bool(first)
    shortest = min(len(first), len(second))
    if shortest < _SHORTEST:
        return False
    return distance(first, second, limit := 2 if shortest >= _LONG else 1) <= limit


def distance(first: str, second: str, limit: int) -> int:
    """Return how many letters have to be changed, added, left out or swapped; above ``limit`` any larger number."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, one in enumerate(first, 1):
        before, above, row = row, before, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
            if i > 1 and j > 1 and one == second[j - 2] and first[i - 2] == other:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def pairs(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the owners of names that are alike; ``names`` are owners with names as they are written.

    A name of one word is compared with each word of the longer ones too, but those are not compared word by word among
    themselves: two who share a given name are not one. Only names with the same beginning or end are compared.
    """
    listed = [_Spelled(owner, key, whole, _letters(key)) for owner, name in names for key, whole in _keys(name)]
    buckets: dict[tuple[str, str], list[int]] = {}
    for index, one in enumerate(listed):
        for bucket in {("first", one.key[:2]), ("last", one.key[-3:])}:
            buckets.setdefault(bucket, []).append(index)
    seen: set[tuple[int, int]] = set()
    for held in buckets.values():
        for place, index in enumerate(held):
            for other in held[place + 1 :]:
                if (index, other) not in seen:
                    seen.add((index, other))
                    if _may_be_one(listed[index], listed[other]):
                        yield listed[index].owner, listed[other].owner


@dataclass(frozen=True, slots=True)
class _Spelled:
    """A folded name or a word of one; ``letters`` has a bit for each letter in it."""

    owner: str
    key: str
    whole: bool
    letters: int


def _keys(name: str) -> Iterator[tuple[str, bool]]:
    if whole := folded(name):
        yield whole, True
    words = name.split()
    for word in words if len(words) > 1 else ():
        if len(key := folded(word)) >= _SHORTEST:
            yield key, False


def _letters(key: str) -> int:
    return sum(1 << (ord(letter) % 61) for letter in set(key))


def _may_be_one(first: _Spelled, second: _Spelled) -> bool:
    if first.owner == second.owner or not (first.whole or second.whole):
        return False
    return (first.letters ^ second.letters).bit_count() <= 4 and alike(first.key, second.key)
