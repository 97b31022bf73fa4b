"""The call: the guide at the left, the question and the notes in the middle, the clock and the lists at the right."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QWidget

from interviewer.domain.guide import YesNo
from interviewer.domain.interview import Mode
from interviewer.language import _
from interviewer.services.hearing import Voice
from interviewer.services.interviewing import Sheet
from interviewer.ui import abbreviations, actions
from interviewer.ui.interview.asking import Asking, key_line
from interviewer.ui.interview.call_page import CallPage
from interviewer.ui.interview.model import Conversation
from interviewer.ui.interview.reach import everywhere, on_escape
from interviewer.ui.interview.sitting import Sitting
from interviewer.ui.interview.speaking import Speaking
from interviewer.ui.interview.striker import Striker
from interviewer.ui.interview.ticking import Ticking
from interviewer.ui.writer import Writer


class InterviewScreen(CallPage):
    """One interview while it is held. Whatever is typed is in the writer's hands within a second."""

    closing_wanted = Signal()
    said = Signal(str)

    def __init__(self, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self.conversation: Conversation | None = None
        self.sitting: Sitting | None = None
        self.asking = Asking(self.chooser, self)
        self.speaking = Speaking(self.speakers, self.editor, self.chooser, self)
        self.striker = Striker(self.editor, writer, self)
        self._first_filter = actions.ShortcutsFirst(self)
        self.ticking = Ticking(self.head, self.aside, self)
        self._connect()
        self._make_actions()

    def open(self, sheet: Sheet) -> None:
        """Hold the interview of ``sheet``, from where one was."""
        self.conversation = Conversation(sheet, self._writer.submit)
        self.asking.conversation = self.striker.conversation = self.conversation
        self.sitting = Sitting(sheet, self._writer.submit)
        self.editor.use_abbreviations(abbreviations.load())
        self.editor.watermark = _("TRIAL") if self.head.trial else ""
        self.head.show_sheet(sheet, self.conversation)
        self.tree.show_conversation(self.conversation)
        self.aside.show_preparation(self.conversation.preparation)
        self.aside.clock.setVisible(self.sitting.clocked)
        self.speaking.open(self.conversation)
        self.keys.setText(key_line(group=sheet.interview.mode is Mode.GROUP))
        cursor = sheet.cursor
        self._show_current(cursor.position if cursor and cursor.question == self.conversation.current else None)
        self.editor.setFocus()

    def start(self) -> None:
        """Let the clock run."""
        if self.sitting:
            self.ticking.start(self.sitting)

    def leave(self) -> None:
        """Keep what stands in the editor: one goes elsewhere."""
        conversation = self.conversation
        if conversation is None:
            return
        if not conversation.item().bound:
            conversation.keep(self.editor.text, self.editor.marks)
            self.editor.drafted()
        conversation.set_preparation(self.aside.preparation.toPlainText())

    def stop(self, *, aside: bool = False) -> None:
        """Leave the interview: all is kept, the clock stands still. ``aside`` lets the sitting go on another time."""
        self.leave()
        self.ticking.stop()
        if self.conversation:
            self.conversation.stay(self.editor.position)
        if self.sitting:
            (self.sitting.set_aside if aside else self.sitting.end)()

    @Slot(str)
    def go(self, key: str) -> None:
        """Go to an item, after keeping what stands at the one left."""
        if self.conversation and self.conversation.has(key) and not self.speaking.held():
            self.leave()
            left = self.conversation.current
            self.conversation.go(key)
            self.tree.show_state(left)
            self._show_current()
        self.editor.setFocus()

    @Slot(str)
    def let_speak(self, subject: str) -> None:
        """Write down the words of another one of the group, after keeping what stands in the editor; ``""``: nobody.

        What was written while nobody was said to speak is theirs then.
        """
        if self.conversation:
            waiting = self.speaking.waiting
            self.leave()
            spoken = self.conversation.spoken
            spoken.let_speak(subject) if subject else spoken.hush()
            self._show_current()
            self.speaking.give(waiting)
        self.editor.setFocus()

    def seat(self, voices: tuple[Voice, ...]) -> None:
        """Let these be noted from now on; what stands in the editor was kept when the roster was opened."""
        if self.conversation:
            self.conversation.spoken.seat(voices)
            self.speaking.seat()
            self._show_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the notes; with a focus proxy Tab would not reach what comes before them."""
        super().focusInEvent(event)
        self.editor.setFocus(event.reason())

    # Building

    def _connect(self) -> None:
        self.editor.rested.connect(self._on_rested)
        self.editor.left.connect(self._on_rested)
        self.editor.kinds_changed.connect(self.legend.show_kinds)
        self.editor.choosing_changed.connect(self.legend.show_choice)
        self.editor.choosing_changed.connect(self.coming.setHidden)
        self.coming.clicked.connect(self.go)
        self.editor.installEventFilter(self._first_filter)
        self.tree.wanted.connect(self.go)
        self.card.wanted.connect(self.go)
        self.card.fact_said.connect(self._on_fact_said)
        self.aside.wanted.connect(self.go)
        self.aside.returned_to.connect(self._on_returned_to)
        self.aside.probe_wanted.connect(self._on_probe_wanted)
        self.aside.prepared.connect(self._on_prepared)
        self.asking.goto.connect(self.go)
        self.asking.changed.connect(self._on_items_changed)
        self.asking.parked.connect(self._show_state)
        self.chooser.closed.connect(self.editor.setFocus)
        self.speaking.wanted.connect(self.let_speak)
        self.speaking.refused.connect(self.said)
        self._writer.failed.connect(self.head.show_trouble)
        self._writer.refused.connect(self.head.show_trouble)
        self._writer.recovered.connect(self.head.hide_trouble)

    def _make_actions(self) -> None:
        deeds = {
            "next": self._on_next,
            "previous": self._on_previous,
            "goto": self.asking.ask_where,
            "back": self._on_back,
            "park": self.asking.ask_parked,
            "probe": self.asking.ask_probe,
            "status": self.asking.ask_status,
            "wording": self.asking.ask_wording,
            "example": self._on_example,
            "preparation": self._on_preparation,
            "pause": self.ticking.pause,
            "dropped": self.ticking.drop,
            "clock": self.ticking.hide,
            "strike": self.striker.ask,
            "close": self.closing_wanted.emit,
        }
        for name, slot in deeds.items():
            actions.make(name, self, slot)
        for said in YesNo:
            actions.make(said.value, self, self._on_yes_no).setData(said.value)
        everywhere(self)
        everywhere(self.editor)
        on_escape(self, self._on_escape)

    # Showing

    def _show_current(self, position: int | None = None) -> None:
        conversation = self.conversation
        if conversation is None:
            return
        item = conversation.item()
        answer = conversation.answer(item.key)
        self.editor.open(conversation.page, answer.note, answer.marks, position)
        self.editor.setReadOnly(item.bound)
        conversation.stay(self.editor.position)
        if self.sitting:
            self.sitting.clock.enter(item.section)
        self.tree.show_current()
        self.show_coming(conversation)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        conversation = self.conversation
        if conversation is None:
            return
        self.card.show_item(conversation)
        self.speaking.show_state()
        self.holder.fit()
        self.tree.show_state(conversation.current)
        self.aside.show_conversation(conversation)
        raised, total = conversation.progress()
        self.raised.setText(_("{raised} of {total} taken up").format(raised=raised, total=total))
        self.raised_bar.setRange(0, max(1, total))
        self.raised_bar.setValue(raised)

    # What happens

    @Slot()
    def _on_rested(self) -> None:
        conversation = self.conversation
        if conversation and not conversation.item().bound:
            before = conversation.status(conversation.current)
            conversation.draft(self.editor.text, self.editor.marks, self.editor.position)
            self.editor.drafted()
            if conversation.status(conversation.current) is not before:
                self._show_state()

    @Slot()
    def _on_escape(self) -> None:
        if self.chooser.asking:
            self.chooser.give_up()
        self.editor.give_up_mark()
        self.editor.setFocus()

    @Slot()
    def _on_next(self) -> None:
        self._step(1)

    @Slot()
    def _on_previous(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        key = self.conversation.beside(step) if self.conversation else None
        if key is not None:
            self.go(key)
        else:
            self.leave()
            self.said.emit(_("This is the last question. {key} closes.").format(key=actions.shown("close")))

    @Slot()
    def _on_back(self) -> None:
        if self.conversation and not self.speaking.held():
            self.leave()
            self.conversation.back()
            self._show_current()
            self.editor.setFocus()

    @Slot()
    def _on_yes_no(self) -> None:
        action = self.sender()
        if self.conversation and isinstance(action, QAction) and not self.conversation.item().bound:
            self.conversation.set_yes_no(YesNo(action.data()))
            self._show_state()

    @Slot(str, object)
    def _on_fact_said(self, name: str, said: YesNo | None) -> None:
        if self.conversation:
            self.conversation.set_fact(name, said)
            self._show_state()
            self.tree.viewport().update()

    @Slot()
    def _on_items_changed(self) -> None:
        if self.conversation and not self.tree.shows_all(self.conversation):
            self.tree.show_conversation(self.conversation)
        self._show_state()

    @Slot(str)
    def _on_returned_to(self, parked: str) -> None:
        if self.conversation:
            theme_ = next((each for each in self.conversation.parked if each.id == parked), None)
            self.conversation.unpark(parked)
            self.go(theme_.question if theme_ else "")
            self._show_state()

    @Slot(str)
    def _on_probe_wanted(self, text: str) -> None:
        if self.conversation:
            self.asking.add_probe(text, self.conversation.current)

    @Slot(str)
    def _on_prepared(self, text: str) -> None:
        if self.conversation:
            self.conversation.set_preparation(text)

    @Slot()
    def _on_example(self) -> None:
        if self.conversation and not self.conversation.item().bound:
            self.conversation.toggle_example()
            self._show_state()

    @Slot()
    def _on_preparation(self) -> None:
        if self.aside.preparation.hasFocus():
            self.editor.setFocus()
        else:
            self.aside.write_preparation()
