"""The two lists of Recruitment, persons and cases: their columns, and what they say while nobody is in them."""

from PySide6.QtWidgets import QPushButton

from interviewer.language import _
from interviewer.services.recruiting import CaseRow, PersonRow
from interviewer.ui import icons
from interviewer.ui.case_words import several
from interviewer.ui.empty import Empty
from interviewer.ui.recruitment import words
from interviewer.ui.recruitment.table import Finder


class Lists:
    """Makes the lists and the buttons that add to them; the place lays them out and connects them."""

    def __init__(self, case_word: str, *, read_only: bool) -> None:
        self.no_person = Empty(
            _("Here stand those you want to talk to: how far each has come, and what is next. Begin with one."),
            _("New person"),
        )
        self.no_case = Empty(
            _("Here stands what the interviews are about: each {case}, with its persons.").format(case=case_word),
            _("Add {case}").format(case=case_word),
        )
        columns = (_("Name"), _("State"), _("Role"), _("Next"))
        self.people = Finder(_("Persons"), _("Find person"), columns, self.no_person)
        self.cases = Finder(
            several(case_word).capitalize(),
            _("Find {case}").format(case=case_word),
            (_("Name"), _("Type"), _("Part of the country"), _("Interviews")),
            self.no_case,
        )
        self.new_person = QPushButton(_("New &person"))
        self.new_case = QPushButton(_("&Add {case}").format(case=case_word))
        for button in (self.new_person, self.new_case):
            icons.dress(button, "plus")
        for button in (self.new_person, self.new_case, self.no_person.button, self.no_case.button):
            button.setEnabled(not read_only)

    def fill(self, people: dict[str, PersonRow], cases: dict[str, CaseRow]) -> None:
        """Show persons and cases."""
        self.people.fill([(key, _person_texts(row)) for key, row in people.items()])
        self.cases.fill([(key, _case_texts(row)) for key, row in cases.items()])


def _person_texts(row: PersonRow) -> tuple[str, ...]:
    due = " ".join(each for each in (words.moment(row.next_at), row.next_step) if each)
    return row.shown, words.state(row.person.state), row.person.role, due


def _case_texts(row: CaseRow) -> tuple[str, ...]:
    return row.shown, row.case.type, row.case.region, str(row.interviews)
