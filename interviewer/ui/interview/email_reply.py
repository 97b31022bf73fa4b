"""The reply: dropped, opened or pasted, looked at before anything is stored, and kept whole or not at all."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.email_reply import CHOICE_MARK
from interviewer.domain.script import CHOICES
from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext
from interviewer.services import corresponding, embedding, interviewing
from interviewer.services.corresponding import NoConsentLine, Received
from interviewer.services.opening import Study
from interviewer.services.sending import Way
from interviewer.ui import actions, tables, theme
from interviewer.ui.consent_decision import CHOICE_WORDS
from interviewer.ui.interview.sending import SendingCard
from interviewer.ui.private_text import PrivateText


class ReplyTab(QWidget):
    """Shows what would become of a reply; without the consent line only a request can be made of it."""

    kept = Signal()
    file_wanted = Signal()

    def __init__(self, study: Study, interview: str, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._interview = interview
        self._person = person
        self.received: Received | None = None
        self.pasted = PrivateText()
        self.file = QPushButton(actions.labelled(_("&Open the reply …"), "email_file"))
        self.read = QPushButton(actions.labelled(_("&Read what was pasted"), "email_read"))
        self.found = theme.strong("")
        self.said = theme.quiet("")
        self.table = QTableWidget(0, 2)
        self.request = SendingCard(_("Ask for the line of consent"), fixed=Way.EMAIL)
        self.keep = QPushButton(actions.labelled(_("&Keep the reply"), "email_keep"))
        self.shown = QStackedWidget()
        self._lay_out()
        self.file.clicked.connect(self.file_wanted)
        self.read.clicked.connect(self._on_read)
        self.keep.clicked.connect(self._on_keep)
        self._show()

    def read_file(self, path: Path) -> None:
        """Read a reply from a file."""
        try:
            self._take(corresponding.read(self._study, self._interview, path))
        except InterviewerError as error:
            self._refuse(str(error))

    def read_text(self, text: str) -> None:
        """Read a reply that was pasted or dropped as text."""
        self.pasted.setPlainText(text)
        self._on_read()

    def _take(self, received: Received | None) -> None:
        self.received = received
        self._show()
        (self.keep if received is not None and received.consents else self.request.copy).setFocus()

    def _refuse(self, message: str) -> None:
        self.received = None
        self._show()
        self._say(_("This could not be kept"), message)

    def _say(self, found: str, more: str = "") -> None:
        self.found.setText(found)
        self.said.setText(more)
        self.said.setVisible(bool(more))

    # Building

    def _lay_out(self) -> None:
        self.pasted.setAccessibleName(_("The text of the reply"))
        self.pasted.setPlaceholderText(_("Drop the e-mail here, or paste its text …"))
        self.pasted.setTabChangesFocus(True)
        self.pasted.setMinimumHeight(theme.px(60))
        self.table.setMinimumHeight(theme.px(80))
        left = theme.Card(margin=16, spacing=8)
        left.box.addWidget(theme.heading(_("The e-mail")))
        left.box.addWidget(self.pasted, 1)
        for button in (self.file, self.read, self.keep):
            button.setAutoDefault(True)
        left.box.addWidget(self.file)
        left.box.addWidget(self.read)
        self.table.setAccessibleName(_("What would be kept"))
        self.table.setHorizontalHeaderLabels([_("Where"), _("Words")])
        tables.dress(self.table)
        self.table.setWordWrap(False)
        self.table.setColumnWidth(0, theme.px(150))
        self.keep.setProperty("kind", "primary")
        answers = theme.Card(margin=16, spacing=8)
        answers.box.addWidget(theme.heading(_("What would be kept")))
        answers.box.addWidget(self.table, 1)
        self.shown.addWidget(answers)
        self.shown.addWidget(self.request)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.found)
        right.addWidget(self.said)
        right.addWidget(self.shown, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep)
        right.addLayout(row)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 12, 0, 0)
        columns.setSpacing(14)
        columns.addWidget(left, 38)
        columns.addLayout(right, 62)

    # Showing

    def _show(self) -> None:
        received = self.received
        self.keep.setEnabled(received is not None and received.consents)
        self.shown.setVisible(received is not None)
        if received is None:
            what = _("Here it is shown whether the line of consent stands in the reply, and where each answer goes.")
            self._say(_("Nothing is stored before you keep it"), what)
            return
        self.shown.setCurrentIndex(0 if received.consents else 1)
        if received.consents:
            self._say(_("✓ The line of consent is there"), " ".join(_left_out(received)))
            self._fill(received)
        else:
            self._say(_("✕ The line of consent is not there"), str(NoConsentLine()))
            self.request.show_texts(self._study, self._person, [corresponding.request(self._study)])

    def _fill(self, received: Received) -> None:
        found = interviewing.interview(self._study, self._interview)
        guide = embedding.guide(self._study, found.guide)
        rows = [*_choices(received)]
        rows += [(place.short, text) for key, text in received.reply.answers if (place := guide.place(key)) is not None]
        rows += [(_("to place"), text) for text in received.reply.rest]
        if apart := received.apart:
            rows.append((_("to decide about"), apart))
        self.table.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(text)
                self.table.setItem(row, column, item)

    # What happens

    @Slot()
    def _on_read(self) -> None:
        try:
            self._take(corresponding.read_text(self._study, self._interview, self.pasted.toPlainText()))
        except InterviewerError as error:
            self._refuse(str(error))

    @Slot()
    def _on_keep(self) -> None:
        if self.received is None:
            return
        try:
            corresponding.take_in(self._study, self._interview, self.received)
        except InterviewerError as error:
            self._refuse(str(error))
            return
        self.received = None
        self.pasted.clear()
        self._show()
        self._say(_("✓ The reply is kept"))
        self.kept.emit()


def _choices(received: Received) -> list[tuple[str, str]]:
    """Return how each choice was understood, in words."""
    said = {True: _("yes"), False: _("no"), None: _("no yes or no found")}
    answers = {name: said[received.reply.choices.get(name)] for name in CHOICES}
    return [
        (f"{CHOICE_MARK} {number}", f"{_(CHOICE_WORDS[name])}: {answer}")
        for number, (name, answer) in enumerate(answers.items(), 1)
    ]


def _left_out(received: Received) -> list[str]:
    """Return what of a reply is not kept, in words."""
    said = []
    if count := received.mail.attachments:
        said.append(
            ngettext("{count} attachment is left alone.", "{count} attachments are left alone.", count).format(
                count=count
            )
        )
    if count := received.reply.ours:
        said.append(
            ngettext("{count} line of ours was left out.", "{count} lines of ours were left out.", count).format(
                count=count
            )
        )
    if not received.reply.answers:
        said.append(_("No answer stands at a question; place the words by hand afterwards."))
    return said
