"""A file of a project, from making it to closing it: checked at the door, one file again when closed."""

import os
from pathlib import Path

from interviewer.language import _
from interviewer.reasons import reason
from interviewer.storage import cipher, local, members, migrations, schema, upgrades
from interviewer.storage.cipher import RawKey
from interviewer.storage.driver import Database
from interviewer.storage.errors import AlreadyThere, CannotWrite, FileBroken, FileNewer, FileOlder, NotAProject
from interviewer.storage.log import transaction


def create(path: Path, passphrase: str, project: str, person: str) -> tuple[Database, RawKey]:
    """Make an empty encrypted file that only its owner can read, and return it open; its laptop introduces itself.

    Raises AlreadyThere and CannotWrite; a file that could not be finished is taken away again.
    """
    _reserve(path)
    key = cipher.new_key(passphrase)
    try:
        db = cipher.connect(path, key)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    try:
        with transaction(db):
            migrations.migrate(db)
            local.put(db, "project", project)
            members.introduce(db, person)
    except BaseException:
        discard(db, path)
        raise
    return db, key


def refuse_there(path: Path) -> None:
    """Raise AlreadyThere when something lies at ``path``."""
    if path.exists():
        raise AlreadyThere(path)


def discard(db: Database, path: Path) -> None:
    """Close a file that could not be finished and take it away with all that SQLite put beside it."""
    db.close()
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Make the folder of the file at ``path``, for its owner alone, where there is none. Raises CannotWrite."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(path, reason(error)) from error


def write(path: Path, content: bytes) -> None:
    """Write a finished file that only its owner can read, down to the disk. Raises OSError."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
        path.chmod(0o600)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _reserve(path: Path) -> None:
    make_folder(path)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise AlreadyThere(path) from error
    except OSError as error:
        raise CannotWrite(path, reason(error)) from error


def open_checked(path: Path, key: RawKey, *, read_only: bool = False) -> Database:
    """Return a connection after checking that the file is ours, of a known schema, and guarded as shipped.

    A file of an older schema is copied aside and brought to the present one.
    Raises WrongPassphrase, NotAProject, FileNewer, FileBroken, and FileOlder when it is only to be read.
    """
    db = cipher.connect(path, key, read_only=read_only)
    try:
        if upgrades.is_older(db):
            if read_only:
                raise FileOlder(path)
            upgrades.upgrade(db, path)
        check(db, path)
    except BaseException:
        db.close()
        raise
    return db


def check(db: Database, path: Path) -> None:
    """Refuse a file that is another program's, newer, or whose triggers or tables were changed by hand."""
    if int(db.execute("PRAGMA application_id").fetchone()[0]) != schema.APPLICATION_ID:
        raise NotAProject(path)
    if int(db.execute("PRAGMA user_version").fetchone()[0]) > schema.VERSION:
        raise FileNewer(path)
    found = {name: sql for kind, name, sql in _made(db) if kind == "trigger"}
    if found != schema.triggers():
        raise FileBroken(path, _("its guards (triggers) are not the program's own"))
    if any(kind == "view" for kind, _name, _sql in _made(db)):
        raise FileBroken(path, _("it holds a view that the program did not make"))
    if local.get(db, "project") is None:
        raise FileBroken(path, _("it does not say which project it belongs to"))


def _made(db: Database) -> list[tuple[str, str, str]]:
    rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchall()
    return [(str(kind), str(name), str(sql)) for kind, name, sql in rows]


def close(db: Database, *, read_only: bool = False) -> None:
    """Move everything into the one file and close it."""
    if not read_only:
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()
