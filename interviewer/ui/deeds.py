"""What one does with an open project from the menus: search, export, details, backup, check; and the help."""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMessageBox, QWidget

from interviewer.domain.progress import Progress
from interviewer.language import _
from interviewer.services import backing_up, verifying
from interviewer.services.opening import Study
from interviewer.services.verifying import Verification
from interviewer.ui import actions, pages, trouble
from interviewer.ui.backups.listing import BackupsDialog
from interviewer.ui.backups.restoring import RestoreDialog
from interviewer.ui.ethics.review_reader import ReviewDialog
from interviewer.ui.jobs import Job
from interviewer.ui.keys import KeysDialog, here
from interviewer.ui.places import Places
from interviewer.ui.project_details import ProjectDialog
from interviewer.ui.rail import CLOSED_IN_CALL
from interviewer.ui.search import SearchDialog

NAMES = (
    "page_next",
    "page_before",
    "search",
    "project_details",
    "export",
    "merge",
    "pack",
    "back_up",
    "backups",
    "restore",
    "verify",
    "review_package",
    "keys",
    "about",
)
"""The names of the deeds, in the table of actions and here."""


class Deeds(QObject):
    """Does what the menus offer; ``places`` tells the open project, or ``None``."""

    open_wanted = Signal(object)
    """A project that was restored is to be opened in place of this one."""

    def __init__(self, window: QMainWindow, places: Callable[[], Places | None]) -> None:
        super().__init__(window)
        self._window = window
        self._places = places

    @Slot()
    def search(self) -> None:
        """Find persons, cases, questions, places and commands."""
        places = self._places()
        if places is not None:
            found = [*self._window.actions(), *actions_below(places.place(places.here))]
            dialog = SearchDialog(places.study, found, self._window, pages=pages.pages(places))
            dialog.page_chosen.connect(self._on_page)
            dialog.person_chosen.connect(places.show_person)
            dialog.case_chosen.connect(places.show_case)
            dialog.question_chosen.connect(places.show_question)
            dialog.open()

    @Slot(str, int)
    def _on_page(self, place: str, number: int) -> None:
        places = self._places()
        if places is not None and not (place in CLOSED_IN_CALL and places.study.ringing is not None):
            pages.go(places, place, number)

    @Slot()
    def page_next(self) -> None:
        """Go to the next page of the place one is at."""
        self._step(1)

    @Slot()
    def page_before(self) -> None:
        """Go to the page before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        places = self._places()
        if places is not None:
            pages.step(places, by)

    @Slot()
    def export(self) -> None:
        """Offer to export transcripts."""
        places = self._places()
        if places is not None:
            places.export()

    @Slot()
    def merge(self) -> None:
        """Go where other laptops' files are taken in."""
        self._go_team("merge", "merge")

    @Slot()
    def pack(self) -> None:
        """Go where packages are made."""
        self._go_team("pack", "packages")

    def _go_team(self, deed: str, page: str) -> None:
        places = self._places()
        if places is not None and not places.say_in_interview(deed):
            places.show_team(page)

    @Slot()
    def project_details(self) -> None:
        """Show what the project's texts are filled from, to change it."""
        places = self._places()
        if places is not None:
            dialog = ProjectDialog(places.study, self._window)
            dialog.changed.connect(places.show_project)
            dialog.open()

    @Slot()
    def back_up(self) -> None:
        """Make a backup now."""
        places = self._places()
        if places is None:
            return
        job = Job(partial(_back_up, places.study))
        job.succeeded.connect(self._on_backed_up)
        job.failed.connect(self._on_failed)
        places.follow(job, _("Making a backup …"))
        job.start()

    @Slot(object)
    def _on_backed_up(self, made: Path) -> None:
        places = self._places()
        if places is not None:
            places.bottom.say(_("Backup made: {path}").format(path=made))

    @Slot()
    def backups(self) -> None:
        """Show the backups of the project, to put one back."""
        places = self._places()
        if places is not None and not places.say_in_interview("backups"):
            dialog = BackupsDialog(places.study, self._window)
            dialog.restore_wanted.connect(self._on_restore_wanted)
            dialog.open()

    @Slot()
    def restore(self) -> None:
        """Put a backup back: one of the open project's, or any file."""
        if self._places() is None:
            self._on_restore_wanted(None)
        else:
            self.backups()

    @Slot(object)
    def _on_restore_wanted(self, backup: Path | None) -> None:
        dialog = RestoreDialog(backup, self._window)
        dialog.open_wanted.connect(self.open_wanted)
        dialog.open()

    @Slot()
    def review_package(self) -> None:
        """Read a reviewer's package; no project needs to be open."""
        ReviewDialog(self._window).open()

    @Slot()
    def verify(self) -> None:
        """Check the project, however long it takes."""
        places = self._places()
        if places is None:
            return
        study = places.study

        def check(progress: Progress) -> Verification:
            own = study.again()
            try:
                return verifying.verify(own, progress)
            finally:
                own.close()

        job = Job(check)
        job.succeeded.connect(self._on_verified)
        job.failed.connect(self._on_failed)
        places.follow(job, _("Checking the project …"))
        job.start()

    @Slot(object)
    def _on_verified(self, found: Verification) -> None:
        words = _("Nothing was altered. {count} events were checked.").format(count=found.events)
        said = words if found.ok else "\n".join((_("The project does not add up:"), *found.problems))
        self._tell(_("Check that nothing was altered"), said)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        trouble.tell(self._window, error)

    @Slot()
    def keys(self) -> None:
        """Show all keys."""
        places = self._places()
        found = pages.pages(places) if places is not None else ()
        dialog = KeysDialog(self._window, pages=found, here=here(self._window.focusWidget()))
        dialog.page_chosen.connect(self._on_page)
        dialog.open()

    @Slot()
    def about(self) -> None:
        """Say what this program is."""
        words = _(
            "Interviewer {version}\n\nSemi-structured research interviews: consent first, every keystroke kept, names "
            "out before anything leaves.\n\nEverything stays on this machine, encrypted. Nothing is sent anywhere."
        )
        self._tell(_("About Interviewer"), words.format(version=_version()))

    def _tell(self, title: str, words: str) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, words, QMessageBox.StandardButton.Ok, self._window)
        box.finished.connect(box.deleteLater)
        box.open()


def _back_up(study: Study, progress: Progress) -> Path:
    own = study.again()
    try:
        return backing_up.back_up(own, progress=progress)
    finally:
        own.close()


def _version() -> str:
    try:
        return metadata.version("interviewer")
    except metadata.PackageNotFoundError:
        return ""


def actions_below(place: QWidget) -> Sequence[QAction]:
    """Return the actions that work at ``place``, in the order of the table."""
    order = {act.name: number for number, act in enumerate(actions.TABLE)}
    found = {action.objectName(): action for each in (place, *place.findChildren(QWidget)) for action in each.actions()}
    return sorted((each for name, each in found.items() if name in order), key=lambda each: order[each.objectName()])
