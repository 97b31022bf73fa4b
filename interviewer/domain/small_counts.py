"""Counts of informants by an attribute, with the small ones hidden: nobody is to be recognised in a report (G8)."""

from collections.abc import Mapping

FEWEST = 3
"""Informants that must share a value before it is told."""


def shown(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Return the counts that may be told, the largest first; ``None`` for those that may not.

    As long as what is hidden could be reckoned from the total, the next smallest is hidden with it.
    """
    ordered = sorted(((value, count) for value, count in counts.items() if count), key=lambda each: (each[1], each[0]))
    hidden = [count for _value, count in ordered if count < FEWEST]
    if hidden:
        while len(hidden) < len(ordered) and (len(hidden) < 2 or sum(hidden) <= len(hidden)):
            hidden.append(ordered[len(hidden)][1])
    told = {value: None if number < len(hidden) else count for number, (value, count) in enumerate(ordered)}
    return dict(sorted(told.items(), key=lambda each: (-(each[1] or 0), each[0])))
