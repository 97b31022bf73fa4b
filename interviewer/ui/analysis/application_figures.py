"""What applications add up to: a table of figures by kind, municipality or year, and the same as bars."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from interviewer.domain import count_sentences
from interviewer.domain.application import Group
from interviewer.domain.report import Table
from interviewer.language import N_, _
from interviewer.services import granting
from interviewer.services.applying import Register
from interviewer.ui import tables, theme
from interviewer.ui.bars import Bars
from interviewer.ui.scrolling import scrolling

_OF = (N_("kind of organisation"), N_("municipality"), N_("year"))


class ApplicationFigures(QWidget):
    """A choice of what to go by, the table, and bars of the granted of the decided in each group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register: Register | None = None
        self.by = QComboBox()
        self.by.addItems([_(words) for words in granting.WAYS])
        self.by.setAccessibleName(_("What the figures go by"))
        self.table = QTableWidget(0, 0)
        tables.dress(self.table)
        self.table.setAccessibleName(_("Figures"))
        self.table.setMinimumHeight(theme.px(120))
        self.bars = Bars()
        self.bars.setAccessibleName(_("Granted of what is decided"))
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 14, 0)
        inside.addWidget(self.bars)
        inside.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.by)
        box.addWidget(self.table, 1)
        box.addWidget(scrolling(holder, down_only=True), 1)
        self.by.currentIndexChanged.connect(self._on_by)

    @property
    def way(self) -> str:
        """Return what the figures go by, one of :data:`granting.WAYS`."""
        return granting.WAYS[self.by.currentIndex()]

    def show_register(self, register: Register) -> None:
        """Show the figures of these applications."""
        self._register = register
        self._on_by(self.by.currentIndex())

    @Slot(int)
    def _on_by(self, index: int) -> None:
        if self._register is None:
            return
        found = self._register
        groups = (found.by_kind, found.by_municipality, found.by_year)[index]
        everything = Group(_("All together"), found.totals)
        self._fill(granting.figures(_(self.way), _(_OF[index]).capitalize(), (*groups, everything), _))
        self.bars.show_groups(granting.bars(groups, _))

    def _fill(self, found: Table) -> None:
        self.table.setColumnCount(len(found.columns))
        self.table.setHorizontalHeaderLabels([each.capitalize() for each in found.columns])
        self.table.setRowCount(len(found.rows))
        for number, row in enumerate(found.rows):
            for column, text in enumerate(_texts(row)):
                self.table.setItem(number, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        head = self.table.horizontalHeader().sectionSizeHint(0)
        self.table.setColumnWidth(0, max(head, min(self.table.columnWidth(0), theme.px(220))))


def _texts(row: Sequence[object]) -> list[str]:
    return ["" if value is None else spaced(value) if isinstance(value, int) else str(value) for value in row]


def spaced(number: int) -> str:
    """Return a number as it is read, with a thin space between thousands."""
    return count_sentences.figures(number)
