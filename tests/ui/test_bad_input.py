"""What goes wrong while somebody works: the words stay, the message says what is safe, and work goes on by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from interviewer.domain.text import one_line
from interviewer.services import interviewing, recruiting
from interviewer.ui.consent import ConsentPage
from interviewer.ui.frame import Frame
from interviewer.ui.interview.place import InterviewPlace
from interviewer.ui.interview.screen import InterviewScreen
from interviewer.ui.new_project import NewProjectPage
from interviewer.ui.recruitment.person_form import PersonDialog
from interviewer.ui.settings import Settings
from interviewer.ui.unlock import UnlockPage
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field
from tests.disks import Disk
from tests.ui.interviews import CTRL, Key, focused, press, read_all, show, write

HOSTILE = (
    "Robert'); DROP TABLE person;--",
    "../../x",
    "Åse\u0301 Ø",
    "🙂🙂 Smil",
    "<b>Nora</b> & <img src=x>",
    "%s{0}&",
)
ROOM_AGAIN = 8000
"""Milliseconds in which saving must have gone on by itself."""


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


@pytest.fixture
def place(consented: Field, qtbot: QtBot) -> Iterator[InterviewPlace]:
    """Return the place with the call under way."""
    made = InterviewPlace(consented.study)
    made.resize(1130, 700)
    made.refresh()
    show(qtbot, made)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: screen(made).editor.hasFocus())
    yield made
    if made.call is not None:
        made.call.leave()


def screen(place: InterviewPlace) -> InterviewScreen:
    assert place.call is not None
    return place.call.screen


def flushed(place: InterviewPlace) -> bool:
    assert place.call is not None
    return place.call.writer.flush()


def notes(field: Field) -> list[str]:
    sheet = interviewing.open_sheet(field.study, field.interview)
    return [answer.note for answer in sheet.answers.values()]


def test_on_a_full_disk_the_words_stay_and_saving_goes_on_by_itself(
    place: InterviewPlace, consented: Field, disk: Disk, qtbot: QtBot
) -> None:
    here = screen(place)
    assert flushed(place)
    disk.fill("study.intervju")
    write("Ble spurt av kommunen")
    qtbot.waitUntil(here.head.trouble.isVisible)
    said = " ".join(label.text() for label in here.head.trouble.findChildren(QLabel))
    assert "disk is full" in said
    assert "safe in this window" in said
    assert focused() is here.editor
    write(" i fjor")
    press(Key.Key_Return, CTRL)
    write("Og neste")
    assert notes(consented) == []
    disk.make_room()
    qtbot.waitUntil(here.head.trouble.isHidden, timeout=ROOM_AGAIN)
    assert flushed(place)
    qtbot.waitUntil(lambda: notes(consented) == ["Ble spurt av kommunen i fjor", "Og neste"])


def test_an_interview_is_not_closed_before_everything_in_it_is_kept(
    place: InterviewPlace, consented: Field, disk: Disk, qtbot: QtBot
) -> None:
    said: list[str] = []
    place.said.connect(said.append)
    assert flushed(place)
    disk.fill("study.intervju")
    write("Det siste som ble sagt")
    press(Key.Key_F12)
    press(Key.Key_F12)
    assert "Not everything is saved" in said[-1]
    assert place.call is not None
    assert not interviewing.interview(consented.study, consented.interview).closed
    with qtbot.waitSignal(place.call.writer.recovered, timeout=ROOM_AGAIN):
        disk.make_room()
    assert flushed(place)
    press(Key.Key_F12)
    qtbot.waitUntil(lambda: place.page is place.afterwards)
    assert notes(consented) == ["Det siste som ble sagt"]
    assert interviewing.interview(consented.study, consented.interview).closed


def test_a_consent_that_cannot_be_kept_is_told_and_can_be_kept_again(
    contacted: Field, disk: Disk, qtbot: QtBot
) -> None:
    made = InterviewPlace(contacted.study)
    made.refresh()
    show(qtbot, made)
    press(Key.Key_Return)
    page = made.page
    read_all()
    press(Key.Key_J, CTRL)
    with disk.full("study.intervju"):
        press(Key.Key_Return, CTRL)
        assert isinstance(page, ConsentPage)
        assert made.page is page
        assert "disk is full" in page.trouble.text()
        assert contacted.study.data.execute("SELECT count(*) FROM consent").fetchone() == (0,)
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: made.call is not None)
    assert made.call is not None
    assert made.call.leave()


def test_a_hundred_thousand_characters_are_kept_while_one_writes_on(
    place: InterviewPlace, consented: Field, qtbot: QtBot
) -> None:
    long = "Møteplassen 🙂 åpnet i høst. " * 3600
    screen(place).editor.insertPlainText(long)
    write(" og mer")
    qtbot.waitUntil(lambda: notes(consented) == [long + " og mer"])
    assert len(long) > 100_000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_only_a_name_in_the_window(contacted: Field, qtbot: QtBot, name: str) -> None:
    form = PersonDialog(contacted.study)
    form.open()
    qtbot.waitUntil(form.isVisible)
    form.name.setText(name)
    form.save()
    found = [row.shown for row in recruiting.people(contacted.study)]
    assert found == ["Samira Testdatter Hale", one_line(name)]


@pytest.mark.parametrize("folder", ["Dropbox", "OneDrive - Eksempel"])
def test_a_synchronised_folder_is_refused_in_the_window_with_a_local_one(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, folder: str
) -> None:
    page = NewProjectPage()
    qtbot.addWidget(page)
    page.show()
    page.folder.setText(str(tmp_path / folder))
    page.key_folder.setText(str(tmp_path / folder))
    page.project.title.setText("Råd")
    page.me.setText("Kari")
    for field in (page.passphrase.first, page.passphrase.second):
        field.setText(PASSPHRASE)
    with qtbot.assertNotEmitted(page.created):
        page.make()
    assert page.problem.isVisible()
    assert not (tmp_path / folder).exists()


def test_a_second_window_is_refused_and_may_read(
    qtbot: QtBot, settings: Settings, dressed: QApplication, consented: Field
) -> None:
    window = Frame(settings)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.unlock(consented.study.path)
    page = window.page
    assert isinstance(page, UnlockPage)
    unlock(page)
    qtbot.waitUntil(lambda: "another window" in words(page))
    assert window.study is None
    page.read_only.setChecked(True)
    unlock(page)
    qtbot.waitUntil(lambda: window.study is not None)
    assert window.study is not None
    assert window.study.read_only
    window.close()


def unlock(page: UnlockPage) -> None:
    page.same.setChecked(False)
    page.passphrase.setText(PASSPHRASE)
    page.key_passphrase.setText(KEY_PASSPHRASE)
    page.passphrase.setFocus()
    press(Key.Key_Return)


def words(page: UnlockPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))
