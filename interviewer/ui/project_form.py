"""The fields about a project, the same when it begins and when it is changed."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from interviewer.domain.project import Project
from interviewer.language import N_, _
from interviewer.ui import theme
from interviewer.ui.form import Form

CASE_WORDS = ("møteplass", "kommune", "organisasjon", "virksomhet", "prosjekt")
"""Words offered for what is studied; any other can be written."""
LANGUAGES = {"nb": N_("Norwegian bokmål"), "en": N_("English")}
"""The languages in which texts leave the program."""


class ProjectForm(Form):
    """Title, the word for the case, who stands behind it, what for, and until when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=2)
        self.title = QLineEdit()
        self.case_word = QComboBox()
        self.case_word.setEditable(True)
        self.case_word.addItems(CASE_WORDS)
        self.language = QComboBox()
        for code, words in LANGUAGES.items():
            self.language.addItem(_(words), code)
        self.institution = QLineEdit()
        self.commissioner = QLineEdit()
        self.purpose = QPlainTextEdit()
        self.purpose.setTabChangesFocus(True)
        self.purpose.setFixedHeight(theme.px(62) + 14)
        self.contact = QLineEdit()
        self.ends = QCheckBox(_("The project ends on a known date"))
        self.end_date = QDateEdit(QDate.currentDate().addYears(1))
        self.end_date.setCalendarPopup(True)
        self.end_date.setDisplayFormat("dd.MM.yyyy")
        self.end_date.setEnabled(False)
        self.special = QCheckBox(_("The talks may touch on health, faith, ethnic origin or other special categories"))
        self._lay_out()
        self.ends.toggled.connect(self.end_date.setEnabled)

    def _lay_out(self) -> None:
        self.row(_("&Title of the project"), self.title, wide=True)
        self.row(
            _("Your &word for what is studied"),
            self.case_word,
            _("It stands wherever the program speaks of a case: “møteplass”, “kommune” …"),
        )
        self.row(_("L&anguage of what is written out"), self.language, _("Transcripts, summaries, tables and letters."))
        self.row(_("&Institution responsible"), self.institution, _("Read aloud before the consent."))
        self.row(_("&Commissioned by"), self.commissioner)
        self.row(_("C&ontact for informants"), self.contact, _("Name, phone or e-mail that informants may use."))
        self.row(
            _("P&urpose"),
            self.purpose,
            _("One sentence that goes on after “The purpose is to …”, for it is read aloud like that."),
            wide=True,
        )
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.ends)
        line.addWidget(self.end_date)
        line.addStretch(1)
        self.end_date.setAccessibleName(_("End date"))
        self.add(holder)
        self.add(self.special)

    def show_project(self, project: Project) -> None:
        """Fill the fields from ``project``."""
        self.title.setText(project.title)
        self.case_word.setEditText(project.case_word)
        self.language.setCurrentIndex(max(0, self.language.findData(project.language)))
        self.institution.setText(project.institution)
        self.commissioner.setText(project.commissioner)
        self.purpose.setPlainText(project.purpose)
        self.contact.setText(project.contact)
        self.special.setChecked(project.special_category)
        self.ends.setChecked(project.end_date is not None)
        if project.end_date is not None:
            self.end_date.setDate(QDate(project.end_date.year, project.end_date.month, project.end_date.day))

    def entered(self, project: Project) -> Project:
        """Return ``project`` with what stands in the fields."""
        return replace(
            project,
            title=self.title.text(),
            case_word=self.case_word.currentText(),
            language=str(self.language.currentData()),
            institution=self.institution.text(),
            commissioner=self.commissioner.text(),
            purpose=self.purpose.toPlainText(),
            contact=self.contact.text(),
            end_date=self._until(),
            special_category=self.special.isChecked(),
        )

    def _until(self) -> date | None:
        day = self.end_date.date()
        return date(day.year(), day.month(), day.day()) if self.ends.isChecked() else None
