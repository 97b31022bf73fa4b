"""Line icons from ``resources/icons``, tinted with the colours in use and drawn sharp at the text size in use."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from interviewer import assets
from interviewer.ui import theme

SIZE = 20
"""Pixels of an icon at 100 %."""

_NAME = "icon_name"
_COLOUR = "icon_colour"


def icon(name: str, colour: str | None = None, *, chosen: str | None = None) -> QIcon:
    """Return the icon ``name`` in ``colour`` (quiet when ``None``), and in ``chosen`` while it is checked."""
    tokens = theme.tokens()
    made = QIcon()
    made.addPixmap(_drawn(name, colour or tokens.quiet), QIcon.Mode.Normal, QIcon.State.Off)
    made.addPixmap(_drawn(name, tokens.dimmed), QIcon.Mode.Disabled, QIcon.State.Off)
    made.addPixmap(_drawn(name, chosen or colour or tokens.quiet), QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: str, colour: str | None = None, size: int = SIZE) -> QPixmap:
    """Return the icon as a picture of ``size`` design pixels, for a label."""
    return _drawn(name, colour or theme.tokens().quiet, size)


def dress(button: QAbstractButton, name: str, colour: str = "quiet", chosen: str | None = None) -> None:
    """Give ``button`` the icon ``name``; ``colour`` and ``chosen`` name tokens, looked up anew by :func:`redress`."""
    button.setProperty(_NAME, name)
    button.setProperty(_COLOUR, f"{colour} {chosen or colour}")
    _dress(button)


def redress(top: QWidget) -> None:
    """Draw the icons of all buttons below ``top`` anew, after the theme or the text size changed."""
    for button in top.findChildren(QAbstractButton):
        if button.property(_NAME):
            _dress(button)


def _dress(button: QAbstractButton) -> None:
    tokens = theme.tokens()
    colour, chosen = (getattr(tokens, name) for name in str(button.property(_COLOUR)).split())
    button.setIcon(icon(str(button.property(_NAME)), colour, chosen=chosen))
    button.setIconSize(QSize(theme.px(18), theme.px(18)))


def _drawn(name: str, colour: str, size: int = SIZE) -> QPixmap:
    source = assets.icon(name).read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    screen = QApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen else 1.0
    edge = round(theme.px(size) * ratio)
    picture = QPixmap(edge, edge)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
