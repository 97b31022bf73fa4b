"""Writing or changing what a document answers: question, case, words, where they stand, and whose view it is."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from interviewer.domain.document import VIEWS, Document, Finding, View
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import excerpting, recruiting
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.form import Form
from interviewer.ui.private_text import PrivateText
from interviewer.ui.saving import SaveDialog
from interviewer.ui.scrolling import scrolling


class FindingDialog(SaveDialog):
    """Makes or changes one; ``saved`` tells which."""

    saved = Signal(str)

    def __init__(
        self,
        study: Study,
        steps: Steps,
        document: Document,
        finding: Finding | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Change the answer") if finding else _("New answer of a document"), parent)
        self._study, self._steps, self._document = study, steps, document
        self._finding = held = finding or Finding("", document.id, "")
        self.question, self.case, self.view = QComboBox(), QComboBox(), QComboBox()
        self.text, self.source = PrivateText(), QLineEdit(held.source)
        self._offer()
        self.lay_out(scrolling(self._form(), down_only=True), size=(680, 560))
        (self.text if held.question else self.question).setFocus()

    def _offer(self) -> None:
        held = self._finding
        self.question.addItem(_("(to be placed)"), "")
        for place in excerpting.questions(self._study, self._document):
            self.question.addItem(f"{place.short}   {place.item.text}", place.key)
        self.case.addItem(_("(all it covers)"), "")
        covered = {*self._document.cases, held.case}
        for row in recruiting.cases(self._study):
            if row.case.id in covered or not self._document.cases:
                self.case.addItem(row.shown, row.case.id)
        for view, words in VIEWS.items():
            self.view.addItem(_(words), view.value)
        for box, key in ((self.question, held.question), (self.case, held.case), (self.view, held.view.value)):
            box.setCurrentIndex(max(0, box.findData(key)))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)

    def _form(self) -> Form:
        self.text.setPlainText(self._finding.text)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(110))
        form = Form(columns=2)
        form.row(_("&Question"), self.question, wide=True)
        form.row(_("What the document sa&ys"), self.text, wide=True, grow=True)
        form.row(_("About &which case"), self.case)
        form.row(_("Whose &view it is"), self.view)
        form.row(_("W&here it stands"), self.source, _("Page, section, or what it builds on."), wide=True)
        return form

    @Slot()
    def save(self) -> None:
        """Keep what stands in the fields; what is missing is said in the window."""
        now = replace(
            self._finding, question=str(self.question.currentData() or ""), case=str(self.case.currentData() or ""),
            text=self.text.toPlainText(), source=self.source.text(), view=View(self.view.currentData()),
        )  # fmt: skip
        try:
            kept = self._steps.do(lambda: excerpting.keep(self._study, now))
        except InterviewerError as error:
            self.tell(error)
            return
        self.saved.emit(kept)
        self.accept()
