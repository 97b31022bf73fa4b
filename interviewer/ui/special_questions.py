"""Which questions ask for special categories of personal data: ticked in the guides of the project (A7)."""

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import creating, guiding, special
from interviewer.services.study import Study
from interviewer.ui import theme, trouble

_ID = Qt.ItemDataRole.UserRole


class SpecialQuestionsDialog(QDialog):
    """Space ticks the question one is at; to a ticked one nothing is noted before an explicit yes."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Questions about special categories"))
        self._study = study
        self.questions = QListWidget()
        self.questions.setAccessibleName(_("Questions about special categories"))
        self.questions.setProperty("kind", "field")
        self.questions.setWordWrap(True)
        self._fill()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(theme.quiet(_(
            "Health, faith, ethnic origin, political view, sexual life, trade union, genes: tick the questions that "
            "ask for such. Nothing is noted under them before the informant has said yes to that expressly."
        )))  # fmt: skip
        box.addWidget(self.questions, 1)
        box.addWidget(buttons)
        theme.fit(self, 680, 560)

    def _fill(self) -> None:
        marked = set(self._study.project.special_questions)
        for guide in (guiding.show(reference) for reference in self._study.project.guides):
            for place in guide.to_ask():
                item = QListWidgetItem(f"{place.short}   {place.item.text}", self.questions)
                name = special.name_of(guide, place.key)
                item.setData(_ID, name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if name in marked else Qt.CheckState.Unchecked)
        self.questions.setCurrentRow(0)

    @Slot()
    @trouble.told
    def save(self) -> None:
        """Keep which questions are ticked."""
        items = [self.questions.item(number) for number in range(self.questions.count())]
        ticked = tuple(str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked)
        creating.change_project(self._study, replace(self._study.project, special_questions=ticked))
        self.accept()
