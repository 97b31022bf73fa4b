"""Ending a project from the window: the old files go only when the new one is whole, which is then shown."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from interviewer.domain.consent import Decision
from interviewer.domain.interview import Mode
from interviewer.services import consenting, ending, interviewing, noting, opening, recruiting, reviewing
from interviewer.services.opening import Study
from interviewer.storage.errors import CannotWrite
from interviewer.ui.ethics.end_dialog import EndDialog
from interviewer.ui.ethics.place import ENDING
from interviewer.ui.frame import Frame
from interviewer.ui.places import Places
from interviewer.ui.unlock import UnlockPage
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE

NEW = "ny fil uten et eneste navn"


@pytest.fixture
def frame(blank_frame: Frame, project: Path) -> Frame:
    study = opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    held(study)
    blank_frame.show_study(study)
    return blank_frame


def held(study: Study) -> None:
    """Hold, review and sign everything."""
    person = recruiting.save_person(study, recruiting.PersonDetails(name="Samira Testdatter Hale", role="leder"))
    consenting.record(study, person, consenting.Said(Decision.YES))
    interview = interviewing.plan(study, persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE)
    noting.save_note(study, interview, "rekruttering.rolle", "Leder, sier Samira Testdatter Hale.")
    noting.close(study, interview)
    reviewing.review_all(study)
    for task in ending.lacking(study):
        if task.person:
            ending.sign(study, task.key, "Gjort.")


def asked(frame: Frame, qtbot: QtBot) -> EndDialog:
    """Go to the end of the project and return its last question."""
    places = frame.places
    assert isinstance(places, Places)
    places.go("ethics")
    places.ethics.tabs.setCurrentIndex(ENDING)
    places.ethics.ending.end_button.click()
    (dialog,) = frame.findChildren(EndDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_nothing_ends_before_both_fields_agree_and_it_is_understood(qtbot: QtBot, frame: Frame, project: Path) -> None:
    dialog = asked(frame, qtbot)
    dialog.button.click()
    dialog.passphrase.first.setText(NEW)
    dialog.button.click()
    dialog.passphrase.second.setText(NEW)
    dialog.button.click()
    assert dialog.isVisible()
    assert project.is_file()


def test_the_window_shows_the_new_file_and_the_old_ones_are_gone(qtbot: QtBot, frame: Frame, project: Path) -> None:
    dialog = asked(frame, qtbot)
    dialog.passphrase.first.setText(NEW)
    dialog.passphrase.second.setText(NEW)
    dialog.sure.setChecked(True)
    dialog.button.click()
    qtbot.waitUntil(lambda: isinstance(frame.page, UnlockPage), timeout=60_000)
    assert [path.name for path in sorted(project.parent.iterdir()) if path.is_file()] == [
        "study-anonymisert.intervju",
        "study-sluttrapport.docx",
    ]
    (told,) = frame.findChildren(QMessageBox)
    assert "study-anonymisert.intervju" in told.text()
    told.close()
    new = opening.open_study(project.with_name("study-anonymisert.intervju"), NEW)
    assert new.project.ended is not None
    assert "Samira" not in str(new.data.execute("SELECT val FROM event").fetchall())
    new.close()


def test_where_the_new_file_cannot_be_made_everything_is_as_it_was(
    qtbot: QtBot, frame: Frame, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(frame, qtbot)
    dialog.passphrase.first.setText(NEW)
    dialog.passphrase.second.setText(NEW)
    dialog.sure.setChecked(True)

    def full(*_words: object, **_more: object) -> None:
        raise CannotWrite(project, "the disk is full")

    monkeypatch.setattr("interviewer.storage.files.create", full)
    dialog.button.click()
    qtbot.waitUntil(lambda: isinstance(frame.page, Places), timeout=60_000)
    (told,) = frame.findChildren(QMessageBox)
    assert "disk is full" in told.text()
    told.close()
    assert frame.study is not None
    assert [row.shown for row in recruiting.people(frame.study)] == ["Samira Testdatter Hale"]
