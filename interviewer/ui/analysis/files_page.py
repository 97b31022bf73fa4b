"""The page Files: what was coded goes out to other programs and to tables, and what was coded elsewhere comes back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.progress import Progress
from interviewer.language import _, ngettext
from interviewer.services import renaming, returning
from interviewer.services.exporting import Leave, SmallCells
from interviewer.services.renaming import Renamed
from interviewer.services.returning import ReturnReport
from interviewer.services.study import Study
from interviewer.ui import actions, icons, theme, trouble
from interviewer.ui.analysis.outputs import OUTPUTS, Output, Written, came, left
from interviewer.ui.analysis.page import AnalysisPage
from interviewer.ui.analysis.renamed_card import RenamedCard
from interviewer.ui.export import ATTRIBUTIONS
from interviewer.ui.flow import Flow
from interviewer.ui.form import Form
from interviewer.ui.jobs import Job
from interviewer.ui.scrolling import scrolling
from interviewer.ui.small_cells import SmallCellsCard


class FilesPage(AnalysisPage):
    """Chooses what to write and where to; the files, or why there are none, are shown where one asked."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self._job: Job | None = None
        self._from: QWidget | None = None
        self.what, self.attribution = QComboBox(), QComboBox()
        self.what.addItems([_(each.name) for each in OUTPUTS])
        self.attribution.addItems([_(words) for words in ATTRIBUTIONS.values()])
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = QLineEdit(str(Path(documents) / study.path.stem))
        self.folder.setAccessibleName(_("Folder"))
        self.audience = QLineEdit()
        self.audience.setPlaceholderText(_("the archive, the commissioner …"))
        self.about = theme.quiet("")
        self.cells = SmallCellsCard()
        self.cells.hide()
        self.renamed = RenamedCard()
        self.told = theme.quiet("")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far the work is"))
        self.bar.hide()
        self.list = QListWidget()
        self.list.setAccessibleName(_("What was done"))
        self.list.setProperty("kind", "field")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.hide()
        self.write = QPushButton(_("Write the files"))
        self.write.setProperty("kind", "primary")
        self.show_folder = QPushButton(_("Show the folder"))
        self.show_folder.hide()
        self.bring = QPushButton(_("Take in what was coded elsewhere …"))
        self._lay_out()
        self._connect()
        self._on_what(0)

    def _lay_out(self) -> None:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        self.choose = QPushButton(_("Choose …"))
        icons.dress(self.choose, "folder")
        line.addWidget(self.folder, 1)
        line.addWidget(self.choose)
        form = Form()
        form.row(_("What to write"), self.what)
        form.row(_("How informants are named"), self.attribution)
        form.row(_("To whom"), self.audience)
        form.row(_("Folder"), holder).setBuddy(self.folder)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 14, 0)
        inside.setSpacing(10)
        for button in (self.write, self.show_folder, self.bring):
            button.setAutoDefault(True)
        inside.addWidget(form)
        inside.addWidget(self.about)
        inside.addLayout(Flow(self.write, self.show_folder, self.bring))
        for part in (self.cells, self.told, self.bar, self.renamed, self.list):
            inside.addWidget(part)
        inside.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 0)
        box.addWidget(scrolling(body, down_only=True), 1)

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._on_what)
        self.choose.clicked.connect(self._choose)
        self.write.clicked.connect(self._on_write)
        self.show_folder.clicked.connect(self._on_show)
        self.bring.clicked.connect(self.ask_file)
        self.cells.accepted.connect(self.export)
        self.renamed.taken.connect(self.take_names)
        self.renamed.left.connect(self.take_focus)
        for name, slot in (("files_write", self._on_write), ("files_bring", self.ask_file)):
            actions.make(name, self, slot)

    def refresh(self) -> None:
        """There is nothing to read: files are made when one asks for them."""
        self.bring.setEnabled(not self._study.read_only)

    def take_focus(self) -> None:
        """Go to what is written."""
        self.what.setFocus()

    @Slot(int)
    def _on_what(self, index: int) -> None:
        self.about.setText(_(OUTPUTS[index].about))
        self.cells.hide()

    @Slot()
    def _choose(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, _("Folder"), self.folder.text()):
            self.folder.setText(chosen)

    @Slot()
    def _on_write(self) -> None:
        self.export()

    @Slot(str)
    def export(self, reason: str = "") -> None:
        """Write what is chosen; ``reason`` is why what few share may leave."""
        if self._job is not None:
            return
        level = list(ATTRIBUTIONS)[self.attribution.currentIndex()]
        leave = Leave(level, self.audience.text().strip(), reason)
        made = OUTPUTS[self.what.currentIndex()]
        self._begin(partial(_written, self._study, made, Path(self.folder.text()), leave), _("Writing files …"))

    @Slot()
    @trouble.told
    def ask_file(self) -> None:
        """Ask which file comes back, and take it in."""
        self._study.refuse_in_call()
        kinds = _("Projects of analysis programs (*.qdpx)")
        if chosen := QFileDialog.getOpenFileName(self, _("What was coded elsewhere"), "", kinds)[0]:
            self.bring_back(Path(chosen))

    def bring_back(self, path: Path) -> None:
        """Take in the codes and codings of a file."""
        if self._job is None:
            self._begin(partial(_returned, self._study, path), _("Taking in codings …"))

    @Slot(object)
    @trouble.told
    def take_names(self, chosen: tuple[Renamed, ...]) -> None:
        """Give codes the names they have in the file that came back."""
        count = renaming.take(self._study, chosen)
        words = ngettext("{count} code has a new name.", "{count} codes have new names.", count)
        self._say(words.format(count=count))
        self.renamed.hide()
        self.take_focus()
        self.changed.emit()

    def _begin(self, work: Callable[[Progress], object], doing: str) -> None:
        self._job = Job(work)
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._from = QApplication.focusWidget()
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        for button in (self.write, self.bring):
            button.setEnabled(False)
        for part in (self.list, self.cells, self.renamed, self.show_folder):
            part.hide()
        self._say(doing)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.started.emit(self._job, doing)
        self._job.start()

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    @Slot(object)
    def _on_done(self, report: object) -> None:
        lines = came(report) if isinstance(report, ReturnReport) else left(report)
        first, *others = lines
        self._say(first)
        self.list.clear()
        self.list.addItems(others)
        self.list.setVisible(bool(others))
        self.list.setMinimumHeight(theme.px(min(6, len(others)) * 44 + 12))
        self.show_folder.setVisible(not isinstance(report, ReturnReport))
        if isinstance(report, ReturnReport):
            self.renamed.show_codes(report.renamed)
            self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, SmallCells):
            self._say(_("Nothing was written yet."))
            self.cells.show_cells(error.cells)
        else:
            self._say(trouble.words(error), problem=True)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.bar.hide()
        self.write.setEnabled(True)
        self.bring.setEnabled(not self._study.read_only)
        if self._from in (self.write, self.bring) and self.isVisible():
            self._from.setFocus()

    @Slot()
    def _on_show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))

    def _say(self, words: str, *, problem: bool = False) -> None:
        self.told.setText(words)
        theme.retone(self.told, "kind", "problem" if problem else "quiet")


def _written(study: Study, made: Output, folder: Path, leave: Leave, progress: Progress) -> Written:
    own = study.again()
    try:
        return made.write(own, folder, leave, progress)
    finally:
        own.close()


def _returned(study: Study, path: Path, progress: Progress) -> ReturnReport:
    own = study.again()
    try:
        return returning.bring_back(own, path, progress=progress)
    finally:
        own.close()
