"""The closing question: the reply in words, the four answers, and what the one that was given needs."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from interviewer.domain.consent import Decision
from interviewer.language import _
from interviewer.services.consenting import ConsentPage
from interviewer.ui import actions, theme
from interviewer.ui.consent_decision import Details, FourAnswers
from interviewer.ui.form import Form


class Question(theme.Card):
    """The question as it is read aloud; what has to be kept with an answer shows once that is given."""

    def __init__(self, page: ConsentPage, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=16, spacing=8)
        self.reply = QLineEdit()
        self.answers = FourAnswers()
        self.details = Details(special=page.special_category, needed=page.explicit_needed)
        self.keep = QPushButton(_("Keep the answer"))
        self.trouble = theme.quiet("")
        if page.minor:
            self.box.addWidget(theme.heading(_("The young person's own answer")))
        self.box.addWidget(theme.title(page.script.question))
        if page.special_category:
            self.box.addWidget(theme.quiet(_("Special categories of personal data: ask for an explicit yes.")))
        form = Form()
        form.row(_("The &reply in words"), self.reply)
        for part in (form, self.answers, self.details):
            self.box.addWidget(part)
        self.details.hide()
        self._add_keep()

    def _add_keep(self) -> None:
        self.keep.setProperty("kind", "primary")
        self.keep.setAutoDefault(True)
        self.keep.hide()
        self.trouble.setProperty("kind", "problem")
        self.trouble.hide()
        row = QHBoxLayout()
        row.addWidget(self.trouble, 1)
        row.addStretch(0)
        row.addWidget(self.keep)
        self.box.addLayout(row)

    def show_decision(self, decision: Decision) -> None:
        """Show what ``decision`` needs to be kept."""
        self.trouble.hide()
        self.details.show()
        self.keep.show()
        self.keep.setText(_keep_words(decision))
        self.details.show_decision(decision)


def _keep_words(decision: Decision) -> str:
    refused = _("Keep the refusal") if decision is Decision.NO else _("Keep the next step")
    words = _("Keep the consent and begin") if decision.opens_notes else refused
    return f"{words}  {actions.shown('read_next')}"
