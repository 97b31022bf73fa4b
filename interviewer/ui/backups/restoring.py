"""Putting a backup back: always as a new project beside what is there, which writes as a new laptop from then on."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.progress import Progress
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import backing_up, creating
from interviewer.services.opening import SUFFIX
from interviewer.ui import icons, theme, trouble
from interviewer.ui.backups.listing import choose_backup
from interviewer.ui.form import Form
from interviewer.ui.jobs import Job
from interviewer.ui.scrolling import scrolling


class RestoreDialog(QDialog):
    """Asks for the backup, a place and the passphrases; ``open_wanted`` names the project that was made."""

    open_wanted = Signal(object)

    def __init__(self, backup: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Restore a backup"))
        self._made: Path | None = None
        self.backup = QLineEdit(str(backup) if backup else "")
        self.place = QLineEdit(str(proposed(backup)) if backup else "")
        self.passphrase, self.key_passphrase = QLineEdit(), QLineEdit()
        for field in (self.passphrase, self.key_passphrase):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.same = QCheckBox(_("The key has the &same passphrase"))
        self.same.setChecked(True)
        self.said = theme.quiet("")
        self.said.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.button = QPushButton(_("&Restore"))
        self.button.setProperty("kind", "primary")
        self.opening = QPushButton(_("&Open it"))
        self._lay_out()
        self.opening.hide()
        self._connect()
        (self.passphrase if backup else self.backup).setFocus()

    def _lay_out(self) -> None:
        words = _(
            "The backup becomes a project of its own, and what you have now is not touched. From then on it counts as "
            "a new laptop in the log. What was written after the backup is not in it; where the old project still "
            "opens, merging the two brings that back."
        )
        form = Form()
        form.add(theme.quiet(words))
        form.row(_("&Backup"), self._with_button(self.backup, _("Choose the backup"), self._choose_backup))
        form.row(_("&New project"), self._with_button(self.place, _("Choose the place"), self._choose_place))
        self.backup.setAccessibleName(_("Backup"))
        self.place.setAccessibleName(_("New project"))
        form.row(_("&Passphrase at the time of the backup"), self.passphrase)
        form.add(self.same)
        self._key_label = form.row(_("Passphrase of the &key"), self.key_passphrase)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(scrolling(form), 1)
        box.addWidget(self.said)
        for button in (self.button, self.opening):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        box.addWidget(self.buttons)
        theme.fit(self, 640, 440)
        self._show_key(same=True)

    def _with_button(self, field: QLineEdit, name: str, slot: object) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        button = QPushButton(_("Choose …"))
        button.setAccessibleName(name)
        icons.dress(button, "folder")
        button.clicked.connect(slot)
        line.addWidget(field, 1)
        line.addWidget(button)
        holder.setFocusProxy(field)
        return holder

    def _connect(self) -> None:
        self.same.toggled.connect(self._on_same)
        self.buttons.rejected.connect(self.reject)
        self.button.clicked.connect(self.restore)
        self.opening.clicked.connect(self._on_open)
        for field in (self.passphrase, self.key_passphrase):
            field.returnPressed.connect(self.restore)

    @Slot(bool)
    def _on_same(self, same: bool) -> None:
        self._show_key(same=same)

    def _show_key(self, *, same: bool) -> None:
        holder = self.key_passphrase.parentWidget()
        if holder is not None:
            holder.setVisible(not same)

    @Slot()
    def _choose_backup(self) -> None:
        given = self.backup.text().strip()
        folder = Path(given).parent if given else creating.proposed_folder()
        chosen = choose_backup(self, folder)
        if chosen is not None:
            self.backup.setText(str(chosen))
            if not self.place.text().strip():
                self.place.setText(str(proposed(chosen)))

    @Slot()
    def _choose_place(self) -> None:
        words = _("Projects (*.intervju)")
        chosen = QFileDialog.getSaveFileName(self, _("New project"), self.place.text(), words)[0]
        if chosen:
            self.place.setText(chosen)

    @Slot()
    def restore(self) -> None:
        """Put the backup back; what came of it is said in the window."""
        if not self.button.isEnabled():
            return
        backup, place = self.backup.text().strip(), self.place.text().strip()
        if not backup or not place:
            self._refuse(InterviewerError(_("Choose a backup and a place for the new project. Nothing was changed.")))
            return
        secret = self.passphrase.text()
        key = secret if self.same.isChecked() else self.key_passphrase.text()
        job = Job(partial(_restore, Path(backup), Path(place), secret, key))
        job.succeeded.connect(self._on_restored)
        job.failed.connect(self._refuse)
        self.button.setEnabled(False)
        theme.retone(self.said, "kind", "quiet")
        self._say(_("Restoring …"))
        job.start()

    @Slot(object)
    def _on_restored(self, made: Path) -> None:
        self._made = made
        self._say(_("Restored as {path}.").format(path=made))
        self.opening.show()
        self.opening.setFocus()

    @Slot(object)
    def _refuse(self, error: Exception) -> None:
        theme.retone(self.said, "kind", "problem")
        self._say(trouble.words(error))
        self.button.setEnabled(True)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    @Slot()
    def _on_open(self) -> None:
        if self._made is not None:
            self.open_wanted.emit(self._made)
            self.accept()


def proposed(backup: Path) -> Path:
    """Return a place for the project of ``backup``: beside the old one, named after the day, and free."""
    folder = backup.parent
    project = folder.name.removesuffix("-sikkerhetskopier")
    beside = folder.parent if project != folder.name else creating.proposed_folder()
    stem = f"{project if project != folder.name else backup.stem}-{date.today():%Y-%m-%d}"
    number, place = 1, beside / f"{stem}{SUFFIX}"
    while place.exists():
        number += 1
        place = beside / f"{stem}-{number}{SUFFIX}"
    return place


def _restore(backup: Path, place: Path, passphrase: str, key: str, _progress: Progress) -> Path:
    return backing_up.restore(backup, place, passphrase, key)
