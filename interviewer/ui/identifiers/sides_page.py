"""*Side by side*: an interview as it was said and as it is printed, change by change; and words that tell gender."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from interviewer.domain.progress import Progress
from interviewer.domain.side_by_side import Change
from interviewer.domain.transcript import Attribution
from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext
from interviewer.services import comparing, exporting
from interviewer.services.comparing import Row
from interviewer.services.study import Study
from interviewer.ui import actions, icons, theme, trouble
from interviewer.ui.identifiers import room, words
from interviewer.ui.identifiers.closed import Notice, no_key
from interviewer.ui.identifiers.interviews import Interviews
from interviewer.ui.identifiers.questions import Questions
from interviewer.ui.identifiers.reading import Reading
from interviewer.ui.identifiers.sides_panes import Panes
from interviewer.ui.transcript import attribution

WALKS = ("change_previous", "change_next", "gendered_previous", "gendered_next")
_NOTICE, _WORK = range(2)


@dataclass(frozen=True, slots=True)
class Compared:
    """What was read: the texts, whose words are copied, and why none may be copied (``""`` when they may)."""

    rows: tuple[Row, ...]
    headings: tuple[str, ...]
    speakers: tuple[str, ...]
    """Who says each text, where there are several; shown beside the original only."""
    attribution: str
    why_not: str


class SidesPage(QWidget):
    """Reads one interview at a time, in a job."""

    said = Signal(str)
    tidying_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._changes: tuple[tuple[Row, Change], ...] = ()
        self._waits = False
        self._change = self._gendered = -1
        self.interviews = Interviews(study, whole=False)
        self.texts = Reading(study, _compared, self)
        self.panes = Panes()
        self.notice = Notice()
        self.at = theme.strong("")
        self.note = theme.quiet("")
        self.tidy = QPushButton(_("Open the fair copy"))
        self.tidy.setToolTip(_("Words that tell gender are changed there, where they narrow down who somebody is."))
        self.export = QPushButton(_("Export …"))
        self.export.setProperty("kind", "primary")
        self.walks = {name: QPushButton(actions.labelled(actions.act(name).words, name)) for name in WALKS}
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read which interviews are closed, and the one chosen."""
        self.interviews.refresh()
        self.read()

    def show_interview(self, interview: str) -> None:
        """Choose an interview, where it is closed."""
        if interview:
            self.interviews.blockSignals(True)
            self.interviews.choose(interview)
            self.interviews.blockSignals(False)

    @Slot()
    def read(self) -> None:
        """Read the interview chosen."""
        self.texts.stop()
        if not self._study.has_key:
            self._tell(*no_key(self._study))
        elif not self.interviews.some:
            told = _("When an interview is closed, it stands here as it was said, beside what is printed of it.")
            self._tell(_("Nothing to compare yet"), told)
        else:
            self.texts.begin(self.interviews.chosen)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the reading when one goes elsewhere."""
        super().hideEvent(event)
        self.texts.stop()

    def take_focus(self) -> None:
        """Go to what is printed, or to the interviews while there is nothing to show."""
        self._waits = self._stack.currentIndex() != _WORK
        (self.interviews if self._waits else self.panes.printed).setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.interviews, 1)
        head.addWidget(self.tidy)
        head.addWidget(self.export)
        icons.dress(self.tidy, "fair-copy")
        icons.dress(self.export, "export", "on_accent")
        large = theme.large()
        line = QBoxLayout(room.across())
        line.setSpacing(8)
        line.addWidget(self.at, 1)
        walks = QGridLayout()
        walks.setSpacing(8)
        for number, button in enumerate(self.walks.values()):
            walks.addWidget(button, number // 2 if large else 0, number % 2 if large else number)
        line.addLayout(walks)
        for button in (*self.walks.values(), self.tidy, self.export):
            button.setAutoDefault(True)
        card = theme.Card(margin=14)
        card.box.addLayout(line)
        card.box.addWidget(self.panes, 1)
        card.box.addWidget(self.note)
        nothing = theme.Card(margin=16)
        nothing.box.addWidget(self.notice)
        self._stack.addWidget(nothing)
        self._stack.addWidget(card)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        room.give(self, inner, (self.panes.original, 130), (self.panes.printed, 130), (self.notice, 120))

    def _connect(self) -> None:
        self.texts.found.connect(self._on_found)
        self.texts.failed.connect(self._on_failed)
        self.interviews.currentIndexChanged.connect(self.read)
        self.tidy.clicked.connect(self._on_tidy)
        self.export.clicked.connect(self._on_export)
        deeds: dict[str, Callable[..., object]] = {
            "change_next": self.next_change,
            "change_previous": self.previous_change,
            "gendered_next": self.next_gendered,
            "gendered_previous": self.previous_gendered,
        }
        for name, slot in deeds.items():
            actions.make(name, self.panes, slot)
            self.walks[name].clicked.connect(slot)

    def _tell(self, title: str, text: str) -> None:
        self.notice.say(title, text)
        self._show(_NOTICE)

    def _show(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        for button in (*self.walks.values(), self.tidy, self.export):
            button.setEnabled(page == _WORK)

    @Slot(object)
    def _on_found(self, found: Compared) -> None:
        self._changes = tuple((row, change) for row in found.rows for change in row.compared.changes)
        self._change = self._gendered = -1
        self.panes.show_rows(found.rows, found.headings, found.speakers)
        self.panes.printed.attribution, self.panes.printed.may_copy = found.attribution, not found.why_not
        copied = _("What is copied from the right carries its attribution.")
        self.note.setText(_("Not copied yet: {why}").format(why=found.why_not) if found.why_not else copied)
        self.at.setText(self._summary())
        self._show(_WORK)
        if self._waits and self.interviews.hasFocus():
            self.take_focus()
        for name, button in self.walks.items():
            count = self.panes.changes if name.startswith("change") else self.panes.gendered
            button.setEnabled(count > 0)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._tell(_("Nothing can be shown here now"), trouble.words(error))

    def _summary(self) -> str:
        changes, telling = self.panes.changes, self.panes.gendered
        said = ngettext("{count} change", "{count} changes", changes).format(count=changes)
        gendered = ngettext("{count} word that tells gender", "{count} words that tell gender", telling)
        return f"{said}  ·  {gendered.format(count=telling)}"

    @Slot()
    def next_change(self) -> None:
        """Go to the next change; after the last the first."""
        self._walk_changes(1)

    @Slot()
    def previous_change(self) -> None:
        """Go to the change before."""
        self._walk_changes(-1)

    def _walk_changes(self, by: int) -> None:
        if not self._changes:
            self.said.emit(_("Nothing is changed in this interview."))
            return
        self._change = _walked(self._change, by, len(self._changes))
        row, change = self._changes[self._change]
        self.panes.show_change(self._change)
        said = _("Change {number} of {total}: {shown} for “{words}”, {short}")
        self.at.setText(
            said.format(
                number=self._change + 1,
                total=len(self._changes),
                shown=row.compared.after[change.new_start : change.new_end],
                words=words.short(row.compared.before[change.start : change.end]),
                short=row.text.short or _("Added at the end"),
            )
        )

    @Slot()
    def next_gendered(self) -> None:
        """Go to the next word that tells gender."""
        self._walk_gendered(1)

    @Slot()
    def previous_gendered(self) -> None:
        """Go to the word before that tells gender."""
        self._walk_gendered(-1)

    def _walk_gendered(self, by: int) -> None:
        total = self.panes.gendered
        if not total:
            self.said.emit(_("No word here tells gender."))
            return
        self._gendered = _walked(self._gendered, by, total)
        found = self.panes.show_gendered(self._gendered)
        said = _("Word {number} of {total} that tells gender: “{words}”")
        self.at.setText(said.format(number=self._gendered + 1, total=total, words=found))

    @Slot()
    def _on_tidy(self) -> None:
        self.tidying_wanted.emit(self.interviews.chosen)

    @Slot()
    def _on_export(self) -> None:
        self.export_wanted.emit(self.interviews.chosen)


def _walked(number: int, by: int, total: int) -> int:
    """Return the place ``by`` further on, round the end; from nowhere the first, or backwards the last."""
    return (number + by) % total if number >= 0 else (0 if by > 0 else total - 1)


def _compared(study: Study, interview: str, _progress: Progress) -> Compared:
    rows = comparing.rows(study, interview)
    questions = Questions(study)
    headings = tuple(_heading(row, questions) for row in rows)
    whose, why = _leave(study, interview)
    several = len({row.text.speaker for row in rows}) > 1
    speakers = tuple(row.text.speaker if several else "" for row in rows)
    return Compared(rows, headings, speakers, whose, why)


def _leave(study: Study, interview: str) -> tuple[str, str]:
    """Return whose words go with what is copied, as telling as the gate lets them be, and why none may be copied."""
    why = ""
    for level in (Attribution.PSEUDONYM, Attribution.NONE):
        try:
            exporting.copied(study, interview, level)
        except InterviewerError as error:
            why = str(error)
        else:
            return attribution(exporting.preview(study, interview, level)), ""
    return "", why


def _heading(row: Row, questions: Questions) -> str:
    asked = questions.text(row.text.interview, row.text.question)
    return "  ".join(filter(None, (row.text.short, asked)))
