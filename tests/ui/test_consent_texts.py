"""Consent texts, quotes and duties by keyboard; the age group before anything else."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer.domain.consent import Decision
from interviewer.domain.minority import Age
from interviewer.domain.quote import QuoteState
from interviewer.services import consenting, creating, ending, guarding, notifying, quoting, recruiting, texting, times
from interviewer.ui.consent import ConsentPage
from interviewer.ui.ethics.answering import AnswerDialog
from interviewer.ui.ethics.approving import ApproveDialog
from interviewer.ui.ethics.place import ENDING, QUOTES, TEXTS, EthicsPlace
from interviewer.ui.ethics.quote_answer import ChangedDialog
from interviewer.ui.ethics.text_editor import TextEditor
from interviewer.ui.ethics.texts_page import state
from tests.conftest import Field
from tests.ui import ethics_windows
from tests.ui.interviews import CTRL, Key, focused, press, show, write


def place(qtbot: QtBot, field: Field, page: int) -> EthicsPlace:
    made = EthicsPlace(field.study)
    made.tabs.setCurrentIndex(page)
    made.refresh()
    show(qtbot, made)
    made.take_focus()
    return made


def test_a_new_version_is_written_and_approved_by_keyboard(qtbot: QtBot, consented: Field) -> None:
    study = consented.study
    texting.approve(study, texting.versions(study)[-1].id, "Prosjektlederen")
    shown = place(qtbot, consented, TEXTS)
    press(Key.Key_N, CTRL)
    (editor,) = shown.findChildren(TextEditor)
    QTest.keyClick(editor.text, Key.Key_End, CTRL)
    QTest.keyClicks(editor.text, " Hei")
    assert texting.versions(study)[-1].script.paragraphs[0].text.endswith("Hei") is False
    editor.save()
    assert texting.versions(study)[-1].script.paragraphs[0].text.endswith("Hei")
    assert "Hei" not in texting.standing(study).script.paragraphs[0].text
    shown.texts.finder.table.setFocus()
    press(Key.Key_Return, CTRL)
    (dialog,) = shown.findChildren(ApproveDialog)
    dialog.save()
    assert texting.standing(study).script.paragraphs[0].text.endswith("Hei")
    assert [state(each, times.now()) for each in texting.versions(study)] == ["no longer in force", "in force"]
    assert "another version" in shown.texts.renewal.text()


def test_what_is_written_shows_with_the_facts_of_the_project(qtbot: QtBot, contacted: Field) -> None:
    version = texting.versions(contacted.study)[-1]
    editor = TextEditor(contacted.study, version)
    show(qtbot, editor)
    editor.text.setPlainText("Vi er {institution}.")
    qtbot.waitUntil(lambda: editor.preview.toPlainText() == "Vi er Eksempeluniversitetet.")
    editor.text.setPlainText("Vi er {ukjent}.")
    editor.save()
    assert "{ukjent}" in editor.problem.text()
    assert texting.versions(contacted.study)[-1].script == version.script


def test_quotes_are_answered_for_by_letters(qtbot: QtBot, consented: Field) -> None:
    ethics_windows.quoted(consented)
    shown = place(qtbot, consented, QUOTES)
    press(Key.Key_L, CTRL)
    assert "Vi teller ikke hoder." in QApplication.clipboard().text()
    QApplication.clipboard().clear()
    for key, wanted in (
        (Key.Key_S, QuoteState.SENT),
        (Key.Key_A, QuoteState.APPROVED),
        (Key.Key_W, QuoteState.WITHDRAWN),
    ):
        press(key)
        assert quoting.listed(consented.study)[0].state is wanted
    press(Key.Key_E)
    (dialog,) = shown.findChildren(ChangedDialog)
    dialog.words.setPlainText("Vi teller ikke mennesker.")
    dialog.save()
    assert quoting.listed(consented.study)[0].changed == "Vi teller ikke mennesker."


def test_the_age_group_is_asked_before_anything_else(qtbot: QtBot, contacted: Field) -> None:
    page = ethics_windows.youth(contacted)
    show(qtbot, page)
    assert page.age is not None
    press(Key.Key_2)
    assert page.age is None
    assert page.guardian is not None
    assert focused() is page.guardian.happened
    assert page.page.minority.age is Age.YOUTH
    page.answers.choose(Decision.YES)
    assert page.decision is None


def test_an_adult_by_role_is_asked_nothing_more(qtbot: QtBot, contacted: Field) -> None:
    page = ethics_windows.youth(contacted)
    show(qtbot, page)
    press(Key.Key_4)
    assert page.guardian is None
    press(Key.Key_J, CTRL)
    assert page.decision is Decision.YES


def test_an_explicit_yes_is_ticked_before_it_is_kept(qtbot: QtBot, contacted: Field) -> None:
    ethics_windows.special(contacted)
    guarding.note_age(contacted.study, contacted.person, Age.BY_ROLE)
    page = ConsentPage(contacted.study, contacted.person)
    show(qtbot, page)
    press(Key.Key_J, CTRL)
    press(Key.Key_Return, CTRL)
    assert page.trouble.isVisible()
    assert consenting.standing(contacted.study, contacted.person) is None
    press(Key.Key_6)
    press(Key.Key_Return, CTRL)
    kept = consenting.standing(contacted.study, contacted.person)
    assert kept is not None
    assert kept.explicit is True


def test_whoever_consented_to_an_earlier_version_hears_the_new_one(qtbot: QtBot, consented: Field) -> None:
    page = ethics_windows.renewed(consented)
    show(qtbot, page)
    assert len(page.paragraphs.rows) == len(page.page.script.paragraphs)
    press(Key.Key_J, CTRL)
    press(Key.Key_Return, CTRL)
    assert texting.to_renew(consented.study) == ()


def test_duties_are_noted_by_keyboard_and_the_end_says_what_is_lacking(qtbot: QtBot, consented: Field) -> None:
    study = consented.study
    creating.change_project(study, replace(study.project, purpose="noe annet enn før"))
    shown = place(qtbot, consented, ENDING)
    press(Key.Key_Return)
    (dialog,) = shown.findChildren(AnswerDialog)
    write("meldt i dag")
    dialog.save()
    assert notifying.waiting(study) == ()
    with pytest.raises(ending.NotReady, match="No interview is open"):
        ending.refuse(study)
    assert recruiting.people(study)
    assert shown.ending.finder.table.focusPolicy() & Qt.FocusPolicy.TabFocus
