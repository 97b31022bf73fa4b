"""What stands beside coding: memos on a coding or an interview, and two coders compared."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from interviewer.domain.memo import On
from interviewer.language import _
from interviewer.services import codebook
from interviewer.services.study import Study
from interviewer.ui import trouble
from interviewer.ui.analysis.agreement_dialog import AgreementDialog
from interviewer.ui.analysis.coding_text import CodingText
from interviewer.ui.analysis.memo_dialog import MemoDialog
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.analysis.talks import Talks


class CodingAsides(QObject):
    """Opens the windows for them over the page."""

    said = Signal(str)
    changed = Signal()
    passage_wanted = Signal(str, str)

    def __init__(self, study: Study, steps: Steps, text: CodingText, talks: Talks, window: QWidget) -> None:
        super().__init__(window)
        self._study, self._steps, self._text, self._talks, self._window = study, steps, text, talks, window

    @Slot()
    def memo(self) -> None:
        """Show the memos on the coding at the cursor."""
        here = self._text.here
        if not here:
            self.said.emit(_("A memo stands on a coding: choose one, or code the words first."))
            return
        one = here[0][1]
        with trouble.telling(self._window):
            name = codebook.get(self._study, one.code).name
            self._memos(f"{name}: «{one.words[:60]}»", On.PASSAGE, one.id)

    @Slot()
    def talk_memo(self) -> None:
        """Show the memos on the interview."""
        if self._talks.chosen:
            with trouble.telling(self._window):
                self._memos(self._talks.currentText(), On.INTERVIEW, self._talks.chosen)

    def _memos(self, about: str, on: On, of: str) -> None:
        dialog = MemoDialog(self._study, self._steps, about, on, of, self._window)
        dialog.changed.connect(self.changed)
        dialog.open()

    @Slot()
    def compare(self) -> None:
        """Show how far two coders agree."""
        with trouble.telling(self._window):
            dialog = AgreementDialog(self._study, self._window)
            dialog.passage_wanted.connect(self.passage_wanted)
            dialog.open()
