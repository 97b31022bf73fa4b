"""The backups of the project that is open: when each was made, how large it is, and whether it is whole."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from interviewer import language
from interviewer.domain.progress import Progress
from interviewer.language import _
from interviewer.services import backing_up
from interviewer.services.backing_up import Backup
from interviewer.services.opening import Study
from interviewer.ui import icons, theme, trouble
from interviewer.ui.jobs import Job

_PATH = Qt.ItemDataRole.UserRole


class BackupsDialog(QDialog):
    """Lists the backups; ``restore_wanted`` names the one to put back."""

    restore_wanted = Signal(object)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Backups"))
        self._folder = backing_up.folder_of(study.path)
        self.list = self._made_list()
        self.said = theme.quiet(_("Reading the backups …"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.restoring = QPushButton(_("&Restore …"))
        self.restoring.setProperty("kind", "primary")
        self.restoring.setEnabled(False)
        self.other = QPushButton(_("&Another file …"))
        icons.dress(self.other, "folder")
        self._lay_out()
        self._connect()
        known = [path for path in backing_up.known(study) if path.is_file()]
        self._job = Job(partial(_read, sorted(known, key=lambda path: path.name, reverse=True)))
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self.finished.connect(self._job.cancel)
        self._job.start()

    def _made_list(self) -> QTreeWidget:
        listed = QTreeWidget()
        listed.setAccessibleName(_("Backups"))
        listed.setHeaderLabels([_("Taken"), _("Size"), _("Read through now"), _("Where")])
        listed.setRootIsDecorated(False)
        listed.setAllColumnsShowFocus(True)
        listed.setUniformRowHeights(True)
        listed.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        listed.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        listed.setProperty("kind", "field")
        return listed

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        words = _(
            "A backup is made by itself every quarter of an hour in which something changed, and when you close the "
            "project. All of the last six hours are kept, one a day for two weeks, and one a week for two months. They "
            "are encrypted with the project's own passphrases, and lie on this machine: now and then, copy one to a "
            "place of its own."
        )
        box.addWidget(theme.quiet(words))
        box.addWidget(self.list, 1)
        box.addWidget(self.said)
        for button in (self.restoring, self.other):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        box.addWidget(self.buttons)
        theme.fit(self, 760, 520)

    def _connect(self) -> None:
        self.buttons.rejected.connect(self.reject)
        self.restoring.clicked.connect(self._on_restore)
        self.other.clicked.connect(self._on_other)
        self.list.itemSelectionChanged.connect(self._on_selected)
        self.list.itemActivated.connect(self._on_activated)

    @property
    def chosen(self) -> Path | None:
        """Return the backup that is selected."""
        items = self.list.selectedItems()
        return Path(str(items[0].data(0, _PATH))) if items else None

    @Slot(object)
    def _on_read(self, found: tuple[Backup, ...]) -> None:
        newest_first = sorted(found, key=lambda backup: backup.made, reverse=True)
        for backup in newest_first:
            self._add(backup)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
            words = _("They lie in {folder}.").format(folder=self._folder)
        else:
            words = _("No backup has been made yet. Make one from the menu File, or wait a quarter of an hour.")
        self.said.setText(words)

    def _add(self, backup: Backup) -> None:
        state = _("whole") if backup.verified else _("damaged: choose another")
        where = "" if backup.path.parent == self._folder else str(backup.path.parent)
        texts = [backup.made.strftime("%d.%m.%Y %H:%M:%S"), size(backup.size), state, where]
        item = QTreeWidgetItem(self.list, texts)
        item.setData(0, _PATH, str(backup.path))
        item.setToolTip(0, str(backup.path))
        if not backup.verified:
            item.setIcon(2, icons.icon("warning", theme.tokens().attention))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.said.setText(trouble.words(error))

    @Slot()
    def _on_selected(self) -> None:
        self.restoring.setEnabled(self.chosen is not None)

    @Slot(QTreeWidgetItem, int)
    def _on_activated(self, _item: QTreeWidgetItem, _column: int) -> None:
        self._on_restore()

    @Slot()
    def _on_restore(self) -> None:
        if self.chosen is not None:
            self.restore_wanted.emit(self.chosen)

    @Slot()
    def _on_other(self) -> None:
        chosen = choose_backup(self, self._folder)
        if chosen is not None:
            self.restore_wanted.emit(chosen)


def choose_backup(parent: QWidget, folder: Path) -> Path | None:
    """Ask for a file that is a backup."""
    words = _("Backups (*.kopi);;All files (*)")
    chosen = QFileDialog.getOpenFileName(parent, _("Which backup?"), str(folder), words)[0]
    return Path(chosen) if chosen else None


def size(count: int) -> str:
    """Return a size in bytes as one says it in the language in use, such as ``3.4 MB``."""
    said = QLocale(language.code())
    return f"{said.toString(count / 1e6, 'f', 1)} MB" if count < 1e9 else f"{said.toString(count / 1e9, 'f', 2)} GB"


def _read(paths: list[Path], progress: Progress) -> tuple[Backup, ...]:
    return backing_up.looked_at(paths, progress)
