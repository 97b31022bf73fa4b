"""I1, I2, I3 and I7: what the rules find of numbers, addresses, days, web names, roles and origins, and what in vain.

``python -m tests.benchmarks.patterns [--seed 1] [--show] [--check]`` makes its own examples from the definitions (how
a number is built, how a day or a role is said), puts each into a sentence, and prints the share that is wholly covered
by a span of the right kind, with its bar; ``--show`` prints the misses, and ``--check`` fails below a bar.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from interviewer.finding import rules
from interviewer.finding.found import Found, Kind
from tests.benchmarks import disguises, sayings, whereabouts
from tests.benchmarks.templates import Maker

FEWEST = 1000
SLOWEST = 60_000


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with one thing in it, at ``start``; ``kinds`` are the answers that are right."""

    text: str
    start: int
    end: int
    kinds: frozenset[Kind]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured share and its bar; ``most`` means that it should stay below."""

    name: str
    share: float
    bar: float
    count: int
    most: bool = False

    @property
    def reached(self) -> bool:
        """Tell whether the bar is reached."""
        return self.share <= self.bar if self.most else self.share >= self.bar

    def __str__(self) -> str:
        sign = "<=" if self.most else ">="
        return (
            f"{self.name}: {self.share:.4f} of {self.count} (bar: {sign} {self.bar}){'' if self.reached else '  BELOW'}"
        )


def main() -> int:
    """Print the figures and return 1 when ``--check`` is given and one is beyond its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what is missed and what is found in vain")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    figures = [*_numbers(chance, given.show), *_said(chance, given.show), *_kept(chance, given.show), _speed(chance)]
    for figure in figures:
        print(figure)
    return int(given.check and not all(figure.reached for figure in figures))


def _numbers(chance: random.Random, show: bool) -> Iterable[Figure]:
    for name, maker in disguises.NUMBERS.items():
        yield _recall(f"I1 {name}", maker, disguises.FRAMES, 0.995, chance, show, FEWEST)
    yield _alarms("I1 decoys", disguises.decoy, 0.02, chance, show)
    for name, maker in disguises.FAILING.items():
        yield _recall(f"I2 {name}", maker, ("{}",), 0.97, chance, show, 400)


def _kept(chance: random.Random, show: bool) -> Iterable[Figure]:
    for name, maker in whereabouts.WHEREABOUTS.items():
        yield _recall(f"I3 {name}", maker, whereabouts.FRAMES, 0.97, chance, show, 600)
    yield _alarms("I3 years, hours and common words", whereabouts.decoy, 0.05, chance, show)


def _said(chance: random.Random, show: bool) -> Iterable[Figure]:
    for name, maker in sayings.SAYINGS.items():
        yield _recall(f"I7 {name}", maker, ("{}",), 0.90, chance, show, 600)


def _recall(
    name: str, maker: Maker, frames: Sequence[str], bar: float, chance: random.Random, show: bool, count: int
) -> Figure:
    hits = 0
    for _number in range(count):
        said, hidden, kinds = maker(chance)
        text = chance.choice(frames).format(said)
        start = text.index(said) + said.index(hidden)
        example = Example(text, start, start + len(hidden), kinds)
        hit = _covered(example)
        hits += hit
        if show and not hit:
            print(f"  {name} missed: {hidden!r} in {text!r}: {[(each.kind.value, each.text) for each in _found(text)]}")
    return Figure(name, hits / count, bar, count)


def _alarms(
    name: str,
    maker: Callable[[random.Random], tuple[str, frozenset[Kind]]],
    bar: float,
    chance: random.Random,
    show: bool,
) -> Figure:
    alarms = 0
    for _number in range(FEWEST):
        text, kinds = maker(chance)
        found = [each for each in _found(text) if each.kind in kinds]
        alarms += bool(found)
        if show and found:
            print(f"  {name} in vain: {[(each.kind.value, each.text) for each in found]} in {text!r}")
    return Figure(name, alarms / FEWEST, bar, FEWEST, most=True)


def _found(text: str) -> list[Found]:
    return [found for rule in rules.RULES for found in rule.find(text)]


def _covered(example: Example) -> bool:
    """Tell whether one span of a right kind covers all of it and hardly more."""
    return any(
        found.start <= example.start and found.end >= example.end and found.kind in example.kinds
        and found.end - found.start <= example.end - example.start + 16
        for found in _found(example.text)
    )  # fmt: skip


def _speed(chance: random.Random) -> Figure:
    """Return how many words the rules read in a second, on one core, of prose with something to find now and then."""
    makers = [*disguises.NUMBERS.values(), *whereabouts.WHEREABOUTS.values(), *sayings.SAYINGS.values()]
    parts: list[str] = []
    for _number in range(3000):
        parts.append(sayings.prose(chance))
        if chance.random() < 0.2:
            parts.append(chance.choice(makers)(chance)[0] + ".")
    text = "\n".join(parts)
    count = len(text.split())
    start = time.process_time()
    _found(text)
    return Figure("words a second", count / (time.process_time() - start), SLOWEST, count)


if __name__ == "__main__":
    sys.exit(main())
