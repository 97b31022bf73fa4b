"""Merging: choose files, see what each would bring, then take them in; progress and cancel stand in the line below."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.progress import Progress
from interviewer.language import _
from interviewer.services import merging
from interviewer.services.errors import ReadOnly
from interviewer.services.merging import MergeReport, Source
from interviewer.services.opening import Study
from interviewer.ui import icons, theme, trouble
from interviewer.ui.form import Form
from interviewer.ui.jobs import Job
from interviewer.ui.scrolling import scrolling
from interviewer.ui.team import merge_cards


class MergePage(QWidget):
    """Takes in packages, other laptops' project files and backups, in any order and as often as one likes."""

    said = Signal(str)
    changed = Signal()
    started = Signal(object, str)

    def __init__(self, study: Study, closed: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._closed = closed
        self._paths: list[Path] = []
        self._job: Job | None = None
        self.choose = QPushButton(_("&Choose files …"))
        self.remove = QPushButton(_("&Take off"))
        self.clear = QPushButton(_("Clear the &list"))
        self.look = QPushButton(_("Loo&k through"))
        self.take = QPushButton(_("&Merge"))
        self.files = QListWidget()
        self.passphrase = QLineEdit()
        self.key_passphrase = QLineEdit()
        self.outcome = theme.strong("")
        self._cards = QVBoxLayout()
        self._lay_out()
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(self._on_remove)
        taking = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.files)
        taking.setContext(Qt.ShortcutContext.WidgetShortcut)
        taking.activated.connect(self._on_remove)
        self.files.currentRowChanged.connect(self._on_row)
        self.clear.clicked.connect(self._on_clear)
        self.look.clicked.connect(self._on_look)
        self.take.clicked.connect(self._on_take)
        self.setFocusProxy(self.choose)
        self._show()

    def refresh(self) -> None:
        """Show what can be done now."""
        self._show()

    def add(self, paths: Sequence[Path]) -> None:
        """Put files on the list, and look what they would bring."""
        self._paths += [path for path in paths if path not in self._paths]
        self._show()
        self._on_look()

    def _lay_out(self) -> None:
        left = theme.Card(margin=16, spacing=10)
        told = _(
            "Packages, project files and backups from other laptops. The order does not matter, and the same file "
            "twice changes nothing. Looking through changes nothing either."
        )
        left.box.addWidget(theme.quiet(told))
        icons.dress(self.choose, "folder")
        self.files.setAccessibleName(_("Files to merge"))
        self.files.setProperty("kind", "field")
        self.files.setMinimumHeight(theme.px(70))
        self.files.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        left.box.addLayout(_row(self.choose))
        left.box.addWidget(self.files, 1)
        left.box.addLayout(_row(self.remove, self.clear))
        form = Form()
        for field in (self.passphrase, self.key_passphrase):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        words = _("Not needed for packages made for you as lead or deputy.")
        form.row(_("&Passphrase of the files"), self.passphrase, words)
        form.row(_("Passphrase of the&ir keys, where it is another"), self.key_passphrase)
        left.box.addWidget(form)
        self.take.setProperty("kind", "primary")
        left.box.addLayout(_row(self.look, self.take))
        for button in (self.choose, self.remove, self.clear, self.look, self.take):
            button.setAutoDefault(True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.outcome)
        self._cards.setSpacing(10)
        column.addLayout(self._cards)
        column.addStretch(1)
        if theme.large():
            column.insertWidget(0, left)
            only = QVBoxLayout(self)
            only.setContentsMargins(0, 10, 0, 0)
            only.addWidget(scrolling(inner))
            return
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 0)
        line.setSpacing(14)
        line.addWidget(scrolling(left, beside=16, down_only=True), 4)
        line.addWidget(scrolling(inner, beside=0), 5)

    def _show(self) -> None:
        self._list()
        self._enable()
        if not self._paths:
            theme.clear(self._cards)
            self.outcome.setText(
                str(ReadOnly()) if self._study.read_only else _("Choose files to see what they bring.")
            )

    def _list(self) -> None:
        row = self.files.currentRow()
        self.files.clear()
        self.files.addItems([path.name for path in self._paths])
        self.files.setCurrentRow(min(max(row, 0), len(self._paths) - 1))

    def _enable(self) -> None:
        idle = self._job is None
        free = bool(self._paths) and idle and not self._study.read_only
        self.look.setEnabled(free)
        self.take.setEnabled(free)
        self.clear.setEnabled(bool(self._paths) and idle)
        self.remove.setEnabled(self.files.currentRow() >= 0 and idle)
        self.choose.setEnabled(idle and not self._study.read_only)

    @Slot(int)
    def _on_row(self, _row: int) -> None:
        self._enable()

    @Slot()
    def _on_choose(self) -> None:
        kinds = _("From other laptops (*.pakke *.intervju *.kopi);;All files (*)")
        chosen = QFileDialog.getOpenFileNames(self, _("Files to merge"), str(self._study.path.parent), kinds)[0]
        if chosen:
            self.add([Path(one) for one in chosen])

    @Slot()
    def _on_remove(self) -> None:
        row = self.files.currentRow()
        if self._job is None and 0 <= row < len(self._paths):
            del self._paths[row]
            theme.clear(self._cards)
            self.outcome.setText(_("Look through the files that are left, or merge them."))
            self._show()
            (self.files if self._paths else self.choose).setFocus()

    @Slot()
    def _on_clear(self) -> None:
        self._paths = []
        self._show()

    @Slot()
    def _on_look(self) -> None:
        self._start(dry_run=True)

    @Slot()
    def _on_take(self) -> None:
        self._start(dry_run=False)

    def _start(self, *, dry_run: bool) -> None:
        if self._job is not None or not self._paths:
            return
        if why := self._closed():
            self.outcome.setText(why)
            self.said.emit(why)
            return
        key = self.key_passphrase.text() or None
        found = [Source(path, key_passphrase=key) for path in self._paths]
        work = partial(_merge, self._study, found, self.passphrase.text() or None, dry_run)
        self._job = Job(work)
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_finished)
        words = _("Looking through the files …") if dry_run else _("Merging …")
        self.outcome.setText(words)
        self._show()
        self.started.emit(self._job, words)
        self._job.start()

    @Slot(object)
    def _on_done(self, report: MergeReport) -> None:
        theme.clear(self._cards)
        self.outcome.setText(merge_cards.summary(report))
        for source in report.sources:
            self._cards.addWidget(merge_cards.of_source(source, dry_run=report.dry_run))
        for path, why in report.refused:
            self._cards.addWidget(merge_cards.of_refused(path, why))
        if not report.dry_run:
            self._paths = [path for path, _why in report.refused]
            self._list()
            self.said.emit(merge_cards.summary(report))
            self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.outcome.setText(trouble.words(error))

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        words = self.outcome.text()
        if words in (_("Merging …"), _("Looking through the files …")):
            self.outcome.setText(_("Stopped. Files that were taken in whole stay; of the others nothing was."))
        self._enable()


def _merge(
    study: Study, found: Sequence[Source], passphrase: str | None, dry_run: bool, progress: Progress
) -> MergeReport:
    own = study.again()
    try:
        return merging.merge(own, found, progress, passphrase=passphrase, dry_run=dry_run)
    finally:
        own.close()


def _row(*buttons: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
