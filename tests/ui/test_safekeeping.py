"""What happens by itself: backups while working and on closing, and the lock when nobody is there."""

from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from interviewer.domain.consent import Decision
from interviewer.domain.interview import Mode
from interviewer.services import backing_up, consenting, interviewing, opening, recruiting
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.ui import jobs, safekeeping
from interviewer.ui.frame import Frame
from interviewer.ui.idle import Idle
from interviewer.ui.jobs import Job
from interviewer.ui.places import Places
from interviewer.ui.recruitment.person_form import PersonDialog
from interviewer.ui.settings import Settings
from interviewer.ui.start import StartPage
from interviewer.ui.unlock import UnlockPage
from interviewer.ui.veil import VeilPage
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE
from tests.ui.interviews import Key, show

SOON = 0.2
"""Seconds without a key after which these tests lock."""


def places(frame: Frame) -> Places:
    assert frame.places is not None
    return frame.places


def study(frame: Frame) -> Study:
    assert frame.study is not None
    return frame.study


def copies(project: Path) -> list[Path]:
    return sorted(backing_up.folder_of(project).glob("*.kopi"))


def backed_up(qtbot: QtBot, frame: Frame) -> int:
    frame.safekeeping.back_up()
    qtbot.waitUntil(lambda: not jobs.busy())
    return len(copies(study(frame).path))


def test_a_backup_is_made_beside_the_work_only_when_something_changed(qtbot: QtBot, frame: Frame) -> None:
    assert backed_up(qtbot, frame) == 1
    for path in copies(study(frame).path):
        path.rename(path.with_name("study-20200101T101010.kopi"))
    assert backed_up(qtbot, frame) == 1
    recruiting.save_case(study(frame), CaseDetails("Solvik råd", "Solvik"))
    assert backed_up(qtbot, frame) == 1
    assert [path.name for path in copies(study(frame).path)] != ["study-20200101T101010.kopi"]


def test_the_clock_of_the_backups_runs_while_a_project_is_open(frame: Frame) -> None:
    timer = frame.safekeeping._timer  # noqa: SLF001
    assert timer.isActive()
    assert timer.interval() == safekeeping.MINUTES * 60_000 == 900_000
    frame.leave()
    assert not timer.isActive()


def test_a_backup_that_fails_is_said_below_and_stops_nothing(qtbot: QtBot, frame: Frame) -> None:
    backing_up.folder_of(study(frame).path).write_text("a file")
    with qtbot.waitSignal(frame.safekeeping.failed) as told:
        frame.safekeeping.back_up()
    assert "No backup" in told.args[0]
    qtbot.waitUntil(lambda: not jobs.busy())
    recruiting.save_case(study(frame), CaseDetails("Solvik råd", "Solvik"))
    assert frame.leave()


def test_closing_makes_a_last_backup_if_something_changed(frame: Frame, project: Path) -> None:
    recruiting.save_case(study(frame), CaseDetails("Solvik råd", "Solvik"))
    frame.leave()
    (made,) = copies(project)
    stamp = made.stat().st_mtime_ns
    frame.show_study(opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE))
    frame.leave()
    assert [path.stat().st_mtime_ns for path in copies(project)] == [stamp]


def test_a_reader_makes_none(frame: Frame, project: Path) -> None:
    frame.leave()
    for path in copies(project):
        path.unlink()
    frame.show_study(opening.open_for_reading(project, PASSPHRASE))
    frame.safekeeping.back_up()
    frame.leave()
    assert copies(project) == []


def test_closing_waits_for_the_backup_that_is_being_made(frame: Frame, project: Path) -> None:
    recruiting.save_case(study(frame), CaseDetails("Solvik råd", "Solvik"))
    frame.safekeeping.back_up()
    frame.leave()
    assert len(copies(project)) == 1
    assert [path.name for path in backing_up.folder_of(project).iterdir() if ".part" in path.name] == []
    opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE).close()


def test_it_is_locked_when_nobody_is_there(qtbot: QtBot, frame: Frame, project: Path) -> None:
    frame.safekeeping.idle.seconds = SOON
    qtbot.waitUntil(lambda: frame.study is None)
    assert isinstance(frame.page, UnlockPage)
    opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE).close()


def test_a_window_that_stands_open_is_closed_first(qtbot: QtBot, frame: Frame) -> None:
    next(action for action in frame.actions() if action.objectName() == "project_details").trigger()
    frame.safekeeping.idle.seconds = SOON
    qtbot.waitUntil(lambda: frame.study is None)
    assert QApplication.activeModalWidget() is None


def test_words_typed_in_a_window_wait_behind_the_passphrase(qtbot: QtBot, frame: Frame) -> None:
    places(frame).go("recruitment")
    places(frame).recruitment.new_person()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PersonDialog)
    QTest.keyClicks(dialog.name, "Nora Fabelmann")
    frame.safekeeping.idle.seconds = SOON
    qtbot.waitUntil(lambda: isinstance(frame.page, VeilPage))
    frame.safekeeping.idle.seconds = 0
    assert frame.study is not None
    assert not dialog.isVisible()
    assert not frame.menuBar().isEnabled()
    veil = frame.page
    assert isinstance(veil, VeilPage)
    QTest.keyClicks(veil.passphrase, "wrong")
    QTest.keyClick(veil.passphrase, Key.Key_Return)
    assert "not the passphrase" in veil.problem.text()
    veil.passphrase.setText(PASSPHRASE)
    QTest.keyClick(veil.passphrase, Key.Key_Return)
    assert isinstance(frame.page, Places)
    assert dialog.isVisible()
    assert dialog.name.text() == "Nora Fabelmann"
    assert frame.menuBar().isEnabled()
    dialog.reject()


