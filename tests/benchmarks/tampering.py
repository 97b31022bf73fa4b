"""P10: events altered, deleted, reordered and cut off at random places of a log.

    python -m tests.benchmarks.tampering [--check] [--places N]

A deletion at the end is found against the head that was printed or sent before. Prints how many were found.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from interviewer.storage import cipher, log, verification
from interviewer.storage.driver import Database
from tests.benchmarks import merging

ALTERED = ("val", "salt", "hlc", "kind", "agg", "item", "field", "deed", "prev", "hash", "commitment", "subject", "v")


def _alter(db: Database, random: Random, last: int) -> None:
    column = random.choice(ALTERED)
    n = random.randint(1, last)
    db.execute(f"UPDATE event SET {column} = coalesce({column}, '') || '1' WHERE node = 2 AND n = ?", [n])


def _delete(db: Database, random: Random, last: int) -> None:
    db.execute("DELETE FROM event WHERE node = 2 AND n = ?", [random.randint(1, last - 1)])


def _reorder(db: Database, random: Random, last: int) -> None:
    first = random.randint(1, last - 1)
    db.execute("UPDATE event SET n = -1 * n WHERE node = 2 AND n IN (?, ?)", [first, first + 1])
    db.execute("UPDATE event SET n = ? WHERE node = 2 AND n = ?", [first + 1, -first])
    db.execute("UPDATE event SET n = ? WHERE node = 2 AND n = ?", [first, -first - 1])


def _truncate(db: Database, random: Random, last: int) -> None:
    db.execute("DELETE FROM event WHERE node = 2 AND n > ?", [random.randint(1, last - 1)])


WAYS: dict[str, Callable[[Database, Random, int], None]] = {
    "altered": _alter,
    "deleted": _delete,
    "reordered": _reorder,
    "cut off": _truncate,
}


def found(base: Path, place: Path, random: Random, way: Callable[[Database, Random, int], None]) -> bool:
    """Return whether verifying, or comparing with the head known before, finds what was done."""
    shutil.copyfile(base, place)
    db = cipher.connect(place, merging.KEY)
    before = log.last(db, 2)
    db.conn.execute("PRAGMA foreign_keys = OFF").fetchall()
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    db.conn.execute("PRAGMA ignore_check_constraints = ON").fetchall()
    way(db, random, before[0])
    seen = bool(verification.verify(db).findings) or log.last(db, 2) != before
    db.close()
    return seen


def main() -> int:
    """Tamper, and print how much of it was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--places", type=int, default=1000)
    options = parser.parse_args()
    random, missed = Random(10), 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base = folder / "log"
        merging.laptop(merging.new_base(folder / "base"), base, "Intervjuer", 120)
        each = max(1, options.places // len(WAYS))
        for what, way in WAYS.items():
            count = sum(found(base, folder / "tampered", random, way) for _time in range(each))
            missed += each - count
            print(f"{'ok ' if count == each else 'MISSED'} P10 {what}: {count} of {each} found (bar {each})")
    return int(options.check and missed > 0)


if __name__ == "__main__":
    sys.exit(main())
