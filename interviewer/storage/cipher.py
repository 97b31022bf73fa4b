"""Encrypted connections: a passphrase becomes a raw key once, and every connection is set up the same way.

The derivation is SQLCipher 4's own (PBKDF2-HMAC-SHA512, 256,000 rounds, the file's 16-byte salt), so a file can also be
opened elsewhere with the passphrase alone.
"""

import hashlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from interviewer.reasons import reason
from interviewer.storage.connection import GuardedConnection
from interviewer.storage.driver import Database, DatabaseError, dbapi
from interviewer.storage.errors import CannotWrite, FileMissing, NotAProject, WrongPassphrase

ROUNDS = 256_000
SALT_BYTES = 16
CACHE_KIB = 32_000
"""How much of a file is kept decrypted in memory at most."""
PLAIN_HEADER = b"SQLite format 3\x00"
_WAIT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class RawKey:
    """A derived key with its salt; never shown."""

    literal: str = field(repr=False)


def derive(passphrase: str, salt: bytes) -> RawKey:
    """Return the raw key of ``passphrase`` for the file with ``salt`` (about a tenth of a second)."""
    key = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, ROUNDS, 32)
    return RawKey(f"x'{key.hex()}{salt.hex()}'")


def new_key(passphrase: str) -> RawKey:
    """Return a raw key for a file that is about to be made, with a salt of its own."""
    return derive(passphrase, secrets.token_bytes(SALT_BYTES))


def key_of(path: Path, passphrase: str) -> RawKey:
    """Return the raw key of an existing file.

    Raises FileMissing, NotAProject (plain SQLite or too short) and CannotWrite (the file cannot be read).
    """
    if not path.is_file():
        raise FileMissing(path)
    try:
        with path.open("rb") as file:
            head = file.read(SALT_BYTES)
    except OSError as error:
        raise CannotWrite(path, reason(error)) from error
    if len(head) < SALT_BYTES or head == PLAIN_HEADER:
        raise NotAProject(path)
    return derive(passphrase, head)


def connect(path: Path, key: RawKey, *, read_only: bool = False) -> Database:
    """Return a connection to ``path`` with every safety on; for use in the thread that made it.

    A file that is to be read in a folder nobody may write to is opened as unchanging, unless somebody writes in it.
    Raises WrongPassphrase when the first page does not open, FileMissing, CannotWrite.
    """
    mode = "ro" if read_only else "rw"
    if read_only and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        mode = "ro&immutable=1"
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection = _connected(path, uri)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        connection.execute(f'PRAGMA key = "{key.literal}"')
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise NotAProject(path)
        _read_first_page(connection, path)
        connection.path = path
        _make_safe(connection, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return Database(connection, execute_plugins=False)


def _connected(path: Path, uri: str) -> GuardedConnection:
    try:
        found: GuardedConnection = dbapi.connect(
            uri, uri=True, isolation_level=None, timeout=_WAIT_SECONDS, factory=GuardedConnection
        )
    except DatabaseError as error:
        raise (CannotWrite(path, reason(error)) if path.is_file() else FileMissing(path)) from error
    return found


def _read_first_page(connection: GuardedConnection, path: Path) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DatabaseError as error:
        if "not a database" in str(error) or "malformed" in str(error):
            raise WrongPassphrase(path) from error
        raise CannotWrite(path, reason(error)) from error


def _make_safe(connection: GuardedConnection, *, read_only: bool) -> None:
    pragmas = [
        "PRAGMA trusted_schema = OFF",
        "PRAGMA temp_store = MEMORY",
        f"PRAGMA cache_size = -{CACHE_KIB}",
        "PRAGMA recursive_triggers = ON",
        "PRAGMA foreign_keys = ON",
        "PRAGMA cell_size_check = ON",
    ]
    if not read_only:
        pragmas += [
            "PRAGMA secure_delete = ON",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA fullfsync = ON",
            "PRAGMA checkpoint_fullfsync = ON",
        ]
    for pragma in pragmas:
        connection.execute(pragma).fetchall()