def test_a_window_closed_while_words_wait_closes_the_project(qtbot: QtBot, frame: Frame, project: Path) -> None:
    places(frame).go("recruitment")
    places(frame).recruitment.new_person()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PersonDialog)
    QTest.keyClicks(dialog.name, "Nora Fabelmann")
    frame.lock()
    assert isinstance(frame.page, VeilPage)
    assert frame.leave()
    opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE).close()


def test_a_last_backup_that_fails_is_said_on_the_next_page(frame: Frame) -> None:
    backing_up.folder_of(study(frame).path).write_text("a file")
    recruiting.save_case(study(frame), CaseDetails("Solvik råd", "Solvik"))
    frame.lock()
    assert isinstance(frame.page, UnlockPage)
    assert "No backup was made" in frame.page.problem.text()
    frame.show_start()
    assert isinstance(frame.page, StartPage)
    assert frame.page.problem.text() == ""


def test_a_running_clock_is_never_cut_off(qtbot: QtBot, frame: Frame) -> None:
    person = recruiting.save_person(study(frame), PersonDetails(name="Nora Fabelmann"))
    consenting.record(study(frame), person, consenting.Said(Decision.YES))
    interview = interviewing.plan(study(frame), persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE)
    places(frame).open_interview(interview)
    idle = frame.safekeeping.idle
    with qtbot.waitSignals([idle.rested, idle.rested, idle.rested]):
        idle.seconds = SOON
    assert frame.study is not None
    call = places(frame).interview.call
    assert call is not None
    call.screen.ticking.pause()
    qtbot.waitUntil(lambda: frame.study is None)
    assert isinstance(frame.page, UnlockPage)


def test_consent_that_is_being_read_is_never_cut_off(qtbot: QtBot, frame: Frame) -> None:
    person = recruiting.save_person(study(frame), PersonDetails(name="Nora Fabelmann"))
    interview = interviewing.plan(study(frame), persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE)
    places(frame).open_interview(interview)
    idle = frame.safekeeping.idle
    with qtbot.waitSignals([idle.rested, idle.rested]):
        idle.seconds = SOON
    assert frame.study is not None


def test_a_job_is_waited_for(qtbot: QtBot, frame: Frame) -> None:
    seen: list[bool] = []

    def work(progress: object) -> None:
        while len(seen) < 3:
            pass

    idle = frame.safekeeping.idle
    idle.rested.connect(lambda: seen.append(frame.study is not None))
    job = Job(work)
    with qtbot.waitSignal(job.finished):
        job.start()
        idle.seconds = SOON
    assert seen[:3] == [True, True, True]
    qtbot.waitUntil(lambda: frame.study is None)


def test_minutes_are_chosen_in_the_menu_and_kept(frame: Frame, settings: Settings) -> None:
    assert settings.idle_minutes == 10
    assert frame.safekeeping.idle.seconds == 600
    group = frame._menus.minutes  # noqa: SLF001
    checked = [action.data() for action in group.actions() if action.isChecked()]
    assert checked == [10]
    never = next(action for action in group.actions() if action.data() == 0)
    assert isinstance(never, QAction)
    never.trigger()
    assert settings.idle_minutes == 0
    assert frame.safekeeping.idle.seconds == 0
    assert Settings().idle_minutes == 0


def test_settings_spoilt_by_hand_are_as_at_first(settings: Settings) -> None:
    settings._kept.setValue("idle_minutes", "mange")  # noqa: SLF001
    assert settings.idle_minutes == 10


def test_keys_and_mouse_keep_it_awake(qtbot: QtBot) -> None:
    field = QLineEdit()
    idle = Idle(0.3, field)
    show(qtbot, field)
    rested: list[bool] = []
    idle.rested.connect(lambda: rested.append(True))
    window = field.windowHandle()
    assert window is not None

    def typed(number: int) -> None:
        if number % 3 == 0:
            QTest.keyClick(window, Key.Key_A)
        elif number % 3 == 1:
            QTest.mouseMove(window)
            idle.eventFilter(field, QEvent(QEvent.Type.MouseMove))
        else:
            QApplication.sendEvent(field, QInputMethodEvent())

    numbers = iter(range(15))
    done: list[bool] = []

    def type_on() -> None:
        number = next(numbers, None)
        done.append(True) if number is None else typed(number)

    typing = QTimer(field, interval=50)
    typing.timeout.connect(type_on)
    typing.start()
    qtbot.waitUntil(lambda: bool(done))
    assert rested == []
    typing.stop()
    qtbot.waitUntil(lambda: bool(rested))
    assert "a" in field.text()
