"""Every place where a candidate stands: its words emphasised, what is said around them, and which question it is."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from interviewer.language import _, ngettext
from interviewer.services.deciding import Candidate, Occurrence
from interviewer.ui import lettering, theme
from interviewer.ui.identifiers.private import PrivateReading
from interviewer.ui.identifiers.questions import Questions

SHOWN = 200
"""Places shown at most; how many more there are is said."""
_LONGEST = 4_000
"""Characters shown of a passage that was marked; all of it stands under *Side by side*."""


class Contexts(PrivateReading):
    """The places of one candidate, below each other."""

    def __init__(self, questions: Questions, parent: QWidget | None = None) -> None:
        super().__init__(_("Where it stands"), parent)
        self._questions = questions
        self._candidate: Candidate | None = None

    def show_candidate(self, candidate: Candidate | None) -> None:
        """Show where ``candidate`` stands."""
        self._candidate = candidate
        self.clear()
        if candidate is None:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, place in enumerate(candidate.places[:SHOWN]):
            self._head(cursor, place, above=0 if number == 0 else 14)
            _words(cursor, place)
        if (more := len(candidate.places) - SHOWN) > 0:
            words = ngettext("and {count} more place", "and {count} more places", more).format(count=more)
            _block(cursor, above=14)
            cursor.insertText(words, lettering.style(13, tone="quiet"))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the colours and the text size in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._candidate is not None:
            self.show_candidate(self._candidate)

    def _head(self, cursor: QTextCursor, place: Occurrence, above: int) -> None:
        _block(cursor, above=above)
        where = "  ·  ".join(filter(None, (place.short, place.speaker.replace("-", "\N{NON-BREAKING HYPHEN}"))))
        cursor.insertText(where, lettering.style(12, bold=True, tone="accent"))
        asked = self._questions.text(place.interview, place.question)
        cursor.insertText(f"  {asked}", lettering.style(12, tone="quiet"))


def _words(cursor: QTextCursor, place: Occurrence) -> None:
    _block(cursor, above=2)
    before, after = _flat(place.before), _flat(place.after)
    cursor.insertText(f"…{before}" if place.start > len(place.before) else before, lettering.style(15))
    words = place.words if len(place.words) <= _LONGEST else f"{place.words[:_LONGEST]} …"
    cursor.insertText(_flat(words), _emphasis())
    cursor.insertText(after, lettering.style(15))


def _flat(words: str) -> str:
    """Return words on one line."""
    return words.replace("\n", " ")


def _block(cursor: QTextCursor, above: int) -> None:
    form = QTextBlockFormat()
    form.setTopMargin(theme.px(above) if above else 0)
    lettering.begin(cursor, form)


def _emphasis() -> QTextCharFormat:
    style = lettering.style(15, bold=True)
    style.setBackground(QColor(theme.tokens().soft))
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    style.setUnderlineColor(QColor(theme.tokens().accent))
    return style
