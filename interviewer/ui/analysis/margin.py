"""The margin beside a coded text: a bar for each coding, with its name; bars that overlap stand side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
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
        """Return room for all bars, and for the longest name as it is drawn where one is."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        longest = max((metrics.horizontalAdvance(each.bar.name) for each in self._drawn), default=0)
        return QSize(max(theme.px(230), int(self._names) + longest + theme.px(8)), 0)

    def show_bars(self, bars: Sequence[Bar], bottom: float = float("inf")) -> None:
        """Draw these bars; their names begin above ``bottom``, in pixels of the whole text, where there is room."""
        heights = tops([bar.top for bar in bars], self.fontMetrics().height(), bottom)
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

    @property
    def cut(self) -> tuple[str, ...]:
        """Return the names that there is no room for, from the top down."""
        found = sorted((each for each in self._drawn if self._is_cut(each)), key=lambda each: each.label)
        return tuple(each.bar.name for each in found)

    def _is_cut(self, each: _Drawn) -> bool:
        return self.fontMetrics().horizontalAdvance(each.bar.name) > self._label(each).width()

    def _at(self, point: QPointF) -> Bar | None:
        """Return the coding whose bar or name is drawn at a point of the margin."""
        at = point + QPointF(0, self._offset)
        found = (
            each.bar for each in self._drawn
            if self._bar(each).adjusted(-2, 0, 2, 0).contains(at) or self._label(each).contains(at)
        )  # fmt: skip
        return next(found, None)

    def event(self, event: QEvent) -> bool:
        """Show the whole name of what is pointed at."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self._at(QPointF(event.pos()))
            self.setToolTip(bar.name if bar is not None else "")
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the coding whose bar or name lies there."""
        bar = self._at(event.position())
        if bar is not None:
            self.chosen.emit(bar.coding)

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

    @property
    def _names(self) -> float:
        """Return where the names begin, beside all bars."""
        return theme.px(6) + max(1, self.side_by_side) * theme.px(_BAR + _APART) + theme.px(8)

    def _label(self, each: _Drawn) -> QRectF:
        left = self._names
        return QRectF(left, each.label, max(10, self.width() - left - 4), self.fontMetrics().height())
