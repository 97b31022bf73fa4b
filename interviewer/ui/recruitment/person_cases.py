"""What a person belongs to: any number of cases, each with the role the person has there."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from interviewer.domain.person import Person
from interviewer.services import recruiting
from interviewer.services.opening import Study
from interviewer.ui import theme

_ID = Qt.ItemDataRole.UserRole
_NAME = Qt.ItemDataRole.UserRole + 1


class CaseFields:
    """Two fields of the form: a list to tick in, and the role in the one chosen; a role written ticks it."""

    def __init__(self, study: Study) -> None:
        self._roles: dict[str, str] = {}
        self.list = QListWidget()
        self.list.setFixedHeight(theme.px(104))
        self.list.setProperty("kind", "field")
        for case in recruiting.cases(study):
            item = QListWidgetItem(case.shown, self.list)
            item.setData(_ID, case.case.id)
            item.setData(_NAME, case.shown)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.role = QLineEdit()
        self.list.setCurrentRow(0)
        self.list.currentItemChanged.connect(self._on_current)
        self.role.textEdited.connect(self._on_written)
        self._on_current()

    def show_person(self, person: Person) -> None:
        """Show what the person belongs to."""
        self._roles = dict(person.case_roles)
        for item in self._items:
            held = str(item.data(_ID)) in person.cases
            item.setCheckState(Qt.CheckState.Checked if held else Qt.CheckState.Unchecked)
            self._tell(item)
        first = next((item for item in self._items if item.checkState() == Qt.CheckState.Checked), None)
        if first is not None:
            self.list.setCurrentItem(first)
        self._on_current()

    @property
    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(number) for number in range(self.list.count())]

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the cases that are ticked."""
        return tuple(str(item.data(_ID)) for item in self._items if item.checkState() == Qt.CheckState.Checked)

    @property
    def roles(self) -> dict[str, str]:
        """Return the role in each case that is ticked, where one was written."""
        return {case: role for case, role in self._roles.items() if case in self.chosen and role.strip()}

    @Slot()
    def _on_current(self) -> None:
        item = self.list.currentItem()
        self.role.setEnabled(item is not None)
        self.role.setText(self._roles.get(str(item.data(_ID)), "") if item is not None else "")

    @Slot(str)
    def _on_written(self, role: str) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        self._roles[str(item.data(_ID))] = role
        if role.strip():
            item.setCheckState(Qt.CheckState.Checked)
        self._tell(item)

    def _tell(self, item: QListWidgetItem) -> None:
        role = self._roles.get(str(item.data(_ID)), "").strip()
        name = str(item.data(_NAME))
        item.setText(f"{name} · {role}" if role else name)
