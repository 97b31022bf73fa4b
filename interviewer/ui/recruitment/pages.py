"""The pages of Recruitment: persons, cases, who proposed whom, the spread, rounds, and names that wait."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from interviewer.language import _
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseRow, PersonRow
from interviewer.ui import theme
from interviewer.ui.case_words import several
from interviewer.ui.recruitment.campaigns_page import CampaignsPage
from interviewer.ui.recruitment.lists import Lists
from interviewer.ui.recruitment.names_page import NamesPage
from interviewer.ui.recruitment.snowball import Snowball
from interviewer.ui.recruitment.spread_page import SpreadPage
from interviewer.ui.recruitment.table import Finder
from interviewer.ui.scrolling import scrolling

PERSONS, CASES, SNOWBALL, SPREAD, ROUNDS, NAMES = range(6)
ALONE = (SNOWBALL, SPREAD, ROUNDS)
"""Pages that need the whole room; beside the others stands the card."""


class Pages(QTabWidget):
    """Holds the pages and tells whom one is at."""

    said = Signal(str)
    changed = Signal()
    selected = Signal(str)
    opened = Signal()

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        word = study.project.case_word
        self.lists = Lists(word, read_only=study.read_only)
        self.people, self.cases = self.lists.people, self.lists.cases
        self.snowball, self.spread = Snowball(study), SpreadPage(study)
        self.rounds, self.names = CampaignsPage(study), NamesPage(study)
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(_("Lists"))
        pages = (self.people, self.cases, self.snowball, self.spread, self.rounds, self.names)
        cases = several(word).capitalize()
        titles = (_("Persons"), cases, _("Who proposed whom"), _("Spread"), _("Rounds"), _("Names"))
        for index in ALONE:  # their buttons need more than there is beside the card, where they are never shown
            pages[index].setMinimumWidth(theme.px(320))
        for number, (page, title) in enumerate(zip(pages, titles, strict=True)):
            held = scrolling(page, beside=0) if theme.large() and number >= SNOWBALL else page
            self.addTab(held, title.replace("&", "&&"))
        for listed in (self.people, self.snowball, self.names):
            listed.selected.connect(self.selected)
            listed.opened.connect(self.opened)
        for telling in (self.snowball, self.spread, self.rounds):
            telling.said.connect(self.said)
        for changing in (self.spread, self.rounds):
            changing.changed.connect(self.changed)

    def fill(self, people: dict[str, PersonRow], cases: dict[str, CaseRow]) -> None:
        """Show persons and cases."""
        self.lists.fill(people, cases)

    def refresh(self) -> None:
        """Read anew what the page one is at shows besides."""
        if self.currentIndex() == SNOWBALL:
            self.snowball.refresh()
        elif self.currentIndex() == SPREAD:
            self.spread.refresh()
        elif self.currentIndex() == ROUNDS:
            self.rounds.refresh()
        elif self.currentIndex() == NAMES:
            self.names.refresh()

    @property
    def person(self) -> str:
        """Return the id of the person one is at, in the list, the snowball or among the names; ``""`` elsewhere."""
        here = self.currentIndex()
        if here == SNOWBALL:
            return self.snowball.current
        finder = {PERSONS: self.people, NAMES: self.names.finder}.get(here)
        return finder.current if finder is not None else ""

    @property
    def persons(self) -> tuple[str, ...]:
        """Return the ids of all that are chosen: several among the names, else the person one is at."""
        if self.currentIndex() == NAMES:
            return self.names.chosen
        return (self.person,) if self.person else ()

    @property
    def finder(self) -> Finder | None:
        """Return the list one is at; the snowball has none."""
        finders = {
            PERSONS: self.people, CASES: self.cases, SPREAD: self.spread.finder, ROUNDS: self.rounds.finder,
            NAMES: self.names.finder,
        }  # fmt: skip
        return finders.get(self.currentIndex())

    def take_focus(self) -> None:
        """Go to what the page shows (a focus proxy would keep Tab from the line above it)."""
        if self.currentIndex() == ROUNDS:
            self.rounds.take_focus()
        elif self.finder is not None:
            self.finder.table.setFocus()
        else:
            self.snowball.take_focus()

    def find_here(self) -> None:
        """Go to the line that finds in the list."""
        if self.finder is None:
            self.setCurrentIndex(PERSONS)
        finder = self.finder or self.people
        finder.finding.setFocus()
        finder.finding.selectAll()

    def go(self, page: int, one: str) -> None:
        """Go to a person or a case in its list."""
        self.setCurrentIndex(page)
        finder = self.cases if page == CASES else self.people
        finder.finding.clear()
        finder.select(one)
        finder.table.setFocus()
