"""A picture of bars: for each kind how many there are, and a line where as many as were wanted would end."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from interviewer.language import _
from interviewer.ui import theme


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words, its number, and how many were wanted, if anybody said so."""

    words: str
    number: int
    wanted: int | None = None
    coming: int = 0

    @property
    def told(self) -> str:
        """Return the numbers beside the bar, in words where something lacks."""
        if self.wanted is None:
            return str(self.number)
        told = _("{number} of {wanted}").format(number=self.number, wanted=self.wanted)
        lacking = self.wanted - self.number
        if lacking <= 0:
            return f"{told} ✓"
        return f"{told} – " + _("{count} lacking").format(count=lacking)


class Bars(QWidget):
    """Groups of bars under headings, drawn in the colours in use; the numbers stand beside each bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[tuple[str, Sequence[Bar]]] = ()
        self._beside = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_groups(self, groups: Sequence[tuple[str, Sequence[Bar]]]) -> None:
        """Draw ``groups``: a heading and its bars."""
        self._groups = groups
        metrics = QFontMetricsF(QApplication.font())
        self._beside = max((metrics.horizontalAdvance(bar.told) for _title, bars in groups for bar in bars), default=0)
        told = "; ".join(f"{title}: " + ", ".join(f"{bar.words} {bar.told}" for bar in bars) for title, bars in groups)
        self.setAccessibleDescription(told)
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that all bars need."""
        rows = sum(len(bars) for _title, bars in self._groups)
        return QSize(
            theme.px(420), len(self._groups) * (_title_room() + theme.px(8)) + rows * _row_room() + theme.px(4)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw heading by heading, bar by bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = 0.0
        for title, bars in self._groups:
            y = self._draw_title(painter, title, y)
            most = max((max(bar.number + bar.coming, bar.wanted or 0) for bar in bars), default=1) or 1
            for bar in bars:
                self._draw_bar(painter, bar, y, most)
                y += _row_room()
            y += theme.px(8)

    def _draw_title(self, painter: QPainter, title: str, y: float) -> float:
        painter.setPen(QColor(theme.tokens().quiet))
        font = QFont(QApplication.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(QRectF(0, y, self.width(), _title_room()), Qt.AlignmentFlag.AlignVCenter, title)
        return y + _title_room()

    def _draw_bar(self, painter: QPainter, bar: Bar, y: float, most: int) -> None:
        tokens, row = theme.tokens(), _row_room()
        font = QFont(QApplication.font())
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        words, numbers = self.width() * 0.34, self._beside + theme.px(14)
        painter.setPen(QColor(tokens.text))
        left = metrics.elidedText(bar.words, Qt.TextElideMode.ElideRight, words - theme.px(10))
        painter.drawText(QRectF(0, y, words, row), Qt.AlignmentFlag.AlignVCenter, left)
        room = self.width() - words - numbers
        top, high = y + row * 0.28, row * 0.44
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(QRectF(words, top, room, high), 3, 3)
        here, coming = words + room * bar.number / most, room * bar.coming / most
        _fill(painter, QRectF(here, top, coming, high), tokens.dimmed, hatched=True)
        _fill(painter, QRectF(words, top, here - words, high), tokens.accent)
        lacking = bar.wanted is not None and bar.number < bar.wanted
        if bar.wanted is not None:
            painter.setPen(QPen(QColor(tokens.attention if lacking else tokens.text), 2))
            x = words + room * bar.wanted / most
            painter.drawLine(QPointF(x, y + row * 0.12), QPointF(x, y + row * 0.88))
        painter.setPen(QColor(tokens.attention if lacking else tokens.text))
        beside = QRectF(words + room + theme.px(10), y, numbers - theme.px(10), row)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, bar.told)


def _fill(painter: QPainter, place: QRectF, colour: str, *, hatched: bool = False) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.BDiagPattern if hatched else Qt.BrushStyle.SolidPattern)
    brush = painter.brush()
    brush.setColor(QColor(colour))
    painter.setBrush(brush)
    painter.drawRoundedRect(place, 3, 3)


def _title_room() -> int:
    return theme.px(24)


def _row_room() -> int:
    return theme.px(24)
