"""Two note-takers' sets of notes of one talk, side by side, question by question."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import pairing
from interviewer.services.opening import Study
from interviewer.services.pairing import SideBySide
from interviewer.ui import theme
from interviewer.ui.scrolling import scrolling


class SidesDialog(QDialog):
    """Shows the sets to read; what was noted is changed in the fair copy only. Raises what the service raises."""

    def __init__(self, study: Study, interview: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Notes side by side"))
        found = pairing.side_by_side(study, interview)
        inner = QWidget()
        self.grid = QGridLayout(inner)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(18)
        self.grid.setVerticalSpacing(6)
        self._fill(found)
        area = scrolling(inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(_("Notes side by side"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(theme.quiet(_("What each of you took down, as it was noted. Tidy it in the fair copy.")))
        box.addWidget(area, 1)
        box.addWidget(buttons)
        theme.fit(self, 900, 600)

    def _fill(self, found: SideBySide) -> None:
        columns = len(found.who)
        for column, who in enumerate(found.who):
            self.grid.addWidget(theme.heading(who), 0, column)
            self.grid.setColumnStretch(column, 1)
        line = 1
        for row in found.rows:
            question = QLabel(f"{row.short}  {row.text}")
            question.setTextFormat(Qt.TextFormat.PlainText)
            question.setWordWrap(True)
            question.setProperty("kind", "accent")
            self.grid.addWidget(question, line, 0, 1, columns)
            for column, note in enumerate(row.notes):
                self.grid.addWidget(_note(note), line + 1, column, Qt.AlignmentFlag.AlignTop)
            line += 2
        if not found.rows:
            self.grid.addWidget(theme.quiet(_("No notes were made in this interview.")), line, 0, 1, columns)
        self.grid.setRowStretch(line + 1, 1)


def _note(text: str) -> QLabel:
    label = QLabel(text or "–")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setContentsMargins(0, 0, 0, 12)
    label.setFont(theme.writing_font())
    if not text:
        label.setProperty("kind", "dimmed")
    return label
