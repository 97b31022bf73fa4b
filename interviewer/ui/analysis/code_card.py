"""What the code one is at means: definition, example, memos, beside the tree."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from interviewer.domain.code import Code, Codebook
from interviewer.domain.memo import On
from interviewer.language import _
from interviewer.services import memos
from interviewer.services.study import Study
from interviewer.ui import theme


class CodeCard(QWidget):
    """Shows one code in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("The code one is at"))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)

    def show_code(self, study: Study, book: Codebook, code: Code | None) -> None:
        """Show ``code``; nothing for ``None``."""
        theme.clear(self._box)
        if code is not None:
            self._show(study, book, code)
        self._box.addStretch(1)

    def _show(self, study: Study, book: Codebook, code: Code) -> None:
        self._box.addWidget(theme.title(code.name))
        above = book.path(code.id)[:-1]
        facts = [" / ".join(above), _("Letter {letter}").format(letter=code.letter.upper()) if code.letter else ""]
        if any(facts):
            self._box.addWidget(theme.quiet("  ·  ".join(filter(None, facts))))
        for heading, words in ((_("When it is used"), code.definition), (_("Example"), code.example)):
            if words:
                self._box.addWidget(theme.heading(heading))
                self._box.addWidget(_text(words))
        held = memos.listed(study, On.CODE, code.id) if study.ringing is None else ()
        if held:
            self._box.addWidget(theme.heading(_("Memos")))
        for memo in held:
            self._box.addWidget(_text("\n".join(filter(None, (memo.title, memo.text)))))


def _text(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("kind", "plain")
    return label
