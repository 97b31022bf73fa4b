"""What was withdrawn and erased: when, by whom, how much, and the sheet that proves it; and what is not finished."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.progress import Progress
from interviewer.domain.withdrawal import named
from interviewer.language import N_, _
from interviewer.services import auditing, proving, striking, withdrawing
from interviewer.services.auditing import Erasure
from interviewer.services.opening import Study
from interviewer.ui import icons, theme, trouble
from interviewer.ui.empty import Empty
from interviewer.ui.jobs import Job
from interviewer.ui.recruitment.table import Finder

SCOPES = {
    "all": N_("everything about a person"),
    "passage": N_("a passage or an answer"),
    "purged": N_("names that were not needed any more"),
}


class ErasuresPage(QWidget):
    """The erasures in a table, each with its sheet; on top what still waits to be finished."""

    said = Signal(str)
    changed = Signal()
    started = Signal(object, str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._job: Job | None = None
        self._erasures: dict[str, Erasure] = {}
        columns = (_("When"), _("What"), _("By"), _("Sheet"), _("Erased"))
        nothing = Empty(_(
            "Here stands what was erased for good, with the sheet that proves it. Somebody who withdraws is found "
            "under Recruitment: choose the person, then “Withdrawal …”."
        ))  # fmt: skip
        self.finder = Finder(_("Erasures"), _("Find erasure"), columns, nothing)
        self.sheet = QPushButton(_("Open the sheet"))
        icons.dress(self.sheet, "folder")
        self.waiting = theme.Card(margin=14, spacing=8)
        self.waiting_words = theme.quiet("")
        self.finish = QPushButton(_("Finish now"))
        self.finish.setProperty("kind", "primary")
        self._lay_out()
        self.finder.selected.connect(self._on_selected)
        self.finder.opened.connect(self.open_sheet)
        self.sheet.clicked.connect(self.open_sheet)
        self.finish.clicked.connect(self.finish_now)

    def _lay_out(self) -> None:
        self.waiting.box.addWidget(self.waiting_words)
        line = QHBoxLayout()
        line.addWidget(self.finish)
        line.addStretch(1)
        self.waiting.box.addLayout(line)
        below = QHBoxLayout()
        below.addWidget(self.sheet)
        below.addStretch(1)
        for button in (self.sheet, self.finish):
            button.setAutoDefault(True)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(10)
        page.addWidget(self.waiting)
        page.addWidget(self.finder, 1)
        page.addLayout(below)

    def refresh(self) -> None:
        """Read the erasures anew."""
        found = auditing.erasures(self._study)
        self._erasures = {erasure.id: erasure for erasure in found}
        self.finder.fill([(erasure.id, self._texts(erasure)) for erasure in found])
        self.sheet.setVisible(bool(found))
        left = _waiting(self._study)
        self.waiting.setVisible(bool(left) and not self._study.read_only)
        self.waiting_words.setText(left)

    def _texts(self, erasure: Erasure) -> tuple[str, ...]:
        counts = [f"{named(kind, count)}: {count}" for kind, count in erasure.counts.items()]
        place = proving.of(self._study, erasure.id)
        what = _(SCOPES.get(erasure.scope, SCOPES["passage"]))
        when = erasure.at.astimezone().strftime("%d.%m.%Y %H:%M")
        return when, what, erasure.by, place.name if place else "–", ", ".join(counts)

    @Slot(str)
    def _on_selected(self, erasure: str) -> None:
        found = self._erasures.get(erasure)
        there = found is not None and proving.of(self._study, found.id) is not None
        self.sheet.setText(_("Open the sheet") if there else _("Write the sheet"))
        self.sheet.setEnabled(there or (found is not None and found.scope == "all" and not self._study.read_only))

    @Slot()
    @trouble.told
    def open_sheet(self) -> None:
        """Open the sheet of the erasure one is at; where there is none on this machine, write it first."""
        found = self._erasures.get(self.finder.current)
        if found is None or not self.sheet.isEnabled():
            return
        place = proving.of(self._study, found.id)
        if place is None:
            place = proving.again(self._study, found)
            self.refresh()
            self.said.emit(_("The sheet is written: {path}").format(path=place))
        show_file(place)

    @Slot()
    def finish_now(self) -> None:
        """Finish what was stopped in the middle."""
        self._job = Job(partial(_finish, self._study))
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_finished)
        self.finish.setEnabled(False)
        self.started.emit(self._job, _("Finishing what was begun …"))
        self._job.start()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        trouble.tell(self, error)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.finish.setEnabled(True)
        self.refresh()
        self.changed.emit()


def _waiting(study: Study) -> str:
    """Return what was begun and is not finished; ``""`` when nothing waits."""
    if (who := withdrawing.unfinished(study)) is not None:
        return _(
            "The withdrawal of {who} was stopped before its copies were dealt with. It is erased from the project; "
            "transcripts, backups and packages made before may still lie here."
        ).format(who=who)
    if striking.waiting(study):
        return _(
            "Something was struck for good. Backups and transcripts made before still hold it, until they are made "
            "anew."
        )
    return ""


def _finish(study: Study, progress: Progress) -> None:
    own = study.again()
    try:
        if withdrawing.unfinished(own) is not None:
            withdrawing.finish(own, progress)
        striking.renew(own)
    finally:
        own.close()


def show_file(path: Path) -> None:
    """Open a file with the program of the system that goes with it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
