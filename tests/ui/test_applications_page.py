"""The page Applications by keyboard: entered in a grid, read from a file, turned into figures, and undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMessageBox,
    QStyle,
    QStyleOptionFrame,
    QTableWidget,
    QTableWidgetItem,
)
from pytestqt.qtbot import QtBot

from interviewer.services import applying, noting
from interviewer.services.applying import Details
from interviewer.ui.analysis.application_form import ApplicationDialog
from interviewer.ui.analysis.application_preview import PreviewDialog
from interviewer.ui.analysis.applications_page import ApplicationsPage
from tests.applications import as_csv, made_up
from tests.conftest import Field
from tests.services.test_applying import ONE
from tests.ui.interviews import CTRL, SHIFT, Key, press, show


@pytest.fixture
def page(consented: Field, qtbot: QtBot) -> Iterator[ApplicationsPage]:
    made = ApplicationsPage(consented.study)
    made.resize(1100, 620)
    made.refresh()
    show(qtbot, made)
    made.take_focus()
    yield made
    made.hide()


def dialog_of(page: ApplicationsPage, qtbot: QtBot) -> ApplicationDialog:
    qtbot.waitUntil(lambda: bool(page.findChildren(ApplicationDialog)))
    dialog = page.findChildren(ApplicationDialog)[-1]
    qtbot.waitUntil(lambda: (found := QApplication.focusWidget()) is not None and dialog.isAncestorOf(found))
    return dialog


def cell(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    found = table.item(row, column)
    assert found is not None
    return found


def back(page: ApplicationsPage, qtbot: QtBot) -> None:
    """Wait until the page has the keyboard again."""
    page.window().activateWindow()
    page.take_focus()
    qtbot.waitUntil(page.finder.table.hasFocus)


def test_an_applicant_is_entered_in_a_grid_by_keyboard(page: ApplicationsPage, qtbot: QtBot) -> None:
    press(Key.Key_N, CTRL)
    dialog = dialog_of(page, qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), "Prøvelaget")
    dialog.grid.setFocus()
    for text in ("2016", "Prøvik", "drift", "Leir", "50 000", "20 000"):
        for letter in text:
            qtbot.keyClicks(QApplication.focusWidget(), letter)
        press(Key.Key_Return)
        qtbot.waitUntil(dialog.grid.hasFocus)
    assert dialog.grid.rowCount() == 2
    dialog.save()
    (row,) = applying.register(page._study).rows  # noqa: SLF001
    assert (row.organisation, row.application.applied, row.application.granted) == ("Prøvelaget", 50_000, 20_000)
    assert page.finder.table.rowCount() == 1
    assert "Granted: 1 of 1" in page.summary.text()


def test_what_is_wrong_is_said_in_the_window_and_nothing_is_kept(page: ApplicationsPage, qtbot: QtBot) -> None:
    press(Key.Key_N, CTRL)
    dialog = dialog_of(page, qtbot)
    cell(dialog.grid, 0, 4).setText("mye")
    dialog.save()
    assert "mye" in dialog.problem.text()
    assert dialog.isVisible()
    assert applying.register(page._study).rows == ()  # noqa: SLF001


def test_rows_copied_from_a_spreadsheet_are_pasted(page: ApplicationsPage, qtbot: QtBot) -> None:
    press(Key.Key_N, CTRL)
    dialog = dialog_of(page, qtbot)
    QApplication.clipboard().setText("2016\tPrøvik\tdrift\tLeir\t100\t50\n2017\tPrøvik\tdrift\tLeir\t100\t0\n")
    dialog.grid.setFocus()
    press(Key.Key_V, CTRL)
    assert [(line.year, line.granted) for line in dialog.grid.lines()] == [("2016", "50"), ("2017", "0")]


def test_changing_removing_and_undoing_by_key(page: ApplicationsPage, qtbot: QtBot) -> None:
    applying.keep(page._study, Details("Prøvelaget"), [ONE])  # noqa: SLF001
    page.refresh()
    page.take_focus()
    press(Key.Key_Return)
    dialog = dialog_of(page, qtbot)
    assert dialog.organisation.text() == "Prøvelaget"
    cell(dialog.grid, 0, 5).setText("0")
    dialog.save()
    back(page, qtbot)
    assert "turned down" in cell(page.finder.table, 0, 8).text()
    press(Key.Key_Delete)
    assert page.finder.table.rowCount() == 0
    press(Key.Key_Z, CTRL)
    assert "turned down" in cell(page.finder.table, 0, 8).text()
    press(Key.Key_Z, CTRL)
    assert "less than asked for" in cell(page.finder.table, 0, 8).text()


def test_a_file_is_previewed_taken_in_and_counted(page: ApplicationsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_preview(as_csv(tmp_path / "a.csv", made_up()))
    qtbot.waitUntil(lambda: bool(page.findChildren(PreviewDialog)))
    dialog = page.findChildren(PreviewDialog)[0]
    assert dialog.finder.table.rowCount() == 600
    assert applying.register(page._study).rows == ()  # noqa: SLF001
    qtbot.waitUntil(lambda: dialog.take.hasFocus())
    with qtbot.waitSignal(page.changed, timeout=30_000):
        press(Key.Key_Return)
    assert "Granted: 480 of 600" in page.summary.text()
    back(page, qtbot)
    press(Key.Key_R, CTRL)
    assert page.figures.table.hasFocus()
    cells = [cell(page.figures.table, 0, column).text() for column in range(6)]
    assert cells == ["innvandrerorganisasjon", "254", "379", "379", "303", "80 %"]
    press(Key.Key_R, CTRL)
    press(Key.Key_Z, CTRL)
    assert page.finder.table.rowCount() == 0


def test_a_file_with_something_to_mend_cannot_be_taken_in(page: ApplicationsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_preview(as_csv(tmp_path / "a.csv", [("Prøvelaget", "", "", "", "", "", "", "mye", "")]))
    dialog = page.findChildren(PreviewDialog)[0]
    assert not dialog.take.isEnabled()
    assert "mye" in cell(dialog.finder.table, 0, 1).text()
    assert dialog.problem.isVisible()


def test_a_file_that_is_no_table_says_why(page: ApplicationsPage, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a;b\n")
    page.show_preview(tmp_path / "a.csv")
    (box,) = page.findChildren(QMessageBox)
    assert "No row in it names" in box.text()
    box.close()


def test_the_interviews_of_the_municipality_are_found(page: ApplicationsPage, consented: Field, qtbot: QtBot) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Vi fikk hjelp.")
    noting.close(study, consented.interview)
    (case,) = [row for row in applying.places(study).values() if row.cases]
    applying.keep(study, Details("Prøvelaget"), [type(ONE)(municipality=case.shown, applied="1")])
    page.refresh()
    page.take_focus()
    press(Key.Key_G, CTRL)
    assert page.chooser.list.count() == 2
    press(Key.Key_Down)
    with qtbot.waitSignal(page.passage_wanted) as wanted:
        press(Key.Key_Return)
    assert wanted.args[0] == consented.interview


def test_what_is_shown_can_be_written(page: ApplicationsPage, tmp_path: Path) -> None:
    applying.keep(page._study, Details("Prøvelaget"), [ONE])  # noqa: SLF001
    page.refresh()
    page.write_to(tmp_path / "ut.xlsx")
    assert (tmp_path / "ut.xlsx").is_file()


def test_the_bars_are_saved_and_copied_by_keys_with_their_figures(
    page: ApplicationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    applying.keep(page._study, Details("Prøvelaget", "forening"), [ONE])  # noqa: SLF001
    page.refresh()
    page.take_focus()
    press(Key.Key_P, CTRL | SHIFT)
    held = QApplication.clipboard().mimeData()
    assert held.hasImage()
    assert "forening\t1 av 1 – 100 %" in held.text()
    assert "Prøvelaget" not in held.text()
    page.figures.by.setCurrentIndex(1)
    with qtbot.waitSignal(page.said) as said:
        page.charts.save(tmp_path / "tall.png")
    assert "tall.txt" in said.args[0]
    assert QImage(str(tmp_path / "tall.png")).width() > 900
    assert "Prøvik" not in (tmp_path / "tall.txt").read_text(encoding="utf-8")
    page.charts.save(tmp_path / "skarp")
    assert (tmp_path / "skarp.svg").read_bytes().startswith(b"<?xml")


def test_without_applications_there_is_nothing_to_draw(page: ApplicationsPage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.said) as said:
        page.charts.save(tmp_path / "tall.png")
    assert "nothing to draw" in said.args[0]
    assert not list(tmp_path.glob("tall*"))


def test_tab_goes_through_the_cells_and_out_at_the_end_and_the_figure_being_typed_is_kept(
    page: ApplicationsPage, qtbot: QtBot
) -> None:
    press(Key.Key_N, CTRL)
    dialog = dialog_of(page, qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), "Prøvelaget")
    dialog.grid.setFocus()
    for text in ("2016", "", "", "", "1 250 000"):
        for letter in text:
            qtbot.keyClicks(QApplication.focusWidget(), letter)
        at = (dialog.grid.currentRow(), dialog.grid.currentColumn())
        press(Key.Key_Tab)
        qtbot.waitUntil(lambda at=at: (dialog.grid.currentRow(), dialog.grid.currentColumn()) > at)  # type: ignore[misc]
    qtbot.waitUntil(lambda: dialog.grid.currentColumn() == 5)
    for letter in "400":
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    frame = QStyleOptionFrame()
    editor.initStyleOption(frame)
    inside = editor.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, editor)
    assert inside.height() >= editor.fontMetrics().height()
    assert inside.width() > editor.fontMetrics().horizontalAdvance("1 250 000")
    dialog.save()
    (row,) = applying.register(page._study).rows  # noqa: SLF001
    assert (row.application.applied, row.application.granted) == (1_250_000, 400)


def test_tab_leaves_the_grid_after_its_last_cell(page: ApplicationsPage, qtbot: QtBot) -> None:
    press(Key.Key_N, CTRL)
    dialog = dialog_of(page, qtbot)
    dialog.grid.setFocus()
    for _cell in range(6):
        assert dialog.grid.hasFocus()
        press(Key.Key_Tab)
    qtbot.waitUntil(lambda: not dialog.grid.hasFocus())
    dialog.reject()
