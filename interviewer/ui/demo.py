"""The made-up project: made in a folder of its own and opened with a passphrase that is no secret."""

from functools import partial
from pathlib import Path

from interviewer.domain.progress import Progress
from interviewer.language import _
from interviewer.services import creating, demonstrating, opening
from interviewer.services.demonstrating import DemoReport
from interviewer.services.opening import Study
from interviewer.ui.jobs import Job

PASSPHRASE = "demo"
"""The passphrase of the made-up project, and nothing else's."""
INTERVIEWS = 8


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
