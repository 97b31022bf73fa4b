"""The pages of interviews that are held in other ways: a group with its roster, and one by e-mail."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.interview import Mode
from interviewer.domain.minority import Age
from interviewer.services import corresponding, creating, embedding, grouping, guarding, interviewing, recruiting
from interviewer.services.consenting import Said
from interviewer.services.recruiting import PersonDetails
from interviewer.ui.interview.afterwards import AfterwardsPage
from interviewer.ui.interview.email import EmailPage
from interviewer.ui.interview.roster import RosterPage
from interviewer.ui.interview.screen import InterviewScreen
from interviewer.ui.writer import Writer
from tests.conftest import Field


def group(field: Field, *names: str) -> str:
    """Return a group of the informant and these."""
    people = [recruiting.save_person(field.study, PersonDetails(name=name, role="medlem")) for name in names]
    return interviewing.plan(
        field.study, persons=(field.person, *people), case=field.case, guide="moteplass", mode=Mode.GROUP
    )


def begun(field: Field, *names: str) -> str:
    """Return a group that has begun, in which the last said no and nothing of hers is noted."""
    interview = group(field, *names)
    *heard, last = interviewing.interview(field.study, interview).persons
    for person in heard:
        grouping.decide(field.study, interview, person, Said(Decision.YES))
    grouping.decide(field.study, interview, last, Said(Decision.NO, refusal=Refusal.OTHER))
    grouping.keep_unheard(field.study, interview, 1, left_out=True)
    grouping.begin(field.study, interview)
    return interview


def by_email(field: Field) -> str:
    """Return an interview by e-mail with the informant."""
    return interviewing.plan(field.study, persons=(field.person,), case=field.case, guide="moteplass", mode=Mode.EMAIL)


def reply(field: Field, *lines: str, consents: bool = True) -> str:
    """Return a reply that answers the first question."""
    first = next(iter(embedding.guides(field.study)[0].to_ask()))
    line = corresponding.consent_line(field.study) if consents else "Hei!"
    return "\n".join((line, "", f"[{first.short}] Jeg er leder.", *lines))


def _roster(field: Field) -> QWidget:
    return RosterPage(field.study, group(field, "Nora Fabelmann", "Fatuma Warsame"))


def _roster_begun(field: Field) -> QWidget:
    page = RosterPage(field.study, begun(field, "Nora Fabelmann", "Fatuma Warsame"))
    page.answers.choose(Decision.LIMITS)
    return page


def young(field: Field) -> str:
    """Return a group in which somebody's age group is not noted, in a project where somebody may be under age."""
    creating.change_project(field.study, replace(field.study.project, youth=True))
    guarding.note_age(field.study, field.person, Age.ADULT)
    return group(field, "Jonas Testsønn")


def _roster_young(age: Age, field: Field) -> QWidget:
    interview = young(field)
    last = interviewing.interview(field.study, interview).persons[-1]
    if age is not Age.UNKNOWN:
        guarding.note_age(field.study, last, age)
    page = RosterPage(field.study, interview)
    page.seats.list.setCurrentCell(page.seats.list.rowCount() - 1, 0)
    page.answers.choose(Decision.NO)
    return page


def _call(field: Field) -> QWidget:
    interview = begun(field, "Nora Fabelmann", "Fatuma Warsame", "Torgeir Prøvestad")
    screen = InterviewScreen(Writer(field.study))
    screen.open(interviewing.open_sheet(field.study, interview))
    return screen


def _email(tab: int, field: Field) -> QWidget:
    page = EmailPage(field.study, by_email(field))
    page.tabs.setCurrentIndex(tab)
    return page


def _replied(consents: bool, field: Field) -> QWidget:
    page = _email(1, field)
    assert isinstance(page, EmailPage)
    page.reply.read_text(reply(field, consents=consents))
    return page


def _waiting(field: Field) -> QWidget:
    interview = by_email(field)
    text = "Hei!\n" + reply(field, "Mvh", "Nora Fabelmann")
    corresponding.take_in(field.study, interview, corresponding.read_text(field.study, interview, text))
    return EmailPage(field.study, interview)


def _afterwards(field: Field) -> QWidget:
    interview = begun(field, "Nora Fabelmann", "Fatuma Warsame")
    page = AfterwardsPage()
    people = [(voice.subject, voice.name) for voice in interviewing.voices(field.study, interview) if voice.person]
    page.sending.show_people(field.study, people)
    return page


WINDOWS: dict[str, Callable[[Field], QWidget]] = {
    "roster": _roster,
    "roster, begun": _roster_begun,
    "roster, age first": partial(_roster_young, Age.UNKNOWN),
    "roster, a minor": partial(_roster_young, Age.YOUTH),
    "call of a group": _call,
    **{f"e-mail, step {tab + 1}": partial(_email, tab) for tab in range(3)},
    "e-mail, a reply": partial(_replied, True),
    "e-mail, a reply without the line": partial(_replied, False),
    "e-mail, passages to place": _waiting,
    "after a group": _afterwards,
}
