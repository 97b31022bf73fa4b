"""Every window of the program, opened and gone through: by keyboard, by ear, in both languages, at every size.

A window is opened once for many questions, and what is wrong is told together.
"""

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from interviewer import assets, language
from interviewer.services import recruiting
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.ui import theme
from interviewer.ui.frame import Frame
from interviewer.ui.settings import Settings
from tests.conftest import Field
from tests.ui.windows import ALL, DIALOGS, ROOM, fields, group_of, held, mnemonics, mnemonics_of_menus, name_of

MARKUP = "<b>Nora</b>"
pytestmark = pytest.mark.usefixtures("dressed")


@pytest.mark.parametrize("window", ALL)
def test_a_window_is_for_everybody(qtbot: QtBot, settings: Settings, consented: Field, window: str) -> None:
    language.use(assets.locale(), "nb")
    page = ALL[window](consented)
    shown = page if window in DIALOGS else held(page)
    shown.resize(*ROOM)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    wrong = {
        "pixels it lacks room for": _lacking(page),
        "fields without a name for a screen reader": [repr(field) for field in fields(shown) if not name_of(field)],
        "mnemonics used twice": _twice(window, page, settings),
        "fields Tab never reaches": _out_of_reach(shown),
        "words on the clipboard from lists": _copied(shown),
    }
    assert {what: found for what, found in wrong.items() if found} == {}
    shown.close()
    if shiboken6.isValid(shown):
        shown.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: not shiboken6.isValid(page))


@pytest.mark.parametrize("window", ALL)
@pytest.mark.parametrize(("code", "dark"), [("nb", True), ("en", False)])
def test_a_window_opens_at_twice_the_size_and_takes_no_name_for_markup(
    qtbot: QtBot, dressed: QApplication, settings: Settings, consented: Field, window: str, code: str, dark: bool
) -> None:
    language.use(assets.locale(), code)
    theme.apply(dressed, dark=dark, scale=2.0)
    _rename(consented)
    shown = ALL[window](consented)
    qtbot.addWidget(shown)
    shown.show()
    wrong = {
        "pixels it lacks room for": _lacking(shown),
        "mnemonics used twice": _twice(window, shown, settings),
        "names taken for markup": _taken_for_markup(shown),
    }
    assert {what: found for what, found in wrong.items() if found} == {}


@pytest.mark.parametrize("window", DIALOGS)
def test_esc_closes_a_dialog_and_frees_it(qtbot: QtBot, consented: Field, window: str) -> None:
    dialog = DIALOGS[window](consented)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


def _lacking(shown: QWidget) -> list[int]:
    """Return by how many pixels the smallest screen is too narrow, and too low, for a window; nothing where it fits."""
    least = shown.minimumSizeHint()
    return [short for short in (least.width() - ROOM[0], least.height() - ROOM[1]) if short > 0]


def _twice(window: str, shown: QWidget, settings: Settings) -> list[str]:
    """Return the Alt keys that mean two things in a window, the program's menus counted with a page."""
    keys = mnemonics(shown)
    if window not in DIALOGS:
        keys += mnemonics_of_menus(Frame(settings))
    return [key for key in set(keys) if keys.count(key) > 1]


def _out_of_reach(shown: QWidget) -> set[str]:
    """Return the names of the fields that Tab never comes to."""
    wanted = set(fields(shown))
    reached = {QApplication.focusWidget()}
    for _step in range(3 * len(wanted) + 10):
        at = QApplication.focusWidget() or shown
        QTest.keyClick(at, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    reached |= {field for field in wanted if group_of(field) & reached}
    return {name_of(field) for field in wanted - reached}


def _copied(shown: QWidget) -> set[str]:
    """Return what the lists of a window put on the clipboard when they are asked to copy."""
    clipboard, found = QApplication.clipboard(), set()
    for view in shown.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None and view.model().rowCount():
            view.setFocus()
            view.setCurrentIndex(view.model().index(0, 0))
            QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
            found.add(clipboard.text())
    clipboard.clear()
    return found - {""}


def _rename(field: Field) -> None:
    """Give the case and the informant names that read as markup."""
    case = CaseDetails(f"{MARKUP} råd", f"{MARKUP}vik", "råd")
    recruiting.save_case(field.study, case, field.case)
    person = PersonDetails(name=MARKUP, role=MARKUP, phone="10 00 01 01", remark=MARKUP, cases=(field.case,))
    recruiting.save_person(field.study, person, field.person)


def _taken_for_markup(shown: QWidget) -> list[str]:
    """Return the labels that would show a name as markup."""
    held = (label for label in shown.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText)
    return [label.text() for label in held if "<b>" in label.text() and "Nora" in label.text()]
