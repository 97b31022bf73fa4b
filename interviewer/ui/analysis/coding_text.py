"""The text of an interview to be coded: answers under their questions, passages chosen by keyboard or mouse."""

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from interviewer.domain.code import Codebook
from interviewer.domain.coding import Coding
from interviewer.domain.text import clean
from interviewer.language import _
from interviewer.services.coding import CodedInterview, CodedText
from interviewer.services.spanning import Span
from interviewer.ui import clipboard, lettering, marks, theme
from interviewer.ui.analysis import swatches
from interviewer.ui.analysis.margin import Bar, Margin
from interviewer.ui.passage import at_cursor
from interviewer.ui.positions import to_points, to_units
from interviewer.ui.transcript_text import UNDERLINES

_EVERYBODY = ""
_LAST = "\U0010ffff"
"""Comes after every id."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Where an answer stands in the document, in units as Qt counts."""

    start: int
    end: int
    text: CodedText


class CodingText(QTextEdit):
    """Shows an interview with its codings in the margin; typing a code's letter says so, and changes nothing itself."""

    lettered = Signal(str)
    came_to = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stretches: tuple[_Stretch, ...] = ()
        self._book = Codebook()
        self._by = _EVERYBODY
        self._gone_to = ""
        self.letters: frozenset[str] = frozenset()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(keys | Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(_("Interview to be coded"))
        self.margin = Margin(self)
        self.margin.chosen.connect(self.go)
        self.cursorPositionChanged.connect(self._on_moved)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # showing

    def show_interview(self, found: CodedInterview, book: Codebook, by: str = _EVERYBODY) -> None:
        """Show an interview from its beginning; ``by`` shows the codings of one coder only."""
        self._book, self._by = book, by
        self.blockSignals(True)
        self._stretches = ()
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._stretches = tuple(_written(cursor, text) for text in found.texts)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.blockSignals(False)
        if self._stretches:
            self._put(self._stretches[0].start, self._stretches[0].start)
        self.draw()

    def show_codings(self, found: CodedInterview, book: Codebook, by: str = _EVERYBODY) -> None:
        """Show the codings anew where the words are the same; the cursor stays."""
        if [(each.text.item, each.text.text) for each in self._stretches] != [(t.item, t.text) for t in found.texts]:
            self.show_interview(found, book, by)
            return
        self._book, self._by = book, by
        self._stretches = tuple(
            _Stretch(each.start, each.end, text) for each, text in zip(self._stretches, found.texts, strict=True)
        )
        self.draw()

    def forget(self) -> None:
        """Show nothing."""
        self._stretches = ()
        self.clear()
        self.margin.show_bars(())

    def draw(self) -> None:
        """Draw the bars where the words stand now."""
        several = len({one.by for _stretch, one in self._all()}) > 1
        bottom = max(self.document().size().height(), self.viewport().height())
        self.margin.show_bars([self._bar(stretch, one, several=several) for stretch, one in self._all()], bottom)
        if self.viewportMargins().right() != self._beside():
            self.setViewportMargins(0, 0, self._beside(), 0)
            self._place_margin()
            self.margin.show_bars([self._bar(stretch, one, several=several) for stretch, one in self._all()], bottom)
        self._show_here()

    def _beside(self) -> int:
        """Return how many pixels the margin takes: what its names need, and never more than two fifths."""
        return min(self.margin.sizeHint().width(), self.width() * 2 // 5)

    def _place_margin(self) -> None:
        view = self.viewport().geometry()
        self.margin.setGeometry(view.right() + 1, view.top(), self._beside(), view.height())

    def _all(self) -> list[tuple[_Stretch, Coding]]:
        return [
            (stretch, one) for stretch in self._stretches for one in stretch.text.codings if self._by in ("", one.by)
        ]

    def _bar(self, stretch: _Stretch, one: Coding, *, several: bool) -> Bar:
        code = self._book.by_id[one.code]
        start, end = self._units(stretch, one)
        name = f"{code.name} · {one.by}" if several and one.by else code.name
        return Bar(one.id, name, swatches.colour_of(self._book, code), self._line(start)[0], self._line(end - 1)[1])

    def _units(self, stretch: _Stretch, one: Coding) -> tuple[int, int]:
        text = stretch.text.text
        return stretch.start + to_units(text, one.start), stretch.start + to_units(text, one.end)

    def _line(self, position: int) -> tuple[float, float]:
        """Return top and bottom of the line at a position, in pixels of the whole text."""
        block: QTextBlock = self.document().findBlock(position)
        box = self.document().documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return box.top(), box.bottom()
        top = box.top() + line.y()
        return top, top + line.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin at the right, and the bars at their words."""
        if self.viewportMargins().right() != self._beside():
            self.setViewportMargins(0, 0, self._beside(), 0)
        super().resizeEvent(event)
        self._place_margin()
        if self._stretches:
            self.draw()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        self.margin.scroll_to(value)

    # choosing

    @property
    def chosen(self) -> Span | None:
        """Return what is selected, within the answer it begins in; without a selection the sentence at the cursor."""
        return next(iter(self.spans), None)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return what is selected in each answer that holds some of it; without a selection, the sentence there."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if start == end:
            held = [each for each in self._stretches if each.start <= start <= each.end]
            start, end = at_cursor(self.document(), start)
        else:
            held = [each for each in self._stretches if each.start < end and start < each.end]
        found = (_within(each, start, end) for each in held)
        return tuple(each for each in found if each.text.text[each.start : each.end].strip())

    @property
    def here(self) -> tuple[tuple[CodedText, Coding], ...]:
        """Return the codings at the cursor: the one that was gone to, then the shortest first."""
        at = self.textCursor().selectionStart()
        found = [
            (one.id != self._gone_to, end - start, stretch.text, one)
            for stretch, one in self._all()
            for start, end in [self._units(stretch, one)]
            if start <= at < end or (start < at == end)
        ]
        found.sort(key=lambda each: (each[0], each[1], each[3].id))
        return tuple((text, one) for _other, _length, text, one in found)

    @Slot(str)
    def go(self, coding: str) -> None:
        """Select the words of a coding."""
        for stretch, one in self._all():
            if one.id == coding:
                self._gone_to = ""
                self._put(*self._units(stretch, one))
                self._gone_to = coding
                self._show_here()

    def go_to(self, item: str) -> bool:
        """Go to an answer by its item, and return whether it is here."""
        found = next((each for each in self._stretches if each.text.item == item), None)
        if found is not None:
            self._put(found.start, found.start)
        return found is not None

    def walk(self, by: int) -> None:
        """Go to the next coding (``by`` 1), or the one before (-1)."""
        places = sorted((*self._units(stretch, one), one.id) for stretch, one in self._all())
        cursor = self.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        if by > 0:
            at = (*here, self._gone_to or _LAST)
            there = next((place for place in places if place > at), None)
        else:
            at = (*here, self._gone_to)
            there = next((place for place in reversed(places) if place < at), None)
        if there is not None:
            self.go(there[2])

    def _put(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @Slot()
    def _on_moved(self) -> None:
        self._gone_to = ""
        self._show_here()

    def _show_here(self) -> None:
        here = self.here
        self.margin.show_current(here[0][1].id if here else "")
        self.setExtraSelections([self._lit(text, one) for text, one in here[:1]])
        self.came_to.emit()

    def _lit(self, text: CodedText, one: Coding) -> QTextEdit.ExtraSelection:
        stretch = next(each for each in self._stretches if each.text is text)
        lit = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        start, end = self._units(stretch, one)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setBackground(QColor(theme.tokens().soft))
        lit.cursor, lit.format = cursor, form
        return lit

    # keys and copying

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letter of a code; everything else as usual."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        letter = event.text().casefold()
        if not held and letter in self.letters:
            self.lettered.emit(letter)
            return
        super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return a ticket for the selected words; the words themselves stay in the program."""
        return clipboard.hold(clean(self.textCursor().selection().toPlainText()))


def _within(stretch: _Stretch, start: int, end: int) -> Span:
    """Return what lies of an answer between two positions of the document."""
    text = stretch.text.text
    first = to_points(text, max(0, start - stretch.start))
    return Span(stretch.text, first, to_points(text, max(0, min(end, stretch.end) - stretch.start)))


def _written(cursor: QTextCursor, text: CodedText) -> _Stretch:
    """Write one answer under its question, and return where it stands."""
    head = QTextBlockFormat()
    head.setTopMargin(theme.px(12))
    lettering.begin(cursor, head)
    cursor.insertText(f"{text.short}  {text.asked}".strip(), lettering.style(13, bold=True))
    who = "  ·  ".join(filter(None, (text.pseudonym or _("unknown speaker"), text.role)))
    lettering.begin(cursor, QTextBlockFormat())
    cursor.insertText(who, lettering.style(12, tone="dimmed"))
    lettering.begin(cursor, QTextBlockFormat())
    start = cursor.position()
    cursor.insertText(text.text, lettering.style(15))
    stretch = _Stretch(start, cursor.position(), text)
    _underline(cursor, stretch)
    return stretch


def _underline(cursor: QTextCursor, stretch: _Stretch) -> None:
    """Draw the marks of an answer as quiet lines."""
    text = stretch.text.text
    for mark in stretch.text.marks:
        form = QTextCharFormat()
        look = marks.LOOKS[mark.kind]
        form.setUnderlineStyle(UNDERLINES.get(look.dash, QTextCharFormat.UnderlineStyle.SingleUnderline))
        form.setUnderlineColor(marks.colour(look.tone))
        own = QTextCursor(cursor.document())
        own.setPosition(stretch.start + to_units(text, mark.start))
        own.setPosition(stretch.start + to_units(text, mark.end), QTextCursor.MoveMode.KeepAnchor)
        own.mergeCharFormat(form)
