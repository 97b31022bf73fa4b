"""Changing the passphrase from the window: the project is closed, written anew in the background, and opened again."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from interviewer.domain.progress import Progress
from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext
from interviewer.services import opening, rekeying
from interviewer.services.opening import Study
from interviewer.services.rekeying import Rekeyed
from interviewer.ui import trouble
from interviewer.ui.backups.passphrase import PassphraseDialog
from interviewer.ui.jobs import Job
from interviewer.ui.recovery import RecoverySheet

if TYPE_CHECKING:
    from interviewer.ui.frame import Frame


class Changing(QObject):
    """Leads through it; meanwhile the window shows how far it is, and nothing else can be done."""

    def __init__(self, frame: "Frame") -> None:
        super().__init__(frame)
        self._frame = frame
        self._closed: Study | None = None
        self._found: Rekeyed | None = None
        self._error: Exception | None = None

    @property
    def working(self) -> bool:
        """Return whether the files are being written."""
        return self._closed is not None

    @Slot()
    def ask(self) -> None:
        """Ask for the new passphrase; an interview under way is closed or set aside first."""
        frame = self._frame
        if frame.places is None or frame.study is None or frame.places.say_in_interview("change_passphrase"):
            return
        dialog = PassphraseDialog(frame.study, frame)
        dialog.wanted.connect(self._on_wanted)
        dialog.open()

    @Slot(object, object)
    def _on_wanted(self, new: str | None, key_new: str | None) -> None:
        study = self._frame.study
        if study is None or not self._frame.leave():
            return
        self._closed, self._found, self._error = study, None, None
        job = Job(partial(_change, study, new, key_new))
        job.succeeded.connect(self._on_changed)
        job.failed.connect(self._on_failed)
        self._frame.wait(_("Changing the passphrase …"), job)
        job.finished.connect(self._on_finished)
        job.start()

    @Slot(object)
    def _on_changed(self, found: Rekeyed) -> None:
        self._found = found

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._error = error

    @Slot()
    def _on_finished(self) -> None:
        closed, self._closed = self._closed, None
        if closed is None:
            return
        try:
            self._frame.show_study(opening.reopen(closed))
        except InterviewerError as error:
            self._frame.unlock(closed.path)
            self._error = self._error or error
        if self._error is not None:
            trouble.tell(self._frame, self._error)
        elif self._found is not None:
            self._tell(self._found)

    def _tell(self, found: Rekeyed) -> None:
        places, study = self._frame.places, self._frame.study
        if places is None or study is None:
            return
        words = ngettext(
            "The passphrase is changed, a new backup is made, and {count} older one is deleted.",
            "The passphrase is changed, a new backup is made, and {count} older ones are deleted.",
            found.old_deleted,
        )
        places.bottom.say(words.format(count=found.old_deleted))
        RecoverySheet(study, self._frame).open()


def _change(closed: Study, new: str | None, key_new: str | None, progress: Progress) -> Rekeyed:
    """Do it with the keys of the study that was closed, and leave there those that hold afterwards."""
    own = opening.reopen(closed)
    try:
        return rekeying.change_passphrase(own, new, key_new=key_new, progress=progress)
    finally:
        own.close()
        closed.data_key, closed.key_key = own.data_key, own.key_key
