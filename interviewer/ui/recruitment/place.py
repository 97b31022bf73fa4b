"""The place Recruitment: lists on the left, what is known about the chosen one on the right; all by keyboard."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import barring, noticing, recruiting
from interviewer.services.opening import Study
from interviewer.services.purging import Foreseen
from interviewer.services.recruiting import CaseRow, PersonRow
from interviewer.ui import actions, theme, trouble
from interviewer.ui.ethics.withdrawal import WithdrawalDialog
from interviewer.ui.flow import Flow
from interviewer.ui.recruitment import purging, words
from interviewer.ui.recruitment.case_card import CaseCard
from interviewer.ui.recruitment.case_form import CaseDialog
from interviewer.ui.recruitment.log import LogDialog
from interviewer.ui.recruitment.numbers import NumbersDialog
from interviewer.ui.recruitment.pages import ALONE, CASES, NAMES, PERSONS, ROUNDS, SNOWBALL, SPREAD, Pages
from interviewer.ui.recruitment.person_card import PersonCard
from interviewer.ui.recruitment.person_form import PersonDialog
from interviewer.ui.recruitment.rights import Rights

__all__ = ["CASES", "NAMES", "PERSONS", "ROUNDS", "SNOWBALL", "SPREAD", "RecruitmentPlace"]


class RecruitmentPlace(QWidget):
    """Persons, cases, who proposed whom, the spread of the sample, rounds, and names that wait."""

    said = Signal(str)
    ring_wanted = Signal(str)
    changed = Signal()
    started = Signal(object, str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._people: dict[str, PersonRow] = {}
        self._cases: dict[str, CaseRow] = {}
        self.tabs = Pages(study)
        self.people, self.cases, self.snowball = self.tabs.people, self.tabs.cases, self.tabs.snowball
        self.spread, self.rounds, self.names = self.tabs.spread, self.tabs.rounds, self.tabs.names
        self.new_person_button, self.new_case_button = self.tabs.lists.new_person, self.tabs.lists.new_case
        self._buttons, self._cards = QWidget(), QStackedWidget()
        reading = study.read_only
        self.person_card, self.case_card = PersonCard(read_only=reading), CaseCard(read_only=reading)
        self._cards.addWidget(self.person_card)
        self._cards.addWidget(self.case_card)
        self._lay_out()
        self._connect()
        self._add_actions()
        self.rights = Rights(study, self)

    def _lay_out(self) -> None:
        self._buttons.setLayout(Flow(self.new_person_button, self.new_case_button))
        left = theme.Card(margin=16, spacing=12)
        left.box.addWidget(self.tabs, 1)
        left.box.addWidget(self._buttons)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(left, 1 if theme.large() else 3)
        line.addWidget(self._cards, 1 if theme.large() else 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(line, 1)

    def _connect(self) -> None:
        self.tabs.selected.connect(self._show_person)
        self.tabs.opened.connect(self.edit)
        self.tabs.said.connect(self.said)
        self.tabs.changed.connect(self.changed)
        self.tabs.currentChanged.connect(self._on_tab)
        self.cases.selected.connect(self._show_case)
        self.cases.opened.connect(self.edit)
        self.rounds.opened.connect(self.show_person)
        self.names.inform_wanted.connect(self.inform)
        self.names.purge_wanted.connect(self.purge)
        self.names.numbers_wanted.connect(self.show_numbers)
        for button in (self.new_person_button, self.tabs.lists.no_person.button):
            button.clicked.connect(self.new_person)
        for button in (self.new_case_button, self.tabs.lists.no_case.button):
            button.clicked.connect(self.new_case)
        self.person_card.ring.clicked.connect(self.ring)
        self.person_card.log.clicked.connect(self.log)
        self.person_card.change.clicked.connect(self.edit)
        self.person_card.withdraw.clicked.connect(self.withdraw)
        self.case_card.change.clicked.connect(self.edit)

    def _add_actions(self) -> None:
        for name, slot in (
            ("ring", self.ring),
            ("log", self.log),
            ("new_person", self.new_person),
            ("new_case", self.new_case),
            ("edit", self.edit),
            ("withdraw", self.withdraw),
            ("inform", self.inform),
            ("purge", self.purge),
            ("numbers", self.show_numbers),
            ("find_here", self.tabs.find_here),
        ):
            action = actions.make(name, self, slot)
            if self._study.read_only and name not in ("find_here", "numbers"):
                action.setEnabled(False)
                actions.Explained(action, self, self._on_read_only)

    @Slot()
    def refresh(self) -> None:
        """Read persons and cases anew, and the page one is at."""
        self._people = {row.person.id: row for row in recruiting.people(self._study)}
        self._cases = {row.case.id: row for row in recruiting.cases(self._study)}
        self.tabs.fill(self._people, self._cases)
        self._on_tab(self.tabs.currentIndex())

    def take_focus(self) -> None:
        """Go to the list one is at."""
        self.tabs.take_focus()

    @Slot(str)
    def show_person(self, person_id: str) -> None:
        """Go to a person in the list."""
        self.tabs.go(PERSONS, person_id)

    def show_case(self, case_id: str) -> None:
        """Go to a case in the list."""
        self.tabs.go(CASES, case_id)

    def show_page(self, page: int) -> None:
        """Go to a page: one of :data:`PERSONS` … :data:`NAMES`."""
        self.tabs.setCurrentIndex(page)
        self.take_focus()

    @property
    def chosen(self) -> PersonRow | None:
        """Return the person one is at; ``None`` on the pages that are not about one."""
        return self._people.get(self.tabs.person)

    @Slot(str)
    def _show_person(self, person_id: str) -> None:
        row = self._people.get(person_id)
        names = {key: each.shown for key, each in self._people.items()}
        names |= {key: each.shown for key, each in self._cases.items()}
        log = recruiting.attempts(self._study, person_id) if row else ()
        self.person_card.show_person(row, log, names)

    @Slot(str)
    def _show_case(self, case_id: str) -> None:
        theirs = [row for row in self._people.values() if case_id in row.person.cases]
        self.case_card.show_case(self._cases.get(case_id), theirs)

    @Slot(int)
    def _on_tab(self, index: int) -> None:
        self.tabs.refresh()
        self._cards.setVisible(index not in ALONE)
        self._buttons.setVisible(index not in ALONE)
        self._cards.setCurrentWidget(self.case_card if index == CASES else self.person_card)
        if index in (PERSONS, NAMES):
            self._show_person(self.tabs.person)

    @Slot()
    def _on_read_only(self) -> None:
        self.said.emit(words.read_only())

    @Slot()
    def ring(self) -> None:
        """Ring the chosen person: consent comes first, then the interview."""
        row = self.chosen
        if row is None:
            return
        if why := barring.why_not(row):
            self.said.emit(f"{row.shown}: {why}")
        else:
            self.ring_wanted.emit(row.person.id)

    @Slot()
    def log(self) -> None:
        """Log an attempt to reach the chosen person."""
        row = self.chosen
        if row is None:
            return
        if row.person.do_not_contact or row.person.purged:
            self.said.emit(f"{row.shown}: {barring.why_not(row)}")
            return
        dialog = LogDialog(self._study, row, self)
        dialog.saved.connect(self._on_logged)
        dialog.open()

    @Slot()
    @trouble.told
    def new_person(self) -> None:
        """Add a person."""
        self._edit_person(None)

    @Slot()
    @trouble.told
    def new_case(self) -> None:
        """Add a case."""
        self._edit_case(None)

    @Slot()
    @trouble.told
    def edit(self) -> None:
        """Change the chosen person or case."""
        row, case = self.chosen, self._cases.get(self.cases.current)
        if self._study.read_only:
            self._on_read_only()
        elif self.tabs.currentIndex() == CASES:
            if case is not None:
                self._edit_case(case)
        elif row is not None and row.person.purged:
            self.said.emit(f"{row.shown}: {barring.why_not(row)}")
        elif row is not None:
            self._edit_person(row)

    @Slot()
    @trouble.told
    def withdraw(self) -> None:
        """Do what the chosen person, who withdraws, asks for."""
        row = self.chosen
        if row is not None:
            dialog = WithdrawalDialog(self._study, row, self)
            dialog.withdrawn.connect(self.refresh)
            dialog.withdrawn.connect(self.changed)
            dialog.open()

    @Slot()
    @trouble.told
    def inform(self) -> None:
        """Note that the information letter went to those chosen."""
        if self.tabs.persons:
            count = len(self.tabs.persons)
            noticing.inform(self._study, self.tabs.persons, self.names.how)
            self.refresh()
            self.take_focus()
            self._tell(words.informed(count))

    @Slot()
    @trouble.told
    def purge(self) -> None:
        """Offer to delete the names of those chosen, saying first what goes."""
        if self.tabs.persons:
            dialog = purging.PurgeDialog(self._study, self.tabs.persons, self)
            dialog.purged.connect(self._on_purged)
            dialog.started.connect(self.started)
            dialog.open()

    @Slot(object)
    def _on_purged(self, done: Foreseen) -> None:
        self.refresh()
        self.take_focus()
        self._tell(purging.told(done))

    @Slot()
    def show_numbers(self) -> None:
        """Show the numbers of recruitment."""
        NumbersDialog(self._study, self).open()

    def _edit_person(self, row: PersonRow | None) -> None:
        dialog = PersonDialog(self._study, row, self)
        dialog.saved.connect(self._on_person_saved)
        dialog.open()

    def _edit_case(self, row: CaseRow | None) -> None:
        dialog = CaseDialog(self._study, row, self)
        dialog.saved.connect(self._on_case_saved)
        dialog.open()

    @Slot(str)
    def _on_person_saved(self, person_id: str) -> None:
        self.refresh()
        self.show_person(person_id)
        self._tell(_("Person saved."))

    @Slot(str)
    def _on_case_saved(self, case_id: str) -> None:
        self.refresh()
        self.show_case(case_id)
        self._tell(_("Saved."))

    @Slot(str)
    def _on_logged(self, person_id: str) -> None:
        self.refresh()
        self._show_person(person_id)
        self._tell(_("Attempt logged."))

    def _tell(self, what: str) -> None:
        self.said.emit(what)
        self.changed.emit()
