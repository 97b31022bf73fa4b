"""The elements an informant is told, N1 to N19, as a list to tick."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from interviewer.domain.element_words import ELEMENT_WORDS
from interviewer.domain.script import ELEMENTS
from interviewer.language import _


class ElementsList(QListWidget):
    """Space ticks the element one is at."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "field")
        for element in ELEMENTS:
            item = QListWidgetItem(f"{element}  {_(ELEMENT_WORDS[element])}", self)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.itemChanged.connect(self._on_changed)

    def show_elements(self, told: Collection[str]) -> None:
        """Tick these elements and no others."""
        self.blockSignals(True)
        for element, item in self._items():
            item.setCheckState(Qt.CheckState.Checked if element in told else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    @property
    def elements(self) -> tuple[str, ...]:
        """Return the elements that are ticked."""
        return tuple(element for element, item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def _items(self) -> list[tuple[str, QListWidgetItem]]:
        return [(element, self.item(number)) for number, element in enumerate(ELEMENTS)]

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()
