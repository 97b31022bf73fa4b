"""Pictures made of SVG: as an image for the clipboard, and as the bytes of a PNG."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

_SHARP = 2.0
_MOST_PIXELS = 12_000


def image(svg: bytes) -> QImage:
    """Return an SVG picture as an image, twice as sharp as a screen where it is not too large for that."""
    renderer = QSvgRenderer(QByteArray(svg))
    size = renderer.defaultSize()
    sharp = min(_SHARP, _MOST_PIXELS / max(size.width(), size.height(), 1))
    made = QImage(size * sharp, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return made


def png(svg: bytes) -> bytes:
    """Return an SVG picture as the bytes of a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image(svg))
    return bytes(buffer.data().data())
