"""What few informants share and would be printed: listed, with a field for why it may leave all the same."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QPushButton, QWidget

from interviewer.domain.crowd import Cell
from interviewer.language import _
from interviewer.services import crowding
from interviewer.ui import theme
from interviewer.ui.form import Form


class SmallCellsCard(theme.Card):
    """Asks once for each audience; ``accepted`` carries the reason."""

    accepted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, spacing=8, parent=parent)
        self.setProperty("kind", "attention")
        self.words = theme.quiet(
            _(
                "So few share this that somebody could be recognised. Say less of who speaks, write a role in more "
                "general words, or say why it may leave; that is kept in the log."
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(_("What few share"))
        self.list.setProperty("kind", "field")
        self.reason = QLineEdit()
        self.button = QPushButton(_("&Accept and export"))
        self.button.setEnabled(False)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.reason, 1)
        line.addWidget(self.button)
        form = Form()
        label = form.row(_("&Reason"), holder)
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(_("Reason"))
        for part in (self.words, self.list, form):
            self.box.addWidget(part)
        self.reason.textChanged.connect(self._on_reason)
        self.button.clicked.connect(self._on_accept)

    def show_cells(self, cells: Sequence[Cell]) -> None:
        """List ``cells``, and ask for a reason; hide when there is none."""
        self.list.clear()
        self.list.addItems([crowding.in_words(cell) for cell in cells])
        for index in range(self.list.count()):
            self.list.item(index).setToolTip(self.list.item(index).text())
        self.list.setMaximumHeight(theme.px(26 * min(3, len(cells)) + 12))
        self.setVisible(bool(cells))
        if cells:
            self.reason.clear()
            self.reason.setFocus()

    @Slot(str)
    def _on_reason(self, words: str) -> None:
        self.button.setEnabled(bool(words.strip()))

    @Slot()
    def _on_accept(self) -> None:
        self.accepted.emit(self.reason.text().strip())
