"""Codes that another program calls otherwise: listed with both names, and a person takes those that are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from interviewer.language import _, ngettext
from interviewer.services.renaming import Renamed
from interviewer.ui import theme
from interviewer.ui.flow import Flow

_CODE = Qt.ItemDataRole.UserRole
_SHOWN = 6


class RenamedCard(theme.Card):
    """Asks which names are taken; Space chooses one or not. ``taken`` carries those that are, ``left`` says none."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, spacing=8, parent=parent)
        self.setProperty("kind", "attention")
        self.words = theme.quiet("")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Codes with other names"))
        self.list.setProperty("kind", "field")
        self.take, self.leave = QPushButton(_("Take the names chosen")), QPushButton(_("Keep the names here"))
        self.box.addWidget(self.words)
        self.box.addWidget(self.list)
        for button in (self.take, self.leave):
            button.setAutoDefault(True)
        self.box.addLayout(Flow(self.take, self.leave))
        self.take.clicked.connect(self._on_take)
        self.leave.clicked.connect(self._on_leave)
        self.hide()

    def show_codes(self, found: Sequence[Renamed]) -> None:
        """List the codes, none of them chosen; hide when there is none."""
        count = len(found)
        self.words.setText(
            ngettext(
                "{count} code has another name in the file. It keeps the one it has here unless you take the other.",
                "{count} codes have other names in the file. They keep those they have here unless you take "
                "the others.",
                count,
            ).format(count=count)
        )
        self.list.clear()
        for each in found:
            item = QListWidgetItem(
                _("{here} – in the file: {there}").format(here=each.here, there=each.there), self.list
            )
            item.setData(_CODE, each)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.setMaximumHeight(theme.px(28 * min(_SHOWN, count) + 12))
        self.setVisible(bool(found))
        if found:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    @Slot()
    def _on_take(self) -> None:
        rows = (self.list.item(number) for number in range(self.list.count()))
        self.taken.emit(tuple(row.data(_CODE) for row in rows if row.checkState() is Qt.CheckState.Checked))

    @Slot()
    def _on_leave(self) -> None:
        self.hide()
        self.left.emit()
