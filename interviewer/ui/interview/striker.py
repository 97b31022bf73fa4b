"""Striking for good in the call: a passage or the whole answer, kept first, so that nothing brings it back."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from interviewer.domain.answer import Field
from interviewer.services.striking import Struck
from interviewer.ui.ethics.striking import Passage, StrikeDialog, passage_in
from interviewer.ui.interview.model import Conversation
from interviewer.ui.notes import NoteEditor
from interviewer.ui.writer import Writer


class Striker(QObject):
    """Asks once, and strikes in the writer's queue, after everything typed before."""

    def __init__(self, editor: NoteEditor, writer: Writer, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._writer = writer
        self._window = parent
        self._passage: Passage | None = None
        self.conversation: Conversation | None = None
        self._key = self._speaker = ""
        writer.refused.connect(self._on_refused)

    @Slot()
    def ask(self) -> None:
        """Ask whether what is selected, or the whole answer, is to go."""
        conversation = self.conversation
        if conversation is None or conversation.item().bound or conversation.spoken.nobody:
            return
        self._key, self._passage = conversation.current, passage_in(Field.NOTE, self._editor)
        if self._passage.words.strip():
            dialog = StrikeDialog(self._passage.words, "", self._window)
            dialog.agreed.connect(self._on_agreed)
            dialog.open()

    @Slot(bool)
    def _on_agreed(self, _also: bool) -> None:
        conversation, passage, key = self.conversation, self._passage, self._key
        if conversation is None or passage is None or conversation.current != key:
            return
        conversation.keep(self._editor.text, self._editor.marks)
        self._editor.drafted()
        self._editor.setReadOnly(True)
        interview, who = conversation.sheet.interview.id, conversation.spoken.speaker
        self._speaker = who
        self._writer.submit(
            lambda study: passage.strike(study, interview, key, also=False, subject=who or None), self._on_struck
        )

    @Slot()
    def _on_refused(self) -> None:
        if self.conversation is not None:
            self._editor.setReadOnly(self.conversation.item().bound)

    @Slot(object)
    def _on_struck(self, struck: object) -> None:
        conversation = self.conversation
        if conversation is None or not isinstance(struck, Struck):
            return
        now = conversation.spoken.speaker
        conversation.spoken.let_speak(self._speaker)
        conversation.struck(self._key, struck.text, struck.marks)
        conversation.spoken.speaker = now
        self._editor.forget_all()
        here = conversation.answer(conversation.current)
        self._editor.open(conversation.page, here.note, here.marks)
        self._editor.setReadOnly(conversation.item().bound)
        self._editor.setFocus()
