"""The place Team: members, merging, packages, conflicts, duplicates and deeds."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services.errors import CallRunning
from interviewer.services.opening import Study
from interviewer.ui.team.conflicts import ConflictsPage
from interviewer.ui.team.deeds import DeedsPage
from interviewer.ui.team.duplicates import DuplicatesPage
from interviewer.ui.team.listed import ListedPage
from interviewer.ui.team.members import MembersPage
from interviewer.ui.team.merge import MergePage
from interviewer.ui.team.packages import PackagesPage

NAMES = ("members", "merge", "packages", "conflicts", "duplicates", "deeds")
"""The pages, in their order."""


class TeamPlace(QWidget):
    """What goes between laptops. ``busy`` is set while an interview is open: then nothing is merged or packed."""

    said = Signal(str)
    changed = Signal()
    started = Signal(object, str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.busy = False
        self.members = MembersPage(study)
        self.merge = MergePage(study, self._closed)
        self.packages = PackagesPage(study, self._closed)
        self.conflicts = ConflictsPage(study)
        self.duplicates = DuplicatesPage(study)
        self.deeds = DeedsPage(study)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Team"))
        titles = (_("Members"), _("Merge"), _("Packages"), _("Conflicts"), _("Duplicates"), _("Deeds"))
        for name, title in zip(NAMES, titles, strict=True):
            page = self.page(name)
            self.tabs.addTab(page, title)
            page.said.connect(self.said)
            page.changed.connect(self._on_changed)
            if isinstance(page, ListedPage):
                page.emptied.connect(self._on_emptied)
        self.merge.started.connect(self.started)
        self.packages.started.connect(self.started)
        self.tabs.currentChanged.connect(self._on_tab)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs)

    def page(self, name: str) -> MembersPage | MergePage | PackagesPage | ConflictsPage | DuplicatesPage | DeedsPage:
        """Return the page called ``name`` (see :data:`NAMES`)."""
        pages = (self.members, self.merge, self.packages, self.conflicts, self.duplicates, self.deeds)
        return pages[NAMES.index(name)]

    def refresh(self) -> None:
        """Bring the page one is at up to date, and how many conflicts and duplicates wait."""
        self.conflicts.refresh()
        self.duplicates.refresh()
        here = self.page(NAMES[self.tabs.currentIndex()])
        if here not in (self.conflicts, self.duplicates):
            here.refresh()
        self._count()

    def show_page(self, name: str) -> None:
        """Go to a page."""
        self.tabs.setCurrentIndex(NAMES.index(name))
        self.page(name).setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the page shown."""
        super().focusInEvent(event)
        self.page(NAMES[self.tabs.currentIndex()]).setFocus(event.reason())

    def _count(self) -> None:
        for name, title, count in (
            ("conflicts", _("Conflicts"), self.conflicts.count),
            ("duplicates", _("Duplicates"), self.duplicates.count),
        ):
            self.tabs.setTabText(NAMES.index(name), f"{title} ({count})" if count else title)

    def _closed(self) -> str:
        """Return why nothing can be merged or packed now; ``""`` when it can."""
        return str(CallRunning()) if self.busy or self._study.ringing is not None else ""

    @Slot(int)
    def _on_tab(self, index: int) -> None:
        self.page(NAMES[index]).refresh()
        self._count()

    @Slot()
    def _on_emptied(self) -> None:
        self.tabs.tabBar().setFocus()

    @Slot()
    def _on_changed(self) -> None:
        self.conflicts.refresh()
        self.duplicates.refresh()
        self._count()
        self.changed.emit()
