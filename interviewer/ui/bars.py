"""Bars on the screen, in the colours in use; :mod:`interviewer.domain.bars` says where each shape stands."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from interviewer.domain import bars
from interviewer.domain.bars import Bars as Group
from interviewer.domain.bars import Box, Frame, Line, Shape, Text, Tone
from interviewer.ui import theme

_ROW, _GAP = 24, 8
"""Pixels at 100 %."""


class Bars(QWidget):
    """Groups of bars under headings; the numbers stand beside each bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[Group] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Draw ``groups``: a heading and its bars."""
        self._groups = groups
        self.setAccessibleDescription(bars.in_words(groups))
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that all bars need."""
        high = bars.height(self._groups, theme.px(_ROW), theme.px(_GAP))
        return QSize(theme.px(420), int(high) + theme.px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw shape by shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(QApplication.font())
        frame = Frame(self.width(), theme.px(_ROW), theme.px(_GAP), metrics.horizontalAdvance)
        for each in bars.drawn(self._groups, frame):
            _draw(painter, each)


def _draw(painter: QPainter, each: Shape) -> None:
    colour = _colour(each.tone)
    if isinstance(each, Box):
        _fill(painter, QRectF(each.x, each.y, each.width, each.height), colour, hatched=each.hatched)
    elif isinstance(each, Line):
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(each.x, each.top), QPointF(each.x, each.bottom))
    else:
        _write(painter, each, colour)


def _write(painter: QPainter, each: Text, colour: QColor) -> None:
    font = QFont(QApplication.font())
    if each.tone is Tone.HEADING:
        font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(colour)
    words = QFontMetricsF(font).elidedText(each.words, Qt.TextElideMode.ElideRight, each.width)
    painter.drawText(QRectF(each.x, each.y, each.width, each.height), Qt.AlignmentFlag.AlignVCenter, words)


def _fill(painter: QPainter, place: QRectF, colour: QColor, *, hatched: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.BDiagPattern if hatched else Qt.BrushStyle.SolidPattern)
    brush = painter.brush()
    brush.setColor(colour)
    painter.setBrush(brush)
    painter.drawRoundedRect(place, 3, 3)


def _colour(tone: Tone) -> QColor:
    tokens = theme.tokens()
    held = {
        Tone.WORDS: tokens.text, Tone.HEADING: tokens.quiet, Tone.WHOLE: tokens.line, Tone.PART: tokens.accent,
        Tone.COMING: tokens.dimmed, Tone.WANTED: tokens.text, Tone.LACKING: tokens.attention,
    }  # fmt: skip
    return QColor(held[tone])
