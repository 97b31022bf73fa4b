"""A quote in the informant's own words."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from interviewer.domain.quote import QuoteState
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import quoting
from interviewer.services.quoting import Quote
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.form import Form
from interviewer.ui.private_text import PrivateText


class ChangedDialog(QDialog):
    """The words as they were noted, and a field for those the informant wants instead."""

    saved = Signal()

    def __init__(self, study: Study, quote: Quote, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Changed by the informant"))
        self._study = study
        self._quote = quote
        self.before, self.words = PrivateText(quote.words), PrivateText(quote.changed or quote.words)
        self.before.setReadOnly(True)
        for field in (self.before, self.words):
            field.setTabChangesFocus(True)
            field.setFont(theme.writing_font())
        form = Form()
        form.row(_("As it was noted"), self.before)
        form.row(_("The informant's &own words"), self.words)
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(14)
        box.addWidget(theme.quiet(_(
            "The notes stay as they are. What is printed has these words in their place, and is reviewed anew for what "
            "identifies."
        )))  # fmt: skip
        box.addWidget(form, 1)
        box.addWidget(self.problem)
        box.addWidget(buttons)
        theme.fit(self, 620, 460)
        self.words.setFocus()

    @Slot()
    def save(self) -> None:
        """Keep the words."""
        try:
            quoting.answer(self._study, self._quote, QuoteState.CHANGED, self.words.toPlainText())
        except InterviewerError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.saved.emit()
        self.accept()
