"""The register of consents and the reviewer's package in the window, by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from interviewer.domain.report import Table
from interviewer.services import submitting
from interviewer.services.study import Study
from interviewer.ui import jobs
from interviewer.ui.ethics import register_page, report_export
from interviewer.ui.ethics.explain import ExplainDialog
from interviewer.ui.ethics.register_page import RegisterPage
from interviewer.ui.ethics.report_export import ReportDialog
from interviewer.ui.ethics.review_reader import ReviewDialog
from tests.orderly import Fieldwork

SECRET = "tre små fugler i skogen"
Key = Qt.Key


@pytest.fixture
def field(study: Study) -> Fieldwork:
    made = Fieldwork(study)
    made.informant()
    made.informant(consent={"elements": made.text.script.mandatory[:-1]})
    return made


def show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def rest(qtbot: QtBot) -> None:
    """Wait until nothing runs beside."""
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=20_000)


@pytest.fixture
def page(field: Fieldwork, qtbot: QtBot) -> Iterator[RegisterPage]:
    made = RegisterPage(field.study)
    made.resize(1130, 620)
    show(qtbot, made)
    made.refresh()
    qtbot.waitUntil(lambda: made.out.rows.rowCount() == 1, timeout=20_000)
    made.take_focus()
    yield made
    rest(qtbot)
    made.hide()


def test_every_informant_stands_there_with_every_column_and_no_name(page: RegisterPage) -> None:
    rows = page.informants.rows
    assert (rows.rowCount(), rows.columnCount()) == (2, 28)
    texts = [str(rows.data(rows.index(row, column))) for row in range(2) for column in range(28)]
    assert not any("Testperson" in text for text in texts)
    assert sum(text.startswith("I-") for text in texts) == 2


def test_what_is_out_of_order_is_told_and_leads_to_the_person(page: RegisterPage, qtbot: QtBot) -> None:
    assert "1 thing out of order" in page.order.text()
    qtbot.keyClick(page, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.currentIndex() == register_page.OUT_OF_ORDER
    cell = page.out.rows.index(0, 0)
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        assert str(page.out.rows.data(cell, role)).endswith("N19 room for questions")
    page.take_focus()
    with qtbot.waitSignal(page.person_wanted) as wanted:
        qtbot.keyClick(page.out.table, Key.Key_Return)
    assert wanted.args == [page.out.current]
    assert page.out.current


def test_the_register_leads_to_the_person_too(page: RegisterPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.person_wanted) as wanted:
        qtbot.keyClick(page.informants.table, Key.Key_Return)
    assert wanted.args == [page.informants.current]


def test_typing_narrows_and_the_arrows_move_on(page: RegisterPage, qtbot: QtBot) -> None:
    second = str(page.informants.rows.values_at(1)[0])
    qtbot.keyClicks(page.informants.finding, second)
    assert page.informants.rows.rowCount() == 1
    assert page.informants.rows.values_at(0)[0] == second
    page.informants.finding.clear()
    page.informants.select("")
    qtbot.keyClick(page.informants.finding, Key.Key_Down)
    assert page.informants.table.currentIndex().row() == 1
    qtbot.keyClick(page.informants.finding, Key.Key_Down)
    assert page.informants.table.currentIndex().row() == 1


def test_below_zero_has_a_minus_and_stands_out(page: RegisterPage) -> None:
    rows = page.informants.rows
    rows.show_rows(Table("T", ("a", "b"), ((-5, 3),)), ["x"], "")
    assert rows.data(rows.index(0, 0)) == "\u22125"
    assert isinstance(rows.data(rows.index(0, 0), Qt.ItemDataRole.ForegroundRole), QBrush)
    assert rows.data(rows.index(0, 1), Qt.ItemDataRole.ForegroundRole) is None


def test_an_empty_register_says_what_belongs_there(study: Study, qtbot: QtBot) -> None:
    made = RegisterPage(study)
    show(qtbot, made)
    made.refresh()
    qtbot.waitUntil(lambda: "out of order" in made.order.text(), timeout=20_000)
    rest(qtbot)
    assert not made.informants.table.isVisible()
    assert not made.person.isEnabled()
    assert "Nothing is out of order" in made.order.text()


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (report_export.REGISTER, "consent-register.docx"),
        (report_export.REVIEW, "manifest.json"),
        (report_export.METHOD, "method-section.docx"),
        (report_export.PROGRESS, "progress-report.docx"),
    ],
)
def test_each_report_is_written_where_one_says(
    field: Fieldwork, qtbot: QtBot, tmp_path: Path, kind: int, name: str
) -> None:
    dialog = ReportDialog(field.study)
    show(qtbot, dialog)
    dialog.kind.setCurrentIndex(kind)
    dialog.folder.setText(str(tmp_path / "ut"))
    dialog.export()
    rest(qtbot)
    qtbot.waitUntil(dialog.files.isVisible)
    listed = {dialog.files.item(row).text() for row in range(dialog.files.count())}
    assert listed == {path.name for path in (tmp_path / "ut").iterdir()}
    assert any(each.split(".")[-1] == name.split(".")[-1] for each in listed)


def test_an_encrypted_package_asks_for_the_passphrase_twice(field: Fieldwork, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ReportDialog(field.study)
    show(qtbot, dialog)
    dialog.kind.setCurrentIndex(report_export.REVIEW)
    dialog.encrypt.setChecked(True)
    dialog.folder.setText(str(tmp_path))
    dialog.passphrase.first.setText(SECRET)
    dialog.export()
    assert "twice" in dialog.said.text()
    dialog.passphrase.second.setText(SECRET)
    dialog.export()
    rest(qtbot)
    qtbot.waitUntil(dialog.files.isVisible)
    assert (tmp_path / "gransking.pakke").is_file()


def reader(qtbot: QtBot, path: Path, passphrase: str = "") -> ReviewDialog:
    dialog = ReviewDialog()
    show(qtbot, dialog)
    dialog.path.setText(str(path))
    dialog.passphrase.setText(passphrase)
    qtbot.keyClick(dialog.path, Key.Key_Return)
    rest(qtbot)
    qtbot.waitUntil(dialog.open_button.isEnabled)
    return dialog


def test_a_package_is_read_without_a_project(field: Fieldwork, qtbot: QtBot, tmp_path: Path) -> None:
    submitting.export_review(field.study, tmp_path / "ut")
    dialog = reader(qtbot, tmp_path / "ut")
    assert "3 files are as they were signed" in dialog.said.text()
    headings = [dialog.sections.item(row).text() for row in range(dialog.sections.count())]
    assert len(headings) > 10
    for row, _heading in enumerate(headings):
        dialog.sections.setCurrentRow(row)
        assert dialog.page.isVisible()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_passphrase_is_asked_for_where_there_is_one(field: Fieldwork, qtbot: QtBot, tmp_path: Path) -> None:
    (path,) = submitting.export_review(field.study, tmp_path / "ut", encrypt=True, passphrase=SECRET).files
    dialog = reader(qtbot, path, "noe annet")
    assert dialog.passphrase.isVisible()
    assert "does not open" in dialog.said.text()
    assert dialog.sections.count() == 0
    dialog.passphrase.setText(SECRET)
    qtbot.keyClick(dialog.passphrase, Key.Key_Return)
    rest(qtbot)
    qtbot.waitUntil(lambda: dialog.sections.count() > 0)


def test_an_altered_package_is_not_shown(field: Fieldwork, qtbot: QtBot, tmp_path: Path) -> None:
    submitting.export_review(field.study, tmp_path / "ut")
    path = tmp_path / "ut" / "review.json"
    path.write_bytes(path.read_bytes().replace(b"Register", b"Registes", 1))
    dialog = reader(qtbot, tmp_path / "ut")
    assert "altered" in dialog.said.text()
    assert dialog.sections.count() == 0


def test_what_is_out_of_order_is_explained_by_keyboard(page: RegisterPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(register_page.OUT_OF_ORDER)
    page.take_focus()
    qtbot.keyClick(page.out.table, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(ExplainDialog)
    assert dialog is not None
    assert not dialog.keep.isEnabled()
    qtbot.keyClicks(dialog.why, "Sagt i brevet.")
    qtbot.keyClick(dialog.why, Key.Key_Return)
    qtbot.waitUntil(lambda: "is explained" in page.order.text(), timeout=20_000)
    rest(qtbot)
    assert "Sagt i brevet." in str(page.out.rows.values_at(0)[-1])
