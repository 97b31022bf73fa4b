"""Beside the consent text: who is asked, what the letter covered, and the letter in full, one key away."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.consent import Channel
from interviewer.language import N_, _
from interviewer.services import sending
from interviewer.services.consenting import ConsentPage
from interviewer.services.sending import WAYS, Outgoing, Way
from interviewer.services.study import Study
from interviewer.ui import actions, theme, trouble
from interviewer.ui.consent_age import AGE_WORDS
from interviewer.ui.scrolling import scrolling

CHANNELS = {
    Channel.ORAL: N_("consents orally"),
    Channel.SIGNED: N_("signed sheet"),
    Channel.EMAIL: N_("by e-mail"),
    Channel.FORM: N_("electronic form"),
}


class ConsentAside(QWidget):
    """The column beside the text: the person, the letter, what has been told, and the way out."""

    def __init__(self, study: Study, page: ConsentPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.confirmed = QCheckBox(_("The letter was received and read"))
        self.channel = QComboBox()
        self.channel.setAccessibleName(_("How the consent is given"))
        for channel, words in CHANNELS.items():
            self.channel.addItem(_(words), channel)
        self.witness = QLineEdit()
        self.witness.setPlaceholderText(_("Witness, if any"))
        self.witness.setAccessibleName(_("Witness, if any"))
        self.elements = theme.quiet("")
        self.whole = QPushButton(_("The whole letter  {key}").format(key=actions.shown("letter")))
        self.message = QPushButton(_("Copy the text to send"))
        self.sent = QPushButton(_("Mark as sent now"))
        self.back = QPushButton(_("Not now"))
        age = AGE_WORDS.get(page.minority.age, "")
        self.age = QPushButton(f"{_(age)} …  {actions.shown('consent_age')}" if age else "")
        self.age.setToolTip(_("Correct the age group"))
        self.age.setVisible(page.minority.noted)
        for button in (self.whole, self.message, self.sent, self.back, self.age):
            button.setAutoDefault(False)
        self.way = QComboBox()
        self.way.setAccessibleName(_("How it is sent"))
        for way, words in WAYS.items():
            self.way.addItem(_(words), way)
        self._study, self._person = study, page.person.person.id
        self.message.clicked.connect(self._on_message)
        self.sent.clicked.connect(self._on_sent)
        told = theme.Card(spacing=4)
        told.box.addWidget(theme.heading(_("What has been told")))
        told.box.addWidget(self.elements)
        cards = QWidget()
        inner = QVBoxLayout(cards)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        for part in (self._who(page), self._letter(page), told):
            inner.addWidget(part)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(scrolling(cards, beside=0, down_only=True), 1)
        column.addWidget(self.back)

    def _who(self, page: ConsentPage) -> QWidget:
        person = page.person.person
        card = theme.Card(spacing=4)
        card.box.addWidget(theme.heading(_("Asked now")))
        card.box.addWidget(theme.strong(page.person.shown))
        card.box.addWidget(theme.quiet("  ·  ".join(part for part in (person.pseudonym, person.role) if part)))
        for part in (self.age, self.channel, self.witness):
            card.box.addWidget(part)
        return card

    def _letter(self, page: ConsentPage) -> QWidget:
        sent = page.letter
        said = _("not marked as sent")
        if sent:
            how = _(WAYS[Way(sent.channel)]) if sent.channel in set(Way) else ""
            said = " ".join((_("sent {date}").format(date=sent.at.strftime("%d.%m.%Y")), how)).strip()
        self.confirmed.setChecked(bool(sent and sent.confirmed))
        card = theme.Card(spacing=6)
        card.box.addWidget(theme.heading(_("Information letter")))
        for part in (theme.quiet(said), self.confirmed, self.whole, self.way, self.message, self.sent):
            card.box.addWidget(part)
        return card

    @property
    def given_how(self) -> Channel:
        """Return how the consent is given."""
        return Channel(self.channel.currentData())

    @property
    def outgoing(self) -> Outgoing:
        """Return the first text to the person, as it goes out in the way that was chosen."""
        return sending.letter(self._study, self._person, self.how)

    @property
    def how(self) -> Way:
        """Return the way it is sent."""
        return Way(self.way.currentData())

    @Slot()
    @trouble.told
    def _on_sent(self) -> None:
        sending.sent(self._study, self._person, self.outgoing, self.how, confirmed=self.confirmed.isChecked())
        self.sent.setText(_("Marked as sent"))
        self.sent.setEnabled(False)

    @Slot()
    def _on_message(self) -> None:
        QApplication.clipboard().setText(self.outgoing.text)


class LetterDialog(QDialog):
    """The whole letter, to read from or copy; it names nobody but the project."""

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Information letter"))
        text = QPlainTextEdit(letter)
        text.setReadOnly(True)
        text.setFont(theme.writing_font())
        text.setAccessibleName(_("Information letter"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.addWidget(text)
        column.addWidget(buttons)
        self.resize(theme.px(640), theme.px(560))
