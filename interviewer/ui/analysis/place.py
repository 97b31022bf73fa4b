"""The place Analysis: pages beside each other, each read when one comes to it; all closed while a call runs."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services.opening import Study
from interviewer.ui import actions, theme
from interviewer.ui.acts import act
from interviewer.ui.analysis.across_page import AcrossPage
from interviewer.ui.analysis.applications_page import ApplicationsPage
from interviewer.ui.analysis.codes_page import CodesPage
from interviewer.ui.analysis.coding_page import CodingPage
from interviewer.ui.analysis.contradictions_page import ContradictionsPage
from interviewer.ui.analysis.counts_page import CountsPage
from interviewer.ui.analysis.documents_page import DocumentsPage
from interviewer.ui.analysis.files_page import FilesPage
from interviewer.ui.analysis.page import AnalysisPage
from interviewer.ui.analysis.practice_page import PracticePage
from interviewer.ui.analysis.search_page import SearchPage
from interviewer.ui.analysis.typology_page import TypologyPage
from interviewer.ui.ethics.closing import ClosedInCall

_DEEDS = frozenset(each.name for each in actions.TABLE if each.group in act.ANALYSIS)


class AnalysisPlace(QWidget):
    """What informants said, beside each other: nothing of it is shown while a call runs."""

    said = Signal(str)
    changed = Signal()
    started = Signal(object, str)
    person_wanted = Signal(str)
    case_wanted = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.across = AcrossPage(study)
        self.search = SearchPage(study)
        self.codes = CodesPage(study)
        self.coding = CodingPage(study)
        self.counts = CountsPage(study)
        self.contradictions = ContradictionsPage(study)
        self.typology = TypologyPage(study)
        self.applications = ApplicationsPage(study)
        self.practice = PracticePage(study)
        self.documents = DocumentsPage(study)
        self.files = FilesPage(study)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Analysis"))
        for page, words in self._titled():
            self.tabs.addTab(page, words)
            page.said.connect(self.said)
            page.changed.connect(self.changed)
            page.started.connect(self.started)
            page.person_wanted.connect(self.person_wanted)
            page.case_wanted.connect(self.case_wanted)
            page.question_wanted.connect(self.show_question)
            page.passage_wanted.connect(self.show_passage)
        self._closed = ClosedInCall(study, self.tabs)
        card = theme.Card(margin=16, spacing=12)
        card.box.addWidget(self._closed, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card, 1)
        self.tabs.currentChanged.connect(self._on_tab)
        self.tabs.tabBarClicked.connect(self._on_clicked)
        self._enable()

    def _titled(self) -> tuple[tuple[AnalysisPage, str], ...]:
        """Return the pages in their order, each with its title."""
        return (
            (self.across, _("Across")),
            (self.coding, _("Coding")),
            (self.codes, _("Codes")),
            (self.search, _("Search")),
            (self.counts, _("Counts")),
            (self.contradictions, _("Contradictions")),
            (self.typology, _("Typology")),
            (self.applications, _("Applications")),
            (self.practice, _("Good practice")),
            (self.documents, _("Documents")),
            (self.files, _("Files")),
        )

    @property
    def page(self) -> AnalysisPage:
        """Return the page one is at."""
        shown = self.tabs.currentWidget()
        assert isinstance(shown, AnalysisPage)
        return shown

    def refresh(self) -> None:
        """Read the page one is at anew, unless a call runs."""
        if self._closed.may_open():
            self.page.refresh()

    def take_focus(self) -> None:
        """Go to what one works in on the page one is at."""
        if self.tabs.isEnabled():
            self.page.take_focus()
        else:
            self.tabs.tabBar().setFocus()

    def show_page(self, page: AnalysisPage) -> None:
        """Go to ``page``."""
        self.tabs.setCurrentWidget(page)
        self.take_focus()

    @Slot(str)
    def show_question(self, key: str) -> None:
        """Go to all answers to one question."""
        self.show_page(self.across)
        self.across.show_question(key)

    @Slot(str, str)
    def show_passage(self, interview: str, item: str) -> None:
        """Go to an answer where it is coded."""
        self.show_page(self.coding)
        self.coding.show_passage(interview, item)

    def _enable(self) -> None:
        """Let only the deeds of the page one is at be found in the menus and by search."""
        for page, _words in self._titled():
            for part in (page, *page.findChildren(QWidget)):
                for action in part.actions():
                    if action.objectName() in _DEEDS:
                        action.setEnabled(page is self.page)

    @Slot(int)
    def _on_clicked(self, index: int) -> None:
        """Go to a page that was clicked on, and into it; beside the tabs there is none."""
        if index >= 0:
            self.tabs.setCurrentIndex(index)
            self.take_focus()

    @Slot(int)
    def _on_tab(self, _index: int) -> None:
        self._enable()
        self.refresh()
