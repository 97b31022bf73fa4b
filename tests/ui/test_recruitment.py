from datetime import datetime

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from interviewer.domain.consent import Refusal
from interviewer.domain.person import ContactState, Outcome
from interviewer.services import recruiting
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.ui.recruitment import words
from interviewer.ui.recruitment.log import LogDialog
from interviewer.ui.recruitment.place import SNOWBALL, RecruitmentPlace
from tests.conftest import Field
from tests.ui.interviews import CTRL, SHIFT, Key, focused, press, show, write


def shown(qtbot: QtBot, field: Field) -> RecruitmentPlace:
    place = RecruitmentPlace(field.study)
    place.refresh()
    show(qtbot, place)
    place.take_focus()
    return place


def dialog(qtbot: QtBot) -> QDialog:
    def found() -> QDialog | None:
        window = QApplication.activeWindow()
        return window if isinstance(window, QDialog) and window.isVisible() else None

    qtbot.waitUntil(lambda: found() is not None and found() is focused().window())
    window = found()
    assert window is not None
    return window


def test_an_attempt_is_logged_in_three_keystrokes(qtbot: QtBot, contacted: Field) -> None:
    _place = shown(qtbot, contacted)
    press(Key.Key_L, CTRL)
    dialog(qtbot)
    press(Key.Key_2)
    press(Key.Key_Return)
    ((attempt, _remark),) = recruiting.attempts(contacted.study, contacted.person)
    assert attempt.outcome is Outcome.NO_ANSWER
    assert attempt.next_step == "Ring again"
    assert attempt.next_at is not None
    assert attempt.next_at > attempt.at


def test_enter_without_an_outcome_logs_nothing(qtbot: QtBot, contacted: Field) -> None:
    _place = shown(qtbot, contacted)
    press(Key.Key_L, CTRL)
    log = dialog(qtbot)
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert log.isVisible()
    assert recruiting.attempts(contacted.study, contacted.person) == ()


def test_a_digit_written_in_the_remark_changes_no_outcome(qtbot: QtBot, contacted: Field) -> None:
    log = LogDialog(contacted.study, recruiting.person(contacted.study, contacted.person))
    show(qtbot, log)
    log.remark.setFocus()
    write("room 4")
    assert log.outcome is None
    assert log.remark.text() == "room 4"


def test_a_person_is_added_by_keyboard(qtbot: QtBot, contacted: Field) -> None:
    place = shown(qtbot, contacted)
    press(Key.Key_N, CTRL)
    dialog(qtbot)
    write("Oddvar Eksempel")
    press(Key.Key_Tab)
    write("10 00 01 02")
    press(Key.Key_Return)
    added = next(row for row in recruiting.people(contacted.study) if row.shown == "Oddvar Eksempel")
    assert added.contact is not None
    assert added.contact.phone == "10 00 01 02"
    assert place.chosen is not None
    assert place.chosen.person.id == added.person.id


def test_a_person_without_a_name_is_not_stored(qtbot: QtBot, contacted: Field) -> None:
    _place = shown(qtbot, contacted)
    press(Key.Key_N, CTRL)
    window = dialog(qtbot)
    press(Key.Key_Return)
    assert window.isVisible()
    assert len(recruiting.people(contacted.study)) == 1


def test_a_case_is_added_by_keyboard(qtbot: QtBot, contacted: Field) -> None:
    _place = shown(qtbot, contacted)
    press(Key.Key_N, CTRL, SHIFT)
    dialog(qtbot)
    write("Fjellforum")
    press(Key.Key_Return)
    assert "Fjellforum" in [row.shown for row in recruiting.cases(contacted.study)]


def test_changing_a_person_keeps_what_was_not_touched(qtbot: QtBot, contacted: Field) -> None:
    before = recruiting.person(contacted.study, contacted.person)
    _place = shown(qtbot, contacted)
    press(Key.Key_F2)
    dialog(qtbot)
    press(Key.Key_Return)
    assert recruiting.person(contacted.study, contacted.person) == before


def test_ring_hands_over_the_person(qtbot: QtBot, contacted: Field) -> None:
    place = shown(qtbot, contacted)
    with qtbot.waitSignal(place.ring_wanted) as wanted:
        press(Key.Key_Return, CTRL)
    assert wanted.args == [contacted.person]


def test_somebody_who_wants_no_contact_is_neither_rung_nor_logged(qtbot: QtBot, contacted: Field) -> None:
    with contacted.study.deed() as deed:
        recruiting.block(contacted.study, contacted.person, deed, Refusal.DO_NOT_CONTACT)
    place = shown(qtbot, contacted)
    with qtbot.assertNotEmitted(place.ring_wanted):
        press(Key.Key_Return, CTRL)
    press(Key.Key_L, CTRL)
    assert place.findChildren(LogDialog) == []
    assert not place.person_card.ring.isEnabled()


def test_finding_narrows_the_list(qtbot: QtBot, contacted: Field) -> None:
    recruiting.save_person(contacted.study, PersonDetails(name="Oddvar Eksempel"))
    place = shown(qtbot, contacted)
    press(Key.Key_F, CTRL)
    write("odd")
    assert place.chosen is not None
    assert place.chosen.shown == "Oddvar Eksempel"
    table = place.people.table
    assert [table.isRowHidden(row) for row in range(table.rowCount())].count(False) == 1


def test_the_snowball_shows_who_proposed_whom(qtbot: QtBot, contacted: Field) -> None:
    proposed = PersonDetails(name="Oddvar Eksempel", referred_by=contacted.person, may_contact=True)
    recruiting.save_person(contacted.study, proposed)
    place = shown(qtbot, contacted)
    place.show_page(SNOWBALL)
    top = place.snowball.tree.topLevelItem(0)
    assert top is not None
    assert top.childCount() == 1
    below = top.child(0)
    assert below is not None
    assert below.text(0) == "Oddvar Eksempel"


def test_empty_lists_say_how_to_begin(qtbot: QtBot, contacted: Field) -> None:
    place = shown(qtbot, contacted)
    place.people.fill([])
    assert not place.people.table.isVisible()
    assert place.people.findChild(type(place.new_person_button)) is not None


def test_every_state_outcome_and_case_fact_has_words() -> None:
    assert set(words.STATES) == set(words.MARKS) == set(ContactState)
    assert all(words.outcome(each) for each in Outcome)
    assert CaseDetails().facts == {}


def test_the_next_step_falls_on_a_working_day() -> None:
    friday = datetime(2026, 11, 20, 15, 30)
    step, at = words.next_step(Outcome.NO_ANSWER, friday)
    assert (step, at) == ("Ring again", datetime(2026, 11, 23, 10, 0))
    assert words.next_step(Outcome.DECLINED, friday) == ("", None)
