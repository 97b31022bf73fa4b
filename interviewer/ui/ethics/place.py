"""The place Ethics: the log in words, what was erased, what has left, and what the log can be checked against."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services.opening import Study
from interviewer.ui import theme
from interviewer.ui.ethics.erasures_page import ErasuresPage
from interviewer.ui.ethics.exports_page import ExportsPage
from interviewer.ui.ethics.heads_page import HeadsPage
from interviewer.ui.ethics.log_page import LogPage

LOG, ERASURES, EXPORTS, HEADS = range(4)


class EthicsPlace(QWidget):
    """Four pages; each is read when one comes to it."""

    said = Signal(str)
    changed = Signal()
    started = Signal(object, str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.log = LogPage(study)
        self.erasures = ErasuresPage(study)
        self.exports = ExportsPage(study)
        self.heads = HeadsPage(study)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Ethics"))
        self.tabs.addTab(self.log, _("Log"))
        self.tabs.addTab(self.erasures, _("Withdrawals and erasures"))
        self.tabs.addTab(self.exports, _("Exports"))
        self.tabs.addTab(self.heads, _("Checking the log"))
        card = theme.Card(margin=16, spacing=12)
        card.box.addWidget(self.tabs, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card, 1)
        self.tabs.currentChanged.connect(self._on_tab)
        for page in self._pages:
            page.said.connect(self.said)
        for part in (self.log, self.erasures):
            part.changed.connect(self.changed)
        for each in (self.erasures, self.heads):
            each.started.connect(self.started)

    def refresh(self) -> None:
        """Read the page one is at anew."""
        self._page.refresh()

    def take_focus(self) -> None:
        """Go to the table one is at (a focus proxy would keep Tab from the line above it)."""
        finders = (self.log.finder, self.erasures.finder, self.exports.finder)
        tables = (*(finder.table for finder in finders), self.heads.table)
        tables[self.tabs.currentIndex()].setFocus()

    @property
    def _pages(self) -> tuple[LogPage, ErasuresPage, ExportsPage, HeadsPage]:
        return self.log, self.erasures, self.exports, self.heads

    @property
    def _page(self) -> LogPage | ErasuresPage | ExportsPage | HeadsPage:
        return self._pages[self.tabs.currentIndex()]

    @Slot(int)
    def _on_tab(self, _index: int) -> None:
        self.refresh()
