"""Exporting transcripts: which interviews, how informants are named, and where to; pseudonymised, as Word files."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.progress import Progress
from interviewer.domain.transcript import Attribution
from interviewer.language import N_, _, ngettext
from interviewer.services import exporting, interviewing, reviewing
from interviewer.services.exporting import ExportReport, Leave, SmallCells
from interviewer.services.interviewing import InterviewRow
from interviewer.services.opening import Study
from interviewer.services.reviewing import State
from interviewer.ui import icons, theme, trouble
from interviewer.ui.form import Form
from interviewer.ui.identifiers import words
from interviewer.ui.jobs import Job
from interviewer.ui.small_cells import SmallCellsCard

_ID = Qt.ItemDataRole.UserRole

ATTRIBUTIONS: dict[Attribution, str] = {
    Attribution.PSEUDONYM: N_("A stable pseudonym, role and type of case"),
    Attribution.ROLE_MODEL: N_("Role and type of case"),
    Attribution.ROLE: N_("Role only"),
    Attribution.NONE: N_("Nothing: “informant”"),
}
"""What stands for the informant, from the most to the least telling."""


class ExportDialog(QDialog):
    """Chooses and exports; the files, or the reason why none were written, are shown where one asked."""

    started = Signal(object, str)
    review_wanted = Signal(str)

    def __init__(self, study: Study, chosen: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Export transcripts"))
        self._study = study
        self._job: Job | None = None
        self._rows = [row for row in interviewing.rows(study, counted=False) if row.interview.closed]
        self._states = reviewing.states(study)
        self.interviews = self._list(chosen)
        self.attribution = QComboBox()
        self.attribution.addItems([_(words) for words in ATTRIBUTIONS.values()])
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = QLineEdit(str(Path(documents) / study.path.stem))
        self.audience = QLineEdit()
        self.audience.setPlaceholderText(_("the archive, the commissioner …"))
        self.cells = SmallCellsCard()
        self.cells.hide()
        self.said = theme.quiet("")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far the work is"))
        self.bar.hide()
        self.files = QListWidget()
        self.files.setAccessibleName(_("Files written"))
        self.files.setProperty("kind", "field")
        self.files.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.button = QPushButton(_("&Export"))
        self.button.setProperty("kind", "primary")
        self.button.setEnabled(bool(self._rows))
        self.show_folder = QPushButton(_("&Show the folder"))
        self.review = QPushButton(_("Re&view …"))
        self.review.setVisible(any(state is not State.DONE for state in self._waiting))
        self._lay_out()
        self.show_folder.hide()
        self._connect()
        if not self._rows:
            self.said.setText(_("No interview is closed yet. Close one, and its transcript can be exported."))

    def _list(self, chosen: Sequence[str]) -> QListWidget:
        listed = QListWidget()
        for row in self._rows:
            state = self._states[row.interview.id]
            item = QListWidgetItem(f"{_words(row)} · {_(words.STATES[state])}", listed)
            item.setIcon(words.state_sign(state))
            item.setData(_ID, row.interview.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = row.interview.id in chosen or (not chosen and state is State.DONE)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        listed.setMinimumHeight(theme.px(80))
        listed.setProperty("kind", "field")
        listed.setSpacing(1)
        return listed

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        self.about = theme.quiet(
            _(
                "Word files in which known names are replaced. Pseudonymised is not anonymous: they are still "
                "personal data."
            )
        )
        box.addWidget(self.about)
        form = Form()
        form.row(_("&Interviews"), self.interviews, grow=True)
        form.row(_("&How informants are named"), self.attribution)
        form.row(_("&To whom"), self.audience)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        choose = QPushButton(_("&Choose …"))
        icons.dress(choose, "folder")
        choose.clicked.connect(self._choose)
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        label = form.row(_("&Folder"), holder)
        label.setBuddy(self.folder)
        self.folder.setAccessibleName(_("Folder"))
        box.addWidget(form, 1)
        for widget in (self.cells, self.said, self.bar, self.files):
            box.addWidget(widget)
        self.buttons.addButton(self.button, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.show_folder, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.review, QDialogButtonBox.ButtonRole.ActionRole)
        box.addWidget(self.buttons)
        theme.fit(self, 640, 560)

    def _connect(self) -> None:
        self.button.clicked.connect(self._on_export)
        self.show_folder.clicked.connect(self._on_show)
        self.review.clicked.connect(self._on_review)
        self.cells.accepted.connect(self.export)
        self.buttons.rejected.connect(self.reject)

    @property
    def _waiting(self) -> list[State]:
        """Return how the closed interviews stand."""
        return [self._states[row.interview.id] for row in self._rows]

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the interviews ticked."""
        items = [self.interviews.item(number) for number in range(self.interviews.count())]
        return tuple(str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked)

    @Slot()
    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    @Slot()
    def _on_export(self) -> None:
        self.export()

    @Slot(str)
    def export(self, reason: str = "") -> None:
        """Write the transcripts of what is ticked; ``reason`` is why what few share may be printed."""
        if not self.chosen:
            self._refuse(_("No interview is ticked. Nothing was written. Tick at least one."))
            return
        attribution = list(ATTRIBUTIONS)[self.attribution.currentIndex()]
        leave = Leave(attribution, self.audience.text().strip(), reason)
        work = partial(_export, self._study, Path(self.folder.text()), leave, self.chosen)
        self._job = Job(work)
        self._job.succeeded.connect(self._on_written)
        self._job.failed.connect(self._on_failed)
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        self.finished.connect(self._job.cancel)
        self.button.setEnabled(False)
        self.files.hide()
        self.cells.hide()
        theme.retone(self.said, "kind", "quiet")
        self.said.setText(_("Writing …"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self.started.emit(self._job, _("Exporting transcripts …"))
        self._job.start()

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    @Slot(object)
    def _on_written(self, report: ExportReport) -> None:
        count = len(report.files)
        self.said.setText(ngettext("{count} file written.", "{count} files written.", count).format(count=count))
        self.files.clear()
        self.files.addItems([path.name for path in report.files])
        left_out = _("left out: {who}. {why}")
        self.files.addItems([left_out.format(who=each.who, why=each.why) for each in report.skipped])
        self.files.show()
        self.show_folder.show()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, SmallCells):
            self.said.setText(_("Nothing was written yet."))
            self.about.hide()
            self.cells.show_cells(error.cells)
        else:
            self._refuse(trouble.words(error))

    def _refuse(self, words: str) -> None:
        self.said.setText(words)
        theme.retone(self.said, "kind", "problem")

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.bar.hide()
        self.button.setEnabled(True)

    @Slot()
    def _on_review(self) -> None:
        waiting = (row.interview.id for row in self._rows if self._states[row.interview.id] is not State.DONE)
        ticked = (one for one in self.chosen if self._states[one] is not State.DONE)
        self.review_wanted.emit(next(ticked, None) or next(waiting))
        self.accept()

    @Slot()
    def _on_show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))


def _export(study: Study, folder: Path, leave: Leave, interviews: tuple[str, ...], progress: Progress) -> ExportReport:
    own = study.again()
    try:
        return exporting.export_transcripts(own, folder, leave=leave, interviews=interviews, progress=progress)
    finally:
        own.close()


def _words(row: InterviewRow) -> str:
    who = ", ".join(each.shown for each in row.informants)
    at = row.interview.started
    basis = _("fair copy") if row.interview.fair_finished else _("notes")
    case = row.case.shown if row.case else ""
    return " · ".join(each for each in (who, case, at.strftime("%d.%m.%Y") if at else "", basis) if each)
