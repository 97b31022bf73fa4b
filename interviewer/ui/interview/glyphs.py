"""The small signs of the statuses, drawn so that they look the same whatever fonts there are."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from interviewer.domain.answer import Status

Draw = Callable[[QPainter, QRectF], None]


def paint(painter: QPainter, area: QRectF, status: Status, colour: QColor) -> None:
    """Draw the sign of ``status`` in a square ``area``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(colour, area))
    _DRAW[status](painter, area)
    painter.restore()


def paint_pen(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Draw the sign of the item one writes at."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(colour, area))
    _line(painter, area, (0.22, 0.8), (0.3, 0.52), (0.72, 0.12), (0.9, 0.3), (0.48, 0.7), (0.22, 0.8))
    painter.restore()


def _pen(colour: QColor, area: QRectF) -> QPen:
    pen = QPen(colour, max(1.2, area.width() / 8))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _line(painter: QPainter, area: QRectF, *points: tuple[float, float]) -> None:
    at = [QPointF(area.x() + x * area.width(), area.y() + y * area.height()) for x, y in points]
    path = QPainterPath(at[0])
    for point in at[1:]:
        path.lineTo(point)
    painter.drawPath(path)


def _ring(painter: QPainter, area: QRectF) -> None:
    painter.drawEllipse(area.center(), area.width() * 0.34, area.width() * 0.34)


def _asked(painter: QPainter, area: QRectF) -> None:
    _ring(painter, area)
    painter.drawPoint(area.center())


def _answered(painter: QPainter, area: QRectF) -> None:
    _line(painter, area, (0.14, 0.54), (0.4, 0.8), (0.88, 0.22))


def _partly(painter: QPainter, area: QRectF) -> None:
    _ring(painter, area)
    side = area.width() * 0.34
    half = QRectF(area.center().x() - side, area.center().y() - side, side * 2, side * 2)
    painter.setBrush(painter.pen().color())
    painter.drawPie(half, 90 * 16, 180 * 16)


def _elsewhere(painter: QPainter, area: QRectF) -> None:
    _line(painter, area, (0.2, 0.82), (0.82, 0.2))
    _line(painter, area, (0.4, 0.2), (0.82, 0.2), (0.82, 0.62))


def _refused(painter: QPainter, area: QRectF) -> None:
    _line(painter, area, (0.2, 0.2), (0.8, 0.8))
    _line(painter, area, (0.8, 0.2), (0.2, 0.8))


def _unknown(painter: QPainter, area: QRectF) -> None:
    _line(painter, area, (0.28, 0.32), (0.36, 0.16), (0.6, 0.14), (0.72, 0.3), (0.52, 0.48), (0.5, 0.62))
    painter.drawPoint(QPointF(area.x() + 0.5 * area.width(), area.y() + 0.86 * area.height()))


def _not_relevant(painter: QPainter, area: QRectF) -> None:
    _line(painter, area, (0.2, 0.5), (0.8, 0.5))


_DRAW: dict[Status, Draw] = {
    Status.NOT_ASKED: _ring,
    Status.ASKED: _asked,
    Status.ANSWERED: _answered,
    Status.PARTLY: _partly,
    Status.ELSEWHERE: _elsewhere,
    Status.REFUSED: _refused,
    Status.UNKNOWN: _unknown,
    Status.NOT_RELEVANT: _not_relevant,
}
