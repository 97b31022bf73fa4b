"""The spread of the sample as quiet bars, and the same numbers as a table."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from interviewer.domain.bars import Bar
from interviewer.domain.bars import Bars as Group
from interviewer.domain.spread import NAMES, Board, Cell
from interviewer.language import _, pgettext
from interviewer.services import charting, spreading
from interviewer.ui import icons, tables, theme
from interviewer.ui.bars import Bars


class SpreadCard(theme.Card):
    """Bars for each way the informants differ; a button shows the table instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18)
        self.as_table = QPushButton(_("As a &table"))
        self.as_table.setProperty("kind", "quiet")
        self.as_table.setCheckable(True)
        icons.dress(self.as_table, "table", "accent")
        top = QHBoxLayout()
        top.addWidget(theme.heading(_("Spread of the sample")), 1)
        top.addWidget(self.as_table)
        self.nobody = theme.quiet(_("Once somebody has consented, roles, gender and the rest stand here side by side."))
        self.bars = Bars()
        self.bars.setAccessibleName(_("Spread of the sample"))
        self.table = QTableWidget(0, 4)
        tables.dress(self.table)
        self.table.setAccessibleName(_("Spread of the sample"))
        self.table.setHorizontalHeaderLabels([pgettext("spread", "By"), _("Value"), _("Informants"), _("Wanted")])
        self.table.hide()
        self.box.addLayout(top)
        self.box.addWidget(self.nobody)
        self.box.addWidget(self.bars)
        self.box.addWidget(self.table)
        self.as_table.toggled.connect(self._on_toggled)

    def show_spread(self, spread: Sequence[Board]) -> None:
        """Show the informants of each kind, beside how many are wanted."""
        self.as_table.setVisible(bool(spread))
        self.nobody.setVisible(not spread)
        groups = [Group(_(NAMES[board.dimension]), tuple(_bar(cell) for cell in _shown(board))) for board in spread]
        self.bars.show_groups(groups)
        self._fill([
            (group.title, bar.words, str(bar.number), "" if bar.wanted is None else str(bar.wanted))
            for group in groups
            for bar in group.bars
        ])  # fmt: skip

    def _fill(self, rows: list[tuple[str, ...]]) -> None:
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.table.setItem(number, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        height = self.table.verticalHeader().defaultSectionSize() * (len(rows) + 2)
        self.table.setFixedHeight(min(height, theme.px(320)))

    @Slot(bool)
    def _on_toggled(self, table: bool) -> None:
        self.bars.setVisible(not table)
        self.table.setVisible(table)


def _shown(board: Board) -> list[Cell]:
    return [cell for cell in board.cells if cell.informants or cell.wanted is not None]


def _bar(cell: Cell) -> Bar:
    return charting.amount(spreading.shown(cell.value), cell.informants, _, cell.wanted)
