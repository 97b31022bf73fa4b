from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from interviewer.domain.answer import Status
from interviewer.domain.guide import Bound, YesNo
from interviewer.domain.interview import Mode
from interviewer.domain.mark import MarkKind
from interviewer.services import interviewing
from interviewer.services.errors import CallRunning
from interviewer.ui.interview.call import Call, begin
from interviewer.ui.interview.model import Conversation
from interviewer.ui.interview.screen import InterviewScreen
from tests.conftest import Field
from tests.ui.interviews import ALT, CTRL, SHIFT, Key, focused, press, show, write


@pytest.fixture
def call(consented: Field, qtbot: QtBot) -> Iterator[Call]:
    made = opened(consented, qtbot)
    yield made
    made.leave()


def opened(consented: Field, qtbot: QtBot) -> Call:
    made = begin(consented.study, consented.interview)
    made.screen.resize(1130, 700)
    show(qtbot, made.screen)
    return made


def talk(call: Call) -> Conversation:
    assert call.screen.conversation is not None
    return call.screen.conversation


def here(call: Call) -> str:
    return talk(call).item().short


def jump(label: str) -> None:
    press(Key.Key_G, CTRL)
    write(label)
    press(Key.Key_Return)


def follow_up(screen: InterviewScreen, label: str) -> QLabel:
    return next(row for row in screen.card.rows if row.text().startswith(f"↳ {label} ") and not row.isHidden())


@pytest.mark.parametrize(
    ("typed", "place"), [("4c", "4 c"), ("4 b", "4 b"), ("2h ii", "2 h ii"), ("2hii", "2 h ii"), ("7f", "7 f")]
)
def test_a_label_leads_to_its_question_from_anywhere(call: Call, typed: str, place: str) -> None:
    jump(typed)
    assert here(call) == place
    assert focused() is call.screen.editor


def test_words_of_a_question_lead_to_it_and_alt_left_returns(call: Call) -> None:
    before = here(call)
    item = next(item for item in talk(call).items if item.short == "3 b")
    jump(" ".join(word for word in item.text.split() if word.isascii() and word.isalpha())[:24])
    assert here(call) == "3 b"
    press(Key.Key_Left, ALT)
    assert here(call) == before


def test_the_list_narrows_as_one_types_and_escape_gives_up(call: Call) -> None:
    before = here(call)
    press(Key.Key_G, CTRL)
    everything = call.screen.chooser.list.count()
    write("5")
    assert 0 < call.screen.chooser.list.count() < everything
    press(Key.Key_Escape)
    assert here(call) == before
    assert focused() is call.screen.editor


def test_next_past_an_empty_field_leaves_it_not_taken_up(call: Call) -> None:
    first = talk(call).current
    press(Key.Key_Return, CTRL)
    assert talk(call).current != first
    assert talk(call).status(first) is Status.NOT_ASKED


def test_next_walks_questions_and_follow_ups_and_previous_returns(call: Call) -> None:
    jump("2b")
    walked = []
    for _step in range(3):
        press(Key.Key_Return, CTRL)
        walked.append(here(call))
    assert walked == ["2 b i", "2 b ii", "2 c"]
    press(Key.Key_Return, CTRL, SHIFT)
    assert here(call) == "2 b ii"


def test_words_make_a_question_answered_and_are_kept(call: Call, consented: Field) -> None:
    key = talk(call).current
    write("Er leder")
    press(Key.Key_Return, CTRL)
    assert talk(call).status(key) is Status.ANSWERED
    assert call.writer.flush()
    assert interviewing.open_sheet(consented.study, consented.interview).answers[key].note == "Er leder"


def test_a_draft_is_kept_while_one_still_types_in_the_field(call: Call, consented: Field, qtbot: QtBot) -> None:
    key = talk(call).current
    with qtbot.waitSignal(call.writer.saved, timeout=3000):
        write("Midt i en setn")
    qtbot.waitUntil(lambda: key in interviewing.open_sheet(consented.study, consented.interview).recovered)


def test_before_yes_or_no_both_branches_are_normal_then_one_dims_and_can_be_written_in(call: Call) -> None:
    screen = call.screen
    jump("2f")
    assert follow_up(screen, "i").property("kind") == "plain"
    assert follow_up(screen, "ii").property("kind") == "plain"
    press(Key.Key_J, CTRL)
    assert follow_up(screen, "i").property("kind") == "plain"
    assert follow_up(screen, "ii").property("kind") == "dimmed"
    jump("2f ii")
    write("Likevel, ja")
    press(Key.Key_Return, CTRL)
    item = next(item for item in talk(call).items if item.short == "2 f ii")
    assert talk(call).dimmed(item)
    assert talk(call).answer(item.key).note == "Likevel, ja"


