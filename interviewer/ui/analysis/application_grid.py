"""A grid to type the applications of one applicant in: Enter goes on to the next cell; the last row is empty."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from interviewer.domain.application import SUPPORT
from interviewer.domain.application_entry import Line
from interviewer.exchange.application_tables import COLUMNS
from interviewer.language import _
from interviewer.services.applying import Row
from interviewer.ui import tables, theme

FIELDS = ("year", "municipality", "support", "purpose", "applied", "granted")
_WIDTHS = (70, 150, 130, 200, 110, 110)
"""Pixels at 100 %."""
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_MOST = 500
"""Rows that are taken from the clipboard at once."""


class ApplicationGrid(QTableWidget):
    """Cells as typed, with the id of an application that was entered before on its row."""

    def __init__(self, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(0, len(FIELDS), parent)
        tables.dress(self)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setShowGrid(True)
        self.setTabKeyNavigation(True)
        self.setAccessibleName(_("Applications"))
        self.setHorizontalHeaderLabels([_(COLUMNS[name]).capitalize() for name in FIELDS])
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, max(theme.px(width), self.horizontalHeader().sectionSizeHint(column)))
        for row in rows:
            self._add(_texts(row), row.application.id)
        self._add(())
        self.setCurrentCell(0, 0)
        self.cellChanged.connect(self._on_changed)

    def lines(self) -> list[Line]:
        """Return the rows that say something, in their order, with what is being typed now."""
        editor = QApplication.focusWidget()
        if self.state() == QAbstractItemView.State.EditingState and editor is not None and self.isAncestorOf(editor):
            self.commitData(editor)
        found = []
        for number in range(self.rowCount()):
            year, municipality, support, purpose, applied, granted = (
                self._text(number, column) for column in range(len(FIELDS))
            )
            line = Line("", "", "", municipality, year, purpose, support, applied, granted)
            if line != Line():
                found.append(replace(line, id=self._id(number)))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by Enter, clear by Delete, and take in rows that were copied from a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.state() != QAbstractItemView.State.EditingState:  # the editor lets its own Enter through
                self.editItem(self._item(self.currentRow(), self.currentColumn()))
        elif event.key() in _TABS and not event.modifiers() & _HELD:
            self._step(event, -1 if event.key() == Qt.Key.Key_Backtab else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for index in self.selectedIndexes():
                self._item(index.row(), index.column()).setText("")
        else:
            super().keyPressEvent(event)

    def _step(self, event: QKeyEvent, by: int) -> None:
        """Go to the next cell, or the one before; at either end Tab leads out of the grid."""
        row, column = divmod(self.currentRow() * len(FIELDS) + self.currentColumn() + by, len(FIELDS))
        if 0 <= row < self.rowCount():
            self.setCurrentCell(row, column)
        event.setAccepted(0 <= row < self.rowCount())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the next cell once one is written."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            at = self.currentRow() * len(FIELDS) + self.currentColumn() + 1
            row, column = divmod(at, len(FIELDS))
            if row < self.rowCount():
                self.setCurrentCell(row, column)

    def _paste(self, words: str) -> None:
        top, left = max(0, self.currentRow()), max(0, self.currentColumn())
        for number, line in enumerate(words.splitlines()[:_MOST]):
            for column, text in enumerate(line.split("\t")[: len(FIELDS) - left]):
                self._item(top + number, left + column).setText(text.strip())

    @Slot(int, int)
    def _on_changed(self, row: int, _column: int) -> None:
        if row == self.rowCount() - 1 and any(self._text(row, column) for column in range(len(FIELDS))):
            self._add(())

    def _add(self, texts: Sequence[str], one: str = "") -> None:
        row = self.rowCount()
        self.insertRow(row)
        for column in range(len(FIELDS)):
            item = QTableWidgetItem(texts[column] if column < len(texts) else "")
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.setItem(row, column, item)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        while row >= self.rowCount():
            self._add(())
        item = self.item(row, column)
        assert item is not None
        return item

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def _id(self, row: int) -> str:
        return str(self._item(row, 0).data(Qt.ItemDataRole.UserRole) or "")


def _texts(row: Row) -> tuple[str, ...]:
    one = row.application
    support = _(SUPPORT[one.support]) if one.support else ""
    place = row.place.shown if row.place else ""
    return _number(one.year), place, support, one.purpose, _number(one.applied), _number(one.granted)


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
