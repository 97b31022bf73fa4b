"""Personal abbreviations (B12): short forms that expand while one types. They belong to the person, not the study."""

import json
import re

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from interviewer.domain.text import one_line
from interviewer.language import _
from interviewer.ui import theme
from interviewer.ui.form import Form

_KEY = "notes/abbreviations"
_WORD = re.compile(r"[\w.]+$")
_ENDERS = frozenset(' \t\r\n.,;:!?)»"')
_LONGEST = 40


def load() -> dict[str, str]:
    """Return the abbreviations of this person on this machine."""
    try:
        stored = json.loads(str(QSettings().value(_KEY, "{}")))
    except ValueError:
        return {}
    return {str(short): str(long) for short, long in stored.items()} if isinstance(stored, dict) else {}


def keep(abbreviations: dict[str, str]) -> None:
    """Keep the abbreviations on this machine."""
    QSettings().setValue(_KEY, json.dumps(abbreviations, ensure_ascii=False))


def parse(lines: str) -> dict[str, str]:
    """Return what lines such as ``mpl = møteplass`` say; lines without both sides are left out."""
    pairs = (line.split("=", 1) for line in lines.splitlines() if "=" in line)
    cleaned = ((one_line(short), one_line(long)) for short, long in pairs)
    return {short: long for short, long in cleaned if short and long and " " not in short}


def expanded(before: str, abbreviations: dict[str, str]) -> tuple[int, str] | None:
    """Return how many characters at the end of ``before`` to replace and by what, or ``None``; a capital is kept."""
    found = _WORD.search(before)
    if found is None:
        return None
    word = found.group()
    if word in abbreviations:
        return len(word), abbreviations[word]
    lowered = word[0].lower() + word[1:]
    if lowered != word and lowered in abbreviations:
        long = abbreviations[lowered]
        return len(word), long[0].upper() + long[1:]
    return None


def expand_at(cursor: QTextCursor, event: QKeyEvent, abbreviations: dict[str, str]) -> None:
    """Expand the word before ``cursor`` when ``event`` types what ends a word; one undo gives the short form back."""
    if not abbreviations or cursor.hasSelection() or event.text()[:1] not in _ENDERS or not event.text():
        return
    place = cursor.positionInBlock()
    before = cursor.block().text()[max(0, place - _LONGEST) : place]
    if not before.isascii():
        before = before[-len(before) :]
    found = expanded(before, abbreviations)
    if found is None:
        return
    length, long = found
    cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
    cursor.insertText(long)


class AbbreviationsDialog(QDialog):
    """One abbreviation a line, edited as text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Abbreviations"))
        self.lines = QPlainTextEdit()
        self.lines.setPlainText("\n".join(f"{short} = {long}" for short, long in sorted(load().items())))
        self.lines.setTabChangesFocus(True)
        form = Form()
        example = _("One a line, such as: mp = meeting place. It expands when a space or a full stop follows.")
        form.row(_("&My abbreviations"), self.lines, example)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 18)
        box.addWidget(form)
        box.addWidget(buttons)
        self.resize(theme.px(420), theme.px(360))

    @Slot()
    def accept(self) -> None:
        """Keep the lines and close."""
        keep(parse(self.lines.toPlainText()))
        super().accept()
