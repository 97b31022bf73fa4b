"""The two panes of *Side by side*: they scroll together, and each question begins at the same height in both."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QBoxLayout, QTextEdit, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services.comparing import Row
from interviewer.ui import theme
from interviewer.ui.identifiers import room, sides_text
from interviewer.ui.identifiers.private import PrivateReading
from interviewer.ui.identifiers.sides_text import Span, Written

_NONE = Written((), (), ())


class Printed(PrivateReading):
    """What leaves; its words may be copied, with whose they are, once the interview passes the gate."""

    attribution = ""
    may_copy = False

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words with their attribution; nothing while they may not leave."""
        data = QMimeData()
        if self.may_copy:
            data.setText(f"{self.textCursor().selection().toPlainText().strip()}\n– {self.attribution}")
        return data


class Panes(QWidget):
    """Original and export, with the change or the gendered word one is at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.original = PrivateReading(_("Original – stays in the program"))
        self.printed = Printed(_("As it is printed"))
        self._rows: tuple[Row, ...] = ()
        self._headings: tuple[tuple[str, str], ...] = ()
        """Of each text the question, and who speaks."""
        self._left = self._right = _NONE
        self._rest = QTimer(self, interval=0, singleShot=True)
        self._rest.timeout.connect(self._align)
        pair = QBoxLayout(room.across(), self)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(12)
        for pane in (self.original, self.printed):
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(theme.heading(pane.accessibleName()))
            column.addWidget(pane, 1)
            pair.addLayout(column, 1)
        for pane, other in ((self.original, self.printed), (self.printed, self.original)):
            pane.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)

    def show_rows(self, rows: Sequence[Row], headings: Sequence[str], speakers: Sequence[str]) -> None:
        """Show the texts of an interview under their headings, from the beginning; ``speakers`` beside the original."""
        self._rows, self._headings = tuple(rows), tuple(zip(headings, speakers, strict=True))
        self._fill()

    def _fill(self) -> None:
        questions = [question for question, _speaker in self._headings]
        said = ["  ·  ".join(filter(None, each)) for each in self._headings]
        self._left = sides_text.fill(self.original.document(), self._rows, said, printed=False)
        self._right = sides_text.fill(self.printed.document(), self._rows, questions, printed=True)
        for pane in (self.original, self.printed):
            pane.setExtraSelections([])
            pane.moveCursor(QTextCursor.MoveOperation.Start)
        self._align()

    @property
    def changes(self) -> int:
        """Return how many changes there are."""
        return len(self._right.changes)

    @property
    def gendered(self) -> int:
        """Return how many gendered words there are."""
        return len(self._right.gendered)

    def show_change(self, number: int) -> None:
        """Go to a change in both panes."""
        self._show(self.original, self._left.changes[number], printed=False)
        self._show(self.printed, self._right.changes[number], printed=True)

    def show_gendered(self, number: int) -> str:
        """Go to a gendered word of what is printed, and return it."""
        self.original.setExtraSelections([])
        self._show(self.printed, self._right.gendered[number], printed=True)
        return self._words(self._right.gendered[number])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bring the questions to the same height again."""
        super().resizeEvent(event)
        self._rest.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the colours and the text size in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._rows:
            self._fill()

    def _words(self, span: Span) -> str:
        cursor = QTextCursor(self.printed.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _show(self, pane: QTextEdit, span: Span, *, printed: bool) -> None:
        cursor = QTextCursor(pane.document())
        cursor.setPosition(span[0])
        pane.setTextCursor(cursor)
        shown = QTextEdit.ExtraSelection()
        shown.cursor = QTextCursor(pane.document())
        shown.cursor.setPosition(span[0])
        shown.cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        shown.format = sides_text.current(printed=printed)
        pane.setExtraSelections([shown])
        bar = pane.verticalScrollBar()
        bar.setValue(bar.value() + pane.cursorRect(cursor).top() - pane.viewport().height() // 3)

    @Slot()
    def _align(self) -> None:
        """Give the shorter of two texts room below, so that the next question begins at the same height."""
        if theme.large():
            return  # below each other there is nothing to align
        sides = ((self.original.document(), self._left.ends), (self.printed.document(), self._right.ends))
        for document, ends in sides:
            _make_room(document, ends, [0.0] * len(ends))
        first, second = (_heights(document, ends) for document, ends in sides)
        more = [there - here for here, there in zip(first, second, strict=True)]
        _make_room(*sides[0], [max(0.0, each) for each in more])
        _make_room(*sides[1], [max(0.0, -each) for each in more])


def _heights(document: QTextDocument, ends: Sequence[int]) -> list[float]:
    """Return how high each text is with its heading; ``ends`` are the numbers of their last blocks."""
    layout = document.documentLayout()
    bottoms = [layout.blockBoundingRect(document.findBlockByNumber(end)).bottom() for end in ends]
    return [bottom - before for before, bottom in zip([0.0, *bottoms], bottoms, strict=False)]


def _make_room(document: QTextDocument, ends: Sequence[int], room: Sequence[float]) -> None:
    """Leave ``room`` below each text: above the heading that follows, since margins that meet are not added up."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for end, pixels in zip(ends[:-1], room, strict=False):
        block = document.findBlockByNumber(end + 1)
        form = QTextBlockFormat(block.blockFormat())
        wanted = theme.px(sides_text.ABOVE) + pixels
        if form.topMargin() != wanted:
            cursor.setPosition(block.position())
            form.setTopMargin(wanted)
            cursor.setBlockFormat(form)
    cursor.endEditBlock()
