"""Writing down a good practice: what is done, what it takes, what came of it, who does it, and what it builds on."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from interviewer.domain.practice import Practice
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import codebook, commending, grounding, recruiting
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.analysis.passage_list import PassageList
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.form import Form
from interviewer.ui.private_text import PrivateText
from interviewer.ui.saving import SaveDialog
from interviewer.ui.scrolling import scrolling

_ID = Qt.ItemDataRole.UserRole


class PracticeDialog(SaveDialog):
    """Makes one, also from what ``practice`` has filled in beforehand, or changes it; ``saved`` tells which."""

    saved = Signal(str)

    def __init__(
        self, study: Study, steps: Steps, practice: Practice | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Change the good practice") if practice and practice.id else _("New good practice"), parent)
        self._study, self._steps = study, steps
        self._practice = held = practice or Practice("", "", "")
        self.title, self.theme = QLineEdit(held.title), QComboBox()
        self.what, self.needs, self.effect = PrivateText(), PrivateText(), PrivateText()
        self.cases, self.passages = QListWidget(), PassageList()
        self._offer()
        self.lay_out(scrolling(self._form(), down_only=True), size=(680, 640))
        self.title.setFocus()

    def _offer(self) -> None:
        held, book = self._practice, codebook.codebook(self._study)
        self.theme.addItem(_("(none)"), "")
        for code, depth in book.in_order():
            self.theme.addItem("    " * depth + code.name, code.id)
        self.theme.setCurrentIndex(max(0, self.theme.findData(held.theme)))
        self.theme.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.theme.setMinimumContentsLength(12)
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
        self._offer_passages()

    def _offer_passages(self) -> None:
        """Offer the coded passages, with whole answers that it builds on already; the theme's own stand first."""
        held, coded = self._practice, grounding.offered(self._study)
        answers = [each for each in held.builds_on if not each.coding]
        offered = [*grounding.found(self._study, answers).values(), *coded]
        offered.sort(key=lambda each: not held.theme or each.theme != held.theme)
        self.passages.show_passages(offered, held.builds_on)

    def _form(self) -> Form:
        held = self._practice
        for field, text in ((self.what, held.what), (self.needs, held.needs), (self.effect, held.effect)):
            field.setPlainText(text)
            field.setTabChangesFocus(True)
            field.setFixedHeight(theme.px(76))
        form = Form()
        form.row(_("&Title"), self.title, _("Short, as advice: “Meet before the meeting”."))
        form.row(_("The&me"), self.theme)
        form.row(_("What is &done"), self.what, _("In your own words, so that others can do it too."))
        form.row(_("What it ta&kes"), self.needs)
        form.row(_("What &came of it"), self.effect)
        form.row(_("&Where it is done"), self.cases, _("Space ticks. What is not ticked is not known of."))
        form.row(_("&Builds on"), self.passages, _("Passages that show it. Space ticks; words above narrow the list."))
        return form

    def chosen(self) -> tuple[str, ...]:
        """Return the cases that are ticked."""
        items = (self.cases.item(row) for row in range(self.cases.count()))
        return tuple(str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked)

    @Slot()
    def save(self) -> None:
        """Keep what stands in the fields; what is missing is said in the window."""
        now = replace(
            self._practice, title=self.title.text(), theme=str(self.theme.currentData() or ""),
            what=self.what.toPlainText(), needs=self.needs.toPlainText(), effect=self.effect.toPlainText(),
            cases=self.chosen(), builds_on=self.passages.chosen(),
        )  # fmt: skip
        try:
            kept = self._steps.do(lambda: commending.keep(self._study, now))
        except InterviewerError as error:
            self.tell(error)
            return
        self.saved.emit(kept)
        self.accept()
