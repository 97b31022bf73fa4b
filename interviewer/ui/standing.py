"""Where the window stands: on the screen with its frame, however small the screen is."""

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStyle

WISHED = QSize(1366, 820)
"""Pixels of the window at the first start, where the screen has room for them."""
EDGE = 8
"""Pixels kept for the frame before the system has told how wide it is."""


def room_of(window: QMainWindow) -> QRect:
    """Return the pixels of the screen that ``window`` stands on.

    Never ask the window itself for its screen: PySide makes the screen a child of the widget that was asked and frees
    it with the widget, and the next widget is measured against freed memory.
    """
    screen = QGuiApplication.screenAt(window.frameGeometry().center()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def stand(window: QMainWindow, remembered: QByteArray) -> None:
    """Put ``window`` where it stood last; the first time as large as wished, with room for a title bar."""
    if window.restoreGeometry(remembered):
        return
    bar = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight) + 2 * EDGE
    room = room_of(window).size()
    window.resize(WISHED.boundedTo(QSize(room.width() - 2 * EDGE, room.height() - bar)))


def fit(window: QMainWindow) -> None:
    """Shrink and move ``window`` so that all of it, its frame too, is on the screen."""
    if window.isMaximized() or window.isFullScreen():
        return
    room, around = room_of(window), window.frameGeometry()
    frame = around.size() - window.size()
    size = window.size().boundedTo(room.size() - frame)
    if size != window.size():
        window.resize(size)
    most = room.bottomRight() - QPoint(size.width() + frame.width() - 1, size.height() + frame.height() - 1)
    at = QPoint(min(around.x(), most.x()), min(around.y(), most.y()))
    at = QPoint(max(at.x(), room.x()), max(at.y(), room.y()))
    if at != around.topLeft():
        window.move(at)


class Fitting(QObject):
    """Lets ``window`` stand wholly on the screen as soon as the system has put its frame around it, once."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the window when it is active for the first time; every event goes on its way."""
        active = event.type() == QEvent.Type.ActivationChange
        if active and isinstance(watched, QMainWindow) and watched.isActiveWindow():
            watched.removeEventFilter(self)
            fit(watched)
        return False
