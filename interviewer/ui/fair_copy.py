"""The place Renskriving: the untouched notes at the left, the fair copy beside them, one answer at a time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.answer import Answer
from interviewer.domain.mark import Mark
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import interviewing, noting, striking, tidying
from interviewer.services.errors import ReadOnly
from interviewer.services.opening import Study
from interviewer.ui import abbreviations, actions
from interviewer.ui.ethics.history import HistoryDialog
from interviewer.ui.ethics.striking import Passage, StrikeDialog, chosen, other_name, told
from interviewer.ui.fair_copy_page import MORE, FairCopyPage, title_of
from interviewer.ui.findings import Findings
from interviewer.ui.interview import said
from interviewer.ui.interview.chooser import Choice, Chooser
from interviewer.ui.interview.items import Item
from interviewer.ui.team.sides import SidesDialog
from interviewer.ui.transcript import TranscriptView
from interviewer.ui.writer import Writer


class FairCopyPlace(QWidget):
    """Tidies one closed interview. What was said stays as it was noted; exports use the copy once it is finished."""

    said = Signal(str)
    wanted_export = Signal(str)
    saved = Signal(object)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.writer = Writer(study, self)
        self.interview: str | None = None
        self.finished = False
        self._items: dict[str, Item] = {}
        self._answers: dict[str, Answer] = {}
        self._whose: dict[str, tuple[str, str | None]] = {}
        self._texts: dict[str, tuple[str, tuple[Mark, ...]]] = {}
        self._shared: frozenset[str] = frozenset()
        self.current: str | None = None
        self._passage: Passage | None = None
        self.page = FairCopyPage(read_only=study.read_only)
        self.findings = Findings(study, self.page.fair, self.page.found)
        self.chooser = Chooser(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.setFocusProxy(self.page)
        self._connect()

    def refresh(self) -> None:
        """Bring the list of closed interviews up to date; the one being tidied stays."""
        rows = [row for row in interviewing.rows(self._study, counted=False) if row.interview.closed]
        self._shared = frozenset(row.interview.id for row in rows if row.others)
        self.page.show_sets(self.interview in self._shared)
        self.page.show_interviews([(row.interview.id, title_of(row)) for row in rows], self.interview)
        if self.interview is not None and self.interview not in {row.interview.id for row in rows}:
            self.interview = self.current = None
            self.page.forget()
            self.page.show_nothing()
        if self.interview is None and rows:
            waiting = [row for row in rows if not row.interview.fair_finished] or rows
            self.open(waiting[-1].interview.id)

    def open(self, interview_id: str) -> None:
        """Tidy an interview; its copies begin as the notes, marks and all."""
        self.keep()
        try:
            fair = tidying.tidy(self._study, interview_id)
        except InterviewerError as error:
            self.said.emit(str(error))
            return
        self.interview, self.finished = interview_id, fair.finished
        held = [row for row in said.rows(fair.sheet) if row.answer.note]
        self._answers = {row.item.key: row.answer for row in held}
        self._items = {row.item.key: row.item for row in held}
        self._whose = {row.item.key: (row.question, row.subject) for row in held}
        if more := fair.sheet.reflection.more:
            self._items[MORE] = Item(MORE, "", "", _("Added at the end"), 0, "")
            self._answers[MORE] = Answer(MORE, "", note=more, fair=more)
        self._texts = {key: (a.text(fair=True), a.marks_of(fair=True)) for key, a in self._answers.items()}
        self.page.forget()
        self.page.notes.use_abbreviations({})
        self.page.fair.use_abbreviations(abbreviations.load())
        self.page.choose_interview(interview_id)
        self.page.show_sets(interview_id in self._shared)
        self.page.show_items(list(self._items.values()))
        self.page.show_finished(self.finished)
        self.current = None
        self._go(next(iter(self._items), None))

    def keep(self) -> None:
        """Keep what stands in the fair copy."""
        interview, key = self.interview, self.current
        if interview is None or key is None or self.page.fair.isReadOnly():
            return
        text, marks = self.page.fair.text, self.page.fair.marks
        self.page.fair.drafted()
        if (text, marks) != self._texts[key]:
            self._texts[key] = (text, marks)
            question, who = self._place(key)
            self._submit(
                lambda study: tidying.save_fair(study, interview, question, text, marks, subject=who), f"fair {key}"
            )

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep everything before one goes elsewhere, so that the file can be closed."""
        super().hideEvent(event)
        self.keep()
        if self.writer.isRunning() and not self.writer.stop():
            self.said.emit(_("The fair copy is not saved yet. Come back to this place before you close the program."))

    def _submit(self, work: Callable[[Study], object], field: str | None = None) -> None:
        self.writer.ensure()
        self.writer.submit(work, field=field)

    def _place(self, key: str) -> tuple[str, str | None]:
        """Return the question of a row, and whose answer it is where several spoke."""
        return self._whose.get(key, (key, None))

    def _connect(self) -> None:
        page = self.page
        page.interview_wanted.connect(self.open)
        page.item_wanted.connect(self._on_item_wanted)
        page.fair.rested.connect(self._on_rested)
        page.fair.left.connect(self.keep_later)
        page.finish.clicked.connect(self._on_finish)
        page.preview.clicked.connect(self._on_preview)
        page.sides.clicked.connect(self._on_sides)
        page.export.clicked.connect(self._on_export)
        page.history.clicked.connect(self._on_history)
        page.strike.clicked.connect(self._on_strike)
        self.writer.saved.connect(self.saved)
        self.writer.failed.connect(self.said)
        self.writer.refused.connect(self.said)
        self.chooser.closed.connect(page.fair.setFocus)
        page.fair.installEventFilter(actions.ShortcutsFirst(self))
        deeds: dict[str, Callable[..., object]] = {
            "fair_next": self._on_next,
            "fair_previous": self._on_previous,
            "fair_goto": self._on_goto,
            "fair_finish": self._on_finish,
            "preview": self._on_preview,
            "fair_sides": self._on_sides,
            "fair_history": self._on_history,
            "fair_strike": self._on_strike,
        }
        for name, slot in deeds.items():
            actions.make(name, self, slot)

    def _go(self, key: str | None) -> None:
        self.keep()
        self.current = key
        if key is None:
            self.page.show_nothing()
            return
        answer = self._answers[key]
        self.page.show_answer(self._items[key], answer, *self._texts[key])
        self.findings.look()

    def _step(self, step: int) -> None:
        keys = list(self._items)
        if self.current in keys:
            index = keys.index(self.current) + step
            if 0 <= index < len(keys):
                self._go(keys[index])
            else:
                self.keep()
                self.said.emit(_("That was the last answer with notes."))

    @Slot()
    def keep_later(self) -> None:
        """Keep what stands in the fair copy when the focus leaves it."""
        self.keep()

    @Slot(str)
    def _on_item_wanted(self, key: str) -> None:
        if key != self.current and key in self._items:
            self._go(key)

    @Slot()
    def _on_rested(self) -> None:
        interview, key = self.interview, self.current
        self.findings.look()
        if interview is not None and key is not None and not self.page.fair.isReadOnly():
            text, marks = self.page.fair.text, self.page.fair.marks
            question, who = self._place(key)
            self._submit(
                lambda study: noting.keep_fair_draft(study, interview, question, text, marks, subject=who),
                f"fair {key}",
            )

    @Slot()
    def _on_next(self) -> None:
        self._step(1)

    @Slot()
    def _on_previous(self) -> None:
        self._step(-1)

    @Slot()
    def _on_goto(self) -> None:
        hint = _("4c, 4 c ii or words of the question")
        self.chooser.ask(_("Go to question"), hint, self._places, self._chosen)

    def _places(self, typed: str) -> Sequence[Choice]:
        fitting = said.fitting(self._items.values(), typed)
        return [Choice(item.key, f"{item.short}   {item.text}") for item in fitting]

    def _chosen(self, key: str, _typed: str) -> None:
        if key:
            self._go(key)

    @Slot()
    def _on_finish(self) -> None:
        interview = self.interview
        if self._study.read_only:
            self.said.emit(str(ReadOnly()))
        elif interview is not None:
            self.keep()
            self.finished = not self.finished
            finished = self.finished
            self._submit(lambda study: tidying.finish(study, interview, finished))
            self.page.show_finished(finished)

    @Slot()
    def _on_preview(self) -> None:
        if self.interview is not None:
            self.keep()
            self.writer.flush()
            try:
                TranscriptView(self._study, self.interview, self).open()
            except InterviewerError as error:
                self.said.emit(str(error))

    @Slot()
    def _on_sides(self) -> None:
        if self.interview in self._shared:
            self.keep()
            try:
                SidesDialog(self._study, self.interview, self).open()
            except InterviewerError as error:
                self.said.emit(str(error))

    @Slot()
    def _on_history(self) -> None:
        if self.interview is not None and self.current is not None:
            self.keep()
            self.writer.flush()
            try:
                HistoryDialog(self._study, self.interview, self.current, self).open()
            except InterviewerError as error:
                self.said.emit(str(error))

    @Slot()
    def _on_strike(self) -> None:
        self._passage = chosen(self.page.notes, self.page.fair)
        if self._study.read_only:
            self.said.emit(str(ReadOnly()))
        elif self.current not in (None, MORE) and self._passage.words.strip():
            also = other_name(self._passage.field) if self._passage.elsewhere else ""
            dialog = StrikeDialog(self._passage.words, also, self)
            dialog.agreed.connect(self._on_strike_agreed)
            dialog.open()

    @Slot(bool)
    def _on_strike_agreed(self, also: bool) -> None:
        interview, key, passage = self.interview, self.current, self._passage
        if interview is not None and key is not None and passage is not None:
            self.keep()
            self.page.fair.setReadOnly(True)
            self.writer.ensure()
            question, who = self._place(key)
            self.writer.submit(
                lambda study: passage.strike(study, interview, question, also, subject=who), self._on_struck
            )
            self.writer.submit(striking.renew)

    @Slot(object)
    def _on_struck(self, struck: object) -> None:
        interview, key = self.interview, self.current
        self.current = None  # what stands in the editors is gone, and must not be kept
        if interview is not None:
            self.open(interview)
            self._go(key if key in self._items else next(iter(self._items), None))
            self.said.emit(told(struck))

    @Slot()
    def _on_export(self) -> None:
        if self.interview is not None:
            self.keep()
            self.writer.flush()
            self.wanted_export.emit(self.interview)
