"""What a person at the keyboard stumbled over in the window: dead keys, lost trials, a lock that asked."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from interviewer.domain.consent import Channel, Decision, Refusal
from interviewer.domain.interview import Mode
from interviewer.services import consenting, guiding, interviewing, opening, recruiting
from interviewer.services.errors import CallRunning
from interviewer.services.recruiting import PersonDetails
from interviewer.ui import standing, theme
from interviewer.ui.ethics.place import ENDING, QUOTES, REGISTER
from interviewer.ui.ethics.report_export import ReportDialog
from interviewer.ui.frame import Frame
from interviewer.ui.lines import BottomLine
from interviewer.ui.new_project import NewProjectPage
from interviewer.ui.places import Places
from interviewer.ui.recruitment.log import LogDialog
from interviewer.ui.recruitment.place import RecruitmentPlace
from interviewer.ui.settings import Settings
from interviewer.ui.unlock import UnlockPage
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field
from tests.ui.interviews import ALT, CTRL, SHIFT, Key, focused, press, show, write


def shown(frame: Frame, path: Path, *, read_only: bool = False) -> Places:
    frame.show_study(opening.open_study(path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE, read_only=read_only))
    assert frame.places is not None
    return frame.places


def ringing(frame: Frame, project: Path) -> Places:
    places = shown(frame, project)
    person = recruiting.save_person(places.study, PersonDetails(name="Nora Fabelmann"))
    consenting.record(places.study, person, consenting.Said(Decision.YES, Channel.ORAL))
    guide = guiding.listed()[0].id
    places.open_interview(interviewing.plan(places.study, persons=(person,), case=None, guide=guide, mode=Mode.PHONE))
    assert places.interview.call is not None
    return places


def trying(frame: Frame, project: Path) -> Places:
    places = shown(frame, project)
    press(Key.Key_3, ALT)
    places.interview.listing.trial.setFocus()
    press(Key.Key_Space)
    assert places.interview.call is not None
    assert places.interview.call.trial
    return places


def said(line: BottomLine) -> str:
    return " ".join(label.text() for label in line.findChildren(QLabel))


def test_a_key_of_a_closed_place_writes_nothing_and_says_why(blank_frame: Frame, project: Path) -> None:
    places = ringing(blank_frame, project)
    assert places.interview.call is not None
    editor = places.interview.call.screen.editor
    editor.setFocus()
    write("hele svaret")
    press(Key.Key_A, CTRL)
    press(Key.Key_4, ALT)
    press(Key.Key_Z, ALT)
    assert editor.text == "hele svaret"
    assert places.here == "interview"
    assert "Fair copy" in said(places.bottom)
    press(Key.Key_E, CTRL)
    assert "Export transcripts" in said(places.bottom)


def test_what_others_said_is_closed_in_ethics_while_a_call_runs(blank_frame: Frame, project: Path) -> None:
    places = ringing(blank_frame, project)
    person = recruiting.save_person(places.study, PersonDetails(name="Fatuma Warsame"))
    limits = "Bare det om møteplassen."
    consenting.record(places.study, person, consenting.Said(Decision.LIMITS, limits=limits, reply="Greit for meg"))
    tabs = places.ethics.tabs
    for page in (REGISTER, QUOTES, ENDING):
        press(Key.Key_3, ALT)
        tabs.setCurrentIndex(page)
        press(Key.Key_8, ALT)
        assert places.here == "ethics"
        assert focused() is tabs.tabBar()
        notices = [label.text() for label in tabs.currentWidget().findChildren(QLabel) if label.isVisible()]
        assert notices == [str(CallRunning())]
        buttons = tabs.currentWidget().findChildren(QPushButton)
        assert not any(button.isEnabled() and button.isVisible() for button in buttons)
    assert places.ethics.register.informants.rows.rowCount() == 0
    assert places.set_aside()
    tabs.setCurrentIndex(REGISTER)
    press(Key.Key_8, ALT)
    assert places.ethics.register.informants.rows.rowCount() == 2


def test_no_package_is_read_and_no_report_made_while_a_call_runs(
    blank_frame: Frame, project: Path, qtbot: QtBot
) -> None:
    places = ringing(blank_frame, project)
    opened = {action.objectName(): action for action in blank_frame.actions()}["review_package"]
    assert not opened.isEnabled()
    places.ethics.register.export_reports()
    (box,) = places.ethics.register.findChildren(QMessageBox)
    assert "An interview is in progress" in box.text()
    assert not places.ethics.register.findChildren(ReportDialog)
    box.close()


@pytest.mark.parametrize("kind", ["finding", "combo", "date"])
def test_alt_and_a_letter_is_no_text_in_any_field(
    blank_frame: Frame, contacted: Field, qtbot: QtBot, kind: str
) -> None:
    log = LogDialog(contacted.study, recruiting.person(contacted.study, contacted.person))
    place = RecruitmentPlace(contacted.study)
    place.refresh()
    window = place if kind == "finding" else log
    show(qtbot, window)
    field = {"finding": place.people.finding, "combo": log.channel, "date": log.date}[kind]
    log.has_date.setChecked(True)
    field.setFocus()
    before = (place.people.finding.text(), log.channel.currentIndex(), log.date.dateTime())
    press(Key.Key_Z, ALT)
    press(Key.Key_9, ALT)
    assert (place.people.finding.text(), log.channel.currentIndex(), log.date.dateTime()) == before
    if isinstance(field, QLineEdit):
        press(Key.Key_Z)
        assert field.text() == "z"


def test_a_project_opened_to_be_read_says_so_and_changes_nothing(blank_frame: Frame, project: Path) -> None:
    study = opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    study.close()
    places = shown(blank_frame, project, read_only=True)
    assert any(pill.text() == "read only" and pill.isVisible() for pill in places.top.findChildren(QLabel))
    press(Key.Key_2, ALT)
    recruitment = places.recruitment
    for button in (recruitment.new_person_button, recruitment.new_case_button, recruitment.person_card.log):
        assert not button.isEnabled()
    assert not recruitment.person_card.ring.isEnabled()
    assert not recruitment.person_card.change.isEnabled()
    for keys in ((Key.Key_N, CTRL), (Key.Key_L, CTRL), (Key.Key_Return, CTRL), (Key.Key_F2,), (Key.Key_Return,)):
        press(*keys)
        assert QApplication.activeModalWidget() is None
        assert places.here == "recruitment"
    assert "reading only" in said(places.bottom)
    assert not places.interview.listing.new.isEnabled()


def test_a_window_larger_than_the_screen_is_fitted_to_it(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    room = standing.room_of(window)
    standing.stand(window, QByteArray())
    assert window.height() < room.height()
    window.resize(room.size() + QSize(300, 300))
    window.show()
    standing.fit(window)
    assert room.contains(window.frameGeometry())


def test_a_window_takes_no_screen_with_it_when_it_goes(qapp: QApplication) -> None:
    window = QMainWindow()
    standing.stand(window, QByteArray())
    standing.fit(window)
    screen = qapp.primaryScreen()
    shiboken6.delete(window)
    assert shiboken6.isValid(screen)


def test_a_call_is_locked_at_once_and_kept(blank_frame: Frame, project: Path, qtbot: QtBot) -> None:
    places = ringing(blank_frame, project)
    assert places.interview.call is not None
    interview = places.interview.call.interview
    question = places.interview.call.screen.editor
    question.setFocus()
    write("skrevet rett ned")
    press(Key.Key_L, CTRL, SHIFT)
    page = blank_frame.page
    assert isinstance(page, UnlockPage)
    assert blank_frame.study is None
    qtbot.waitUntil(lambda: focused() is page.passphrase)
    write("hemmelig")
    assert page.passphrase.text() == "hemmelig"
    study = opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    notes = [answer.note for answer in interviewing.open_sheet(study, interview).answers.values()]
    assert "skrevet rett ned" in notes
    assert not any("hemmelig" in note for note in notes)
    assert not interviewing.interview(study, interview).closed
    study.close()


def test_a_trial_survives_larger_text_and_is_never_said_to_be_saved(
    blank_frame: Frame, project: Path, qtbot: QtBot
) -> None:
    places = trying(blank_frame, project)
    call = places.interview.call
    assert call is not None
    call.screen.editor.setFocus()
    write("prøver".replace("ø", "o"))
    with qtbot.waitSignal(call.writer.saved):
        press(Key.Key_Return, CTRL)
    assert "nothing is kept" in said(places.bottom)
    assert "✓" not in said(places.bottom)
    for _step in range(6):
        press(Key.Key_Plus, CTRL)
    assert theme.large()
    assert blank_frame.places is places
    assert places.interview.call is call
    assert places.interview.page is call.screen


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # no screen, no grab
def test_f10_goes_to_the_menus(blank_frame: Frame, project: Path) -> None:
    shown(blank_frame, project)
    press(Key.Key_F10)
    bar = blank_frame.menuBar()
    first = bar.actions()[0]
    assert bar.activeAction() is first
    menu = first.menu()
    assert isinstance(menu, QMenu)
    menu.close()


def test_alt_d_goes_to_the_folder_of_the_data(blank_frame: Frame) -> None:
    blank_frame.new_project()
    page = blank_frame.page
    assert isinstance(page, NewProjectPage)
    press(Key.Key_D, ALT)
    assert focused() is page.folder


def test_enter_opens_a_recent_project(blank_frame: Frame, settings: Settings, project: Path) -> None:
    settings.opened(project)
    blank_frame.show_start()
    assert isinstance(focused(), QPushButton)
    press(Key.Key_Return)
    assert isinstance(blank_frame.page, UnlockPage)


def test_the_keyboard_follows_the_outcome(qtbot: QtBot, contacted: Field) -> None:
    log = LogDialog(contacted.study, recruiting.person(contacted.study, contacted.person))
    show(qtbot, log)
    press(Key.Key_2)
    button = focused()
    assert isinstance(button, QPushButton)
    assert button.isChecked()


def test_whoever_declined_is_not_rung(qtbot: QtBot, contacted: Field) -> None:
    consenting.record(
        contacted.study,
        contacted.person,
        consenting.Said(Decision.NO, Channel.ORAL, refusal=Refusal.NO_TIME),
    )
    place = RecruitmentPlace(contacted.study)
    place.refresh()
    show(qtbot, place)
    place.take_focus()
    assert not place.person_card.ring.isEnabled()
    assert "declined" in place.person_card.ring.toolTip()
    wanted: list[str] = []
    place.ring_wanted.connect(wanted.append)
    with qtbot.waitSignal(place.said):
        press(Key.Key_Return, CTRL)
    assert wanted == []


def test_what_is_done_is_no_longer_said_to_be_under_way(blank_frame: Frame, project: Path, qtbot: QtBot) -> None:
    places = shown(blank_frame, project)
    next(action for action in blank_frame.actions() if action.objectName() == "verify").trigger()
    assert "Checking" in said(places.bottom)
    qtbot.waitUntil(lambda: "Checking" not in said(places.bottom))
    box = QApplication.activeWindow()
    assert box is not None
    box.close()


def test_no_key_has_two_meanings_at_once(blank_frame: Frame, project: Path) -> None:
    shown(blank_frame, project)
    assert not any(twin.isEnabled() for twin in blank_frame.findChildren(QShortcut) if twin.objectName() == "export")


def test_a_new_person_can_be_written_again_after_reading(blank_frame: Frame, project: Path) -> None:
    places = shown(blank_frame, project)
    recruiting.save_person(places.study, PersonDetails(name="Nora Fabelmann"))
    press(Key.Key_2, ALT)
    assert places.recruitment.new_person_button.isEnabled()
    assert places.recruitment.person_card.ring.isEnabled()
