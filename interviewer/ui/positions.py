"""Where something stands: Qt counts UTF-16 units in what was typed, the program code points in what is kept (NFC).

The only place in the program where the two meet. Both count from 0.
"""

import unicodedata
from itertools import takewhile

from interviewer.domain.text import clean

_UNIT = 2
"""Bytes of one UTF-16 unit."""


def to_units(text: str, point: int) -> int:
    """Return how many UTF-16 units stand before code point ``point`` of ``text``."""
    return len(text[:point].encode("utf-16-le", "surrogatepass")) // _UNIT


def to_points(text: str, unit: int) -> int:
    """Return how many whole code points of ``text`` stand before UTF-16 unit ``unit``."""
    if text.isascii():
        return min(max(unit, 0), len(text))
    before = text.encode("utf-16-le", "surrogatepass")[: max(unit, 0) * _UNIT]
    return len(before.decode("utf-16-le", "ignore"))


def kept_point(typed: str, unit: int) -> int:
    """Return the code point in ``clean(typed)`` that UTF-16 unit ``unit`` of ``typed`` falls on.

    Differs from :func:`to_points` where a keyboard delivered decomposed letters (NFD): those shrink when kept.
    """
    units = typed.encode("utf-16-le", "surrogatepass")
    before = units[: max(unit, 0) * _UNIT].decode("utf-16-le", "ignore")
    if not unicodedata.is_normalized("NFC", typed):
        after = units[len(before.encode("utf-16-le")) :].decode("utf-16-le", "ignore")
        before += "".join(takewhile(unicodedata.combining, after))
    return len(clean(before))
