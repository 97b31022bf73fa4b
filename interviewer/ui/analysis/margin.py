"""The margin beside a coded text: a bar for each coding, with its name; bars that overlap stand side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from interviewer.language import _
from interviewer.ui import theme
from interviewer.ui.analysis.lanes import lanes, tops

_BAR, _APART = 5, 4
"""Pixels of the design: how wide a bar is, and what lies between two."""
MOST_LANES = 12
"""Bars side by side that are told apart; what lies further out is drawn in the last lane."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A coding as it is drawn: from ``top`` to ``bottom`` in pixels of the whole text."""

    coding: str
    name: str
    colour: QColor
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Drawn:
    bar: Bar
    lane: int
    label: float


class Margin(QWidget):
    """Draws bars and names; a click on one chooses its coding."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Codings in the margin"))
        self._drawn: tuple[_Drawn, ...] = ()
        self._offset = 0.0
        self._current = ""

    def sizeHint(self) -> QSize:
        """Return room for bars and names."""
        return QSize(theme.px(230), 0)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw these bars."""
        heights = tops([bar.top for bar in bars], self.fontMetrics().height())
        found = lanes([(bar.top, bar.bottom) for bar in bars])
        self._drawn = tuple(
            _Drawn(bar, min(lane, MOST_LANES - 1), label) for bar, lane, label in zip(bars, found, heights, strict=True)
        )
        self.setAccessibleDescription(", ".join(bar.name for bar in bars))
        self.update()

    def scroll_to(self, offset: float) -> None:
        """Show what lies ``offset`` pixels down."""
        self._offset = offset
        self.update()

    def show_current(self, coding: str) -> None:
        """Bring one coding out."""
        if coding != self._current:
            self._current = coding
            self.update()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that are drawn, from the top down."""
        return tuple(each.bar.name for each in sorted(self._drawn, key=lambda each: each.label))

    @property
    def side_by_side(self) -> int:
        """Return how many lanes there are."""
        return 1 + max((each.lane for each in self._drawn), default=-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the coding whose bar or name lies there."""
        at = event.position() + QPointF(0, self._offset)
        for each in self._drawn:
            if self._bar(each).adjusted(-2, 0, 2, 0).contains(at) or self._label(each).contains(at):
                self.chosen.emit(each.bar.coding)
                return

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is in view."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self._offset)
        view = QRectF(0, self._offset, self.width(), self.height())
        for each in self._drawn:
            if self._bar(each).united(self._label(each)).intersects(view):
                self._draw(painter, each)
        painter.end()

    def _draw(self, painter: QPainter, each: _Drawn) -> None:
        bar, label, current = self._bar(each), self._label(each), each.bar.coding == self._current
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(each.bar.colour)
        painter.drawRoundedRect(bar.adjusted(-1, 0, 1, 0) if current else bar, 2, 2)
        painter.setPen(QPen(each.bar.colour, 1, Qt.PenStyle.DotLine))
        middle = label.top() + label.height() / 2
        painter.drawLine(QPointF(bar.right(), min(bar.bottom(), max(bar.top() + 2, middle))), QPointF(
            label.left() - 3, middle
        ))  # fmt: skip
        painter.setPen(QColor(theme.tokens().text if current else theme.tokens().quiet))
        font = self.font()
        font.setBold(current)
        painter.setFont(font)
        words = painter.fontMetrics().elidedText(each.bar.name, Qt.TextElideMode.ElideRight, int(label.width()))
        painter.drawText(label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _bar(self, each: _Drawn) -> QRectF:
        left = theme.px(6) + each.lane * theme.px(_BAR + _APART)
        return QRectF(left, each.bar.top + 1, theme.px(_BAR), max(4.0, each.bar.bottom - each.bar.top - 2))

    def _label(self, each: _Drawn) -> QRectF:
        left = theme.px(6) + max(1, self.side_by_side) * theme.px(_BAR + _APART) + theme.px(8)
        return QRectF(left, each.label, max(10, self.width() - left - 4), self.fontMetrics().height())
