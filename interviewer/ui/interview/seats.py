"""The list of who is in a group, what each has answered, and how many are present who said no."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.consent import Decision
from interviewer.domain.text import one_line
from interviewer.language import N_, _
from interviewer.services import recruiting
from interviewer.services.grouping import Roster, Seat
from interviewer.services.opening import Study
from interviewer.ui import actions, tables, theme
from interviewer.ui.form import Form

_ID = Qt.ItemDataRole.UserRole
_SAID = {
    Decision.YES: N_("✓ yes"),
    Decision.LIMITS: N_("✓ yes, with limits"),
    Decision.NO: N_("✕ no – not noted"),
    Decision.POSTPONED: N_("✕ thinks about it – not noted"),
    Decision.WITHDRAWN: N_("✕ withdrawn – not noted"),
}
_MOST = 50


class Seats(QWidget):
    """Chooses who is asked, adds who comes, counts who is not noted, and begins."""

    chosen = Signal()
    added = Signal(str, str)
    """Somebody known (id) or a new name."""
    taken_off = Signal(str)
    counted = Signal(int, bool)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._filling = False
        self.list = QTableWidget(0, 2)
        self.adding = QComboBox()
        self.add = QPushButton(_("Add"))
        self.off = QPushButton(_("&Did not come"))
        self.unheard = QSpinBox()
        self.left_out = QCheckBox(_("Nothing of what they say is noted"))
        self.hint = theme.quiet("")
        self.begin = QPushButton(actions.labelled(_("Begin the talk"), "group_begin"))
        self.back = QPushButton(_("Not now"))
        self._lay_out()
        self.list.currentCellChanged.connect(self._on_current)
        self.list.installEventFilter(self)
        self.add.clicked.connect(self._on_add)
        line = self.adding.lineEdit()
        if line is not None:
            line.returnPressed.connect(self._on_add)
        self.off.clicked.connect(self._on_off)
        self.unheard.valueChanged.connect(self._on_count)
        self.left_out.toggled.connect(self._on_count)

    @property
    def current(self) -> str:
        """Return the id of whoever is chosen; ``""`` for nobody."""
        item = self.list.item(self.list.currentRow(), 0)
        return str(item.data(_ID)) if item is not None else ""

    def show_roster(self, roster: Roster) -> None:
        """Show the roster, at the first who has not answered; without one, at whoever was chosen."""
        before = self.current
        self._filling = True
        self.list.setRowCount(len(roster.seats))
        for row, seat in enumerate(roster.seats):
            for column, text in enumerate((_who(seat), _said(seat))):
                item = QTableWidgetItem(text)
                item.setData(_ID, seat.person.person.id)
                item.setToolTip(text)
                self.list.setItem(row, column, item)
        ids = [seat.person.person.id for seat in roster.seats]
        first = next((ids.index(seat.person.person.id) for seat in roster.undecided), None)
        wanted = first if first is not None else ids.index(before) if before in ids else 0
        self.list.setCurrentCell(wanted if ids else -1, 0)
        self.unheard.setValue(roster.unheard)
        self.left_out.setChecked(roster.left_out)
        self._offer(ids)
        self._filling = False
        self._show_hint()
        words = _("Go on with the talk") if roster.interview.sessions else _("Begin the talk")
        self.begin.setText(actions.labelled(words, "group_begin"))
        self.begin.setEnabled(roster.ready)
        theme.retone(self.begin, "kind", "primary" if roster.ready else "plain")

    def _offer(self, ids: list[str]) -> None:
        self.adding.clear()
        for row in recruiting.people(self._study):
            if row.person.id not in ids and not row.person.do_not_contact:
                self.adding.addItem(row.shown, row.person.id)
        self.adding.setCurrentIndex(-1)
        self.adding.setEditText("")

    def _lay_out(self) -> None:
        self.list.setAccessibleName(_("Roster"))
        self.list.setHorizontalHeaderLabels([_("Who"), _("Answer")])
        tables.dress(self.list)
        self.list.setColumnWidth(0, theme.px(210))
        self.list.setMinimumHeight(theme.px(110))
        self.adding.setEditable(True)
        self.adding.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.adding.setMinimumContentsLength(8)
        line = self.adding.lineEdit() or QLineEdit()
        line.setPlaceholderText(_("name"))
        self.unheard.setRange(0, _MOST)
        self.hint.setProperty("kind", "quiet")
        who = theme.Card(margin=12, spacing=8)
        who.box.addWidget(theme.heading(_("Roster")))
        who.box.addWidget(self.list, 1)
        form = Form()
        form.row(_("&One more, known or new"), self.adding)
        who.box.addWidget(form)
        row = QHBoxLayout()
        row.addWidget(self.off)
        row.addStretch(1)
        row.addWidget(self.add)
        who.box.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.begin)
        for button in (self.add, self.off, self.begin, self.back):
            button.setAutoDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(who, 1)
        column.addWidget(self._count())
        column.addLayout(buttons)

    def _count(self) -> QWidget:
        """Return the card that counts those who are not noted."""
        rest = theme.Card(margin=12, spacing=8)
        counted = Form()
        counted.row(_("&Present without consent"), self.unheard)
        rest.box.addWidget(counted)
        rest.box.addWidget(self.left_out)
        rest.box.addWidget(self.hint)
        return rest

    def _show_hint(self) -> None:
        unheard = self.unheard.value() > 0
        self.left_out.setVisible(unheard)
        if not unheard:
            text = _("Only their number is kept, never who they are. All present have answered for themselves.")
        elif self.left_out.isChecked():
            text = _("Only their number is kept, never who they are. The unknown speaker is one of those who said yes.")
        else:
            text = _("Only their number is kept, never who they are. Without the tick there is no unknown speaker.")
        self.hint.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Del take somebody off who did not come."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self._on_off()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_current(self) -> None:
        if not self._filling:
            self.chosen.emit()

    @Slot()
    def _on_add(self) -> None:
        name = one_line(self.adding.currentText())
        at = self.adding.findText(name, Qt.MatchFlag.MatchFixedString)
        if name:
            self.added.emit(str(self.adding.itemData(at)) if at >= 0 else "", name)

    @Slot()
    def _on_off(self) -> None:
        if self.current:
            self.taken_off.emit(self.current)

    @Slot()
    def _on_count(self) -> None:
        self._show_hint()
        if not self._filling:
            self.counted.emit(self.unheard.value(), self.left_out.isChecked())


def _who(seat: Seat) -> str:
    role = seat.person.person.role
    return f"{seat.person.shown}  ·  {role}" if role else seat.person.shown


def _said(seat: Seat) -> str:
    return _(_SAID[seat.consent.decision]) if seat.consent is not None else _("○ has not answered")
