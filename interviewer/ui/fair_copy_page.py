"""How Renskriving is laid out: the answers in a narrow list, then notes and fair copy side by side."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.answer import Answer
from interviewer.domain.mark import Mark
from interviewer.language import _, pgettext
from interviewer.services.interviewing import InterviewRow
from interviewer.ui import actions, icons, theme
from interviewer.ui.interview.items import Item
from interviewer.ui.marks import Legend
from interviewer.ui.notes import NoteEditor
from interviewer.ui.unplaced import Unplaced

KEY = Qt.ItemDataRole.UserRole
MORE = "more"
"""Stands for what the informant added at the end: shown last, and never tidied."""


class FairCopyPage(QWidget):
    """The widgets; :class:`FairCopyPlace` decides what they show."""

    interview_wanted = Signal(str)
    item_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self.interviews = QComboBox()
        self.finish = QPushButton()
        self.preview = QPushButton(_("Show the transcript"))
        self.export = QPushButton(_("Export …"))
        self.sides = QPushButton(_("Notes side by side"))
        self.history = QPushButton(_("History …"))
        self.strike = QPushButton(_("Strike for good …"))
        self.unplaced = Unplaced()
        self.list = QListWidget()
        self.label = QLabel()
        self.question = theme.title("")
        self.notes = NoteEditor(read_only=True)
        self.fair = NoteEditor(read_only=read_only)
        self.reading = theme.pill(_("Open for reading only – nothing can be changed"), "attention")
        self.reading.setVisible(read_only)
        self.legend = Legend()
        self.found = theme.quiet("")
        self.empty = theme.Card(margin=28, spacing=8)
        self.work = QWidget()
        self._lay_out()
        self.setFocusProxy(self.fair)
        self.interviews.activated.connect(self._on_interview)
        self.list.currentItemChanged.connect(self._on_item)
        self.fair.kinds_changed.connect(self.legend.show_kinds)
        self.fair.choosing_changed.connect(self.legend.show_choice)

    def show_interviews(self, rows: Sequence[tuple[str, str]], chosen: str | None) -> None:
        """Show the closed interviews to choose from."""
        self.interviews.clear()
        for interview, title in rows:
            self.interviews.addItem(title, interview)
        self.choose_interview(chosen)
        self.work.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        for part in (self.interviews, self.finish, self.preview, self.export):
            part.setVisible(bool(rows))

    def choose_interview(self, chosen: str | None) -> None:
        """Show which interview is being tidied."""
        self.interviews.setCurrentIndex(self.interviews.findData(chosen))

    def show_items(self, rows: Sequence[Item]) -> None:
        """Show the answers that have notes."""
        self.list.blockSignals(True)
        self.list.clear()
        for item in rows:
            row = QListWidgetItem(f"{item.short}   {item.text}".strip())
            row.setData(KEY, item.key)
            row.setToolTip(item.text)
            self.list.addItem(row)
        self.list.blockSignals(False)

    def show_answer(self, item: Item, answer: Answer, text: str, marks: tuple[Mark, ...]) -> None:
        """Show one answer: its notes as they were, and the copy."""
        self.label.setText(item.short)
        self.question.setText(answer.asked_as or item.text)
        self.notes.open(item.key, answer.note, answer.marks, 0)
        self.fair.open(item.key, text, marks, 0)
        self.unplaced.show_marks((*answer.unplaced_of(fair=True), *answer.unplaced))
        self.fair.setReadOnly(self._read_only or item.key == MORE)
        self.fair.setEnabled(True)
        for index in range(self.list.count()):
            if self.list.item(index).data(KEY) == item.key:
                self.list.blockSignals(True)
                self.list.setCurrentRow(index)
                self.list.blockSignals(False)
        self.fair.setFocus()

    def show_nothing(self) -> None:
        """Say that the interview has no notes."""
        self.label.setText("")
        self.question.setText(_("No notes were made in this interview."))
        self.unplaced.show_marks(())
        self.notes.open("", "")
        self.fair.open("", "")
        self.fair.setEnabled(False)

    def show_finished(self, finished: bool) -> None:
        """Show whether exports use the copy."""
        key = actions.shown("fair_finish")
        words = _("Fair copy finished  {key}") if finished else _("Mark as finished  {key}")
        self.finish.setText(words.format(key=key))
        self.finish.setChecked(finished)
        self.finish.setToolTip(_("Exports use the fair copy when it is finished, otherwise the notes, and say which."))

    def show_sets(self, several: bool) -> None:
        """Offer the sets of notes side by side, where several took notes of the talk."""
        self.sides.setVisible(several)

    def forget(self) -> None:
        """Let go of the texts of the interview before."""
        self.notes.forget_all()
        self.fair.forget_all()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        self.interviews.setAccessibleName(_("Interview"))
        self.interviews.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.interviews.setMinimumContentsLength(12)
        self.finish.setCheckable(True)
        self.finish.setEnabled(not self._read_only)
        self.export.setProperty("kind", "primary")
        icons.dress(self.export, "export", "on_accent")
        top.addWidget(self.interviews, 1)
        top.addStretch(1)
        self.sides.hide()
        for button in (self.sides, self.finish, self.preview, self.export):
            button.setAutoDefault(True)
            top.addWidget(button)
        self.empty.box.addWidget(theme.strong(_("Nothing to tidy yet")))
        self.empty.box.addWidget(theme.quiet(_(
            "When an interview is closed, its notes lie here untouched, with a copy beside them to tidy."
        )))  # fmt: skip
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addLayout(top)
        page.addWidget(self.reading)
        page.addWidget(self.work, 1)
        page.addWidget(self.empty)
        page.addStretch(0)
        self._lay_out_work()

    def _lay_out_work(self) -> None:
        guide = theme.Card(margin=8)
        guide.setMinimumWidth(160)
        heading = theme.heading(_("Answers with notes"))
        heading.setContentsMargins(6, 4, 0, 0)
        guide.box.addWidget(heading)
        guide.box.addWidget(self.list)
        self.list.setAccessibleName(_("Answers with notes"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        question = theme.Card(margin=16, spacing=2)
        self.label.setProperty("kind", "accent")
        question.box.addWidget(self.label)
        question.box.addWidget(self.question)
        pair = QHBoxLayout()
        pair.setSpacing(14)
        pair.addLayout(_under(_("Notes – read only"), self.notes), 1)
        copy = _("Fair copy – read only") if self._read_only else pgettext("fair copy", "Fair copy")
        column = _under(copy, self.fair)
        column.addWidget(self.found)
        pair.addLayout(column, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(question)
        right.addLayout(pair, 1)
        right.addWidget(self.unplaced)
        right.addLayout(self._below())
        row = QHBoxLayout(self.work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(guide, 23)
        row.addLayout(right, 77)
        order = (self.list, self.history, self.strike, self.notes, self.fair)  # last what has the place's keyboard
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _below(self) -> QHBoxLayout:
        """Return the legend, and what is done with one answer beside it."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.legend, 1)
        for button, name in ((self.history, "fair_history"), (self.strike, "fair_strike")):
            button.setProperty("kind", "quiet")
            button.setAutoDefault(True)
            button.setToolTip(f"{actions.act(name).words}  {actions.shown(name)}")
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.strike.setEnabled(not self._read_only)
        return line

    @Slot(int)
    def _on_interview(self, index: int) -> None:
        self.interview_wanted.emit(str(self.interviews.itemData(index)))

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_item(self, row: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if row is not None:
            self.item_wanted.emit(str(row.data(KEY)))


def _under(title: str, editor: NoteEditor) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(theme.heading(title))
    column.addWidget(editor, 1)
    editor.setAccessibleName(title)
    return column


def title_of(row: InterviewRow) -> str:
    """Return what an interview is called in the list to choose from: pseudonyms only."""
    moment = row.interview.started or row.interview.planned
    date = moment.astimezone().strftime("%d.%m.%Y") if moment else ""
    who = ", ".join(person.person.pseudonym for person in row.informants)
    case = row.case.case.pseudonym if row.case else ""
    sets = _("notes by {who}").format(who=", ".join(row.notetakers)) if row.others else ""
    done = "✓" if row.interview.fair_finished else ""
    return "  ·  ".join(part for part in (date, who, case, sets, done) if part)
