"""A group and an interview by e-mail, by keyboard from beginning to end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer.domain.consent import Decision
from interviewer.domain.mark import MarkKind
from interviewer.domain.minority import Age
from interviewer.services import consenting, corresponding, grouping, guarding, interviewing, noting, sending, tidying
from interviewer.services.dumping import state_digest
from interviewer.services.sending import What
from interviewer.storage import answers
from interviewer.ui.ethics.history import HistoryDialog
from interviewer.ui.fair_copy import FairCopyPlace
from interviewer.ui.interview.afterwards import AfterwardsPage
from interviewer.ui.interview.email import REPLY, SEND, WAITING, EmailPage
from interviewer.ui.interview.listing import ListingPage
from interviewer.ui.interview.place import InterviewPlace
from interviewer.ui.interview.roster import RosterPage
from interviewer.ui.interview.screen import InterviewScreen
from interviewer.ui.keys import KeysDialog
from interviewer.ui.settings import Settings
from tests.conftest import Field
from tests.ui import interview_windows
from tests.ui.interviews import CTRL, SHIFT, Key, focused, press, read_all, show, write

FIRST = "2 a"


@pytest.fixture
def place(qtbot: QtBot, settings: Settings, dressed: QApplication, contacted: Field) -> Iterator[InterviewPlace]:
    """Return the place Interview, shown."""
    assert settings
    assert dressed
    page = InterviewPlace(contacted.study)
    page.refresh()
    show(qtbot, page)
    yield page
    if page.call is not None:
        page.call.leave()
        page.call = None


def roster(place: InterviewPlace) -> RosterPage:
    assert isinstance(place.page, RosterPage)
    return place.page


def screen(place: InterviewPlace) -> InterviewScreen:
    assert place.call is not None
    return place.call.screen


def notes(field: Field, interview: str) -> dict[str, str]:
    return {answer.subject: answer.note for answer in answers.of_interview(field.study.data, interview)}


# A group


def test_a_group_is_asked_and_noted_by_keyboard(place: InterviewPlace, contacted: Field, qtbot: QtBot) -> None:
    study = contacted.study
    interview = interview_windows.group(contacted, "Nora Fabelmann", "Fatuma Warsame")
    first, second, third = interviewing.interview(study, interview).persons
    place.open(interview)
    page = roster(place)
    for _paragraph in page.roster.paragraphs:
        press(Key.Key_Return, CTRL)
    assert grouping.roster(study, interview).read == {part.key for part in page.roster.paragraphs}
    for chord in (Key.Key_J, Key.Key_J):
        press(chord, CTRL)
        press(Key.Key_Return, CTRL)
    press(Key.Key_N, CTRL)
    page.details.reason.setCurrentIndex(0)
    press(Key.Key_Return, CTRL)
    assert page.seats.unheard.value() == 1
    assert page.seats.list.rowCount() == 2
    page.seats.left_out.click()
    press(Key.Key_Return, CTRL, SHIFT)
    assert place.page is screen(place)
    call = screen(place)
    assert set(call.speakers.chips) == {first, second, interview}
    assert third not in call.speakers.chips
    write("kaf")
    press(Key.Key_1, CTRL)
    write("fe")
    press(Key.Key_2, CTRL)
    write("te")
    press(Key.Key_0, CTRL)
    write("vann")
    press(Key.Key_1, CTRL)
    assert call.editor.text == "kaffe"
    assert place.call is not None
    place.call.writer.flush()
    assert notes(contacted, interview) == {first: "kaffe", second: "te", interview: "vann"}


def test_a_number_nobody_has_writes_under_nobody(place: InterviewPlace, contacted: Field, qtbot: QtBot) -> None:
    interview = interview_windows.begun(contacted, "Nora Fabelmann", "Fatuma Warsame")
    place.open(interview)
    roster(place).seats.begin.click()
    call = screen(place)
    assert call.conversation is not None
    assert call.conversation.spoken.nobody
    press(Key.Key_1, CTRL)
    write("vann")
    with qtbot.waitSignal(place.said) as told:
        press(Key.Key_7, CTRL)
    assert "7" in told.args[0]
    assert call.conversation.spoken.nobody
    assert call.speakers.notice.isVisible()
    write("kaffe")
    assert place.call is not None
    place.call.writer.flush()
    assert notes(contacted, interview) == {contacted.person: "vann"}
    press(Key.Key_2, CTRL)
    assert not call.speakers.notice.isVisible()
    press(Key.Key_1, CTRL)
    second = interviewing.interview(contacted.study, interview).persons[1]
    place.call.writer.flush()
    assert notes(contacted, interview) == {contacted.person: "vann", second: "kaffe"}


def test_words_that_wait_for_a_speaker_hold_one_back(place: InterviewPlace, contacted: Field, qtbot: QtBot) -> None:
    interview = interview_windows.begun(contacted, "Nora Fabelmann", "Fatuma Warsame")
    place.open(interview)
    roster(place).seats.begin.click()
    call = screen(place)
    assert call.conversation is not None
    here = call.conversation.current
    press(Key.Key_J, CTRL)
    write("kaffe")
    for chord in ((Key.Key_Return, CTRL), (Key.Key_R, CTRL, SHIFT), (Key.Key_F12,)):
        with qtbot.waitSignal(place.said) as told:
            press(*chord)
        assert "who speaks" in told.args[0]
        assert place.page is call
        assert call.conversation.current == here
    assert not place.set_aside()
    assert call.editor.text == "kaffe"
    press(Key.Key_1, CTRL)
    assert call.editor.text == "kaffe"
    assert place.set_aside()
    assert notes(contacted, interview) == {contacted.person: "kaffe"}


def test_marks_in_a_group_are_a_letter_or_a_number_after_one_key(place: InterviewPlace, contacted: Field) -> None:
    place.open(interview_windows.begun(contacted, "Nora Fabelmann", "Fatuma Warsame"))
    roster(place).seats.begin.click()
    call = screen(place)
    press(Key.Key_1, CTRL)
    write("kaffe og te.")
    press(Key.Key_M, CTRL)
    write("4")
    assert [mark.kind for mark in call.editor.marks] == [MarkKind.QUOTE]
    press(Key.Key_1, CTRL)
    assert [mark.kind for mark in call.editor.marks] == [MarkKind.QUOTE]


def test_beyond_nine_a_speaker_is_found_by_letters(place: InterviewPlace, contacted: Field) -> None:
    others = ("Nora", "Fatuma", "Torgeir", "Ola", "Kari", "Per", "Anne", "Liv", "Tor", "Gry", "Siv")
    interview = interview_windows.begun(contacted, *(f"{name} Testesen" for name in others))
    place.open(interview)
    roster(place).seats.begin.click()
    call = screen(place)
    press(Key.Key_R, CTRL)
    write("gry")
    press(Key.Key_Return)
    assert call.conversation is not None
    chosen = next(v for v in call.conversation.spoken.voices if v.subject == call.conversation.spoken.speaker)
    assert chosen.name == "Gry Testesen"
    assert focused() is call.editor


def test_somebody_comes_late_and_the_talk_goes_on(place: InterviewPlace, contacted: Field) -> None:
    place.open(interview_windows.begun(contacted, "Nora Fabelmann", "Fatuma Warsame"))
    roster(place).seats.begin.click()
    press(Key.Key_1, CTRL)
    write("kaffe")
    press(Key.Key_R, CTRL, SHIFT)
    page = roster(place)
    assert "Go on" in page.seats.begin.text()
    press(Key.Key_I, CTRL)
    write("Ola Testesen")
    press(Key.Key_Return)
    assert page.seats.list.rowCount() == 3
    read_all()
    press(Key.Key_J, CTRL)
    press(Key.Key_Return, CTRL)
    press(Key.Key_Return, CTRL, SHIFT)
    call = screen(place)
    assert place.page is call
    assert len(call.speakers.chips) == 4
    assert call.editor.text == "kaffe"


def test_an_age_group_is_noted_on_the_roster_and_the_guardian_comes_first(
    place: InterviewPlace, contacted: Field
) -> None:
    study, interview = contacted.study, interview_windows.young(contacted)
    place.open(interview)
    page = roster(place)
    read_all()
    press(Key.Key_J, CTRL)
    press(Key.Key_Return, CTRL)
    press(Key.Key_J, CTRL)
    assert page.decision is None
    assert "age group" in page.trouble.text()
    press(Key.Key_2)
    assert page.before.card is not None
    assert focused() is page.before.card.happened
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Tab)
    press(Key.Key_Down)
    press(Key.Key_J, CTRL)
    press(Key.Key_Return, CTRL)
    young = grouping.roster(study, interview).seats[1]
    assert young.consent is not None
    assert (young.consent.decision, young.consent.age) == (Decision.YES, Age.YOUTH.value)
    assert guarding.of(study, young.person.person).enough
    press(Key.Key_Return, CTRL, SHIFT)
    assert place.call is not None


def test_one_who_may_be_under_age_can_say_no_in_a_group_without_telling(
    place: InterviewPlace, contacted: Field
) -> None:
    interview = interview_windows.young(contacted)
    place.open(interview)
    page = roster(place)
    page.seats.list.setCurrentCell(1, 0)
    press(Key.Key_N, CTRL)
    page.details.reason.setCurrentIndex(0)
    press(Key.Key_Return, CTRL)
    assert page.seats.list.rowCount() == 1


def test_a_yes_in_a_group_before_the_text_was_read_is_kept_only_at_the_second_time(
    place: InterviewPlace, contacted: Field
) -> None:
    study, interview = contacted.study, interview_windows.group(contacted, "Nora Fabelmann")
    place.open(interview)
    page = roster(place)
    press(Key.Key_J, CTRL)
    press(Key.Key_Return, CTRL)
    assert "that it is voluntary" in page.trouble.text()
    assert grouping.roster(study, interview).seats[0].consent is None
    press(Key.Key_Return, CTRL)
    assert grouping.roster(study, interview).seats[0].heard


def test_the_talk_waits_until_all_have_answered(place: InterviewPlace, contacted: Field) -> None:
    place.open(interview_windows.group(contacted, "Nora Fabelmann"))
    page = roster(place)
    press(Key.Key_Return, CTRL, SHIFT)
    assert place.page is page
    assert "has not answered" in page.trouble.text()
    press(Key.Key_N, CTRL)
    press(Key.Key_Return, CTRL)
    assert "reason" in page.trouble.text()
    page.seats.back.click()
    assert isinstance(place.page, ListingPage)


def test_fair_copy_and_history_show_every_speaker(qtbot: QtBot, consented: Field) -> None:
    study = consented.study
    interview = interview_windows.begun(consented, "Nora Fabelmann", "Fatuma Warsame")
    first, second = interviewing.interview(study, interview).persons
    said = {first: "Kaffe.", second: "Te.", interview: "Vann."}
    for subject, words in said.items():
        noting.save_note(study, interview, consented.question, words, subject=subject)
    noting.close(study, interview)
    fair = FairCopyPlace(study)
    fair.refresh()
    show(qtbot, fair)
    fair.open(interview)
    assert fair.page.list.count() == 3
    fair.page.list.setCurrentRow(1)
    assert fair.page.notes.text == "Te."
    fair.page.fair.setPlainText("Grønn te.")
    fair.page.list.setCurrentRow(2)
    assert fair.page.fair.text == "Vann."
    assert fair.writer.stop()
    sheet = tidying.tidy(study, interview).sheet
    assert {who: held[consented.question].fair for who, held in sheet.spoken.items()} == {
        first: "Kaffe.", second: "Grønn te.", interview: "Vann.",
    }  # fmt: skip
    history = HistoryDialog(study, interview)
    qtbot.addWidget(history)
    assert history.question.count() == 3


def test_the_key_list_says_how_marks_are_made_in_a_group(qtbot: QtBot) -> None:
    keys = KeysDialog()
    qtbot.addWidget(keys)
    groups = [keys.tree.topLevelItem(row) for row in range(keys.tree.topLevelItemCount())]
    found = next(group for group in groups if group is not None and group.text(0) == "Group interview")
    rows = (found.child(row) for row in range(found.childCount()))
    lines = {row.text(0): row.text(1) for row in rows if row is not None}
    assert lines["This one speaks (9)"] == "Ctrl+9"
    assert lines["Unknown speaker"] == "Ctrl+0"
    assert lines["Mark the passage: then its letter or its number"] == "Ctrl+M"


# By e-mail


def email(place: InterviewPlace) -> EmailPage:
    assert isinstance(place.page, EmailPage)
    return place.page


def dropped(page: EmailPage, data: QMimeData) -> None:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def test_what_goes_out_is_copied_and_marked_as_sent(place: InterviewPlace, contacted: Field) -> None:
    study = contacted.study
    place.open(interview_windows.by_email(contacted))
    page = email(place)
    assert page.tabs.currentIndex() == SEND
    press(Key.Key_C, CTRL, SHIFT)
    assert corresponding.consent_line(study) in QApplication.clipboard().text()
    press(Key.Key_S, CTRL, SHIFT)
    (gone,) = sending.log(study, contacted.person)
    assert (gone.what, gone.channel) == (What.GUIDE, "email")
    assert "questions by e-mail" in page.sending.gone.text()


def test_a_dropped_reply_is_looked_at_and_kept_by_one_key(
    place: InterviewPlace, contacted: Field, tmp_path: Path
) -> None:
    study, interview = contacted.study, interview_windows.by_email(contacted)
    place.open(interview)
    page = email(place)
    path = tmp_path / "svar.eml"
    text = interview_windows.reply(contacted, "Mvh", "Nora Fabelmann")
    path.write_text(f"From: Nora <nora@example.org>\nContent-Type: text/plain; charset=utf-8\n\nHei!\n{text}")
    data, before = QMimeData(), state_digest(study)
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert not page.reply.pasted.viewport().acceptDrops()
    dropped(page, data)
    assert page.tabs.currentIndex() == REPLY
    assert page.reply.table.rowCount() == 8
    assert state_digest(study) == before
    assert not page.notes.isEnabled()
    press(Key.Key_Return, CTRL)
    assert [answer.note for answer in answers.of_interview(study.data, interview)] == ["Jeg er leder."]
    assert page.tabs.currentIndex() == WAITING
    assert page.notes.isEnabled()


def test_it_is_shown_how_each_choice_was_understood_before_anything_is_kept(
    place: InterviewPlace, contacted: Field
) -> None:
    place.open(interview_windows.by_email(contacted))
    page = email(place)
    page.reply.read_text(interview_windows.reply(contacted, "[V 1] ja", "[V 2]", "nei", "", "Vi møtes hver tirsdag."))
    table = page.reply.table
    cells = [[table.item(row, column) for column in range(2)] for row in range(table.rowCount())]
    rows = [tuple(cell.text() for cell in pair if cell is not None) for pair in cells]
    assert rows[:3] == [
        ("V 1", "may be quoted without name: yes"),
        ("V 2", "may be contacted again: no"),
        ("V 3", "may be archived: no yes or no found"),
    ]
    assert rows[-1] == ("to place", "Vi møtes hver tirsdag.")


def test_a_reply_without_the_line_offers_a_request_and_keeps_nothing(place: InterviewPlace, contacted: Field) -> None:
    study, interview = contacted.study, interview_windows.by_email(contacted)
    place.open(interview)
    page, before = email(place), state_digest(study)
    data = QMimeData()
    data.setText(interview_windows.reply(contacted, consents=False))
    dropped(page, data)
    assert not page.reply.keep.isEnabled()
    assert page.reply.request.isVisible()
    press(Key.Key_Return, CTRL)
    press(Key.Key_C, CTRL, SHIFT)
    assert corresponding.consent_line(study) in QApplication.clipboard().text()
    assert state_digest(study) == before
    assert consenting.standing(study, contacted.person) is None


def test_what_waits_is_placed_by_keyboard_and_the_interview_closed(
    place: InterviewPlace, contacted: Field, qtbot: QtBot
) -> None:
    study, interview = contacted.study, interview_windows.by_email(contacted)
    text = "Jeg har mye å si.\n" + interview_windows.reply(contacted, "Mvh", "Nora Fabelmann")
    corresponding.take_in(study, interview, corresponding.read_text(study, interview, text))
    place.open(interview)
    page = email(place)
    assert page.tabs.currentIndex() == WAITING
    page.close_it.click()
    assert place.page is page
    assert "first" in page.kept.text()
    press(Key.Key_Return)
    write("2b")
    press(Key.Key_Return)
    assert "Jeg har mye å si." in {answer.note for answer in answers.of_interview(study.data, interview)}
    press(Key.Key_Delete)
    assert page.waiting.passages == ()
    page.close_it.click()
    assert isinstance(place.page, AfterwardsPage)
    assert interviewing.interview(study, interview).closed


def test_the_notes_of_a_reply_open_without_a_clock(place: InterviewPlace, contacted: Field) -> None:
    study, interview = contacted.study, interview_windows.by_email(contacted)
    text = interview_windows.reply(contacted)
    corresponding.take_in(study, interview, corresponding.read_text(study, interview, text))
    place.open(interview)
    press(Key.Key_N, CTRL)
    call = screen(place)
    assert call.aside.clock.isHidden()
    assert call.editor.text == "Jeg er leder."
    assert place.call is not None
    place.call.writer.flush()
    assert interviewing.interview(study, interview).sessions == ()


def test_a_broken_file_is_told_of_and_keeps_nothing(place: InterviewPlace, contacted: Field, tmp_path: Path) -> None:
    place.open(interview_windows.by_email(contacted))
    page, before = email(place), state_digest(contacted.study)
    path = tmp_path / "svar.msg"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    page.take(path)
    assert "Nothing was stored" in page.reply.said.text()
    assert state_digest(contacted.study) == before


# After the interview


def test_thanks_and_receipt_are_copied_and_marked_on_the_right_channel(place: InterviewPlace, contacted: Field) -> None:
    study = contacted.study
    consenting.record(study, contacted.person, consenting.Said(Decision.YES))
    noting.close(study, contacted.interview)
    place.open(contacted.interview)
    card = place.afterwards.sending
    card.which.setCurrentIndex(1)
    card.copy.click()
    assert "Møteplasser" in QApplication.clipboard().text()
    card.way.setCurrentIndex(card.way.findData("email"))
    card.mark.click()
    assert [(each.what, each.channel) for each in sending.log(study, contacted.person)] == [("receipt", "email")]
    assert sending.lacking(study, contacted.person) == (What.THANKS,)
