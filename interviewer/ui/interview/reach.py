"""Chords of the call work wherever the keyboard is in the window, as long as the page they belong to is shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def everywhere(page: QWidget) -> None:
    """Let the chords of ``page`` work in the whole window while it is shown."""
    for action in page.actions():
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)


def on_escape(page: QWidget, slot: Callable[..., object]) -> None:
    """Let Esc call ``slot`` from anywhere in the window while ``page`` is shown."""
    QShortcut(QKeySequence(Qt.Key.Key_Escape), page, context=Qt.ShortcutContext.WindowShortcut).activated.connect(slot)
