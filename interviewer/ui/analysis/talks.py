"""The closed interviews as a list to choose from, by pseudonym; each set of notes of a talk is one."""

from PySide6.QtWidgets import QComboBox, QWidget

from interviewer.language import _
from interviewer.services import interviewing
from interviewer.services.study import Study
from interviewer.ui.interview.chooser import Choice

_NARROW, _WIDE = 14, 44
"""Letters that are shown at least, and at most where there is room."""


class Talks(QComboBox):
    """Keeps the interview one is at while the list is read anew."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.setAccessibleName(_("Interview"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_NARROW)

    def fill(self) -> None:
        """Read which interviews there are, without a word to anybody."""
        kept = self.chosen
        self.blockSignals(True)
        self.clear()
        for row in interviewing.rows(self._study, counted=False):
            for held in (row.interview, *row.others):
                if held.closed:
                    who = ", ".join(each.person.pseudonym for each in row.informants)
                    case = row.case.case.pseudonym if row.case else ""
                    taker = held.interviewer if row.others else ""
                    self.addItem("  ·  ".join(filter(None, (who, case, taker))), held.id)
        longest = max((len(self.itemText(number)) for number in range(self.count())), default=0)
        self.setMinimumContentsLength(max(_NARROW, min(_WIDE, longest)))
        self.setCurrentIndex(max(0, self.findData(kept)))
        self.blockSignals(False)

    @property
    def chosen(self) -> str:
        """Return the id of the interview one is at, ``""`` without any."""
        return str(self.currentData() or "")

    def choose(self, interview: str) -> bool:
        """Go to an interview, and return whether it is here."""
        number = self.findData(interview)
        if number >= 0:
            self.setCurrentIndex(number)
        return number >= 0

    def step(self, by: int) -> None:
        """Go so many interviews on, or back."""
        self.setCurrentIndex(max(0, min(self.count() - 1, self.currentIndex() + by)))

    def found(self, typed: str) -> list[Choice]:
        """Return the interviews in whose line ``typed`` stands."""
        rows = ((str(self.itemData(number)), self.itemText(number)) for number in range(self.count()))
        return [Choice(one, words) for one, words in rows if typed.casefold() in words.casefold()]
