"""The definitions of a typology: a row for each type and criterion, a column for each author, empty cells too."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from interviewer.domain.typology import Cell, Typology
from interviewer.language import _
from interviewer.ui import tables, theme

_CELL = Qt.ItemDataRole.UserRole


class DefinitionTable(QTableWidget):
    """Enter or a double click opens a cell; an author who is silent is told by a dash."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.setAccessibleName(_("Definitions, author by author"))
        tables.dress(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(True)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.cellActivated.connect(self._on_activated)

    def show_typology(self, typology: Typology) -> None:
        """Show the definitions, keeping the cell one is at."""
        row, column = max(0, self.currentRow()), max(2, self.currentColumn())
        lines = [(each, criterion) for each in typology.types for criterion in typology.criteria]
        self.clear()
        self.setRowCount(len(lines))
        self.setColumnCount(2 + len(typology.authors))
        self.setHorizontalHeaderLabels([_("Type"), _("Criterion"), *(each.name for each in typology.authors)])
        for number, (each, criterion) in enumerate(lines):
            self._fixed(number, 0, each.name)
            self._fixed(number, 1, criterion.name)
            for place, author in enumerate(typology.authors, 2):
                self._said(number, place, typology, (each.key, author.key, criterion.key))
        self.horizontalHeader().setStretchLastSection(False)
        for place in range(self.columnCount()):
            self.setColumnWidth(place, theme.px(190 if place == 0 else 150))
            stretch = place > 1 and not theme.large()
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            self.horizontalHeader().setSectionResizeMode(place, mode)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if lines and typology.authors:
            self.setCurrentCell(min(row, self.rowCount() - 1), min(column, self.columnCount() - 1))

    @property
    def cell(self) -> Cell | None:
        """Return the cell one is at."""
        item = self.currentItem()
        found = item.data(_CELL) if item is not None else None
        return (str(found[0]), str(found[1]), str(found[2])) if found else None

    def _fixed(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        font = item.font()
        font.setBold(column == 0)
        item.setFont(font)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self.setItem(row, column, item)

    def _said(self, row: int, column: int, typology: Typology, cell: Cell) -> None:
        text = typology.said(*cell)
        item = QTableWidgetItem(text or "–")
        item.setData(_CELL, list(cell))
        if not text:
            item.setToolTip(_("Says nothing of this"))
        self.setItem(row, column, item)

    @Slot()
    def _on_activated(self) -> None:
        self.opened.emit()
