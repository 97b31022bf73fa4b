"""Opening a project: its passphrase, the key's passphrase (the same by default), or without the key."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import opening
from interviewer.services.opening import Study
from interviewer.ui import theme
from interviewer.ui.elided import Elided
from interviewer.ui.form import Form
from interviewer.ui.scrolling import Scrolling


class UnlockPage(QWidget):
    """Asks for the passphrases of one project; ``opened`` hands over the study."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, path: Path, *, locked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.path = path
        self._key_path: Path | None = None
        self.passphrase = _secret()
        self.key_passphrase = _secret()
        self.without_key = QCheckBox(_("Open &without the key: pseudonyms stand for all names"))
        self.same = QCheckBox(_("The key has the &same passphrase"))
        self.same.setChecked(True)
        self.read_only = QCheckBox(_("Only &read, change nothing"))
        self.where = Elided()
        self.where.setProperty("kind", "quiet")
        self.elsewhere = QPushButton(_("The key is e&lsewhere …"))
        self.elsewhere.setProperty("kind", "quiet")
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        self.button = QPushButton(_("&Open"))
        self.button.setProperty("kind", "primary")
        self.back = QPushButton(_("&Another project"))
        self._lay_out(locked)
        self._connect()
        self._show_key()
        self.setFocusProxy(self.passphrase)

    def _lay_out(self, locked: bool) -> None:
        card = theme.Card(margin=28, spacing=14)
        card.setMaximumWidth(min(theme.px(560), 1100))
        card.setMinimumWidth(min(480, 240 + theme.px(160)))
        words = _("Locked. What you wrote is saved and encrypted.") if locked else str(self.path.parent)
        card.box.addWidget(theme.title(self.path.stem))
        card.box.addWidget(theme.quiet(words))
        form = Form()
        form.row(_("&Passphrase"), self.passphrase)
        form.add(self.same)
        self._key_label = form.row(_("Passphrase of the &key"), self.key_passphrase)
        form.add(self.without_key)
        form.add(self.read_only)
        card.box.addWidget(form)
        key_row = QHBoxLayout()
        key_row.addWidget(self.where, 1)
        key_row.addWidget(self.elsewhere)
        card.box.addLayout(key_row)
        card.box.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button, 1)
        buttons.addWidget(self.back)
        card.box.addLayout(buttons)
        centre(self, card)

    def say(self, words: str) -> None:
        """Say something that happened before, if anything; it stands until one tries to open."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _connect(self) -> None:
        self.same.toggled.connect(self._show_key)
        self.without_key.toggled.connect(self._show_key)
        self.elsewhere.clicked.connect(self._on_elsewhere)
        self.button.clicked.connect(self.open)
        self.passphrase.returnPressed.connect(self.open)
        self.key_passphrase.returnPressed.connect(self.open)
        self.back.clicked.connect(self.left)

    @Slot()
    def _show_key(self) -> None:
        without = self.without_key.isChecked()
        self.same.setEnabled(not without)
        self.elsewhere.setEnabled(not without)
        asked = not without and not self.same.isChecked()
        holder = self.key_passphrase.parentWidget()
        if holder:
            holder.setVisible(asked)
        place = self._key_path or opening.key_beside(self.path)
        known = self._key_path is not None or place.is_file()
        words = _("Key: {path}").format(path=place) if known else _("Key: where it was last.")
        self.where.setText("" if without else words)
        self.where.setToolTip("" if without else words)

    @Slot()
    def _on_elsewhere(self) -> None:
        chosen = QFileDialog.getOpenFileName(
            self, _("Where is the key?"), str(self.path.parent), _("Keys (*.nokkel);;All files (*)")
        )[0]
        if chosen:
            self._key_path = Path(chosen)
            self._show_key()

    @Slot()
    def open(self) -> None:
        """Try the passphrases; what went wrong is said on the page."""
        self.problem.hide()
        try:
            self.opened.emit(self._study())
        except InterviewerError as error:
            self.problem.setText(str(error))
            self.problem.show()
            self.passphrase.setFocus()
            self.passphrase.selectAll()

    def _study(self) -> Study:
        key = None if self.without_key.isChecked() else self.key_passphrase.text()
        if key is not None and self.same.isChecked():
            key = self.passphrase.text()
        return opening.open_study(
            self.path,
            self.passphrase.text(),
            key_path=self._key_path,
            key_passphrase=key,
            read_only=self.read_only.isChecked(),
        )


def _secret() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def centre(page: QWidget, card: QWidget) -> None:
    """Put ``card`` in the middle of ``page``, a little above it."""
    holder = QWidget()
    down = QVBoxLayout(holder)
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(card, 6)
    across.addStretch(1)
    down.addStretch(1)
    down.addLayout(across)
    down.addStretch(2)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(Scrolling(holder))
