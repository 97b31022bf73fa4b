"""The one small panel that asks for a word or a choice during the call: it lies over the page and is never modal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from interviewer.domain.text import one_line
from interviewer.ui import theme

SHOWN = 8
"""Rows shown before the list scrolls."""
_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """A row: what is chosen, and the words for it."""

    key: str
    text: str


Find = Callable[[str], Sequence[Choice]]
Then = Callable[[str, str], None]


class Chooser(theme.Card):
    """A line to write on and a list that narrows; Enter takes the marked row, Esc gives up, and the focus returns."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margin=12)
        self._over = parent
        self.setProperty("kind", "card")
        self.setAutoFillBackground(True)
        self._find: Find | None = None
        self._then: Then | None = None
        self._title = theme.heading("")
        self.line = QLineEdit()
        self.line.setProperty("kind", "search")
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for part in (self._title, self.line, self.list):
            self.box.addWidget(part)
        self.line.textChanged.connect(self._on_typed)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._on_clicked)
        self.hide()

    def ask(self, title: str, placeholder: str, find: Find, then: Then, text: str = "") -> None:
        """Ask; ``then`` gets the chosen key and what was typed."""
        self._find, self._then = find, then
        self._title.setText(title)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self.line.setText(text)
        self.line.selectAll()
        self._on_typed(text)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def asking(self) -> bool:
        """Return whether it waits for an answer."""
        return not self.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys walk the list while one types, Enter choose and Esc give up."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._walk(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
            if key == Qt.Key.Key_Escape:
                self.give_up()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def give_up(self) -> None:
        """Close without an answer."""
        self.hide()
        self.closed.emit()

    def place(self) -> None:
        """Lie at the top of the parent, in the middle."""
        parent = self._over
        rows = min(SHOWN, self.list.count())
        self.list.setVisible(rows > 0)
        row = max(theme.px(26), self.list.sizeHintForRow(0) if rows else 0)
        self.list.setFixedHeight(rows * row + 4)
        width = min(theme.px(560), parent.width() - 24)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((parent.width() - width) // 2, theme.px(16))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.list.clear()
        for choice in self._find(one_line(text)) if self._find else ():
            row = QListWidgetItem(choice.text)
            row.setData(_KEY, choice.key)
            row.setToolTip(choice.text)
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.place()

    @Slot(QListWidgetItem)
    def _on_clicked(self, row: QListWidgetItem) -> None:
        self._take(row)

    def _walk(self, step: int) -> None:
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())

    def _take(self, row: QListWidgetItem | None) -> None:
        typed = one_line(self.line.text())
        if row is None and self.list.count() == 0 and not typed:
            return
        then, key = self._then, "" if row is None else str(row.data(_KEY))
        self.hide()
        self.closed.emit()
        if then is not None:
            then(key, typed)

    def note(self, words: str) -> QLabel:
        """Add a line of explanation below the list, and return it."""
        said = theme.quiet(words)
        self.box.addWidget(said)
        return said
