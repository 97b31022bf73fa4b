"""The place Overview: today's calls, what waits, how far the project is, and the spread of the sample."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.language import _, ngettext
from interviewer.services import overviewing
from interviewer.services.interviewing import InterviewRow
from interviewer.services.noticing import Notice
from interviewer.services.opening import Study
from interviewer.services.overviewing import Counts, Overview
from interviewer.services.recruiting import Call
from interviewer.ui import theme
from interviewer.ui.case_words import several
from interviewer.ui.empty import Empty
from interviewer.ui.recruitment import names_page
from interviewer.ui.scrolling import scrolling
from interviewer.ui.spread import SpreadCard

SHOWN = 6
"""Rows a card shows; the rest is counted."""


class OverviewPlace(QWidget):
    """Says where the project stands and what to do next."""

    ring_wanted = Signal(str)
    person_wanted = Signal(str)
    interview_wanted = Signal(str)
    tidying_wanted = Signal(str)
    review_wanted = Signal(str)
    export_wanted = Signal(str)
    beginning_wanted = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.calls, self.waiting, self.progress = (theme.Card(margin=18) for _number in range(3))
        self.spread = SpreadCard()
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setSpacing(14)
        wide = not theme.large()
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in ((left, (self.calls, self.waiting)), (right, (self.progress, self.spread))):
            column.setSpacing(14)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0 if wide else 1, 1 if wide else 0)
        if wide:
            grid.setColumnStretch(0, 3)
            grid.setColumnStretch(1, 2)
        grid.setRowStretch(2, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolling(inner, beside=0))

    def refresh(self) -> None:
        """Read the project anew."""
        found = overviewing.overview(self._study, datetime.now().astimezone())
        self._show_calls(found)
        self._show_waiting(found)
        self._show_progress(found.counts)
        self.spread.show_spread(found.spread)

    def _show_calls(self, found: Overview) -> None:
        box = self.calls.box
        theme.clear(box)
        box.addWidget(theme.heading(_("Ring today")))
        for call in found.calls[:SHOWN]:
            box.addWidget(self._call(call))
        _more(box, len(found.calls) - SHOWN)
        if found.calls:
            return
        if found.counts.persons:
            words = _(
                "Nobody is due today. Whoever has a next step with a date under Recruitment stands here that day."
            )
            box.addWidget(self._beginning(words, _("Look in Recruitment"), "look"))
        else:
            words = _(
                "Here stand the calls of the day. Begin with a person you want to talk to; log the first call, and the "
                "program proposes the next step."
            )
            box.addWidget(self._beginning(words, _("New person"), "person"))

    def _beginning(self, words: str, button: str, what: str) -> Empty:
        empty = Empty(words, button)
        empty.button.setProperty("what", what)
        empty.button.setEnabled(what == "look" or not self._study.read_only)
        empty.button.clicked.connect(self._on_beginning)
        return empty

    def _call(self, call: Call) -> QWidget:
        today = call.due.date() == datetime.now().date()
        due = call.due.strftime("%H:%M") if today else call.due.strftime("%d.%m.")
        late = _("overdue {when}").format(when=due)
        pill = theme.pill(f"! {late}" if call.overdue else due, "attention" if call.overdue else "accent")
        more = " · ".join(each for each in (call.step, call.row.person.role) if each)
        button = self._button(
            _("Ring"), _("Ring {name}").format(name=call.row.shown), call.row.person.id, self._on_ring
        )
        return _row(call.row.shown, more, button, pill)

    def _show_waiting(self, found: Overview) -> None:
        box = self.waiting.box
        theme.clear(box)
        box.addWidget(theme.heading(_("What waits")))
        if found.conflicts:
            box.addWidget(self._conflicts(found.conflicts))
        if found.notices:
            box.addWidget(self._notices(found.notices))
        groups = (
            (_("planned"), found.planned, _("Start"), self._on_interview),
            (_("not closed"), found.open, _("Go on"), self._on_interview),
            (_("to tidy"), found.to_tidy, _("Tidy"), self._on_tidy),
            (_("to review"), found.to_review, _("Review"), self._on_review),
            (_("ready to export"), found.to_export, _("Export"), self._on_export),
        )
        for state, rows, deed, slot in groups:
            for row in rows[:SHOWN]:
                button = self._button(deed, f"{deed}: {_who(row)}", row.interview.id, slot)
                tone = "attention" if row.drafts else "plain"
                box.addWidget(_row(_who(row), _about(row), button, theme.pill(state, tone)))
            _more(box, len(rows) - SHOWN)
        if not found.conflicts and not found.notices and not any(rows for _state, rows, _deed, _slot in groups):
            words = _("Nothing waits. Interviews stand here while they are planned, open, to tidy or ready to export.")
            box.addWidget(theme.quiet(words))

    def _conflicts(self, count: int) -> QWidget:
        words = ngettext("{count} conflict to settle", "{count} conflicts to settle", count).format(count=count)
        button = self._button(_("Settle"), words, "", self._on_beginning)
        button.setProperty("what", "conflicts")
        more = _("Two laptops have written different things; both are kept until somebody chooses.")
        return _row(words, more, button, theme.pill(_("to settle"), "attention"))

    def _notices(self, notices: Sequence[Notice]) -> QWidget:
        """Return the row of those whom others named and who do not know of it; loud once thirty days are over."""
        count, late = len(notices), sum(each.overdue for each in notices)
        words = ngettext(
            "{count} person named by others is to be told", "{count} persons named by others are to be told", count
        ).format(count=count)
        button = self._button(_("Inform or delete"), words, "", self._on_beginning)
        button.setProperty("what", "names")
        over = ngettext("! {count} is overdue", "! {count} are overdue", late).format(count=late)
        pill = theme.pill(over, "attention") if late else names_page.pill(notices[0])
        return _row(words, _("Within thirty days of when they were entered, or the name is deleted."), button, pill)

    def _show_progress(self, counts: Counts) -> None:
        box = self.progress.box
        theme.clear(box)
        box.addWidget(theme.heading(_("Progress")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(10)
        word = self._study.project.case_word
        numbers = (
            (counts.persons, ngettext("person", "persons", counts.persons)),
            (counts.contacted, _("contacted")),
            (counts.consented, _("have consented")),
            (counts.refused, _("have declined")),
            (counts.interviews, ngettext("interview", "interviews", counts.interviews)),
            (counts.closed, _("of them closed")),
            (counts.cases, word if counts.cases == 1 else several(word)),
        )
        for place, (number, words) in enumerate(numbers):
            grid.addLayout(_number(number, words), place // 3, place % 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        box.addLayout(grid)

    def _button(self, words: str, name: str, key: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.setAutoDefault(True)
        button.setEnabled(not (self._study.read_only and slot in (self._on_ring, self._on_interview)))
        button.setProperty("kind", "quiet")
        button.setProperty("key", key)
        button.clicked.connect(slot)
        return button

    def _key(self) -> str:
        sender = self.sender()
        return str(sender.property("key")) if sender is not None else ""

    @Slot()
    def _on_ring(self) -> None:
        self.ring_wanted.emit(self._key())

    @Slot()
    def _on_interview(self) -> None:
        self.interview_wanted.emit(self._key())

    @Slot()
    def _on_tidy(self) -> None:
        self.tidying_wanted.emit(self._key())

    @Slot()
    def _on_review(self) -> None:
        self.review_wanted.emit(self._key())

    @Slot()
    def _on_export(self) -> None:
        self.export_wanted.emit(self._key())

    @Slot()
    def _on_beginning(self) -> None:
        sender = self.sender()
        self.beginning_wanted.emit(str(sender.property("what")) if sender is not None else "")


def _row(title: str, more: str, button: QPushButton, pill: QLabel) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 1, 0, 1)
    line.setSpacing(12)
    words = QVBoxLayout()
    words.setSpacing(0)
    name = QLabel(title)
    name.setTextFormat(Qt.TextFormat.PlainText)
    name.setProperty("kind", "name")
    words.addWidget(name)
    if more:
        words.addWidget(theme.quiet(more))
    line.addLayout(words, 1)
    line.addWidget(pill)
    line.addWidget(button)
    return row


def _number(number: int, words: str) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(0)
    large = QLabel(str(number))
    large.setProperty("kind", "number")
    box.addWidget(large)
    box.addWidget(theme.quiet(words))
    return box


def _more(box: QVBoxLayout, count: int) -> None:
    if count > 0:
        box.addWidget(theme.quiet(ngettext("and {count} more", "and {count} more", count).format(count=count)))


def _who(row: InterviewRow) -> str:
    return ", ".join(each.shown for each in row.informants) or (row.case.shown if row.case else "")


def _about(row: InterviewRow) -> str:
    raised = _("{raised} of {to_ask} taken up").format(raised=row.raised, to_ask=row.to_ask) if row.raised else ""
    at = row.interview.started or row.interview.planned
    recovered = _("something was recovered") if row.drafts else ""
    case = row.case.shown if row.case and row.informants else ""
    when = at.strftime("%d.%m.%Y") if at else ""
    return " · ".join(each for each in (case, when, raised, recovered) if each)
