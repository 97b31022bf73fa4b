"""A person at the keyboard: showing a window, pressing keys where the keyboard is, and counting what a mouse did."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key

MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
}


class Mice(QObject):
    """Counts what a mouse did anywhere in the program."""

    def __init__(self) -> None:
        super().__init__()
        self.events = 0
        application().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.events += event.type() in MOUSE
        return False


def application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Show a window and give it the keyboard."""
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(lambda: widget.isActiveWindow() and widget.isAncestorOf(focused()))


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the keyboard is."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(focused(), key, held)


def write(text: str) -> None:
    """Type ASCII text where the keyboard is."""
    for character in text:
        if character == "\n":
            press(Key.Key_Return)
        else:
            QTest.keyClicks(focused(), character)


def read_all() -> None:
    """Say of each paragraph of a consent text that it was read; more keys than there are paragraphs do no harm."""
    for number in range(9):
        press(Key(Key.Key_1 + number), CTRL)
