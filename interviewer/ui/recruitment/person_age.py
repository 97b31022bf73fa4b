"""The age group of a person, in words and never as a number; and the day a minor comes of age, where it is known."""

from datetime import date

from PySide6.QtCore import QDate, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QHBoxLayout, QWidget

from interviewer.domain.consent_words import AGES
from interviewer.domain.minority import Age
from interviewer.language import _
from interviewer.services.recruiting import PersonRow


class AgeFields:
    """Two fields of the form: the age group, and a day that goes to the key."""

    def __init__(self) -> None:
        self.group = QComboBox()
        for age in Age:
            self.group.addItem(_(AGES[age]), age.value)
        self.known = QCheckBox(_("Comes of age on"))
        self.day = QDateEdit()
        self.day.setDisplayFormat("dd.MM.yyyy")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(_("The day they come of age"))
        self.day.setDate(QDate.currentDate())
        self.line = QWidget()
        box = QHBoxLayout(self.line)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.known)
        box.addWidget(self.day, 1)
        self.group.currentIndexChanged.connect(self._on_group)
        self.known.toggled.connect(self.day.setEnabled)
        self._on_group()

    def show_person(self, row: PersonRow) -> None:
        """Show what is known; somebody noted as a minor without a group stands as one of 15 to 17."""
        group = row.person.age_group or (Age.YOUTH.value if row.person.minor else "")
        self.group.setCurrentIndex(max(0, self.group.findData(group)))
        if row.contact is not None and row.contact.adult_from is not None:
            self.known.setChecked(True)
            on = row.contact.adult_from
            self.day.setDate(QDate(on.year, on.month, on.day))

    @property
    def age(self) -> Age:
        """Return the group chosen."""
        return Age(str(self.group.currentData()))

    @property
    def adult_from(self) -> date | None:
        """Return the day that was entered for a minor."""
        day = self.day.date()
        return date(day.year(), day.month(), day.day()) if self.age.minor and self.known.isChecked() else None

    @Slot()
    def _on_group(self) -> None:
        minor = self.age.minor
        self.line.setEnabled(minor)
        self.day.setEnabled(minor and self.known.isChecked())
