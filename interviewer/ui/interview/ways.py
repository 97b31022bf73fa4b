"""The ways of holding an interview that need a page before the notes: a group its roster, an e-mail its letters."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from interviewer.domain.interview import Interview, Mode
from interviewer.services import interviewing
from interviewer.services.opening import Study
from interviewer.ui.interview.email import EmailPage
from interviewer.ui.interview.roster import RosterPage


class Ways(QObject):
    """Makes the page that comes first, and tells what it came to."""

    ready = Signal(str)
    """The notes of this interview can be opened, or gone on with."""
    closed = Signal(str)
    changed = Signal()
    left = Signal()

    def __init__(self, study: Study, parent: QObject) -> None:
        super().__init__(parent)
        self._study = study

    def first(self, interview: Interview) -> QWidget | None:
        """Return the page that comes before the notes; ``None`` where the consent is asked of one person as usual.

        A group that has begun goes on without one. Raises NothingThere, Blocked.
        """
        if interview.mode is Mode.EMAIL:
            return self._email(interview.id)
        if interview.mode is Mode.GROUP and not (interview.sessions and interviewing.voices(self._study, interview.id)):
            return self.roster(interview.id)
        return None

    def roster(self, interview: str) -> RosterPage:
        """Return the roster of a group."""
        page = RosterPage(self._study, interview)
        page.ready.connect(self.ready)
        page.changed.connect(self.changed)
        page.left.connect(self.left)
        return page

    def _email(self, interview: str) -> EmailPage:
        page = EmailPage(self._study, interview)
        page.notes_wanted.connect(self.ready)
        page.closed.connect(self.closed)
        page.changed.connect(self.changed)
        page.left.connect(self.left)
        return page
