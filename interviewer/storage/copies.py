"""Copies of open files as they stood at one moment, made while others write on.

The write locks of all files are held only until each has a reader with its snapshot (about a millisecond); the pages
are then copied from the snapshots, so nobody waits for a large file, and data and key fit each other.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from interviewer.domain.progress import Progress, silent
from interviewer.language import _
from interviewer.reasons import reason
from interviewer.storage import cipher
from interviewer.storage.cipher import RawKey
from interviewer.storage.driver import Database, DatabaseError
from interviewer.storage.errors import CannotWrite, FileBroken

PAGES = 2000
"""How many pages are copied between two reports of progress (8 MB)."""


@dataclass(frozen=True, slots=True)
class Part:
    """An open file: its name in a backup, the connection that may write in it, where it lies and its key."""

    name: str
    db: Database
    path: Path
    key: RawKey


@contextmanager
def snapshots(parts: Sequence[Part]) -> Iterator[tuple[Database, ...]]:
    """Yield a reader of each file, all of them at the same moment."""
    readers: list[Database] = []
    try:
        for part in parts:
            readers.append(cipher.connect(part.path, part.key, read_only=True))  # noqa: PERF401 - closed if one fails
        with _nobody_writes(parts):
            for reader in readers:
                reader.conn.execute("BEGIN")
                reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield tuple(readers)
    finally:
        for reader in readers:
            reader.close()


@contextmanager
def _nobody_writes(parts: Sequence[Part]) -> Iterator[None]:
    held: list[Database] = []
    try:
        for part in parts:  # in the order in which a deed takes them
            _lock(part)
            held.append(part.db)
        yield
    finally:
        for db in held:
            db.conn.execute("ROLLBACK")


def _lock(part: Part) -> None:
    try:
        part.db.conn.execute("BEGIN IMMEDIATE")
    except DatabaseError as error:
        raise CannotWrite(part.path, reason(error)) from error


def copy(source: Database, target: Path, key: RawKey, progress: Progress = silent) -> None:
    """Write what ``source`` reads to a new file under ``key``; when this returns, the disk has it.

    Nothing is left where it fails. Raises CannotWrite, FileBroken.
    """
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            _copy(source, target, key, progress)
            with target.open("rb+") as file:
                os.fsync(file.fileno())
        except BaseException:
            remove(target)
            raise
    except OSError as error:
        raise CannotWrite(target, reason(error)) from error


def _copy(source: Database, target: Path, key: RawKey, progress: Progress) -> None:
    db = cipher.connect(target, key)
    try:
        for pragma in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF"):  # a half copy is thrown away anyhow
            db.execute(pragma).fetchall()
        source.conn.backup(db.conn, pages=PAGES, progress=lambda _status, left, all_: progress(all_ - left, all_))
    except DatabaseError as error:
        if "malformed" in str(error) or "not a database" in str(error):
            raise FileBroken(getattr(source.conn, "path", target), _("a page does not match its seal")) from error
        raise CannotWrite(target, reason(error)) from error
    finally:
        db.close()


def check(path: Path, key: RawKey) -> None:
    """Open a copy and read every page of it. Raises WrongPassphrase, FileBroken."""
    db = cipher.connect(path, key)
    try:
        found = chain(db.execute("PRAGMA cipher_integrity_check"), db.execute("PRAGMA quick_check(1)"))
        bad = next((str(row[0]) for row in found if row[0] != "ok"), None)
    finally:
        db.close()
    if bad is not None:
        raise FileBroken(path, _("damaged page: {what}").format(what=bad))


def remove(path: Path) -> None:
    """Take a file away with all that SQLite puts beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
