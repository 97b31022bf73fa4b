import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from interviewer import assets, language
from interviewer.ui import theme
from interviewer.ui.frame import Frame
from interviewer.ui.settings import Settings
from tests.conftest import Field
from tests.ui.windows import ALL, DIALOGS, ROOM, fields, group_of, held, mnemonics, mnemonics_of_menus, name_of

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.mark.parametrize("window", ALL)
def test_every_field_is_named_for_a_screen_reader(qtbot: QtBot, consented: Field, window: str) -> None:
    shown = ALL[window](consented)
    qtbot.addWidget(shown)
    shown.show()
    assert [repr(field) for field in fields(shown) if not name_of(field)] == []


@pytest.mark.parametrize("window", ALL)
@pytest.mark.parametrize("code", language.SHIPPED)
def test_no_mnemonic_is_used_twice(qtbot: QtBot, settings: Settings, consented: Field, window: str, code: str) -> None:
    language.use(assets.locale(), code)
    shown = ALL[window](consented)
    qtbot.addWidget(shown)
    shown.show()
    keys = mnemonics(shown)
    if window not in DIALOGS:
        keys += mnemonics_of_menus(Frame(settings))
    assert [key for key in set(keys) if keys.count(key) > 1] == []


@pytest.mark.parametrize("window", ALL)
def test_tab_reaches_every_field(qtbot: QtBot, consented: Field, window: str) -> None:
    shown = ALL[window](consented) if window in DIALOGS else held(ALL[window](consented))
    qtbot.addWidget(shown)
    shown.resize(*ROOM)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    wanted = set(fields(shown))
    reached = {QApplication.focusWidget()}
    for _step in range(3 * len(wanted) + 10):
        at = QApplication.focusWidget() or shown
        QTest.keyClick(at, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    reached |= {field for field in wanted if group_of(field) & reached}
    assert {name_of(field) for field in wanted - reached} == set()


@pytest.mark.parametrize("window", DIALOGS)
def test_esc_closes_a_dialog_and_frees_it(qtbot: QtBot, consented: Field, window: str) -> None:
    dialog = DIALOGS[window](consented)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


@pytest.mark.parametrize("window", ALL)
@pytest.mark.parametrize(("code", "scale", "dark"), [("nb", 1.0, False), ("nb", 2.0, True), ("en", 2.0, False)])
def test_it_opens_in_each_language_and_size_and_fits_the_screen(
    qtbot: QtBot, dressed: QApplication, consented: Field, window: str, code: str, scale: float, dark: bool
) -> None:
    language.use(assets.locale(), code)
    theme.apply(dressed, dark=dark, scale=scale)
    shown = ALL[window](consented)
    qtbot.addWidget(shown)
    shown.show()
    least = shown.minimumSizeHint()
    assert least.width() <= ROOM[0]
    assert least.height() <= ROOM[1]


@pytest.mark.parametrize("window", ALL)
def test_a_window_is_freed(qtbot: QtBot, consented: Field, window: str) -> None:
    shown = ALL[window](consented)
    shown.show()
    shown.close()
    if shiboken6.isValid(shown):
        shown.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: not shiboken6.isValid(shown))


@pytest.mark.parametrize("window", ALL)
def test_no_list_puts_words_on_the_clipboard(qtbot: QtBot, consented: Field, window: str) -> None:
    shown = ALL[window](consented) if window in DIALOGS else held(ALL[window](consented))
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    clipboard = QApplication.clipboard()
    for view in shown.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None and view.model().rowCount():
            view.setFocus()
            view.setCurrentIndex(view.model().index(0, 0))
            QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
            assert clipboard.text() == ""
    clipboard.clear()
