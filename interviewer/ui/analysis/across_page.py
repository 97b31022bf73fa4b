"""The page Across: all answers to one question, grouped, with their marks and codings; writing begins here (F11)."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.across import Grouping, Said
from interviewer.domain.transcript import Attribution
from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext
from interviewer.services import across, excerpting, surveying
from interviewer.services.across import Page, Passage, Question
from interviewer.services.excerpting import Excerpt
from interviewer.services.study import Study
from interviewer.ui import actions, theme, trouble
from interviewer.ui.analysis import across_text, finding
from interviewer.ui.analysis.page import AnalysisPage
from interviewer.ui.empty import Empty
from interviewer.ui.flow import Flow
from interviewer.ui.interview.chooser import Choice, Chooser
from interviewer.ui.quiet_selection import QuietSelection
from interviewer.ui.transcript import LEVELS

_ANSWERS, _NOTHING = range(2)


class AcrossText(QuietSelection):
    """Shows answers; what is copied or dragged carries whose it is, and has passed the gate of an export (E13)."""

    refused = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._stretches: tuple[across_text.Stretch, ...] = ()
        self.level = Attribution.PSEUDONYM
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(keys | Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(_("Answers"))

    def show_page(self, page: Page) -> None:
        """Show ``page`` from its beginning."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._stretches = across_text.fill(cursor, page)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def forget(self) -> None:
        """Show nothing."""
        self.clear()
        self._stretches = ()

    @property
    def chosen(self) -> tuple[Passage, ...]:
        """Return the words of answers that are selected; what stands between answers is left out."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        within = ((max(start, each.start), min(end, each.end), each.said) for each in self._stretches)
        found = [(self._words(first, last), said) for first, last, said in within if first < last]
        return tuple(Passage(said, words) for words, said in found if words.strip() and isinstance(said, Said))

    @property
    def cited(self) -> tuple[tuple[Excerpt, str], ...]:
        """Return the words of documents that are selected."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        within = ((max(start, each.start), min(end, each.end), each.said) for each in self._stretches)
        return tuple(
            (said, self._words(first, last)) for first, last, said in within
            if first < last and isinstance(said, Excerpt)
        )  # fmt: skip

    def _words(self, start: int, end: int) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selection().toPlainText()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words with whose they are, as plain text only; nothing, and why, where they must stay."""
        data = QMimeData()
        chosen, cited = self.chosen, self.cited
        if self.selecting or not (chosen or cited):
            return data
        try:
            told = [across.copied(self._study, chosen, self.level)] if chosen else []
            told += [excerpting.copied(self._study, cited, self.level)] if cited else []
            data.setText("\n\n".join(told))
        except InterviewerError as error:
            self.refused.emit(str(error))
        return data


class AcrossPage(AnalysisPage):
    """Choose a question with Ctrl+G, go on with the next; group by type of case or role."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self._questions: tuple[Question, ...] = ()
        self._key = ""
        self.question = theme.title("")
        self.told = theme.quiet("")
        self.grouping, self.level = QComboBox(), QComboBox()
        self.text = AcrossText(study)
        self.note = theme.quiet("")
        self.buttons: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self._lay_out()
        self.chooser = Chooser(self)
        self.chooser.closed.connect(self.take_focus)
        self.grouping.currentIndexChanged.connect(self._on_grouping)
        self.level.currentIndexChanged.connect(self._on_level)
        self.text.refused.connect(self._on_refused)

    def _lay_out(self) -> None:
        for grouping, words in ((Grouping.MODEL, _("Type of case")), (Grouping.ROLE, _("Role"))):
            self.grouping.addItem(words, grouping)
        for level, words in LEVELS.items():
            self.level.addItem(_(words), level)
        line = Flow()
        slots = {"across_find": self.ask, "across_before": self.before, "across_next": self.after}
        for name, slot in slots.items():
            button = QPushButton(actions.labelled(actions.act(name).words, name))
            button.setAutoDefault(True)
            button.clicked.connect(slot)
            actions.make(name, self, slot)
            self.buttons[name] = button
            line.addWidget(button)
        actions.make("across_group", self, self.regroup)
        line.addWidget(_labelled(_("Group by"), self.grouping))
        line.addWidget(_labelled(_("Copied as"), self.level))
        nothing = Empty(_(
            "Here stands everything that was said to one question, informant by informant. It fills when interviews "
            "are closed."
        ))  # fmt: skip
        self._stack.addWidget(self.text)
        self._stack.addWidget(nothing)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(8)
        page.addLayout(line)
        page.addWidget(self.question)
        page.addWidget(self.told)
        page.addWidget(self._stack, 1)
        page.addWidget(self.note)

    @trouble.told
    def refresh(self) -> None:
        """Read the answers to the question one is at anew; the first question at first."""
        material = surveying.survey(self._study)
        self._questions = across.pages(self._study, material)
        if self._key not in {each.key for each in self._questions}:
            self._key = self._questions[0].key if self._questions else ""
        for button in self.buttons.values():
            button.setEnabled(bool(self._questions))
        self._stack.setCurrentIndex(_ANSWERS if self._key else _NOTHING)
        if not self._key:
            self.text.forget()
            self.question.setText("")
            self.told.setText("")
            return
        self._show(across.page(self._study, self._key, Grouping(self.grouping.currentData()), material))

    def take_focus(self) -> None:
        """Go to the answers, or to the button that chooses a question."""
        (self.text if self._key else self.buttons["across_find"]).setFocus()

    @property
    def key(self) -> str:
        """Return the key of the question shown."""
        return self._key

    @Slot(str)
    def show_question(self, key: str) -> None:
        """Show all answers to the question with this key."""
        self._key = key
        self.refresh()
        self.take_focus()

    @Slot()
    def ask(self) -> None:
        """Ask for a question by its label or words."""
        hint = _("4c, 4 c ii or words of the question")
        self.chooser.ask(_("Go to question"), hint, self._found, self._go)

    def _found(self, typed: str) -> Sequence[Choice]:
        return [Choice(each.key, f"{each.short}   {each.text}") for each in finding.questions(self._questions, typed)]

    def _go(self, key: str, _typed: str) -> None:
        if key:
            self.show_question(key)

    @Slot()
    def before(self) -> None:
        """Show the question before this one."""
        self._step(-1)

    @Slot()
    def after(self) -> None:
        """Show the question after this one."""
        self._step(1)

    def _step(self, by: int) -> None:
        keys = [each.key for each in self._questions]
        if self._key in keys and 0 <= keys.index(self._key) + by < len(keys):
            self.show_question(keys[keys.index(self._key) + by])

    @Slot()
    def regroup(self) -> None:
        """Group by the other one of type of case and role."""
        self.grouping.setCurrentIndex(1 - self.grouping.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel that asks in its place."""
        super().resizeEvent(event)
        self.chooser.place()

    def _show(self, page: Page) -> None:
        number = next(index for index, each in enumerate(self._questions, 1) if each.key == page.question.key)
        place = _("Question {number} of {all}").format(number=number, all=len(self._questions))
        told = ngettext(
            "{count} informant asked on this guide, {speaking} with words",
            "{count} informants asked on this guide, {speaking} with words", page.informants,
        )  # fmt: skip
        counted = told.format(count=page.informants, speaking=page.speaking)
        self.question.setText(f"{page.question.short}  {page.question.text}")
        self.told.setText("  ·  ".join((page.question.guide, place, counted)))
        self.text.show_page(page)
        shown = _(
            "Shown as it would leave, names replaced. What is copied carries whose it is, pseudonymised – still "
            "personal data."
        )
        self._say(shown if page.may_copy else _(
            "Without the key nothing can be copied: nobody could tell which words are names."
        ))  # fmt: skip

    def _say(self, words: str, kind: str = "quiet") -> None:
        self.note.setText(words)
        theme.retone(self.note, "kind", kind)

    @Slot()
    def _on_grouping(self) -> None:
        if self._key:
            self.refresh()

    @Slot()
    def _on_level(self) -> None:
        self.text.level = Attribution(self.level.currentData())

    @Slot(str)
    def _on_refused(self, words: str) -> None:
        self._say(words, "problem")


def _labelled(words: str, field: QComboBox) -> QWidget:
    """Return a field with its label before it."""
    holder = QWidget()
    label = QLabel(words)
    label.setBuddy(field)
    label.setProperty("kind", "quiet")
    field.setAccessibleName(words)
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(label)
    line.addWidget(field)
    return holder
