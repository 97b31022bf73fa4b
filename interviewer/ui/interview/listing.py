"""The list of interviews: planned, open and closed, with what can be begun from here."""

import time
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import interviewing
from interviewer.services.interviewing import InterviewRow
from interviewer.services.opening import Study
from interviewer.ui import actions, icons, theme
from interviewer.ui.abbreviations import AbbreviationsDialog
from interviewer.ui.interview import words
from interviewer.ui.interview.strip import Strip

ID = Qt.ItemDataRole.UserRole
AT_ONCE, AT_A_TIME = 0.05, 0.01
"""Seconds for which is counted before the list is drawn, and between two looks at the keyboard."""


class ListingPage(QWidget):
    """Shows the interviews; Enter opens one."""

    wanted = Signal(str)
    history_wanted = Signal(str)
    new_wanted = Signal()
    afterwards_wanted = Signal()
    trial_wanted = Signal()

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._uncounted: deque[tuple[QTreeWidgetItem, InterviewRow]] = deque()
        self._counting = QTimer(self)
        self._counting.timeout.connect(self._on_count)
        self.list = QTreeWidget()
        self.new = QPushButton(_("&New interview"))
        self.afterwards = QPushButton(_("Register &afterwards"))
        self.trial = QPushButton(_("&Trial interview"))
        self.short_forms = QPushButton(_("A&bbreviations …"))
        self.history = QPushButton(_("History …"))
        self.empty = theme.Card(margin=28, spacing=8)
        self.reading = theme.pill(_("Open for reading only – nothing can be changed"), "attention")
        self.reading.setVisible(study.read_only)
        self.new.setEnabled(not study.read_only)
        self.afterwards.setEnabled(not study.read_only)
        self._lay_out()
        self.list.itemActivated.connect(self._on_activated)
        self.list.installEventFilter(self)
        self.new.clicked.connect(self.new_wanted)
        self.afterwards.clicked.connect(self.afterwards_wanted)
        self.short_forms.clicked.connect(self._on_short_forms)
        self.trial.clicked.connect(self.trial_wanted)
        self.history.clicked.connect(self._on_history)
        actions.make("history", self, self._on_history)
        actions.make("interview_new", self, self.new.click)

    def show_rows(self, rows: Sequence[InterviewRow]) -> None:
        """Show the interviews, the open ones first, then the planned, then the closed, newest first."""
        self.list.clear()
        self._uncounted.clear()
        for row in sorted(rows, key=_order):
            line = QTreeWidgetItem(_columns(row))
            self._uncounted.append((line, row))
            line.setData(0, ID, row.interview.id)
            if row.drafts:
                line.setToolTip(0, _("Something typed was not finished; it is there when you open it."))
            self.list.addTopLevelItem(line)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self.setFocusProxy(self.list if rows else self.new)
        self._count(AT_ONCE)
        self._counting.start()

    def _count(self, seconds: float) -> None:
        """Count what was said, line after line, for about so long: in a large project it takes its time."""
        until = time.monotonic() + seconds
        while self._uncounted and time.monotonic() < until:
            line, row = self._uncounted.popleft()
            for column, text in enumerate(_counts(interviewing.count(self._study, row)), 5):
                line.setText(column, text)

    @Slot()
    def _on_count(self) -> None:
        if self._uncounted and self.isVisible():
            self._count(AT_A_TIME)
        else:
            self._counting.stop()

    def _lay_out(self) -> None:
        self.list.setHeaderLabels(
            [_("When"), _("Informant"), self._study.project.case_word.capitalize(), _("How"), _("State"),
             _("Taken up"), _("Words")]
        )  # fmt: skip
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setAccessibleName(_("Interviews"))
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.empty.box.addWidget(theme.strong(_("No interviews yet")))
        how = _("An interview begins with the consent and ends with three lines. Begin here, or in Recruitment.")
        trial = _("A trial interview lets you try the keys with a colleague; nothing of it is kept.")
        self.empty.box.addWidget(theme.quiet(f"{how} {trial}"))
        buttons = (self.short_forms, self.history, self.trial, self.afterwards, self.new)
        for button in buttons:
            button.setAutoDefault(True)
        self.new.setProperty("kind", "primary")
        self.short_forms.setProperty("kind", "quiet")
        self.history.setProperty("kind", "quiet")
        self.new.setToolTip(f"{actions.act('interview_new').words}  {actions.shown('interview_new')}")
        self.history.setToolTip(f"{actions.act('history').words}  {actions.shown('history')}")
        icons.dress(self.new, "plus", "on_accent")
        card = theme.Card(margin=10)
        card.box.addWidget(self.list)
        card.box.addWidget(self.empty)
        card.box.setStretchFactor(self.list, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addWidget(Strip(theme.title(_("Interviews")), buttons))
        page.addWidget(self.reading)
        page.addWidget(card, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter open the interview on every system."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            row = self.list.currentItem()
            if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._on_activated(row, 0)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_history(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            self.history_wanted.emit(str(row.data(0, ID)))

    @Slot()
    def _on_short_forms(self) -> None:
        AbbreviationsDialog(self).open()

    @Slot(QTreeWidgetItem, int)
    def _on_activated(self, row: QTreeWidgetItem, _column: int) -> None:
        self.wanted.emit(str(row.data(0, ID)))


def _order(row: InterviewRow) -> tuple[int, float]:
    interview = row.interview
    stage = 2 if interview.closed else 0 if interview.sessions or interview.afterwards else 1
    moment = interview.started or interview.planned
    return stage, -(moment.timestamp() if moment else 0.0)


def _columns(row: InterviewRow) -> list[str]:
    interview = row.interview
    moment = interview.started or interview.planned
    if interview.closed:
        state = "✓ " + (_("closed, fair copy finished") if interview.fair_finished else _("closed"))
    elif row.drafts:
        state = "● " + _("open, something to recover")
    elif interview.sessions or interview.afterwards:
        state = "● " + _("open")
    else:
        state = "○ " + _("planned")
    return [
        moment.astimezone().strftime("%d.%m.%Y %H:%M") if moment else "–",
        ", ".join(person.shown for person in row.informants) + _noted(row),
        row.case.shown if row.case else "–",
        words.mode(interview.mode),
        state,
        *_counts(row),
    ]


def _counts(row: InterviewRow) -> tuple[str, str]:
    if row.raised is None or row.words is None:
        return "…", "…"
    return _("{raised} of {total}").format(raised=row.raised, total=row.to_ask), str(row.words)


def _noted(row: InterviewRow) -> str:
    """Return who took notes, where there are several sets of them."""
    return "  " + _("(notes by {who})").format(who=", ".join(row.notetakers)) if row.others else ""
