"""Deleting names for good: what will go is said first, with counts, because nothing brings it back."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.progress import Progress
from interviewer.domain.withdrawal import named
from interviewer.language import _, ngettext
from interviewer.services import purging
from interviewer.services.opening import Study
from interviewer.services.purging import Foreseen
from interviewer.ui import clipboard, theme, trouble
from interviewer.ui.jobs import Job
from interviewer.ui.recruitment.person_card import pairs
from interviewer.ui.scrolling import scrolling


class PurgeDialog(QDialog):
    """Says what goes and what stays; “Cancel” has the keyboard. Raises what :func:`purging.foresee` raises."""

    purged = Signal(object)
    started = Signal(object, str)

    def __init__(self, study: Study, persons: Collection[str], parent: QWidget | None = None) -> None:
        foreseen = purging.foresee(study, persons)  # first of all: a window that is refused is none
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Delete names"))
        self._study = study
        self._persons = tuple(persons)
        self._job: Job | None = None
        self.go = QPushButton(_("&Delete for good"))
        self.go.setProperty("kind", "danger")
        self.cancel = QPushButton(_("&Cancel"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far the work is"))
        self.bar.hide()
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        self._lay_out(foreseen)
        theme.fit(self, 600, 430)
        self.go.clicked.connect(self.purge)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setFocus()

    def _lay_out(self, foreseen: Foreseen) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.cancel, self.go):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(scrolling(_told_before(foreseen), down_only=True), 1)
        box.addWidget(self.bar)
        box.addWidget(self.problem)
        box.addLayout(buttons)

    @Slot()
    def purge(self) -> None:
        """Do it, beside the window."""
        self._job = Job(partial(_purge, self._study, self._persons))
        self._job.succeeded.connect(self._on_purged)
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_finished)
        self.go.setEnabled(False)
        self.cancel.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.started.emit(self._job, _("Deleting names …"))
        self._job.start()

    def reject(self) -> None:
        """Close, but not in the middle of the work."""
        if self._job is None:
            super().reject()

    @Slot(object)
    def _on_purged(self, done: Foreseen) -> None:
        clipboard.forget()
        self._job = None
        self.purged.emit(done)
        self.accept()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.problem.setText(trouble.words(error))
        self.problem.show()

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.bar.hide()
        self.go.setEnabled(True)
        self.cancel.setEnabled(True)


def _told_before(foreseen: Foreseen) -> QWidget:
    """Return what goes and what stays, in words and numbers."""
    inner = QWidget()
    lines = QVBoxLayout(inner)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(8)
    count = foreseen.persons
    title = ngettext("Delete the name of {count} person?", "Delete the names of {count} persons?", count)
    lines.addWidget(theme.title(title.format(count=count)))
    lines.addWidget(theme.pill(_("This cannot be undone"), "attention"))
    lines.addWidget(theme.heading(_("What goes")))
    pairs(lines, [(named(kind, number), str(number)) for kind, number in foreseen.counts.items()])
    if foreseen.copies:
        words = ngettext(
            "{count} backup or package on this machine holds the names. It is deleted, and a new backup is made.",
            "{count} backups and packages on this machine hold the names. They are deleted, and a new backup is made.",
            foreseen.copies,
        )
        lines.addWidget(theme.quiet(words.format(count=foreseen.copies)))
    lines.addWidget(theme.heading(_("What stays")))
    lines.addWidget(theme.quiet(_(
        "The pseudonym, the role, the attempts and the reason, so that contacts and refusals can still be counted. "
        "Whoever wants no more contact is still known by the fingerprint of the number."
    )))  # fmt: skip
    if foreseen.mentions:
        lines.addWidget(theme.quiet(_(
            "Texts of others name them: {where}. These are not exported before somebody has gone through them."
        ).format(where="; ".join(foreseen.mentions))))  # fmt: skip
    lines.addWidget(theme.quiet(_(
        "Other laptops let the names go when they merge. What lies elsewhere, such as packages that were sent and "
        "lists on paper, has to be deleted by hand."
    )))  # fmt: skip
    lines.addStretch(1)
    return inner


def _purge(study: Study, persons: Collection[str], _progress: Progress) -> Foreseen:
    own = study.again()
    try:
        return purging.purge(own, persons)
    finally:
        own.close()


def told(done: Foreseen) -> str:
    """Return what was done, for the line below; with what could not be deleted."""
    words = ngettext("{count} name deleted for good.", "{count} names deleted for good.", done.persons)
    left = _("Delete by hand, it could not be reached: {files}").format(
        files=", ".join(path.name for path in done.stuck)
    )
    return " ".join((words.format(count=done.persons), *((left,) if done.stuck else ())))
