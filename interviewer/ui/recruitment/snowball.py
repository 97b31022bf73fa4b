"""Who proposed whom, as a tree: start informants first, those they proposed below them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services.recruiting import PersonRow
from interviewer.ui import theme
from interviewer.ui.recruitment import words

_ID = Qt.ItemDataRole.UserRole


class Snowball(QWidget):
    """The tree; ``selected`` and ``opened`` tell which person."""

    selected = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("Who proposed whom"))
        self.tree.setHeaderLabels([_("Person"), _("State"), _("May be contacted")])
        self.tree.setIndentation(theme.px(18))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(theme.quiet(_("Those found by us stand first; those they proposed stand below them.")))
        box.addWidget(self.tree, 1)
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.itemActivated.connect(self._on_activated)

    def fill(self, people: Sequence[PersonRow]) -> None:
        """Show ``people``; a proposer who is not among them is passed over, and a ring of proposals is cut."""
        self.tree.blockSignals(True)
        self.tree.clear()
        known = {row.person.id for row in people}
        below: dict[str, list[PersonRow]] = {}
        for row in people:
            above = row.person.referred_by
            below.setdefault(above if above in known else "", []).append(row)
        shown: set[str] = set()
        for row in below.get("", []):
            self.tree.addTopLevelItem(_branch(row, below, shown))
        for row in people:
            if row.person.id not in shown:
                self.tree.addTopLevelItem(_branch(row, below, shown))
        self.tree.expandAll()
        self.tree.resizeColumnToContents(0)
        self.tree.setColumnWidth(0, min(self.tree.columnWidth(0) + 12, theme.px(280)))
        self.tree.resizeColumnToContents(1)
        self.tree.blockSignals(False)

    @property
    def current(self) -> str:
        """Return the id of the person one is at, or ``""``."""
        item = self.tree.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    @Slot()
    def _on_current(self) -> None:
        self.selected.emit(self.current)

    @Slot()
    def _on_activated(self) -> None:
        self.opened.emit(self.current)


def _branch(row: PersonRow, below: dict[str, list[PersonRow]], shown: set[str]) -> QTreeWidgetItem:
    shown.add(row.person.id)
    asked = words.flag(row.person.may_contact) if row.person.referred_by else ""
    item = QTreeWidgetItem([row.shown, words.state(row.person.state), asked])
    item.setData(0, _ID, row.person.id)
    for child in below.get(row.person.id, []):
        if child.person.id not in shown:
            item.addChild(_branch(child, below, shown))
    return item
