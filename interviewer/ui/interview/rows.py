"""Lines of text that lead somewhere when they are clicked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from interviewer.ui import theme


class Row(QLabel):
    """A line of text that can be clicked to go somewhere; the keyboard has its own ways there."""

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_item(self, key: str, text: str, kind: str) -> None:
        """Show ``text`` for the item ``key``; ``kind`` is a kind of the style sheet."""
        self.key = key
        self.setText(text)
        theme.retone(self, "kind", kind)
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        event.accept()
        self.clicked.emit(self.key)


class ShortRow(Row):
    """A row of one line; what there is no room for is cut, and told in the tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(False)
        self.setMinimumWidth(20)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, cut where the room ends."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, self.alignment() | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
