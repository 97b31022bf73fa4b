"""The note editor: as fast as speech, with marks that follow the words, and nothing raw on the system's clipboard."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLine,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QWidget

from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.text import clean
from interviewer.ui import abbreviations, actions, marks, theme
from interviewer.ui.acts import marks as mark_acts
from interviewer.ui.passage import at_cursor
from interviewer.ui.positions import kept_point, to_units
from interviewer.ui.private_text import PrivateText
from interviewer.ui.resting import Rest
from interviewer.ui.spans import Span, Spans


@dataclass(slots=True)
class _Page:
    document: QTextDocument
    spans: Spans
    cursor: QTextCursor


class NoteEditor(PrivateText):
    """Edits one text at a time; each keeps its own undo steps for as long as the editor lives."""

    rested = Signal()
    """The hands rest, or have typed for a while: a draft is due."""
    left = Signal()
    """The focus went elsewhere with something not yet drafted."""
    kinds_changed = Signal(object)
    choosing_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._pages: dict[str, _Page] = {}
        self._page: _Page | None = None
        self._let_go: list[QTextDocument] = []
        self._choosing = False
        self._size = 0
        self.watermark = ""
        self._abbreviations: dict[str, str] = {}
        self._rest = Rest(self)
        self._rest.due.connect(self._on_rested)
        self.setReadOnly(read_only)
        self.setTabChangesFocus(True)
        self.setProperty("kind", "notes")
        self.dress()
        if not read_only:
            self._make_actions()

    def dress(self) -> None:
        """Follow the text size."""
        font = theme.writing_font()
        if font.pixelSize() == self._size:
            return
        self._size = font.pixelSize()
        self.setStyleSheet(f"NoteEditor {{ font-size: {font.pixelSize()}px; }}")
        self.setFont(font)
        for page in self._pages.values():
            page.document.setDefaultFont(font)

    def use_abbreviations(self, short_forms: dict[str, str]) -> None:
        """Expand ``short_forms`` while one types."""
        self._abbreviations = short_forms

    def open(self, name: str, text: str, found: tuple[Mark, ...] = (), position: int | None = None) -> None:
        """Show the text called ``name`` with its marks; ``position`` (code points) places the cursor."""
        self._rest.stop()
        page = self._pages.get(name)
        if page is None or clean(page.document.toPlainText()) != text:
            page = self._pages[name] = self._new_page(text, found)
        if self._page is not page:
            self._page = page
            self.setDocument(page.document)
            while self._let_go:
                self._let_go.pop().deleteLater()
        cursor = QTextCursor(page.cursor)
        if position is not None:
            cursor.setPosition(min(to_units(text, position), page.document.characterCount() - 1))
        self.setTextCursor(cursor)
        self._tell_kinds()

    def forget_all(self) -> None:
        """Let go of every text; the next one is opened anew, without undo steps from before."""
        self._let_go += [page.document for page in self._pages.values()]
        self._pages.clear()

    @property
    def text(self) -> str:
        """Return the text as it is kept: NFC, LF."""
        return clean(self.toPlainText())

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the marks in code points of :attr:`text`."""
        return self._page.spans.marks() if self._page else ()

    @property
    def position(self) -> int:
        """Return where the cursor stands in :attr:`text`, in code points."""
        return kept_point(self.toPlainText(), self.textCursor().position())

    @property
    def selection(self) -> tuple[int, int]:
        """Return where the selection begins and ends in :attr:`text`, in code points; twice the cursor without one."""
        typed, cursor = self.toPlainText(), self.textCursor()
        return kept_point(typed, cursor.selectionStart()), kept_point(typed, cursor.selectionEnd())

    @property
    def pending(self) -> bool:
        """Return whether something was typed since the last draft."""
        return self._rest.pending

    def drafted(self) -> None:
        """Say that what stands here was taken as a draft."""
        self._rest.stop()

    def toggle_mark(self, kind: MarkKind) -> None:
        """Mark the selection (without one: the sentence at the cursor) as ``kind``, or take that mark off."""
        if self._page is None or self.isReadOnly():
            return
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if start == end and kind not in self._page.spans.kinds_at(start, end):
            start, end = at_cursor(self.document(), start)
        if start < end or kind in self._page.spans.kinds_at(start, end):
            self._page.spans.toggle(kind, start, end)
            cursor.setPosition(cursor.selectionEnd())
            self.setTextCursor(cursor)
            self._tell_kinds()

    @Slot()
    def choose_mark(self) -> None:
        """Wait for the letter of a mark; Esc or any other key gives up."""
        self.setFocus()
        self._set_choosing(not self._choosing)

    def leave_numbers(self) -> None:
        """Leave Ctrl and a number to others: here a mark is chosen by Ctrl+M, then its letter or its number."""
        names = {mark_acts.mark_name(kind) for kind in MarkKind}
        for action in self.actions():
            if action.objectName() in names or action.data() in set(MarkKind):
                action.setEnabled(False)

    def give_up_mark(self) -> None:
        """Wait for no letter any more."""
        self._set_choosing(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letter of a mark, undo with marks, expand abbreviations; everything else as usual."""
        if self._choosing and event.text():
            kind = marks.chosen(event.text().casefold())
            self._set_choosing(False)
            if kind is not None:
                self.toggle_mark(kind)
        elif self._page and event.matches(QKeySequence.StandardKey.Undo) and not self.isReadOnly():
            self._travel(back=True)
        elif self._page and event.matches(QKeySequence.StandardKey.Redo) and not self.isReadOnly():
            self._travel(back=False)
        else:
            if not self.isReadOnly():
                abbreviations.expand_at(self.textCursor(), event, self._abbreviations)
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_size"):
            self.dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over what was typed when the focus leaves."""
        super().focusOutEvent(event)
        self._set_choosing(False)
        if self._page:
            self._page.cursor = self.textCursor()
        if self.pending:
            self._rest.stop()
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and below it the lines of the marks in view."""
        if self.watermark:
            marks.draw_watermark(self.viewport(), self.watermark)
        super().paintEvent(event)
        spans = self._page.spans.spans() if self._page else ()
        if not spans:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        block, bottom = self.firstVisibleBlock(), self.viewport().height()
        while block.isValid():
            top = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
            if top.y() > bottom:
                break
            _underline(painter, block, top, spans)
            block = block.next()
        painter.end()

    def _new_page(self, text: str, found: tuple[Mark, ...]) -> _Page:
        document = QTextDocument(self)
        document.setDocumentLayout(QPlainTextDocumentLayout(document))
        document.setDefaultFont(QFont(self.font()))
        document.setPlainText(text)
        document.setModified(False)
        spans = Spans(document, document)
        spans.load(found)
        spans.changed.connect(self._rest.touch)
        spans.changed.connect(self.viewport().update)
        document.contentsChanged.connect(self._rest.touch)
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return _Page(document, spans, cursor)

    def _make_actions(self) -> None:
        for kind in MarkKind:
            action = actions.make(mark_acts.mark_name(kind), self, self._on_mark_chosen)
            action.setData(kind.value)
        actions.make("mark", self, self.choose_mark)

    @Slot()
    def _on_mark_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.toggle_mark(MarkKind(action.data()))

    @Slot()
    def _on_rested(self) -> None:
        self._tell_kinds()
        self.rested.emit()

    def _travel(self, *, back: bool) -> None:
        if self._page:
            cursor = self.textCursor()
            self._page.spans.travel(cursor, back=back)
            self.setTextCursor(cursor)

    def _set_choosing(self, choosing: bool) -> None:
        if choosing is not self._choosing:
            self._choosing = choosing
            self.choosing_changed.emit(choosing)

    def _tell_kinds(self) -> None:
        spans = self._page.spans.spans() if self._page else ()
        self.kinds_changed.emit(tuple({span.kind for span in spans}))


def _underline(painter: QPainter, block: QTextBlock, top: QPointF, spans: tuple[Span, ...]) -> None:
    first, last = block.position(), block.position() + block.length() - 1
    here = [span for span in spans if span.start < last and span.end > first]
    lanes: list[int] = []
    for span in here:
        lane = next((number for number, end in enumerate(lanes) if end <= span.start), len(lanes))
        lanes[lane:lane] = [] if lane < len(lanes) else [0]
        lanes[lane] = span.end
        for line in _lines(block, span.start - first, span.end - first):
            _underline_line(painter, line, top, span, first, lane)


def _lines(block: QTextBlock, start: int, end: int) -> Iterator[QTextLine]:
    layout = block.layout()
    if not layout.lineCount():
        return
    low = layout.lineForTextPosition(max(0, start)).lineNumber()
    high = layout.lineForTextPosition(min(end, block.length() - 1)).lineNumber()
    for number in range(low, high + 1):
        yield layout.lineAt(number)


def _underline_line(painter: QPainter, line: QTextLine, top: QPointF, span: Span, first: int, lane: int) -> None:
    start = max(span.start - first, line.textStart())
    end = min(span.end - first, line.textStart() + line.textLength())
    y = top.y() + line.y() + line.ascent() + marks.GAP + lane * marks.LANE
    if start < end and 0 <= y <= painter.window().height():
        left, right = _edge(line, start), _edge(line, end)
        marks.draw(painter, span.kind, top.x() + left, top.x() + right, y)


def _edge(line: QTextLine, position: int) -> float:
    found: object = line.cursorToX(position)
    place = found[0] if isinstance(found, tuple) else found
    return place if isinstance(place, float) else 0.0
