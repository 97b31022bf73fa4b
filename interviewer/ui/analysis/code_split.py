"""Parting a code: the names of the new ones, and which of its codings go to each, by the digit of its line."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from interviewer.domain.code import Code
from interviewer.domain.text import one_line
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import codebook, coding
from interviewer.services.study import Study
from interviewer.ui import tables, theme
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.form import Form
from interviewer.ui.private_text import PrivateText
from interviewer.ui.saving import SaveDialog

_ID = Qt.ItemDataRole.UserRole
MOST = 9
"""New codes at once: each has a digit."""


class SplitDialog(SaveDialog):
    """Parts one code. Raises CallRunning while a clock runs."""

    saved = Signal(str)

    def __init__(self, study: Study, steps: Steps, code: Code, parent: QWidget | None = None) -> None:
        super().__init__(_("Split the code"), parent)
        self._study, self._steps, self._code = study, steps, code
        self.names = PrivateText()
        self.names.setTabChangesFocus(True)
        self.names.setMaximumHeight(theme.px(96))
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(_("Codings"))
        self.table.setHorizontalHeaderLabels([_("Goes to"), _("Said by"), _("Coded by"), _("Words")])
        tables.dress(self.table)
        self.table.setWordWrap(False)
        self.table.installEventFilter(self)
        form = Form()
        form.row(_("&New codes, one on each line"), self.names)
        told = _("In the list, the digit of a line gives the coding to that code; 0 lets it stay.")
        self.lay_out(theme.strong(code.name), form, theme.quiet(told), self.table, size=(680, 560), spacing=12)
        self._fill()
        self.names.textChanged.connect(self._name)
        self.names.setFocus()

    def _fill(self) -> None:
        found = [
            (one, text) for each in coding.all_coded(self._study) for text in each.texts
            for one in (*text.codings, *text.unplaced) if one.code == self._code.id
        ]  # fmt: skip
        self.table.setRowCount(len(found))
        for row, (one, text) in enumerate(found):
            for column, words in enumerate(("", text.pseudonym, one.by, one.words)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setData(_ID, one.id)
                item.setData(_ID + 1, 0)
                self.table.setItem(row, column, item)
        self.table.resizeColumnToContents(1)
        self.table.resizeColumnToContents(2)
        self.table.setColumnWidth(0, theme.px(150))
        if found:
            self.table.setCurrentCell(0, 0)

    @property
    def _named(self) -> list[str]:
        lines = (one_line(line) for line in self.names.toPlainText().split("\n"))
        return [line for line in lines if line][:MOST]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the coding one is at to the code of a digit, and go to the next."""
        if watched is not self.table or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.text().isdigit() and int(event.text()) <= len(self._named):
            self.give(self.table.currentRow(), int(event.text()))
            self.table.setCurrentCell(min(self.table.currentRow() + 1, self.table.rowCount() - 1), 0)
            return True
        return super().eventFilter(watched, event)

    def give(self, row: int, number: int) -> None:
        """Give the coding in ``row`` to the new code with this number; 0 lets it stay."""
        item = self.table.item(row, 0)
        if item is not None:
            item.setData(_ID + 1, number)
            self._name()

    @Slot()
    def _name(self) -> None:
        names = self._named
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item is not None:
                number = int(item.data(_ID + 1))
                item.setText(f"{number}  {names[number - 1]}" if 0 < number <= len(names) else "")

    @Slot()
    def save(self) -> None:
        """Make the new codes with their codings."""
        names = self._named
        parts: dict[str, list[str]] = {name: [] for name in names}
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            number = int(item.data(_ID + 1)) if item is not None else 0
            if item is not None and 0 < number <= len(names):
                parts[names[number - 1]].append(str(item.data(_ID)))
        try:
            made = self._steps.do(lambda: codebook.split(self._study, self._code.id, parts))
        except InterviewerError as error:
            self.tell(error)
            self.names.setFocus()
            return
        self.saved.emit(made[0])
        self.accept()
