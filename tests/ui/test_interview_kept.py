"""What is kept of an interview without anybody asking: the closing words, the three lines, the time spoken."""

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from interviewer.domain.answer import Reflection
from interviewer.services import interviewing, noting, opening, sitting
from interviewer.services.opening import Study
from interviewer.ui import theme
from interviewer.ui.fair_copy import FairCopyPlace
from interviewer.ui.interview.clock import Clock
from interviewer.ui.interview.place import InterviewPlace
from interviewer.ui.interview.screen import InterviewScreen
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field
from tests.ui.interviews import CTRL, SHIFT, Key, focused, press, show, write


class Window(QWidget):
    """A window with a button outside the place, as the rail and the search are, and another place beside it."""

    def __init__(self, study: Study) -> None:
        super().__init__()
        self.outside = QPushButton("Search")
        self.place = InterviewPlace(study)
        self.elsewhere = QPushButton("Elsewhere")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.place)
        self.stack.addWidget(self.elsewhere)
        column = QVBoxLayout(self)
        column.addWidget(self.outside)
        column.addWidget(self.stack)
        self.place.refresh()
        self.resize(1200, 740)
        self.setFocusProxy(self.place)

    def screen_of_call(self) -> InterviewScreen:
        assert self.place.call is not None
        return self.place.call.screen


@pytest.fixture
def make(consented: Field, qtbot: QtBot) -> Iterator[Callable[[], Window]]:
    made: list[Window] = []

    def build() -> Window:
        made.append(Window(consented.study))
        show(qtbot, made[-1])
        return made[-1]

    yield build
    for window in made:
        window.place.set_aside()


def ring(window: Window, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.place.call is not None and window.screen_of_call().editor.hasFocus())


def second(study: Study) -> Study:
    """Return the project as somebody sees it who reads the file now."""
    return opening.open_study(study.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE, read_only=True)


def kept(field: Field) -> Reflection:
    return interviewing.open_sheet(field.study, field.interview).reflection


def test_the_three_lines_are_kept_while_they_are_typed(
    make: Callable[[], Window], consented: Field, qtbot: QtBot
) -> None:
    noting.close(consented.study, consented.interview)
    window = make()
    press(Key.Key_Return)
    assert window.place.page is window.place.afterwards
    for words in ("Apen og varm", "At de ringer", "Ringe sekretaeren"):
        write(words)
        qtbot.waitUntil(lambda words=words: words in repr(kept(consented)))  # type: ignore[misc]
        press(Key.Key_Tab)
    again = InterviewPlace(consented.study)
    qtbot.addWidget(again)
    again.open(consented.interview)
    assert again.afterwards.surprise.toPlainText() == "At de ringer"
    assert again.afterwards.next.toPlainText() == "Ringe sekretaeren"


def test_the_lines_are_kept_when_one_goes_elsewhere(make: Callable[[], Window], consented: Field) -> None:
    noting.close(consented.study, consented.interview)
    window = make()
    press(Key.Key_Return)
    write("Apen")
    window.stack.setCurrentWidget(window.elsewhere)
    assert kept(consented).impression == "Apen"
    assert window.place.may_leave()


def test_what_the_informant_adds_is_kept_while_it_is_typed(
    make: Callable[[], Window], consented: Field, qtbot: QtBot
) -> None:
    window = make()
    ring(window, qtbot)
    press(Key.Key_F12)
    while focused() is not window.place.closing.more:
        press(Key.Key_Tab)
    write("Takk for praten")
    qtbot.waitUntil(lambda: kept(consented).more == "Takk for praten")


def test_the_chords_of_the_call_work_from_outside_it(make: Callable[[], Window], qtbot: QtBot) -> None:
    window = make()
    ring(window, qtbot)
    screen = window.screen_of_call()
    assert screen.conversation is not None
    first = screen.conversation.current
    window.outside.setFocus()
    press(Key.Key_G, CTRL)
    qtbot.waitUntil(screen.chooser.line.hasFocus)
    press(Key.Key_Escape)
    assert focused() is screen.editor
    window.outside.setFocus()
    press(Key.Key_F8)
    assert screen.sitting is not None
    assert not screen.sitting.clock.running
    press(Key.Key_Return, CTRL)
    assert screen.conversation.current != first
    window.outside.setFocus()
    press(Key.Key_Escape)
    assert focused() is screen.editor
    window.outside.setFocus()
    press(Key.Key_F12)
    assert window.place.page is window.place.closing
    window.outside.setFocus()
    press(Key.Key_Escape)
    assert isinstance(window.place.page, InterviewScreen)


def test_chords_of_the_call_do_nothing_on_the_list(make: Callable[[], Window]) -> None:
    window = make()
    window.outside.setFocus()
    press(Key.Key_F12)
    assert window.place.page is window.place.listing


def test_setting_aside_keeps_all_and_the_sitting_goes_on(
    make: Callable[[], Window], consented: Field, qtbot: QtBot
) -> None:
    window = make()
    ring(window, qtbot)
    write("halvveis")
    window.place.set_aside()
    sheet = interviewing.open_sheet(consented.study, consented.interview)
    assert [answer.note for answer in sheet.answers.values()] == ["halvveis"]
    assert consented.study.ringing is None
    assert sheet.interview.sessions[0].ended is None
    again = make()
    ring(again, qtbot)
    again.place.set_aside()
    sessions = interviewing.interview(consented.study, consented.interview).sessions
    assert len(sessions) == 1
    assert [pause.ended is None for pause in sessions[0].pauses] == [False, True]


