"""Logging an attempt to reach somebody: one key for the outcome, Enter to keep it."""

from datetime import datetime

from PySide6.QtCore import QDateTime, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain import disposition
from interviewer.domain.person import Outcome
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import recruiting
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonRow
from interviewer.ui import actions, theme
from interviewer.ui.acts import recruitment as recruitment_acts
from interviewer.ui.form import Form
from interviewer.ui.recruitment import words
from interviewer.ui.saving import SaveDialog
from interviewer.ui.scrolling import scrolling


class LogDialog(SaveDialog):
    """Eight outcomes on the keys 1 to 8; the next step is proposed and can be changed."""

    saved = Signal(str)

    def __init__(self, study: Study, row: PersonRow, parent: QWidget | None = None) -> None:
        super().__init__(_("Log a contact attempt"), parent)
        self._study = study
        self._row = row
        self._outcomes = QButtonGroup(self)
        self.channel = QComboBox()
        for key, name in words.CHANNELS.items():
            self.channel.addItem(_(name), key)
        self.step = QLineEdit()
        self.has_date = QCheckBox(_("&When"))
        self.date = QDateTimeEdit()
        self.date.setDisplayFormat("dd.MM.yyyy HH:mm")
        self.date.setCalendarPopup(True)
        self.date.setAccessibleName(_("When the next step is due"))
        self.date.setEnabled(False)
        self.date.setDateTime(QDateTime.currentDateTime())
        self.remark = QLineEdit()
        self.finer = QComboBox()
        self.finer.setEnabled(False)
        self._keep = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self._keep.setEnabled(False)
        self._keep.setDefault(True)
        self._lay_out()
        self.has_date.toggled.connect(self.date.setEnabled)
        self._outcomes.idToggled.connect(self._on_outcome)
        self._outcomes.button(0).setFocus()

    def _lay_out(self) -> None:
        phone = self._row.contact.phone if self._row.contact else ""
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        box.addWidget(theme.strong(self._row.shown))
        box.addWidget(theme.quiet(" · ".join(each for each in (phone, self._row.person.role) if each)))
        box.addWidget(theme.heading(_("How did it go?")))
        box.addLayout(self._keys())
        form = Form(columns=2)
        form.row(_("&Next step"), self.step)
        form.row(_("&How"), self.channel)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.has_date)
        line.addWidget(self.date, 1)
        form.add(holder)
        form.row(_("&More exactly"), self.finer, _("For the report; nobody has to."))
        form.row(_("&Remark"), self.remark, _("Kept in the key."))
        box.addWidget(form)
        box.addStretch(1)
        self.lay_out(scrolling(inner), size=(580, 540), spacing=12)

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        half = (len(Outcome) + 1) // 2
        for number, outcome in enumerate(Outcome):
            key = recruitment_acts.OUTCOME_KEYS[number]
            button = QPushButton(f"{key}   {words.outcome(outcome)}")
            button.setAccessibleName(words.outcome(outcome))
            button.setProperty("kind", "outcome")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("number", number)
            self._outcomes.addButton(button, number)
            actions.make(f"outcome_{key}", self, button.click)
            grid.addWidget(button, number % half, number // half)
        return grid

    @property
    def outcome(self) -> Outcome | None:
        """Return the outcome chosen."""
        number = self._outcomes.checkedId()
        return list(Outcome)[number] if number >= 0 else None

    @Slot(int, bool)
    def _on_outcome(self, number: int, on: bool) -> None:
        if not on:
            return
        self._outcomes.button(number).setFocus()
        step, at = words.next_step(list(Outcome)[number], datetime.now())
        self.step.setText("" if self._row.no_follow_up else step)
        at = None if self._row.no_follow_up else at
        self._offer(list(Outcome)[number])
        self.has_date.setChecked(at is not None)
        if at is not None:
            self.date.setDateTime(QDateTime.fromSecsSinceEpoch(int(at.timestamp())))
        self._keep.setEnabled(True)

    def _offer(self, outcome: Outcome) -> None:
        """Offer what an outcome can be said more exactly."""
        finer = disposition.FINER.get(outcome, ())
        self.finer.clear()
        self.finer.addItem("", "")
        for each in finer:
            self.finer.addItem(_(disposition.NAMES[each]), each.value)
        self.finer.setEnabled(bool(finer))

    @Slot()
    def save(self) -> None:
        """Keep the attempt."""
        outcome = self.outcome
        if outcome is None:
            return
        due = self.date.dateTime().toSecsSinceEpoch()
        try:
            recruiting.log_attempt(
                self._study,
                self._row.person.id,
                outcome,
                channel=str(self.channel.currentData()),
                next_step=self.step.text(),
                next_at=datetime.fromtimestamp(due) if self.has_date.isChecked() else None,
                remark=self.remark.text(),
                finer=str(self.finer.currentData() or ""),
            )
        except InterviewerError as error:
            self.tell(error)
            return
        self.saved.emit(self._row.person.id)
        self.accept()
