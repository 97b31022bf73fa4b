"""Entering or changing a document by others: what it is, who made it, how it was used, and which cases it covers."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from interviewer.domain.document import KINDS, Document, Kind
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import documenting, recruiting
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.form import Form
from interviewer.ui.private_text import PrivateText
from interviewer.ui.saving import SaveDialog
from interviewer.ui.scrolling import scrolling

_ID = Qt.ItemDataRole.UserRole


class DocumentDialog(SaveDialog):
    """Makes or changes one; ``saved`` tells which."""

    saved = Signal(str)

    def __init__(
        self, study: Study, steps: Steps, document: Document | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Change the document") if document else _("New document"), parent)
        self._study, self._steps = study, steps
        self._document = held = document or Document("", "")
        self.title, self.maker, self.origin = (QLineEdit(text) for text in (held.title, held.maker, held.origin))
        self.year = QLineEdit(str(held.year or ""))
        self.kind, self.guide = QComboBox(), QComboBox()
        self.use = PrivateText()
        self.cases = QListWidget()
        self.view = QCheckBox(_("It asks for the &form-filler’s own view"))
        self._offer()
        self.lay_out(scrolling(self._form(), down_only=True), size=(720, 660))
        self.title.setFocus()

    def _offer(self) -> None:
        held = self._document
        for kind, words in KINDS.items():
            self.kind.addItem(_(words), kind.value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(held.kind.value)))
        for reference, guide in documenting.guides(self._study):
            self.guide.addItem(_("{title} (version {version})").format(title=guide.title, version=guide.version),
                               reference)  # fmt: skip
        self.guide.setCurrentIndex(max(0, self.guide.findData(held.guide)))
        for box in (self.kind, self.guide):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        for row in recruiting.cases(self._study):
            item = QListWidgetItem(row.shown)
            item.setData(_ID, row.case.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            chosen = row.case.id in held.cases
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            self.cases.addItem(item)
        self.cases.setProperty("kind", "field")
        self.cases.setMinimumHeight(theme.px(90))
        self.cases.setCurrentRow(0)
        self.view.setChecked(held.asks_view)

    def _form(self) -> Form:
        self.use.setPlainText(self._document.use)
        self.use.setTabChangesFocus(True)
        self.use.setFixedHeight(theme.px(76))
        form = Form(columns=2)
        form.row(_("&Title"), self.title, wide=True)
        form.row(_("&What it is"), self.kind)
        form.row(_("&Year"), self.year)
        form.row(_("&Made by"), self.maker, _("An institution, or who it was. Registered names become pseudonyms."))
        form.row(_("Where it is f&rom"), self.origin, _("Who sent it, or where it was found."))
        form.row(_("&Guide it answers"), self.guide, wide=True)
        form.row(_("How it was &used"), self.use, _("Printed in the coded summary."), wide=True)
        form.row(_("What it &covers"), self.cases, _("Space ticks. One form can cover several."), wide=True)
        form.add(self.view)
        return form

    def chosen(self) -> tuple[str, ...]:
        """Return the cases that are ticked."""
        items = (self.cases.item(row) for row in range(self.cases.count()))
        return tuple(str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked)

    @Slot()
    def save(self) -> None:
        """Keep what stands in the fields; what is missing or wrong is said in the window."""
        year = self.year.text().strip()
        if year and not (year.isascii() and year.isdigit() and len(year) <= 4):
            self._refuse(
                _("“{year}” is no year. Write it with four digits, or leave the field empty.").format(year=year)
            )
            return
        now = replace(
            self._document, title=self.title.text(), kind=Kind(self.kind.currentData()), maker=self.maker.text(),
            year=int(year) if year else None, origin=self.origin.text(), use=self.use.toPlainText(),
            guide=str(self.guide.currentData()), cases=self.chosen(), asks_view=self.view.isChecked(),
        )  # fmt: skip
        try:
            kept = self._steps.do(lambda: documenting.keep(self._study, now))
        except InterviewerError as error:
            self._refuse(str(error))
            return
        self.saved.emit(kept)
        self.accept()

    def _refuse(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
