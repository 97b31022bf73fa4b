"""Search and go to (Ctrl+K): places, persons, cases, questions and commands; never what anybody said."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import searching
from interviewer.services.opening import Study
from interviewer.ui import actions, icons, theme
from interviewer.ui.acts.act import Act
from interviewer.ui.pages import Page

SHOWN = 60
"""Rows shown at most; one types on to narrow them."""
_ENTRY = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: what kind, which, and what it says."""

    kind: str
    id: str
    title: str
    detail: str


class SearchDialog(QDialog):
    """A line and what it finds; Enter goes there."""

    person_chosen = Signal(str)
    case_chosen = Signal(str)
    question_chosen = Signal(str)
    page_chosen = Signal(str, int)

    def __init__(
        self, study: Study, found: Sequence[QAction], parent: QWidget | None = None, *, pages: Sequence[Page] = ()
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Search and go to"))
        self._study = study
        self._actions = {action.objectName(): action for action in found if action.isEnabled() and action.text()}
        self._pages = {f"{each.place}/{each.number}": each for each in pages if f"place_{each.place}" in self._actions}
        self._icons: dict[str, QIcon] = {}
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Person, case, question, place or command"))
        self.line.setAccessibleName(_("Search for"))
        self.line.setProperty("kind", "search")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Found"))
        self.list.setUniformItemSizes(True)
        hint = theme.quiet(_("Up and down to choose, Enter to go there, Esc to close. Answers are not searched."))
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 14)
        box.setSpacing(10)
        box.addWidget(self.line)
        box.addWidget(self.list, 1)
        box.addWidget(hint)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._fill)
        self.line.returnPressed.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        theme.fit(self, 620, 460)
        self._fill("")
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    @property
    def entries(self) -> list[Entry]:
        """Return what is listed now."""
        return [self.list.item(row).data(_ENTRY) for row in range(self.list.count())]

    @Slot(str)
    def _fill(self, words: str) -> None:
        self.list.clear()
        for entry in self._matching(words)[:SHOWN]:
            text = f"{entry.title}    {entry.detail}" if entry.detail else entry.title
            item = QListWidgetItem(self._icon(entry.kind), text, self.list)
            item.setData(_ENTRY, entry)
        self.list.setCurrentRow(0)

    def _matching(self, words: str) -> list[Entry]:
        wanted = words.casefold().split()
        commands = [_command(actions.act(name)) for name in self._actions if name != "search"]
        found = [Entry("page", key, each.title, each.within) for key, each in self._pages.items()] if wanted else []
        fitting = [each for each in (*found, *commands) if all(word in each.title.casefold() for word in wanted)]
        hits = [Entry(hit.kind, hit.id, hit.title, hit.detail) for hit in searching.search(self._study, words)]
        return [*fitting, *hits] if len(fitting) < 5 or not wanted else [*hits[:20], *fitting, *hits[20:]]

    def _icon(self, kind: str) -> QIcon:
        name = {"person": "person", "case": "case", "question": "question", "place": "next", "page": "next"}.get(
            kind, "command"
        )
        if name not in self._icons:
            self._icons[name] = icons.icon(name)
        return self._icons[name]

    @Slot()
    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        entry: Entry = item.data(_ENTRY)
        self.accept()
        if entry.kind in ("place", "command"):
            QTimer.singleShot(0, self._actions[entry.id], self._actions[entry.id].trigger)
            return
        if entry.kind == "page":
            page = self._pages[entry.id]
            self.page_chosen.emit(page.place, page.number)
            return
        chosen = {"person": self.person_chosen, "case": self.case_chosen, "question": self.question_chosen}
        chosen[entry.kind].emit(entry.id)


def _command(act: Act) -> Entry:
    kind = "place" if act.name.startswith("place_") else "command"
    return Entry(kind, act.name, act.words, actions.shown(act.name))
