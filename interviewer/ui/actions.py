"""Every shortcut of the program, in one table. What is not here is not a shortcut.

The table is shown in the menus, in the search (Ctrl+K) and in the key list (F1). Every F key has a second chord,
because laptops hide F keys. On a Mac, Qt's Ctrl is ⌘ and Meta is the key marked control; Option types letters there,
so nothing uses Alt. Within a group, and between a group and *everywhere*, no chord is used twice (a test says so).
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from interviewer.domain.mark import MarkKind
from interviewer.language import N_, _

EVERYWHERE = N_("Everywhere")
INTERVIEW = N_("Interview")
MARKS = N_("Marks")
CONSENT = N_("Consent")
FAIR_COPY = N_("Fair copy")
RECRUITMENT = N_("Recruitment")
CONTACT_LOG = N_("Contact log")
CONFLICTS = N_("Conflicts")
DUPLICATES = N_("Duplicates")
DEEDS = N_("Deeds")
TO_DECIDE = N_("To decide")
REGISTER = N_("Register")
SIDE_BY_SIDE = N_("Side by side")


@dataclass(frozen=True, slots=True)
class Act:
    """One deed that has a name, and usually a key. The first chord is the one shown."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    mac_keys: tuple[str, ...] = ()
    group: str = EVERYWHERE

    @property
    def chords(self) -> tuple[str, ...]:
        """Return the chords of this system."""
        return self.mac_keys if sys.platform == "darwin" and self.mac_keys else self.keys

    @property
    def words(self) -> str:
        """Return what it does, in the language in use."""
        return _(self.text)


def _everywhere() -> tuple[Act, ...]:
    return (
        Act("place_overview", N_("Overview"), ("Alt+1",), ("Meta+1",)),
        Act("place_recruitment", N_("Recruitment"), ("Alt+2",), ("Meta+2",)),
        Act("place_interview", N_("Interview"), ("Alt+3",), ("Meta+3",)),
        Act("place_fair_copy", N_("Fair copy"), ("Alt+4",), ("Meta+4",)),
        Act("place_identifiers", N_("Pseudonymisation"), ("Alt+5",), ("Meta+5",)),
        Act("place_team", N_("Team"), ("Alt+7",), ("Meta+7",)),
        Act("place_ethics", N_("Ethics"), ("Alt+8",), ("Meta+8",)),
        Act("search", N_("Search and go to"), ("Ctrl+K",)),
        Act("new_project", N_("New project …")),
        Act("open_project", N_("Open project …"), ("Ctrl+O",)),
        Act("try_demo", N_("Try the demo")),
        Act("project_details", N_("About the project …")),
        Act("export", N_("Export transcripts …"), ("Ctrl+E",)),
        Act("merge", N_("Merge files from other laptops …")),
        Act("pack", N_("Make a package …")),
        Act("back_up", N_("Make a backup now")),
        Act("backups", N_("Backups …")),
        Act("restore", N_("Restore a backup …")),
        Act("change_passphrase", N_("Change the passphrase …")),
        Act("verify", N_("Check that nothing was altered")),
        Act("lock", N_("Lock"), ("Ctrl+Shift+L",)),
        Act("quit", N_("Quit"), ("Ctrl+Q",)),
        Act("text_larger", N_("Larger text"), ("Ctrl++", "Ctrl+=")),
        Act("text_smaller", N_("Smaller text"), ("Ctrl+-",)),
        Act("text_normal", N_("Normal text size")),
        Act("theme_system", N_("As the system")),
        Act("theme_light", N_("Light")),
        Act("theme_dark", N_("Dark")),
        Act("menus", N_("Menu bar"), ("F10", "Ctrl+Shift+B")),
        Act("keys", N_("Key list"), ("F1", "Ctrl+Shift+H")),
        Act("about", N_("About Interviewer")),
    )


