"""Consent texts, quotes and duties by keyboard; the age group before anything else."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from interviewer.domain.consent import Decision
from interviewer.domain.minority import Age
from interviewer.domain.quote import QuoteState
from interviewer.domain.script import PLACEHOLDERS
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
from tests.ui.interviews import CTRL, Key, focused, press, read_all, show, write


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


def editor_of(qtbot: QtBot, field: Field) -> TextEditor:
    editor = TextEditor(field.study, texting.versions(field.study)[-1])
    show(qtbot, editor)
    editor.text.setFocus()
    return editor


def asked(editor: TextEditor) -> QMessageBox:
    (box,) = (each for each in editor.findChildren(QMessageBox) if each.isVisible())
    return box


def test_esc_asks_before_what_was_written_is_dropped(qtbot: QtBot, contacted: Field) -> None:
    study = contacted.study
    before = texting.versions(study)[-1].script
    editor = editor_of(qtbot, contacted)
    write("Hei. ")
    press(Key.Key_Escape)
    QTest.keyClick(asked(editor), Key.Key_Escape)
    assert editor.isVisible()
    assert editor.text.toPlainText().startswith("Hei. ")
    QTest.keyClick(editor, Key.Key_Escape)
    with qtbot.waitSignal(editor.rejected):
        asked(editor).button(QMessageBox.StandardButton.Discard).click()
    assert texting.versions(study)[-1].script == before


def test_esc_closes_an_editor_in_which_nothing_was_written(qtbot: QtBot, contacted: Field) -> None:
    editor = editor_of(qtbot, contacted)
    with qtbot.waitSignal(editor.rejected):
        press(Key.Key_Escape)


def test_what_was_written_can_be_kept_when_it_is_asked_about(qtbot: QtBot, contacted: Field) -> None:
    editor = editor_of(qtbot, contacted)
    write("Hei. ")
    press(Key.Key_Escape)
    with qtbot.waitSignal(editor.saved):
        QTest.keyClick(asked(editor), Key.Key_Return)
    assert texting.versions(contacted.study)[-1].script.paragraphs[0].text.startswith("Hei. ")


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_S])
def test_a_draft_is_kept_by_a_key(qtbot: QtBot, contacted: Field, key: Qt.Key) -> None:
    editor = editor_of(qtbot, contacted)
    write("Hei. ")
    with qtbot.waitSignal(editor.saved):
        press(key, CTRL)
    assert texting.versions(contacted.study)[-1].script.paragraphs[0].text.startswith("Hei. ")


def test_the_facts_of_the_project_are_chosen_by_words(qtbot: QtBot, contacted: Field) -> None:
    editor = editor_of(qtbot, contacted)
    press(Key.Key_A, CTRL)
    facts = editor.facts.actions()
    assert len(facts) == len(PLACEHOLDERS)
    assert not any("{" in fact.text() for fact in facts)
    next(fact for fact in facts if fact.text() == "the data protection officer").trigger()
    assert editor.text.toPlainText() == "{officer}"


def test_approving_what_nobody_changed_says_so(qtbot: QtBot, consented: Field) -> None:
    study = consented.study
    texting.approve(study, texting.versions(study)[-1].id, "Prosjektlederen")
    texting.draft(study)
    shown = place(qtbot, consented, TEXTS)
    press(Key.Key_Return, CTRL)
    (dialog,) = shown.findChildren(ApproveDialog)
    assert any("nothing was changed" in label.text() for label in dialog.findChildren(QLabel))


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
    for key in (Key.Key_A, Key.Key_E):
        press(key)
        (box,) = shown.findChildren(QMessageBox)
        assert "withdrawn" in box.text()
        QTest.keyClick(box, Key.Key_Escape)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert quoting.listed(consented.study)[0].state is QuoteState.WITHDRAWN
        assert not shown.findChildren(ChangedDialog)
    press(Key.Key_E)
    (box,) = shown.findChildren(QMessageBox)
    next(button for button in box.buttons() if "said so" in button.text()).click()
    (dialog,) = shown.findChildren(ChangedDialog)
    dialog.words.setPlainText("Vi teller ikke mennesker.")
    dialog.save()
    assert quoting.listed(consented.study)[0].changed == "Vi teller ikke mennesker."


def test_a_name_left_in_a_quote_stops_the_copy_in_words_of_its_own(qtbot: QtBot, consented: Field) -> None:
    study = consented.study
    ethics_windows.quoted(consented)
    creating.change_project(study, replace(study.project, title="Hos Samira Testdatter Hale"))
    creating.change_project(study, replace(study.project, contact="Samira Testdatter Hale"))
    with pytest.raises(quoting.NameInQuote) as stopped:
        quoting.message(study, consented.person)
    assert "not copied" in str(stopped.value)
    assert "file" not in str(stopped.value)


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


def test_the_age_card_says_who_and_can_be_left(qtbot: QtBot, contacted: Field) -> None:
    page = ethics_windows.youth(contacted)
    show(qtbot, page)
    assert page.age is not None
    assert any(label.text() == "Jonas Testsønn" for label in page.age.findChildren(QLabel))
    page.age.back.setFocus()
    with qtbot.waitSignal(page.left):
        press(Key.Key_Space)
    assert page.page.minority.age is Age.UNKNOWN


def test_a_wrong_age_group_is_corrected_by_a_key_and_what_was_read_stays_read(qtbot: QtBot, contacted: Field) -> None:
    page = ethics_windows.youth(contacted)
    show(qtbot, page)
    press(Key.Key_4)
    assert page.guardian is None
    press(Key.Key_1, CTRL)
    read = set(page.paragraphs.read)
    press(Key.Key_G, CTRL)
    assert page.age is not None
    press(Key.Key_2)
    assert page.guardian is not None
    assert page.paragraphs.read == read
    press(Key.Key_2, CTRL)
    assert len(page.paragraphs.read) == len(read) + 1


def test_a_yes_that_comes_before_the_guardian_is_answered_in_words(qtbot: QtBot, contacted: Field) -> None:
    page = ethics_windows.youth(contacted, Age.CHILD)
    show(qtbot, page)
    page.reply.setFocus()
    press(Key.Key_J, CTRL)
    assert page.guardian is not None
    assert page.guardian.trouble.isVisible()
    assert "guardian" in page.guardian.trouble.text()
    assert focused() is page.guardian.happened


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
    read_all()
    press(Key.Key_Return, CTRL)
    kept = consenting.standing(contacted.study, contacted.person)
    assert kept is not None
    assert kept.explicit is True


def test_whoever_consented_to_an_earlier_version_hears_the_new_one(qtbot: QtBot, consented: Field) -> None:
    page = ethics_windows.renewed(consented)
    show(qtbot, page)
    assert len(page.paragraphs.rows) == len(page.page.script.paragraphs)
    read_all()
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
