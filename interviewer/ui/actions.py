"""Every shortcut of the program, from one table (:mod:`interviewer.ui.acts`). What is not there is not a shortcut.

The table is shown in the menus, in the search (Ctrl+K) and in the key list (F1). Every F key has a second chord,
because laptops hide F keys. On a Mac, Qt's Ctrl is ⌘ and Meta is the key marked control; Option types letters there,
so nothing uses Alt. Within a group, and between a group and *everywhere*, no chord is used twice (a test says so).
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from interviewer.ui.acts import (
    analysis,
    applications,
    codes,
    consent,
    documents,
    ethics,
    everywhere,
    fair_copy,
    identifiers,
    interview,
    marks,
    practice,
    recruitment,
    team,
    typology,
)
from interviewer.ui.acts.act import EVERYWHERE, Act

TABLE: tuple[Act, ...] = (
    *everywhere.acts(),
    *interview.acts(),
    *marks.acts(),
    *consent.acts(),
    *fair_copy.acts(),
    *recruitment.acts(),
    *team.acts(),
    *identifiers.acts(),
    *analysis.acts(),
    *codes.acts(),
    *typology.acts(),
    *practice.acts(),
    *applications.acts(),
    *documents.acts(),
    *ethics.acts(),
)
_BY_NAME = {act.name: act for act in TABLE}


def act(name: str) -> Act:
    """Return the deed called ``name``."""
    return _BY_NAME[name]


def shown(name: str) -> str:
    """Return the first chord of ``name`` as this system writes it, such as ``Ctrl+↵``; ``""`` without one."""
    return (*all_shown(name), "")[0]


def labelled(words: str, name: str) -> str:
    """Return the text of a button that does ``name``: the words, and the chord beside them."""
    return f"{words}  {shown(name)}".strip()


def all_shown(name: str) -> tuple[str, ...]:
    """Return the chords of ``name`` as this system writes them, the first first."""
    form = QKeySequence.SequenceFormat.PortableText
    if sys.platform == "darwin":
        form = QKeySequence.SequenceFormat.NativeText
    texts = (_sequence(chord).toString(form) for chord in act(name).chords)
    return tuple(text.replace("Return", "↵").replace("Left", "←") for text in texts)


def _sequence(chord: str) -> QKeySequence:
    return QKeySequence.fromString(chord, QKeySequence.SequenceFormat.PortableText)


def make(name: str, parent: QWidget, slot: Callable[..., object]) -> QAction:
    """Return the deed as an action of ``parent`` that calls ``slot``.

    A chord of *everywhere* works in the whole window, others while the focus is within ``parent``.
    """
    wanted = act(name)
    action = QAction(wanted.words, parent)
    action.setObjectName(name)
    action.setShortcuts([_sequence(chord) for chord in wanted.chords])
    inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut if wanted.group == EVERYWHERE else inside)
    action.triggered.connect(slot)
    parent.addAction(action)
    return action


class Explained(QShortcut):
    """Answers for an action while that is disabled, so that no key is dead without a word."""

    def __init__(self, action: QAction, parent: QWidget, slot: Callable[..., object]) -> None:
        super().__init__(parent)
        self.setObjectName(action.objectName())
        self.setKeys(action.shortcuts())
        self.setContext(action.shortcutContext())
        self._on_enabled(action.isEnabled())
        self.activated.connect(slot)
        action.enabledChanged.connect(self._on_enabled)
        action.destroyed.connect(self.deleteLater)

    @Slot(bool)
    def _on_enabled(self, on: bool) -> None:
        self.setEnabled(not on)


def _alt_and_a_letter(event: QKeyEvent) -> bool:
    """Return whether text came with Alt alone: AltGr is Ctrl+Alt or another key, and Option writes letters on a Mac."""
    held = event.modifiers()
    also = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.GroupSwitchModifier
    alone = bool(held & Qt.KeyboardModifier.AltModifier) and not held & also
    return alone and event.text().isprintable() and bool(event.text()) and sys.platform != "darwin"


class ShortcutsFirst(QObject):
    """Keeps a text field from taking chords of the table (Qt's fields know Ctrl+K, Ctrl+U … of Emacs on Linux).

    A letter pressed with Alt is a key, never text: a chord that leads nowhere must not write over what is selected.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        chords = (chord for each in TABLE for chord in each.chords if len(chord) > 1)
        self._chords = frozenset(_sequence(chord).toString() for chord in chords)

    def follow(self, app: QCoreApplication | None) -> None:
        """Look after whichever field has the keyboard."""
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.watch)

    @Slot(QWidget, QWidget)
    def watch(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Look after the field that has the keyboard now."""
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit | QComboBox | QAbstractSpinBox):
            new.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Swallow a letter with Alt, and the field's claim on a chord of the table: the shortcut gets that first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return _alt_and_a_letter(event)
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()).toString() not in self._chords:
            return False
        event.ignore()
        return True
