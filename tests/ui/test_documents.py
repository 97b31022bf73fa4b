"""The page Documents by keyboard: entered, read in, placed, taken away and brought back, and shown across."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from interviewer.domain.document import View
from interviewer.services import documenting, excerpting
from interviewer.services.study import Study
from interviewer.ui.analysis.document_form import DocumentDialog
from interviewer.ui.analysis.document_preview import DocumentPreview
from interviewer.ui.analysis.documents_page import DocumentsPage
from interviewer.ui.analysis.finding_form import FindingDialog
from interviewer.ui.analysis.place import AnalysisPlace
from tests.documents import as_text
from tests.talks import ROLE, Talks
from tests.ui.interviews import CTRL, SHIFT, Key, press, show, write

TRAINING = "rekruttering.opplaering"


@pytest.fixture
def talks(study: Study) -> Talks:
    made = Talks(study)
    case = made.case("Solvik innvandrerråd")
    made.talk({ROLE: "Jeg leder."}, name="Samira Testdatter Hale", case=case)
    return made


@pytest.fixture
def place(talks: Talks, qtbot: QtBot) -> Iterator[AnalysisPlace]:
    """Return the place, open at the page with nothing in it."""
    made = AnalysisPlace(talks.study)
    made.resize(1130, 680)
    show(qtbot, made)
    made.show_page(made.documents)
    made.documents.refresh()
    made.take_focus()
    yield made
    made.hide()


@pytest.fixture
def page(place: AnalysisPlace) -> DocumentsPage:
    return place.documents


def _enter(page: DocumentsPage, title: str) -> None:
    press(Key.Key_N, CTRL)
    dialog = page.findChildren(DocumentDialog)[-1]
    assert dialog.focusWidget() is dialog.title
    QTest.keyClicks(dialog.title, title)
    QTest.keyClicks(dialog.year, "nitten")
    dialog.save()
    assert "nitten" in dialog.problem.text()
    dialog.year.setText("2006")
    QTest.keyClicks(dialog.use, "Valg av steder.")
    QTest.keyClick(dialog.cases, Qt.Key.Key_Space)
    dialog.save()


def _answer(page: DocumentsPage, words: str) -> None:
    press(Key.Key_N, CTRL, SHIFT)
    dialog = page.findChildren(FindingDialog)[-1]
    dialog.save()
    assert not dialog.problem.isHidden()
    QTest.keyClicks(dialog.text, words)
    dialog.save()


def test_a_document_and_an_answer_are_entered_placed_taken_away_and_brought_back_by_keys(
    page: DocumentsPage, talks: Talks
) -> None:
    _enter(page, "Rapport")
    (row,) = documenting.listed(talks.study)
    assert (row.document.title, row.document.year, len(row.cases)) == ("Rapport", 2006, 1)
    assert "Valg av steder." in page.told.text()
    _answer(page, "De leder.")
    assert page.inside
    press(Key.Key_G, CTRL)
    write("2 a")
    press(Key.Key_Return)
    assert excerpting.of_question(talks.study, ROLE)[0].words == "De leder."
    press(Key.Key_Delete)
    assert excerpting.listed(talks.study) == ()
    press(Key.Key_Z, CTRL)
    assert len(excerpting.listed(talks.study)) == 1
    page.take_focus()
    press(Key.Key_Escape)
    assert not page.inside
    press(Key.Key_Delete)
    assert documenting.listed(talks.study) == ()
    press(Key.Key_Z, CTRL)
    assert [each.words for each in excerpting.listed(talks.study)] == ["De leder."]


def test_enter_goes_into_a_document_and_on_an_answer_opens_it(page: DocumentsPage, talks: Talks) -> None:
    _enter(page, "Rapport")
    _answer(page, "De leder.")
    press(Key.Key_R, CTRL)
    assert not page.inside
    press(Key.Key_Return)
    assert page.inside
    press(Key.Key_Return)
    dialog = page.findChildren(FindingDialog)[-1]
    assert dialog.text.toPlainText() == "De leder."
    dialog.question.setCurrentIndex(dialog.question.findData(ROLE))
    dialog.view.setCurrentIndex(dialog.view.findData(View.OURS.value))
    dialog.save()
    assert excerpting.of_question(talks.study, ROLE)[0].finding.view is View.OURS


def _preview(page: DocumentsPage, path: Path) -> DocumentPreview:
    page.show_preview(as_text(path))
    return page.findChildren(DocumentPreview)[-1]


def test_a_document_is_shown_mended_by_keys_and_only_then_kept(
    page: DocumentsPage, talks: Talks, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = _preview(page, tmp_path / "skjema.txt")
    qtbot.waitUntil(dialog.isActiveWindow)
    assert documenting.listed(talks.study) == ()
    rows = dialog.finder.table.rowCount()
    press(Key.Key_Delete)
    assert dialog.finder.table.rowCount() == rows - 1
    press(Key.Key_G, CTRL)
    write("2 g")
    press(Key.Key_Return)
    assert "to be placed" not in dialog.counted.text()
    press(Key.Key_T, CTRL)
    press(Key.Key_R, CTRL)
    write("solvik")
    press(Key.Key_Down)
    press(Key.Key_Return)
    QTest.keyClicks(dialog.title, " 2")
    dialog.accept_all()
    (row,) = documenting.listed(talks.study)
    assert (row.document.title, row.waiting) == ("skjema 2", 0)
    assert page.inside
    signed = [each for each in excerpting.listed(talks.study) if each.words.startswith("Med hilsen")]
    assert [(each.short, each.finding.view, bool(each.case)) for each in signed] == [("2 g", View.FILLER, True)]
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.take_focus()
    press(Key.Key_Z, CTRL)
    assert documenting.listed(talks.study) == ()


def test_a_document_that_was_read_in_before_is_not_offered_again(
    page: DocumentsPage, talks: Talks, tmp_path: Path
) -> None:
    _preview(page, tmp_path / "skjema.txt").accept_all()
    dialog = _preview(page, tmp_path / "skjema.txt")
    assert not dialog.take.isEnabled()
    assert "skjema" in dialog.problem.text()
    dialog.reject()
    assert len(documenting.listed(talks.study)) == 1


def test_an_answer_leads_to_its_question_across_where_it_stands_apart(place: AnalysisPlace, talks: Talks) -> None:
    page = place.documents
    _enter(page, "Rapport")
    _answer(page, "De leder.")
    excerpting.place(talks.study, excerpting.listed(talks.study)[0].finding.id, ROLE)
    page.refresh()
    press(Key.Key_Return, CTRL)
    assert place.page is place.across
    shown = place.across.text.toPlainText()
    assert shown.index("Jeg leder.") < shown.index("From documents by others") < shown.index("Rapport (2006)")
    assert "1 informant asked on this guide, 1 with words" in place.across.told.text()


def test_words_of_a_document_are_copied_with_the_document(place: AnalysisPlace, talks: Talks) -> None:
    page = place.documents
    _enter(page, "Rapport")
    _answer(page, "De leder.")
    excerpting.place(talks.study, excerpting.listed(talks.study)[0].finding.id, ROLE)
    place.show_question(ROLE)
    text = place.across.text
    cursor = text.document().find("De leder")
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("De leder.\n– Rapport (2006)")


def test_it_is_closed_while_a_call_runs(place: AnalysisPlace, talks: Talks) -> None:
    _who, held = talks.talk({ROLE: "noe"}, closed=False)
    talks.study.ring(held.id)
    place.refresh()
    assert not place.documents.finder.isVisible()


def test_a_passage_is_parted_by_lines_and_each_line_turned_to_a_case(
    page: DocumentsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "skjema.txt"
    path.write_text("[2 f] Råd: Ja.\nUtvalg: Nei.\n[2 g] Tolv.\n", encoding="utf-8")
    page.show_preview(path)
    dialog = page.findChildren(DocumentPreview)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.finder.table.rowCount() == 2
    press(Key.Key_J, CTRL)
    assert dialog.finder.table.rowCount() == 3
    assert dialog.words.text() == "Råd: Ja."
    press(Key.Key_Down)
    press(Key.Key_R, CTRL)
    write("solvik")
    press(Key.Key_Down)
    press(Key.Key_Return)
    found = [(each.text, bool(each.case)) for each in dialog._passages.values()]  # noqa: SLF001
    assert found == [("Råd: Ja.", False), ("Utvalg: Nei.", True), ("Tolv.", False)]
    press(Key.Key_J, CTRL)
    assert dialog.finder.table.rowCount() == 3
    dialog.reject()
