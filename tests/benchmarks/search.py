"""Searching the words of many answers (P8): ranked, unranked, a beginning, and the word that nearly all have.

    python -m tests.benchmarks.search [--check] [--answers N] [--keep FOLDER]

The bars are those of a million answers (``--answers 1000000``, which takes its time to make); by default a tenth of
that is made, and must do in the same time. Prints the 95th percentile of each kind, and how long indexing took.
"""

import argparse
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from interviewer.domain import word_query
from interviewer.domain.event import Edit
from interviewer.storage import cipher, files, local, log, members, migrations, word_index, word_search
from interviewer.storage.cipher import RawKey
from interviewer.storage.driver import Database
from interviewer.storage.word_search import Where
from tests import histories
from tests.benchmarks import merging

BARS = {"few have it, ranked": 0.150, "too many, unranked": 0.100, "a beginning": 0.150, "nearly all": 0.400,
        "nearly all, of one interview": 0.400}  # fmt: skip
PER_INTERVIEW = 100
_LETTERS = "abdefgiklmnoprstuvyæøå"


PERSON, CONSENT = "person-1", "consent-1"
KEY = RawKey(f"x'{'5a' * 48}'")


def vocabulary(chance: random.Random, size: int = 20_000) -> list[str]:
    """Return made-up words, the most used first; the first is in nearly every answer."""
    return ["".join(chance.choices(_LETTERS, k=chance.randint(2, 11))) for _number in range(size)]


def fill(db: Database, count: int, words: Sequence[str], chance: random.Random) -> float:
    """Write so many answers of one informant and return the seconds that indexing them took."""
    weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(len(words))))
    with log.transaction(db):
        log.append(db, [Edit("consent", PERSON, "record", histories.CONSENT, CONSENT, subject=PERSON)])
    for first in range(0, count, 20_000):
        edits = [
            Edit("answer", f"interview-{number // PER_INTERVIEW}", "note",
                 " ".join(chance.choices(words, cum_weights=weights, k=60)),
                 f"q{number % PER_INTERVIEW}/{PERSON}", PERSON, CONSENT)
            for number in range(first, min(count, first + 20_000))
        ]  # fmt: skip
        with log.transaction(db):
            merging.write(db, edits)
    with log.transaction(db):
        word_index.clear(db)
        start = time.perf_counter()
        word_index.fill(db)
    return time.perf_counter() - start


def percentile(act: Callable[[int], object], times: int = 40) -> float:
    """Return the 95th percentile of how many seconds something takes."""
    found = []
    for number in range(times):
        start = time.perf_counter()
        act(number)
        found.append(time.perf_counter() - start)
    return sorted(found)[int(times * 0.95) - 1]


def measured(db: Database, count: int, words: Sequence[str]) -> dict[str, float]:
    """Return the 95th percentile of each kind of search."""
    interviews = [f"interview-{number}" for number in range(count // PER_INTERVIEW + 1)]
    everywhere, somewhere = Where(interviews, [], [PERSON]), Where(interviews[:1], [], [PERSON])

    def search(typed: str, where: Where = everywhere) -> None:
        word_search.find(db, word_query.parse(typed), where, 101)

    return {
        "few have it, ranked": percentile(lambda number: search(f"{words[8000 + number * 7]} ")),
        "too many, unranked": percentile(lambda number: search(f"{words[40 + number]} ")),
        "a beginning": percentile(lambda number: search(f"{words[8000 + number * 7][:3]}*")),
        "nearly all": percentile(lambda number: search(f"{words[number % 3]} ")),
        "nearly all, of one interview": percentile(lambda number: search(f"{words[number % 3]} ", somewhere), 10),
    }


def main() -> int:
    """Measure, print, and with ``--check`` fail where it takes too long."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--answers", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    chance = random.Random(4)
    words = vocabulary(chance)
    with tempfile.TemporaryDirectory() as folder:
        path = (chosen.keep or Path(folder)) / "search.intervju"
        there = path.exists()
        path.touch(mode=0o600)
        db = cipher.connect(path, KEY)
        if not there:
            with log.transaction(db):
                migrations.migrate(db)
                local.put(db, "project", "benchmark")
                members.introduce(db, "Ask")
            spent = fill(db, chosen.answers, words, chance)
            print(f"{chosen.answers} answers of 60 words indexed anew: {spent:.1f} s")
        found = measured(db, chosen.answers, words)
        files.close(db)
    for what, seconds in found.items():
        print(f"{chosen.answers} answers, {what}: {seconds * 1000:.0f} ms (at most {BARS[what] * 1000:.0f})")
    return int(chosen.check and any(seconds > BARS[what] for what, seconds in found.items()))


if __name__ == "__main__":
    sys.exit(main())
