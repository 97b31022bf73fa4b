"""Where bars and names stand in the margin: bars that overlap stand side by side, names never lie on each other."""

from collections.abc import Sequence


def lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """Return the lane of each span (top and bottom), counted from 0; those that overlap are in different lanes."""
    found = [0] * len(spans)
    ends: list[float] = []
    for number in sorted(range(len(spans)), key=lambda each: (spans[each][0], -spans[each][1])):
        top, bottom = spans[number]
        lane = next((each for each, end in enumerate(ends) if end <= top), len(ends))
        ends[lane:] = [bottom, *ends[lane + 1 :]]
        found[number] = lane
    return found


def tops(wanted: Sequence[float], height: float, bottom: float = float("inf")) -> list[float]:
    """Return where each name begins: where it is wanted, or below the name before it; ``wanted`` is in any order.

    Names that would end below ``bottom`` move up with those above them, as far as there is room.
    """
    order = sorted(range(len(wanted)), key=lambda each: wanted[each])
    most = max(bottom, height * len(wanted))
    found = [0.0] * len(wanted)
    free = float("-inf")
    for place, number in enumerate(order):
        last = most - height * (len(order) - place)
        found[number] = max(min(wanted[number], last), free)
        free = found[number] + height
    return found
