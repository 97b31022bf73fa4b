"""A title with buttons beside it, or below it in as many columns as there is room for where the text is large."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

GAP = 10


class Strip(QWidget):
    """Never wider than it is given room for, and never with a button cut off."""

    def __init__(self, title: QLabel, buttons: Sequence[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._title.setWordWrap(False)
        self._buttons = tuple(buttons)
        self._columns = -1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one row, or in several."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_grid"):
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the room the widest part needs."""
        parts = (self._title, *self._buttons)
        return QSize(max(part.sizeHint().width() for part in parts), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        columns = self._fitting()
        if columns == self._columns:
            return
        self._columns = columns
        beside = columns == 0
        self._grid.addWidget(self._title, 0, 0, 1, 1 if beside else columns)
        for number, button in enumerate(self._buttons):
            row, column = (0, number + 1) if beside else divmod(number + columns, columns)
            self._grid.addWidget(button, row, column)
        for column in range(len(self._buttons) + 1):
            self._grid.setColumnStretch(column, int(column == 0 if beside else column < columns))
        self.updateGeometry()

    def _fitting(self) -> int:
        """Return in how many columns the buttons stand below the title; 0 is beside it."""
        widths = [button.sizeHint().width() for button in self._buttons]
        if self._title.sizeHint().width() + sum(widths) + GAP * len(widths) <= self.width():
            return 0
        each = max(widths) + GAP
        return next((count for count in (len(widths), 2) if count * each <= self.width() + GAP), 1)
