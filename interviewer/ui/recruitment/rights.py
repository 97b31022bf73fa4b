"""What somebody is owed: a guardian's answer noted, and everything that is held about them on paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from interviewer.language import _
from interviewer.services import disclosing
from interviewer.services.study import Study
from interviewer.ui import actions, trouble
from interviewer.ui.ethics.guardian_dialog import GuardianDialog

if TYPE_CHECKING:
    from interviewer.ui.recruitment.place import RecruitmentPlace


class Rights(QObject):
    """Does it for whoever is chosen in the place."""

    def __init__(self, study: Study, place: "RecruitmentPlace") -> None:
        super().__init__(place)
        self._study = study
        self._place = place
        for name, button, slot in (
            ("access", place.person_card.access, self.access),
            ("guardian", place.person_card.guardian, self.guardian),
        ):
            button.clicked.connect(slot)
            action = actions.make(name, place, slot)
            action.setEnabled(not study.read_only)

    @Slot()
    def guardian(self) -> None:
        """Note what the guardian of somebody under age was told or said."""
        row = self._place.chosen
        if row is None:
            return
        if not row.person.minor:
            self._place.said.emit(_("{who} is not noted as under age.").format(who=row.shown))
            return
        with trouble.telling(self._place):
            dialog = GuardianDialog(self._study, row, self._place)
            dialog.saved.connect(self._on_guardian)
            dialog.open()

    @Slot()
    def access(self) -> None:
        """Write everything about a person to a folder that is chosen."""
        row = self._place.chosen
        if row is None:
            return
        title = _("Where to write what is held about {who}").format(who=row.person.pseudonym)
        folder = QFileDialog.getExistingDirectory(self._place, title, str(self._study.path.parent))
        if folder:
            with trouble.telling(self._place):
                path = disclosing.disclose(self._study, row.person.id, Path(folder))
                words = _("Written: {path}. It holds the person's name; it goes to nobody else.")
                self._place.said.emit(words.format(path=path))

    @Slot(str)
    def _on_guardian(self, _person: str) -> None:
        self._place.refresh()
        self._place.said.emit(_("The guardian is noted."))
        self._place.changed.emit()
