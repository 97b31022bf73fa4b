"""*Nobody's*: spellings of which somebody said that they identify nobody; each can be asked about again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import identifying
from interviewer.services.study import Study
from interviewer.ui import trouble
from interviewer.ui.empty import Empty
from interviewer.ui.identifiers.rows import Column, RowsTable


class RejectedPage(QWidget):
    """``done`` carries the deed, and what to say of it."""

    done = Signal(str, str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        spelling: Column[str] = Column(_("Spelling"), str, 240)
        self.table: RowsTable[str] = RowsTable(_("Spellings that identify nobody"), (spelling,), str)
        self.again = QPushButton(_("Ask again"))
        self.again.setEnabled(not study.read_only)
        self.again.setAutoDefault(True)
        self.empty = Empty(_(
            "What you say identifies nobody is listed here, so that it can be asked about again. It is left alone as "
            "it is spelled, in every interview."
        ))  # fmt: skip
        self._stack = QStackedWidget()
        self._lay_out()
        self.again.clicked.connect(self.admit)
        self.table.activated.connect(self.admit)

    def show_forms(self, forms: Sequence[str]) -> None:
        """Show the spellings."""
        number = self.table.currentIndex().row()
        self.table.rows_model.fill(forms)
        self.table.go(number)
        self._stack.setCurrentIndex(1 if forms else 0)

    @Slot()
    def admit(self) -> None:
        """Ask about the spelling one is at again."""
        with trouble.telling(self):
            if form := self.table.here:
                self.done.emit(identifying.admit(self._study, form), _("It is asked about again under To decide."))

    def _lay_out(self) -> None:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.table, 1)
        line = QHBoxLayout()
        line.addWidget(self.again)
        line.addStretch(1)
        column.addLayout(line)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(work)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
