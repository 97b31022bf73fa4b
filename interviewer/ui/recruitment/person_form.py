"""Adding or changing a person. Name, number, address and remark go to the key; the rest is free of names."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import recruiting
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonDetails, PersonRow
from interviewer.ui import theme
from interviewer.ui.form import Form
from interviewer.ui.scrolling import scrolling

_ID = Qt.ItemDataRole.UserRole


class PersonDialog(QDialog):
    """Edits one person; ``saved`` tells which."""

    saved = Signal(str)

    def __init__(self, study: Study, row: PersonRow | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Change person") if row else _("New person"))
        self._study = study
        self._row = row
        self._people = recruiting.people(study)
        self._make_fields()
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(14)
        box.addWidget(scrolling(self._form()), 1)
        box.addWidget(self.problem)
        box.addWidget(self.buttons)
        theme.fit(self, 760, 640)
        if row:
            self._show(row)
        self.name.setFocus()

    def _make_fields(self) -> None:
        people = [each.person for each in self._people]
        self.name, self.phone, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self.remark = QPlainTextEdit()
        self.remark.setTabChangesFocus(True)
        self.remark.setFixedHeight(theme.px(52) + 14)
        self.role = _free(sorted({each.role for each in people if each.role}))
        self.gender = _free(sorted({each.gender for each in people if each.gender} | {_("woman"), _("man")}))
        self.age_band = _free(sorted({each.age_band for each in people if each.age_band}))
        self.background = QLineEdit()
        self.minor = QCheckBox(_("&Under age: a guardian must be informed or consent"))
        self.seed = QCheckBox(_("Start informant: found by us, proposed by nobody"))
        self.cases = QListWidget()
        self.cases.setFixedHeight(theme.px(104))
        self.cases.setProperty("kind", "field")
        for case in recruiting.cases(self._study):
            item = QListWidgetItem(case.shown, self.cases)
            item.setData(_ID, case.case.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.referred_by = QComboBox()
        self.referred_by.addItem(_("nobody"), None)
        for each in self._people:
            if self._row is None or each.person.id != self._row.person.id:
                self.referred_by.addItem(each.shown, each.person.id)
        self.may_contact, self.may_name = _permission(), _permission()

    def _form(self) -> Form:
        form = Form(columns=2)
        form.section(_("Only in the key"))
        form.row(_("&Name"), self.name)
        form.row(_("&Phone"), self.phone)
        form.row(_("&E-mail"), self.email)
        form.row(_("&Remark"), self.remark)
        form.section(_("In the data, without names"))
        form.row(_("R&ole"), self.role, _("“leader”, “deputy”, “member” …: never a title only one person has."))
        form.row(_("&Background"), self.background)
        form.row(_("&Gender"), self.gender)
        form.row(_("&Age, roughly"), self.age_band, _("“30–39”"))
        form.row(_("Be&longs to"), self.cases, wide=True)
        form.add(self.minor)
        form.section(_("How we found them"))
        form.add(self.seed)
        form.row(_("Proposed by"), self.referred_by, wide=True)
        form.row(_("May we say who proposed them?"), self.may_name)
        form.row(_("May we &contact them?"), self.may_contact)
        return form

    def _show(self, row: PersonRow) -> None:
        person, contact = row.person, row.contact
        if contact:
            self.name.setText(contact.name)
            self.phone.setText(contact.phone)
            self.email.setText(contact.email)
            self.remark.setPlainText(contact.remark)
        self.role.setEditText(person.role)
        self.gender.setEditText(person.gender)
        self.age_band.setEditText(person.age_band)
        self.background.setText(person.background)
        self.minor.setChecked(person.minor)
        self.seed.setChecked(person.seed)
        for number in range(self.cases.count()):
            item = self.cases.item(number)
            if item.data(_ID) in person.cases:
                item.setCheckState(Qt.CheckState.Checked)
        self.referred_by.setCurrentIndex(max(0, self.referred_by.findData(person.referred_by)))
        for field, value in ((self.may_contact, person.may_contact), (self.may_name, person.may_name)):
            field.setCurrentIndex(max(0, field.findData(value)))

    @Slot()
    def save(self) -> None:
        """Keep what stands in the fields; what is missing is said in the window."""
        items = [self.cases.item(number) for number in range(self.cases.count())]
        details = PersonDetails(
            name=self.name.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            remark=self.remark.toPlainText(),
            role=self.role.currentText(),
            gender=self.gender.currentText(),
            age_band=self.age_band.currentText(),
            background=self.background.text(),
            minor=self.minor.isChecked(),
            seed=self.seed.isChecked(),
            cases=tuple(str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked),
            referred_by=self.referred_by.currentData(),
            may_contact=self.may_contact.currentData(),
            may_name=self.may_name.currentData(),
        )
        try:
            kept = recruiting.save_person(self._study, details, self._row.person.id if self._row else None)
        except InterviewerError as error:
            self.problem.setText(str(error))
            self.problem.show()
            self.name.setFocus()
            return
        self.saved.emit(kept)
        self.accept()


def _free(offered: list[str]) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.addItems(["", *offered])
    return box


def _permission() -> QComboBox:
    box = QComboBox()
    for value, words in ((None, _("not asked")), (True, _("yes")), (False, _("no"))):
        box.addItem(words, value)
    return box
