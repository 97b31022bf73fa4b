"""The writer: one thread with a connection of its own that keeps, in order, everything done in an interview.

What cannot be kept just now (disk full, folder gone) stays in the queue and is tried again until it can.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Condition

from PySide6.QtCore import QObject, QThread, Signal, Slot

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services.opening import Study
from interviewer.storage.errors import CannotWrite, FileMissing, InUse

Work = Callable[[Study], object]

RETRY_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class _Task:
    work: Work
    on_done: Callable[[object], None] | None
    field: str | None


class Writer(QThread):
    """Keeps what it is given, one task after the other; the window never waits for the disk."""

    saved = Signal(object)
    """When the queue last ran empty with everything kept (datetime)."""
    failed = Signal(str)
    """What could not be kept, what is safe and what happens next; once for each run of failures."""
    refused = Signal(str)
    """The program itself refused a task (no consent, closed notes): it is not tried again."""
    recovered = Signal()
    """Saving works again after :attr:`failed`."""
    _answered = Signal(object, object)

    def __init__(self, study: Study, parent: QObject | None = None, *, retry: float = RETRY_SECONDS) -> None:
        super().__init__(parent)
        self._origin = study
        self._retry = retry
        self._tasks: deque[_Task] = deque()
        self._changed = Condition()
        self._stopping = False
        self._busy = False
        self._failing = False
        self._answered.connect(self._on_answered)

    def submit(self, work: Work, on_done: Callable[[object], None] | None = None, *, field: str | None = None) -> None:
        """Queue ``work``; a waiting task for the same ``field`` is replaced: the newest text is all that counts.

        ``on_done`` gets the result in the thread that made the writer.
        """
        with self._changed:
            if field is not None:
                self._tasks = deque(task for task in self._tasks if task.field != field)
            self._tasks.append(_Task(work, on_done, field))
            self._changed.notify_all()

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until everything is kept, at most ``timeout`` seconds, and return whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._tasks and not self._busy, timeout)

    def ensure(self) -> None:
        """Go on after :meth:`stop`, with what was left in the queue."""
        if not self.isRunning():
            self._stopping = False
            self.start()

    @property
    def waiting(self) -> int:
        """Return how many tasks are not kept yet."""
        with self._changed:
            return len(self._tasks) + self._busy

    def stop(self, timeout: float = 5.0) -> bool:
        """Keep what can be kept within ``timeout`` seconds, end the thread, and return whether nothing was left."""
        done = self.flush(timeout) if self.isRunning() else self.waiting == 0
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self.wait()
        return done

    def run(self) -> None:
        """Work through the queue; runs in the thread."""
        study: Study | None = None
        while (task := self._next()) is not None:
            try:
                study = study or self._origin.again()
                result = task.work(study)
            except Exception as error:  # noqa: BLE001 - whatever goes wrong here, the words stay in the queue
                self._keep_back(task, error)
            else:
                self._finish(task, result)
        if study is not None:
            study.close()

    @Slot(object, object)
    def _on_answered(self, on_done: Callable[[object], None], result: object) -> None:
        on_done(result)

    def _next(self) -> _Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._tasks)
            if self._stopping or not self._tasks:
                return None
            self._busy = True
            return self._tasks.popleft()

    def _finish(self, task: _Task, result: object) -> None:
        with self._changed:
            self._busy = False
            empty = not self._tasks
            recovered, self._failing = self._failing, False
            self._changed.notify_all()
        if task.on_done is not None:
            self._answered.emit(task.on_done, result)
        if recovered:
            self.recovered.emit()
        if empty:
            self.saved.emit(datetime.now().astimezone())

    def _keep_back(self, task: _Task, error: Exception) -> None:
        if isinstance(error, InterviewerError) and not may_pass(error):
            with self._changed:
                self._busy = False
                self._changed.notify_all()
            self.refused.emit(str(error))
            return
        with self._changed:
            self._busy = False
            newer = task.field is not None and any(other.field == task.field for other in self._tasks)
            if not newer:
                self._tasks.appendleft(task)
            first, self._failing = not self._failing, True
        if first:
            self.failed.emit(_trouble(error))
        self._pause()

    def _pause(self) -> None:
        until = time.monotonic() + self._retry
        with self._changed:
            self._changed.wait_for(lambda: self._stopping, max(0.0, until - time.monotonic()))


def may_pass(error: InterviewerError) -> bool:
    """Return whether trying again can help: trouble with the disk passes, a refusal does not."""
    return isinstance(error, CannotWrite | FileMissing | InUse)


def _trouble(error: Exception) -> str:
    return _(
        "Saving does not work just now ({reason}). What you have written is safe in this window, and saving goes on "
        "by itself as soon as it can. Make room on the disk or find the folder again; do not close the program."
    ).format(reason=str(error) or type(error).__name__)
