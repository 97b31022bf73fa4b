"""Colours of codes as they are drawn: as they were chosen, but never too pale or too dark for what they stand on."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from interviewer.domain.code import Code, Codebook
from interviewer.ui import theme

LEAST = 3.0
"""Contrast of a bar with its ground; WCAG 2.2 asks for as much of what is not text."""


def colour_of(book: Codebook, code: Code) -> QColor:
    """Return the colour a code is drawn in: its own, else that of the nearest above it, else the accent."""
    chosen = next((each.colour for each in (code, *book.ancestors(code.id)) if each.colour), "")
    return legible(QColor(chosen)) if chosen else QColor(theme.tokens().accent)


def legible(colour: QColor) -> QColor:
    """Return ``colour`` made darker or lighter until it stands out from the panel."""
    return _legible(colour.name(), theme.tokens().panel)


@lru_cache(maxsize=256)
def _legible(name: str, ground: str) -> QColor:
    colour, panel = QColor(name), QColor(ground)
    hue, saturation, light = colour.hslHueF(), colour.hslSaturationF(), colour.lightnessF()
    step = -0.04 if panel.lightnessF() > 0.5 else 0.04
    made = QColor(colour)
    while contrast(made, panel) < LEAST and 0 < light + step < 1:
        light += step
        made = QColor.fromHslF(max(0.0, hue), saturation, light)
    return made


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def icon(colour: QColor) -> QIcon:
    """Return a small square of a colour."""
    return _square(colour.name(), theme.px(14))


@lru_cache(maxsize=256)
def _square(name: str, size: int) -> QIcon:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(name))
    painter.drawRoundedRect(QRectF(1, 1, size - 2, size - 2), 3, 3)
    painter.end()
    return QIcon(picture)
