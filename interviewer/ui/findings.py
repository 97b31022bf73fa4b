"""Quiet underlines in the fair copy: what may identify somebody and is not decided yet, looked for while one rests."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit

from interviewer.domain.progress import Progress
from interviewer.finding.found import Found
from interviewer.language import ngettext
from interviewer.services import deciding
from interviewer.services.opening import Study
from interviewer.ui import theme
from interviewer.ui.jobs import Job
from interviewer.ui.notes import NoteEditor
from interviewer.ui.positions import to_units


class Findings(QObject):
    """Looks at one editor's text off the window's thread; what was typed meanwhile makes an answer worthless."""

    def __init__(self, study: Study, editor: NoteEditor, told: QLabel) -> None:
        super().__init__(editor)
        self._study = study
        self._editor = editor
        self._told = told
        self._job: Job | None = None
        self._looked_at = ""
        self.found: tuple[Found, ...] = ()
        told.hide()
        editor.textChanged.connect(self._on_changed)

    @Slot()
    def look(self) -> None:
        """Look at the text as it stands, unless that is under way; without the key nobody knows what is decided."""
        if self._job is not None or not self._study.has_key:
            return
        self._show(())
        self._looked_at = self._editor.toPlainText()
        self._job = Job(partial(_found, self._study, self._looked_at))
        self._job.succeeded.connect(self._on_found)
        self._job.finished.connect(self._on_finished)
        self._job.start()

    @Slot()
    def _on_changed(self) -> None:
        if self.found and self._editor.toPlainText() != self._looked_at:
            self._show(())

    @Slot(object)
    def _on_found(self, found: tuple[Found, ...]) -> None:
        self._show(found if self._editor.toPlainText() == self._looked_at else ())

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        if self._editor.toPlainText() != self._looked_at:
            self.look()

    def _show(self, found: tuple[Found, ...]) -> None:
        self.found = found
        text = self._editor.toPlainText()
        self._editor.setExtraSelections([self._underlined(text, each) for each in found])
        count = len(found)
        words = ngettext(
            "{count} place may identify somebody; it waits under Pseudonymisation once the copy is finished.",
            "{count} places may identify somebody; they wait under Pseudonymisation once the copy is finished.",
            count,
        )
        self._told.setText(words.format(count=count) if count else "")
        self._told.setVisible(bool(count))

    def _underlined(self, text: str, found: Found) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(to_units(text, found.start))
        cursor.setPosition(to_units(text, found.end), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(theme.tokens().attention))
        selection.cursor, selection.format = cursor, look
        return selection


def _found(study: Study, text: str, _progress: Progress) -> tuple[Found, ...]:
    own = study.again()
    try:
        return deciding.found_in(own, text)
    finally:
        own.close()
