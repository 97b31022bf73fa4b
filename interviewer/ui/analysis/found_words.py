"""A cell with words in which those that were sought stand out, by weight and not by colour alone."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from interviewer.ui import theme

_MARGIN = 6


class FoundWords(QStyledItemDelegate):
    """Draws the pieces that an item holds under :attr:`PIECES`: text, and whether it was sought."""

    PIECES = Qt.ItemDataRole.UserRole + 1

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell as the style does, and the pieces on it."""
        pieces = index.data(self.PIECES)
        if not pieces:
            super().paint(painter, option, index)
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.text = ""
        style = own.widget.style() if own.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        tokens = theme.tokens()
        painter.save()
        room = QRect(option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0))
        for text, sought in pieces:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.Bold if sought else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(tokens.accent if sought else tokens.text))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            room.setLeft(room.left() + QFontMetrics(font).horizontalAdvance(shown))
            if shown != text or room.width() <= 0:
                break
        painter.restore()
