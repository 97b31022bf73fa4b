"""A line that narrows a list: down and Enter go on to the list, Esc empties the line first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_ON = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindLine(QLineEdit):
    """``left`` follows when one goes on to the list."""

    left = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (*_ON, Qt.Key.Key_Escape):
            self.left.emit()
            return
        super().keyPressEvent(event)
