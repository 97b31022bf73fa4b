"""A text to read whose selection is given away by a copy or a drag alone, never by selecting.

On X11 Qt offers the selected words to every program as soon as the mouse is let go. Where a copy has to pass the gate
of an export, that would ask the gate at each selection, and say why something may not leave that nobody copied.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QTextEdit, QWidget


class QuietSelection(QTextEdit):
    """``selecting`` says that words are asked for because they were selected, not because somebody copies them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selecting = False

    @contextmanager
    def _while_selecting(self) -> Iterator[None]:
        self.selecting = True
        try:
            yield
        finally:
            self.selecting = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection without giving it away."""
        with self._while_selecting():
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word without giving it away."""
        with self._while_selecting():
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select by keys without giving it away; only the key of copying does."""
        if event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        with self._while_selecting():
            super().keyPressEvent(event)
