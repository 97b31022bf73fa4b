"""How something will read: the words before and after, and between them what is printed."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.identifier import Identifier, Translate
from interviewer.domain.replacement import SQUARE, Style
from interviewer.language import _
from interviewer.ui import theme

_NEW = "······"
"""Stands for the characters of a pseudonym that is not drawn yet."""


class Reads(QWidget):
    """A heading, and a line in the dress of the export."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.style_of_brackets: Style = SQUARE
        self.translate: Translate = _
        self.line = theme.strong("")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(theme.quiet(_("It will read")))
        box.addWidget(self.line)

    def show_identifier(self, shown: Identifier, before: str, words: str, after: str, *, new: bool = False) -> None:
        """Show an entry among the words around it; a ``new`` one has no pseudonym yet."""
        style = self.style_of_brackets
        coded = replace(shown, pseudonym=f"{shown.pseudonym[:2]}{_NEW}") if new else shown
        printed = words if shown.named else f"{style.opens}{coded.words(self.translate)}{style.closes}"
        self.line.setText(" ".join(f"{before}{printed}{after}".split()))
