"""What a minor's guardian was told or said, noted at any time; what was noted before stands above."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import consenting, guarding
from interviewer.services.recruiting import PersonRow
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.consent_guardian import GuardianCard, told
from interviewer.ui.saving import SaveDialog


class GuardianDialog(SaveDialog):
    """Keeps one event; a guardian who takes a consent back does so under “Withdrawal”."""

    saved = Signal(str)

    def __init__(self, study: Study, row: PersonRow, parent: QWidget | None = None) -> None:
        super().__init__(_("Guardian of {who}").format(who=row.person.pseudonym), parent)
        self._study = study
        self._row = row
        found = guarding.of(study, row.person)
        message = consenting.prepare(study, row.person.id).script.guardian_message
        self.card = GuardianCard(found, message)
        before = [theme.quiet(told(event)) for event in found.events]
        self.lay_out(*before, self.card, size=(760, 420), spacing=12)
        self.card.happened.setFocus()

    @Slot()
    def save(self) -> None:
        """Keep what was filled in."""
        said = self.card.guardian()
        try:
            if said is None:
                raise InterviewerError(_("Choose what happened and how. Nothing was stored."))
            guarding.record(self._study, self._row.person.id, said)
        except InterviewerError as error:
            self.tell(error)
            return
        self.saved.emit(self._row.person.id)
        self.accept()
