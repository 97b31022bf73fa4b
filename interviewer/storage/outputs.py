"""What this machine wrote outside the project: backups, packages, exports. It never leaves the file.

A withdrawal asks this register which copies there are, and a new passphrase which backups still have the old one.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from interviewer.storage import local
from interviewer.storage.driver import Database
from interviewer.storage.log import transaction

_PREFIX = "output:"


@dataclass(frozen=True, slots=True)
class Output:
    """One file that was written. ``about`` holds the ids of interviews and persons in it; empty: the whole project."""

    path: Path
    kind: str
    made: datetime
    about: tuple[str, ...] = ()


def remember(db: Database, path: Path, kind: str, about: tuple[str, ...] = ()) -> None:
    """Note that a file was written at ``path``; what was known of a file there before is replaced."""
    place = path.expanduser().absolute()
    record = {"kind": kind, "made": datetime.now(UTC).isoformat(), "about": sorted(set(about))}
    with transaction(db):
        local.put(db, f"{_PREFIX}{place}", json.dumps(record))


def all_of(db: Database) -> list[Output]:
    """Return every file this machine wrote, the oldest first, whether it is still there or not."""
    rows = db.execute("SELECT name, val FROM local WHERE name >= ? AND name < ?", [_PREFIX, _after(_PREFIX)]).fetchall()
    found = [_output(Path(str(name).removeprefix(_PREFIX)), json.loads(val)) for name, val in rows]
    return sorted(found, key=lambda output: (output.made, str(output.path)))


def forget(db: Database, path: Path) -> None:
    """Take a file off the register; the file itself is not touched."""
    with transaction(db):
        local.drop(db, f"{_PREFIX}{path.expanduser().absolute()}")


def _output(path: Path, record: dict[str, object]) -> Output:
    about = record["about"]
    assert isinstance(about, list)
    made = datetime.fromisoformat(str(record["made"]))
    return Output(path, str(record["kind"]), made, tuple(str(one) for one in about))


def _after(prefix: str) -> str:
    """Return the first name that no longer begins with ``prefix``."""
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)
