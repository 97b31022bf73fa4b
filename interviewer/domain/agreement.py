"""How far coders agree beyond chance: Cohen's kappa for two, Krippendorff's alpha for any number, values as names.

Both count units, so a thousand alike are one entry with the number 1000. ``None`` comes back where chance alone leaves
nothing to agree on: everybody always said the same.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def kappa(pairs: Mapping[tuple[Value, Value], int]) -> float | None:
    """Return Cohen's kappa of what two coders said of the same units (Cohen 1960): 1 is full agreement, 0 is chance."""
    total = sum(pairs.values())
    if not total:
        return None
    seen = sum(count for (first, second), count in pairs.items() if first == second) / total
    firsts: Counter[Value] = Counter()
    seconds: Counter[Value] = Counter()
    for (first, second), count in pairs.items():
        firsts[first] += count
        seconds[second] += count
    chance = sum(firsts[value] * seconds[value] for value in firsts) / total**2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def alpha(units: Mapping[tuple[Value | None, ...], int]) -> float | None:
    """Return Krippendorff's alpha for nominal values (Krippendorff 2011): 1 is full agreement, 0 is chance.

    A unit is what each coder said of it, ``None`` where one said nothing; units that fewer than two spoke of count not.
    """
    totals: Counter[Value] = Counter()
    apart = 0.0
    for said, times in units.items():
        values = Counter(value for value in said if value is not None)
        spoke = sum(values.values())
        if spoke < 2:
            continue
        for value, count in values.items():
            totals[value] += count * times
            apart += times * count * (spoke - count) / (spoke - 1)
    total = sum(totals.values())
    chance = sum(count * (total - count) for count in totals.values())
    return None if not chance else 1 - (total - 1) * apart / chance
