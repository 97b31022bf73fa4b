"""What the snowball is drawn of: signs of persons, the lines between them, and headings; each drawn in few strokes."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from interviewer.domain.snowball import COLUMN, ROW, Heading, bent
from interviewer.exchange.snowball_svg import COLOURS, SIGN, Shape, Sign
from interviewer.ui import theme

_FAINT = 0.35
READABLE = 0.42
"""Below this scale words are left out: they could not be read, and cost time at every move."""
LIGHTER = ("#4FC3BC", "#E2B15C", "#A5A8F0", "#E59AC0", "#9CCB74", "#D9A582", "#7FB8EA", "#CFCF63")
"""The colours of networks on a dark ground, in the order of :data:`interviewer.exchange.snowball_svg.COLOURS`."""


def font(pixels: float, *, bold: bool = False) -> QFont:
    """Return the program's font in pixels of the picture."""
    return _font(QApplication.font().key(), pixels, bold=bold)


@cache
def _font(_in_use: str, pixels: float, *, bold: bool) -> QFont:
    made = QFont(QApplication.font())
    made.setPixelSize(round(pixels))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


class SignItem(QGraphicsItem):
    """One person; ``current`` is the one the keyboard is at."""

    def __init__(self, person: str, sign: Sign, place: tuple[float, float], *, grouped: bool) -> None:
        super().__init__()
        self._grouped = grouped
        self.person = person
        self._sign = sign
        self.current = False
        self.setPos(*place)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def boundingRect(self) -> QRectF:
        """Return the room of the sign and its words."""
        return QRectF(-ROW / 2, -ROW / 2, COLUMN - 6, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Draw the sign, and its words where they can be read."""
        tokens, sign = theme.tokens(), self._sign
        readable = option.levelOfDetailFromTransform(painter.worldTransform()) >= READABLE
        if readable and not (self.current or self._grouped):
            self._clear(painter)
        colour = QColor(tokens.text)
        if sign.colour >= 0:
            colour = QColor((LIGHTER if tokens.dark else COLOURS)[sign.colour % len(COLOURS)])
        if self.current:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(self.boundingRect().adjusted(2, 1, -2, -1), 7, 7)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if sign.filled else QColor(tokens.panel))
        _outline(painter, sign.shape)
        if sign.crossed:
            painter.drawLine(QPointF(-5, -5), QPointF(5, 5))
            painter.drawLine(QPointF(-5, 5), QPointF(5, -5))
        if readable:
            self._words(painter)

    def _clear(self, painter: QPainter) -> None:
        """Leave the lines out behind the words."""
        wide = max(
            QFontMetricsF(font(12.5)).horizontalAdvance(self._sign.label),
            QFontMetricsF(font(10.5)).horizontalAdvance(self._sign.detail),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().panel))
        painter.drawRect(QRectF(SIGN + 4, -ROW / 2 + 4, min(wide, COLUMN - ROW - SIGN) + 6, ROW - 8))

    def _words(self, painter: QPainter) -> None:
        tokens, sign = theme.tokens(), self._sign
        room = QRectF(SIGN + 7, -ROW / 2 + 1, COLUMN - ROW - SIGN - 4, ROW - 2)
        if not sign.detail:
            _line(painter, room, sign.label, 12.5, tokens.text)
            return
        _line(painter, room.adjusted(0, 1, 0, -13), sign.label, 12.5, tokens.text)
        _line(painter, room.adjusted(0, 15, 0, 0), sign.detail, 10.5, tokens.quiet)


def _line(painter: QPainter, room: QRectF, words: str, pixels: float, colour: str) -> None:
    painter.setFont(font(pixels))
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def _outline(painter: QPainter, shape: Shape) -> None:
    if shape is Shape.SQUARE:
        painter.drawRect(QRectF(-SIGN, -SIGN, 2 * SIGN, 2 * SIGN))
    elif shape is Shape.DIAMOND:
        edge = SIGN * 1.25
        painter.drawPolygon([QPointF(0, -edge), QPointF(edge, 0), QPointF(0, edge), QPointF(-edge, 0)])
    else:
        painter.drawEllipse(QPointF(0, 0), SIGN, SIGN)


@cache
def _faded(ink: str, paper: str) -> QColor:
    """Return the colour of a faint line, mixed beforehand: drawing half through what is below takes twice the time."""
    line, ground = QColor(ink), QColor(paper)
    parts = ((line.red(), ground.red()), (line.green(), ground.green()), (line.blue(), ground.blue()))
    return QColor(*(round(_FAINT * mine + (1 - _FAINT) * below) for mine, below in parts))


class EdgeItem(QGraphicsItem):
    """The line from who proposed to whom; ``own`` is one of the person the keyboard is at.

    Where it runs across words it is ``faint``. Too small to be read, it is drawn straight, and its edges are not
    smoothed: hundreds of smooth bends at every move are what makes a picture sluggish.
    """

    def __init__(
        self, start: tuple[float, float], end: tuple[float, float], *, own: bool = False, faint: bool = False
    ) -> None:
        super().__init__()
        self._own = own
        self._faint = faint
        first, *bends = bent(start, end)
        self._path = QPainterPath()
        self._path.moveTo(*first)
        self._path.lineTo(*bends[0])
        self._path.cubicTo(*bends[1], *bends[2], *bends[3])
        self._straight = (QPointF(*bends[0]), QPointF(*end))
        self.setZValue(-0.5 if own else -1)

    def boundingRect(self) -> QRectF:
        """Return the room of the line."""
        return self._path.boundingRect().adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Draw it."""
        tokens = theme.tokens()
        quiet = _faded(tokens.dimmed, tokens.page) if self._faint else QColor(tokens.dimmed)
        colour = QColor(tokens.accent) if self._own else quiet
        small = option.levelOfDetailFromTransform(painter.worldTransform()) < READABLE
        pen = QPen(colour, 2.2 if self._own else 1.0)
        pen.setCosmetic(small)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if small and not self._own:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.drawLine(*self._straight)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        else:
            painter.drawPath(self._path)


class HeadingItem(QGraphicsItem):
    """The words over a wave, or a network's group with its words."""

    def __init__(self, heading: Heading, words: str) -> None:
        super().__init__()
        self._heading = heading
        self._words = words
        self.setZValue(-2)

    def boundingRect(self) -> QRectF:
        """Return the room of the group."""
        place = self._heading
        return QRectF(place.x - 1, place.y - 1, place.width + 2, place.height + 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Draw the ground of a group, and the words."""
        tokens, place = theme.tokens(), self._heading
        if place.network is not None:
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.setBrush(QColor(tokens.page))
            painter.drawRoundedRect(QRectF(place.x, place.y, place.width, place.height), 8, 8)
        if option.levelOfDetailFromTransform(painter.worldTransform()) < READABLE / 2:
            return
        painter.setFont(font(12.5, bold=True))
        painter.setPen(QColor(tokens.quiet))
        left = place.x + (10 if place.network is not None else 0)
        room = QRectF(left, place.y + 4, place.width - 12, 24)
        shown = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
