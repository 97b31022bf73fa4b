"""What somebody typed and has not kept yet: words that would be gone with the window they stand in."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMessageBox, QPlainTextEdit, QTextEdit, QWidget

from interviewer.language import _


def holds(widget: QWidget) -> bool:
    """Return whether words were typed in ``widget``; what one searches for and passphrases are none to keep."""
    texts: list[QPlainTextEdit | QTextEdit] = list(widget.findChildren(QPlainTextEdit))
    texts += widget.findChildren(QTextEdit)
    if any(not text.isReadOnly() and text.document().isModified() for text in texts):
        return True
    return any(
        line.isModified()
        and not line.isReadOnly()
        and line.echoMode() is QLineEdit.EchoMode.Normal
        and line.property("kind") != "search"
        for line in widget.findChildren(QLineEdit)
    )


def dialogs(window: QWidget) -> list[QDialog]:
    """Return the dialogs that stand over ``window``."""
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def written(window: QWidget) -> list[QDialog]:
    """Return the dialogs over ``window``, when words wait in one of them; choosing a file is no writing."""
    found = [dialog for dialog in dialogs(window) if not isinstance(dialog, QFileDialog)]
    return found if any(holds(dialog) for dialog in found) else []


def ask(dialog: QDialog, keep: Callable[[], None], drop: Callable[[], None]) -> None:
    """Ask whether what was written in ``dialog`` is kept or dropped before it closes; Esc goes back to it."""
    choices = QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel
    words = _("What you have written is not kept yet.")
    box = QMessageBox(QMessageBox.Icon.Question, dialog.windowTitle(), words, choices, dialog)
    box.setDefaultButton(QMessageBox.StandardButton.Save)
    box.setEscapeButton(QMessageBox.StandardButton.Cancel)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.button(QMessageBox.StandardButton.Save).clicked.connect(keep)
    box.button(QMessageBox.StandardButton.Discard).clicked.connect(drop)
    box.open()
