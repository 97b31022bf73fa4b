"""What a minor's guardian was told or said, noted at any time; what was noted before stands above."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import consenting, guarding
from interviewer.services.recruiting import PersonRow
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.consent_guardian import GuardianCard, told


class GuardianDialog(QDialog):
    """Keeps one event; a guardian who takes a consent back does so under “Withdrawal”."""

    saved = Signal(str)

    def __init__(self, study: Study, row: PersonRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Guardian of {who}").format(who=row.person.pseudonym))
        self._study = study
        self._row = row
        found = guarding.of(study, row.person)
        message = consenting.prepare(study, row.person.id).script.guardian_message
        self.card = GuardianCard(found, message)
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        for event in found.events:
            box.addWidget(theme.quiet(told(event)))
        box.addWidget(self.card, 1)
        box.addWidget(self.problem)
        box.addWidget(buttons)
        theme.fit(self, 760, 420)
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
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.saved.emit(self._row.person.id)
        self.accept()
