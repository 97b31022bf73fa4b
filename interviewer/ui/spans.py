"""Marks that follow the words they were put on: Qt's own cursors carry them through edits, and undo brings them back.

Typing at either edge stays outside; typing within stays inside; a mark whose words are all gone goes with them.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextCursor, QTextDocument

from interviewer.domain.identity import new_id
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.text import clean
from interviewer.ui.positions import kept_point, to_units


@dataclass(frozen=True, slots=True)
class Span:
    """A mark in the document, half-open, in UTF-16 units as Qt counts."""

    id: str
    kind: MarkKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Tracked:
    id: str
    kind: MarkKind
    first: QTextCursor
    last: QTextCursor

    def span(self) -> Span:
        return Span(self.id, self.kind, self.first.position(), self.last.position())


class Spans(QObject):
    """The marks of one document."""

    changed = Signal()

    def __init__(self, document: QTextDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._tracked: dict[str, _Tracked] = {}
        self._dropped: set[str] = set()
        self._history: dict[int, tuple[Span, ...]] = {}
        self._steps = 0
        self._travelling = False
        document.contentsChanged.connect(self._on_contents_changed)

    def load(self, marks: tuple[Mark, ...]) -> None:
        """Put ``marks`` (code points of the document's text) on the document; call after its text was set."""
        text = self._document.toPlainText()
        self._tracked, self._dropped, self._history = {}, set(), {}
        for mark in marks:
            if 0 <= mark.start < mark.end <= len(text):
                self._track(Span(mark.id, mark.kind, to_units(text, mark.start), to_units(text, mark.end)))
        self._remember()

    def spans(self) -> tuple[Span, ...]:
        """Return the living marks in order of place."""
        living = [span for tracked in self._tracked.values() if (span := tracked.span()).start < span.end]
        return tuple(sorted(living, key=lambda span: (span.start, -span.end, span.kind)))

    def marks(self) -> tuple[Mark, ...]:
        """Return the living marks in code points of the kept text, each with its words."""
        typed = self._document.toPlainText()
        text = clean(typed)
        found = []
        for span in self.spans():
            start, end = kept_point(typed, span.start), kept_point(typed, span.end)
            if start < end:
                found.append(Mark(span.id, start, end, span.kind, text[start:end]))
        return tuple(found)

    def kinds_at(self, start: int, end: int) -> frozenset[MarkKind]:
        """Return the kinds of the marks that cover the units from ``start`` to ``end``."""
        return frozenset(span.kind for span in self.spans() if span.start <= start and end <= span.end)

    def toggle(self, kind: MarkKind, start: int, end: int) -> bool:
        """Mark the units from ``start`` to ``end``, or take the mark of that kind off where it covers them.

        A selection that reaches over the edge of a mark of the same kind widens it. Returns whether it is marked now.
        """
        same = [span for span in self.spans() if span.kind is kind and span.start <= end and start <= span.end]
        covering = [span for span in same if span.start <= start and end <= span.end]
        touching = covering or [span for span in same if span.start < end and start < span.end]
        for span in touching:
            self._drop(span.id)
        if not covering and start < end:
            low = min([start, *(span.start for span in touching)])
            high = max([end, *(span.end for span in touching)])
            self._track(Span(new_id(), kind, low, high))
        self._remember()
        self.changed.emit()
        return not covering

    def travel(self, cursor: QTextCursor, *, back: bool) -> None:
        """Undo (``back``) or redo one step of the document with the marks as they were then; ``cursor`` moves there."""
        self._travelling = True
        try:
            self._document.undo(cursor) if back else self._document.redo(cursor)
        finally:
            self._travelling = False

    def _track(self, span: Span) -> None:
        first, last = QTextCursor(self._document), QTextCursor(self._document)
        first.setPosition(span.start)
        last.setPosition(span.end)
        last.setKeepPositionOnInsert(True)
        self._tracked[span.id] = _Tracked(span.id, span.kind, first, last)

    def _drop(self, mark: str) -> None:
        self._tracked.pop(mark, None)
        self._dropped.add(mark)

    def _remember(self) -> None:
        self._steps = self._document.availableUndoSteps()
        self._history[self._steps] = self.spans()

    @Slot()
    def _on_contents_changed(self) -> None:
        steps = self._document.availableUndoSteps()
        if self._travelling or steps < self._steps:
            for span in self._history.get(steps, ()):
                if span.id not in self._dropped:
                    self._track(span)
        else:
            for later in [step for step in self._history if step > steps]:
                del self._history[later]
        self._remember()
