"""The roster of a group: the text is read once to all, and each gives an answer of their own before the talk begins."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.consent import Decision
from interviewer.domain.text import clean, one_line
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import consenting, grouping
from interviewer.services.consenting import Said
from interviewer.services.grouping import Roster, Seat
from interviewer.services.opening import Study
from interviewer.ui import actions, theme
from interviewer.ui.consent_decision import OFFERED, Details, FourAnswers
from interviewer.ui.consent_elements import Untold
from interviewer.ui.consent_script import Paragraphs
from interviewer.ui.interview.before import Before
from interviewer.ui.interview.seats import Seats
from interviewer.ui.scrolling import scrolling

PARAGRAPHS = 9


class RosterPage(QWidget):
    """Reads, asks one after the other, and lets the talk begin."""

    ready = Signal(str)
    """All have answered: the talk of this interview begins, or goes on."""
    changed = Signal()
    left = Signal()

    def __init__(self, study: Study, interview: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._interview = interview
        self.roster: Roster = grouping.roster(study, interview)
        self.decision: Decision | None = None
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self.paragraphs = Paragraphs()
        self.before = Before(study, self.roster.script.guardian_message)
        self.answers = FourAnswers()
        self.details = _details(study)
        self.asked = theme.heading("")
        self.keep = QPushButton(actions.labelled(_("Keep the answer"), "read_next"))
        self.trouble = theme.quiet("")
        self.seats = Seats(study)
        self._lay_out()
        self._connect()
        for paragraph in self.roster.paragraphs:
            self.paragraphs.add_one(paragraph)
        self.paragraphs.restore(self.roster.read)
        self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the roster; with a focus proxy Tab would not reach what comes before it."""
        super().focusInEvent(event)
        self.seats.list.setFocus(event.reason())

    def refresh(self) -> None:
        """Show the roster as it stands, at the next one who has not answered."""
        self.roster = grouping.roster(self._study, self._interview)
        self.seats.show_roster(self.roster)
        self._on_seat()

    # Building

    def _lay_out(self) -> None:
        """Stand in two columns, or below each other where the text is large; the first then scrolls with the rest."""
        stacked = theme.large()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        script = theme.Card(margin=10, spacing=6)
        script.box.addWidget(theme.heading(_("Read aloud once to all, a key for each paragraph")))
        script.box.addWidget(self.paragraphs)
        for part in (*([self.seats] if stacked else []), script, self.before, self._question()):
            column.addWidget(part)
        column.addStretch(1)
        self.pane = scrolling(holder, beside=8, down_only=True)
        self.pane.setFrameShape(QFrame.Shape.NoFrame)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(14)
        columns.addWidget(self.pane, 62)
        if not stacked:
            columns.addWidget(self.seats, 38)

    def _question(self) -> QWidget:
        card = theme.Card(margin=16, spacing=8)
        card.box.addWidget(self.asked)
        card.box.addWidget(theme.title(self.roster.script.question))
        card.box.addWidget(self.answers)
        self._place = QVBoxLayout()
        self._place.addWidget(self.details)
        card.box.addLayout(self._place)
        self.keep.setProperty("kind", "primary")
        self.keep.setAutoDefault(True)
        self.trouble.setProperty("kind", "problem")
        row = QHBoxLayout()
        row.addWidget(self.trouble, 1)
        row.addStretch(0)
        row.addWidget(self.keep)
        card.box.addLayout(row)
        return card

    def _connect(self) -> None:
        for number in range(1, PARAGRAPHS + 1):
            actions.make(f"read_{number}", self, self._on_read).setData(number)
        for decision in OFFERED:
            actions.make(f"consent_{decision.value}", self, self._on_decision_key).setData(decision.value)
        actions.make("read_next", self, self._on_next)
        actions.make("roster_add", self, self.seats.adding.setFocus)
        actions.make("group_begin", self, self._on_begin)
        self.paragraphs.changed.connect(self._on_paragraphs)
        self.before.changed.connect(self._on_before)
        self.before.noted.connect(self._on_noted)
        self.before.left.connect(self.seats.list.setFocus)
        self.answers.chosen.connect(self._on_chosen)
        self.answers.refused.connect(self._on_refused)
        self.keep.clicked.connect(self._on_keep)
        self._laid_out.timeout.connect(self._show_question)
        self.seats.chosen.connect(self._on_seat)
        self.seats.added.connect(self._on_added)
        self.seats.taken_off.connect(self._on_taken_off)
        self.seats.counted.connect(self._on_counted)
        self.seats.begin.clicked.connect(self._on_begin)
        self.seats.back.clicked.connect(self.left)

    # What happens

    @Slot()
    def _on_read(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.paragraphs.tick(int(action.data()))

    @Slot()
    def _on_next(self) -> None:
        if self.decision is not None:
            self._on_keep()
        else:
            self.paragraphs.tick_next()

    @Slot()
    def _on_paragraphs(self) -> None:
        self._try(lambda: grouping.keep_read(self._study, self._interview, self.paragraphs.read))

    @Slot()
    def _on_seat(self) -> None:
        """Ask the one who is chosen on the roster; nothing is preselected."""
        seat = self._seat
        self.decision = None
        self._say("")
        self.details.hide()
        self.details.deleteLater()
        self.details = _details(self._study)
        self._place.addWidget(self.details)
        self.details.hide()
        self.keep.hide()
        self.answers.clear()
        self._untold = Untold(self._study, self.roster.script)
        self.before.show_person(seat.person if seat is not None else None)
        self._on_before()
        shown = seat.person.shown if seat is not None else ""
        self.asked.setText(_("{who} answers").format(who=shown) if shown else _("Put somebody on the roster first"))

    @Slot()
    def _on_before(self) -> None:
        self.answers.allow(self.before.allowed if self._seat is not None else frozenset())

    @Slot()
    def _on_noted(self) -> None:
        """Go on with the one whose age group was noted: the guardian of a minor, the answer of others."""
        self.roster = grouping.roster(self._study, self._interview)
        self._on_seat()
        (self.before.take_focus if self.before.card is not None else self.seats.list.setFocus)()

    @Slot()
    def _on_refused(self) -> None:
        if self.before.hindrance:
            self._say(self.before.hindrance)
            self.before.take_focus()

    @property
    def _seat(self) -> Seat | None:
        chosen = self.seats.current
        return next((seat for seat in self.roster.seats if seat.person.person.id == chosen), None)

    @Slot()
    def _on_decision_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and self._seat is not None:
            self.answers.choose(Decision(action.data()))

    @Slot(object)
    def _on_chosen(self, decision: Decision) -> None:
        self.decision = decision
        self._say("")
        self.details.show()
        self.keep.show()
        self.details.show_decision(decision)
        self._laid_out.start()

    @Slot()
    def _show_question(self) -> None:
        self.pane.ensureWidgetVisible(self.keep)

    @Slot()
    def _on_keep(self) -> None:
        seat, decision = self._seat, self.decision
        if seat is None or decision is None:
            return
        if lacking := self.details.lacking(decision) or (self._not_told(seat) if decision.opens_notes else ""):
            self._say(lacking)
            return
        person = seat.person.person.id
        if self._try(lambda: grouping.decide(self._study, self._interview, person, self._said(decision))):
            self.changed.emit()
            self.refresh()
            self.seats.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_told(self, seat: Seat) -> str:
        given = consenting.prepare(self._study, seat.person.person.id).given
        covered = self.roster.script.covered(frozenset(self.paragraphs.read), letter=False)
        return self._untold.warning(covered | given)

    def _said(self, decision: Decision) -> Said:
        details, choices = self.details, self.details.choices_of(decision)
        return Said(
            decision=decision,
            read=frozenset(self.paragraphs.read),
            choices=choices.said if decision.opens_notes else {},
            explicit=choices.explicit if decision.opens_notes else None,
            guardian=self.before.guardian(),
            limits=clean(details.limits_words) if decision is Decision.LIMITS else "",
            refusal=details.refusal if decision is Decision.NO else None,
            next_step=details.step if decision is Decision.POSTPONED else "",
            next_at=details.step_at if decision is Decision.POSTPONED else None,
        )

    @Slot(str, str)
    def _on_added(self, person: str, name: str) -> None:
        if self._try(lambda: grouping.put(self._study, self._interview, person or None, one_line(name))):
            self.changed.emit()
            self.refresh()

    @Slot(str)
    def _on_taken_off(self, person: str) -> None:
        if self._try(lambda: grouping.take_off(self._study, self._interview, person)):
            self.refresh()

    @Slot(int, bool)
    def _on_counted(self, count: int, left_out: bool) -> None:
        self._try(lambda: grouping.keep_unheard(self._study, self._interview, count, left_out=left_out))

    @Slot()
    def _on_begin(self) -> None:
        if self._try(lambda: grouping.begin(self._study, self._interview)):
            self.ready.emit(self._interview)

    def _try(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except InterviewerError as error:
            self._say(str(error))
            return False
        return True

    def _say(self, message: str) -> None:
        self.trouble.setText(message)
        self.trouble.setVisible(bool(message))


def _details(study: Study) -> Details:
    project = study.project
    return Details(special=project.asks_specially, needed=project.special_category)