def _interview() -> tuple[Act, ...]:
    def act(name: str, text: str, keys: tuple[str, ...], mac: tuple[str, ...] = ()) -> Act:
        return Act(name, text, keys, mac, INTERVIEW)

    return (
        act("next", N_("Next question"), ("Ctrl+Return", "Ctrl+Enter")),
        act("previous", N_("Previous question"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")),
        act("goto", N_("Go to question"), ("Ctrl+G",)),
        act("back", N_("Back to where I was"), ("Alt+Left",), ("Ctrl+[",)),
        act("yes", N_("Yes"), ("Ctrl+J",)),
        act("no", N_("No"), ("Ctrl+N",)),
        act("both", N_("Both yes and no"), ("Ctrl+B",)),
        act("unsure", N_("Unsure"), ("Ctrl+U",)),
        act("mark", N_("Mark the passage"), ("Ctrl+M",), ("Ctrl+Shift+M",)),
        act("park", N_("Come back to"), ("Ctrl+T",)),
        act("probe", N_("Follow-up"), ("F2", "Ctrl+Shift+F"), ("Ctrl+Shift+F", "F2")),
        act("status", N_("Status"), ("F4", "Ctrl+Shift+S"), ("Ctrl+Shift+S", "F4")),
        act("wording", N_("Wording as asked"), ("Ctrl+Shift+W",)),
        act("example", N_("Has an example"), ("Ctrl+Shift+X",)),
        act("preparation", N_("Preparation note"), ("Ctrl+Shift+N",)),
        act("pause", N_("Pause"), ("F8", "Ctrl+Shift+P"), ("Ctrl+Shift+P", "F8")),
        act("dropped", N_("The line dropped"), ("F9", "Ctrl+Shift+D"), ("Ctrl+Shift+D", "F9")),
        act("clock", N_("Show or hide the clock"), ("Ctrl+Shift+K",)),
        act("strike", N_("Strike for good …"), ("Ctrl+Shift+Del",), ("Ctrl+Shift+Backspace",)),
        act("history", N_("History of an answer …"), ("Ctrl+H",), ("Ctrl+Shift+Y",)),
        act("close", N_("Close the interview"), ("F12", "Ctrl+Shift+A"), ("Ctrl+Shift+A", "F12")),
    )


MARK_WORDS: dict[MarkKind, str] = {
    MarkKind.VERBATIM: N_("Verbatim quote"),
    MarkKind.APPROXIMATE: N_("Approximate wording"),
    MarkKind.COMMENT: N_("Own comment"),
    MarkKind.QUOTE: N_("Good quote"),
    MarkKind.FOLLOW_UP: N_("To follow up"),
    MarkKind.THIRD_PERSON: N_("Third person"),
    MarkKind.SENSITIVE: N_("Sensitive"),
    MarkKind.BACKGROUND: N_("Background only"),
}
"""The kinds of marks with their words, in the order of their numbers: 1 is the first."""


def mark_name(kind: MarkKind) -> str:
    """Return the name in the table of the deed that marks a passage as ``kind``."""
    return f"mark_{kind.value}"


def _marks() -> tuple[Act, ...]:
    numbered = enumerate(MARK_WORDS.items(), 1)
    return tuple(Act(mark_name(kind), text, (f"Ctrl+{number}",), (), MARKS) for number, (kind, text) in numbered)


def _consent() -> tuple[Act, ...]:
    read = tuple(
        Act(f"read_{number}", N_("Paragraph read"), (f"Ctrl+{number}",), (), CONSENT) for number in range(1, 10)
    )
    return (
        *read,
        Act("read_next", N_("Next paragraph read"), ("Ctrl+Return", "Ctrl+Enter"), (), CONSENT),
        Act("letter", N_("The whole letter"), ("Ctrl+L",), (), CONSENT),
        Act("consent_yes", N_("Yes"), ("Ctrl+J",), (), CONSENT),
        Act("consent_limits", N_("Yes, with limits"), ("Ctrl+B",), (), CONSENT),
        Act("consent_no", N_("No"), ("Ctrl+N",), (), CONSENT),
        Act("consent_postponed", N_("Wants to think about it"), ("Ctrl+T",), (), CONSENT),
    )


def _fair_copy() -> tuple[Act, ...]:
    return (
        Act("fair_next", N_("Next answer"), ("Ctrl+Return", "Ctrl+Enter"), (), FAIR_COPY),
        Act("fair_previous", N_("Previous answer"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), (), FAIR_COPY),
        Act("fair_goto", N_("Go to question"), ("Ctrl+G",), (), FAIR_COPY),
        Act("fair_finish", N_("Fair copy finished"), ("F12", "Ctrl+Shift+A"), ("Ctrl+Shift+A", "F12"), FAIR_COPY),
        Act("preview", N_("Show the transcript"), ("Ctrl+P",), (), FAIR_COPY),
        Act("fair_history", N_("History of an answer …"), ("Ctrl+H",), ("Ctrl+Shift+Y",), FAIR_COPY),
        Act("fair_strike", N_("Strike for good …"), ("Ctrl+Shift+Del",), ("Ctrl+Shift+Backspace",), FAIR_COPY),
        Act("fair_sides", N_("Notes side by side"), ("Ctrl+D",), (), FAIR_COPY),
    )


def _team() -> tuple[Act, ...]:
    return (
        Act("settle_first", N_("Keep mine, or the first version"), ("Ctrl+1",), (), CONFLICTS),
        Act("settle_second", N_("Keep theirs, or the second version"), ("Ctrl+2",), (), CONFLICTS),
        Act("settle_both", N_("Keep both versions"), ("Ctrl+B",), (), CONFLICTS),
        Act("settle_anew", N_("Write anew"), ("Ctrl+N",), (), CONFLICTS),
        Act("settle_save", N_("Keep the new text"), ("Ctrl+S",), (), CONFLICTS),
        Act("conflict_next", N_("Next conflict"), ("Ctrl+Return", "Ctrl+Enter"), (), CONFLICTS),
        Act("conflict_previous", N_("Previous conflict"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), (), CONFLICTS),
        Act("join_same", N_("They are one"), ("Ctrl+J",), (), DUPLICATES),
        Act("join_apart", N_("Not the same"), ("Ctrl+N",), (), DUPLICATES),
        Act("join_sides", N_("Notes side by side"), ("Ctrl+D",), (), DUPLICATES),
        Act("deed_undo", N_("Undo the deed"), ("Ctrl+Z",), (), DEEDS),
    )


def _identifiers() -> tuple[Act, ...]:
    return (
        Act("decide_accept", N_("Replace it everywhere"), ("A", "Return", "Enter"), (), TO_DECIDE),
        Act("decide_reject", N_("It identifies nobody"), ("R",), (), TO_DECIDE),
        Act("decide_kind", N_("Another kind"), ("K",), (), TO_DECIDE),
        Act("decide_instead", N_("What is printed instead"), ("L",), (), TO_DECIDE),
        Act("decide_same", N_("The same as …"), ("S",), (), TO_DECIDE),
        Act("decide_undo", N_("Undo the last decision"), ("U", "Ctrl+Z"), (), TO_DECIDE),
        Act("decide_find", N_("Find in the list"), ("Ctrl+F",), (), TO_DECIDE),
        Act("decide_again", N_("Look through the texts again"), ("F5", "Ctrl+R"), (), TO_DECIDE),
        Act("reviewed", N_("Mark as reviewed"), ("F12", "Ctrl+Shift+A"), ("Ctrl+Shift+A", "F12"), TO_DECIDE),
        Act("entry_new", N_("New entry"), ("Ctrl+N",), (), REGISTER),
        Act("entry_save", N_("Keep the entry"), ("Ctrl+S",), (), REGISTER),
        Act("entry_remove", N_("Take the entry away"), ("Del", "Backspace"), (), REGISTER),
        Act("entry_undo", N_("Undo the last change"), ("Ctrl+Z",), (), REGISTER),
        Act("entry_find", N_("Find in the register"), ("Ctrl+F",), (), REGISTER),
        Act("alike_join", N_("They are one"), ("J",), (), REGISTER),
        Act("alike_apart", N_("Not the same"), ("N",), (), REGISTER),
        Act("change_next", N_("Next change"), ("N",), (), SIDE_BY_SIDE),
        Act("change_previous", N_("Previous change"), ("P",), (), SIDE_BY_SIDE),
        Act("gendered_next", N_("Next gendered word"), ("G",), (), SIDE_BY_SIDE),
        Act("gendered_previous", N_("Previous gendered word"), ("Shift+G",), (), SIDE_BY_SIDE),
    )


OUTCOME_KEYS = tuple("12345678")
"""The plain keys of the eight outcomes, in the order of :class:`interviewer.domain.person.Outcome`."""


def _recruitment() -> tuple[Act, ...]:
    return (
        Act("ring", N_("Ring / start interview"), ("Ctrl+Return", "Ctrl+Enter"), (), RECRUITMENT),
        Act("log", N_("Log a contact attempt"), ("Ctrl+L",), (), RECRUITMENT),
        Act("new_person", N_("New person"), ("Ctrl+N",), (), RECRUITMENT),
        Act("new_case", N_("New case"), ("Ctrl+Shift+N",), (), RECRUITMENT),
        Act("edit", N_("Change"), ("F2", "Ctrl+Shift+E"), ("Ctrl+Shift+E", "F2"), RECRUITMENT),
        Act("withdraw", N_("Withdrawal …"), (), (), RECRUITMENT),
        Act("find_here", N_("Find in the list"), ("Ctrl+F",), (), RECRUITMENT),
        *(
            Act(f"outcome_{key}", text, (key,), (), CONTACT_LOG)
            for key, text in zip(OUTCOME_KEYS, OUTCOME_WORDS, strict=True)
        ),
    )


OUTCOME_WORDS = (
    N_("Appointment made"),
    N_("No answer"),
    N_("No time now"),
    N_("Declines"),
    N_("Wrong number"),
    N_("Referred to someone else"),
    N_("Outside the sample"),
    N_("Other outcome"),
)
"""The words of the eight outcomes, in the order of :class:`interviewer.domain.person.Outcome`."""

TABLE: tuple[Act, ...] = (
    *_everywhere(),
    *_interview(),
    *_marks(),
    *_consent(),
    *_fair_copy(),
    *_recruitment(),
    *_team(),
    *_identifiers(),
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
