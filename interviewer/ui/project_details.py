"""The project's own facts: what consent texts, headers and covers are filled from."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import creating
from interviewer.services.opening import Study
from interviewer.ui import theme
from interviewer.ui.project_form import ProjectForm
from interviewer.ui.project_law import LawForm
from interviewer.ui.scrolling import scrolling
from interviewer.ui.special_questions import SpecialQuestionsDialog


class ProjectDialog(QDialog):
    """Shows and changes the project's facts."""

    changed = Signal()

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About the project"))
        self._study = study
        self.form, self.law = ProjectForm(), LawForm()
        self.form.show_project(study.project)
        self.law.show_project(study.project)
        self.form.special.hide()
        self._problem = theme.quiet("")
        self._problem.setProperty("kind", "problem")
        self._problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.law.questions.clicked.connect(self._on_questions)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(14)
        box.addWidget(theme.quiet(_("Consent texts, letters and the headers of exports are filled from this.")))
        fields = QWidget()
        both = QVBoxLayout(fields)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(18)
        both.addWidget(self.form)
        both.addWidget(self.law)
        box.addWidget(scrolling(fields), 1)
        box.addWidget(self._problem)
        box.addWidget(self.buttons)
        theme.fit(self, 760, 660)

    @Slot()
    def _on_questions(self) -> None:
        SpecialQuestionsDialog(self._study, self).open()

    @Slot()
    def save(self) -> None:
        """Keep what stands in the fields."""
        project = self.law.entered(self.form.entered(self._study.project))
        try:
            creating.change_project(self._study, project)
        except InterviewerError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self.changed.emit()
        self.accept()
