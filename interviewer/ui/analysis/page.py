"""What every page of the place Analysis has: it is read when one comes to it, and says what was done."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from interviewer.language import _
from interviewer.services.errors import ReadOnly
from interviewer.services.study import Study
from interviewer.ui import trouble
from interviewer.ui.analysis.steps import Steps


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


class EditingPage(AnalysisPage):
    """A page on which something is changed; what was done on it last is taken back by a key."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.steps = Steps(study)

    def refresh(self) -> None:
        """Read what the page shows anew."""
        self.read_at("")

    def read_at(self, one: str) -> None:
        """Read what the page shows anew and stand at ``one``; where one was when it is empty."""
        raise NotImplementedError

    def writable(self) -> bool:
        """Return whether something can be changed here; where the project is only read, say so."""
        if self._study.read_only:
            self.said.emit(str(ReadOnly()))
        return not self._study.read_only

    def ask_away(self, title: str, words: str, take: Callable[[], None]) -> None:
        """Ask before something is taken away that others go with, and ``take`` it away when one says so."""
        box = QMessageBox(QMessageBox.Icon.Question, title, words, parent=self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = box.addButton(_("&Take it away"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        go.clicked.connect(take)
        box.open()

    def did(self, words: str, one: str = "") -> None:
        """Show and say what was done."""
        self._on_changed(one)
        self.said.emit(words)

    @Slot()
    @Slot(str)
    @trouble.told
    def _on_changed(self, one: str = "") -> None:
        self.read_at(one)
        self.take_focus()
        self.changed.emit()

    @Slot()
    @trouble.told
    def undo(self) -> None:
        """Undo what was done here last."""
        if not self.writable():
            return
        if not self.steps.some:
            self.said.emit(_("Nothing was done here that could be undone."))
            return
        self.steps.undo()
        self.did(_("Undone."))