@pytest.mark.parametrize(
    ("key", "said"), [(Key.Key_J, YesNo.YES), (Key.Key_N, YesNo.NO), (Key.Key_B, YesNo.BOTH), (Key.Key_U, YesNo.UNSURE)]
)
def test_yes_no_both_and_unsure_have_a_key_and_the_same_key_takes_it_back(call: Call, key: Key, said: YesNo) -> None:
    question = talk(call).current
    press(key, CTRL)
    assert talk(call).answer(question).yes_no is said
    assert talk(call).status(question) is Status.ANSWERED
    press(key, CTRL)
    assert talk(call).status(question) is Status.NOT_ASKED


def test_a_status_can_be_chosen_and_answered_elsewhere_asks_where(call: Call, consented: Field) -> None:
    jump("3a")
    key = talk(call).current
    press(Key.Key_F4)
    for _down in range(5):
        press(Key.Key_Down)
    press(Key.Key_Return)
    write("2c")
    press(Key.Key_Return)
    assert talk(call).status(key) is Status.ELSEWHERE
    assert "2 c" in call.screen.card.status.text()
    assert call.writer.flush()
    kept = interviewing.open_sheet(consented.study, consented.interview).answers[key]
    assert kept.status is Status.ELSEWHERE


def test_asked_without_an_answer_gives_way_to_words(call: Call) -> None:
    key = talk(call).current
    press(Key.Key_F4)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert talk(call).status(key) is Status.ASKED
    write("jo")
    press(Key.Key_Return, CTRL)
    assert talk(call).status(key) is Status.ANSWERED


def test_a_theme_is_parked_and_comes_off_the_list(call: Call, qtbot: QtBot) -> None:
    press(Key.Key_T, CTRL)
    write("budsjett")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: [theme.text for theme in talk(call).parked] == ["budsjett"])
    assert "budsjett" in call.screen.aside.parked.rows[0].text()
    press(Key.Key_T, CTRL)
    press(Key.Key_Return)
    assert talk(call).remaining().parked == ()


def test_a_follow_up_made_up_in_the_talk_gets_its_place_and_its_answer(
    call: Call, consented: Field, qtbot: QtBot
) -> None:
    jump("2c")
    after = talk(call).current
    press(Key.Key_F2)
    write("Hvem betalte?")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: talk(call).item().probe is not None)
    write("Kommunen")
    press(Key.Key_Return, CTRL)
    assert here(call) == "2 d"
    assert call.writer.flush()
    sheet = interviewing.open_sheet(consented.study, consented.interview)
    (probe,) = sheet.probes
    assert (probe.text, probe.after) == ("Hvem betalte?", after)
    assert sheet.answers[probe.id].note == "Kommunen"


def test_a_question_of_its_own_comes_last(call: Call, qtbot: QtBot) -> None:
    press(Key.Key_F2)
    write("Noe om lokalet?")
    press(Key.Key_Down)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: talk(call).item().probe is not None)
    assert talk(call).items[-1].text == "Noe om lokalet?"


def test_the_wording_as_asked_is_kept_beside_the_guides(call: Call, consented: Field) -> None:
    key = talk(call).current
    press(Key.Key_W, CTRL, SHIFT)
    press(Key.Key_A, CTRL)
    write("Hva gjor du der?")
    press(Key.Key_Return)
    assert "Hva gjor du der?" in call.screen.card.as_asked.text()
    assert call.writer.flush()
    assert interviewing.open_sheet(consented.study, consented.interview).answers[key].asked_as == "Hva gjor du der?"


def test_a_question_bound_to_the_case_is_shown_and_never_written(call: Call, consented: Field) -> None:
    jump("1a")
    assert talk(call).item().question.bound is Bound.CASE  # type: ignore[union-attr]
    assert "Solvik innvandrerråd" in call.screen.card.bound.text()
    write("xyz")
    press(Key.Key_J, CTRL)
    press(Key.Key_Return, CTRL)
    assert call.writer.flush()
    assert interviewing.open_sheet(consented.study, consented.interview).answers == {}


def test_marks_are_kept_with_the_note(call: Call, consented: Field) -> None:
    key = talk(call).current
    write("Da forst kan du si imot.")
    press(Key.Key_1, CTRL)
    press(Key.Key_Return, CTRL)
    assert call.writer.flush()
    (mark,) = interviewing.open_sheet(consented.study, consented.interview).answers[key].marks
    assert (mark.kind, mark.words) == (MarkKind.VERBATIM, "Da forst kan du si imot.")


