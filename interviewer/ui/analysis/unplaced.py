"""Codings without a place: whose words changed, and which a person puts on other words or lets be."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from interviewer.domain.code import Codebook
from interviewer.domain.coding import Coding
from interviewer.language import _
from interviewer.services.coding import CodedText
from interviewer.ui import theme


class Unplaced(QWidget):
    """A short list below the text; choosing one shows the answer it was in."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[CodedText, Coding], ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Codings without a place"))
        self.list.setProperty("kind", "field")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setMaximumHeight(theme.px(96))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(theme.quiet(_(
            "The words of these codings are not in the text any more, or are there several times. Select the words "
            "they belong to and place them, or leave them."
        )))  # fmt: skip
        box.addWidget(self.list)
        self.list.currentRowChanged.connect(self._on_row)
        self.hide()

    def show_codings(self, found: Sequence[tuple[CodedText, Coding]], book: Codebook) -> None:
        """Show these codings."""
        self._rows = tuple(found)
        self.list.blockSignals(True)
        self.list.clear()
        for text, one in self._rows:
            words = f"{text.short}  {' / '.join(book.path(one.code))}: «{one.words}»  ({one.by})"
            item = QListWidgetItem(words.replace("\n", " "))
            item.setToolTip(words)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if self._rows else -1)
        self.list.blockSignals(False)

    @property
    def current(self) -> tuple[CodedText, Coding] | None:
        """Return the coding one is at, with the text it was put on."""
        row = self.list.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    @Slot(int)
    def _on_row(self, _row: int) -> None:
        if self.current is not None:
            self.chosen.emit(self.current[0])
