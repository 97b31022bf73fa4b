"""Codes and coding by a person at a keyboard."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from interviewer.domain.memo import On
from interviewer.services import cataloguing, codebook, coding, memos, noting, tidying
from interviewer.services.codebook import CodeDetails
from interviewer.ui import theme
from interviewer.ui.analysis import lanes, swatches
from interviewer.ui.analysis.agreement_dialog import AgreementDialog
from interviewer.ui.analysis.code_choices import choices
from interviewer.ui.analysis.code_form import CodeDialog
from interviewer.ui.analysis.code_history import CodeHistoryDialog
from interviewer.ui.analysis.code_split import SplitDialog
from interviewer.ui.analysis.codes_page import CodesPage
from interviewer.ui.analysis.coding_page import CodingPage
from interviewer.ui.analysis.memo_dialog import MemoDialog
from interviewer.ui.analysis.place import AnalysisPlace
from tests.conftest import Field
from tests.talks import Talks
from tests.ui.coding_windows import OTHER, SAID, coded

pytestmark = pytest.mark.usefixtures("dressed")
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def told(consented: Field) -> Field:
    """Return fieldwork with a closed interview and a little codebook."""
    noting.save_note(consented.study, consented.interview, consented.question, SAID)
    noting.close(consented.study, consented.interview)
    for name, letter in (("Opplæring", "o"), ("Rekruttering", "r"), ("Synlighet", "")):
        codebook.add(consented.study, CodeDetails(name, letter=letter))
    return consented


def _coding(qtbot: QtBot, field: Field) -> CodingPage:
    page = CodingPage(field.study)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    page.take_focus()
    return page


def _codes(qtbot: QtBot, field: Field) -> CodesPage:
    page = CodesPage(field.study)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    page.take_focus()
    return page


def _select(page: CodingPage, words: str) -> None:
    start = page.text.toPlainText().index(words)
    units = len(page.text.toPlainText()[:start].encode("utf-16-le")) // 2
    cursor = page.text.textCursor()
    cursor.setPosition(units)
    cursor.setPosition(units + len(words.encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
    page.text.setTextCursor(cursor)


def _found(field: Field) -> list[tuple[str, str]]:
    book = codebook.codebook(field.study)
    return [(book.path(one.code)[-1], one.words) for one in coding.coded(field.study, field.interview).codings]


def _cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text() if item is not None else ""


def test_one_letter_codes_what_is_selected(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    _select(page, "Vi fikk ett kurs")
    QTest.keyClicks(page.text, "o")
    assert _found(told) == [("Opplæring", "Vi fikk ett kurs")]
    assert page.text.margin.names == ("Opplæring",)
    assert "Opplæring" in page.here.text()


def test_enter_a_letter_and_enter_code_by_name(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    _select(page, "Ingen kjenner oss")
    QTest.keyClick(page.text, Qt.Key.Key_Return)
    QTest.keyClicks(page.chooser.line, "s")
    QTest.keyClick(page.chooser.line, Qt.Key.Key_Return)
    assert _found(told) == [("Synlighet", "Ingen kjenner oss")]


def test_the_code_used_last_stands_first_and_two_enters_use_it_again(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    _select(page, "Jeg ble spurt")
    QTest.keyClicks(page.text, "r")
    _select(page, "på bussen")
    QTest.keyClick(page.text, Qt.Key.Key_Return)
    QTest.keyClick(page.chooser.line, Qt.Key.Key_Return)
    assert [name for name, _words in _found(told)] == ["Rekruttering", "Rekruttering"]


def test_words_are_selected_by_keyboard_and_positions_are_code_points(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    _select(page, "🙂")
    for _step in range(2):
        QTest.keyClick(page.text, Qt.Key.Key_Right, CTRL | SHIFT)
    QTest.keyClicks(page.text, "o")
    ((_name, words),) = _found(told)
    assert words.startswith("🙂 Ingen")
    (one,) = coding.coded(told.study, told.interview).codings
    assert SAID[one.start : one.end] == one.words


def test_without_a_selection_the_sentence_at_the_cursor_is_coded(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    _select(page, "fikk ett")
    cursor = page.text.textCursor()
    cursor.clearSelection()
    page.text.setTextCursor(cursor)
    QTest.keyClicks(page.text, "o")
    assert _found(told) == [("Opplæring", "Vi fikk ett kurs, og det var nyttig.")]


def test_a_selection_that_leaves_the_answer_ends_with_it(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    page.text.selectAll()
    QTest.keyClicks(page.text, "o")
    assert _found(told) == [("Opplæring", SAID)]


def test_overlapping_codings_stand_side_by_side_in_the_margin(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    for words, letter in (("Vi fikk ett kurs", "o"), ("ett kurs, og", "r")):
        _select(page, words)
        QTest.keyClicks(page.text, letter)
    assert page.text.margin.side_by_side == 2
    assert set(page.text.margin.names) == {"Opplæring", "Rekruttering"}
    assert page.text.margin.accessibleDescription() == "Opplæring, Rekruttering"
    assert not page.grab().isNull()


def test_a_coding_is_taken_off_and_brought_back(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    _select(page, "Vi fikk ett kurs")
    QTest.keyClicks(page.text, "o")
    QTest.keyClick(page.text, Qt.Key.Key_Delete)
    assert _found(told) == []
    QTest.keyClick(page.text, Qt.Key.Key_Z, CTRL)
    assert _found(told) == [("Opplæring", "Vi fikk ett kurs")]
    QTest.keyClick(page.text, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(page.text, Qt.Key.Key_Z, CTRL)
    assert _found(told) == []


def test_where_several_stand_one_is_asked_which_goes(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    _select(page, "Vi fikk ett kurs")
    for letter in "or":
        QTest.keyClicks(page.text, letter)
    QTest.keyClick(page.text, Qt.Key.Key_Delete)
    assert page.chooser.asking
    QTest.keyClicks(page.chooser.line, "rekr")
    QTest.keyClick(page.chooser.line, Qt.Key.Key_Return)
    assert _found(told) == [("Opplæring", "Vi fikk ett kurs")]


def test_keys_walk_from_coding_to_coding(qtbot: QtBot, consented: Field) -> None:
    coded(consented)
    page = _coding(qtbot, consented)
    seen = []
    for _step in range(4):
        QTest.keyClick(page.text, Qt.Key.Key_Down, CTRL)
        seen.append(page.text.textCursor().selectedText())
    assert seen == ["Vi fikk ett kurs", "ett kurs, og det", "Ingen kjenner oss", "Ingen kjenner oss"]
    QTest.keyClick(page.text, Qt.Key.Key_Up, CTRL)
    assert page.text.textCursor().selectedText() == "ett kurs, og det"


def test_the_codings_of_one_coder_can_be_shown_alone(qtbot: QtBot, consented: Field) -> None:
    coded(consented)
    page = _coding(qtbot, consented)
    names = page.text.margin.names
    assert len(names) == 3
    assert any(name.endswith("Berit") for name in names)
    page.coders.setCurrentIndex(page.coders.findData("Ask"))
    assert list(page.text.margin.names) == ["Opplæring"]


def test_what_lost_its_place_is_listed_and_placed_again(qtbot: QtBot, told: Field) -> None:
    study = told.study
    page = _coding(qtbot, told)
    _select(page, "Vi fikk ett kurs")
    QTest.keyClicks(page.text, "o")
    assert not page.unplaced.isVisible()
    tidying.tidy(study, told.interview)
    tidying.save_fair(study, told.interview, told.question, "De fikk kurs.")
    tidying.finish(study, told.interview, finished=True)
    page.refresh()
    assert page.unplaced.isVisible()
    assert "Vi fikk ett kurs" in page.unplaced.list.item(0).text()
    _select(page, "fikk kurs")
    QTest.keyClick(page.text, Qt.Key.Key_Return, CTRL)
    assert _found(told) == [("Opplæring", "fikk kurs")]
    assert not page.unplaced.isVisible()


def test_copying_leaves_no_words_outside_the_program(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    _select(page, "Vi fikk ett kurs")
    QTest.keyClick(page.text, Qt.Key.Key_C, CTRL)
    assert "kurs" not in QGuiApplication.clipboard().text()


def test_nothing_is_shown_while_a_call_runs(qtbot: QtBot, told: Field) -> None:
    place = AnalysisPlace(told.study)
    qtbot.addWidget(place)
    place.show_page(place.coding)
    place.refresh()
    assert SAID in place.coding.text.toPlainText()
    told.study.ring("another")
    place.refresh()
    assert not place.tabs.isEnabled()
    place.coding.refresh()
    assert place.coding.text.toPlainText() == ""


def test_a_memo_is_written_on_a_coding(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    _select(page, "Vi fikk ett kurs")
    QTest.keyClicks(page.text, "o")
    QTest.keyClick(page.text, Qt.Key.Key_M, CTRL)
    dialog = page.findChild(MemoDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.text, "Bare ett?")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert [memo.text for memo in memos.listed(told.study, On.PASSAGE)] == ["Bare ett?"]
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert memos.listed(told.study) == ()


def test_a_memo_can_be_about_a_case_chosen_from_the_list(qtbot: QtBot, told: Field) -> None:
    page = _codes(qtbot, told)
    QTest.keyClick(page.codes.tree, Qt.Key.Key_M, CTRL | SHIFT)
    dialog = page.findChild(MemoDialog)
    assert dialog is not None
    dialog.kind.setCurrentIndex(dialog.kind.findData(On.CASE.value))
    QTest.keyClicks(dialog.text, "Et lite sted.")
    dialog.keep()
    (memo,) = memos.listed(told.study, On.CASE, told.case)
    assert memo.text == "Et lite sted."
    dialog.list.setCurrentRow(0)
    assert dialog.kind.currentData() == On.CASE.value


def test_two_coders_are_compared_and_a_difference_leads_to_its_place(qtbot: QtBot, consented: Field) -> None:
    coded(consented)
    dialog = AgreementDialog(consented.study)
    qtbot.addWidget(dialog)
    dialog.show()
    names = [_cell(dialog.table, row, 0) for row in range(dialog.table.rowCount())]
    assert names == ["All codes", "Opplæring", "Synlighet"]
    assert _cell(dialog.table, 1, 1) == "1"
    assert _cell(dialog.differences, 0, 1) == "Berit"
    with qtbot.waitSignal(dialog.passage_wanted) as asked:
        dialog.differences.cellActivated.emit(0, 0)
    assert asked.args[0] == consented.interview


# the codebook


def test_the_shipped_codebook_is_one_key_away(qtbot: QtBot, consented: Field) -> None:
    page = _codes(qtbot, consented)
    page.empty.button.setFocus()
    QTest.keyClick(page.empty.button, Qt.Key.Key_Space)
    assert page.codes.current == "kodebok-moteplass.opplaering"
    assert len(codebook.codebook(consented.study).codes) > 30


def test_a_code_is_made_and_changed_by_keys(qtbot: QtBot, told: Field) -> None:
    page = _codes(qtbot, told)
    QTest.keyClick(page.codes.tree, Qt.Key.Key_N, CTRL | SHIFT)
    dialog = page.findChild(CodeDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.name, "Behov")
    dialog.save()
    book = codebook.codebook(told.study)
    made = page.codes.current
    assert book.path(made) == ("Opplæring", "Behov")
    QTest.keyClick(page.codes.tree, Qt.Key.Key_Left, CTRL)
    assert codebook.codebook(told.study).path(made) == ("Behov",)
    QTest.keyClick(page.codes.tree, Qt.Key.Key_Down, CTRL)
    assert [code.name for code in codebook.codebook(told.study).children()][:3] == [
        "Opplæring",
        "Rekruttering",
        "Behov",
    ]
    QTest.keyClick(page.codes.tree, Qt.Key.Key_Right, CTRL)
    assert codebook.codebook(told.study).path(made) == ("Rekruttering", "Behov")
    for _step in range(4):
        QTest.keyClick(page.codes.tree, Qt.Key.Key_Z, CTRL)
    assert made not in codebook.codebook(told.study).by_id


def test_a_letter_that_is_taken_is_said_in_the_window(qtbot: QtBot, told: Field) -> None:
    page = _codes(qtbot, told)
    page.add()
    dialog = page.findChild(CodeDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.name, "Ny")
    QTest.keyClicks(dialog.letter, "O")
    dialog.save()
    assert dialog.isVisible()
    assert "Opplæring" in dialog.problem.text()


def test_codes_are_merged_by_name_and_parted_again(qtbot: QtBot, told: Field) -> None:
    page = _codes(qtbot, told)
    QTest.keyClick(page.codes.tree, Qt.Key.Key_J, CTRL)
    QTest.keyClicks(page.chooser.line, "syn")
    QTest.keyClick(page.chooser.line, Qt.Key.Key_Return)
    names = [code.name for code in codebook.codebook(told.study).children()]
    assert names == ["Rekruttering", "Synlighet"]
    QTest.keyClick(page.codes.tree, Qt.Key.Key_Z, CTRL)
    assert len(codebook.codebook(told.study).children()) == 3


def test_a_code_is_split_by_digits(qtbot: QtBot, consented: Field) -> None:
    used = coded(consented)
    page = _codes(qtbot, consented)
    page.codes.go(used)
    QTest.keyClick(page.codes.tree, Qt.Key.Key_J, CTRL | SHIFT)
    dialog = page.findChild(SplitDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.names, "Kurs")
    QTest.keyClick(dialog.names, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.names, "Nytte")
    for digit in "12":
        QTest.keyClicks(dialog.table, digit)
    assert _cell(dialog.table, 1, 0) == "2  Nytte"
    dialog.save()
    assert sorted(_found(consented)) == [("Kurs", "Vi fikk ett kurs"), ("Nytte", "ett kurs, og det"),
                                         ("Synlighet", "Ingen kjenner oss")]  # fmt: skip


def test_what_goes_with_a_code_is_said_before(qtbot: QtBot, consented: Field) -> None:
    used = coded(consented)
    page = _codes(qtbot, consented)
    page.codes.go(used)
    QTest.keyClick(page.codes.tree, Qt.Key.Key_Delete)
    box = page.findChild(QMessageBox)
    assert box is not None
    assert "4 codes below it" in box.text()
    assert "2 codings" in box.text()
    go = next(each for each in box.findChildren(QPushButton) if "away" in each.text().replace("&", ""))
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    assert used not in codebook.codebook(consented.study).by_id


def test_files_are_read_in_and_a_broken_one_is_told(qtbot: QtBot, told: Field, tmp_path: Path) -> None:
    page = _codes(qtbot, told)
    (tmp_path / "bok.csv").write_text("tag;description\nOpplæring;Om å lære\nMakt;Hvem bestemmer\n", "cp1252")
    page.files.read_file(tmp_path / "bok.csv")
    assert codebook.codebook(told.study).children()[-1].name == "Makt"
    (tmp_path / "bok.qdc").write_text("<!DOCTYPE a><CodeBook/>", "utf-8")
    page.files.read_file(tmp_path / "bok.qdc")
    box = page.findChild(QMessageBox)
    assert box is not None
    assert "document type" in box.text()


def test_two_thousand_codes_are_shown_and_narrowed(qtbot: QtBot, told: Field, tmp_path: Path) -> None:
    page = _codes(qtbot, told)
    rows = "\n".join(f"Tema {number // 20} / Kode {number}" for number in range(2000))
    (tmp_path / "bok.csv").write_text(f"tag\n{rows}\n", "utf-8")
    page.files.read_file(tmp_path / "bok.csv")
    QTest.keyClicks(page.codes.finding, "kode 1999")
    assert page.here is not None
    assert page.here.name == "Kode 1999"


def test_a_project_that_is_read_shows_codes_and_changes_nothing(qtbot: QtBot, told: Field) -> None:
    told.study.read_only = True
    page = _codes(qtbot, told)
    with qtbot.waitSignal(page.said):
        QTest.keyClick(page.codes.tree, Qt.Key.Key_N, CTRL)
    assert page.findChild(CodeDialog) is None
    told.study.read_only = False


# what stands behind


def test_bars_that_overlap_have_lanes_and_names_never_lie_on_each_other() -> None:
    assert lanes.lanes([(0, 10), (5, 8), (8, 20), (10, 12)]) == [0, 1, 1, 0]
    assert lanes.tops([0, 2, 40, 41], 15) == [0, 15, 40, 55]
    assert lanes.tops([0, 2, 40, 41], 15, 60) == [0, 15, 30, 45]
    assert lanes.tops([0, 2, 40, 41], 15, 20) == [0, 15, 30, 45]
    assert lanes.lanes([]) == []


@pytest.mark.parametrize("dark", [False, True])
def test_every_colour_stands_out_from_the_panel(dark: bool) -> None:
    tokens = theme.DARK if dark else theme.LIGHT
    assert tokens.panel
    for colour in (*codebook.COLOURS, "#ffff00", "#000000", "#ffffff", "#101010"):
        assert swatches.contrast(swatches.legible(QColor(colour)), QColor(theme.tokens().panel)) >= swatches.LEAST


def test_a_letter_comes_before_names_that_begin_so(told: Field) -> None:
    book = codebook.codebook(told.study)
    assert choices(book, "r")[0].text.startswith("Rekruttering")
    assert [each.text for each in choices(book, "syn")] == ["Synlighet"]
    last = book.children()[-1].id
    assert choices(book, "", [last])[0].key == last


def test_the_other_code_of_the_windows_is_in_the_shipped_book() -> None:
    (form,) = cataloguing.shipped()
    assert OTHER in {code.id for code in form.codes}


def test_keys_and_the_list_lead_from_interview_to_interview(qtbot: QtBot, told: Field) -> None:
    talks = Talks(told.study)
    talks.talk({"rekruttering.rolle": "Jeg er kasserer."}, role="kasserer")
    page = _coding(qtbot, told)
    QTest.keyClick(page.text, Qt.Key.Key_PageDown, CTRL)
    QTest.keyClick(page.text, Qt.Key.Key_PageDown, CTRL)
    shown = {page.text.toPlainText().splitlines()[-1]}
    QTest.keyClick(page.text, Qt.Key.Key_PageUp, CTRL)
    shown.add(page.text.toPlainText().splitlines()[-1])
    assert shown == {SAID, "Jeg er kasserer."}
    QTest.keyClick(page.text, Qt.Key.Key_G, CTRL)
    QTest.keyClicks(page.chooser.line, page.interviews.itemText(1)[:8])
    QTest.keyClick(page.chooser.line, Qt.Key.Key_Return)
    assert page.interviews.currentIndex() == 1


def test_deeds_in_the_menu_are_done_by_mouse(qtbot: QtBot, told: Field) -> None:
    page = _codes(qtbot, told)
    page.deeds.rows["memos_all"].trigger()
    assert page.findChild(MemoDialog) is not None
    page.deeds.rows["code_history"].trigger()
    assert page.findChild(CodeHistoryDialog) is not None
    QTest.mouseClick(page.deeds.buttons["code_new"], Qt.MouseButton.LeftButton)
    assert page.findChild(CodeDialog) is not None


def test_the_same_words_twice_are_told_to_be_coded_and_undo_goes_to_what_was_done(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    heard: list[str] = []
    page.said.connect(heard.append)
    _select(page, "Vi fikk ett kurs")
    for _time in range(3):
        QTest.keyClicks(page.text, "o")
    assert heard[-2:] == ["It is coded as Opplæring already. Nothing was changed."] * 2
    QTest.keyClick(page.text, Qt.Key.Key_Z, CTRL)
    assert heard[-1] == "Undone."
    assert _found(told) == []
    QTest.keyClick(page.text, Qt.Key.Key_Z, CTRL)
    assert heard[-1] == "Nothing was done here that could be undone."


def test_a_selection_over_answers_is_coded_in_each_and_says_in_how_many(qtbot: QtBot, consented: Field) -> None:
    other = "rekruttering.opplaering"
    noting.save_note(consented.study, consented.interview, consented.question, SAID)
    noting.save_note(consented.study, consented.interview, other, "Et kurs i året. Det holder.")
    noting.close(consented.study, consented.interview)
    codebook.add(consented.study, CodeDetails("Opplæring", letter="o"))
    page = _coding(qtbot, consented)
    heard: list[str] = []
    page.said.connect(heard.append)
    cursor = page.text.textCursor()
    cursor.setPosition(page.text.toPlainText().index("Ingen kjenner") + 1)
    cursor.setPosition(page.text.toPlainText().index(" Det holder") + 1, QTextCursor.MoveMode.KeepAnchor)
    page.text.setTextCursor(cursor)
    QTest.keyClicks(page.text, "o")
    assert _found(consented) == [("Opplæring", "Ingen kjenner oss."), ("Opplæring", "Et kurs i året.")]
    assert heard == ["Coded as Opplæring in 2 answers."]
    QTest.keyClick(page.text, Qt.Key.Key_Z, CTRL)
    assert _found(consented) == []


def test_nothing_selected_is_said_to_be_the_sentence_and_the_button_says_it_too(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    heard: list[str] = []
    page.said.connect(heard.append)
    QTest.keyClicks(page.text, "o")
    assert heard == ["Nothing was selected: the sentence at the cursor is coded as Opplæring."]
    assert "sentence" in page.deeds.buttons["coding_code"].toolTip()


def test_ten_overlapping_codings_have_their_names_beside_the_text_and_none_is_cut(qtbot: QtBot, told: Field) -> None:
    long = "Hvordan nye medlemmer kommer til og blir værende"
    found = [codebook.add(told.study, CodeDetails(f"{long} {number}")) for number in range(10)]
    (text,) = coding.coded(told.study, told.interview).texts
    for one in found:
        coding.code(told.study, text, 0, len(SAID), one)
    page = _coding(qtbot, told)
    page.resize(1250, 640)
    margin, line = page.text.margin, page.text.margin.fontMetrics().height()
    labels = [margin._label(each) for each in margin._drawn]  # noqa: SLF001
    assert margin.side_by_side == 10
    assert margin.cut == ()
    assert all(label.bottom() <= page.text.viewport().height() for label in labels)
    heights = sorted(label.top() for label in labels)
    assert all(below - above >= line for above, below in pairwise(heights))
    page.resize(420, 640)
    assert len(margin.cut) == 10
    told_in_line: list[str] = []
    for _step in range(10):
        QTest.keyClick(page.text, Qt.Key.Key_Down, CTRL)
        told_in_line.append(page.here.text().split("Here: ")[1].split(" (")[0])
    assert sorted(told_in_line) == sorted(each.split(" · ")[0] for each in page.text.margin.cut)


def test_the_interview_is_named_whole_where_there_is_room(qtbot: QtBot, told: Field) -> None:
    page = _coding(qtbot, told)
    box = page.interviews
    assert box.fontMetrics().horizontalAdvance(box.currentText()) < box.width() - theme.px(22)
