"""A list on the left and what is chosen in it on the right; what belongs there is said while the list is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from interviewer.ui import theme
from interviewer.ui.empty import Empty

_KEY = Qt.ItemDataRole.UserRole


class ListedPage(QWidget):
    """Pages with a list build on it; ``body`` is where the right side goes."""

    said = Signal(str)
    changed = Signal()
    """Something in the project is otherwise now."""
    emptied = Signal()
    """The list one was at has nothing in it any more; the keyboard wants a place to be."""

    def __init__(self, name: str, empty: Empty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.heading = theme.heading(name)
        left = theme.Card(margin=10)
        left.box.addWidget(self.heading)
        left.box.addWidget(self.list, 1)
        self.empty = empty
        self._nothing = theme.Card(margin=24)
        self._nothing.box.addWidget(empty)
        self.work = QWidget()
        right = QWidget()
        self.body = QVBoxLayout(right)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        line = QHBoxLayout(self.work)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        line.addWidget(left, 3)
        line.addWidget(right, 8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 0)
        box.addWidget(self.work, 1)
        box.addWidget(self._nothing, 1)
        self.list.currentRowChanged.connect(self._on_row)

    def fill(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show ``rows`` (key, words), staying where one is when that is still there, else at the same height."""
        kept, row = self.current, self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for key, words in rows:
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            item.setToolTip(words)
            self.list.addItem(item)
        keys = [key for key, _words in rows]
        place = keys.index(kept) if kept in keys else max(0, min(row, len(rows) - 1))
        self.list.setCurrentRow(place if rows else -1)
        self.list.blockSignals(False)
        at_work = self.work.isAncestorOf(self.window().focusWidget() or self)
        self.work.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self.setFocusProxy(self.list if rows else self.empty.button)
        self._on_row(self.list.currentRow())
        if at_work and not rows:
            self.emptied.emit()

    @property
    def current(self) -> str:
        """Return the key of the row one is at, or ``""``."""
        item = self.list.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def step(self, by: int) -> bool:
        """Go ``by`` rows on, and return whether there was one."""
        row = self.list.currentRow() + by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)
            return True
        return False

    def show_row(self, key: str) -> None:
        """Show what stands behind a row; pages do this each in their way."""

    @Slot(int)
    def _on_row(self, _row: int) -> None:
        self.show_row(self.current)
