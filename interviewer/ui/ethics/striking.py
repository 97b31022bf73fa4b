"""Striking for good: asks once, saying what goes and that nothing brings it back."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.answer import Field
from interviewer.language import _, ngettext, pgettext
from interviewer.services import striking
from interviewer.services.opening import Study
from interviewer.services.striking import Struck
from interviewer.ui import theme
from interviewer.ui.notes import NoteEditor
from interviewer.ui.scrolling import scrolling

_SHOWN = 600


class StrikeDialog(QDialog):
    """Shows the words that go; Enter alone strikes nothing. ``also`` offers the same words in the other text."""

    agreed = Signal(bool)

    def __init__(self, words: str, also: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Strike for good"))
        self.also = QCheckBox(_("&Also in the other text, where the same words stand: {where}").format(where=also))
        self.also.setChecked(bool(also))
        self.also.setVisible(bool(also))
        self.strike = QPushButton(_("&Strike for good"))
        self.strike.setProperty("kind", "danger")
        self.keep = QPushButton(_("&Keep it"))
        self.strike.clicked.connect(self._on_strike)
        self.keep.clicked.connect(self.reject)
        self._lay_out(words)
        self.keep.setDefault(True)
        self.keep.setFocus()

    def _lay_out(self, words: str) -> None:
        count = len(words.split())
        head = ngettext("{count} word goes for good", "{count} words go for good", count).format(count=count)
        passage = QLabel(words if len(words) <= _SHOWN else words[:_SHOWN] + " …")
        passage.setTextFormat(Qt.TextFormat.PlainText)
        passage.setWordWrap(True)
        passage.setProperty("kind", "plain")
        inner = QWidget()
        held = QVBoxLayout(inner)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(passage)
        held.addStretch(1)
        what = _(
            "The words go, with every earlier version of this answer, its drafts and the marks on them, and wherever "
            "the analysis quotes them. Backups and transcripts made before are made anew. This cannot be undone; in "
            "the text it says that something was struck."
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.keep, self.strike):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(theme.strong(head))
        box.addWidget(scrolling(inner, down_only=True), 1)
        box.addWidget(theme.quiet(what))
        box.addWidget(self.also)
        box.addLayout(buttons)
        theme.fit(self, 560, 320)

    @Slot()
    def _on_strike(self) -> None:
        self.agreed.emit(self.also.isVisibleTo(self) and self.also.isChecked())
        self.accept()


@dataclass(frozen=True, slots=True)
class Passage:
    """What is to be struck: the field it stands in, from where to where (code points), and whether the other has it."""

    field: Field
    start: int
    end: int
    words: str
    elsewhere: bool = False

    def strike(self, study: Study, interview: str, question: str, also: bool, *, subject: str | None = None) -> Struck:
        """Strike it in the words of ``subject``, and the same words in the other text when ``also``."""
        struck = striking.strike(study, interview, question, self.field, self.start, self.end, subject=subject)
        for other in struck.also if also else ():
            words = self.words.strip()
            at = striking.find(study, interview, question, other, words, subject=subject)
            striking.strike(study, interview, question, other, at, at + len(words), subject=subject)
        return struck


def told(struck: object) -> str:
    """Return in words what was done."""
    if not isinstance(struck, Struck) or not struck.analysis:
        return _("Struck for good.")
    also = ngettext(
        "Struck for good, and in {count} text of the analysis.",
        "Struck for good, and in {count} texts of the analysis.",
        struck.analysis,
    )
    return also.format(count=struck.analysis)


def passage_in(field: Field, editor: NoteEditor, other: str = "") -> Passage:
    """Return what is selected in an editor, or all of it; ``other`` is the other text of the answer."""
    start, end = editor.selection
    if start == end:
        start, end = 0, len(editor.text)
    words = editor.text[start:end]
    return Passage(field, start, end, words, bool(words.strip()) and words.strip() in other)


def chosen(notes: NoteEditor, fair: NoteEditor) -> Passage:
    """Return what is selected in the notes, else in the fair copy, else all of the one that has the keyboard."""
    in_notes = notes.textCursor().hasSelection() and not fair.textCursor().hasSelection()
    if in_notes or (notes.hasFocus() and not fair.textCursor().hasSelection()):
        return passage_in(Field.NOTE, notes, fair.text)
    return passage_in(Field.FAIR, fair, notes.text)


def other_name(field: Field) -> str:
    """Return what the other text of an answer is called."""
    return _("Notes") if field is Field.FAIR else pgettext("fair copy", "Fair copy")
