"""Names that wait: whoever was named by others and is to be told in time, and names that are not needed any more."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.language import N_, _, ngettext
from interviewer.services import noticing, purging
from interviewer.services.noticing import Notice
from interviewer.services.opening import Study
from interviewer.services.purging import Candidate, Why
from interviewer.services.sending import WAYS, Way
from interviewer.ui import actions, icons, theme
from interviewer.ui.empty import Empty
from interviewer.ui.flow import Flow
from interviewer.ui.recruitment import words
from interviewer.ui.recruitment.table import Finder

WHY: dict[Why, str] = {
    Why.DECLINED: N_("declined: the name can be deleted"),
    Why.UNREACHED: N_("not reached: the name can be deleted"),
}
_WIDTHS = (166, 206, 120, 100)
"""Pixels of the columns at 100 %."""


class NamesPage(QWidget):
    """One list of both; several rows can be chosen, and are informed or deleted together."""

    selected = Signal(str)
    opened = Signal(str)
    inform_wanted = Signal()
    purge_wanted = Signal()
    numbers_wanted = Signal()

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._overdue = 0
        nothing = Empty(_(
            "Here stand those whom others have named and who do not know of us yet, with the days that are left of the "
            "thirty, and those whose names are not needed any more. Nobody waits."
        ))  # fmt: skip
        columns = (_("Name"), _("What waits"), _("Entered or tried"), _("State"))
        self.finder = Finder(_("Names that wait"), _("Find name"), columns, nothing)
        self.finder.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.late = theme.pill("", "attention")
        self.channel = QComboBox()
        for way, name in WAYS.items():
            self.channel.addItem(_(name), way)
        self.channel.setAccessibleName(_("How the letter was sent"))
        self.inform = QPushButton(_("Letter sent"))
        icons.dress(self.inform, "letter")
        self.purge = QPushButton(_("Delete the name …"))
        self.numbers = QPushButton(_("Numbers …"))
        self.numbers.setProperty("kind", "quiet")
        icons.dress(self.numbers, "table", "accent")
        for button, name in ((self.inform, "inform"), (self.purge, "purge"), (self.numbers, "numbers")):
            button.setAutoDefault(True)
            button.setToolTip(f"{actions.act(name).words}  {actions.shown(name)}")
        self._lay_out()
        self.finder.selected.connect(self.selected)
        self.finder.opened.connect(self.opened)
        self.inform.clicked.connect(self.inform_wanted)
        self.purge.clicked.connect(self.purge_wanted)
        self.numbers.clicked.connect(self.numbers_wanted)

    def _lay_out(self) -> None:
        words_line = theme.quiet(
            _("Several can be chosen: Ctrl or Shift with the arrows and Space. A letter noted as sent stops the days.")
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(8)
        page.addWidget(self.late)
        page.addWidget(words_line)
        page.addWidget(self.finder, 1)
        page.addLayout(Flow(self.channel, self.inform, self.purge, self.numbers))

    def refresh(self) -> None:
        """Read anew who waits."""
        now = datetime.now().astimezone()
        notices = noticing.waiting(self._study, now)
        candidates = {each.row.person.id: each for each in purging.candidates(self._study, now)}
        rows = [(each.row.person.id, _to_inform(each, candidates.pop(each.row.person.id, None))) for each in notices]
        rows += [(person, _to_purge(each)) for person, each in candidates.items()]
        self.finder.fill(rows)
        if not theme.large():
            for column, width in enumerate(_WIDTHS):
                self.finder.table.setColumnWidth(column, theme.px(width))
        self._overdue = sum(each.overdue for each in notices)
        told = ngettext(
            "! {count} person should have been told by now", "! {count} persons should have been told by now",
            self._overdue,
        )  # fmt: skip
        self.late.setText(told.format(count=self._overdue))
        self.late.setVisible(bool(self._overdue))
        reading = self._study.read_only
        for button in (self.inform, self.purge):
            button.setEnabled(bool(rows) and not reading)
        self.channel.setEnabled(bool(rows) and not reading)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the persons chosen, those that are seen only."""
        table = self.finder.table
        found = [index.row() for index in table.selectionModel().selectedRows() if not table.isRowHidden(index.row())]
        items = [table.item(row, 0) for row in sorted(found)]
        return tuple(str(item.data(Finder.ID)) for item in items if item is not None)

    @property
    def how(self) -> Way:
        """Return how the letter went out."""
        return Way(self.channel.currentData())


def days(notice: Notice) -> str:
    """Return how many days are left to tell somebody, or how long it should have been done."""
    if notice.overdue:
        over = -notice.days_left
        return ngettext("! to be told: {count} day over", "! to be told: {count} days over", over).format(count=over)
    left = notice.days_left
    return ngettext("to be told: {count} day left", "to be told: {count} days left", left).format(count=left)


def _to_inform(notice: Notice, candidate: Candidate | None) -> Sequence[str]:
    barred = _("wants no contact: the name can be deleted") if notice.row.person.do_not_contact else ""
    what = " · ".join(filter(None, (barred or days(notice), _(WHY[candidate.why]) if candidate else "")))
    return notice.row.shown, what, notice.entered.strftime("%d.%m.%Y"), words.state(notice.row.person.state)


def _to_purge(candidate: Candidate) -> Sequence[str]:
    since = candidate.since.astimezone().strftime("%d.%m.%Y") if candidate.since else ""
    return candidate.row.shown, _(WHY[candidate.why]), since, words.state(candidate.row.person.state)


def pill(notice: Notice) -> QLabel:
    """Return the days of a notice on a ground that tells whether they are over."""
    return theme.pill(days(notice), "attention" if notice.overdue else "plain")
