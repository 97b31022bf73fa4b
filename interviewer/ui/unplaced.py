"""Marks without a place: put on another laptop's text, and their words not found in the one that stands."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from interviewer.domain.mark import Mark
from interviewer.language import _
from interviewer.ui import marks

_SHOWN = 60


class Unplaced(QLabel):
    """A quiet list that is not there when there are none; a mark is never moved without a person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setToolTip(
            _("They were put on another laptop’s version of the text. Mark the passage anew where it fits.")
        )
        self.hide()

    def show_marks(self, found: Iterable[Mark]) -> None:
        """List ``found`` with their words and kinds."""
        told = dict.fromkeys(f"“{_short(mark.words)}” ({marks.name_of(mark.kind)})" for mark in found)
        self.setText(_("Marks without a place: {marks}").format(marks=", ".join(told)) if told else "")
        self.setVisible(bool(told))


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"
