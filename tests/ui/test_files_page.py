"""The page Files by keyboard: out to other programs, small cells accepted, and back again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from interviewer.services import codebook, noting, reviewing
from interviewer.services.returning import Lost, ReturnReport
from interviewer.ui.analysis.files_page import FilesPage
from interviewer.ui.analysis.outputs import OUTPUTS, came
from tests.coded import code, coding
from tests.conftest import Field
from tests.services.test_returning import changed
from tests.ui.interviews import CTRL, Key, press, show


@pytest.fixture
def page(consented: Field, qtbot: QtBot, tmp_path: Path) -> Iterator[FilesPage]:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Vi fikk hjelp av Samira.")
    noting.close(study, consented.interview)
    reviewing.review_all(study)
    coding(consented, "fikk hjelp", code(study, "Hjelp"))
    made = FilesPage(study)
    made.resize(1100, 620)
    made.refresh()
    show(qtbot, made)
    made.folder.setText(str(tmp_path / "ut"))
    made.take_focus()
    yield made
    made.hide()


def finished(page: FilesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.write.isEnabled(), timeout=20_000)


def accept(page: FilesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.cells.isVisible(), timeout=20_000)
    finished(page, qtbot)
    page.cells.reason.setFocus()
    qtbot.keyClicks(page.cells.reason, "Alle er oppdiktet")
    page.cells.button.click()


@pytest.mark.parametrize("number", range(len(OUTPUTS)))
def test_each_output_is_written_by_keyboard_once_small_cells_are_accepted(
    page: FilesPage, qtbot: QtBot, tmp_path: Path, number: int
) -> None:
    assert page.what.hasFocus()
    for _each in range(number):
        press(Key.Key_Down)
    assert page.what.currentIndex() == number
    press(Key.Key_Return, CTRL)
    accept(page, qtbot)
    qtbot.waitUntil(lambda: page.list.isVisible(), timeout=20_000)
    finished(page, qtbot)
    assert "written" in page.told.text()
    assert list((tmp_path / "ut").iterdir())


def test_what_went_out_comes_back_and_the_page_says_what_came(page: FilesPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.what.setCurrentIndex(2)
    page.export("Alle er oppdiktet")
    finished(page, qtbot)
    page.bring_back(next((tmp_path / "ut").glob("*.qdpx")))
    finished(page, qtbot)
    assert "1 here already" in page.told.text()
    assert "0 not placed" in page.told.text()


def test_a_file_that_is_refused_says_why(page: FilesPage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "x.qdpx").write_bytes(b"x")
    page.bring_back(tmp_path / "x.qdpx")
    finished(page, qtbot)
    assert "was not read" in page.told.text()


def test_a_code_renamed_elsewhere_is_taken_or_left_by_keyboard(page: FilesPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.what.setCurrentIndex(2)
    page.export("Alle er oppdiktet")
    finished(page, qtbot)
    path = next((tmp_path / "ut").glob("*.qdpx"))
    changed(path, lambda qde: qde.replace('name="Hjelp"', 'name="Støtte"'))
    for taken in (False, True):
        page.bring_back(path)
        qtbot.waitUntil(lambda: page.renamed.isVisible(), timeout=20_000)
        finished(page, qtbot)
        assert page.renamed.list.hasFocus()
        if taken:
            press(Key.Key_Space)
            page.renamed.take.click()
        else:
            page.renamed.leave.click()
        assert not page.renamed.isVisible()
        names = [one.name for one, _depth in codebook.codebook(page._study).in_order()]  # noqa: SLF001
        assert names == (["Støtte"] if taken else ["Hjelp"])
    assert page.told.text() == "1 code has a new name."


def test_what_was_parted_is_told_and_what_is_lost_is_shortened() -> None:
    lost = Lost("text", "Hjelp", "ord " * 60, "why not")
    lines = came(ReturnReport(0, 2, 0, 0, 1, (lost,), 0))
    assert lines[1] == "1 coding reached over several answers and is now one in each of them."
    assert "ord ord" in lines[2]
    assert len(lines[2]) < 120
