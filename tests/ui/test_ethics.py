"""The place Ethics by keyboard: the log in words, undoing, the hashes and the check, what was erased."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from interviewer.services import (
    auditing,
    backing_up,
    exporting,
    noting,
    recruiting,
    reviewing,
    striking,
    withdrawing,
)
from interviewer.services.crowding import Leave
from interviewer.services.recruiting import PersonDetails
from interviewer.services.withdrawing import Scope
from interviewer.storage import withdrawals
from interviewer.ui.ethics import erasures_page
from interviewer.ui.ethics.place import ERASURES, EXPORTS, HEADS, LOG, EthicsPlace
from tests.conftest import Field
from tests.ui.interviews import Key, press, show, write


@pytest.fixture
def place(consented: Field, qtbot: QtBot) -> Iterator[EthicsPlace]:
    """Return the place, open at the log."""
    made = EthicsPlace(consented.study)
    made.tabs.setCurrentIndex(LOG)
    made.resize(1130, 680)
    made.refresh()
    show(qtbot, made)
    made.take_focus()
    yield made
    made.hide()


def _rows(place: EthicsPlace) -> list[str]:
    table = place.log.finder.table
    cells = [table.item(row, 3) for row in range(table.rowCount()) if not table.isRowHidden(row)]
    return [cell.text() for cell in cells if cell is not None]


def test_the_log_is_told_in_words_without_names(place: EthicsPlace) -> None:
    assert _rows(place)[:3] == ["consent given", "interview planned", "person added"]
    table = place.log.finder.table
    texts = [table.item(row, column) for row in range(table.rowCount()) for column in range(table.columnCount())]
    assert not any("Samira" in item.text() for item in texts if item is not None)


def test_a_pseudonym_brings_all_about_it(place: EthicsPlace, consented: Field, qtbot: QtBot) -> None:
    other = recruiting.save_person(consented.study, PersonDetails(name="Nora Fabelmann"))
    place.refresh()
    place.log.finder.finding.setFocus()
    write(recruiting.person(consented.study, other).person.pseudonym)
    qtbot.waitUntil(lambda: place.log.finder.table.rowCount() == 1)
    assert _rows(place) == ["person added"]
    place.log.finder.finding.clear()
    qtbot.waitUntil(lambda: place.log.finder.table.rowCount() > 1)


def test_older_lines_come_on_asking(place: EthicsPlace, consented: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interviewer.ui.ethics.log_page.PAGE", 2)
    place.refresh()
    assert len(_rows(place)) == 2
    place.log.more.setFocus()
    press(Key.Key_Space)
    assert len(_rows(place)) == 4
    assert tuple(place.log._lines) == tuple(line.deed for line in auditing.log(consented.study, limit=4))  # noqa: SLF001


def test_a_deed_is_undone_from_the_log(place: EthicsPlace, consented: Field, qtbot: QtBot) -> None:
    recruiting.save_person(consented.study, PersonDetails(name="Samira T. Hale", role="leder"), consented.person)
    place.refresh()
    place.take_focus()
    press(Key.Key_Up)
    assert place.log.card.undo.isEnabled()
    place.log.card.undo.setFocus()
    with qtbot.waitSignal(place.changed):
        press(Key.Key_Space)
    assert recruiting.person(consented.study, consented.person).shown == "Samira Testdatter Hale"


def test_why_a_deed_cannot_be_undone_is_said(place: EthicsPlace) -> None:
    assert not place.log.card.undo.isEnabled()
    assert "Record a new answer instead" in place.log.card.why.text()


def test_a_reader_undoes_nothing(consented: Field, qtbot: QtBot) -> None:
    noting.set_preparation(consented.study, consented.interview, "Les.")
    consented.study.read_only = True
    place = EthicsPlace(consented.study)
    place.tabs.setCurrentIndex(LOG)
    qtbot.addWidget(place)
    place.refresh()
    assert not place.log.card.undo.isEnabled()
    consented.study.read_only = False


def test_the_hashes_are_copied_printed_and_checked(
    place: EthicsPlace, consented: Field, qtbot: QtBot, tmp_path: Path
) -> None:
    place.tabs.setCurrentIndex(HEADS)
    page = place.heads
    assert page.table.rowCount() == 2
    page.copy.setFocus()
    press(Key.Key_Space)
    assert auditing.heads(consented.study)[0].hash in QGuiApplication.clipboard().text()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "heads.pdf"))
    page.write(printer)
    assert (tmp_path / "heads.pdf").read_bytes().startswith(b"%PDF")
    page.verify.setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: "Nothing was altered" in page.found.text(), timeout=20_000)
    assert page.verify.isEnabled()


def test_an_altered_log_is_told(place: EthicsPlace, consented: Field, qtbot: QtBot) -> None:
    consented.study.data.execute("INSERT INTO case_ (agg, item, type) VALUES ('x', '', 'råd')")
    place.tabs.setCurrentIndex(HEADS)
    place.heads.check()
    qtbot.waitUntil(lambda: "does not add up" in place.heads.found.text(), timeout=20_000)


def test_an_erasure_stands_with_its_sheet(
    place: EthicsPlace, consented: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(erasures_page, "show_file", opened.append)
    done = withdrawing.withdraw(consented.study, consented.person, Scope.ALL)
    place.tabs.setCurrentIndex(ERASURES)
    page = place.erasures
    assert page.finder.table.rowCount() == 1
    page.sheet.setFocus()
    press(Key.Key_Space)
    assert opened == [done.proof]
    done.proof.unlink()
    place.refresh()
    assert page.sheet.text() == "Write the sheet"
    press(Key.Key_Space)
    assert opened[-1].exists()


def test_what_was_stopped_in_the_middle_is_finished_from_here(
    place: EthicsPlace, consented: Field, qtbot: QtBot
) -> None:
    study = consented.study

    def stop(_done: int, total: int) -> None:
        if withdrawals.unfinished(study.data) is not None and total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        withdrawing.withdraw(study, consented.person, Scope.ALL, progress=stop)
    place.tabs.setCurrentIndex(ERASURES)
    assert place.erasures.waiting.isVisible()
    place.erasures.finish.setFocus()
    with qtbot.waitSignal(place.changed, timeout=20_000):
        press(Key.Key_Space)
    assert not place.erasures.waiting.isVisible()
    assert withdrawing.unfinished(study) is None


def test_copies_of_what_was_struck_wait_here(place: EthicsPlace, consented: Field, qtbot: QtBot) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Hun sa nei.")
    backing_up.back_up(study)
    striking.strike(study, consented.interview, consented.question, "note", 0, 11)
    place.tabs.setCurrentIndex(ERASURES)
    assert "struck" in place.erasures.waiting_words.text()
    place.erasures.finish.setFocus()
    with qtbot.waitSignal(place.changed, timeout=20_000):
        press(Key.Key_Space)
    assert not striking.waiting(study)


def test_trouble_in_finishing_is_told(place: EthicsPlace, consented: Field, qtbot: QtBot) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Hun sa nei.")
    striking.strike(study, consented.interview, consented.question, "note", 0, 11)
    study.ring(consented.interview)
    place.tabs.setCurrentIndex(ERASURES)
    place.erasures.finish_now()
    qtbot.waitUntil(lambda: bool(place.erasures.findChildren(QMessageBox)))
    box = place.erasures.findChildren(QMessageBox)[0]
    assert "in progress" in box.text()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    study.ring(None)


def test_every_export_is_listed_with_to_whom_and_the_files_fingerprints(
    place: EthicsPlace, consented: Field, tmp_path: Path
) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Ble spurt.")
    noting.close(study, consented.interview)
    reviewing.review_all(study)
    leave = Leave(audience="The archive", reason="Agreed.")
    (written,) = exporting.export_transcripts(study, tmp_path / "ut", leave=leave).files
    place.tabs.setCurrentIndex(EXPORTS)
    table = place.exports.finder.table
    cells = [
        [item.text() for column in range(5) if (item := table.item(row, column))] for row in range(table.rowCount())
    ]
    assert [row[2] for row in cells] == ["The archive"] * len(cells)
    assert any("leder" in row[1] and "Agreed." in row[4] for row in cells)
    (export,) = [row for row in cells if written.name in row[4]]
    assert sha256(written.read_bytes()).hexdigest()[:12] in export[4]
    assert not any("Samira" in text for row in cells for text in row)
