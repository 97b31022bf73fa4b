"""Lists and tables copy a ticket instead of the words of a cell (E13), which Qt would put on the clipboard."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from interviewer.ui import clipboard


class Uncopied(QObject):
    """Stands before every list and table that gets the keyboard, from the first time on."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QAbstractItemView):
            now.removeEventFilter(self)
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Copy a ticket in the place of Qt; leave everything else to the view."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(watched, QAbstractItemView):
            return False
        if not (isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)):
            return False
        words = watched.currentIndex().data()
        QGuiApplication.clipboard().setMimeData(clipboard.hold(str(words or "")))
        return True
