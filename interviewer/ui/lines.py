"""The line above a place (where one is, search) and the line below it (saved, long work with a cancel)."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from interviewer.language import _
from interviewer.ui import actions, icons, theme
from interviewer.ui.elided import Elided
from interviewer.ui.jobs import Job

SAID_FOR = 8_000
"""Milliseconds that a passing remark stays."""


class TopLine(QWidget):
    """Names the place, says that what is shown is still personal data, and offers search."""

    search_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = theme.strong("")
        self._place.setWordWrap(False)
        self._running = theme.pill("● " + _("Interview running"))
        self._running.hide()
        self._reading = theme.pill(_("read only"), "attention")
        self._reading.setToolTip(_("The project was opened to be read. Nothing can be changed."))
        self._reading.hide()
        self._note = Elided(_("pseudonymised – still personal data"))
        self._note.setProperty("kind", "quiet")
        self._note.setToolTip(_("Names are kept in the key file. What is said may still point to somebody."))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self._place)
        box.addWidget(self._running)
        box.addWidget(self._reading)
        box.addWidget(self._note, 1)
        box.addWidget(self._search())

    def _search(self) -> QPushButton:
        words = _("Search …") if theme.large() else _("Find person, question, command …")
        button = QPushButton(f"  {words}   {actions.shown('search')}")
        button.setAccessibleName(_("Search and go to"))
        button.setProperty("kind", "search")
        icons.dress(button, "search", "dimmed")
        button.clicked.connect(self.search_asked)
        return button

    def show_place(self, words: str) -> None:
        """Name the place one is at."""
        self._place.setText(words)

    def show_ringing(self, ringing: bool) -> None:
        """Say that an interview runs."""
        self._running.setVisible(ringing)

    def show_read_only(self, read_only: bool) -> None:
        """Say that nothing can be changed."""
        self._reading.setVisible(read_only)

    def show_names(self, with_key: bool, *, ended: bool = False) -> None:
        """Say whether names are shown or pseudonyms stand for them; of an ended project, that it is anonymous."""
        if ended:
            self._note.setText(_("anonymous – the project has ended"))
            self._note.setToolTip(_("Names, notes and the log were replaced by the text as it was printed."))
        elif with_key:
            self._note.setText(_("names shown from the key – personal data"))


class BottomLine(QWidget):
    """Says when was saved last, what was just done, and how far a long job is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._doing = ""
        self._trial = False
        self._said = Elided()
        self._said.setProperty("kind", "quiet")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(160)
        self._bar.setAccessibleName(_("How far the work is"))
        self._cancel = QPushButton(_("Cancel"))
        self._cancel.setProperty("kind", "quiet")
        self._saved = QLabel()
        self._saved.setProperty("kind", "accent")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self._said, 1)
        for widget in (self._bar, self._cancel, self._saved):
            box.addWidget(widget)
        self._bar.hide()
        self._cancel.hide()
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(SAID_FOR)
        self._fade.timeout.connect(self._said.clear)

    @property
    def said(self) -> str:
        """Return the remark that stands."""
        return self._said.text()

    @Slot(str)
    def say(self, words: str) -> None:
        """Show a passing remark."""
        self._said.setText(words)
        self._fade.start()

    @Slot(object)
    def saved(self, at: datetime) -> None:
        """Show when everything was saved last; of a trial nothing is."""
        if self._trial:
            return
        self._saved.setText("✓ " + _("Saved {time}").format(time=at.strftime("%H:%M:%S")))

    def show_trial(self, trial: bool) -> None:
        """Say that what is written now is kept nowhere, until the trial is over."""
        if trial or self._trial:
            self._saved.setText(_("Trial: nothing is kept") if trial else "")
        self._trial = trial

    def follow(self, job: Job, words: str) -> None:
        """Show ``job`` until it is finished, with a button that cancels it."""
        self._job = job
        self._fade.stop()
        self._doing = words
        self._said.setText(words)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._cancel.show()
        self._cancel.clicked.connect(job.cancel)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_finished)

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self._bar.hide()
        self._cancel.hide()
        if self._said.text() == self._doing:
            self._said.clear()
        self._fade.start()
