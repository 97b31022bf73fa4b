"""A whole interview on the guide of appendix 3, from the list to the lines afterwards, without a mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer.domain.answer import Status
from interviewer.domain.consent import Decision
from interviewer.services import consenting, interviewing, recruiting, tidying
from interviewer.ui.consent import ConsentPage
from interviewer.ui.interview.place import InterviewPlace
from interviewer.ui.interview.screen import InterviewScreen
from interviewer.ui.interview.setup import SetupPage
from tests.conftest import Field
from tests.ui.interviews import CTRL, SHIFT, Key, Mice, focused, press, show, write


@pytest.fixture
def place(contacted: Field, qtbot: QtBot) -> Iterator[InterviewPlace]:
    made = InterviewPlace(contacted.study)
    made.resize(1130, 700)
    made.refresh()
    show(qtbot, made)
    yield made
    if made.call is not None:
        made.call.leave()


def shown(place: InterviewPlace) -> str:
    return type(place.page).__name__


def at_consent(place: InterviewPlace) -> bool:
    return isinstance(place.page, ConsentPage)


def consent(qtbot: QtBot, place: InterviewPlace) -> None:
    for number in range(6):
        press(Key(Key.Key_1 + number), CTRL)
    write("Ja gjerne")
    press(Key.Key_J, CTRL)
    write("2")
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: isinstance(place.page, InterviewScreen) and place.page.editor.hasFocus())


def answer_everything(place: InterviewPlace) -> list[str]:
    """Walk the whole guide with Ctrl+Enter, writing at each stop; return what was walked."""
    assert place.call is not None
    talk = place.call.screen.conversation
    assert talk is not None
    walked: list[str] = []
    while not walked or talk.current != walked[-1]:
        walked.append(talk.current)
        write(f"svar {len(walked)}")
        press(Key.Key_Return, CTRL)
    return walked


def test_a_whole_interview_of_appendix_3_without_a_mouse(place: InterviewPlace, contacted: Field, qtbot: QtBot) -> None:
    mice, ringing = Mice(), list[bool]()
    place.ringing_changed.connect(ringing.append)
    press(Key.Key_Return)
    assert at_consent(place)
    consent(qtbot, place)
    walked = answer_everything(place)
    assert len(walked) == 70
    press(Key.Key_F12)
    assert shown(place) == "ClosingPage"
    while focused() is not place.closing.more:
        press(Key.Key_Tab)
    write("Takk for praten")
    press(Key.Key_Tab)
    for text in ("Jonas Lie", "90000001", "sekretaer"):
        write(text)
        press(Key.Key_Tab)
    press(Key.Key_Space)
    press(Key.Key_F12)
    qtbot.waitUntil(lambda: place.page is place.afterwards)
    for text in ("Apen og varm", "At de moter ordforeren", "Ringe sekretaeren"):
        write(text)
        press(Key.Key_Tab)
    press(Key.Key_Space)
    while focused() is not place.afterwards.done:
        press(Key.Key_Tab)
    press(Key.Key_Return)
    assert shown(place) == "ListingPage"
    assert mice.events == 0
    assert ringing == [True, False]
    check(contacted, walked)


def check(contacted: Field, walked: list[str]) -> None:
    sheet = interviewing.open_sheet(contacted.study, contacted.interview)
    assert [sheet.answers[key].note for key in walked] == [f"svar {n}" for n in range(1, 71)]
    assert all(sheet.answers[key].status is Status.ANSWERED for key in walked)
    assert sheet.interview.closed
    assert sheet.reflection.more == "Takk for praten"
    assert sheet.reflection.surprise == "At de moter ordforeren"
    assert sheet.reflection.same_day
    proposed = next(row for row in recruiting.people(contacted.study) if row.shown == "Jonas Lie")
    assert proposed.person.referred_by == contacted.person
    assert proposed.person.may_contact
    assert not proposed.person.may_name
    assert tidying.tidy(contacted.study, contacted.interview).sheet.answers[walked[0]].fair == "svar 1"


def test_a_new_interview_begins_with_the_form_and_the_consent(
    place: InterviewPlace, contacted: Field, qtbot: QtBot
) -> None:
    place.start_with(contacted.person)
    assert isinstance(place.page, SetupPage)
    while focused() is not place.page.begin:
        press(Key.Key_Tab)
    press(Key.Key_Return)
    assert at_consent(place)
    consent(qtbot, place)
    assert len(interviewing.rows(contacted.study)) == 2


def test_a_no_opens_no_notes(place: InterviewPlace, contacted: Field) -> None:
    press(Key.Key_Return)
    press(Key.Key_N, CTRL)
    press(Key.Key_Down)
    press(Key.Key_Return, CTRL)
    assert place.page is place.listing
    assert place.call is None
    standing = consenting.standing(contacted.study, contacted.person)
    assert standing is not None
    assert standing.decision is Decision.NO


def test_closing_shows_what_is_left_and_leads_back_to_it(place: InterviewPlace, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    consent(qtbot, place)
    press(Key.Key_F12)
    first = place.closing.left.item(0).text()
    press(Key.Key_Return)
    assert isinstance(place.page, InterviewScreen)
    assert place.page.conversation is not None
    assert first.startswith(place.page.conversation.item().short)
    assert focused() is place.page.editor
    press(Key.Key_F12)
    press(Key.Key_Escape)
    assert isinstance(place.page, InterviewScreen)


def test_a_trial_interview_leaves_nothing(place: InterviewPlace, contacted: Field, qtbot: QtBot) -> None:
    place.listing.trial.setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: place.call is not None)
    assert place.call is not None
    scratch = place.call.study.path
    assert place.call.screen.editor.watermark
    write("bare en prove")
    press(Key.Key_A, CTRL, SHIFT)
    assert place.page is place.listing
    assert not scratch.parent.exists()
    assert len(interviewing.rows(contacted.study)) == 1


def test_a_paper_interview_is_registered_without_a_clock(place: InterviewPlace, contacted: Field, qtbot: QtBot) -> None:
    place.listing.afterwards.setFocus()
    press(Key.Key_Space)
    assert isinstance(place.page, SetupPage)
    while focused() is not place.page.begin:
        press(Key.Key_Tab)
    press(Key.Key_Return)
    consent(qtbot, place)
    assert place.call is not None
    assert place.call.screen.aside.clock.isHidden()
    write("fra papir")
    press(Key.Key_F12)
    press(Key.Key_F12)
    qtbot.waitUntil(lambda: place.page is place.afterwards)
    rows = interviewing.rows(contacted.study)
    paper = next(row.interview for row in rows if row.interview.afterwards)
    assert paper.closed
    assert paper.sessions == ()
    assert paper.started is not None
    assert paper.started < paper.ended  # type: ignore[operator]


def test_leaving_the_program_keeps_what_was_typed(place: InterviewPlace, contacted: Field, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    consent(qtbot, place)
    write("halvveis")
    call = place.call
    assert call is not None
    assert call.leave()
    place.call = None
    sheet = interviewing.open_sheet(contacted.study, contacted.interview)
    assert [answer.note for answer in sheet.answers.values()] == ["halvveis"]
    assert sheet.interview.sessions[0].ended is not None


def test_the_thank_you_text_can_be_copied(place: InterviewPlace, contacted: Field, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    consent(qtbot, place)
    press(Key.Key_F12)
    press(Key.Key_F12)
    qtbot.waitUntil(lambda: place.page is place.afterwards)
    place.afterwards.copy.setFocus()
    press(Key.Key_Space)
    assert "Møteplasser" in QApplication.clipboard().text()
