"""Adding or changing a code: its name, where it lies, when to use it, and the key that codes with it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from interviewer.domain.code import Code, Codebook, letters
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import codebook
from interviewer.services.codebook import COLOURS, CodeDetails
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.analysis import swatches
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.form import Form
from interviewer.ui.private_text import PrivateText
from interviewer.ui.saving import SaveDialog
from interviewer.ui.scrolling import scrolling


class CodeDialog(SaveDialog):
    """Edits one code; ``saved`` tells which."""

    saved = Signal(str)

    def __init__(
        self, study: Study, steps: Steps, code: Code | None = None, parent_id: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Change the code") if code else _("New code"), parent)
        self._study, self._steps, self._code = study, steps, code
        self._book = codebook.codebook(study)
        self.name, self.letter = QLineEdit(), QLineEdit()
        self.letter.setMaxLength(1)
        self.above, self.colour = QComboBox(), QComboBox()
        self.definition, self.example = PrivateText(), PrivateText()
        self.lay_out(scrolling(self._form()), size=(660, 560))
        self._offer(parent_id)
        if code:
            self._show(code)
        self.name.setFocus()

    def _form(self) -> Form:
        for field in (self.definition, self.example):
            field.setTabChangesFocus(True)
            field.setFixedHeight(theme.px(84))
        for box in (self.above, self.colour):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        form = Form(columns=2)
        form.row(_("&Name"), self.name)
        form.row(_("&Below"), self.above)
        form.row(_("&Letter"), self.letter, _("The key that codes what is selected. Free: {letters}").format(
            letters=self._free()
        ))  # fmt: skip
        form.row(_("C&olour"), self.colour)
        form.row(_("&When it is used"), self.definition, wide=True)
        form.row(_("&Example"), self.example, _("A passage it fits. Write it so that it points to nobody."), wide=True)
        return form

    def _free(self) -> str:
        taken = letters(code for code, _depth in self._book.in_order())
        return " ".join(letter for letter in "abcdefghijklmnopqrstuvwxyzæøå0123456789" if letter not in taken)

    def _offer(self, parent_id: str) -> None:
        """Offer the codes it may lie below: never itself nor what is below it."""
        own = self._code.id if self._code else ""
        barred = {own, *(code.id for code, _depth in self._book.in_order(own))} if own else set()
        self.above.addItem(_("(at the top)"), "")
        for code, depth in self._book.in_order():
            if code.id not in barred:
                self.above.addItem("    " * depth + code.name, code.id)
        above = _above(self._book, self._code) if self._code else parent_id
        self.above.setCurrentIndex(max(0, self.above.findData(above)))
        self.colour.addItem(_("(as above it)"), "")
        chosen = self._code.colour if self._code else ""
        for number, each in enumerate(dict.fromkeys((*COLOURS, *([chosen] if chosen else []))), 1):
            words = _("Colour {number}").format(number=number)
            self.colour.addItem(swatches.icon(swatches.legible(QColor(each))), words, each)
        self.colour.setCurrentIndex(max(0, self.colour.findData(chosen)))

    def _show(self, code: Code) -> None:
        self.name.setText(code.name)
        self.letter.setText(code.letter)
        self.definition.setPlainText(code.definition)
        self.example.setPlainText(code.example)

    @Slot()
    def save(self) -> None:
        """Keep what stands in the fields; what is missing is said in the window."""
        details = CodeDetails(
            name=self.name.text(),
            parent=str(self.above.currentData() or ""),
            definition=self.definition.toPlainText(),
            example=self.example.toPlainText(),
            colour=str(self.colour.currentData() or ""),
            letter=self.letter.text(),
        )
        try:
            kept = self._steps.do(lambda: self._kept(details))
        except InterviewerError as error:
            self.tell(error)
            self.name.setFocus()
            return
        self.saved.emit(kept)
        self.accept()

    def _kept(self, details: CodeDetails) -> str:
        if self._code is None:
            return codebook.add(self._study, details)
        codebook.change(self._study, self._code.id, details)
        return self._code.id


def _above(book: Codebook, code: Code) -> str:
    above = book.ancestors(code.id)
    return above[0].id if above else ""
