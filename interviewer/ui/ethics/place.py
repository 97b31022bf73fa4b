"""The place Ethics: the register of consents, texts, quotes, withdrawals, what has left, the log, and the end."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services.opening import Study
from interviewer.ui import theme
from interviewer.ui.ethics.closing import ClosedInCall
from interviewer.ui.ethics.ending_page import EndingPage
from interviewer.ui.ethics.erasures_page import ErasuresPage
from interviewer.ui.ethics.exports_page import ExportsPage
from interviewer.ui.ethics.heads_page import HeadsPage
from interviewer.ui.ethics.log_page import LogPage
from interviewer.ui.ethics.quotes_page import QuotesPage
from interviewer.ui.ethics.register_page import RegisterPage
from interviewer.ui.ethics.texts_page import TextsPage

REGISTER, TEXTS, QUOTES, ERASURES, EXPORTS, LOG, HEADS, ENDING = range(8)
Page = RegisterPage | TextsPage | QuotesPage | ErasuresPage | ExportsPage | LogPage | HeadsPage | EndingPage


class EthicsPlace(QWidget):
    """Pages beside each other; each is read when one comes to it."""

    said = Signal(str)
    changed = Signal()
    started = Signal(object, str)
    end_wanted = Signal()
    person_wanted = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = RegisterPage(study)
        self.texts = TextsPage(study)
        self.quotes = QuotesPage(study)
        self.erasures = ErasuresPage(study)
        self.exports = ExportsPage(study)
        self.log = LogPage(study)
        self.heads = HeadsPage(study)
        self.ending = EndingPage(study)
        self.ending.end_wanted.connect(self.end_wanted)
        self.register.person_wanted.connect(self.person_wanted)
        told = (self.register, self.quotes, self.ending)
        self._closed: dict[QWidget, ClosedInCall] = {page: ClosedInCall(study, page) for page in told}
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Ethics"))
        for page, words in zip(self._pages, _names(), strict=True):
            self.tabs.addTab(self._closed.get(page, page), words)
        card = theme.Card(margin=16, spacing=12)
        card.box.addWidget(self.tabs, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card, 1)
        self.tabs.currentChanged.connect(self._on_tab)
        for each in self._pages:
            each.said.connect(self.said)
        for part in (self.texts, self.quotes, self.log, self.erasures, self.ending):
            part.changed.connect(self.changed)
        for long in (self.register, self.erasures, self.heads):
            long.started.connect(self.started)

    def refresh(self) -> None:
        """Read the page one is at anew; where others' words stand, only while no call runs."""
        holder = self._closed.get(self._page)
        if holder is None or holder.may_open():
            self._page.refresh()

    def take_focus(self) -> None:
        """Go to the table one is at (a focus proxy would keep Tab from the line above it)."""
        page = self._page
        if not page.isEnabled():
            self.tabs.tabBar().setFocus()
        elif isinstance(page, RegisterPage):
            page.take_focus()
        else:
            (page.table if isinstance(page, HeadsPage) else page.finder.table).setFocus()

    @property
    def _pages(self) -> tuple[Page, ...]:
        return self.register, self.texts, self.quotes, self.erasures, self.exports, self.log, self.heads, self.ending

    @property
    def _page(self) -> Page:
        return self._pages[self.tabs.currentIndex()]

    @Slot(int)
    def _on_tab(self, _index: int) -> None:
        self.refresh()


def _names() -> tuple[str, ...]:
    return (
        _("Register of consents"),
        _("Consent texts"), _("Quotes"), _("Withdrawals and erasures"), _("Exports"), _("Log"), _("Checking the log"),
        _("Duties and end"),
    )  # fmt: skip
