from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.transcript import Attribution
from interviewer.services import interviewing, noting, tidying
from interviewer.ui.fair_copy import FairCopyPlace
from interviewer.ui.transcript import TranscriptView
from tests.conftest import Field
from tests.exports import make_ready
from tests.ui.interviews import CTRL, SHIFT, Key, press, show, write

NOTE = "Samira Testdatter Hale sa nei."


@pytest.fixture
def closed(consented: Field) -> Field:
    """Return fieldwork with a closed interview of two answers, one of them with a mark."""
    study, interview = consented.study, consented.interview
    marks = (Mark("0190a000-0000-7000-8000-000000000001", 23, 30, MarkKind.VERBATIM, "sa nei."),)
    noting.save_note(study, interview, "rekruttering.rolle", NOTE, marks)
    noting.save_note(study, interview, "rekruttering.alle", "Alle velges.")
    noting.close(study, interview)
    return consented


@pytest.fixture
def place(closed: Field, qtbot: QtBot) -> Iterator[FairCopyPlace]:
    made = FairCopyPlace(closed.study)
    made.resize(1130, 680)
    made.refresh()
    show(qtbot, made)
    yield made
    made.hide()


def test_the_copy_begins_as_the_notes_with_their_marks(place: FairCopyPlace) -> None:
    assert place.page.notes.text == place.page.fair.text == NOTE
    assert [(mark.kind, mark.words) for mark in place.page.fair.marks] == [(MarkKind.VERBATIM, "sa nei.")]
    assert place.page.notes.isReadOnly()


def test_the_copy_is_kept_and_the_notes_are_untouched(place: FairCopyPlace, closed: Field) -> None:
    write("Hun ")
    press(Key.Key_Return, CTRL)
    assert place.page.fair.text == "Alle velges."
    place.hide()
    answer = tidying.tidy(closed.study, closed.interview).sheet.answers["rekruttering.rolle"]
    assert (answer.note, answer.fair) == (NOTE, "Hun " + NOTE)
    assert [mark.words for mark in answer.fair_marks] == ["sa nei."]


def test_nobody_writes_in_the_notes(place: FairCopyPlace) -> None:
    place.page.notes.setFocus()
    write("x")
    press(Key.Key_1, CTRL)
    assert place.page.notes.text == NOTE
    assert len(place.page.notes.marks) == 1


def test_it_is_marked_finished_and_unfinished_with_a_key(place: FairCopyPlace, closed: Field) -> None:
    press(Key.Key_F12)
    assert place.writer.flush()
    assert interviewing.interview(closed.study, closed.interview).fair_finished
    press(Key.Key_A, CTRL, SHIFT)
    assert place.writer.flush()
    assert not interviewing.interview(closed.study, closed.interview).fair_finished


def test_an_answer_is_found_by_its_label(place: FairCopyPlace) -> None:
    press(Key.Key_G, CTRL)
    write("2b")
    press(Key.Key_Return)
    assert place.current == "rekruttering.alle"
    press(Key.Key_Return, CTRL, SHIFT)
    assert place.current == "rekruttering.rolle"


def test_exporting_is_asked_for_with_everything_kept(place: FairCopyPlace, closed: Field, qtbot: QtBot) -> None:
    write("Alts: ")
    with qtbot.waitSignal(place.wanted_export) as wanted:
        place.page.export.setFocus()
        press(Key.Key_Space)
    assert wanted.args == [closed.interview]


def test_without_closed_interviews_it_says_what_belongs_here(consented: Field, qtbot: QtBot) -> None:
    made = FairCopyPlace(consented.study)
    made.refresh()
    qtbot.addWidget(made)
    made.show()
    assert made.page.empty.isVisible()
    assert not made.page.work.isVisible()


def test_what_is_copied_from_a_transcript_is_pseudonymised_and_says_whose_it_is(
    place: FairCopyPlace, closed: Field, qtbot: QtBot
) -> None:
    place.hide()
    make_ready(closed.study)
    view = TranscriptView(closed.study, closed.interview)
    show(qtbot, view)
    shown = view.text.toPlainText()
    assert "Samira" not in shown
    assert "Hale" not in shown
    view.text.setFocus()
    press(Key.Key_A, CTRL)
    press(Key.Key_C, CTRL)
    copied = QApplication.clipboard().text()
    QApplication.clipboard().clear()
    assert "sa nei." in copied
    assert "Samira" not in copied
    assert "pseudonymised – still personal data" in copied.splitlines()[-1]


def test_the_level_of_attribution_changes_what_is_shown(place: FairCopyPlace, closed: Field, qtbot: QtBot) -> None:
    place.hide()
    view = TranscriptView(closed.study, closed.interview)
    qtbot.addWidget(view)
    pseudonym = interviewing.open_sheet(closed.study, closed.interview).informants[0].person.pseudonym
    assert pseudonym in cover(view)
    view.level.setCurrentIndex(view.level.findData(Attribution.NONE))
    assert pseudonym not in cover(view)


def cover(view: TranscriptView) -> str:
    return " ".join(view.text.toPlainText().splitlines()[:3])


def test_what_may_identify_somebody_is_underlined_while_one_rests(place: FairCopyPlace, qtbot: QtBot) -> None:
    write("Torgeir Brattvang ringte. ")
    qtbot.waitUntil(lambda: bool(place.findings.found), timeout=20_000)
    assert [found.text for found in place.findings.found] == ["Torgeir Brattvang"]
    (shown,) = place.page.fair.extraSelections()
    assert shown.cursor.selectedText() == "Torgeir Brattvang"
    assert "may identify" in place.page.found.text()
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not place.page.fair.extraSelections(), timeout=20_000)
