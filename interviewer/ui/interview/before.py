"""What comes before somebody in a group is asked: the age group where it may be under, and a minor's guardian."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.consent import Decision, Guardian
from interviewer.domain.minority import Age
from interviewer.language import _
from interviewer.services import guarding
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonRow
from interviewer.ui import theme
from interviewer.ui.consent_age import AgeCard, age_first
from interviewer.ui.consent_decision import OFFERED
from interviewer.ui.consent_guardian import GuardianCard


class Before(QWidget):
    """Shows one card or none. ``left`` gives the keyboard back to the roster."""

    changed = Signal()
    """Other answers can be given now."""
    noted = Signal()
    """An age group was kept."""
    left = Signal()

    def __init__(self, study: Study, message: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._message = message
        self._row: PersonRow | None = None
        self.age: AgeCard | None = None
        self.card: GuardianCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_person(self, row: PersonRow | None) -> None:
        """Show what has to be settled before this one is asked."""
        theme.clear(self._column)
        self._row, self.age, self.card = row, None, None
        found = guarding.of(self._study, row.person) if row is not None else None
        if found is not None and row is not None and age_first(found):
            self.age = AgeCard(found, row.shown)
            self.age.noted.connect(self._on_age)
            self.age.left.connect(self.left)
            self._column.addWidget(self.age)
        elif found is not None and found.minor:
            self.card = GuardianCard(found, self._message)
            self.card.changed.connect(self.changed)
            self._column.addWidget(self.card)
        shown = self.age or self.card
        self.setVisible(shown is not None)
        if shown is not None:
            shown.show()  # at once, or the keyboard passes it by

    @property
    def allowed(self) -> frozenset[Decision]:
        """Return the answers that can be given; one who may be under age can always say no."""
        if self.age is not None:
            return frozenset({Decision.NO, Decision.POSTPONED})
        return self.card.allowed if self.card is not None else frozenset(OFFERED)

    @property
    def hindrance(self) -> str:
        """Return why there is no yes yet, ``""`` when there can be one."""
        if self.age is not None:
            return _("Note the age group first.")
        return self.card.hindrance if self.card is not None else ""

    def guardian(self) -> Guardian | None:
        """Return what was filled in about the guardian."""
        return self.card.guardian() if self.card is not None else None

    def take_focus(self) -> None:
        """Go to what has to be settled."""
        if self.age is not None:
            self.age.setFocus()
        elif self.card is not None:
            self.card.happened.setFocus()

    @Slot(object)
    def _on_age(self, age: Age) -> None:
        if self._row is not None:
            guarding.note_age(self._study, self._row.person.id, age)
            self.noted.emit()
