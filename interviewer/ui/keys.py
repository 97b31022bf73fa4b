"""The key list (F1): every shortcut of the program, by where it works."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from interviewer.language import _, pgettext
from interviewer.ui import actions, theme


class KeysDialog(QDialog):
    """Shows the table of actions; a line finds in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
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
        self._fill()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        box.setSpacing(12)
        box.addWidget(self.finding)
        box.addWidget(self.tree, 1)
        box.addWidget(buttons)
        self.finding.textChanged.connect(self._narrow)
        theme.fit(self, 620, 600)
        self.finding.setFocus()

    def _fill(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for act in actions.TABLE:
            if not act.chords:
                continue
            if act.group not in groups:
                groups[act.group] = self._group(_(act.group))
            words = act.words
            deed, _sign, number = act.name.rpartition("_")
            if deed in ("read", "speaker") and number.isdigit() and number != "0":
                words = f"{words} ({number})"
            groups[act.group].addChild(QTreeWidgetItem([words, *actions.all_shown(act.name)[:2]]))
        self.tree.expandAll()
        for column in range(2):
            self.tree.resizeColumnToContents(column)
        self.tree.setColumnWidth(0, self.tree.columnWidth(0) + theme.px(24))

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
            for child in children:
                child.setHidden(not any(wanted in child.text(column).casefold() for column in range(3)))
            group.setHidden(all(child.isHidden() for child in children))
