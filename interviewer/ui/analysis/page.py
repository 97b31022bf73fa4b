"""What every page of the place Analysis has: it is read when one comes to it, and says what was done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from interviewer.services.study import Study


class AnalysisPage(QWidget):
    """A page of its own; ``started`` hands over a long job, ``question_wanted`` asks for a question across."""

    said = Signal(str)
    changed = Signal()
    started = Signal(object, str)
    person_wanted = Signal(str)
    case_wanted = Signal(str)
    question_wanted = Signal(str)
    passage_wanted = Signal(str, str)
    """An interview and the item of an answer in it are to be shown."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study

    def refresh(self) -> None:
        """Read what the page shows anew."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Go to what one works in."""
        raise NotImplementedError
