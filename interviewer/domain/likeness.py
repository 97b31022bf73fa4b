"""Whether two names may be one: the same folded spelling, or one or two letters apart (E2, "Samme person?")."""

from collections.abc import Iterable, Iterator

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

    Names are compared only with those that share a beginning or an end, so the work stays near their number.
    """
    listed = [(owner, key) for owner, name in names if (key := folded(name))]
    buckets: dict[tuple[str, str], list[int]] = {}
    for index, (_owner, key) in enumerate(listed):
        for bucket in {("first", key[:2]), ("last", key[-3:])}:
            buckets.setdefault(bucket, []).append(index)
    seen: set[tuple[int, int]] = set()
    for held in buckets.values():
        for place, one in enumerate(held):
            for other in held[place + 1 :]:
                if (one, other) not in seen and listed[one][0] != listed[other][0]:
                    seen.add((one, other))
                    if alike(listed[one][1], listed[other][1]):
                        yield listed[one][0], listed[other][0]
