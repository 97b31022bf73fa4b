"""The codebook as a tree: name with its colour, letter, and how many codings; narrowed by what one types."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from interviewer.domain.code import Code, Codebook
from interviewer.language import _
from interviewer.ui.analysis import swatches

_ID = Qt.ItemDataRole.UserRole
_TO_THE_TREE = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CodeTree(QWidget):
    """A line to find in, and the tree below."""

    selected = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self.finding = QLineEdit()
        self.finding.setPlaceholderText(_("Find code"))
        self.finding.setAccessibleName(_("Find code"))
        self.finding.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("Codebook"))
        self.tree.setHeaderLabels([_("Code"), _("Letter"), _("Codings")])
        self.tree.setUniformRowHeights(True)
        self.tree.setTabKeyNavigation(False)
        self.tree.setExpandsOnDoubleClick(False)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.finding)
        box.addWidget(self.tree, 1)
        self.finding.textChanged.connect(self._narrow)
        self.finding.installEventFilter(self)
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.itemDoubleClicked.connect(self._on_opened)

    def fill(self, book: Codebook, counts: Mapping[str, int], at: str = "") -> None:
        """Show the codes that stand; go to ``at``, else stay where one is."""
        wanted = at or self.current
        self.tree.blockSignals(True)
        self.tree.clear()
        self._items = {}
        for code, _depth in book.in_order():
            self._items[code.id] = item = _item(book, code, counts.get(code.id, 0))
            above = book.ancestors(code.id)
            if above:
                self._items[above[0].id].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self._narrow(self.finding.text())
        self.tree.blockSignals(True)
        self.go(wanted if wanted in self._items else next(iter(self._items), ""))
        self.tree.blockSignals(False)
        self.selected.emit(self.current)

    @property
    def current(self) -> str:
        """Return the id of the code one is at, ``""`` without any."""
        item = self.tree.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def go(self, code: str) -> None:
        """Go to a code."""
        if code in self._items:
            self.tree.setCurrentItem(self._items[code])
            self.tree.scrollToItem(self._items[code])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the line to the tree by an arrow or Enter."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.finding and pressed and event.key() in _TO_THE_TREE:  # type: ignore[attr-defined]
            self.tree.setFocus()
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        shown: list[QTreeWidgetItem] = []
        for item in self._items.values():
            fits = all(word in str(item.data(0, _ID + 1)) for word in words)
            item.setHidden(not fits)
            if fits:
                shown.append(item)
        for item in shown:
            above = item.parent()
            while above is not None:
                above.setHidden(False)
                above = above.parent()
        current = self.tree.currentItem()
        if words and shown and (current is None or current.isHidden()):
            self.tree.setCurrentItem(shown[0])

    @Slot()
    def _on_current(self) -> None:
        self.selected.emit(self.current)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self.current)


def _item(book: Codebook, code: Code, count: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem([code.name, code.letter.upper(), str(count) if count else ""])
    item.setIcon(0, swatches.icon(swatches.colour_of(book, code)))
    item.setData(0, _ID, code.id)
    item.setData(0, _ID + 1, " ".join((code.name, code.definition, code.example)).casefold())
    item.setToolTip(0, code.definition or code.name)
    item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
