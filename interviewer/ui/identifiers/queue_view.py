"""How *To decide* is laid out: the interview and its state above, the list, and where each finding stands beside it."""

from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from interviewer.language import _, ngettext
from interviewer.services.deciding import Candidate
from interviewer.services.reviewing import State
from interviewer.services.study import Study
from interviewer.ui import actions, icons, theme
from interviewer.ui.identifiers import room, words
from interviewer.ui.identifiers.closed import Notice
from interviewer.ui.identifiers.contexts import Contexts
from interviewer.ui.identifiers.decide_form import DecideForm
from interviewer.ui.identifiers.find_line import FindLine
from interviewer.ui.identifiers.interviews import Interviews
from interviewer.ui.identifiers.questions import Questions
from interviewer.ui.identifiers.review_question import ReviewQuestion
from interviewer.ui.identifiers.rows import Column, RowsTable

NOTICE, WORK = range(2)
_ANY = 16_777_215
"""As high as there is room for, in pixels; Qt's own number."""
DEEDS = ("decide_accept", "decide_reject", "decide_kind", "decide_instead", "decide_same", "decide_undo")
"""What can be done with a finding, in the order of the buttons."""


def _columns() -> tuple[Column[Candidate], ...]:
    return (
        Column(_("Risk"), lambda each: words.risk(each.risk), 108, lambda each: words.risk_sign(each.risk)),
        Column(_("Kind"), words.kind_of, 116),
        Column(_("Words"), lambda each: words.short(each.shown), 176),
        Column(_("Places"), lambda each: str(len(each.places)), 62),
        Column(_("Why"), words.why, 120),
    )


