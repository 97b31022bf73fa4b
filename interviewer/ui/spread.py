"""The spread of the sample as quiet bars, and the same numbers as a table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from interviewer.language import _, pgettext
from interviewer.ui import icons, theme

Spread = Sequence[tuple[str, Sequence[tuple[str, int]]]]


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
        self._bars = QWidget()
        self._lines = QVBoxLayout(self._bars)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(_("Spread of the sample"))
        self.table.setHorizontalHeaderLabels([pgettext("spread", "By"), _("Value"), _("Informants")])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.hide()
        self.box.addLayout(top)
        self.box.addWidget(self._bars)
        self.box.addWidget(self.table)
        self.as_table.toggled.connect(self._on_toggled)

    def show_spread(self, spread: Spread) -> None:
        """Show ``spread``: for each heading, values with how many informants have them."""
        theme.clear(self._lines)
        self.as_table.setVisible(bool(spread))
        if not spread:
            self._lines.addWidget(
                theme.quiet(_("Once somebody has consented, roles, gender and age stand here side by side."))
            )
        self._lines.addLayout(_bars(spread))
        self._lines.addStretch(1)
        self._fill([(title, value, str(count)) for title, values in spread for value, count in values])

    def _fill(self, rows: list[tuple[str, str, str]]) -> None:
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.table.setItem(number, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        height = self.table.verticalHeader().defaultSectionSize() * (len(rows) + 2)
        self.table.setFixedHeight(min(height, theme.px(320)))

    @Slot(bool)
    def _on_toggled(self, table: bool) -> None:
        self._bars.setVisible(not table)
        self.table.setVisible(table)


def _bars(spread: Spread) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    row = 0
    for title, values in spread:
        if row:
            grid.setRowMinimumHeight(row, 8)
            row += 1
        grid.addWidget(theme.quiet(title), row, 0, 1, 3)
        row += 1
        most = max((count for _value, count in values), default=1)
        for value, count in values:
            _bar(grid, row, (title, value, count), most)
            row += 1
    return grid


def _bar(grid: QGridLayout, row: int, shown: tuple[str, str, int], most: int) -> None:
    title, value, count = shown
    name = QLabel(value)
    name.setTextFormat(Qt.TextFormat.PlainText)
    bar = QProgressBar()
    bar.setRange(0, most)
    bar.setValue(count)
    bar.setTextVisible(False)
    bar.setAccessibleName(f"{title}: {value}, {count}")
    grid.addWidget(name, row, 0)
    grid.addWidget(bar, row, 1)
    grid.addWidget(QLabel(str(count)), row, 2)
