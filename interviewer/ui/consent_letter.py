"""Beside the consent text: who is asked, what the letter covered, and the letter in full, one key away."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.consent import Channel
from interviewer.language import N_, _
from interviewer.services.consenting import ConsentPage
from interviewer.ui import actions, theme

CHANNELS = {
    Channel.ORAL: N_("consents orally"),
    Channel.SIGNED: N_("signed sheet"),
    Channel.EMAIL: N_("by e-mail"),
    Channel.FORM: N_("electronic form"),
}


class ConsentAside(QWidget):
    """The column beside the text: the person, the letter, what has been told, and the way out."""

    def __init__(self, page: ConsentPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.confirmed = QCheckBox(_("The letter was received and read"))
        self.channel = QComboBox()
        self.channel.setAccessibleName(_("How the consent is given"))
        for channel, words in CHANNELS.items():
            self.channel.addItem(_(words), channel)
        self.elements = theme.quiet("")
        self.whole = QPushButton(_("The whole letter  {key}").format(key=actions.shown("letter")))
        self.message = QPushButton(_("Copy the text to send"))
        self.sent = QPushButton(_("Mark as sent now"))
        self.back = QPushButton(_("Not now"))
        for button in (self.whole, self.message, self.sent, self.back):
            button.setAutoDefault(False)
        self._words = page.script.message
        self.message.clicked.connect(self._on_message)
        told = theme.Card(spacing=4)
        told.box.addWidget(theme.heading(_("What has been told")))
        told.box.addWidget(self.elements)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._who(page), self._letter(page), told):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self.back)

    def _who(self, page: ConsentPage) -> QWidget:
        person = page.person.person
        card = theme.Card(spacing=4)
        card.box.addWidget(theme.heading(_("Asked now")))
        card.box.addWidget(theme.strong(page.person.shown))
        card.box.addWidget(theme.quiet("  ·  ".join(part for part in (person.pseudonym, person.role) if part)))
        card.box.addWidget(self.channel)
        return card

    def _letter(self, page: ConsentPage) -> QWidget:
        sent = page.letter
        said = _("sent {date}").format(date=sent.at.strftime("%d.%m.%Y")) if sent else _("not marked as sent")
        self.confirmed.setChecked(bool(sent and sent.confirmed))
        card = theme.Card(spacing=6)
        card.box.addWidget(theme.heading(_("Information letter")))
        for part in (theme.quiet(said), self.confirmed, self.whole, self.message, self.sent):
            card.box.addWidget(part)
        return card

    @property
    def given_how(self) -> Channel:
        """Return how the consent is given."""
        return Channel(self.channel.currentData())

    @Slot()
    def _on_message(self) -> None:
        QApplication.clipboard().setText(self._words)


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
