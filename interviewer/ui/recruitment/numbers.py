"""The numbers of recruitment in two tables: how far people came, and where everybody stands with the code."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from interviewer.domain.disposition import CODES, NAMES
from interviewer.language import _
from interviewer.services import tallying
from interviewer.services.opening import Study
from interviewer.ui import tables, theme
from interviewer.ui.scrolling import scrolling


class NumbersDialog(QDialog):
    """Counts and reasons, never a response rate: a snowball has no frame to reckon one from."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Numbers of recruitment"))
        found = tallying.tally(study)
        self.reached = _table(
            _("How far people came"), (_("What"), _("Number")), [(what, str(n)) for what, n in found.lines()]
        )
        self.stands = _table(
            _("Where everybody stands"),
            (_("How it went"), _("Code (AAPOR)"), _("Persons")),
            [(_(NAMES[each]), CODES.get(each, "–"), str(n)) for each, n in found.reasons],
        )
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(10)
        lines.addWidget(theme.heading(_("How far people came")))
        lines.addWidget(self.reached)
        lines.addWidget(theme.heading(_("Where everybody stands")))
        lines.addWidget(self.stands)
        words = _(
            "A snowball has no list to draw from, so these are counts and reasons and no response rate. Whoever's name "
            "was deleted is counted on."
        )
        lines.addWidget(theme.quiet(words))
        lines.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(scrolling(inner), 1)
        box.addWidget(buttons)
        theme.fit(self, 560, 680)


def _table(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> QTableWidget:
    table = QTableWidget(len(rows), len(columns))
    tables.dress(table)
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(columns))
    for number, texts in enumerate(rows):
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column == len(texts) - 1:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(number, column, item)
    height = theme.px(27)
    table.verticalHeader().setDefaultSectionSize(height)
    table.resizeColumnsToContents()
    table.setColumnWidth(0, max(table.columnWidth(0), theme.px(270)))
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setFixedHeight(height * (len(rows) + 1) + 14)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table
