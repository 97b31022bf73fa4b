"""Dialogs that are filled in: nothing typed goes by one key, Ctrl+Enter saves, the wheel changes nothing in passing."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from interviewer.services import commending, memos, recruiting
from interviewer.ui.analysis.memo_dialog import MemoDialog
from interviewer.ui.analysis.practice_dialog import PracticeDialog
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.project_form import ProjectForm
from interviewer.ui.recruitment.person_form import PersonDialog
from tests.conftest import Field

pytestmark = pytest.mark.usefixtures("dressed")


def opened(qtbot: QtBot, dialog: QDialog) -> None:
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()


def press(dialog: QDialog, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or dialog, key, modifier)


def asked(dialog: QDialog) -> QMessageBox:
    (box,) = dialog.findChildren(QMessageBox)
    return box


def test_escape_asks_before_it_throws_away_what_was_typed(qtbot: QtBot, contacted: Field) -> None:
    dialog = PersonDialog(contacted.study)
    opened(qtbot, dialog)
    QTest.keyClicks(dialog.name, "Nora Fabelmann")
    press(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: asked(dialog).isVisible())
    QTest.keyClick(asked(dialog), Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.name.text() == "Nora Fabelmann"
    dialog.reject()
    with qtbot.waitSignal(dialog.rejected):
        dialog.findChildren(QMessageBox)[-1].button(QMessageBox.StandardButton.Discard).click()
    assert len(recruiting.people(contacted.study)) == 1


def test_it_saves_when_one_says_so(qtbot: QtBot, contacted: Field) -> None:
    dialog = PersonDialog(contacted.study)
    opened(qtbot, dialog)
    QTest.keyClicks(dialog.name, "Nora Fabelmann")
    press(dialog, Qt.Key.Key_Escape)
    with qtbot.waitSignal(dialog.saved):
        asked(dialog).button(QMessageBox.StandardButton.Save).click()
    assert len(recruiting.people(contacted.study)) == 2


def test_ctrl_enter_saves_a_form(qtbot: QtBot, consented: Field) -> None:
    dialog = PracticeDialog(consented.study, Steps(consented.study))
    opened(qtbot, dialog)
    QTest.keyClicks(dialog.title, "Tell først")
    QTest.keyClicks(dialog.what, "Samle tall om saken.")
    dialog.cases.item(0).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(dialog.saved):
        press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.practice.title for row in commending.collection(consented.study)] == ["Tell først"]


def test_a_memo_is_not_lost_by_one_escape_and_kept_by_ctrl_enter(qtbot: QtBot, consented: Field) -> None:
    dialog = MemoDialog(consented.study, Steps(consented.study), "Alle")
    opened(qtbot, dialog)
    QTest.keyClicks(dialog.text, "Se på dette igjen.")
    press(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: asked(dialog).isVisible())
    QTest.keyClick(asked(dialog), Qt.Key.Key_Escape)
    dialog.text.setFocus()
    press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [memo.text for memo in memos.listed(consented.study)] == ["Se på dette igjen."]
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, Qt.Key.Key_Escape)


def test_the_wheel_changes_no_field_that_nobody_is_in(qtbot: QtBot, consented: Field) -> None:
    form = ProjectForm()
    qtbot.addWidget(form)
    form.show_project(consented.study.project)
    form.ends.setChecked(True)
    form.show()
    before = form.end_date.date(), form.language.currentText()
    for field in (form.end_date, form.language):
        at = QPointF(field.rect().center())
        turned = QWheelEvent(
            at, field.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, turned)
    assert (form.end_date.date(), form.language.currentText()) == before
