"""Where a package is unpacked before it is merged: encrypted files of their own, with a key nobody keeps."""

import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from interviewer.language import _
from interviewer.reasons import reason
from interviewer.storage import chains, cipher, local, schema, unpacking
from interviewer.storage.driver import Database, dbapi
from interviewer.storage.errors import CannotWrite
from interviewer.storage.package_errors import PackageBroken, PackageNewer
from interviewer.storage.packages import Label

_BATCH = 2_000
_PREFIX = ".interviewer-merging-"
_STALE_SECONDS = 3600
_PART_NAMES = ("data", "key")


@contextmanager
def workspace(beside: Path) -> Iterator[Path]:
    """Hold a folder for encrypted files of the moment, on the same disk as the project. Raises CannotWrite."""
    _sweep(beside)
    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=beside))
    except OSError as error:
        raise CannotWrite(beside, reason(error)) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(beside: Path) -> None:
    """Take away what a merge that was killed left more than an hour ago: encrypted, and nobody has the key."""
    for left in beside.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


class Unpacked:
    """A package's logs as databases. Nothing in them is believed: merging checks every link."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._path = path
        self._folder = folder
        self._db: Database | None = None
        self._nodes: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._events: list[tuple[object, ...]] = []
        self._parents: list[tuple[int, int, int, int]] = []
        self.label: Label | None = None
        self.parts: dict[str, Database] = {}

    def take(self, value: list[Any]) -> None:
        """Take one line of the package."""
        kind, *rest = value
        if kind == "label":
            self._label(rest[0])
        elif kind == "part":
            self._begin(str(rest[0]))
        elif kind == "event":
            self._event(rest)
        elif kind in ("node", "stub", "seal"):
            self._row(kind, rest)
        else:
            raise PackageBroken(self._path, _("what is inside cannot be read"))

    def _label(self, record: dict[str, Any]) -> None:
        self.label = Label(**record)
        if self.label.schema > schema.VERSION:
            raise PackageNewer(self._path)

    def _begin(self, name: str) -> None:
        self.flush()
        if name not in _PART_NAMES or name in self.parts or self.label is None:
            raise PackageBroken(self._path, _("what is inside cannot be read"))
        db = _made(self._folder / name)
        local.put(db, "project", str(self.label.project))
        db.conn.execute("BEGIN")
        self._db, self._nodes, self._numbers = db, {}, {}
        self.parts[name] = db

    def _row(self, kind: str, rest: list[Any]) -> None:
        if self._db is None:
            raise PackageBroken(self._path, _("what is inside cannot be read"))
        if kind == "node":
            self._nodes[int(rest[0])] = str(rest[1])
            self._numbers[str(rest[1])] = int(rest[0])
        columns = {
            "node": "node (id, uuid, person, device, public_key)",
            "stub": "stub (node, n, prev, hash, commitment)",
            "seal": "seal (node, n, hash, signature)",
        }[kind]
        marks = ", ".join("?" for _each in rest)
        with _refused(self._path):
            self._db.execute(f"INSERT INTO {columns} VALUES ({marks})", rest)

    def _event(self, rest: list[Any]) -> None:
        node, *link = rest
        self._events.append((node, *link[:15]))
        for uuid, n in link[15]:
            self._parents.append((int(node), int(link[0]), self._numbers[str(uuid)], int(n)))
        if len(self._events) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what has gathered."""
        if self._db is None:
            return
        with _refused(self._path):
            self._db.conn.executemany(chains.INSERT, self._events)
            self._db.conn.executemany("INSERT INTO parent VALUES (?, ?, ?, ?)", self._parents)
        self._events, self._parents = [], []

    def finish(self) -> None:
        """Make what was taken readable as databases."""
        self.flush()
        for db in self.parts.values():
            db.conn.execute("COMMIT")

    def close(self) -> None:
        """Close what was unpacked."""
        for db in self.parts.values():
            db.close()


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    """Say of a row that breaks the schema that the package cannot be read."""
    try:
        yield
    except dbapi.Error as error:
        raise PackageBroken(path, _("what is inside cannot be read")) from error


def _made(path: Path) -> Database:
    path.touch(mode=0o600)
    db = cipher.connect(path, cipher.RawKey(f"x'{secrets.token_hex(32 + cipher.SALT_BYTES)}'"))
    for pragma in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA foreign_keys = OFF"):
        db.conn.execute(pragma).fetchall()
    for statement in schema.LOG.split(";"):
        if statement.strip():
            db.execute(statement)
    return db


@contextmanager
def unpacked(path: Path, beside: Path, identities: list[str], passphrases: list[str]) -> Iterator[Unpacked]:
    """Hold a package unpacked. Raises what :func:`unpacking.read` raises."""
    with workspace(beside) as folder:
        found = Unpacked(path, folder)
        try:
            unpacking.read(path, found.take, identities, passphrases)
            found.finish()
            if found.label is None or "data" not in found.parts:
                raise PackageBroken(path, _("what is inside cannot be read"))
            yield found
        finally:
            found.close()
