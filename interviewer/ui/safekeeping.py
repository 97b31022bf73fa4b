"""What happens by itself while a project is open: a backup when something changed, and the lock when nobody is there.

Neither disturbs: a backup has connections of its own and never stops work, and no call is ever cut off by the lock.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow

from interviewer.domain.progress import Progress
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import backing_up
from interviewer.services.opening import Study
from interviewer.ui import jobs, trouble, unsaved
from interviewer.ui.consent import ConsentPage
from interviewer.ui.idle import Idle
from interviewer.ui.jobs import Job
from interviewer.ui.places import Places
from interviewer.ui.settings import Settings

MINUTES = 15.0
"""Between two looks at whether something changed."""
LONGEST = 10.0
"""Seconds to wait for a backup that is being made to come to an end."""


class Safekeeping(QObject):
    """Backs up and locks the project that is open in ``window``; ``places`` tells it, or ``None``."""

    lock_wanted = Signal()
    failed = Signal(str)
    """Why there is no backup just now; it is said in the line below as well, and tried again later."""

    def __init__(
        self,
        window: QMainWindow,
        settings: Settings,
        places: Callable[[], Places | None],
        *,
        minutes: float = MINUTES,
        idle: float | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._places = places
        self._job: Job | None = None
        self._ended = Event()
        self._ended.set()
        self._timer = QTimer(self)
        self._timer.setInterval(round(minutes * 60_000))
        self._timer.timeout.connect(self.back_up)
        self.idle = Idle(settings.idle_minutes * 60.0 if idle is None else idle, self)
        self.idle.rested.connect(self.rest)

    def begin(self, study: Study) -> None:
        """Look after a project that was opened."""
        self.idle.touch()
        if not study.read_only:
            self._timer.start()

    def end(self, study: Study) -> str:
        """Make a last backup of a project that is about to be closed, if something changed.

        Trouble is no hindrance; return what to say of it, or ``""``.
        """
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._ended.wait(LONGEST)
            self._job = None
        if not study.read_only:
            try:
                backing_up.back_up_on_closing(study)
            except InterviewerError as error:
                return _("No backup was made when “{name}” was closed: {why}").format(
                    name=study.path.stem, why=trouble.words(error)
                )
        return ""

    @Slot()
    def back_up(self) -> None:
        """Make a backup beside the work, if something changed since the last one."""
        places = self._places()
        if places is None or self._job is not None or places.study.read_only:
            return
        self._ended = Event()
        self._job = Job(partial(_backed_up, places.study, self._ended))
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_finished)
        self._job.start()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        places = self._places()
        words = _("No backup just now: {why}").format(why=trouble.words(error))
        if places is not None:
            places.bottom.say(words)
        self.failed.emit(words)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None

    @Slot(QAction)
    def choose(self, action: QAction) -> None:
        """Lock after as many minutes as ``action`` holds, from now on; 0: never."""
        self._settings.idle_minutes = int(action.data())
        self.idle.seconds = self._settings.idle_minutes * 60.0

    @Slot()
    def rest(self) -> None:
        """Lock the project because nobody is there; a call and what is being worked on are waited for.

        Windows that stand open are closed first, as Esc does, and the lock comes with the next look at the clock. Where
        somebody was writing in one, none is closed: the lock hides them until the passphrase is given (``ui/veil.py``).
        """
        places = self._places()
        if places is None or jobs.busy() or _talking(places):
            return
        if unsaved.written(self._window) or not self._close_dialogs():
            self.lock_wanted.emit()

    def _close_dialogs(self) -> bool:
        """Close what stands over the window; return whether there was anything."""
        popup = QApplication.activePopupWidget()
        found = unsaved.dialogs(self._window)
        for each in (*([popup] if popup else []), *found):
            each.close()
        return bool(found)


def _talking(places: Places) -> bool:
    """Return whether somebody is on the line: a clock runs, or the consent is being read."""
    call = places.interview.call
    running = call is not None and call.study.call.interview is not None
    return running or isinstance(places.interview.page, ConsentPage)


def _backed_up(study: Study, ended: Event, progress: Progress) -> Path | None:
    try:
        return backing_up.back_up_beside(study, progress)
    finally:
        ended.set()
