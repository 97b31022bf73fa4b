"""A list of coded passages to tick: those that are ticked stand first, and a line narrows the list as one types."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from interviewer.domain.practice import Basis
from interviewer.language import _
from interviewer.services.grounding import Ground
from interviewer.ui import theme

_BASIS = Qt.ItemDataRole.UserRole
_TO_LIST = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
_LONGEST = 90
"""Characters of the words of a passage that a row shows."""


def words(ground: Ground) -> str:
    """Return a passage in one line: whose it is, under which question and code, and how it begins."""
    said = " ".join(ground.words.split())
    shown = said if len(said) <= _LONGEST else f"{said[:_LONGEST].rstrip()} …"
    where = "  ·  ".join(filter(None, (ground.who or _("unknown speaker"), ground.case, ground.short, ground.code)))
    return f"{where}:  {shown}"


class PassageList(QWidget):
    """Space ticks a passage; Enter or Down in the line above goes to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.list = QLineEdit(), QListWidget()
        self.line.setPlaceholderText(_("Find passages: words, a code or a pseudonym"))
        self.line.setAccessibleName(_("Find passages"))
        self.line.setClearButtonEnabled(True)
        self.list.setAccessibleName(_("Passages"))
        self.list.setProperty("kind", "field")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(theme.px(110))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.line)
        box.addWidget(self.list, 1)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)

    def show_passages(self, offered: Sequence[Ground], ticked: Collection[Basis]) -> None:
        """Show the passages, those that are ticked first."""
        self.list.clear()
        for ground in sorted(offered, key=lambda each: each.basis not in ticked):
            item = QListWidgetItem(words(ground))
            item.setData(_BASIS, ground.basis)
            item.setToolTip(ground.words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = ground.basis in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._narrow(self.line.text())

    def chosen(self) -> tuple[Basis, ...]:
        """Return what is ticked, also where the line hides it."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_BASIS) for item in items if item.checkState() is Qt.CheckState.Checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the list with Enter or Down: Enter in the line is no answer to the whole window."""
        pressed = watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _TO_LIST:
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            text = f"{item.text()} {item.toolTip()}".casefold()
            item.setHidden(not all(word in text for word in wanted))
        if (at := self.list.currentItem()) is None or at.isHidden():
            shown = (row for row in range(self.list.count()) if not self.list.item(row).isHidden())
            self.list.setCurrentRow(next(shown, -1))
