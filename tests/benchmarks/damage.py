"""P9: single bytes changed at random in a project, a package and a backup; how many changes go unnoticed.

``python -m tests.benchmarks.damage [--count 1000] [--seed 1] [--check]`` changes one byte at a time and puts it back.
Of a project, everything is read as it is shown, ``verify`` is run and the file is merged; a package is merged; a backup
is restored and merged. A change is noticed when it is refused in the program's own words; shown or taken in, it counts
against it. ``--check`` fails when one was not noticed.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from interviewer import assets, language
from interviewer.errors import InterviewerError
from interviewer.services import backing_up, dumping, merging, opening, packing, recruiting, verifying
from interviewer.services.merging import Source
from interviewer.services.opening import Study
from interviewer.services.packing import Passphrase
from interviewer.services.recruiting import CaseDetails
from interviewer.storage import cipher, files
from tests.benchmarks.autosave import fill, filled

WORDS = "bench"
SALT = range(cipher.SALT_BYTES)
"""These bytes belong to the passphrase, so that a change of one is noticed when that is typed."""


@dataclass(frozen=True, slots=True)
class Files:
    """What is damaged, the laptop that takes files in, and what the whole project says."""

    project: Path
    package: Path
    backup: Path
    target: Study
    state: str
    study: Study
    """The closed project, with its keys."""


Try = Callable[[Path, int, Files], bool]
"""Returns whether a change of the byte at a place of a file was noticed."""


def main() -> int:
    """Print the figures and return 1 when ``--check`` is given and a change went unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--answers", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    language.use(assets.locale(), "en")
    missed = 0
    tries: Mapping[str, Try]
    with tempfile.TemporaryDirectory(prefix="bench-", dir=Path.cwd()) as folder:
        made = _made(Path(folder), given.answers)
        for name, path, tries in (
            ("project", made.project, {"shown": _shown, "verify": _verified, "merge": _merged}),
            ("package", made.package, {"merge": _merged}),
            ("backup", made.backup, {"restore": _restored, "merge": _merged}),
        ):
            missed += _measured(name, path, tries, made, given.count, random.Random(given.seed))
        made.target.close()
    return int(given.check and missed > 0)


def _measured(
    name: str,
    path: Path,
    tries: Mapping[str, Try],
    made: Files,
    count: int,
    chance: random.Random,
) -> int:
    """Print how many changes each try noticed, and return how many any of them did not."""
    size = path.stat().st_size
    noticed = dict.fromkeys(tries, 0)
    for _number in range(count):
        place = chance.randrange(size)
        with _changed(path, place, chance.randrange(1, 256)):
            for what, attempt in tries.items():
                noticed[what] += attempt(path, place, made)
    said = ", ".join(f"{what} {found}/{count}" for what, found in noticed.items())
    print(f"P9 {name} ({size:,} bytes): {said} (bar: all)", flush=True)
    return sum(count - found for found in noticed.values())


@contextmanager
def _changed(path: Path, place: int, mask: int) -> Iterator[None]:
    """Change one byte of a file, and put it back afterwards."""
    with path.open("r+b") as file:
        file.seek(place)
        (before,) = file.read(1)
        file.seek(place)
        file.write(bytes([before ^ mask]))
    try:
        yield
    finally:
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        with path.open("r+b") as file:
            file.seek(place)
            file.write(bytes([before]))


def _shown(path: Path, place: int, made: Files) -> bool:
    """Read all that can be shown; it is refused, or what is shown is as it was written."""
    try:
        study = _opened(path, place, made)
    except InterviewerError:
        return True
    try:
        return dumping.state_digest(study) == made.state
    except InterviewerError:
        return True
    finally:
        study.close()


def _verified(path: Path, place: int, made: Files) -> bool:
    try:
        study = _opened(path, place, made)
    except InterviewerError:
        return True
    try:
        return not verifying.verify(study).ok
    except InterviewerError:
        return True
    finally:
        study.close()


def _opened(path: Path, place: int, made: Files) -> Study:
    """Open the damaged data file as a reader, with the derived key unless the damage is in what that comes from."""
    key = cipher.key_of(path, WORDS) if place in SALT else made.study.data_key
    return Study(path, None, files.open_checked(path, key, read_only=True), key, read_only=True)


def _merged(path: Path, _place: int, made: Files) -> bool:
    before = _events(made.target)
    report = merging.merge(made.target, [Source(path, WORDS, key_passphrase=WORDS)])
    return bool(report.refused) and not report.sources and _events(made.target) == before


def _events(study: Study) -> list[tuple[int, ...]]:
    asked = "SELECT count(*), max(seq), (SELECT count(*) FROM node) FROM event"
    return [db.execute(asked).fetchone() for db in (study.data, study.names)]


def _restored(path: Path, _place: int, made: Files) -> bool:
    output = made.project.parent / "restored" / "p.intervju"
    try:
        backing_up.restore(path, output, WORDS, WORDS)
    except InterviewerError:
        return not list(output.parent.glob("*"))
    shutil.rmtree(output.parent)
    return False


def _made(folder: Path, answers: int) -> Files:
    """Make a project, another laptop that has only its beginning, and a package and a backup of the first."""
    study, _interview = filled(folder / "a", 0)
    study.close()
    shutil.copytree(folder / "a", folder / "b")
    target = opening.open_study(folder / "b" / study.path.name, WORDS, key_passphrase=WORDS)
    study = opening.open_study(study.path, WORDS, key_passphrase=WORDS)
    recruiting.save_case(study, CaseDetails("Solvik råd", "Solvik"))
    (row,) = recruiting.people(study)
    fill(study, row.person.id, answers)
    package = packing.pack(study, folder / "p.pakke", to=Passphrase(WORDS)).path
    backup = backing_up.back_up(study, folder / "p.kopi")
    state = dumping.state_digest(study)
    study.close()
    return Files(study.path, package, backup, target, state, study)


if __name__ == "__main__":
    sys.exit(main())
