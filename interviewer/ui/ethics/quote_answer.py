"""A quote in the informant's own words."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from interviewer.domain.quote import QuoteState
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import quoting
from interviewer.services.quoting import Quote
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.form import Form
from interviewer.ui.private_text import PrivateText
from interviewer.ui.saving import SaveDialog


class ChangedDialog(SaveDialog):
    """The words as they were noted, and a field for those the informant wants instead."""

    saved = Signal()

    def __init__(self, study: Study, quote: Quote, parent: QWidget | None = None) -> None:
        super().__init__(_("Changed by the informant"), parent)
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
        kept = _(
            "The notes stay as they are. What is printed has these words in their place, and is reviewed anew for what "
            "identifies."
        )
        self.lay_out(theme.quiet(kept), form, size=(620, 460))
        self.words.setFocus()

    @Slot()
    def save(self) -> None:
        """Keep the words."""
        try:
            quoting.answer(self._study, self._quote, QuoteState.CHANGED, self.words.toPlainText())
        except InterviewerError as error:
            self.tell(error)
            return
        self.saved.emit()
        self.accept()
