"""The list of interviews: planned, open and closed, with what can be begun from here."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services.interviewing import InterviewRow
from interviewer.ui import icons, theme
from interviewer.ui.abbreviations import AbbreviationsDialog
from interviewer.ui.interview import words
from interviewer.ui.interview.strip import Strip

ID = Qt.ItemDataRole.UserRole


class ListingPage(QWidget):
    """Shows the interviews; Enter opens one."""

    wanted = Signal(str)
    new_wanted = Signal()
    afterwards_wanted = Signal()
    trial_wanted = Signal()

    def __init__(self, case_word: str, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._case_word = case_word
        self.list = QTreeWidget()
        self.new = QPushButton(_("&New interview"))
        self.afterwards = QPushButton(_("Register &afterwards"))
        self.trial = QPushButton(_("&Trial interview"))
        self.short_forms = QPushButton(_("A&bbreviations …"))
        self.empty = theme.Card(margin=28, spacing=8)
        self.reading = theme.pill(_("Open for reading only – nothing can be changed"), "attention")
        self.reading.setVisible(read_only)
        self.new.setEnabled(not read_only)
        self.afterwards.setEnabled(not read_only)
        self._lay_out()
        self.list.itemActivated.connect(self._on_activated)
        self.list.installEventFilter(self)
        self.new.clicked.connect(self.new_wanted)
        self.afterwards.clicked.connect(self.afterwards_wanted)
        self.short_forms.clicked.connect(self._on_short_forms)
        self.trial.clicked.connect(self.trial_wanted)

    def show_rows(self, rows: Sequence[InterviewRow]) -> None:
        """Show the interviews, the open ones first, then the planned, then the closed, newest first."""
        self.list.clear()
        for row in sorted(rows, key=_order):
            line = QTreeWidgetItem(_columns(row))
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

    def _lay_out(self) -> None:
        self.list.setHeaderLabels(
            [_("When"), _("Informant"), self._case_word.capitalize(), _("How"), _("State"), _("Taken up"), _("Words")]
        )
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
        buttons = (self.short_forms, self.trial, self.afterwards, self.new)
        for button in buttons:
            button.setAutoDefault(True)
        self.new.setProperty("kind", "primary")
        self.short_forms.setProperty("kind", "quiet")
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
        ", ".join(person.shown for person in row.informants),
        row.case.shown if row.case else "–",
        words.mode(interview.mode),
        state,
        _("{raised} of {total}").format(raised=row.raised, total=row.to_ask),
        str(row.words),
    ]
