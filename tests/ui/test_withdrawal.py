"""Withdrawing, an answer's history and striking for good, by keyboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from interviewer.domain.mark import Mark, MarkKind
from interviewer.services import consenting, interviewing, noting, recalling, recruiting, striking
from interviewer.services.withdrawing import Scope
from interviewer.storage import answers, backups
from interviewer.storage.errors import CannotWrite
from interviewer.ui.ethics import withdrawal
from interviewer.ui.ethics.history import HistoryDialog
from interviewer.ui.ethics.striking import StrikeDialog
from interviewer.ui.ethics.withdrawal import DONE, FOUND, SCOPE, WithdrawalDialog
from interviewer.ui.fair_copy import FairCopyPlace
from interviewer.ui.interview.place import InterviewPlace
from interviewer.ui.interview.screen import InterviewScreen
from interviewer.ui.recruitment.place import RecruitmentPlace
from interviewer.ui.writer import Writer
from tests.conftest import Field
from tests.ui.interviews import CTRL, SHIFT, Key, focused, press, show, write

NOTE = "Samira sa nei til alt."
MARK = "0190a000-0000-7000-8000-000000000001"


_D = TypeVar("_D", bound=QDialog)


def _dialog(qtbot: QtBot, of: QWidget, kind: type[_D]) -> _D:
    """Return the dialog that was opened, once it has the keyboard."""
    found = next(found for found in of.findChildren(kind) if found.isVisible())
    qtbot.waitUntil(lambda: found.isActiveWindow() and found.isAncestorOf(focused()))
    return found


def _back(qtbot: QtBot, window: QWidget, field: QWidget) -> None:
    """Go back to a field of the window below, when the dialog is gone."""
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)


@pytest.fixture
def people(consented: Field, qtbot: QtBot) -> Iterator[RecruitmentPlace]:
    made = RecruitmentPlace(consented.study)
    made.resize(1130, 680)
    made.refresh()
    show(qtbot, made)
    made.show_person(consented.person)
    yield made
    made.hide()


@pytest.fixture
def fair(consented: Field, qtbot: QtBot) -> Iterator[FairCopyPlace]:
    at = (consented.interview, consented.question)
    noting.save_note(consented.study, *at, "Før: " + NOTE)
    noting.save_note(consented.study, *at, NOTE, (Mark(MARK, 0, 6, MarkKind.VERBATIM, "Samira"),))
    noting.close(consented.study, consented.interview)
    made = FairCopyPlace(consented.study)
    made.resize(1130, 680)
    made.refresh()
    show(qtbot, made)
    yield made
    made.hide()


def test_everything_about_somebody_goes_in_three_steps(
    people: RecruitmentPlace, consented: Field, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(withdrawal, "show_file", opened.append)
    people.person_card.withdraw.setFocus()
    press(Key.Key_Space)
    dialog = _dialog(qtbot, people, WithdrawalDialog)
    assert dialog.scope is None
    assert not dialog.next.isEnabled()
    dialog.scopes.button(list(Scope).index(Scope.ALL)).setFocus()
    press(Key.Key_Space)
    dialog.next.setFocus()
    press(Key.Key_Space)
    assert dialog.steps.currentIndex() == FOUND
    assert recruiting.person(consented.study, consented.person)
    dialog.next.setFocus()
    with qtbot.waitSignal(dialog.withdrawn, timeout=20_000):
        press(Key.Key_Space)
    assert dialog.steps.currentIndex() == DONE
    assert recruiting.people(consented.study) == ()
    assert people.people.table.rowCount() == 0
    qtbot.waitUntil(dialog.close_button.isEnabled)
    dialog.sheet.setFocus()
    press(Key.Key_Space)
    assert opened[0].suffix == ".docx"


def test_enter_alone_withdraws_nothing_and_one_can_go_back(
    people: RecruitmentPlace, consented: Field, qtbot: QtBot
) -> None:
    people.withdraw()
    dialog = _dialog(qtbot, people, WithdrawalDialog)
    press(Key.Key_Return)
    assert dialog.steps.currentIndex() == SCOPE
    dialog.go_on()
    assert dialog.steps.currentIndex() == SCOPE
    dialog.scopes.button(list(Scope).index(Scope.STOP)).click()
    dialog.go_on()
    press(Key.Key_Return)
    assert dialog.steps.currentIndex() == FOUND
    dialog.go_back()
    assert dialog.steps.currentIndex() == SCOPE
    press(Key.Key_Escape)
    assert consenting.standing(consented.study, consented.person) is not None


def test_what_cannot_be_done_is_said(people: RecruitmentPlace, contacted: Field, qtbot: QtBot) -> None:
    person = recruiting.save_person(contacted.study, recruiting.PersonDetails(name="Nora Fabelmann"))
    dialog = WithdrawalDialog(contacted.study, recruiting.person(contacted.study, person), people)
    dialog.open()
    dialog.scopes.button(list(Scope).index(Scope.QUOTES)).click()
    dialog.go_on()
    dialog.go_on()
    qtbot.waitUntil(dialog.problem.isVisible, timeout=20_000)
    assert "no consent that stands" in dialog.problem.text()
    qtbot.waitUntil(dialog.next.isEnabled)
    dialog.reject()


def test_who_may_be_the_same_person_is_told_before_anything_is_done(
    people: RecruitmentPlace, consented: Field, qtbot: QtBot
) -> None:
    study = consented.study
    twin = recruiting.save_person(study, recruiting.PersonDetails(name="Samira Hale", phone="10 00 01 01"))
    people.withdraw()
    dialog = _dialog(qtbot, people, WithdrawalDialog)
    dialog.scopes.button(list(Scope).index(Scope.STOP)).click()
    dialog.go_on()
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Perhaps entered twice" in texts
    assert any(recruiting.person(study, twin).person.pseudonym in text for text in texts)
    dialog.reject()


def test_stopped_by_the_disk_it_says_what_is_done_and_goes_on_by_the_same_button(
    people: RecruitmentPlace, consented: Field, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.withdraw()
    dialog = _dialog(qtbot, people, WithdrawalDialog)
    dialog.scopes.button(list(Scope).index(Scope.ALL)).click()
    dialog.go_on()
    with monkeypatch.context() as full:

        def no_room(*_args: object) -> None:
            raise CannotWrite(consented.study.path, "No space left on device")

        full.setattr(backups, "write", no_room)
        dialog.go_on()
        qtbot.waitUntil(dialog.problem.isVisible, timeout=20_000)
    assert "is erased from the project" in dialog.problem.text()
    assert people.people.table.rowCount() == 0
    qtbot.waitUntil(dialog.next.isEnabled)
    with qtbot.waitSignal(dialog.withdrawn, timeout=20_000):
        dialog.go_on()
    assert dialog.steps.currentIndex() == DONE
    qtbot.waitUntil(dialog.close_button.isEnabled)
    dialog.reject()


def test_not_while_a_call_runs(people: RecruitmentPlace, consented: Field, qtbot: QtBot) -> None:
    consented.study.ring(consented.interview)
    people.withdraw()
    dialog = _dialog(qtbot, people, WithdrawalDialog)
    dialog.scopes.button(0).click()
    dialog.go_on()
    box = _dialog(qtbot, dialog, QMessageBox)
    assert "in progress" in box.text()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    consented.study.ring(None)
    dialog.reject()


def test_the_history_of_an_answer_is_shown_from_the_fair_copy(fair: FairCopyPlace, qtbot: QtBot) -> None:
    press(Key.Key_H, CTRL)
    dialog = _dialog(qtbot, fair, HistoryDialog)
    assert dialog.question.count() == 1
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Før: " + NOTE in texts
    press(Key.Key_Escape)


def test_the_history_is_shown_from_the_list_of_interviews_but_not_in_a_call(consented: Field, qtbot: QtBot) -> None:
    place = InterviewPlace(consented.study)
    place.refresh()
    show(qtbot, place)
    press(Key.Key_H, CTRL)
    dialog = _dialog(qtbot, place, HistoryDialog)
    assert dialog.question.count() == 0
    press(Key.Key_Escape)
    consented.study.ring("another")
    _back(qtbot, place, place.listing.list)
    press(Key.Key_H, CTRL)
    box = _dialog(qtbot, place, QMessageBox)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    consented.study.ring(None)
    place.hide()


def test_a_passage_of_the_fair_copy_is_struck_in_both_texts(
    fair: FairCopyPlace, consented: Field, qtbot: QtBot
) -> None:
    write("Alts: ")
    for _step in range(6):
        press(Key.Key_Right, SHIFT)
    press(Key.Key_Delete, CTRL, SHIFT)
    dialog = _dialog(qtbot, fair, StrikeDialog)
    assert dialog.also.isChecked()
    dialog.strike.setFocus()
    with qtbot.waitSignal(fair.said, timeout=10_000):
        press(Key.Key_Space)
    assert fair.writer.flush(20)
    (answer,) = answers.of_interview(consented.study.data, consented.interview)
    assert answer.fair is not None
    assert answer.fair.startswith("Alts: [")
    assert answer.note.startswith("[")
    assert "Samira" not in answer.note + answer.fair
    assert fair.page.fair.text == answer.fair
    assert not striking.waiting(consented.study)
    _back(qtbot, fair, fair.page.fair)
    press(Key.Key_Z, CTRL)
    fair.keep()
    assert fair.writer.flush()
    (answer,) = answers.of_interview(consented.study.data, consented.interview)
    assert "Samira" not in answer.note + (answer.fair or "")
    history = recalling.history(consented.study, consented.interview, consented.question)
    assert not any("Samira" in change.before + change.after for change in history)


def test_enter_strikes_nothing(fair: FairCopyPlace, consented: Field) -> None:
    fair.page.strike.click()
    press(Key.Key_Return)
    (answer,) = answers.of_interview(consented.study.data, consented.interview)
    assert answer.note == NOTE


def test_in_the_call_a_passage_goes_and_autosave_does_not_bring_it_back(consented: Field, qtbot: QtBot) -> None:
    study, at = consented.study, (consented.interview, consented.question)
    writer = Writer(study)
    screen = InterviewScreen(writer)
    writer.start()
    screen.open(interviewing.open_sheet(study, consented.interview))
    show(qtbot, screen)
    screen.go(consented.question)
    write("Hun heter Lytehaugen. Ja.")
    for _step in range(4):
        press(Key.Key_Left)
    for _step in range(11):
        press(Key.Key_Left, SHIFT)
    press(Key.Key_Delete, CTRL, SHIFT)
    dialog = _dialog(qtbot, screen, StrikeDialog)
    dialog.strike.setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: "[" in screen.editor.text, timeout=10_000)
    assert not screen.editor.isReadOnly()
    _back(qtbot, screen, screen.editor)
    write(" Mer.")
    press(Key.Key_Z, CTRL)
    press(Key.Key_Z, CTRL)
    screen.leave()
    assert writer.stop()
    (answer,) = answers.of_interview(study.data, consented.interview)
    assert "Lytehaug" not in answer.note
    assert answer.note.startswith("Hun heter [")
    assert not any("Lytehaug" in each.before + each.after for each in recalling.history(study, *at))
    screen.hide()
