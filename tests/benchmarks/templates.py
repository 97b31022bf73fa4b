"""Lists of words and sentences written as text, and sentences with digits and years to be drawn."""

import random
from collections.abc import Callable

from interviewer.finding.found import Kind

Maker = Callable[[random.Random], tuple[str, str, frozenset[Kind]]]
"""Makes a saying, the part of it that should be found, and the kinds that are right."""


def listed(text: str) -> list[str]:
    """Return the words of a text."""
    return text.split()


def parted(text: str) -> list[str]:
    """Return what bars and line breaks part."""
    return text.strip().replace("\n", "|").split("|")


def kinds(*right: Kind) -> frozenset[Kind]:
    """Return the kinds that are right answers."""
    return frozenset(right)


def filled(template: str, chance: random.Random) -> str:
    """Return a sentence with its digits (a # is any but 0) and its ``{year}`` and ``{later}`` drawn."""
    year = chance.randint(1985, 2024)
    said = "".join(chance.choice("123456789") if each == "#" else each for each in template)
    return said.format(year=year, later=year + 1)
