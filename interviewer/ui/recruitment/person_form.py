"""Adding or changing a person. Name, number, address and remark go to the key; the rest is free of names."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from interviewer.domain.person import SEEDS, Contact, Person
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import recruiting
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonDetails, PersonRow
from interviewer.ui import theme
from interviewer.ui.form import Form
from interviewer.ui.recruitment import words
from interviewer.ui.recruitment.person_age import AgeFields
from interviewer.ui.recruitment.person_cases import CaseFields
from interviewer.ui.saving import SaveDialog
from interviewer.ui.scrolling import scrolling


class PersonDialog(SaveDialog):
    """Edits one person; ``saved`` tells which."""

    saved = Signal(str)

    def __init__(self, study: Study, row: PersonRow | None = None, parent: QWidget | None = None) -> None:
        super().__init__(_("Change person") if row else _("New person"), parent)
        self._study = study
        self._row = row
        self._people = recruiting.people(study)
        self.ages = AgeFields()
        self._make_fields()
        self.lay_out(scrolling(self._form()), size=(780, 670))
        if row:
            self._show(row.person, row.contact or Contact(row.person.id))
        self._on_seed()
        self.seed.toggled.connect(self._on_seed)
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
        self.network = _free(sorted({each.network for each in people if each.network}))
        self.background = QLineEdit()
        self.cases = CaseFields(self._study)
        self.seed = QCheckBox(_("Start informant: found by us, proposed by nobody"))
        own = sorted({each.seed_kind for each in people if each.seed_kind and each.seed_kind not in SEEDS})
        self.seed_kind = _free([*(words.seed(each) for each in SEEDS), *own])
        self.gatekeeper = QCheckBox(_("Gatekeeper: passes requests on to others"))
        self.referred_by = self._person_box(self._people)
        gatekeepers = [each for each in self._people if each.person.gatekeeper or self._reaches(each.person.id)]
        self.via = self._person_box(gatekeepers)
        self.may_contact, self.may_name = _permission(), _permission()

    def _reaches(self, one: str) -> bool:
        return self._row is not None and self._row.person.via == one

    def _person_box(self, people: Sequence[PersonRow]) -> QComboBox:
        box = QComboBox()
        box.addItem(_("nobody"), None)
        for each in people:
            if self._row is None or each.person.id != self._row.person.id:
                box.addItem(each.shown, each.person.id)
        return box

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
        form.row(_("Age gro&up"), self.ages.group, _("It decides what has to happen before anybody is asked."))
        form.add(self.ages.line, wide=False)
        form.row(_("Be&longs to"), self.cases.list)
        form.row(_("Role there, where it is another"), self.cases.role, _("For the one chosen in the list."))
        form.section(_("How we found them"))
        form.row(_("Proposed by"), self.referred_by)
        form.row(_("Net&work"), self.network, _("Whose circle they belong to, in a word without names."))
        form.row(_("May we &contact them?"), self.may_contact)
        form.row(_("May we say who proposed them?"), self.may_name)
        form.add(self.seed)
        form.row(_("How a start informant was &found"), self.seed_kind)
        form.row(_("Reached through a gatekeeper"), self.via)
        form.add(self.gatekeeper)
        return form

    @Slot()
    def _on_seed(self) -> None:
        self.seed_kind.setEnabled(self.seed.isChecked())

    def _show(self, person: Person, contact: Contact) -> None:
        self.name.setText(contact.name)
        self.phone.setText(contact.phone)
        self.email.setText(contact.email)
        self.remark.setPlainText(contact.remark)
        self.role.setEditText(person.role)
        self.gender.setEditText(person.gender)
        self.age_band.setEditText(person.age_band)
        self.network.setEditText(person.network)
        self.background.setText(person.background)
        if self._row is not None:
            self.ages.show_person(self._row)
        self.cases.show_person(person)
        self.seed.setChecked(person.seed)
        self.seed_kind.setEditText(words.seed(person.seed_kind))
        self.gatekeeper.setChecked(person.gatekeeper)
        for box, one in ((self.referred_by, person.referred_by), (self.via, person.via)):
            box.setCurrentIndex(max(0, box.findData(one)))
        for field, value in ((self.may_contact, person.may_contact), (self.may_name, person.may_name)):
            field.setCurrentIndex(max(0, field.findData(value)))

    def _details(self) -> PersonDetails:
        before = self._row.person if self._row else None
        return PersonDetails(
            name=self.name.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            remark=self.remark.toPlainText(),
            role=self.role.currentText(),
            gender=self.gender.currentText(),
            age_band=self.age_band.currentText(),
            background=self.background.text(),
            minor=before is not None and before.minor,
            age_group=self.ages.age.value,
            adult_from=self.ages.adult_from,
            seed=self.seed.isChecked(),
            seed_kind=words.seed_code(self.seed_kind.currentText()) if self.seed.isChecked() else "",
            network=self.network.currentText(),
            gatekeeper=self.gatekeeper.isChecked(),
            via=self.via.currentData(),
            cases=self.cases.chosen,
            case_roles=self.cases.roles,
            referred_by=self.referred_by.currentData(),
            may_contact=self.may_contact.currentData(),
            may_name=self.may_name.currentData(),
        )

    @Slot()
    def save(self) -> None:
        """Keep what stands in the fields; what is missing is said in the window."""
        try:
            kept = recruiting.save_person(self._study, self._details(), self._row.person.id if self._row else None)
        except InterviewerError as error:
            self.tell(error)
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
    for value, said in ((None, _("not asked")), (True, _("yes")), (False, _("no"))):
        box.addItem(said, value)
    return box
