"""A table to look through by keyboard: find as you type, arrows, Enter; each row has an id."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from interviewer.ui import tables, theme
from interviewer.ui.empty import Empty

_ID = Qt.ItemDataRole.UserRole


class Finder(QWidget):
    """A line to find in, and the table below; what belongs there is said while it is empty."""

    ID = _ID
    """The role under which each cell holds the id of its row."""

    selected = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, find: str, columns: Sequence[str], empty: Empty) -> None:
        super().__init__()
        self.finding = QLineEdit()
        self.finding.setPlaceholderText(find)
        self.finding.setAccessibleName(find)
        self.finding.setClearButtonEnabled(True)
        self.table = QTableWidget(0, len(columns))
        self.table.setAccessibleName(name)
        self.table.setHorizontalHeaderLabels(list(columns))
        self._dress()
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.finding)
        box.addWidget(holder, 1)
        self.finding.textChanged.connect(self._narrow)
        self.finding.installEventFilter(self)
        self.table.itemSelectionChanged.connect(self._on_selected)
        self.table.cellActivated.connect(self._on_activated)

    def _dress(self) -> None:
        tables.dress(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setWordWrap(False)

    def fill(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Show ``rows`` (id, texts), keeping the selected one."""
        kept = self.current
        self.table.blockSignals(True)
        self.table.setRowCount(len(rows))
        for number, (row_id, texts) in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(_ID, row_id)
                item.setToolTip(text)
                self.table.setItem(number, column, item)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(30))
        self.table.resizeColumnsToContents()
        for column in range(self.table.columnCount()):
            head = self.table.horizontalHeader().sectionSizeHint(column)
            self.table.setColumnWidth(column, max(head, min(self.table.columnWidth(column) + 8, theme.px(190))))
        self.table.blockSignals(False)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.finding.setEnabled(bool(rows))
        self._narrow(self.finding.text())
        if not self.select(kept):
            self.select(rows[0][0] if rows else "")
        self._on_selected()

    @property
    def current(self) -> str:
        """Return the id of the selected row, or ``""``."""
        item = self.table.item(self.table.currentRow(), 0)
        return str(item.data(_ID)) if item is not None else ""

    def select(self, row_id: str) -> bool:
        """Select the row of ``row_id`` and return whether there is one."""
        for number in range(self.table.rowCount()):
            item = self.table.item(number, 0)
            if item is not None and item.data(_ID) == row_id:
                self.table.setRowHidden(number, False)
                self.table.setCurrentCell(number, 0)
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the table while one types in the line above."""
        if watched is self.finding and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        row = self.table.currentRow() + by
        while 0 <= row < self.table.rowCount() and self.table.isRowHidden(row):
            row += by
        if 0 <= row < self.table.rowCount():
            self.table.setCurrentCell(row, 0)

    @Slot(str)
    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        first = -1
        for row in range(self.table.rowCount()):
            items = [self.table.item(row, column) for column in range(self.table.columnCount())]
            text = " ".join(item.text() for item in items if item is not None).casefold()
            fits = all(word in text for word in wanted)
            self.table.setRowHidden(row, not fits)
            first = row if fits and first < 0 else first
        if first >= 0 and self.table.isRowHidden(max(0, self.table.currentRow())):
            self.table.setCurrentCell(first, 0)

    @Slot()
    def _on_selected(self) -> None:
        self.selected.emit(self.current)

    @Slot()
    def _on_activated(self) -> None:
        self.opened.emit(self.current)
