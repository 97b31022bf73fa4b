"""The consent text as it is read aloud: one paragraph large at a time, the others in a line each, one key for each."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from interviewer.domain.script import ConsentScript, Paragraph
from interviewer.language import _
from interviewer.ui import actions, theme


class ParagraphRow(QFrame):
    """One paragraph: its key, its title, and while it is read its text."""

    clicked = Signal(str)

    def __init__(self, paragraph: Paragraph, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paragraph = paragraph
        self._key = QLabel(actions.shown(f"read_{number}"))
        self._key.setProperty("kind", "keys")
        self._title = QLabel(paragraph.title)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.state = theme.quiet("")
        self.state.setWordWrap(False)
        self._text = QLabel(paragraph.text)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._key)
        top.addWidget(self._title, 1)
        top.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 7, 14, 7)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._text)

    def show_state(self, *, reading: bool, read: bool, given: bool) -> None:
        """Show whether it is the one to read, read, or already given in the letter."""
        self._text.setVisible(reading)
        self._text.setStyleSheet(f"font-size: {theme.px(19)}px;")
        theme.retone(self, "kind", "soft" if reading else "row")
        theme.retone(self._title, "kind", "accent" if reading else "plain" if not (read or given) else "quiet")
        words = "✓ " + _("read") if read else "✓ " + _("given in the letter") if given else ""
        self.state.setText(words)
        self.setAccessibleName(". ".join((self.paragraph.title, words or _("not read"))))
        self.setAccessibleDescription(self.paragraph.text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Read this one now."""
        event.accept()
        self.clicked.emit(self.paragraph.key)


class Paragraphs(QWidget):
    """The paragraphs in order. Reading one moves on to the next that was neither read nor given."""

    changed = Signal()
    all_read = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read: set[str] = set()
        self._given: frozenset[str] = frozenset()
        self._reading: str | None = None
        self.rows: list[ParagraphRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_script(self, script: ConsentScript, given: frozenset[str]) -> None:
        """Show the paragraphs of ``script``; ``given`` are the elements a confirmed letter covered."""
        for paragraph in script.paragraphs:
            self._add(paragraph)
        self.show_given(given)

    def add_one(self, paragraph: Paragraph) -> None:
        """Show a single text to read: the short confirmation of a second call."""
        self._add(paragraph)
        self.show_given(frozenset())

    def _add(self, paragraph: Paragraph) -> None:
        row = ParagraphRow(paragraph, len(self.rows) + 1)
        row.clicked.connect(self._on_clicked)
        self._column.addWidget(row)
        self.rows.append(row)

    def show_given(self, given: frozenset[str]) -> None:
        """Follow what a confirmed letter covered."""
        self._given = given
        self._reading = self._next()
        self._show()

    def tick(self, number: int) -> None:
        """Say that paragraph ``number`` (from 1) was read; once more takes it back."""
        if 1 <= number <= len(self.rows):
            key = self.rows[number - 1].paragraph.key
            self.read.symmetric_difference_update({key})
            self._reading = self._next() if key in self.read else key
            self._show()
            self.changed.emit()
            if key in self.read and self._reading is None:
                self.all_read.emit()

    def restore(self, read: frozenset[str]) -> None:
        """Show what was read before, in a talk that is gone on with."""
        self.read = {row.paragraph.key for row in self.rows if row.paragraph.key in read}
        self._reading = self._next()
        self._show()

    @Slot()
    def tick_next(self) -> None:
        """Say that the paragraph in large was read."""
        for number, row in enumerate(self.rows, 1):
            if row.paragraph.key == self._reading:
                self.tick(number)
                return

    def _next(self) -> str | None:
        left = (row.paragraph for row in self.rows if row.paragraph.key not in self.read)
        return next((part.key for part in left if not self._is_given(part)), None)

    def _is_given(self, paragraph: Paragraph) -> bool:
        return bool(paragraph.covers) and set(paragraph.covers) <= self._given

    def _show(self) -> None:
        for row in self.rows:
            key = row.paragraph.key
            row.show_state(reading=key == self._reading, read=key in self.read, given=self._is_given(row.paragraph))

    @Slot(str)
    def _on_clicked(self, key: str) -> None:
        self._reading = key
        self._show()
