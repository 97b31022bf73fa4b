"""What comes before a minor is asked: the guardian, informed or consenting, how, and with whose number."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from interviewer.domain import minority
from interviewer.domain.consent import Decision, Guardian, GuardianEvent
from interviewer.domain.minority import Demand
from interviewer.domain.text import one_line
from interviewer.language import N_, _
from interviewer.services.guarding import Minority
from interviewer.ui import theme
from interviewer.ui.form import Form

EVENTS = {
    GuardianEvent.INFORMED: N_("The guardian was informed"),
    GuardianEvent.CONSENTED: N_("The guardian consented"),
    GuardianEvent.DECLINED: N_("The guardian said no"),
    GuardianEvent.WAIVED: N_("Not informed, for a written reason"),
    GuardianEvent.WITHDRAWN: N_("The guardian takes the consent back"),
}
CHANNELS = {
    "sms": N_("text message"),
    "phone": N_("phone call"),
    "email": N_("e-mail"),
    "letter": N_("letter"),
    "oral": N_("in person"),
}
_DEMANDS = {
    Demand.CONSENT: N_("The guardian has to consent before the young person is asked."),
    Demand.INFORMED: N_("The guardian has to be informed; a guardian's no is respected."),
    Demand.NOTHING: N_("Nothing is demanded of a guardian here; a guardian's no is respected."),
}


class GuardianCard(theme.Card):
    """Asks about the guardian before anything else. Nothing is preselected; what is known already is told."""

    changed = Signal()

    def __init__(self, found: Minority, message: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self._message = message
        self._copied = False
        self.happened, self.channel = QComboBox(), QComboBox()
        self.number_from, self.reason = QLineEdit(), QLineEdit()
        self.both = QCheckBox(_("Both parents"))
        self.trouble = theme.quiet("")
        self.trouble.setProperty("kind", "problem")
        self.trouble.hide()
        offered = (GuardianEvent.INFORMED, GuardianEvent.CONSENTED, GuardianEvent.DECLINED)
        for kind in (*offered, *((GuardianEvent.WAIVED,) if found.rule.may_waive else ())):
            self.happened.addItem(_(EVENTS[kind]), kind)
        for name, words in CHANNELS.items():
            self.channel.addItem(_(words), name)
        for box in (self.happened, self.channel):
            box.setCurrentIndex(-1)
            box.setPlaceholderText(_("Choose"))
        self._lay_out()
        self.copy.clicked.connect(self._on_copy)
        self.happened.currentIndexChanged.connect(self._on_changed)
        self.channel.currentIndexChanged.connect(self._on_changed)
        self.reason.textChanged.connect(self._on_changed)
        self._on_changed()

    def _lay_out(self) -> None:
        form = Form(columns=3)
        form.row(_("The gu&ardian"), self.happened)
        form.row(_("Cha&nnel"), self.channel)
        form.row(_("Who &supplied the number"), self.number_from)
        self._why = Form()
        self._why.row(_("Why informing the guardian could do &harm"), self.reason)
        self.copy = QPushButton(_("Copy the text to the guardian"))
        self.copy.setAutoDefault(False)
        self.copy.setProperty("kind", "quiet")
        self.box.addWidget(theme.heading(_("A minor: the guardian first")))
        self.box.addWidget(
            theme.quiet(_(_DEMANDS[self._found.rule.guardian]) + " " + _("Then the young person's own yes."))
        )
        if self._found.events:
            self.box.addWidget(theme.pill(told(self._found.events[-1]), "plain" if self._found.enough else "attention"))
        self.box.addWidget(self.trouble)
        self.box.addWidget(form)
        self.box.addWidget(self._why)
        self.box.addWidget(self.both)
        self.box.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def answered(self) -> bool:
        """Return whether what happened was filled in: the event with its channel, or the reason it was let be."""
        if self._event is GuardianEvent.WAIVED:
            return bool(one_line(self.reason.text()))
        return self._event is not None and self.channel.currentIndex() >= 0

    @property
    def _event(self) -> GuardianEvent | None:
        chosen = self.happened.currentData()
        return GuardianEvent(chosen) if chosen else None

    @property
    def allowed(self) -> frozenset[Decision]:
        """Return the decisions the young person can come to."""
        said = self.guardian()
        events = (*self._found.events, said) if said is not None else self._found.events
        without_yes = frozenset({Decision.NO, Decision.POSTPONED})
        opened = minority.enough(self._found.rule, events)
        return without_yes | {Decision.YES, Decision.LIMITS} if opened else without_yes

    @property
    def hindrance(self) -> str:
        """Return why the young person cannot be asked yet."""
        if self._found.objects:
            return _("A guardian has said no, and that is honoured.")
        return _(_DEMANDS[self._found.rule.guardian])

    def come_first(self) -> None:
        """Say here why the young person cannot be asked yet, and take the keyboard."""
        self.trouble.setText(self.hindrance)
        self.trouble.show()
        self.happened.setFocus()

    def guardian(self) -> Guardian | None:
        """Return what was filled in, or ``None``."""
        event = self._event
        if event is None or not self.answered:
            return None
        waived = event is GuardianEvent.WAIVED
        return Guardian(
            event,
            "" if waived else str(self.channel.currentData()),
            datetime.now().astimezone(),
            one_line(self.number_from.text()),
            text=self._message if self._copied and not waived else "",
            both=self.both.isChecked() and not waived,
            reason=one_line(self.reason.text()) if waived else "",
        )

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._message)
        self._copied = True
        self.copy.setText(_("Copied; what is sent is kept with the guardian's entry"))

    @Slot()
    def _on_changed(self) -> None:
        waived = self._event is GuardianEvent.WAIVED
        self._why.setVisible(waived)
        self.channel.setEnabled(not waived)
        self.changed.emit()


def told(event: Guardian) -> str:
    """Return what is known of a guardian in words: what happened, how and when."""
    how = _(CHANNELS[event.channel]) if event.channel in CHANNELS else event.channel
    both = _("both parents") if event.both else ""
    return ", ".join(filter(None, (_(EVENTS[event.event]), how, event.at.strftime("%d.%m.%Y"), both)))
