"""The place Recruitment: lists on the left, what is known about the chosen one on the right; all by keyboard."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import recruiting
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseRow, PersonRow
from interviewer.ui import actions, icons, theme, trouble
from interviewer.ui.case_words import several
from interviewer.ui.empty import Empty
from interviewer.ui.ethics.withdrawal import WithdrawalDialog
from interviewer.ui.recruitment import words
from interviewer.ui.recruitment.case_card import CaseCard
from interviewer.ui.recruitment.case_form import CaseDialog
from interviewer.ui.recruitment.log import LogDialog
from interviewer.ui.recruitment.person_card import PersonCard
from interviewer.ui.recruitment.person_form import PersonDialog
from interviewer.ui.recruitment.snowball import Snowball
from interviewer.ui.recruitment.table import Finder

PERSONS, CASES, SNOWBALL = range(3)


class RecruitmentPlace(QWidget):
    """Persons, cases, who proposed whom, and the contact log."""

    said = Signal(str)
    ring_wanted = Signal(str)
    changed = Signal()

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._people: dict[str, PersonRow] = {}
        self._cases: dict[str, CaseRow] = {}
        self._case_word = study.project.case_word
        self._make_lists()
        self._cards = QStackedWidget()
        reading = study.read_only
        self.person_card, self.case_card = PersonCard(read_only=reading), CaseCard(read_only=reading)
        self._cards.addWidget(self.person_card)
        self._cards.addWidget(self.case_card)
        self._lay_out()
        self._connect()
        self._add_actions()

    def _make_lists(self) -> None:
        word = self._case_word
        no_person = Empty(
            _("Here stand those you want to talk to: how far each has come, and what is next. Begin with one."),
            _("New person"),
        )
        no_case = Empty(
            _("Here stands what the interviews are about: each {case}, with its persons.").format(case=word),
            _("Add {case}").format(case=word),
        )
        no_person.button.clicked.connect(self.new_person)
        no_case.button.clicked.connect(self.new_case)
        for empty in (no_person, no_case):
            empty.button.setEnabled(not self._study.read_only)
        self.people = Finder(_("Persons"), _("Find person"), (_("Name"), _("State"), _("Role"), _("Next")), no_person)
        self.cases = Finder(
            several(word).capitalize(),
            _("Find {case}").format(case=word),
            (_("Name"), _("Type"), _("Interviews")),
            no_case,
        )
        self.snowball = Snowball()

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Lists"))
        self.tabs.addTab(self.people, _("Persons"))
        self.tabs.addTab(self.cases, several(self._case_word).capitalize())
        self.tabs.addTab(self.snowball, _("Who proposed whom"))
        self.new_person_button = QPushButton(_("New &person"))
        self.new_case_button = QPushButton(_("&Add {case}").format(case=self._case_word))
        for button in (self.new_person_button, self.new_case_button):
            icons.dress(button, "plus")
            button.setEnabled(not self._study.read_only)
        buttons = QVBoxLayout() if theme.large() else QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.new_person_button)
        buttons.addWidget(self.new_case_button)
        buttons.addStretch(1)
        left = theme.Card(margin=16, spacing=12)
        left.box.addWidget(self.tabs, 1)
        left.box.addLayout(buttons)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(left, 1 if theme.large() else 3)
        line.addWidget(self._cards, 1 if theme.large() else 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(line, 1)

    def _connect(self) -> None:
        self.people.selected.connect(self._show_person)
        self.people.opened.connect(self._on_opened)
        self.snowball.selected.connect(self._show_person)
        self.snowball.opened.connect(self._on_opened)
        self.cases.selected.connect(self._show_case)
        self.cases.opened.connect(self._on_opened)
        self.tabs.currentChanged.connect(self._on_tab)
        self.new_person_button.clicked.connect(self.new_person)
        self.new_case_button.clicked.connect(self.new_case)
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
            ("find_here", self.find_here),
        ):
            action = actions.make(name, self, slot)
            if self._study.read_only and name != "find_here":
                action.setEnabled(False)
                actions.Explained(action, self, self._on_read_only)

    @Slot()
    def refresh(self) -> None:
        """Read persons and cases anew."""
        self._people = {row.person.id: row for row in recruiting.people(self._study)}
        self._cases = {row.case.id: row for row in recruiting.cases(self._study)}
        self.people.fill([(key, _person_texts(row)) for key, row in self._people.items()])
        self.cases.fill([(key, _case_texts(row)) for key, row in self._cases.items()])
        self.snowball.fill(list(self._people.values()))
        self._on_tab(self.tabs.currentIndex())

    def take_focus(self) -> None:
        """Go to the list one is at (a focus proxy would keep Tab from the line above it)."""
        lists = {PERSONS: self.people.table, CASES: self.cases.table, SNOWBALL: self.snowball.tree}
        lists[self.tabs.currentIndex()].setFocus()

    def show_person(self, person_id: str) -> None:
        """Go to a person in the list."""
        self.tabs.setCurrentIndex(PERSONS)
        self.people.finding.clear()
        self.people.select(person_id)
        self.people.table.setFocus()

    def show_case(self, case_id: str) -> None:
        """Go to a case in the list."""
        self.tabs.setCurrentIndex(CASES)
        self.cases.finding.clear()
        self.cases.select(case_id)
        self.cases.table.setFocus()

    @property
    def chosen(self) -> PersonRow | None:
        """Return the person one is at, in the list or the tree."""
        if self.tabs.currentIndex() == CASES:
            return None
        at_tree = self.tabs.currentIndex() == SNOWBALL
        return self._people.get(self.snowball.current if at_tree else self.people.current)

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
        self._cards.setCurrentWidget(self.case_card if index == CASES else self.person_card)
        if index != CASES:
            self._show_person(self.snowball.current if index == SNOWBALL else self.people.current)

    @Slot()
    def _on_opened(self) -> None:
        self.edit()

    @Slot()
    def _on_read_only(self) -> None:
        self.said.emit(words.read_only())

    @Slot()
    def ring(self) -> None:
        """Ring the chosen person: consent comes first, then the interview."""
        row = self.chosen
        if row is None:
            return
        if why := words.not_rung(row.person):
            self.said.emit(f"{row.shown}: {why}")
        else:
            self.ring_wanted.emit(row.person.id)

    @Slot()
    def log(self) -> None:
        """Log an attempt to reach the chosen person."""
        row = self.chosen
        if row is not None and not row.person.do_not_contact:
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
        if self._study.read_only:
            self._on_read_only()
        elif self.tabs.currentIndex() == CASES:
            case = self._cases.get(self.cases.current)
            if case is not None:
                self._edit_case(case)
        elif self.chosen is not None:
            self._edit_person(self.chosen)

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
    def find_here(self) -> None:
        """Go to the line that finds in the list."""
        finder = self.cases if self.tabs.currentIndex() == CASES else self.people
        if self.tabs.currentIndex() == SNOWBALL:
            self.tabs.setCurrentIndex(PERSONS)
        finder.finding.setFocus()
        finder.finding.selectAll()

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


def _person_texts(row: PersonRow) -> tuple[str, ...]:
    due = " ".join(each for each in (words.moment(row.next_at), row.next_step) if each)
    return row.shown, words.state(row.person.state), row.person.role, due


def _case_texts(row: CaseRow) -> tuple[str, ...]:
    return row.shown, row.case.type, str(row.interviews)
