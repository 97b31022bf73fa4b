"""The deeds of a page as buttons with their keys; those used less often are in a menu at the end of the line."""

from collections.abc import Callable, Collection, Iterable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from interviewer.language import _
from interviewer.ui import actions, theme
from interviewer.ui.flow import Flow


class DeedLine(Flow):
    """``slots`` are called by the names of deeds; ``seldom`` stand in the menu, ``inside`` says where keys work.

    ``first`` stand before the buttons.
    """

    def __init__(
        self,
        page: QWidget,
        slots: Mapping[str, Callable[..., object]],
        seldom: Collection[str] = (),
        inside: Mapping[str, QWidget] | None = None,
        first: Iterable[QWidget] = (),
    ) -> None:
        super().__init__(*first)
        self.buttons: dict[str, QPushButton] = {}
        self.rows: dict[str, QAction] = {}
        self.menu = QMenu(page)
        for name, slot in slots.items():
            actions.make(name, (inside or {}).get(name, page), slot)
            if name in seldom:
                self._row(name, slot)
            else:
                self._button(name, slot)
        if seldom:
            self.more = QPushButton(_("More"))
            self.more.setAutoDefault(True)
            self.more.setMenu(self.menu)
            self.addWidget(self.more)

    def _button(self, name: str, slot: Callable[..., object]) -> None:
        words, labelled = actions.act(name).words, actions.labelled(actions.act(name).words, name)
        button = QPushButton(words if theme.large() else labelled)
        button.setToolTip(labelled)
        button.setAutoDefault(True)
        button.clicked.connect(slot)
        self.buttons[name] = button
        self.addWidget(button)

    def _row(self, name: str, slot: Callable[..., object]) -> None:
        row = self.menu.addAction(f"{actions.act(name).words}\t{actions.shown(name)}")
        row.triggered.connect(slot)
        self.rows[name] = row

    def enable(self, names: Collection[str], *, on: bool) -> None:
        """Let deeds be chosen, or not; their keys say why not."""
        for name in names:
            (self.buttons.get(name) or self.rows[name]).setEnabled(on)

    def offer(self, name: str, *, on: bool) -> None:
        """Show a deed only where there is something to do it to."""
        self.buttons[name].setVisible(on)
