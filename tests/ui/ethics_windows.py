"""The windows of consent texts, quotes, duties and the end of the project."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from interviewer.domain.consent import Decision, Guardian, GuardianEvent
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.minority import Age
from interviewer.services import creating, ending, guarding, noting, quoting, recruiting, texting, times
from interviewer.ui.consent import ConsentPage
from interviewer.ui.ethics.answering import AnswerDialog
from interviewer.ui.ethics.approving import ApproveDialog
from interviewer.ui.ethics.end_dialog import EndDialog
from interviewer.ui.ethics.guardian_dialog import GuardianDialog
from interviewer.ui.ethics.place import ENDING, QUOTES, TEXTS, EthicsPlace
from interviewer.ui.ethics.quote_answer import ChangedDialog
from interviewer.ui.ethics.text_editor import TextEditor
from interviewer.ui.project_details import ProjectDialog
from interviewer.ui.special_questions import SpecialQuestionsDialog
from tests.conftest import Field


def page(number: int, field: Field) -> EthicsPlace:
    """Return a page of the place Ethics as it stands after some work."""
    study = field.study
    texting.approve(study, texting.versions(study)[-1].id, "Prosjektlederen")
    texting.draft(study)
    quoted(field)
    creating.change_project(study, replace(study.project, purpose="noe annet enn før"))
    place = EthicsPlace(study)
    place.tabs.setCurrentIndex(number)
    place.refresh()
    return place


def quoted(field: Field) -> quoting.Quote:
    """Return a quote that waits for its owner."""
    words = "Vi teller ikke hoder."
    mark = Mark("m1", 0, len(words), MarkKind.QUOTE, words)
    noting.save_note(field.study, field.interview, field.question, words, (mark,))
    noting.close(field.study, field.interview)
    return quoting.listed(field.study)[0]


def special(field: Field) -> None:
    """Let the project ask for special categories, and let somebody under age be among the informants."""
    creating.change_project(field.study, replace(field.study.project, special_category=True, youth=True))


def youth(field: Field, age: Age = Age.UNKNOWN) -> ConsentPage:
    """Return the consent page of somebody who may be, or is, under age."""
    special(field)
    person = recruiting.save_person(field.study, recruiting.PersonDetails(name="Jonas Testsønn"))
    if age is not Age.UNKNOWN:
        guarding.note_age(field.study, person, age)
    return ConsentPage(field.study, person)


def answered(field: Field, decision: Decision) -> ConsentPage:
    """Return the consent page of somebody under age who answered."""
    made = youth(field, Age.YOUTH)
    made.answers.choose(decision)
    return made


def guardian(field: Field) -> GuardianDialog:
    """Return the question about the guardian of somebody whose guardian was told once already."""
    special(field)
    guarding.note_age(field.study, field.person, Age.CHILD)
    guarding.record(field.study, field.person, Guardian(GuardianEvent.INFORMED, "sms", times.now(), "kommunen"))
    return GuardianDialog(field.study, recruiting.person(field.study, field.person))


def renewed(field: Field) -> ConsentPage:
    """Return the consent page of somebody who consented to an earlier version."""
    texting.approve(field.study, texting.draft(field.study), "Prosjektlederen")
    return ConsentPage(field.study, field.person)


def answering(key: str, field: Field) -> AnswerDialog:
    """Return the question about a task."""
    (task,) = (each for each in ending.tasks(field.study) if each.key.startswith(key))
    return AnswerDialog(field.study, None, task)


WINDOWS: dict[str, Callable[[Field], QWidget]] = {
    "consent texts": lambda field: page(TEXTS, field),
    "quotes": lambda field: page(QUOTES, field),
    "duties": lambda field: page(ENDING, field),
    "consent, age first": youth,
    "consent of a youth": lambda field: youth(field, Age.YOUTH),
    "consent of a child": lambda field: youth(field, Age.CHILD),
    "consent of a youth, no": lambda field: answered(field, Decision.NO),
    "consent of a youth, postponed": lambda field: answered(field, Decision.POSTPONED),
    "consent anew": renewed,
}
DIALOGS: dict[str, Callable[[Field], QDialog]] = {
    "text editor": lambda field: TextEditor(field.study, texting.versions(field.study)[-1]),
    "approving": lambda field: ApproveDialog(field.study, texting.versions(field.study)[-1]),
    "quote changed": lambda field: ChangedDialog(field.study, quoted(field)),
    "signing a task": lambda field: answering("indirect", field),
    "signing for a laptop": lambda field: answering("member:", field),
    "end of the project": lambda field: EndDialog(field.study),
    "guardian": guardian,
    "special questions": lambda field: SpecialQuestionsDialog(field.study),
    "project and law": lambda field: ProjectDialog(field.study),
}
