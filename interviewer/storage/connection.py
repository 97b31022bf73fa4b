"""Connections whose errors say what happened: a damaged page, a full disk, a folder that is gone.

SQLite reports these at any statement or fetch, so they are told apart here, once, and become readable errors.
Broken rules of the schema (IntegrityError) pass through: they are the storage layer's own business.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from interviewer.language import _
from interviewer.storage.driver import Connection, DatabaseError, IntegrityError, dbapi
from interviewer.storage.errors import CannotWrite, FileBroken

_FULL = ("disk is full", "database or disk is full")
_REFUSED = ("readonly", "disk I/O error", "unable to open", "attempt to write")
_DAMAGED = ("malformed", "not a database", "corrupt", "vtable constructor failed")


class GuardedCursor(dbapi.Cursor):  # type: ignore[misc]
    """A cursor that translates the driver's errors."""

    def execute(self, *words: Any) -> Any:  # noqa: ANN401 - the driver's own signature
        """Run a statement."""
        with _translated(self.connection):
            return super().execute(*words)

    def executemany(self, *words: Any) -> Any:  # noqa: ANN401
        """Run a statement for each set of values."""
        with _translated(self.connection):
            return super().executemany(*words)

    def fetchone(self) -> Any:  # noqa: ANN401
        """Return the next row or ``None``."""
        with _translated(self.connection):
            row = super().fetchone()
        return None if row is None else _whole(self.connection, row)

    def fetchall(self) -> Any:  # noqa: ANN401
        """Return all rows that are left."""
        with _translated(self.connection):
            rows = super().fetchall()
        for row in rows:
            _whole(self.connection, row)
        return rows

    def __next__(self) -> Any:  # noqa: ANN401
        """Return the next row."""
        with _translated(self.connection):
            row = super().__next__()
        return _whole(self.connection, row)


class GuardedConnection(Connection):  # type: ignore[misc]
    """A connection that knows its file and uses guarded cursors."""

    path: Path

    def cursor(self, *_factory: Any) -> GuardedCursor:  # noqa: ANN401
        """Return a guarded cursor."""
        return super().cursor(GuardedCursor)  # type: ignore[no-any-return]


def _whole(connection: GuardedConnection, row: Any) -> Any:  # noqa: ANN401
    """Return the row unless a text in it holds a NUL, which none of ours does.

    Where the last page of a long row does not match its seal, SQLCipher hands out zeros for it, and says so only at the
    next page.
    """
    for value in row:
        if value.__class__ is str and "\0" in value:
            raise FileBroken(connection.path, _("a page does not match its seal"))
    return row


@contextmanager
def _translated(connection: GuardedConnection) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except DatabaseError as error:
        path = getattr(connection, "path", None)
        if path is None:
            raise
        said = str(error)
        if any(word in said for word in _FULL):
            raise CannotWrite(path, _("the disk is full")) from error
        if any(word in said for word in _REFUSED):
            raise CannotWrite(path, _("the folder or disk cannot be written to")) from error
        if any(word in said for word in _DAMAGED):
            raise FileBroken(path, _("a page does not match its seal")) from error
        raise
