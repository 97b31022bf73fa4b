"""The page Good practice by keyboard: written down, changed, taken away, brought back, and written as a handbook."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from interviewer.services import commending
from interviewer.services.study import Study
from interviewer.ui.analysis.place import AnalysisPlace
from interviewer.ui.analysis.practice_dialog import PracticeDialog
from interviewer.ui.analysis.practice_page import PracticePage
from tests.talks import ROLE, Talks
from tests.ui.interviews import CTRL, Key, press, show


@pytest.fixture
def talks(study: Study) -> Talks:
    made = Talks(study)
    made.case(model="råd")
    return made


@pytest.fixture
def page(talks: Talks, qtbot: QtBot) -> Iterator[PracticePage]:
    """Return the page, open with nothing in it."""
    place = AnalysisPlace(talks.study)
    place.resize(1130, 680)
    show(qtbot, place)
    place.show_page(place.practice)
    place.practice.refresh()
    place.take_focus()
    yield place.practice
    place.hide()


def _write(page: PracticePage, title: str) -> None:
    press(Key.Key_N, CTRL)
    dialog = page.findChildren(PracticeDialog)[-1]
    assert dialog.focusWidget() is dialog.title
    QTest.keyClicks(dialog.title, title)
    dialog.save()
    assert not dialog.problem.isHidden()
    QTest.keyClicks(dialog.what, "Ta en kaffe.")
    QTest.keyClick(dialog.cases, Qt.Key.Key_Space)
    dialog.save()


def test_one_is_written_down_by_keys_taken_away_and_brought_back(page: PracticePage, talks: Talks) -> None:
    _write(page, "Samles")
    (row,) = commending.collection(talks.study)
    assert (row.practice.title, len(row.cases)) == ("Samles", 1)
    assert "Ta en kaffe." in page.told.text()
    page.finder.table.setFocus()
    press(Key.Key_Delete)
    assert commending.collection(talks.study) == ()
    press(Key.Key_Z, CTRL)
    assert commending.collection(talks.study)[0].practice.title == "Samles"


def test_enter_opens_the_one_one_is_at(page: PracticePage, talks: Talks) -> None:
    _write(page, "Samles")
    page.finder.table.setFocus()
    press(Key.Key_Return)
    dialog = page.findChildren(PracticeDialog)[-1]
    assert dialog.what.toPlainText() == "Ta en kaffe."
    QTest.keyClicks(dialog.needs, "Tid.")
    dialog.save()
    assert [row.practice.needs for row in commending.collection(talks.study)] == ["Tid."]


def test_the_handbook_is_written_and_the_page_says_where(page: PracticePage, tmp_path: Path) -> None:
    _write(page, "Samles")
    told: list[str] = []
    page.said.connect(told.append)
    page.write_to(tmp_path / "bok.docx")
    assert (tmp_path / "bok.docx").is_file()
    assert "bok.docx" in told[-1]


def test_it_is_closed_while_a_call_runs(page: PracticePage, talks: Talks) -> None:
    _who, held = talks.talk({ROLE: "noe"}, closed=False)
    talks.study.ring(held.id)
    place = page.window()
    assert isinstance(place, AnalysisPlace)
    place.refresh()
    assert not page.finder.isVisible()
