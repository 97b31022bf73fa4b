"""What stands beside coding: memos on a coding or interview, two coders compared, good practice from a passage."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from interviewer.domain.memo import On
from interviewer.domain.practice import Basis, Practice
from interviewer.language import _
from interviewer.services import codebook, commending, interviewing
from interviewer.services.errors import ReadOnly
from interviewer.services.study import Study
from interviewer.ui import actions, trouble
from interviewer.ui.analysis.agreement_dialog import AgreementDialog
from interviewer.ui.analysis.coding_text import CodingText
from interviewer.ui.analysis.memo_dialog import MemoDialog
from interviewer.ui.analysis.practice_dialog import PracticeDialog
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.analysis.talks import Talks
from interviewer.ui.interview.chooser import Choice, Chooser

_NEW = "new"


class CodingAsides(QObject):
    """Opens the windows for them over the page."""

    said = Signal(str)
    changed = Signal()
    passage_wanted = Signal(str, str)

    def __init__(
        self, study: Study, steps: Steps, text: CodingText, talks: Talks, chooser: Chooser, window: QWidget
    ) -> None:
        super().__init__(window)
        self._study, self._steps, self._text, self._talks = study, steps, text, talks
        self._chooser, self._window = chooser, window

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

    @Slot()
    def practice(self) -> None:
        """Collect the passage at the cursor as good practice: a new one, or one more passage of one that is there."""
        if self._study.read_only:
            self.said.emit(str(ReadOnly()))
            return
        chosen = self._text.chosen
        if chosen is None:
            self.said.emit(_("Choose words of an answer first."))
            return
        with trouble.telling(self._window):
            rows = [Choice(row.practice.id, row.practice.title) for row in commending.collection(self._study)]
            self._ask_practice([Choice(_NEW, _("New good practice …")), *rows])

    def _ask_practice(self, rows: list[Choice]) -> None:
        if len(rows) == 1:
            self._collect(_NEW, "")
            return
        title, held = actions.act("coding_practice").words, rows

        def found(typed: str) -> list[Choice]:
            return [row for row in held if row.key == _NEW or typed.casefold() in row.text.casefold()]

        self._chooser.ask(title, _("Title of a good practice"), found, self._collect)

    def _collect(self, key: str, _typed: str) -> None:
        basis, theme = self._passage()
        if basis is None or not key:
            return
        with trouble.telling(self._window):
            if key == _NEW:
                held = interviewing.interview(self._study, basis.interview).case
                begun = Practice("", "", "", theme, cases=(held,) if held else (), builds_on=(basis,))
                dialog = PracticeDialog(self._study, self._steps, begun, self._window)
                dialog.saved.connect(self._on_collected)
                dialog.open()
            else:
                self._steps.do(lambda: commending.build_on(self._study, key, basis))
                self._on_collected("")

    def _passage(self) -> tuple[Basis | None, str]:
        """Return the shortest coding at the cursor with its theme; where nothing is coded, the whole answer."""
        chosen, here = self._text.chosen, self._text.here
        if here:
            text, one = here[0]
            return Basis(text.interview, coding=one.id), one.code
        return (Basis(chosen.text.interview, item=chosen.text.item), "") if chosen else (None, "")

    @Slot(str)
    def _on_collected(self, _one: str) -> None:
        self.said.emit(_("Collected under Good practice."))
        self.changed.emit()
