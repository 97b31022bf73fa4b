"""Text to read that leaves the program by no clipboard and no drag (E13): what was said, as it was said."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QTextEdit, QWidget

from interviewer.ui import clipboard


class PrivateReading(QTextEdit):
    """Shows text with emphasis, for the eyes and for the keyboard; it copies a ticket, no words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(keys | Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(name)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return a ticket for the selected words."""
        return clipboard.hold(self.textCursor().selection().toPlainText())
