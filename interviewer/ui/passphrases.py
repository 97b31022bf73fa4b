"""A passphrase typed twice, with its strength in words."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import creating
from interviewer.services.creating import Strength
from interviewer.ui import theme
from interviewer.ui.form import Form


class Passphrase(QWidget):
    """Two fields and what to think of what stands in them."""

    def __init__(self, label: str, again: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = QLineEdit()
        self.second = QLineEdit()
        self._said = theme.quiet("")
        form = Form(columns=2)
        for field, words in ((self.first, label), (self.second, again)):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(self._on_changed)
            form.row(words, field)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(form)
        box.addWidget(self._said)

    @property
    def text(self) -> str:
        """Return the passphrase."""
        return self.first.text()

    @property
    def said(self) -> str:
        """Return what is said of the passphrase."""
        return self._said.text()

    @property
    def agree(self) -> bool:
        """Return whether both fields hold the same."""
        return self.first.text() == self.second.text()

    @Slot()
    def _on_changed(self) -> None:
        words = {
            Strength.WEAK: _("Weak: easy to guess for a machine. Make it longer."),
            Strength.FAIR: _("Fair. One more word would make it strong."),
            Strength.STRONG: _("Strong."),
        }[creating.strength(self.text)]
        if self.second.text() and not self.agree:
            words += " " + _("The two are not the same yet.")
        self._said.setText(words if self.text else "")
        weak = creating.strength(self.text) is Strength.WEAK or not self.agree
        theme.retone(self._said, "kind", "problem" if weak else "quiet")
