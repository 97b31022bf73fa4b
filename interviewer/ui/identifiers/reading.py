"""Reading what a page shows, off the window's thread and with a connection of its own."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from interviewer.domain.progress import Progress
from interviewer.services.study import Study
from interviewer.ui.jobs import Job

Work = Callable[[Study, str, Progress], object]


class Reading(QObject):
    """One reading at a time: beginning another, or stopping, lets go of the one before."""

    found = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, study: Study, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._work = work
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Return whether something is being read."""
        return self._job is not None

    def begin(self, what: str = "") -> None:
        """Read ``what``, an interview; ``""`` means everything."""
        self.stop()
        self._job = job = Job(_with_own(self._study, self._work, what))
        job.succeeded.connect(self._on_found)
        job.failed.connect(self._on_failed)
        job.progressed.connect(self._on_progressed)
        job.start()

    def stop(self) -> None:
        """Let go of what is being read."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            self.ended.emit()

    @Slot(object)
    def _on_found(self, found: object) -> None:
        if self.sender() is self._job:
            self._end()
            self.found.emit(found)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if self.sender() is self._job:
            self._end()
            self.failed.emit(error)

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        if self.sender() is self._job:
            self.progressed.emit(done, total)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()


def _with_own(study: Study, work: Work, what: str) -> Callable[[Progress], object]:
    def run(progress: Progress) -> object:
        own = study.again()
        try:
            return work(own, what, progress)
        finally:
            own.close()

    return run
