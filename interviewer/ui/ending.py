"""Ending a project from the window: it is closed, written anew in the background, and the new file is opened."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from interviewer.domain.progress import Progress
from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext
from interviewer.services import anonymising, opening
from interviewer.services.anonymising import Ended
from interviewer.services.study import Study
from interviewer.ui import trouble
from interviewer.ui.ethics.end_dialog import EndDialog
from interviewer.ui.jobs import Job

if TYPE_CHECKING:
    from interviewer.ui.frame import Frame


class Ending(QObject):
    """Leads through it; meanwhile the window shows how far it is, and nothing else can be done."""

    def __init__(self, frame: "Frame") -> None:
        super().__init__(frame)
        self._frame = frame
        self._closed: Study | None = None
        self._done: Ended | None = None
        self._error: Exception | None = None

    @property
    def working(self) -> bool:
        """Return whether the new file is being made and the old ones deleted."""
        return self._closed is not None

    @Slot()
    def ask(self) -> None:
        """Ask what is kept and for the passphrase."""
        if self._frame.study is not None:
            dialog = EndDialog(self._frame.study, self._frame)
            dialog.wanted.connect(self._on_wanted)
            dialog.open()

    @Slot(str, tuple)
    def _on_wanted(self, passphrase: str, kept: tuple[str, ...]) -> None:
        study = self._frame.study
        if study is None or not self._frame.leave():
            return
        self._closed, self._done, self._error = study, None, None
        job = Job(partial(_end, study, passphrase, kept))
        job.succeeded.connect(self._on_ended)
        job.failed.connect(self._on_failed)
        self._frame.wait(_("Ending the project …"), job)
        job.finished.connect(self._on_finished)
        job.start()

    @Slot(object)
    def _on_ended(self, done: Ended) -> None:
        self._done = done

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._error = error

    @Slot()
    def _on_finished(self) -> None:
        closed, self._closed = self._closed, None
        if closed is None:
            return
        if self._done is not None:
            self._frame.unlock(self._done.project)
            trouble.tell(self._frame, InterviewerError(_told(self._done)))
            return
        try:
            self._frame.show_study(opening.reopen(closed))
        except InterviewerError as error:
            self._frame.unlock(closed.path)
            self._error = self._error or error
        if self._error is not None:
            trouble.tell(self._frame, self._error)


def _told(done: Ended) -> str:
    words = _("The project is ended. The anonymous file is {file}; the end report is {report}.").format(
        file=done.project.name, report=done.report.name
    )
    if count := sum(number for _kind, number in done.left):
        left = ngettext(
            "{count} text of the analysis may identify somebody and was left out; the report tells of what kind.",
            "{count} texts of the analysis may identify somebody and were left out; the report tells of what kind.",
            count,
        )
        words += " " + left.format(count=count)
    if done.stuck:
        stuck = ", ".join(str(path) for path in done.stuck)
        words += " " + _("These files could not be deleted; delete them yourself: {files}").format(files=stuck)
    return words


def _end(closed: Study, passphrase: str, kept: tuple[str, ...], progress: Progress) -> Ended:
    own = opening.reopen(closed)
    try:
        return anonymising.end(own, passphrase, kept, progress)
    finally:
        own.close()
