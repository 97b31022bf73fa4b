"""How marks look: a quiet line below the words, told apart by its dash as well as its colour, and the legend."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer.domain.mark import MarkKind
from interviewer.language import _
from interviewer.ui import theme
from interviewer.ui.acts import marks as mark_acts

Dash = Qt.PenStyle


@dataclass(frozen=True, slots=True)
class Look:
    """The line of a kind of mark; ``tone`` is one of accent, attention, violet, red, quiet."""

    dash: Dash
    tone: str
    width: float = 1.4
    double: bool = False


LOOKS: dict[MarkKind, Look] = {
    MarkKind.VERBATIM: Look(Dash.SolidLine, "accent"),
    MarkKind.APPROXIMATE: Look(Dash.DashLine, "accent"),
    MarkKind.COMMENT: Look(Dash.DotLine, "quiet", 1.8),
    MarkKind.QUOTE: Look(Dash.SolidLine, "violet", 1.2, double=True),
    MarkKind.FOLLOW_UP: Look(Dash.DashLine, "attention"),
    MarkKind.THIRD_PERSON: Look(Dash.DashDotLine, "red"),
    MarkKind.SENSITIVE: Look(Dash.SolidLine, "red", 2.2),
    MarkKind.BACKGROUND: Look(Dash.DashDotDotLine, "quiet"),
}

_TONES = {"violet": ("#5B4B9A", "#B9ACF2"), "red": ("#A32D3B", "#F29AA3")}
"""Two tones that only marks need, in light and dark; both 4.5:1 or more on their panel."""

GAP = 2.5
"""Pixels from the baseline to the first line; lines that overlap lie beneath each other."""
LANE = 3.0


def name_of(kind: MarkKind) -> str:
    """Return the name of a kind of mark in the language in use."""
    return _(mark_acts.MARK_WORDS[kind])


def letters() -> dict[str, MarkKind]:
    """Return the letter that follows Ctrl+M for each kind: the first of its name that is not taken."""
    taken: dict[str, MarkKind] = {}
    for kind in MarkKind:
        letter = next(each for each in name_of(kind).casefold() if each.isalpha() and each not in taken)
        taken[letter] = kind
    return taken


def chosen(typed: str) -> MarkKind | None:
    """Return the mark that a letter or a number chooses."""
    numbered = {str(number): kind for number, kind in enumerate(mark_acts.MARK_WORDS, 1)}
    return letters().get(typed) or numbered.get(typed)


def colour(tone: str) -> QColor:
    """Return the colour of a tone in the theme in use."""
    tokens = theme.tokens()
    if tone in _TONES:
        light, dark = _TONES[tone]
        return QColor(dark if QColor(tokens.panel).lightness() < 128 else light)
    return QColor(getattr(tokens, tone))


def draw(painter: QPainter, kind: MarkKind, left: float, right: float, y: float) -> None:
    """Draw the line of a mark from ``left`` to ``right`` at height ``y``."""
    look = LOOKS[kind]
    pen = QPen(colour(look.tone), look.width, look.dash, Qt.PenCapStyle.FlatCap)
    if look.dash is not Dash.SolidLine:
        pen.setDashPattern(_pattern(look.dash))
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    if look.double:
        painter.drawLine(QPointF(left, y + 2.4), QPointF(right, y + 2.4))


def _pattern(dash: Dash) -> list[float]:
    patterns = {
        Dash.DashLine: [4.0, 2.5],
        Dash.DotLine: [1.0, 1.8],
        Dash.DashDotLine: [5.0, 2.0, 1.2, 2.0],
        Dash.DashDotDotLine: [7.0, 2.0, 1.0, 1.5, 1.0, 2.0],
    }
    return patterns[dash]


def draw_watermark(widget: QWidget, words: str) -> None:
    """Draw ``words`` large and faint across ``widget``: what is written here is not kept."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(widget.font())
    font.setPixelSize(theme.px(72))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens().line))
    painter.translate(widget.rect().center())
    painter.rotate(-18)
    area = QRectF(-widget.width(), -theme.px(60), widget.width() * 2, theme.px(120))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()


class Legend(QWidget):
    """The kinds of marks on the text with line and name; while a mark is chosen, all of them with their letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: tuple[MarkKind, ...] = ()
        self._choosing = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Marks in this text"))

    @Slot(object)
    def show_kinds(self, kinds: tuple[MarkKind, ...]) -> None:
        """Show the legend of ``kinds``, each once, in the order of the list of marks."""
        shown = tuple(kind for kind in MarkKind if kind in kinds)
        if shown != self._kinds:
            self._kinds = shown
            self._describe()

    @Slot(bool)
    def show_choice(self, choosing: bool) -> None:
        """Show every kind with the letter that chooses it, or return to those in use."""
        self._choosing = choosing
        self._describe()

    def sizeHint(self) -> QSize:
        """Return room for the lines shown."""
        return QSize(160, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room: one line, or while a mark is chosen as many as all kinds need."""
        lines = 1 + max((line for line, *_rest in self._placed()), default=0) if self._choosing else 1
        return QSize(40, lines * self._line_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the new width needs."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _line_height(self) -> int:
        return self.fontMetrics().height() + 6

    def _placed(self) -> list[tuple[int, float, MarkKind, str]]:
        """Return line, left edge, kind and words of each entry, as many as there is room for."""
        placed: list[tuple[int, float, MarkKind, str]] = []
        line, left = 0, 0.0
        for kind, label in self._entries():
            width = 20 + self.fontMetrics().horizontalAdvance(label)
            if left and left + width > self.width():
                if not self._choosing:
                    break
                line, left = line + 1, 0.0
            placed.append((line, left, kind, label))
            left += width + 14
        return placed

    def _describe(self) -> None:
        words = ", ".join(label for _kind, label in self._entries())
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def _entries(self) -> list[tuple[MarkKind, str]]:
        if self._choosing:
            return [(kind, f"{letter}\u2009{name_of(kind)}") for letter, kind in letters().items()]
        return [(kind, name_of(kind)) for kind in self._kinds]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line and name of each kind, as many as there is room for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self._line_height()
        for line, left, kind, label in self._placed():
            top = line * height
            draw(painter, kind, left, left + 14, top + height / 2 + 0.5)
            painter.setPen(colour(LOOKS[kind].tone))
            area = QRectF(left + 20, top, self.width(), height)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        painter.end()
