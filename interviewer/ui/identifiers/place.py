"""The place Pseudonymisation: what is to be decided, the register, and the original beside what leaves."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services.study import Study
from interviewer.ui import actions
from interviewer.ui.acts import act
from interviewer.ui.identifiers.queue_page import QueuePage
from interviewer.ui.identifiers.register_page import RegisterPage
from interviewer.ui.identifiers.sides_page import SidesPage

TO_DECIDE, REGISTER, SIDES = range(3)
_GROUPS = (act.TO_DECIDE, act.REGISTER, act.SIDE_BY_SIDE)
_DEEDS = frozenset(each.name for each in actions.TABLE if each.group in _GROUPS)


class PseudonymPlace(QWidget):
    """Three pages; each is read when one comes to it."""

    said = Signal(str)
    changed = Signal()
    person_wanted = Signal(str)
    case_wanted = Signal(str)
    tidying_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.queue = QueuePage(study)
        self.register = RegisterPage(study)
        self.sides = SidesPage(study)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Pseudonymisation"))
        for page, title in (
            (self.queue, _("To decide")),
            (self.register, _("Register")),
            (self.sides, _("Side by side")),
        ):
            self.tabs.addTab(page, title)
            page.said.connect(self.said)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._on_tab)
        self.tabs.tabBarClicked.connect(self.show_page)
        for changing in (self.queue, self.register):
            changing.changed.connect(self.changed)
        self.register.person_wanted.connect(self.person_wanted)
        self.register.case_wanted.connect(self.case_wanted)
        self.sides.tidying_wanted.connect(self.tidying_wanted)
        self.sides.export_wanted.connect(self.export_wanted)
        self._enable()

    @property
    def writing(self) -> bool:
        """Return whether an entry of the register was changed that is not kept yet."""
        return self.register.writing

    @property
    def reading(self) -> bool:
        """Return whether the page one is at is being read."""
        return self._page.texts.running or self.register.likes.running

    def refresh(self) -> None:
        """Read the page one is at anew."""
        self._page.refresh()

    def take_focus(self) -> None:
        """Go to what one works in on the page one is at."""
        self._page.take_focus()

    @Slot(int)
    def show_page(self, number: int) -> None:
        """Go to a page; beside the tabs there is none."""
        if number >= 0:
            self.tabs.setCurrentIndex(number)
            self.take_focus()

    @property
    def _page(self) -> QueuePage | RegisterPage | SidesPage:
        return (self.queue, self.register, self.sides)[self.tabs.currentIndex()]

    def _enable(self) -> None:
        """Let only the deeds of the page one is at be found in the menus and by search."""
        for page in (self.queue, self.register, self.sides):
            for part in (page, *page.findChildren(QWidget)):
                for action in part.actions():
                    if action.objectName() in _DEEDS:
                        action.setEnabled(page is self._page)

    @Slot(int)
    def _on_tab(self, index: int) -> None:
        self._enable()
        if index == SIDES:
            self.sides.show_interview(self.queue.view.interviews.chosen)
        self.refresh()