class QueueView(QWidget):
    """The widgets; :class:`~interviewer.ui.identifiers.queue_page.QueuePage` decides what they show."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.interviews = Interviews(study, whole=True)
        self.counter = theme.strong("")
        self.counter.setWordWrap(False)
        self.state = theme.pill("", "plain")
        self.review = QPushButton()
        self.review.setProperty("kind", "primary")
        self.waiting = theme.quiet("")
        self.question = ReviewQuestion()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far the texts are read"))
        self.bar.setTextVisible(False)
        self.finding = FindLine(_("Find in the list"))
        self.table: RowsTable[Candidate] = RowsTable(_("To decide"), _columns(), lambda each: each.id)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.contexts = Contexts(Questions(study))
        self.form = DecideForm()
        self.notice = Notice()
        self.buttons = {name: QPushButton() for name in DEEDS}
        self._shown = theme.strong("")
        self._why = theme.quiet("")
        self.work = QWidget()
        self._deeds = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self.show_deeds(None)

    def show_count(self, left: int, high: int) -> None:
        """Say how many are left, and how many of them are of high risk."""
        said = ngettext("{count} left to decide", "{count} left to decide", left).format(count=left)
        if high:
            said += "  ·  " + ngettext("{count} of high risk", "{count} of high risk", high).format(count=high)
        self.counter.setText(said)

    def show_reading(self, *, on: bool) -> None:
        """Show that the texts are being read."""
        self.bar.setRange(0, 0)
        self.bar.setVisible(on)
        if on:
            self.counter.setText(_("Reading the texts …"))

    def show_state(self, state: State | None, waiting: str) -> None:
        """Say how the interview stands; of the whole project, which interviews wait."""
        self.state.setVisible(state is not None)
        if state is not None:
            self.state.setText(words.shown_state(state))
            theme.retone(self.state, "tone", words.STATE_TONES[state])
        again = state is State.DONE
        label = _("Reviewed once more") if again else _("Mark as reviewed")
        label = label if state is not None else _("Next that waits")
        self.review.setText(actions.labelled(label, "reviewed"))
        theme.retone(self.review, "kind", "" if again else "primary")
        icons.dress(self.review, "check", "quiet" if again else "on_accent")
        self.waiting.setText(waiting)
        self.waiting.setVisible(bool(waiting))

    def show_candidate(self, candidate: Candidate | None) -> None:
        """Show what was found, why it is asked about, and every place where it stands."""
        self._shown.setText(words.short(candidate.shown) if candidate else "")
        self._why.setText(f"{words.kind_of(candidate)}  ·  {words.why(candidate)}" if candidate else "")
        self.contexts.show_candidate(candidate)

    def show_deeds(self, candidate: Candidate | None, *, undo: bool = False, writable: bool = True) -> None:
        """Say what can be done with ``candidate``: of a marked passage only whether it is printed."""
        marked = candidate is not None and candidate.mark is not None
        texts = {name: actions.act(name).words for name in DEEDS}
        if marked:
            texts |= {"decide_accept": _("Not printed"), "decide_reject": _("It may stand")}
        for name, button in self.buttons.items():
            button.setText(actions.labelled(texts[name], name))
            on = undo if name == "decide_undo" else candidate is not None
            both = name in ("decide_accept", "decide_reject", "decide_undo")
            button.setEnabled(writable and on and (both or not marked))
            button.setVisible(candidate is not None or name == "decide_undo")
        self._deeds.setVisible(candidate is not None or undo)

    def show_page(self, page: int) -> None:
        """Show the notice or the work."""
        self._stack.setCurrentIndex(page)

    @property
    def reading(self) -> bool:
        """Return whether it is shown that the texts are being read."""
        return not self.bar.isHidden()

    @property
    def shows_work(self) -> bool:
        """Return whether there is something to decide."""
        return self._stack.currentIndex() == WORK

    def show_form(self, on: bool) -> None:
        """Show the form below where the finding stands; in its place where the text is large."""
        self.form.setVisible(on)
        self._why.setVisible(not on)
        self.contexts.setMaximumHeight(theme.px(96) if on and not theme.large() else _ANY)
        self.contexts.setVisible(not (on and theme.large()))
        if on:
            room.reveal(self.form)

    def _lay_out(self) -> None:
        self._stack.addWidget(self._framed(self.notice))
        self._stack.addWidget(self.work)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addWidget(self.waiting)
        column.addWidget(self.question)
        column.addWidget(self._stack, 1)
        column.addWidget(self._deeds)
        self._lay_out_work()
        room.give(self, inner, (self.table, 170), (self.contexts, 110), (self.form, 250), (self.notice, 120))
        self.question.hide()
        self.bar.hide()
        self.show_form(False)

    def _head(self) -> QBoxLayout:
        head = QBoxLayout(room.across())
        head.setSpacing(12)
        head.addWidget(self.interviews, 3)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.counter)
        line.addWidget(self.state)
        line.addStretch(1)
        line.addWidget(self.review)
        head.addLayout(line, 4)
        return head

    def _lay_out_work(self) -> None:
        left = theme.Card(margin=12)
        left.box.addWidget(self.finding)
        left.box.addWidget(self.bar)
        left.box.addWidget(self.table, 1)
        right = theme.Card(margin=14)
        right.box.addWidget(self._shown)
        right.box.addWidget(self._why)
        right.box.addWidget(self.contexts, 1)
        right.box.addWidget(self.form, 1)
        pair = QBoxLayout(room.across())
        pair.setSpacing(12)
        pair.addWidget(left, 9)
        pair.addWidget(right, 5)
        box = QVBoxLayout(self.work)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(pair, 1)
        grid = QGridLayout(self._deeds)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        columns = 2 if theme.large() else len(DEEDS)
        for number, button in enumerate(self.buttons.values()):
            button.setAutoDefault(True)
            grid.addWidget(button, number // columns, number % columns)
        grid.setColumnStretch(columns, 1)
        self.buttons["decide_accept"].setProperty("kind", "primary")

    @staticmethod
    def _framed(inner: QWidget) -> QWidget:
        card = theme.Card(margin=16)
        card.box.addWidget(inner)
        return card
