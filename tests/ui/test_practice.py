"""The page Good practice by keyboard: written down, changed, taken away, brought back, and written as a handbook."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from interviewer.domain.practice import Basis, Practice
from interviewer.services import commending
from interviewer.services.study import Study
from interviewer.ui.analysis.place import AnalysisPlace
from interviewer.ui.analysis.practice_dialog import PracticeDialog
from interviewer.ui.analysis.practice_page import PracticePage
from tests.coded import code
from tests.talks import ROLE, Talks
from tests.ui.interviews import CTRL, SHIFT, Key, press, show


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


def _coded(talks: Talks) -> tuple[str, str]:
    """Return an interview with a coded passage, and the passage's coding."""
    theme = code(talks.study, "Framgangsmåte")
    who, held = talks.talk({ROLE: "Vi ringte rundt dagen før. Da kom alle."}, case=talks.case())
    return held.id, talks.code(who, held, ROLE, "Vi ringte rundt", theme).id


def test_passages_are_ticked_by_keys_and_read_where_they_stand(page: PracticePage, talks: Talks, qtbot: QtBot) -> None:
    held, coding = _coded(talks)
    _write(page, "Ring")
    page.finder.table.setFocus()
    press(Key.Key_Return)
    dialog = page.findChildren(PracticeDialog)[-1]
    dialog.passages.line.setFocus()
    QTest.keyClicks(dialog.passages.line, "framgang ringte")
    QTest.keyClick(dialog.passages.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.passages.list
    QTest.keyClick(dialog.passages.list, Qt.Key.Key_Space)
    dialog.save()
    (row,) = commending.collection(talks.study)
    assert row.practice.builds_on == (Basis(held, coding=coding),)
    assert "Vi ringte rundt" in page.told.text()
    page.window().activateWindow()
    page.take_focus()
    qtbot.waitUntil(page.finder.table.hasFocus)
    press(Key.Key_G, CTRL)
    with qtbot.waitSignal(page.passage_wanted) as wanted:
        press(Key.Key_Return)
    assert wanted.args[0] == held


def test_what_the_line_hides_stays_ticked(page: PracticePage, talks: Talks) -> None:
    held, coding = _coded(talks)
    basis = Basis(held, coding=coding)
    dialog = PracticeDialog(talks.study, page.steps, Practice("", "Ring", "Ring.", builds_on=(basis,)), page)
    dialog.passages.line.setText("finnes ikke")
    assert dialog.passages.list.item(0).isHidden()
    assert dialog.passages.chosen() == (basis,)
    dialog.reject()


def test_a_coding_becomes_good_practice_and_a_second_one_joins_it(talks: Talks, qtbot: QtBot) -> None:
    held, coding = _coded(talks)
    place = AnalysisPlace(talks.study)
    show(qtbot, place)
    place.show_passage(held, "")
    page = place.coding
    page.refresh()
    page.text.go(coding)
    page.take_focus()
    press(Key.Key_G, CTRL | SHIFT)
    dialog = page.findChildren(PracticeDialog)[-1]
    dialog.title.setText("Ring")
    dialog.what.setPlainText("Ring alle dagen før.")
    dialog.save()
    (row,) = commending.collection(talks.study)
    assert row.practice.builds_on == (Basis(held, coding=coding),)
    assert (row.theme, len(row.cases)) == ("Framgangsmåte", 1)
    cursor = page.text.textCursor()
    cursor.setPosition(page.text.toPlainText().index("Da kom") + 1)
    page.text.setTextCursor(cursor)
    page.window().activateWindow()
    page.take_focus()
    qtbot.waitUntil(page.text.hasFocus)
    press(Key.Key_G, CTRL | SHIFT)
    QTest.keyClicks(page.chooser.line, "ring")
    press(Key.Key_Down)
    press(Key.Key_Return)
    (row,) = commending.collection(talks.study)
    assert [bool(each.item) for each in row.practice.builds_on] == [False, True]
    page.undo()
    assert len(commending.collection(talks.study)[0].practice.builds_on) == 1
    place.hide()
