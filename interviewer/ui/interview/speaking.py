"""Who speaks in a group: a chip for each who said yes, on Ctrl+1 … Ctrl+9, and the unknown speaker on Ctrl+0."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.interview import Mode
from interviewer.language import _
from interviewer.services.hearing import Voice
from interviewer.ui import actions, theme
from interviewer.ui.interview.chooser import Choice, Chooser
from interviewer.ui.interview.model import Conversation
from interviewer.ui.interview.reach import everywhere
from interviewer.ui.notes import NoteEditor

NUMBERED = 9
CHIP = 118
"""Pixels that a chip needs at normal text size."""
UNKNOWN = "0"


class SpeakerBar(QWidget):
    """The chips, in as many columns as there is room for; the one whose words are written down is marked."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, QPushButton] = {}
        self._columns = 0
        self.notice = theme.pill("", "attention")
        self.notice.hide()
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._grid)
        column.addWidget(self.notice)
        self.setAccessibleName(_("Who speaks"))
        self.hide()

    def show_voices(self, voices: Sequence[Voice]) -> None:
        """Show a chip for each voice, numbered as the keys are."""
        theme.clear(self._grid)
        self.chips = {}
        for number, voice in enumerate(voices, 1):
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setProperty("kind", "chip")
            chip.setProperty("subject", voice.subject)
            chip.setProperty("label", _label(number, voice, voices))
            chip.setToolTip(voice.shown)
            chip.clicked.connect(self._on_clicked)
            self.chips[voice.subject] = chip
        self._columns = 0
        self._arrange()

    def show_state(self, speaker: str, said: frozenset[str]) -> None:
        """Mark who speaks, and who has said something to the question; say so while nobody does."""
        self.notice.setText(_("Who speaks? {first} … {last}; what you write waits until then").format(
            first=actions.shown("speaker_1"), last=actions.shown("speaker_0")
        ))  # fmt: skip
        self.notice.setVisible(not speaker)
        for subject, chip in self.chips.items():
            label, spoke = str(chip.property("label")), subject in said
            chip.setText(f"{label} ●" if spoke else label)
            chip.setChecked(subject == speaker)
            words = _("has said something here") if spoke else ""
            chip.setAccessibleName(", ".join(filter(None, (label, words))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(2, min(len(self.chips) or 1, self.width() // theme.px(CHIP)))
        if columns == self._columns:
            return
        self._columns = columns
        for number, chip in enumerate(self.chips.values()):
            self._grid.addWidget(chip, number // columns, number % columns)

    @Slot()
    def _on_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, QPushButton):
            self.wanted.emit(str(chip.property("subject")))


class Speaking(QObject):
    """Leads the keyboard to the right speaker. In a group Ctrl and a number speaks, and Ctrl+M and a number marks."""

    wanted = Signal(str)
    refused = Signal(str)
    roster_wanted = Signal()

    def __init__(self, bar: SpeakerBar, editor: NoteEditor, chooser: Chooser, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar = bar
        self._editor = editor
        self._chooser = chooser
        self._page = parent
        self._conversation: Conversation | None = None
        bar.wanted.connect(self.wanted)

    def open(self, conversation: Conversation) -> None:
        """Show the voices of a group, and make its keys; another interview has neither."""
        self._conversation = conversation
        group = conversation.sheet.interview.mode is Mode.GROUP
        self.bar.setVisible(group)
        if group:
            self._make_actions()
            self.seat()

    def seat(self) -> None:
        """Show the voices as they are now."""
        if self._conversation is not None:
            self.bar.show_voices(self._conversation.spoken.voices)
            self.show_state()

    def show_state(self) -> None:
        """Show who speaks, and who has said something to the question."""
        if self._conversation is not None and self.bar.chips:
            spoken = self._conversation.spoken
            self.bar.show_state(spoken.speaker, spoken.by(self._conversation.current))

    def _make_actions(self) -> None:
        self._editor.leave_numbers()
        for number in range(NUMBERED + 1):
            action = actions.make(f"speaker_{number}", self._page, self._on_number)
            action.setData(str(number))
        actions.make("speaker_find", self._page, self.ask)
        actions.make("roster", self._page, self._on_roster)
        everywhere(self._page)

    @Slot()
    def _on_number(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction) or self._conversation is None:
            return
        number = str(action.data())
        subject = dict(_numbered(self._conversation.spoken.voices)).get(number)
        if subject is not None:
            self.wanted.emit(subject)
        else:
            self.wanted.emit("")
            self.refused.emit(_("Nobody who can be noted has the number {number} here.").format(number=number))

    @property
    def waiting(self) -> str:
        """Return what was written while nobody was said to speak; it is nobody's yet."""
        conversation = self._conversation
        alone = conversation is not None and conversation.spoken.nobody
        return self._editor.text if alone and self._editor.text.strip() else ""

    def give(self, words: str) -> None:
        """Let what waited stand after what the one who speaks has said already."""
        if words:
            cursor = self._editor.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(f"\n{words}" if self._editor.text else words)
            self._editor.setTextCursor(cursor)

    def held(self) -> bool:
        """Return whether words wait for a speaker, and say so: until then one stays with them."""
        if not self.waiting:
            return False
        self.refused.emit(_("Say who speaks first: what you wrote is nobody’s yet."))
        self._editor.setFocus()
        return True

    @Slot()
    def _on_roster(self) -> None:
        if not self.held():
            self.roster_wanted.emit()

    @Slot()
    def ask(self) -> None:
        """Ask who speaks, by a few letters of the name or the role."""
        self._chooser.ask(_("Who speaks"), _("a few letters of the name or the role"), self._found, self._chosen)

    def _found(self, typed: str) -> Sequence[Choice]:
        voices = self._conversation.spoken.voices if self._conversation else ()
        wanted = typed.casefold().split()
        rows = [(voice, _whole(number, voice)) for number, voice in enumerate(voices, 1)]
        return [Choice(voice.subject, row) for voice, row in rows if all(word in row.casefold() for word in wanted)]

    def _chosen(self, subject: str, _typed: str) -> None:
        if subject:
            self.wanted.emit(subject)


def _numbered(voices: Sequence[Voice]) -> list[tuple[str, str]]:
    """Return the number key of each voice that has one."""
    return [
        (UNKNOWN if voice.person is None else str(number), voice.subject)
        for number, voice in enumerate(voices, 1)
        if voice.person is None or number <= NUMBERED
    ]


def _label(number: int, voice: Voice, voices: Sequence[Voice]) -> str:
    """Return what a chip says: the number, and the first name where that is enough to tell people apart."""
    if voice.person is None:
        return f"{UNKNOWN}  {voice.shown}"
    first = voice.name.split()[0] if voice.name.split() else voice.person.pseudonym
    alone = sum(other.name.split()[:1] == [first] for other in voices) == 1
    return "  ".join(filter(None, (str(number) if number <= NUMBERED else "", first if alone else voice.name)))


def _whole(number: int, voice: Voice) -> str:
    if voice.person is None:
        return f"{UNKNOWN}   {voice.shown}"
    return f"{number}   {voice.name}   ·   {voice.shown}"
