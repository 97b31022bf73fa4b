"""What comes before a minor is asked: the guardian, informed or consenting, how, and with whose number."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from interviewer.domain.consent import Decision, Guardian, GuardianEvent
from interviewer.domain.text import one_line
from interviewer.language import N_, _
from interviewer.ui import theme
from interviewer.ui.form import Form

EVENTS = {
    GuardianEvent.INFORMED: N_("The guardian was informed"),
    GuardianEvent.CONSENTED: N_("The guardian consented"),
    GuardianEvent.DECLINED: N_("The guardian said no"),
}
CHANNELS = {
    "sms": N_("text message"),
    "phone": N_("phone call"),
    "email": N_("e-mail"),
    "letter": N_("letter"),
    "oral": N_("in person"),
}


class GuardianCard(theme.Card):
    """Asks about the guardian before anything else. Nothing is preselected."""

    changed = Signal()

    def __init__(self, *, needed: bool, message: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needed = needed
        self.happened = QComboBox()
        self.channel = QComboBox()
        self.number_from = QLineEdit()
        for kind, words in EVENTS.items():
            self.happened.addItem(_(words), kind)
        for name, words in CHANNELS.items():
            self.channel.addItem(_(words), name)
        for box in (self.happened, self.channel):
            box.setCurrentIndex(-1)
            box.setPlaceholderText(_("Choose"))
        form = Form(columns=3)
        form.row(_("The guar&dian"), self.happened)
        form.row(_("Cha&nnel"), self.channel)
        form.row(_("Who &supplied the number"), self.number_from)
        rule = _("The guardian has to consent before the young person is asked.")
        if not needed:
            rule = _("The guardian has to be informed; a guardian's no is respected.")
        self.box.addWidget(theme.heading(_("A minor: the guardian first")))
        self.box.addWidget(theme.quiet(rule + " " + _("Then the young person's own yes.")))
        self.box.addWidget(form)
        self._message = message
        self.copy = QPushButton(_("Copy the text to the guardian"))
        self.copy.setAutoDefault(False)
        self.copy.setProperty("kind", "quiet")
        self.copy.clicked.connect(self._on_copy)
        self.box.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.happened.currentIndexChanged.connect(self._on_changed)
        self.channel.currentIndexChanged.connect(self._on_changed)

    @property
    def answered(self) -> bool:
        """Return whether event and channel were given."""
        return self.happened.currentIndex() >= 0 and self.channel.currentIndex() >= 0

    @property
    def allowed(self) -> frozenset[Decision]:
        """Return the decisions the young person can come to."""
        without_yes = frozenset({Decision.NO, Decision.POSTPONED})
        if not self.answered:
            return without_yes
        event = GuardianEvent(self.happened.currentData())
        enough = event is GuardianEvent.CONSENTED or (event is GuardianEvent.INFORMED and not self._needed)
        return without_yes | {Decision.YES, Decision.LIMITS} if enough else without_yes

    def guardian(self) -> Guardian | None:
        """Return what was filled in, or ``None``."""
        if not self.answered:
            return None
        event, channel = GuardianEvent(self.happened.currentData()), str(self.channel.currentData())
        return Guardian(event, channel, datetime.now().astimezone(), one_line(self.number_from.text()))

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._message)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()
