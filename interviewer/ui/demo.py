"""The made-up project: made in a folder of its own and opened with a passphrase that is no secret."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from interviewer.domain.progress import Progress
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import creating, demonstrating, opening
from interviewer.services.demonstrating import DemoReport
from interviewer.services.opening import Study
from interviewer.ui import trouble
from interviewer.ui.jobs import Job

if TYPE_CHECKING:
    from interviewer.ui.frame import Frame

PASSPHRASE = "demo"
"""The passphrase of the made-up project, and nothing else's."""
INTERVIEWS = 8


class Demo(QObject):
    """Makes the project while the window waits, and opens it there."""

    def __init__(self, frame: "Frame") -> None:
        super().__init__(frame)
        self._frame = frame

    @Slot()
    def make(self) -> None:
        """Make the made-up project in place of the one that is open."""
        if not self._frame.leave():
            return
        made = job()
        made.succeeded.connect(self._on_made)
        made.failed.connect(self._on_failed)
        self._frame.wait(_("Making eight made-up interviews …"), made)
        made.start()

    @Slot(object)
    def _on_made(self, report: DemoReport) -> None:
        try:
            self._frame.show_study(opened(report))
        except InterviewerError as error:
            trouble.tell(self._frame, error)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        trouble.tell(self._frame, error)


def job() -> Job:
    """Return the work that makes the project; it succeeds with a report to be opened."""
    return Job(partial(_demonstrate, free_folder(creating.proposed_folder() / _("Demo"))))


def opened(report: DemoReport) -> Study:
    """Return the project that was made, open with its key."""
    return opening.open_study(report.project, PASSPHRASE, key_path=report.key, key_passphrase=PASSPHRASE)


def free_folder(folder: Path) -> Path:
    """Return ``folder``, with a number after it when something is in it already."""
    tried, number = folder, 1
    while tried.is_dir() and any(tried.iterdir()):
        number += 1
        tried = folder.with_name(f"{folder.name} {number}")
    return tried


def _demonstrate(folder: Path, progress: Progress) -> DemoReport:
    return demonstrating.demonstrate(folder, interviews=INTERVIEWS, progress=progress)
