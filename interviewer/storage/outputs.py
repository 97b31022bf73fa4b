"""What this machine wrote outside the project: backups, packages, exports. It never leaves the file.

A withdrawal asks this register which copies there are, and a new passphrase which backups still have the old one.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path

from interviewer.storage import local, log, nodes
from interviewer.storage.driver import Database

_PREFIX = "output:"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a file that was written is known by, whatever it is called and whenever it was last touched."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Which copy of the project wrote a file: its machine, its data file, and how far its own events had come."""

    machine: str
    file: Path
    node: str
    reach: int


@dataclass(frozen=True, slots=True)
class Output:
    """One file that was written. ``about`` holds the ids of interviews and persons in it; empty: the whole project.

    ``mark`` is ``None`` where nobody looked at the file when it was written, ``origin`` where that was not kept.
    """

    path: Path
    kind: str
    made: datetime
    about: tuple[str, ...] = ()
    mark: Mark | None = None
    origin: Origin | None = None

    def is_there(self) -> bool:
        """Return whether the file that was written still lies at its place, byte for byte. Raises OSError."""
        return self.mark is not None and self.path.stat().st_size == self.mark.size and mark_of(self.path) == self.mark


def mark_of(path: Path) -> Mark | None:
    """Return what the file at ``path`` is known by, or ``None`` where there is none. Raises OSError."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        return Mark(file.tell(), digest)


def mark_of_bytes(content: bytes) -> Mark:
    """Return what a file with this content will be known by."""
    return Mark(len(content), sha256(content).hexdigest())


def remember(db: Database, path: Path, kind: str, about: tuple[str, ...] = (), mark: Mark | None = None) -> None:
    """Note that a file was written at ``path``; what was known of a file there before is replaced.

    Without ``mark`` the file is read.
    """
    place = path.expanduser().absolute()
    made = datetime.now(UTC)
    put(db, Output(place, kind, made, tuple(sorted(set(about))), mark or mark_of(place), origin(db)))


def origin(db: Database) -> Origin:
    """Return which copy of the project writes now."""
    number, uuid = nodes.own(db)
    (file,) = (place for _number, name, place in db.execute("PRAGMA database_list").fetchall() if name == "main")
    return Origin(nodes.fingerprint(), Path(file), uuid, log.last(db, number)[0])


def is_foreign(db: Database, output: Output) -> bool:
    """Return whether another copy of the project wrote a file, or may have: of a folder that was copied both are there.

    A project that was moved leaves nothing at its old place, so what it wrote there is still its own.
    """
    made, here = output.origin, origin(db)
    if made is None or made.machine != here.machine:
        return True
    try:
        return made.file.exists() and not made.file.samefile(here.file)
    except OSError:
        return True


def before(db: Database, output: Output, ids: Collection[str]) -> bool:
    """Return whether a file was written before anything was known of ``ids``; of what came from others that is unsure.

    It goes by the order of this laptop's own events, not by clocks.
    """
    made = output.origin
    if made is None or made.node != nodes.own(db)[1]:
        return False
    for one in ids:
        row = db.execute(
            "SELECT uuid, n FROM event JOIN node ON node.id = event.node WHERE agg = ? ORDER BY hlc, n LIMIT 1", [one]
        ).fetchone()
        if row is None or row[0] != made.node or int(row[1]) <= made.reach:
            return False
    return bool(ids)


def put(db: Database, output: Output) -> None:
    """Note what is known of a file."""
    mark = [output.mark.size, output.mark.sha256] if output.mark else None
    by = output.origin and [output.origin.machine, str(output.origin.file), output.origin.node, output.origin.reach]
    record = {"kind": output.kind, "made": output.made.isoformat(), "about": output.about, "mark": mark, "by": by}
    with log.transaction(db):
        local.put(db, f"{_PREFIX}{output.path}", json.dumps(record))


def at(db: Database, path: Path) -> Output | None:
    """Return what is known of a file that was written at ``path``, or ``None``."""
    held = local.get(db, f"{_PREFIX}{path.expanduser().absolute()}")
    return None if held is None else _output(path.expanduser().absolute(), json.loads(held))


def all_of(db: Database) -> list[Output]:
    """Return every file this machine wrote, the oldest first, whether it is still there or not."""
    rows = db.execute("SELECT name, val FROM local WHERE name >= ? AND name < ?", [_PREFIX, _after(_PREFIX)]).fetchall()
    found = [_output(Path(str(name).removeprefix(_PREFIX)), json.loads(val)) for name, val in rows]
    return sorted(found, key=lambda output: (output.made, str(output.path)))


def folders(db: Database) -> frozenset[Path]:
    """Return the folders into which this machine wrote."""
    return frozenset(output.path.parent for output in all_of(db))


def forget(db: Database, path: Path) -> None:
    """Take a file off the register; the file itself is not touched."""
    with log.transaction(db):
        local.drop(db, f"{_PREFIX}{path.expanduser().absolute()}")


def _output(path: Path, record: dict[str, object]) -> Output:
    about, mark = record["about"], record.get("mark")
    assert isinstance(about, list)
    made = datetime.fromisoformat(str(record["made"]))
    known = Mark(int(mark[0]), str(mark[1])) if isinstance(mark, list) else None
    by = record.get("by")
    wrote = Origin(str(by[0]), Path(by[1]), str(by[2]), int(by[3])) if isinstance(by, list) else None
    return Output(path, str(record["kind"]), made, tuple(str(one) for one in about), known, wrote)


def _after(prefix: str) -> str:
    """Return the first name that no longer begins with ``prefix``."""
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)
