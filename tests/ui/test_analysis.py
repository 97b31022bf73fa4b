"""The place Analysis by keyboard: all answers to a question, its copies, and searching the words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from interviewer.domain.counting import Subject, Unit
from interviewer.domain.guide import YesNo
from interviewer.services.counting import Of
from interviewer.services.study import Study
from interviewer.storage import readings
from interviewer.ui.analysis.count_in import CountInDialog
from interviewer.ui.analysis.place import AnalysisPlace
from tests.talks import ROLE, Talks
from tests.ui.interviews import CTRL, SHIFT, Key, press, show, write

OTHER = "rekruttering.alle"
OTHER_WORDS = "2b"


@pytest.fixture
def talks(study: Study) -> Talks:
    made = Talks(study)
    case = made.case(model="råd")
    for number in range(4):
        made.talk(
            {ROLE: f"Jeg leder gruppe {number} for de unge.", OTHER: "Vi er mange."}, case=case,
            yes_no={OTHER: YesNo.YES},
        )  # fmt: skip
    made.talk({}, case=case)
    return made


@pytest.fixture
def place(talks: Talks, qtbot: QtBot) -> Iterator[AnalysisPlace]:
    """Return the place, open at the first page."""
    made = AnalysisPlace(talks.study)
    made.resize(1130, 680)
    made.refresh()
    show(qtbot, made)
    made.take_focus()
    yield made
    made.hide()


def test_a_question_is_chosen_by_its_label_or_words_and_the_next_by_a_key(place: AnalysisPlace) -> None:
    page = place.across
    press(Key.Key_G, CTRL)
    write("rolle")
    press(Key.Key_Return)
    assert page.key == ROLE
    assert "Jeg leder gruppe 0" in page.text.toPlainText()
    press(Key.Key_Down, CTRL)
    assert page.key != ROLE
    press(Key.Key_Up, CTRL)
    assert page.key == ROLE
    press(Key.Key_R, CTRL)
    assert page.text.toPlainText().startswith("medlem")


def test_who_said_nothing_is_told_and_counted(place: AnalysisPlace) -> None:
    place.show_question(ROLE)
    assert "4 of 5 have said something" in place.across.text.toPlainText()
    assert "not taken up: I-" in place.across.text.toPlainText()


def _select_first_words(place: AnalysisPlace) -> None:
    text = place.across.text
    cursor = text.document().find("Jeg leder")
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def test_a_copied_quote_carries_its_pseudonym(place: AnalysisPlace, talks: Talks) -> None:
    talks.review()
    place.show_question(ROLE)
    _select_first_words(place)
    press(Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Jeg leder gruppe 0 for de unge.\n– I-")
    assert "fortsatt personopplysninger" in copied


def test_of_several_answers_each_keeps_its_own_pseudonym(place: AnalysisPlace, talks: Talks) -> None:
    talks.review()
    place.show_question(ROLE)
    press(Key.Key_A, CTRL)
    press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().count("– I-") == 4


def test_what_nobody_reviewed_is_not_copied_and_the_page_says_why(place: AnalysisPlace) -> None:
    QGuiApplication.clipboard().clear()
    place.show_question(ROLE)
    _select_first_words(place)
    press(Key.Key_C, CTRL)
    assert "Jeg" not in QGuiApplication.clipboard().text()
    assert "reviewed" in place.across.note.text()


def test_selecting_with_the_mouse_or_by_keys_asks_no_gate_and_gives_nothing_away(place: AnalysisPlace) -> None:
    """On X11 Qt asks for the selected words when the mouse is let go; it does so while the selection changes."""
    place.show_question(ROLE)
    text = place.across.text
    given: list[str] = []

    def asked() -> None:
        if text.selecting:
            given.append(text.createMimeDataFromSelection().text())

    text.selectionChanged.connect(asked)
    before = place.across.note.text()
    line = text.cursorRect(text.document().find("Jeg leder"))
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=line.center())
    QTest.mouseMove(text.viewport(), line.center() + QPoint(90, 0))
    QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=line.center() + QPoint(90, 0))
    QTest.mouseDClick(text.viewport(), Qt.MouseButton.LeftButton, pos=line.center())
    press(Key.Key_A, CTRL)
    assert text.textCursor().hasSelection()
    assert given
    assert not any(given)
    assert place.across.note.text() == before
    press(Key.Key_C, CTRL)
    assert "reviewed" in place.across.note.text()


def test_follow_ups_stand_below_and_are_copied_with_whose_they_are(place: AnalysisPlace, talks: Talks) -> None:
    asked, follow_up = "rekruttering.opplaering", "rekruttering.opplaering.nyttig"
    talks.talk({asked: "Ja, to ganger.", follow_up: "Det var svært nyttig."}, case=talks.case())
    talks.review()
    place.show_question(asked)
    text = place.across.text
    assert "↳ 2 f i" in text.toPlainText()
    text.setTextCursor(text.document().find("Det var svært nyttig."))
    press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("Det var svært nyttig.\n– I-")


def test_words_are_found_as_one_types_and_enter_leads_to_all_answers(place: AnalysisPlace, qtbot: QtBot) -> None:
    place.show_page(place.search)
    write("grup")
    qtbot.waitUntil(lambda: len(place.search.hits) == 4)
    press(Key.Key_Down)
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert place.page is place.across
    assert place.across.key == ROLE


def test_results_are_narrowed_with_the_filters(place: AnalysisPlace, qtbot: QtBot) -> None:
    place.show_page(place.search)
    write("mange unge")
    qtbot.waitUntil(lambda: place.search.told.text() == "0 answers")
    place.search.take_focus()
    write("vi er")
    qtbot.waitUntil(lambda: len(place.search.hits) == 4)
    place.search.question.setCurrentIndex(place.search.question.findData(ROLE))
    assert place.search.hits == ()


def test_everything_is_closed_while_a_call_runs(place: AnalysisPlace, talks: Talks) -> None:
    _who, held = talks.talk({ROLE: "noe"}, closed=False)
    place.show_question(ROLE)
    talks.study.ring(held.id)
    place.refresh()
    assert not place.across.text.isVisible()
    talks.study.ring(None)
    place.refresh()
    assert place.across.text.isVisible()


def test_only_the_deeds_of_the_page_one_is_at_are_offered(place: AnalysisPlace) -> None:
    def offered() -> set[str]:
        pages = (place.across, place.search)
        return {each.objectName() for page in pages for each in page.actions() if each.isEnabled()}

    assert {"across_next", "across_find"} <= offered()
    assert "words_open" not in offered()
    place.show_page(place.search)
    assert "words_open" in offered()
    assert "across_next" not in offered()


def test_values_are_given_with_digits_and_proposals_confirmed_with_one_key(place: AnalysisPlace) -> None:
    page = place.counts
    place.show_page(page)
    press(Key.Key_G, CTRL)
    write(OTHER_WORDS)
    press(Key.Key_Return)
    assert page.count is not None
    assert page.count.of.key == OTHER
    press(Key.Key_Return, CTRL)
    assert page.count.totals.values["yes"] == 4
    assert page.sentence.text().startswith("For fire av fire informanter er svaret ja.")
    table, one = page.finder.table, next(row.called for row in page.count.rows if row.value == "yes")
    table.setCurrentItem(table.findItems(one, Qt.MatchFlag.MatchExactly)[0])
    press(Key.Key_2)
    assert page.count.totals.values["no"] == 1
    press(Key.Key_8)
    assert page.count.totals.not_raised == 2
    press(Key.Key_0)
    assert page.count.totals.undecided == 1
    press(Key.Key_Return)
    assert place.page is place.across
    assert place.across.key == OTHER


def test_a_copied_sentence_brings_the_cases_behind_it(place: AnalysisPlace) -> None:
    place.show_page(place.counts)
    place.counts.show_count(Of(Subject.QUESTION, OTHER))
    press(Key.Key_Return, CTRL)
    press(Key.Key_C, CTRL, SHIFT)
    told = QGuiApplication.clipboard().text()
    assert "For fire av fire" in told
    assert told.count("I-") == 4
    place.counts.language.setCurrentIndex(place.counts.language.findData("nn"))
    press(Key.Key_C, CTRL, SHIFT)
    assert "For fire av fire informantar er svaret ja." in QGuiApplication.clipboard().text()


def test_what_is_counted_is_chosen_in_a_window_of_its_own(place: AnalysisPlace, qtbot: QtBot) -> None:
    place.show_page(place.counts)
    place.counts.show_count(Of(Subject.QUESTION, OTHER))
    press(Key.Key_F2)
    dialog = place.counts.findChild(CountInDialog)
    assert dialog is not None
    dialog.unit.setCurrentIndex(1)
    dialog.units.setText("råd")
    dialog.save()
    assert place.counts.count is not None
    assert place.counts.count.unit is Unit.CASE
    press(Key.Key_Return, CTRL)
    assert place.counts.sentence.text() == "For én av én råd er svaret ja."


def test_the_next_contradiction_is_a_key_away_and_a_reading_written_there_stays(
    talks: Talks, place: AnalysisPlace
) -> None:
    case = talks.case(model="forum")
    talks.talk({ROLE: "Ja da."}, case=case, role="leder", yes_no={ROLE: YesNo.YES})
    talks.talk({ROLE: "Nei."}, case=case, role="sekretær", yes_no={ROLE: YesNo.NO})
    page = place.contradictions
    place.show_page(page)
    assert page.at == (case.id, ROLE)
    assert "leder  ·  yes" in page.said_there.toPlainText()
    press(Key.Key_F2)
    write("De ser det fra hver sin side.")
    press(Key.Key_Return, CTRL)
    assert "✎" in str(page.model.data(page.table.currentIndex()))
    press(Key.Key_Right)
    assert page.at != (case.id, ROLE)
    press(Key.Key_Down, CTRL)
    assert page.at == (case.id, ROLE)
    assert page.reading.toPlainText() == "De ser det fra hver sin side."
    press(Key.Key_G, CTRL)
    assert place.page is place.across
    assert place.across.key == ROLE


def test_a_reading_half_written_is_kept_when_one_goes_to_another_cell(talks: Talks, place: AnalysisPlace) -> None:
    page = place.contradictions
    place.show_page(page)
    at = page.at
    press(Key.Key_F2)
    write("Halvskrevet")
    page.take_focus()
    press(Key.Key_Right)
    press(Key.Key_Left)
    assert page.at == at
    assert page.reading.toPlainText() == "Halvskrevet"


def test_a_reading_is_kept_when_the_page_is_left_without_a_word(talks: Talks, place: AnalysisPlace) -> None:
    page = place.contradictions
    place.show_page(page)
    press(Key.Key_F2)
    write("Etterlatt")
    place.show_page(place.across)
    place.show_page(page)
    assert page.reading.toPlainText() == "Etterlatt"
    assert not page.writing
    assert [each.text for each in readings.all_of(talks.study.data)] == ["Etterlatt"]


def test_a_count_turns_into_bars_that_are_copied_and_saved(place: AnalysisPlace, talks: Talks, tmp_path: Path) -> None:
    page = place.counts
    place.show_page(page)
    page.show_count(Of(Subject.QUESTION, ROLE))
    press(Key.Key_R, CTRL)
    assert page.bars.isVisible()
    assert page.bars.hasFocus()
    assert "ikke tatt opp" in page.bars.accessibleDescription()
    press(Key.Key_P, CTRL | SHIFT)
    held = QGuiApplication.clipboard().mimeData()
    assert held.hasImage()
    assert page.count is not None
    assert held.text().startswith(page.count.title)
    page.charts.save(tmp_path / "telling.svg")
    assert {path.name for path in tmp_path.glob("telling.*")} == {"telling.svg", "telling.txt"}
    press(Key.Key_R, CTRL)
    assert page.finder.table.hasFocus()


def test_a_reading_that_was_kept_is_undone_by_a_key(talks: Talks, place: AnalysisPlace) -> None:
    place.show_page(place.contradictions)
    page = place.contradictions
    assert page.at is not None
    page.take_focus()
    press(Key.Key_F2)
    write("Først.")
    press(Key.Key_Return, CTRL)
    press(Key.Key_F2)
    page.reading.selectAll()
    write("Siden.")
    press(Key.Key_Return, CTRL)
    assert [each.text for each in readings.all_of(talks.study.data)] == ["Siden."]
    press(Key.Key_Z, CTRL)
    assert page.reading.toPlainText() == "Først."
    press(Key.Key_Z, CTRL)
    assert readings.all_of(talks.study.data) == []
    press(Key.Key_Z, CTRL)
    assert page.reading.toPlainText() == ""
