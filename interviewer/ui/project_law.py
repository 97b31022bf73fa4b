"""What a project rests on before the law: legal basis, officer, assessment, and whether minors take part."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from interviewer.domain.basis import BASES
from interviewer.domain.project import Project
from interviewer.language import _
from interviewer.ui.form import Form


class LawForm(Form):
    """Fields that consent texts and the register are filled from; the ethical consent is asked for in any case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=2)
        self.basis = QComboBox()
        for basis, words in BASES.items():
            self.basis.addItem(_(words), basis.value)
        self.officer, self.reference, self.assessment = QLineEdit(), QLineEdit(), QLineEdit()
        self.youth = QCheckBox(_("Somebody under age may be among the informants: ask for the age group first"))
        self.special = QCheckBox(_("The talks may touch on health, faith, ethnic origin or other special categories"))
        self.questions = QPushButton(_("&Questions about special categories …"))
        self.questions.setAutoDefault(False)
        self.section(_("Data protection"))
        self.row(_("&Legal basis"), self.basis, _("Apart from the consent that everybody is asked for."))
        self.row(_("&Reference of the assessment"), self.reference)
        self.row(_("&Data protection officer"), self.officer)
        self.row(
            _("Assessment that 15–17-year-olds &may consent alone"), self.assessment,
            _("Only where one is written; else a guardian consents to special categories."),
        )  # fmt: skip
        self.add(self.special)
        self.add(self.questions, wide=False)
        self.add(self.youth)

    def show_project(self, project: Project) -> None:
        """Fill the fields from ``project``."""
        self.basis.setCurrentIndex(max(0, self.basis.findData(project.legal_basis)))
        self.officer.setText(project.officer)
        self.reference.setText(project.reference)
        self.assessment.setText(project.assessment)
        self.youth.setChecked(project.youth)
        self.special.setChecked(project.special_category)

    def entered(self, project: Project) -> Project:
        """Return ``project`` with what stands in the fields."""
        return replace(
            project,
            legal_basis=str(self.basis.currentData()),
            officer=self.officer.text().strip(),
            reference=self.reference.text().strip(),
            assessment=self.assessment.text().strip(),
            youth=self.youth.isChecked(),
            special_category=self.special.isChecked(),
        )
