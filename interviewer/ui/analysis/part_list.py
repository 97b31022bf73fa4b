"""A list of names in an order: types, authors or criteria; each is renamed in place and keeps its key."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.typology import Named
from interviewer.language import _
from interviewer.ui import theme
from interviewer.ui.flow import Flow

_KEY = Qt.ItemDataRole.UserRole


class PartList(QWidget):
    """F2 or a double click renames, the buttons add, take away and move."""

    def __init__(self, name: str, parts: tuple[Named, ...], first: str) -> None:
        super().__init__()
        self._first = first
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setProperty("kind", "field")
        self.list.setMinimumHeight(theme.px(120))
        for part in parts:
            self._item(part)
        self.list.setCurrentRow(0)
        self.add, self.remove = QPushButton(_("Add")), QPushButton(_("Take away"))
        self.up, self.down = QPushButton(_("Up")), QPushButton(_("Down"))
        slots = {self.add: self.make, self.remove: self.take_away, self.up: self.move_up, self.down: self.move_down}
        for button, slot in slots.items():
            button.setAutoDefault(False)
            button.setAccessibleDescription(name)
            button.clicked.connect(slot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(theme.heading(name))
        box.addWidget(self.list, 1)
        box.addLayout(Flow(*slots))

    def _item(self, part: Named) -> QListWidgetItem:
        item = QListWidgetItem(part.name)
        item.setData(_KEY, part.key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.addItem(item)
        return item

    def parts(self) -> tuple[Named, ...]:
        """Return the parts as they stand; one that is new has no key yet, one without a name is left out."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(Named(str(item.data(_KEY)), item.text().strip()) for item in items if item.text().strip())

    @Slot()
    def make(self) -> None:
        """Add a part and begin to write its name."""
        item = self._item(Named("", self._first))
        self.list.setCurrentItem(item)
        self.list.setFocus()
        self.list.editItem(item)

    @Slot()
    def take_away(self) -> None:
        """Take the part one is at away."""
        self.list.takeItem(self.list.currentRow())

    @Slot()
    def move_up(self) -> None:
        """Move the part one is at one place up."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Move the part one is at one place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count() and row >= 0:
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentItem(item)
