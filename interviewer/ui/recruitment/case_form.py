"""Adding or changing a case. Its name and place go to the key; its type and facts are free of names."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import guiding, recruiting
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseDetails, CaseRow
from interviewer.ui.form import Form
from interviewer.ui.saving import SaveDialog
from interviewer.ui.scrolling import scrolling

_STATES = {None: Qt.CheckState.PartiallyChecked, True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class CaseDialog(SaveDialog):
    """Edits one case; ``saved`` tells which."""

    saved = Signal(str)

    def __init__(self, study: Study, row: CaseRow | None = None, parent: QWidget | None = None) -> None:
        word = study.project.case_word
        super().__init__(_("Change {case}").format(case=word) if row else _("Add {case}").format(case=word), parent)
        self._study = study
        self._row = row
        self.name, self.municipality, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.type = QComboBox()
        self.type.setEditable(True)
        self.type.addItems(["", *sorted({each.case.type for each in recruiting.cases(study) if each.case.type})])
        self.region = QComboBox()
        self.region.setEditable(True)
        self.region.addItems(["", *sorted({each.case.region for each in recruiting.cases(study) if each.case.region})])
        self.public = QCheckBox(_("Already named in &public as part of this study"))
        self.facts = {name: _fact(words) for name, words in _facts(study)}
        self.lay_out(scrolling(self._form()), size=(660, 500 if not self.facts else 580))
        if row:
            self._show(row)
        self.name.setFocus()

    def _form(self) -> Form:
        form = Form(columns=2)
        form.section(_("Only in the key"))
        form.row(_("&Name"), self.name)
        form.row(_("&Municipality"), self.municipality)
        form.row(_("&Where it is named in public"), self.source, wide=True)
        form.section(_("In the data, without names"))
        form.row(_("&Type"), self.type, _("“council”, “forum” …: what exports may say."))
        form.row(_("Part of the countr&y"), self.region, _("Never the municipality: “the west”, “a large town” …"))
        form.add(self.public)
        if self.facts:
            form.section(_("Facts that questions hang on"))
            for field in self.facts.values():
                form.add(field)
        return form

    def _show(self, row: CaseRow) -> None:
        if row.name:
            self.name.setText(row.name.name)
            self.municipality.setText(row.name.municipality)
            self.source.setText(row.name.public_source)
        self.type.setEditText(row.case.type)
        self.region.setEditText(row.case.region)
        self.public.setChecked(row.case.public)
        for name, field in self.facts.items():
            known = row.case.facts.get(name)
            field.setCheckState(_STATES[known])

    @Slot()
    def save(self) -> None:
        """Keep what stands in the fields; what is missing is said in the window."""
        unknown = Qt.CheckState.PartiallyChecked
        details = CaseDetails(
            name=self.name.text(),
            municipality=self.municipality.text(),
            type=self.type.currentText(),
            region=self.region.currentText(),
            public=self.public.isChecked(),
            public_source=self.source.text(),
            facts={name: field.isChecked() for name, field in self.facts.items() if field.checkState() != unknown},
        )
        try:
            kept = recruiting.save_case(self._study, details, self._row.case.id if self._row else None)
        except InterviewerError as error:
            self.tell(error)
            self.name.setFocus()
            return
        self.saved.emit(kept)
        self.accept()


def _facts(study: Study) -> tuple[tuple[str, str], ...]:
    guides = [guide for guide in guiding.listed() if guide.id in study.project.guides]
    return tuple(dict(fact for guide in guides for fact in guide.facts).items())


def _fact(words: str) -> QCheckBox:
    """Return a tick box of three states: not known yet is the first."""
    box = QCheckBox(words.replace("&", "&&"))
    box.setTristate(True)
    box.setCheckState(Qt.CheckState.PartiallyChecked)
    box.setToolTip(_("A dash means: not known yet."))
    return box
