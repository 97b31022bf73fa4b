"""The key list (F1): every shortcut of the program, by where it works."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from interviewer.language import _, pgettext
from interviewer.ui import actions, theme
from interviewer.ui.acts import act
from interviewer.ui.pages import Page

_GROUPS = {each.name: each.group for each in actions.TABLE if each.group != act.EVERYWHERE}


_PAGE = Qt.ItemDataRole.UserRole


def here(widget: QWidget | None) -> str:
    """Return the group of the table whose deeds work at a widget, the nearest first; ``""`` where only those of all."""
    while widget is not None:
        for action in widget.actions():
            if action.objectName() in _GROUPS:
                return _GROUPS[action.objectName()]
        widget = widget.parentWidget()
    return ""


class KeysDialog(QDialog):
    """Shows the table of actions and the pages; a line finds in it. It opens at ``here``, a group of the table."""

    page_chosen = Signal(str, int)

    def __init__(self, parent: QWidget | None = None, *, pages: Sequence[Page] = (), here: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Key list"))
        self.finding = QLineEdit()
        self.finding.setPlaceholderText(_("Find a key or what it does"))
        self.finding.setAccessibleName(_("Find a key or what it does"))
        self.finding.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("Key list"))
        self.tree.setHeaderLabels([_("What it does"), pgettext("keyboard", "Key"), pgettext("keyboard", "Or")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(theme.px(10))
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._fill()
        self._fill_pages(pages)
        self.tree.expandAll()
        for column in range(2):
            self.tree.resizeColumnToContents(column)
        self.tree.setColumnWidth(0, self.tree.columnWidth(0) + theme.px(24))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        box.setSpacing(12)
        box.addWidget(self.finding)
        box.addWidget(self.tree, 1)
        box.addWidget(buttons)
        self.finding.textChanged.connect(self._narrow)
        self.finding.returnPressed.connect(self._on_return)
        self.tree.itemActivated.connect(self._on_opened)
        theme.fit(self, 620, 600)
        self._show_group(here)
        self.finding.setFocus()

    def _fill(self) -> None:
        groups = self._groups
        for each in actions.TABLE:
            if not each.chords:
                continue
            if each.group not in groups:
                groups[each.group] = self._group(_(each.group))
            words = each.words
            deed, _sign, number = each.name.rpartition("_")
            if deed in ("read", "speaker") and number.isdigit() and number != "0":
                words = f"{words} ({number})"
            groups[each.group].addChild(QTreeWidgetItem([words, *actions.all_shown(each.name)[:2]]))
        letters = [_("Code it as the code with this letter"), _("letter of the code"), ""]
        groups[act.CODING].addChild(QTreeWidgetItem(letters))

    def _fill_pages(self, pages: Sequence[Page]) -> None:
        """List the pages of the places; Enter goes to one."""
        if not pages:
            return
        group = self._group(_("Pages of the places: Enter goes there"))
        for each in pages:
            row = QTreeWidgetItem([f"{each.title}  ·  {each.within}", *actions.all_shown(f"place_{each.place}")[:1]])
            row.setData(0, _PAGE, (each.place, each.number))
            group.addChild(row)

    def _show_group(self, here: str) -> None:
        """Bring a group to the top, and stand at its first row."""
        group = self._groups.get(here)
        first = group.child(0) if group is not None else None
        if group is not None and first is not None:
            self.tree.setCurrentItem(first)
            self.tree.scrollToItem(group, QTreeWidget.ScrollHint.PositionAtTop)

    @Slot()
    def _on_return(self) -> None:
        """Go to the page that is found, when one is found alone or first among the pages."""
        found = (row for row in self._rows() if not row.isHidden() and row.data(0, _PAGE))
        row = next(found, None)
        if row is not None and self.finding.text().strip():
            self._on_opened(row)

    @Slot(QTreeWidgetItem)
    def _on_opened(self, row: QTreeWidgetItem) -> None:
        page = row.data(0, _PAGE)
        if page:
            self.accept()
            self.page_chosen.emit(*page)

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        for place in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(place)
            for number in range(group.childCount() if group is not None else 0):
                row = group.child(number) if group is not None else None
                if row is not None:
                    yield row

    def _group(self, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.tree.addTopLevelItem(item)
        return item

    @Slot(str)
    def _narrow(self, words: str) -> None:
        wanted = words.casefold()
        for place in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(place)
            if group is None:
                continue
            children = [child for child in map(group.child, range(group.childCount())) if child is not None]
            whole = wanted in group.text(0).casefold()
            for child in children:
                child.setHidden(not whole and not any(wanted in child.text(column).casefold() for column in range(3)))
            group.setHidden(all(child.isHidden() for child in children))
