"""One writer at a time: an operating system's lock on a small file beside the project while it is open."""

import contextlib
from pathlib import Path

from filelock import FileLock, Timeout

from interviewer.reasons import reason
from interviewer.storage.errors import CannotWrite, InUse


def lock_place(path: Path) -> Path:
    """Return where the lock of the file at ``path`` lies."""
    return path.with_name(f".{path.name}.lock")


def held(path: Path) -> bool:
    """Return whether somebody writes in the file at ``path`` now; looking leaves nothing behind."""
    place = lock_place(path)
    if not place.exists():
        return False
    looking = FileLock(place, mode=0o600, is_singleton=False)
    try:
        looking.acquire(timeout=0)
    except Timeout:
        return True
    except OSError:
        return False
    looking.release()
    return False


class WriterLock:
    """The right to write in one file, held until :meth:`release`; it goes with the process, however that ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(lock_place(path), mode=0o600, is_singleton=False)

    def acquire(self) -> "WriterLock":
        """Take the lock or raise InUse at once; CannotWrite where no lock can be placed."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise InUse(self._path) from error
        except OSError as error:
            raise CannotWrite(self._path, reason(error)) from error
        return self

    def release(self) -> None:
        """Give the lock back and leave nothing beside the file."""
        with contextlib.suppress(OSError):  # an open file cannot be unlinked everywhere; an empty one does no harm
            lock_place(self._path).unlink(missing_ok=True)
        self._lock.release()
