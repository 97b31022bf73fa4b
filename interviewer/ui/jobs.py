"""One way to run a service off the window's thread. The only broad ``except`` of the program is here."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from interviewer.domain.progress import Progress


class _Cancelled(Exception):
    """Raised inside a service through its progress callback, so that it leaves all or nothing."""


@cache
def _pool() -> QThreadPool:
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    return pool


_running: set["Job"] = set()


class Job(QObject):
    """Runs ``work`` on the one worker; signals are delivered in the window's thread, ``finished`` always and last."""

    succeeded = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)
    finished = Signal()

    _arrived = Signal(object, object)
    _moved = Signal(int, int)

    def __init__(self, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self._work = work
        self._stop = False
        self._arrived.connect(self._on_arrived)
        self._moved.connect(self._on_moved)

    def start(self) -> None:
        """Queue the work; a job is started once."""
        _running.add(self)
        _pool().start(self._run)

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress; only ``finished`` follows."""
        self._stop = True

    def _run(self) -> None:
        result: object = None
        error: Exception | None = None
        try:
            self._report(0, 0)
            result = self._work(self._report)
        except Exception as problem:
            error = problem
        self._arrived.emit(result, error)

    def _report(self, done: int, total: int) -> None:
        if self._stop:
            raise _Cancelled
        if total:
            self._moved.emit(done, total)

    @Slot(int, int)
    def _on_moved(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    @Slot(object, object)
    def _on_arrived(self, result: object, error: Exception | None) -> None:
        _running.discard(self)
        if error is None:
            self.succeeded.emit(result)
        elif not isinstance(error, _Cancelled):
            self.failed.emit(error)
        self.finished.emit()


def busy() -> bool:
    """Return whether any work runs or waits."""
    return bool(_running)


def wait_for_all(milliseconds: int = 10_000) -> bool:
    """Wait for the work that runs, before the program ends; return whether it came to an end."""
    for job in tuple(_running):
        job.cancel()
    return _pool().waitForDone(milliseconds)