def test_the_clock_stands_still_in_a_pause_and_the_break_is_logged(call: Call, consented: Field) -> None:
    sitting = call.screen.sitting
    assert sitting is not None
    assert sitting.clock.running
    press(Key.Key_F8)
    assert not sitting.clock.running
    press(Key.Key_F8)
    press(Key.Key_F9)
    press(Key.Key_F9)
    assert sitting.clock.running
    assert call.writer.flush()
    (session,) = interviewing.interview(consented.study, consented.interview).sessions
    assert [pause.kind.value for pause in session.pauses] == ["pause", "dropped"]


def test_the_clock_can_be_hidden(call: Call) -> None:
    press(Key.Key_K, CTRL, SHIFT)
    assert call.screen.aside.clock.isHidden()


def test_the_preparation_note_has_a_key_and_is_kept(call: Call, consented: Field) -> None:
    press(Key.Key_N, CTRL, SHIFT)
    write("Husk budsjettet")
    press(Key.Key_N, CTRL, SHIFT)
    assert focused() is call.screen.editor
    assert call.writer.flush()
    assert interviewing.open_sheet(consented.study, consented.interview).preparation == "Husk budsjettet"


def test_a_neutral_probe_can_be_chosen_from_the_list(call: Call, qtbot: QtBot) -> None:
    press(Key.Key_F2)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: talk(call).item().probe is not None)
    assert talk(call).item().text == talk(call).guide.probes[0]


def test_saying_that_saving_waits_does_not_take_the_keyboard(call: Call) -> None:
    write("ab")
    call.writer.failed.emit("full")
    write("cd")
    assert call.screen.editor.text == "abcd"
    assert call.screen.head.trouble.isVisible()
    call.writer.recovered.emit()
    assert call.screen.head.trouble.isHidden()


def test_while_the_clock_runs_no_other_interview_opens(call: Call, consented: Field) -> None:
    other = interviewing.plan(
        consented.study, persons=(consented.person,), case=consented.case, guide="moteplass", mode=call_mode(consented)
    )
    with pytest.raises(CallRunning):
        interviewing.open_sheet(consented.study, other)


def call_mode(consented: Field) -> Mode:
    return interviewing.interview(consented.study, consented.interview).mode


def test_after_a_killed_writer_the_words_and_the_cursor_are_back(consented: Field, qtbot: QtBot) -> None:
    first = opened(consented, qtbot)
    jump("4c")
    key = talk(first).current
    with qtbot.waitSignal(first.writer.saved, timeout=3000):
        write("Saken om lokalet gikk")
        first.screen.editor.rested.emit()
    assert first.writer.flush()
    first.writer.stop()
    first.screen.hide()
    second = opened(consented, qtbot)
    try:
        assert talk(second).current == key
        assert second.screen.editor.text == "Saken om lokalet gikk"
        assert second.screen.editor.position == len("Saken om lokalet gikk")
        assert "4 c" in second.screen.head.recovered.text()
        write(" bra")
        press(Key.Key_Return, CTRL)
    finally:
        assert second.leave()
    sheet = interviewing.open_sheet(consented.study, consented.interview)
    assert sheet.answers[key].note == "Saken om lokalet gikk bra"
    assert sheet.recovered == frozenset()


def test_words_taken_back_leave_no_draft_to_come_back_to(consented: Field, qtbot: QtBot) -> None:
    first = opened(consented, qtbot)
    left = talk(first).current
    write("feil")
    first.screen.editor.rested.emit()
    for _letter in "feil":
        press(Key.Key_Backspace)
    first.screen.editor.rested.emit()
    press(Key.Key_Return, CTRL)
    came_to = talk(first).current
    assert first.writer.flush()
    first.writer.stop()
    first.screen.hide()
    sheet = interviewing.open_sheet(consented.study, consented.interview)
    assert sheet.recovered == frozenset()
    assert left != came_to
    assert sheet.cursor is not None
    assert sheet.cursor.question == came_to


def test_a_fact_dims_what_hangs_on_it(call: Call) -> None:
    jump("2h")
    (politicians, _youth) = (toggle for toggle in call.screen.card.facts if not toggle.isHidden())
    politicians.no.setFocus()
    press(Key.Key_Space)
    assert follow_up(call.screen, "ii").property("kind") == "dimmed"
    assert talk(call).facts["politikere_deltar"] is YesNo.NO
