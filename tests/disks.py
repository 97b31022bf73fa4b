"""A disk that a test can fill and empty: the driver is told that there is no room when a file is to be committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from interviewer.storage import connection
from interviewer.storage.connection import GuardedCursor
from interviewer.storage.driver import dbapi


class Disk:
    """Every file is taken until :meth:`fill` says which are not."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._full: frozenset[str] = frozenset()
        execute = GuardedCursor.execute

        def asked(cursor: Any, *words: Any) -> Any:  # noqa: ANN401 - the driver's own signature
            path = getattr(cursor.connection, "path", None)
            if words[0] == "COMMIT" and path is not None and path.name in self._full:
                with connection._translated(cursor.connection):  # noqa: SLF001 - the disk, not our layer, says no
                    raise dbapi.OperationalError("database or disk is full")
            return execute(cursor, *words)

        monkeypatch.setattr(GuardedCursor, "execute", asked)

    def fill(self, *names: str) -> None:
        """Take nothing more for the files called ``names``."""
        self._full = frozenset(names)

    def make_room(self) -> None:
        """Take everything again."""
        self._full = frozenset()

    @contextmanager
    def full(self, *names: str) -> Iterator[None]:
        """Be full for a while."""
        self.fill(*names)
        try:
            yield
        finally:
            self.make_room()
