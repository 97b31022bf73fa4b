"""A long table to read and choose rows in: a model that shows thousands at once, narrows, and lets go of some.

What is copied from it stays in the program: Qt's own tables would put the words of a cell on the clipboard.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QTableView

from interviewer.ui import icons, tables, theme

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Order = Callable[[Row], tuple[int, float, int, str]]
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its heading, what it says of a row, perhaps a sign, and how wide it is in pixels of the design."""

    heading: str
    words: Callable[[Row], str]
    width: int
    sign: Callable[[Row], tuple[str, str]] | None = None
    """The name of an icon, and the token of its colour."""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows of any kind, each with a key of its own."""

    def __init__(
        self, columns: Sequence[Column[Row]], key: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._all: list[Row] = []
        self._shown: list[Row] = []
        self._wanted: tuple[str, ...] = ()
        self._icons: dict[tuple[str, str, int], QIcon] = {}

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every row, narrowed or not."""
        return tuple(self._all)

    def row(self, number: int) -> Row | None:
        """Return the row shown at ``number``."""
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def number(self, key: str) -> int:
        """Return where the row of ``key`` is shown; -1 when it is not."""
        return next((number for number, row in enumerate(self._shown) if self._key(row) == key), -1)

    def fill(self, rows: Sequence[Row]) -> None:
        """Show ``rows`` instead of those before."""
        self.beginResetModel()
        self._all = list(rows)
        self._shown = [row for row in self._all if self._fits(row)]
        self.endResetModel()

    def narrow(self, words: str) -> None:
        """Show only the rows in which every one of ``words`` stands."""
        self._wanted = tuple(words.casefold().split())
        self.fill(self._all)

    def take(self, keys: Collection[str]) -> None:
        """Let go of the rows of ``keys``."""
        self._all = [row for row in self._all if self._key(row) not in keys]
        gone = [number for number, row in enumerate(self._shown) if self._key(row) in keys]
        for number in reversed(gone):
            self.beginRemoveRows(_NOWHERE, number, number)
            del self._shown[number]
            self.endRemoveRows()

    def put(self, row: Row, order: Order[Row]) -> None:
        """Put a row back where ``order`` wants it."""
        place = _place(self._all, row, order)
        self._all.insert(place, row)
        if self._fits(row):
            place = _place(self._shown, row, order)
            self.beginInsertRows(_NOWHERE, place, place)
            self._shown.insert(place, row)
            self.endInsertRows()

    def change(self, row: Row) -> None:
        """Show a row that has the key of one before in its place."""
        key = self._key(row)
        self._all = [row if self._key(each) == key else each for each in self._all]
        number = self.number(key)
        if number >= 0:
            self._shown[number] = row
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or its sign."""
        row = self.row(index.row())
        if row is None:
            return None
        column = self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.words(row)
        if role == Qt.ItemDataRole.DecorationRole and column.sign is not None:
            return self._icon(*column.sign(row))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heading of a column."""
        across = orientation == Qt.Orientation.Horizontal
        return self._columns[section].heading if across and role == Qt.ItemDataRole.DisplayRole else None

    def _icon(self, name: str, tone: str) -> QIcon:
        colour = getattr(theme.tokens(), tone)
        key = (name, colour, theme.px(icons.SIZE))
        if key not in self._icons:
            self._icons[key] = icons.icon(name, colour)
        return self._icons[key]

    def _fits(self, row: Row) -> bool:
        if not self._wanted:
            return True
        text = "\n".join(column.words(row) for column in self._columns).casefold()
        return all(word in text for word in self._wanted)


class RowsTable(QTableView, Generic[Row]):
    """The table of a :class:`RowsModel`."""

    def __init__(self, name: str, columns: Sequence[Column[Row]], key: Callable[[Row], str]) -> None:
        super().__init__()
        self.rows_model: RowsModel[Row] = RowsModel(columns, key, self)
        self.setModel(self.rows_model)
        self.setAccessibleName(name)
        tables.dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._widths = tuple(column.width for column in columns)
        self._measure()

    @property
    def here(self) -> Row | None:
        """Return the row one is at."""
        return self.rows_model.row(self.currentIndex().row())

    @property
    def chosen(self) -> tuple[Row, ...]:
        """Return the rows selected, in their order; the one one is at when none is."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = [self.rows_model.row(number) for number in numbers] or [self.here]
        return tuple(row for row in rows if row is not None)

    def go(self, number: int) -> None:
        """Go to the row at ``number``, or the last one when there are fewer."""
        last = self.rows_model.rowCount() - 1
        index = self.rows_model.index(min(max(0, number), last), 0) if last >= 0 else QModelIndex()
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, how)
        if index.isValid():
            self.scrollTo(index)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        for number, width in enumerate(self._widths):
            self.setColumnWidth(number, theme.px(width))


def _place(rows: Sequence[Row], row: Row, order: Order[Row]) -> int:
    """Return how many of ``rows`` come before ``row``."""
    return bisect_left(rows, order(row), key=order)
