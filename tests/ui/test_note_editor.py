import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer.domain.mark import Mark, MarkKind
from interviewer.ui import abbreviations, clipboard, resting
from interviewer.ui.notes import NoteEditor
from interviewer.ui.passage import sentence
from interviewer.ui.positions import to_units
from interviewer.ui.spans import Spans
from tests.ui.interviews import CTRL, SHIFT, Key, press, write


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[NoteEditor]:
    made = NoteEditor()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.open("a", "")
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    QApplication.clipboard().clear()


def select(editor: NoteEditor, start: int, end: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def found(editor: NoteEditor) -> list[tuple[MarkKind, str]]:
    return [(mark.kind, mark.words) for mark in editor.marks]


def test_a_chord_marks_the_selection_and_the_same_chord_takes_it_off(editor: NoteEditor) -> None:
    editor.open("a", "ja det er fint")
    select(editor, 3, 6)
    press(Key.Key_1, CTRL)
    assert found(editor) == [(MarkKind.VERBATIM, "det")]
    press(Key.Key_1, CTRL)
    assert found(editor) == []


@pytest.mark.parametrize(("number", "kind"), list(enumerate(MarkKind, 1)))
def test_there_is_a_chord_for_each_kind(editor: NoteEditor, number: int, kind: MarkKind) -> None:
    editor.open("a", "en setning")
    press(Key(Key.Key_0 + number), CTRL)
    assert found(editor) == [(kind, "en setning")]


def test_ctrl_m_and_a_letter_marks_the_sentence_without_a_selection(editor: NoteEditor) -> None:
    write("Han sa nei. Hun sa ja.")
    press(Key.Key_M, CTRL)
    write("o")
    assert found(editor) == [(MarkKind.COMMENT, "Hun sa ja.")]
    assert editor.text == "Han sa nei. Hun sa ja."


def test_escape_gives_the_letters_back(editor: NoteEditor) -> None:
    press(Key.Key_M, CTRL)
    press(Key.Key_Escape)
    write("o")
    assert editor.text == "o"


def test_typing_at_the_edges_of_a_mark_stays_outside_it(editor: NoteEditor) -> None:
    editor.open("a", "abc", (Mark("1", 1, 2, MarkKind.QUOTE, "b"),))
    select(editor, 2, 2)
    write("x")
    select(editor, 1, 1)
    write("y")
    assert editor.text == "aybxc"
    assert found(editor) == [(MarkKind.QUOTE, "b")]


def test_undo_brings_back_a_mark_whose_words_were_deleted(editor: NoteEditor) -> None:
    editor.open("a", "han sa nei til meg", (Mark("1", 4, 10, MarkKind.VERBATIM, "sa nei"),))
    select(editor, 2, 14)
    press(Key.Key_Delete)
    assert found(editor) == []
    press(Key.Key_Z, CTRL)
    assert editor.text == "han sa nei til meg"
    assert found(editor) == [(MarkKind.VERBATIM, "sa nei")]
    press(Key.Key_Z, CTRL, SHIFT)
    assert found(editor) == []


def test_positions_are_code_points_with_emoji_before(editor: NoteEditor) -> None:
    editor.open("a", "😀😀 ja 😀", (Mark("1", 3, 5, MarkKind.QUOTE, "ja"),))
    assert editor.marks == (Mark("1", 3, 5, MarkKind.QUOTE, "ja"),)
    select(editor, 0, 0)
    editor.textCursor().insertText("👩🏽‍🏫")
    (mark,) = editor.marks
    assert editor.text[mark.start : mark.end] == mark.words == "ja"


def test_decomposed_input_is_kept_composed_and_marks_stay_on_their_words(editor: NoteEditor) -> None:
    typed = unicodedata.normalize("NFD", "på råd og på jobb")
    editor.textCursor().insertText(typed)
    start = typed.index("og")
    select(editor, start, start + 2)
    editor.toggle_mark(MarkKind.QUOTE)
    assert editor.text == "på råd og på jobb"
    assert found(editor) == [(MarkKind.QUOTE, "og")]
    assert all(mark.fits(editor.text) for mark in editor.marks)


def test_a_hundred_thousand_characters_are_accepted(editor: NoteEditor) -> None:
    text = "Det var mye å si om dette. " * 3704
    editor.open("long", text[:100_000])
    write("x")
    assert len(editor.text) == 100_001


def test_each_text_keeps_its_own_undo(editor: NoteEditor) -> None:
    write("forst")
    editor.open("b", "")
    write("andre")
    editor.open("a", "forst")
    press(Key.Key_Z, CTRL)
    assert editor.text == ""


def test_nothing_raw_reaches_the_clipboard(editor: NoteEditor) -> None:
    write("hemmelig")
    press(Key.Key_A, CTRL)
    press(Key.Key_C, CTRL)
    data = QApplication.clipboard().mimeData()
    assert not data.hasText()
    assert all(b"hemmelig" not in bytes(data.data(kind).data()) for kind in data.formats())
    assert not editor.createMimeDataFromSelection().hasText()


def test_raw_words_paste_inside_the_program(editor: NoteEditor) -> None:
    write("ord")
    press(Key.Key_A, CTRL)
    press(Key.Key_X, CTRL)
    assert editor.text == ""
    press(Key.Key_V, CTRL)
    press(Key.Key_V, CTRL)
    assert editor.text == "ordord"


def test_text_from_elsewhere_is_pasted_clean(editor: NoteEditor) -> None:
    data = QMimeData()
    data.setText("a\r\nb\u00a0c\u0000" + unicodedata.normalize("NFD", "å"))
    editor.insertFromMimeData(data)
    assert editor.text == "a\nb cå"


def test_a_ticket_nobody_knows_pastes_nothing(editor: NoteEditor) -> None:
    data = clipboard.hold("ord")
    clipboard.forget()
    editor.insertFromMimeData(data)
    assert editor.text == ""


def test_an_abbreviation_expands_at_a_space_and_undo_gives_it_back(editor: NoteEditor) -> None:
    editor.use_abbreviations({"mp": "møteplass"})
    write("en mp ")
    assert editor.text == "en møteplass "
    write("Mp.")
    assert editor.text == "en møteplass Møteplass."


def test_abbreviations_are_read_from_lines() -> None:
    assert abbreviations.parse("mp = møteplass\n\nuten\n = x\nto ord = y\nk=kommunen") == {
        "mp": "møteplass",
        "k": "kommunen",
    }


def test_resting_and_leaving_ask_for_a_draft(editor: NoteEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.rested, timeout=1000):
        write("a")
    assert not editor.pending
    write("b")
    assert editor.pending
    with qtbot.waitSignal(editor.left):
        editor.clearFocus()


@pytest.mark.parametrize(
    ("text", "position", "wanted"),
    [
        ("Ja. Nei da. Kanskje", 5, "Nei da."),
        ("Ja. Nei da. ", 12, "Nei da."),
        ("«Hva?» sa han.", 14, "sa han."),
        ("", 0, ""),
        ("uten punktum", 0, "uten punktum"),
    ],
)
def test_the_sentence_at_the_cursor(text: str, position: int, wanted: str) -> None:
    start, end = sentence(text, position)
    assert text[start:end] == wanted


EDIT = st.tuples(st.integers(0, 60), st.integers(0, 6), st.text(st.sampled_from("ab 😀å\n"), max_size=4))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EDIT, max_size=12))
def test_a_mark_survives_every_edit_around_it(qapp: QApplication, edits: list[tuple[int, int, str]]) -> None:
    """Edits anywhere outside the words leave the mark on exactly those words; undo of everything too."""
    before, words, after = "Han 😀 sa: ", "«aldri igjen» 😀", " og gikk å"
    document = QTextDocument()
    document.setPlainText(before + words + after)
    spans = Spans(document)
    spans.load((Mark("1", len(before), len(before) + len(words), MarkKind.VERBATIM, words),))
    for place, length, text in edits:
        (span,) = spans.spans()
        cursor, now = QTextCursor(document), document.toPlainText()
        start, stop = to_units(now, place), to_units(now, place + length)
        if start < span.end and stop > span.start:
            start = stop = span.end
        cursor.setPosition(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        assert [mark.words for mark in spans.marks()] == [words]
    while document.isUndoAvailable():
        spans.travel(QTextCursor(document), back=True)
        assert [mark.words for mark in spans.marks()] == [words]
    assert document.toPlainText() == before + words + after


def test_a_draft_is_due_within_a_second_however_the_hands_move(
    editor: NoteEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = 100.0
    monkeypatch.setattr("time.monotonic", lambda: clock)
    timer = editor.findChild(QTimer)
    assert timer is not None
    dues: list[bool] = []
    editor.rested.connect(lambda: dues.append(True))
    write("a")
    assert timer.interval() == resting.REST
    clock += 0.6
    write("b")
    assert timer.interval() <= 100, "the first key would be at risk for longer than a second"
    clock += 0.2
    write("c")
    assert dues == [True]
    assert not editor.pending
