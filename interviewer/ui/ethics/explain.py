"""Asks how something that is out of order came about; one line, free of names."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.ui import theme
from interviewer.ui.form import Form


class ExplainDialog(QDialog):
    """Says what is explained, and asks why; accepted only with words in it."""

    def __init__(self, what: str, why: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Explain"))
        self.why = QLineEdit(why)
        self.keep = QPushButton(_("&Keep"))
        self.keep.setProperty("kind", "primary")
        form = Form()
        form.add(theme.strong(what))
        form.row(_("How it &came about"), self.why, help=_("It stands in the register and in a reviewer's package."))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.ActionRole)
        for button in self.buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(form, 1)
        box.addWidget(self.buttons)
        theme.fit(self, 560, 230)
        self.why.textChanged.connect(self._on_typed)
        self.why.returnPressed.connect(self.keep.click)
        self.keep.clicked.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._on_typed(why)
        self.why.setFocus()

    @Slot(str)
    def _on_typed(self, words: str) -> None:
        self.keep.setEnabled(bool(words.strip()))
