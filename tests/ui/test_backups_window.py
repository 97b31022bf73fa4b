"""Backups in the window, by keyboard: the list, putting one back, and another passphrase."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from interviewer.domain.consent import Decision
from interviewer.domain.interview import Mode
from interviewer.services import backing_up, consenting, interviewing, opening, recruiting, rekeying
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.storage.errors import WrongPassphrase
from interviewer.ui.backups import passphrase
from interviewer.ui.backups.listing import BackupsDialog, size
from interviewer.ui.backups.passphrase import PassphraseDialog
from interviewer.ui.backups.restoring import RestoreDialog, proposed
from interviewer.ui.frame import Frame
from interviewer.ui.places import Places
from interviewer.ui.recovery import RecoverySheet
from interviewer.ui.unlock import UnlockPage
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE
from tests.ui.interviews import Key, focused, press, write

D = TypeVar("D", bound=QDialog)
NEW = "seven yellow bees in a garden"


def do(frame: Frame, name: str) -> None:
    next(action for action in frame.actions() if action.objectName() == name).trigger()


def study(frame: Frame) -> Study:
    assert frame.study is not None
    return frame.study


def places(frame: Frame) -> Places:
    assert frame.places is not None
    return frame.places


def dialog(qtbot: QtBot, kind: type[D]) -> D:
    def ready() -> bool:
        window = QApplication.activeWindow()
        return isinstance(window, kind) and focused().window() is window

    qtbot.waitUntil(ready)
    window = QApplication.activeWindow()
    assert isinstance(window, kind)
    return window


def test_a_backup_is_chosen_restored_and_opened(qtbot: QtBot, frame: Frame, project: Path) -> None:
    recruiting.save_case(study(frame), CaseDetails("Solvik råd", "Solvik"))
    backing_up.back_up(study(frame))
    recruiting.save_case(study(frame), CaseDetails("Vikestad råd", "Vikestad"))
    do(frame, "backups")
    listed = dialog(qtbot, BackupsDialog)
    qtbot.waitUntil(lambda: listed.list.topLevelItemCount() == 1)
    item = listed.list.topLevelItem(0)
    assert item is not None
    assert item.text(2) == "whole"
    listed.list.setFocus()
    press(Key.Key_Return)
    restoring = dialog(qtbot, RestoreDialog)
    assert Path(restoring.place.text()).parent == project.parent
    restoring.same.setChecked(False)
    restoring.passphrase.setText(PASSPHRASE)
    restoring.key_passphrase.setText(KEY_PASSPHRASE)
    restoring.passphrase.setFocus()
    press(Key.Key_Return)
    qtbot.waitUntil(restoring.opening.isVisible)
    press(Key.Key_Space)
    page = frame.page
    assert isinstance(page, UnlockPage)
    assert page.path != project
    restored = opening.open_study(page.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    assert [row.shown for row in recruiting.cases(restored)] == ["Solvik råd"]
    restored.close()


def test_a_backup_is_restored_when_no_project_is_open(qtbot: QtBot, frame: Frame, tmp_path: Path) -> None:
    made = backing_up.back_up(study(frame), tmp_path / "minnepinne" / "kopi.kopi")
    frame.leave()
    frame.show_start()
    do(frame, "restore")
    restoring = dialog(qtbot, RestoreDialog)
    restoring.restore()
    assert "Choose a backup" in restoring.said.text()
    restoring.backup.setText(str(made))
    restoring.place.setText(str(tmp_path / "igjen" / "p"))
    restoring.passphrase.setText("wrong")
    restoring.restore()
    qtbot.waitUntil(lambda: "does not open" in restoring.said.text())
    assert restoring.button.isEnabled()
    restoring.passphrase.setText(PASSPHRASE)
    restoring.same.setChecked(False)
    restoring.key_passphrase.setText(KEY_PASSPHRASE)
    restoring.restore()
    qtbot.waitUntil(restoring.opening.isVisible)
    assert (tmp_path / "igjen" / "p.intervju").is_file()


def test_a_damaged_backup_is_shown_as_such(qtbot: QtBot, frame: Frame) -> None:
    made = backing_up.back_up(study(frame))
    content = bytearray(made.read_bytes())
    content[4000] ^= 1
    made.write_bytes(content)
    do(frame, "restore")
    listed = dialog(qtbot, BackupsDialog)
    qtbot.waitUntil(lambda: listed.list.topLevelItemCount() == 1)
    item = listed.list.topLevelItem(0)
    assert item is not None
    assert "damaged" in item.text(2)


def test_an_empty_list_says_how_to_begin(qtbot: QtBot, frame: Frame) -> None:
    do(frame, "backups")
    listed = dialog(qtbot, BackupsDialog)
    qtbot.waitUntil(lambda: "No backup" in listed.said.text())
    assert not listed.restoring.isEnabled()


@pytest.mark.parametrize("deed", ["backups", "restore", "change_passphrase"])
def test_they_wait_while_an_interview_is_open_and_say_so(frame: Frame, deed: str) -> None:
    person = recruiting.save_person(study(frame), PersonDetails(name="Nora Fabelmann"))
    consenting.record(study(frame), person, consenting.Said(Decision.YES))
    interview = interviewing.plan(study(frame), persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE)
    places(frame).open_interview(interview)
    do(frame, deed)
    assert QApplication.activeModalWidget() is None
    assert "has to wait" in places(frame).bottom.said


def _ask(qtbot: QtBot, frame: Frame, old: str = PASSPHRASE) -> PassphraseDialog:
    do(frame, "change_passphrase")
    asking = dialog(qtbot, PassphraseDialog)
    asking.old.setText(old)
    for field in (asking.data.first, asking.data.second):
        field.setFocus()
        write(NEW)
    return asking


def test_the_passphrase_is_changed_and_the_sheet_is_offered(qtbot: QtBot, frame: Frame, project: Path) -> None:
    recruiting.save_case(study(frame), CaseDetails("Solvik råd", "Solvik"))
    backing_up.back_up(study(frame))
    asking = _ask(qtbot, frame)
    assert asking.data.said == "Strong."
    press(Key.Key_Return)
    sheet = dialog(qtbot, RecoverySheet)
    press(Key.Key_Escape)
    assert sheet is not None
    assert [row.shown for row in recruiting.cases(study(frame))] == ["Solvik råd"]
    assert rekeying.knows(study(frame), NEW)
    assert "changed" in places(frame).bottom.said
    kept = [path for path in backing_up.known(study(frame)) if path.exists()]
    assert kept
    frame.leave()
    with pytest.raises(WrongPassphrase):
        opening.open_study(project, PASSPHRASE)
    opening.open_study(project, NEW, key_passphrase=NEW).close()
    for number, backup in enumerate(kept):
        with pytest.raises(WrongPassphrase):
            backing_up.restore(backup, project.with_name(f"old-{number}"), PASSPHRASE)
        backing_up.restore(backup, project.with_name(f"new-{number}"), NEW)


def test_one_each(qtbot: QtBot, frame: Frame, project: Path) -> None:
    asking = _ask(qtbot, frame)
    asking.which.button(passphrase.EACH).setChecked(True)
    asking.key.first.setText("another one for the key")
    asking.change()
    assert "not the same" in asking.problem.text()
    asking.key.second.setText("another one for the key")
    asking.change()
    dialog(qtbot, RecoverySheet).reject()
    frame.leave()
    opening.open_study(project, NEW, key_passphrase="another one for the key").close()


@pytest.mark.parametrize(("old", "which", "words"), [("wrong", passphrase.DATA, "is wrong"), ("", 3, "missing")])
def test_what_is_not_right_is_said_and_changes_nothing(
    qtbot: QtBot, frame: Frame, old: str, which: int, words: str
) -> None:
    asking = _ask(qtbot, frame, old)
    asking.which.button(which).setChecked(True)
    asking.change()
    assert words in asking.problem.text()
    assert asking.isVisible()
    press(Key.Key_Escape)
    assert rekeying.knows(study(frame), PASSPHRASE)


def test_trouble_brings_the_project_back_as_it_was(qtbot: QtBot, frame: Frame, project: Path) -> None:
    reader = opening.open_for_reading(project, PASSPHRASE)
    _ask(qtbot, frame).change()
    box = dialog(qtbot, QMessageBox)
    assert "another window" in box.text()
    press(Key.Key_Return)
    assert rekeying.knows(study(frame), PASSPHRASE)
    reader.close()


def test_without_the_key_only_the_data_can_be_changed(qtbot: QtBot, frame: Frame, project: Path) -> None:
    frame.leave()
    frame.show_study(opening.open_study(project, PASSPHRASE))
    asking = _ask(qtbot, frame)
    assert [button.isEnabled() for button in asking.which.buttons()] == [False, False, True, False]
    asking.change()
    dialog(qtbot, RecoverySheet).reject()
    frame.leave()
    opening.open_study(project, NEW, key_passphrase=KEY_PASSPHRASE).close()


def test_a_free_place_beside_the_project_is_proposed(tmp_path: Path) -> None:
    backup = tmp_path / "study-sikkerhetskopier" / "study-20260101T101010.kopi"
    first = proposed(backup)
    assert first.parent == tmp_path
    first.write_text("")
    assert proposed(backup) not in (first, tmp_path / "study.intervju")
    assert proposed(tmp_path / "kopi.kopi").name.startswith("kopi-")


def test_sizes_are_said_as_one_says_them() -> None:
    assert size(3_400_000) == "3.4 MB"
    assert size(1_260_000_000) == "1.26 GB"
