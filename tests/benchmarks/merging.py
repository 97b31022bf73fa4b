"""How fast other laptops' files come in: P3, P4, P5 and P6 of the storage design.

    python -m tests.benchmarks.merging [--check] [--files N ...] [--answers N] [--large N]

P3 compares a merge, verification on, with a plain ``INSERT … SELECT`` of the same events and parents into the same
encrypted schema. P4 takes in 50 files of 24,000 answers. P5 takes in the same files once more. P6 takes one interview
into the large project that came of it. Deriving a file's key from its passphrase costs a fixed tenth of a second a file
and is not part of the figures. Prints each figure with its bar; with ``--check`` exits 1 when one is missed.
"""

import argparse
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from interviewer.domain.event import Edit, Event, canonical, commit_to
from interviewer.domain.identity import new_id
from interviewer.storage import cipher, clock, files, log, members, merges, nodes, touched, verification
from interviewer.storage.cipher import RawKey
from interviewer.storage.driver import Database
from interviewer.storage.merges import Merge
from tests import histories

KEY = RawKey(f"x'{'5a' * 48}'")
SENTENCE = "Vi møtes den første tirsdagen i måneden, og da er det en av ungdommene som leder møtet. "
TO_P4 = 50
PER_INTERVIEW = 60


def write(db: Database, edits: Iterable[Edit]) -> None:
    """Write edits of new places as the log does, many at a time."""
    number, uuid = nodes.own(db)
    n, prev = log.last(db, number)
    project, deed, begun = log.project_id(db), new_id(), time.time_ns() // 1_000_000
    seq, rows = int(db.execute("SELECT max(seq) FROM event").fetchone()[0]), []
    for edit in edits:
        n += 1
        val, salt = canonical(edit.value), f"{n:032x}"
        event = Event(
            1, project, uuid, n, prev, edit.agg, edit.item, edit.field, edit.subject, edit.consent,
            clock.stamp(begun + n // 1000, n % 1000), edit.kind, deed, (), commit_to(salt, val),
        )  # fmt: skip
        rows.append(
            (number, n, 1, prev, event.hash(), event.commitment, event.agg, event.item, event.field, event.subject,
             event.consent, event.hlc, event.kind, deed, val, salt)
        )  # fmt: skip
        prev = str(rows[-1][4])
    db.conn.executemany(
        "INSERT INTO event (node, n, v, prev, hash, commitment, agg, item, field, subject, consent, hlc, kind, deed,"
        " val, salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    touched.settle_later_than(db, seq)


def interview(answers: int) -> Iterator[Edit]:
    """Yield the edits of one informant's consent and interview."""
    person, consent, held = new_id(), new_id(), new_id()
    yield Edit("person", person, "pseudonym", "I-1")
    yield Edit("consent", person, "record", histories.CONSENT, consent, subject=person)
    yield Edit("interview", held, "persons", [person])
    yield Edit("interview", held, "mode", "phone")
    for number in range(answers):
        text = f"{number} {SENTENCE * (1 + number % 4)}"
        yield Edit("answer", held, "note", text, f"q{number}/{person}", person, consent)


def laptop(base: Path, path: Path, name: str, answers: int) -> None:
    """Make a laptop's file that began as ``base`` and holds interviews of its own."""
    shutil.copyfile(base, path)
    db = cipher.connect(path, KEY)
    with log.transaction(db):
        members.introduce(db, name)
        held = max(1, answers // PER_INTERVIEW)
        write(db, (edit for _number in range(held) for edit in interview(min(answers, PER_INTERVIEW))))
    files.close(db)


def new_base(path: Path) -> Path:
    """Make the empty project that all laptops began from."""
    path.touch(mode=0o600)
    histories.with_schema(path, KEY)
    return path


def reading(path: Path) -> Database:
    """Open a file as a merge reads it."""
    db = cipher.connect(path, KEY, read_only=True)
    db.conn.execute("BEGIN")
    return db


def take(target: Database, source: Path) -> int:
    """Merge one file as the service does, and return how many events were new."""
    found = reading(source)
    try:
        with log.transaction(target):
            if merges.nothing_new(target, found):
                return 0
            verification.refuse_damaged_pages(found)
            taken = Merge(target, found).run()
    finally:
        found.close()
    target.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return taken.events


def plain_copy(target: Database, source: Path) -> None:
    """Put the same rows into the same schema and do nothing else."""
    target.conn.execute(f"ATTACH '{source}' AS source KEY \"{KEY.literal}\"")
    with log.transaction(target):
        offset = int(target.execute("SELECT max(id) FROM node").fetchone()[0]) - 1
        target.execute(
            f"INSERT INTO node SELECT id + {offset}, uuid, person, device, public_key FROM source.node WHERE id > 1"
        )
        for first in (True, False):
            target.execute(
                "INSERT INTO event (node, n, v, prev, hash, commitment, agg, item, field, subject, consent, hlc, kind,"
                f" deed, val, salt) SELECT node + {offset}, n, v, prev, hash, commitment, agg, item, field, subject,"
                " consent, hlc, kind, deed, val, salt FROM source.event WHERE node > 1 AND"
                f" (kind = 'consent') = {first} ORDER BY seq"
            )
        target.execute(
            f"INSERT INTO parent SELECT node + {offset}, n, parent_node + {offset}, parent_n FROM source.parent"
            " WHERE node > 1"
        )
    target.conn.execute("DETACH source")
    target.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def timed(base: Path, target: Path, sources: list[Path], *, plain: bool = False) -> float:
    """Return the seconds it takes to bring all sources into a copy of the base."""
    shutil.copyfile(base, target)
    db = cipher.connect(target, KEY)
    begun = time.perf_counter()
    for source in sources:
        if plain:
            plain_copy(db, source)
        else:
            take(db, source)
    seconds = time.perf_counter() - begun
    files.close(db)
    return seconds


def ratios(folder: Path, counts: list[int], answers: int) -> list[tuple[str, float, float]]:
    """Return P3 for each number of files."""
    base = new_base(folder / "base")
    sources = [folder / f"laptop-{number}" for number in range(max(counts))]
    for number, source in enumerate(sources):
        laptop(base, source, f"Intervjuer {number}", answers)
    found = []
    for count in counts:
        merged = timed(base, folder / "merged", sources[:count])
        copied = timed(base, folder / "copied", sources[:count], plain=True)
        found.append((f"P3 {count} files of {answers} answers: merge ÷ copy ({merged:.1f} s)", merged / copied, 2.0))
    return found


def large(folder: Path, count: int, answers: int) -> list[tuple[str, float, float]]:
    """Return P4, P5 and P6."""
    base = new_base(folder / "base")
    target = folder / "merged"
    shutil.copyfile(base, target)
    sources = [folder / f"laptop-{number}" for number in range(count)]
    for number, source in enumerate(sources):
        laptop(base, source, f"Intervjuer {number}", answers)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    db = cipher.connect(target, KEY)
    begun = time.perf_counter()
    events = sum(take(db, source) for source in sources)
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    again = sum(take(db, source) for source in sources)
    second = time.perf_counter() - begun
    laptop(base, folder / "one more", "Intervjuer til", PER_INTERVIEW)
    begun = time.perf_counter()
    take(db, folder / "one more")
    one = (time.perf_counter() - begun) * 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    files.close(db)
    return [
        (f"P4 {count} files of {answers} answers, {events} events: seconds", first, 60.0),
        (f"P4 peak memory in MB ({before:.0f} before)", peak, 250.0),
        ("P5 everything again ÷ first merge, in %", 100 * second / first, 1.0),
        ("P5 events that were new the second time", float(again), 0.0),
        (f"P6 one interview into {events} events: milliseconds", one, 50.0),
    ]


def main() -> int:
    """Measure, print, and compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--files", type=int, nargs="*", default=[5, 50, 200])
    parser.add_argument("--answers", type=int, default=600)
    parser.add_argument("--large", type=int, default=24_000, help="answers in each of the 50 files; 0 leaves P4–P6 out")
    options = parser.parse_args()
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        figures += ratios(Path(folder), options.files, options.answers)
    if options.large:
        with tempfile.TemporaryDirectory() as folder:
            figures += large(Path(folder), TO_P4, options.large)
    for what, value, bar in figures:
        print(f"{'ok ' if value <= bar else 'MISSED'} {what}: {value:.2f} (bar {bar:g})")
    return int(options.check and any(value > bar for _what, value, bar in figures))


if __name__ == "__main__":
    sys.exit(main())
