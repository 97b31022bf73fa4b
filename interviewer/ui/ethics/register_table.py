"""A table of a report on screen: any number of rows at once, found in by typing, with who each row is about."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStackedLayout, QTableView, QVBoxLayout, QWidget

from interviewer.domain.report import Table, Value
from interviewer.ui import tables, theme
from interviewer.ui.empty import Empty

_Index = QModelIndex | QPersistentModelIndex
_LOOKED_AT = 60
"""Rows by which the widths of columns are judged."""
_WIDEST, _WIDEST_OF_FEW = 230, 440
_FEW = 6


class _Rows(QAbstractTableModel):
    """The rows that fit what was typed; cells are made when they are shown."""

    def __init__(self, columns: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[tuple[Value, ...], ...] = ()
        self._ids: tuple[str, ...] = ()
        self._shown: list[int] = []

    def show_rows(self, table: Table, ids: Sequence[str], words: str) -> None:
        """Show the rows of ``table``; ``ids`` are whom they are about."""
        self.beginResetModel()
        self._columns, self._rows, self._ids = table.columns, table.rows, tuple(ids)
        self._shown = self._fitting(words)
        self.endResetModel()

    def narrow(self, words: str) -> None:
        """Show only the rows in which every word stands."""
        self.beginResetModel()
        self._shown = self._fitting(words)
        self.endResetModel()

    def _fitting(self, words: str) -> list[int]:
        wanted = words.casefold().split()
        if not wanted:
            return list(range(len(self._rows)))
        texts = (" ".join(str(value) for value in row if value is not None).casefold() for row in self._rows)
        return [number for number, text in enumerate(texts) if all(word in text for word in wanted)]

    def id_at(self, row: int) -> str:
        """Return whom a shown row is about."""
        return self._ids[self._shown[row]] if self._ids and 0 <= row < len(self._shown) else ""

    def place_of(self, row: int) -> int:
        """Return where a shown row stands in the whole table, or -1."""
        return self._shown[row] if 0 <= row < len(self._shown) else -1

    def values_at(self, row: int) -> tuple[Value, ...]:
        """Return the cells of a shown row."""
        return self._rows[self._shown[row]] if 0 <= row < len(self._shown) else ()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows fit."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column."""
        wanted = way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return capital(self._columns[section]) if wanted and section < len(self._columns) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows: on one line; below zero stands out besides its minus."""
        if not index.isValid():
            return None
        value = self.values_at(index.row())[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(value).replace("\n", " · ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return shown(value)
        if role == Qt.ItemDataRole.ForegroundRole and isinstance(value, int | float) and value < 0:
            return QBrush(QColor(theme.tokens().attention))
        return None


class RegisterTable(QWidget):
    """A line to find in, and the table below; ``opened`` tells whom the row is about that was chosen by Enter."""

    selected = Signal(int)
    opened = Signal(str)

    def __init__(self, name: str, find: str, empty: Empty) -> None:
        super().__init__()
        self.finding = QLineEdit()
        self.finding.setPlaceholderText(find)
        self.finding.setAccessibleName(find)
        self.finding.setClearButtonEnabled(True)
        self.table = QTableView()
        self.table.setAccessibleName(name)
        self.rows = _Rows((), self)
        self.table.setModel(self.rows)
        tables.dress(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setWordWrap(False)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.finding)
        box.addWidget(holder, 1)
        self.finding.textChanged.connect(self._on_typed)
        self.finding.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.activated.connect(self._on_activated)

    def fill(self, table: Table, ids: Sequence[str]) -> None:
        """Show a table, keeping the row one is at where it is still there."""
        kept = self.current
        self.rows.show_rows(table, ids, self.finding.text())
        self.table.verticalHeader().setDefaultSectionSize(theme.px(30))
        self._widen(table)
        self._stack.setCurrentIndex(0 if table.rows else 1)
        self.finding.setEnabled(bool(table.rows))
        self.select(kept)

    def _widen(self, table: Table) -> None:
        measure = self.table.fontMetrics()
        widest_allowed = theme.px(_WIDEST_OF_FEW if len(table.columns) <= _FEW else _WIDEST)
        for number, name in enumerate(table.columns):
            texts = [shown(row[number]).replace("\n", " · ") for row in table.rows[:_LOOKED_AT]]
            widest = max(measure.horizontalAdvance(text) for text in (f"{capital(name)}  ", *texts))
            self.table.setColumnWidth(number, min(widest + theme.px(24), widest_allowed))

    @property
    def current(self) -> str:
        """Return whom the row is about that one is at, or ``""``."""
        return self.rows.id_at(self.table.currentIndex().row())

    def select(self, about: str) -> None:
        """Go to the row about somebody, or to the first."""
        found = next((row for row in range(self.rows.rowCount()) if about and self.rows.id_at(row) == about), 0)
        self.table.setCurrentIndex(self.rows.index(found, 0))
        self.selected.emit(self.table.currentIndex().row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the table while one types in the line above."""
        if watched is self.finding and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                row = self.table.currentIndex().row() + (1 if event.key() == Qt.Key.Key_Down else -1)
                if 0 <= row < self.rows.rowCount():
                    self.table.setCurrentIndex(self.rows.index(row, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_typed(self, words: str) -> None:
        kept = self.current
        self.rows.narrow(words)
        self.select(kept)

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.selected.emit(now.row())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        about = self.rows.id_at(index.row())
        if about:
            self.opened.emit(about)


def capital(words: str) -> str:
    """Return ``words`` with a capital first letter."""
    return words[:1].upper() + words[1:]


def shown(value: Value) -> str:
    """Return a cell as it is read: a dash for nothing, a real minus."""
    if value is None or value == "":
        return "–"
    return str(value) if isinstance(value, str) else str(value).replace("-", "\u2212")
