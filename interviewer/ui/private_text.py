"""A text field whose words leave the program by no clipboard and no drag (E13)."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit

from interviewer.domain.text import clean
from interviewer.ui import clipboard


class PrivateText(QPlainTextEdit):
    """Copies a ticket instead of words; pastes both, cleaned and without formatting."""

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return a ticket for the selected words; the words themselves stay in the program."""
        return clipboard.hold(clean(self.textCursor().selection().toPlainText()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there are words to insert."""
        return clipboard.words_of(source) is not None

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert the words, cleaned, without any formatting."""
        if words := clipboard.words_of(source):
            self.textCursor().insertText(words)
            self.ensureCursorVisible()
