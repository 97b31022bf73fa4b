"""The transcript as it would leave: pseudonymised. What is copied from here carries its attribution (E13)."""

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from interviewer.domain.transcript import Attribution, Transcript
from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services import exporting
from interviewer.services.opening import Study
from interviewer.ui import theme
from interviewer.ui.transcript_text import fill

LEVELS = {
    Attribution.PSEUDONYM: N_("Stable pseudonym"),
    Attribution.ROLE_MODEL: N_("Role and kind of case"),
    Attribution.ROLE: N_("Role"),
    Attribution.NONE: N_("Nothing about who speaks"),
}


class TranscriptText(QTextEdit):
    """Shows a transcript; copying and dragging give its words and, on a line of their own, whose they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attribution = ""
        self.may_copy = False
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(keys | Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(_("Transcript"))

    def show_transcript(self, transcript: Transcript) -> None:
        """Show ``transcript`` from its beginning."""
        self._attribution = attribution(transcript)
        self.clear()
        fill(QTextCursor(self.document()), transcript)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words with their attribution, as plain text only; nothing while a name is left."""
        words = self.textCursor().selection().toPlainText().strip()
        data = QMimeData()
        if not self.may_copy:
            return data
        data.setText(f"{words}\n– {self._attribution}")
        return data


class TranscriptView(QDialog):
    """The preview of one interview. Raises what the preview raises, before it is shown."""

    def __init__(self, study: Study, interview: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._study = study
        self._interview = interview
        self.setWindowTitle(_("Transcript – pseudonymised, still personal data"))
        self.level = QComboBox()
        self.level.setAccessibleName(_("What is said of who speaks"))
        for level, words in LEVELS.items():
            self.level.addItem(_(words), level)
        self.text = TranscriptText()
        self.note = theme.quiet("")
        self.copy = QPushButton(_("&Copy the selection"))
        self._lay_out()
        self.level.currentIndexChanged.connect(self._on_level)
        self.copy.clicked.connect(self._on_copy)
        self._on_level()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(theme.pill(_("Pseudonymised – still personal data"), "attention"))
        top.addStretch(1)
        top.addWidget(self.level)
        close = QPushButton(_("C&lose"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.copy)
        buttons.addWidget(close)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 16, 20, 16)
        page.setSpacing(12)
        page.addLayout(top)
        page.addWidget(self.text, 1)
        page.addLayout(buttons)
        self.resize(theme.px(720), theme.px(620))

    @Slot()
    def _on_level(self) -> None:
        level = Attribution(self.level.currentData())
        self.text.show_transcript(exporting.preview(self._study, self._interview, level))
        self.text.may_copy = self._passes(level)
        self.copy.setEnabled(self.text.may_copy)

    def _passes(self, level: Attribution) -> bool:
        """Return whether the text passes the gate of an export; where it does not, say why."""
        try:
            exporting.copied(self._study, self._interview, level)
        except InterviewerError as error:
            self.note.setText(str(error))
            theme.retone(self.note, "kind", "problem")
            return False
        self.note.setText(_("What is copied carries its attribution."))
        theme.retone(self.note, "kind", "quiet")
        return True

    @Slot()
    def _on_copy(self) -> None:
        if not self.text.textCursor().hasSelection():
            self.text.selectAll()
        self.text.copy()


def attribution(transcript: Transcript) -> str:
    """Return the line that goes with every copied passage."""
    cover = transcript.cover
    parts = [*cover.speakers, cover.case] if transcript.attribution.names_pseudonym else [*cover.speakers]
    parts += [cover.title, _("pseudonymised – still personal data")]
    return ", ".join(part for part in parts if part)