def test_setting_a_trial_aside_discards_it(make: Callable[[], Window], consented: Field, qtbot: QtBot) -> None:
    window = make()
    window.place.listing.trial.setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: window.place.call is not None)
    assert window.place.call is not None
    scratch = window.place.call.study.path
    write("prove")
    window.place.set_aside()
    assert not scratch.parent.exists()
    assert len(interviewing.rows(consented.study)) == 1


def test_time_spoken_before_a_crash_is_added_to(consented: Field, qtbot: QtBot) -> None:
    cut_short(consented, 204.0)
    place = InterviewPlace(consented.study)
    show(qtbot, place)
    place.refresh()
    place.open(consented.interview)
    assert place.call is not None
    assert place.call.screen.aside.clock.time.text() == "03:24"
    start = time.monotonic()
    qtbot.waitUntil(lambda: time.monotonic() - start > 0.2)
    assert place.call.leave()
    place.call = None
    sessions = interviewing.interview(consented.study, consented.interview).sessions
    assert len(sessions) == 1
    assert 204.1 <= sessions[0].spoken < 220


def cut_short(field: Field, spoken: float) -> None:
    """Leave a sitting open after ``spoken`` seconds, as a program that was killed does."""
    sitting.begin(field.study, field.interview)
    sitting.tick(field.study, field.interview, spoken)


def test_a_clock_tells_this_sitting_from_those_before() -> None:
    moments = iter([0.0, 5.0, 5.0])
    clock = Clock(100.0, lambda: next(moments), sitting=20.0)
    clock.start()
    assert clock.sitting == 25.0
    assert clock.spoken == 125.0


@pytest.fixture
def reading(consented: Field) -> Iterator[Study]:
    noting.save_note(consented.study, consented.interview, consented.question, "Ja.")
    noting.close(consented.study, consented.interview)
    opened = second(consented.study)
    yield opened
    opened.close()


def test_nothing_can_be_typed_where_nothing_can_be_kept(reading: Study, consented: Field, qtbot: QtBot) -> None:
    place = FairCopyPlace(reading)
    place.refresh()
    show(qtbot, place)
    assert place.page.reading.isVisible()
    write("x")
    press(Key.Key_1, CTRL)
    press(Key.Key_F12)
    assert place.page.fair.text == "Ja."
    assert not place.finished
    interviews = InterviewPlace(reading)
    interviews.refresh()
    show(qtbot, interviews)
    assert interviews.listing.reading.isVisible()
    assert not interviews.listing.new.isEnabled()
    interviews.open(consented.interview)
    assert interviews.afterwards.reading.isVisible()
    interviews.afterwards.impression.setFocus()
    write("x")
    assert interviews.afterwards.impression.toPlainText() == ""


def test_what_was_added_at_the_end_stands_last_and_cannot_be_changed(consented: Field, qtbot: QtBot) -> None:
    noting.save_note(consented.study, consented.interview, consented.question, "Ja.")
    noting.set_reflection(consented.study, consented.interview, Reflection(more="Takk."))
    noting.close(consented.study, consented.interview)
    place = FairCopyPlace(consented.study)
    place.refresh()
    show(qtbot, place)
    press(Key.Key_Return, CTRL)
    assert place.page.notes.text == "Takk."
    write("x")
    assert place.page.fair.text == "Takk."
    press(Key.Key_Return, CTRL, SHIFT)
    write("x")
    assert place.page.fair.text == "xJa."
    place.hide()


def test_the_panes_follow_the_text_size_there_and_back(consented: Field, qtbot: QtBot, dressed: QApplication) -> None:
    noting.save_note(consented.study, consented.interview, consented.question, "Ja.")
    noting.close(consented.study, consented.interview)
    theme.apply(dressed, scale=2.0)
    place = FairCopyPlace(consented.study)
    place.refresh()
    show(qtbot, place)
    theme.apply(dressed, scale=1.0)
    for editor in (place.page.notes, place.page.fair):
        assert editor.font().pixelSize() == theme.writing_font().pixelSize()
        assert editor.document().defaultFont().pixelSize() == theme.writing_font().pixelSize()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_button_of_the_list_is_cut_off(consented: Field, qtbot: QtBot, dressed: QApplication, scale: float) -> None:
    theme.apply(dressed, scale=scale)
    place = InterviewPlace(consented.study)
    place.resize(1040, 640)
    place.refresh()
    show(qtbot, place)
    page = place.listing
    for button in (page.short_forms, page.trial, page.afterwards, page.new):
        assert button.width() >= button.sizeHint().width()
        assert page.rect().contains(button.rect().translated(button.mapTo(page, QPoint())))


def test_the_form_leads_to_the_consent_with_a_key(make: Callable[[], Window], consented: Field) -> None:
    window = make()
    window.place.start_with(consented.person)
    press(Key.Key_Tab)
    press(Key.Key_Return, CTRL)
    assert window.place.call is not None or type(window.place.page).__name__ == "ConsentPage"
