"""4,900 applications from a file: shown beforehand and taken in, in less than four seconds; again nothing is new.

    python -m tests.benchmarks.applications [--check] [--count N]

Prints how long the preview takes, taking in, and the preview of the same file once it is in.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from interviewer import assets, language
from interviewer.services import creating, previewing
from interviewer.services.creating import NewProject
from interviewer.services.previewing import State
from interviewer.services.study import Study
from tests.applications import as_csv

PASSPHRASE = "fem grønne båter på land"
REACH = 4.0


def rows(count: int) -> list[tuple[str, ...]]:
    """Return so many applications, each of an organisation of its own and with a purpose of its own."""
    return [
        (f"Prøvelaget {number}", "forening", "Nord", f"Prøvekommune {number % 60}", "2016", f"Leir og møter {number}",
         "drift", "50000", "20000")
        for number in range(count)
    ]  # fmt: skip


def project(folder: Path) -> Study:
    """Return a new project."""
    return creating.create(
        NewProject(
            path=folder / "applications.intervju", passphrase=PASSPHRASE, me="Ask", title="Søknader",
            end_date=date(2030, 6, 30), institution="Eksempeluniversitetet", purpose="telle søknader",
            contact="post@example.org",
        )
    )  # fmt: skip


def timed(told: str, act: Callable[[], object]) -> float:
    """Print the seconds that something takes and return them."""
    start, worked = time.perf_counter(), time.process_time()
    act()
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    print(f"{told}: {seconds:.2f} s, of which at work {worked:.2f} s")
    return seconds


def main() -> int:
    """Measure, and with ``--check`` fail where it takes longer than it may."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--count", type=int, default=4900)
    chosen = parser.parse_args()
    language.use(assets.locale(), "en")
    with tempfile.TemporaryDirectory() as folder:
        study = project(Path(folder))
        path = as_csv(Path(folder) / "applications.csv", rows(chosen.count))
        found = [previewing.preview(study, path)]
        timed("preview", lambda: previewing.preview(study, path))
        taken = timed(f"taking in {chosen.count}", lambda: previewing.take_in(study, found[0]))
        timed("preview of the same", lambda: found.append(previewing.preview(study, path)))
        known = found[1].count(State.KNOWN)
        print(f"known already: {known} of {chosen.count}")
        study.close()
    return int(chosen.check and (taken > REACH or known < chosen.count))


if __name__ == "__main__":
    sys.exit(main())
