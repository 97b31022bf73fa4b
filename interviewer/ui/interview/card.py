"""The question as it is read aloud: label, status, wording, follow-ups with what they hang on, facts to tick."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from interviewer.domain.answer import Status
from interviewer.domain.condition_words import in_words
from interviewer.domain.guide import Question, YesNo
from interviewer.language import _
from interviewer.ui import theme
from interviewer.ui.interview import words
from interviewer.ui.interview.items import Item
from interviewer.ui.interview.model import Conversation
from interviewer.ui.interview.rows import Row
from interviewer.ui.unplaced import Unplaced

SIGNS = {
    Status.NOT_ASKED: "○",
    Status.ASKED: "◌",
    Status.ANSWERED: "✓",
    Status.PARTLY: "◐",
    Status.ELSEWHERE: "↗",
    Status.REFUSED: "✕",
    Status.UNKNOWN: "?",
    Status.NOT_RELEVANT: "–",
}


class FactToggle(QWidget):
    """A fact that follow-ups hang on, with yes and no; the same once more takes it back."""

    said = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._text = theme.quiet("")
        self.yes = self._button(YesNo.YES)
        self.no = self._button(YesNo.NO)
        row.addWidget(self._text, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)

    def show_fact(self, name: str, text: str, value: YesNo | None) -> None:
        """Show the fact ``name`` and what is known of it."""
        self._name = name
        self._text.setText(text)
        for button, answer in ((self.yes, YesNo.YES), (self.no, YesNo.NO)):
            button.setChecked(value is answer)
            button.setAccessibleName(f"{text}: {words.yes_no(answer)}")
        self.show()

    def _button(self, answer: YesNo) -> QPushButton:
        button = QPushButton(words.yes_no(answer))
        button.setCheckable(True)
        button.setProperty("kind", "chip")
        button.setAutoDefault(False)
        button.clicked.connect(self._on_yes if answer is YesNo.YES else self._on_no)
        return button

    @Slot()
    def _on_yes(self) -> None:
        self.said.emit(self._name, YesNo.YES if self.yes.isChecked() else None)

    @Slot()
    def _on_no(self) -> None:
        self.said.emit(self._name, YesNo.NO if self.no.isChecked() else None)


class QuestionCard(theme.Card):
    """Shows the item one is at."""

    wanted = Signal(str)
    fact_said = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18, spacing=6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.label = QLabel()
        self.label.setProperty("kind", "accent")
        self.status = theme.pill("")
        self.yes_no = theme.pill("", "plain")
        self.example = theme.pill("", "plain")
        self.must = theme.quiet("")
        self.must.setWordWrap(False)
        top = QHBoxLayout()
        top.setSpacing(8)
        for part in (self.label, self.status, self.yes_no, self.example):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.must)
        self.above = Row()
        self.text = theme.title("")
        self.as_asked = theme.quiet("")
        self.hint = theme.quiet("")
        self.bound = theme.strong("")
        self.unplaced = Unplaced()
        self.box.addLayout(top)
        for part in (self.above, self.text, self.bound, self.as_asked, self.hint, self.unplaced):
            self.box.addWidget(part)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.box.addLayout(self._column)
        self.rows: list[Row] = []
        self.facts: list[FactToggle] = []
        self.above.clicked.connect(self.wanted)

    def show_item(self, conversation: Conversation) -> None:
        """Show the item ``conversation`` is at, as things stand."""
        item = conversation.item()
        self._show_head(conversation, item)
        self.text.setText(item.text)
        self._show_line(self.bound, conversation.sheet.bound.get(item.key, "–") if item.bound else "")
        asked_as = conversation.answer(item.key).asked_as
        self._show_line(self.as_asked, _("Asked as: {words}").format(words=asked_as) if asked_as else "")
        self._show_line(self.hint, self._hint(conversation, item))
        self.unplaced.show_marks(conversation.answer(item.key).unplaced)
        self._show_above(conversation, item)
        self._show_rows(conversation, item)
        self._show_facts(conversation, item)

    def _show_head(self, conversation: Conversation, item: Item) -> None:
        answer = conversation.answer(item.key)
        self.label.setText(item.short)
        self.label.setStyleSheet(f"font-size: {theme.px(15)}px;")
        status = answer.status
        self.status.setVisible(not item.bound)
        self.status.setText(f"{SIGNS[status]} {self._status_words(conversation, item)}")
        theme.retone(self.status, "tone", "accent" if status.raised else "plain")
        self._show_line(self.yes_no, words.yes_no(answer.yes_no) if answer.yes_no else "")
        self._show_line(self.example, _("has an example") if answer.has_example else "")
        self._show_line(self.must, _("must be asked") if item.must_ask else "")

    def _status_words(self, conversation: Conversation, item: Item) -> str:
        answer = conversation.answer(item.key)
        if answer.status is Status.ELSEWHERE and answer.elsewhere and conversation.has(answer.elsewhere):
            return _("answered under {label}").format(label=conversation.item(answer.elsewhere).short)
        return words.status(answer.status)

    def _show_above(self, conversation: Conversation, item: Item) -> None:
        above = conversation.item(item.parent) if item.parent and conversation.has(item.parent) else None
        self.above.setVisible(above is not None)
        if above is not None:
            self.above.show_item(above.key, f"{above.short}  {above.text}", "quiet")

    def _show_rows(self, conversation: Conversation, item: Item) -> None:
        top = item.parent or item.key
        below = [each for each in conversation.items if each.parent == top]
        while len(self.rows) < len(below):
            row = Row()
            row.clicked.connect(self.wanted)
            self._column.addWidget(row)
            self.rows.append(row)
        for row in self.rows[len(below) :]:
            row.hide()
        for row, each in zip(self.rows, below, strict=False):
            self._show_row(conversation, row, each)

    def _show_row(self, conversation: Conversation, row: Row, item: Item) -> None:
        here = item.key == conversation.current
        dimmed = conversation.dimmed(item)
        kind = "accent" if here else "dimmed" if dimmed else "plain"
        condition = in_words(conversation.guide, item.place) if item.place else ""
        lead = f"{condition}:  " if condition else ""
        taken = f"  {SIGNS[conversation.status(item.key)]}" if conversation.status(item.key).raised else ""
        row.show_item(item.key, f"↳ {item.label}   {lead}{item.text}{taken}", kind)
        row.setAccessibleDescription(_("ruled out by the answer; can be written in all the same") if dimmed else "")

    def _show_facts(self, conversation: Conversation, item: Item) -> None:
        question: Question | None = item.question
        names = question.facts if question else ()
        wording = dict(conversation.guide.facts)
        while len(self.facts) < len(names):
            toggle = FactToggle()
            toggle.said.connect(self.fact_said)
            self._column.addWidget(toggle)
            self.facts.append(toggle)
        for toggle in self.facts[len(names) :]:
            toggle.hide()
        for toggle, name in zip(self.facts, names, strict=False):
            toggle.show_fact(name, wording.get(name, name), conversation.facts.get(name))

    def _hint(self, conversation: Conversation, item: Item) -> str:
        if item.key in conversation.sheet.closed:
            return _("! Special category: ask for an explicit yes before anything is noted here.")
        if item.follow_up is not None:
            return item.follow_up.hint
        return item.question.hint if item.question else _("added in the talk")

    @staticmethod
    def _show_line(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
