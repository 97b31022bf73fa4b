"""*One and the same?*: entries spelled alike, or a letter or two apart; a person says whether they are one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import identifying
from interviewer.services.identifying import Likeness
from interviewer.services.study import Study
from interviewer.ui import actions, theme, trouble
from interviewer.ui.empty import Empty
from interviewer.ui.identifiers.rows import Column, RowsTable


def _columns() -> tuple[Column[Likeness], ...]:
    return (
        Column(_("Name"), lambda pair: pair.first_name, 170),
        Column(_("May be"), lambda pair: pair.second_name, 170),
    )


class AlikePage(QWidget):
    """``done`` carries the deed, and what to say of it."""

    done = Signal(str, str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.table: RowsTable[Likeness] = RowsTable(_("One and the same?"), _columns(), _key)
        self.told = theme.quiet(_("One keeps every form of both, and is printed as one."))
        self.same = QPushButton(actions.labelled(actions.act("alike_join").words, "alike_join"))
        self.apart = QPushButton(actions.labelled(actions.act("alike_apart").words, "alike_apart"))
        self.empty = Empty(_(
            "Nothing in the register is spelled alike. Names that differ by a letter or two are proposed here, and "
            "nothing is joined by itself."
        ))  # fmt: skip
        self._stack = QStackedWidget()
        self._lay_out()
        deeds: dict[str, tuple[QPushButton, Callable[..., object]]] = {
            "alike_join": (self.same, self.join),
            "alike_apart": (self.apart, self.keep_apart),
        }
        for name, (button, slot) in deeds.items():
            button.setAutoDefault(True)
            button.setEnabled(not study.read_only)
            button.clicked.connect(slot)
            actions.make(name, self.table, slot)

    def show_pairs(self, pairs: Sequence[Likeness]) -> None:
        """Show what may be one."""
        number = self.table.currentIndex().row()
        self.table.rows_model.fill(pairs)
        self.table.go(number)
        self._stack.setCurrentIndex(1 if pairs else 0)

    @Slot()
    def join(self) -> None:
        """Keep that the two are one."""
        with trouble.telling(self):
            if pair := self.table.here:
                self.done.emit(identifying.join(self._study, pair), _("They are one now."))

    @Slot()
    def keep_apart(self) -> None:
        """Keep that the two are not one."""
        with trouble.telling(self):
            if pair := self.table.here:
                self.done.emit(identifying.keep_apart(self._study, pair), _("They are not proposed again."))

    def _lay_out(self) -> None:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self.same, self.apart):
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(work)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)


def _key(pair: Likeness) -> str:
    return f"{pair.first}/{pair.second}"
