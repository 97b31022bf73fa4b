from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from interviewer import assets, language
from interviewer.services import opening
from interviewer.services.demonstrating import demonstrate
from interviewer.ui import actions, jobs, theme
from interviewer.ui.acts.act import EVERYWHERE
from interviewer.ui.demo import free_folder
from interviewer.ui.frame import Frame
from interviewer.ui.keys import KeysDialog
from interviewer.ui.places import Places
from interviewer.ui.project_details import ProjectDialog
from interviewer.ui.search import SearchDialog
from interviewer.ui.settings import Settings
from interviewer.ui.start import StartPage
from interviewer.ui.unlock import UnlockPage
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE
from tests.ui.interviews import ALT, CTRL, SHIFT, Key, focused, press, write


def places(frame: Frame) -> Places:
    assert frame.places is not None
    return frame.places


def dialog(qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    def ready() -> bool:
        window = QApplication.activeWindow()
        return isinstance(window, kind) and focused().window() is window

    qtbot.waitUntil(ready)
    window = QApplication.activeWindow()
    assert isinstance(window, kind)
    return window


def test_the_first_start_is_never_an_empty_window(blank_frame: Frame) -> None:
    page = blank_frame.page
    assert isinstance(page, StartPage)
    assert page.demo.button.isVisible()
    assert page.new.button.isVisible()
    assert page.open.button.isVisible()
    assert focused() is page.demo.button


def test_the_demo_is_made_and_opened(
    qtbot: QtBot, blank_frame: Frame, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: blank_frame.places is not None, timeout=60_000)
    assert blank_frame.study is not None
    assert blank_frame.study.has_key
    assert places(blank_frame).here == "overview"


def test_a_project_is_unlocked_by_keyboard(qtbot: QtBot, blank_frame: Frame, project: Path) -> None:
    blank_frame.unlock(project)
    page = blank_frame.page
    assert isinstance(page, UnlockPage)
    qtbot.waitUntil(lambda: focused() is page.passphrase)
    page.same.setChecked(False)
    page.passphrase.setText(PASSPHRASE)
    page.key_passphrase.setText(KEY_PASSPHRASE)
    press(Key.Key_Return)
    assert blank_frame.study is not None
    assert blank_frame.study.has_key


def test_a_wrong_passphrase_says_so_and_stays(qtbot: QtBot, blank_frame: Frame, project: Path) -> None:
    blank_frame.unlock(project)
    page = blank_frame.page
    assert isinstance(page, UnlockPage)
    qtbot.waitUntil(lambda: focused() is page.passphrase)
    write("wrong")
    press(Key.Key_Return)
    assert blank_frame.study is None
    assert page.problem.isVisible()
    assert page.problem.text()


def test_without_the_key_pseudonyms_are_shown(blank_frame: Frame, project: Path) -> None:
    blank_frame.unlock(project)
    page = blank_frame.page
    assert isinstance(page, UnlockPage)
    page.without_key.setChecked(True)
    page.passphrase.setText(PASSPHRASE)
    page.open()
    assert blank_frame.study is not None
    assert not blank_frame.study.has_key


def test_alt_and_a_number_goes_to_each_place(frame: Frame) -> None:
    for key, name in (
        (Key.Key_2, "recruitment"),
        (Key.Key_3, "interview"),
        (Key.Key_4, "fair_copy"),
        (Key.Key_1, "overview"),
    ):
        press(key, ALT)
        assert places(frame).here == name


def test_locking_closes_the_file_and_asks_again(qtbot: QtBot, frame: Frame, project: Path) -> None:
    press(Key.Key_L, CTRL, SHIFT)
    qtbot.waitUntil(lambda: frame.study is None)
    assert isinstance(frame.page, UnlockPage)
    opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE).close()
    assert [path.name for path in project.parent.iterdir() if path.name.endswith(("-wal", "-shm"))] == []


def test_closing_the_window_closes_the_file(frame: Frame, project: Path) -> None:
    frame.close()
    assert frame.study is None
    opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE).close()


def test_search_goes_to_a_place_and_runs_a_command(qtbot: QtBot, frame: Frame) -> None:
    press(Key.Key_K, CTRL)
    dialog(qtbot, SearchDialog)
    write("recru")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: places(frame).here == "recruitment")
    with qtbot.waitActive(frame):
        frame.activateWindow()  # as a window manager does when a dialog has gone
    press(Key.Key_K, CTRL)
    dialog(qtbot, SearchDialog)
    write("key list")
    press(Key.Key_Return)
    dialog(qtbot, KeysDialog)
    press(Key.Key_Escape)


def test_the_key_list_shows_every_chord(qtbot: QtBot, frame: Frame) -> None:
    press(Key.Key_F1)
    keys = dialog(qtbot, KeysDialog)
    assert isinstance(keys, KeysDialog)
    groups = [keys.tree.topLevelItem(number) for number in range(keys.tree.topLevelItemCount())]
    rows = sum(group.childCount() for group in groups if group is not None and "Pages" not in group.text(0))
    letters_of_codes = 1
    assert rows == sum(1 for act in actions.TABLE if act.chords) + letters_of_codes
    write("F12")
    assert any(group is not None and not group.isHidden() for group in groups)
    press(Key.Key_Escape)


def test_every_action_of_the_frame_is_in_the_table_and_most_in_a_menu(frame: Frame) -> None:
    own = [action for action in frame.actions() if isinstance(action, QAction)]
    assert {action.objectName() for action in own} == {act.name for act in actions.TABLE if act.group == EVERYWHERE}


def test_larger_text_is_kept(frame: Frame, settings: Settings) -> None:
    press(Key.Key_Plus, CTRL)
    assert theme.scale() > 1.0
    assert settings.scale == theme.scale()
    press(Key.Key_Minus, CTRL)
    assert settings.scale == 1.0


def test_dark_is_kept(frame: Frame, settings: Settings) -> None:
    next(action for action in frame.actions() if action.objectName() == "theme_dark").trigger()
    assert theme.tokens() is theme.DARK
    assert settings.dark is True


def test_the_language_changes_where_one_is(frame: Frame, settings: Settings) -> None:
    places(frame).go("recruitment")
    bokmaal = next(action for action in frame.findChildren(QAction) if action.data() == "nb")
    bokmaal.trigger()
    assert language.code() == settings.language == "nb"
    assert places(frame).here == "recruitment"


def test_the_project_is_renamed(qtbot: QtBot, frame: Frame) -> None:
    next(action for action in frame.actions() if action.objectName() == "project_details").trigger()
    details = dialog(qtbot, ProjectDialog)
    assert isinstance(details, ProjectDialog)
    details.form.title.setText("Nye møteplasser")
    details.save()
    assert frame.study is not None
    assert frame.study.project.title == "Nye møteplasser"


@pytest.mark.parametrize("name", ["about", "verify"])
def test_what_it_tells_is_told_in_a_box(qtbot: QtBot, frame: Frame, name: str) -> None:
    next(action for action in frame.actions() if action.objectName() == name).trigger()
    box = dialog(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text()
    press(Key.Key_Escape)


def test_a_backup_is_made(qtbot: QtBot, frame: Frame) -> None:
    next(action for action in frame.actions() if action.objectName() == "back_up").trigger()
    assert frame.study is not None
    folder = frame.study.path.parent
    qtbot.waitUntil(lambda: bool(list(folder.rglob("*.kopi"))) and not jobs.busy())


def test_recent_projects_are_remembered_and_those_gone_forgotten(
    frame: Frame, settings: Settings, project: Path
) -> None:
    assert list(settings.recent) == [project]
    project.rename(project.with_name("elsewhere.intervju"))
    assert list(settings.recent) == []


def test_a_second_demo_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    first = free_folder(tmp_path / "Demo")
    demonstrate(first, 1)
    assert free_folder(tmp_path / "Demo") == tmp_path / "Demo 2"


def test_every_word_of_a_dialog_for_files_is_in_the_catalogue(qtbot: QtBot, dressed: QApplication) -> None:
    from interviewer.ui.qt_language import QtLanguage, known

    class Listening(QtLanguage):
        def translate(self, context: str, source: str, *rest: object) -> str:  # type: ignore[override]
            if context in ("QFileDialog", "QFileSystemModel", "QAbstractFileIconProvider"):
                asked.add(source)
            return source

    asked: set[str] = set()
    translator = Listening(dressed)
    dressed.installTranslator(translator)
    for mode in (QFileDialog.FileMode.Directory, QFileDialog.FileMode.ExistingFiles, QFileDialog.FileMode.AnyFile):
        for accept in QFileDialog.AcceptMode:
            dialog = QFileDialog()
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
            dialog.setFileMode(mode)
            dialog.setAcceptMode(accept)
            qtbot.addWidget(dialog)
            dialog.show()
    dressed.removeTranslator(translator)
    assert "Files of &type:" in asked
    assert {words for words in asked - set(known()) if not words.startswith("Alt+")} == set()


def test_bokmaal_is_spoken_by_qt_too(qtbot: QtBot) -> None:
    from interviewer.ui.qt_language import QtLanguage, known

    language.use(assets.locale(), "nb")
    assert QtLanguage().translate("QPlatformTheme", "Cancel") == language.pgettext("Qt", "Cancel")
    assert QtLanguage().translate("QNowhere", "Unknown to us") == "Unknown to us"
    assert all(known())


def test_pages_are_found_by_name_and_gone_to_from_search_and_from_the_key_list(qtbot: QtBot, frame: Frame) -> None:
    analysis = places(frame).analysis
    press(Key.Key_K, CTRL)
    dialog(qtbot, SearchDialog)
    write("contradic")
    press(Key.Key_Return)
    assert places(frame).here == "analysis"
    assert analysis.page is analysis.contradictions
    with qtbot.waitActive(frame):
        frame.activateWindow()
    press(Key.Key_F1)
    keys = dialog(qtbot, KeysDialog)
    assert isinstance(keys, KeysDialog)
    write("quotes")
    press(Key.Key_Return)
    assert places(frame).here == "ethics"
    assert places(frame).ethics.tabs.currentIndex() == 2


def test_a_key_walks_the_pages_of_a_place_and_the_keyboard_goes_along(qtbot: QtBot, frame: Frame) -> None:
    places(frame).go("analysis")
    analysis = places(frame).analysis
    press(Key.Key_Tab, CTRL)
    assert analysis.tabs.currentWidget() is analysis.coding
    assert analysis.coding.isAncestorOf(frame.focusWidget())
    press(Key.Key_Tab, CTRL, SHIFT)
    press(Key.Key_Tab, CTRL, SHIFT)
    assert analysis.tabs.currentWidget() is analysis.files
    assert analysis.files.isAncestorOf(frame.focusWidget())


def test_the_key_list_opens_where_one_is(qtbot: QtBot, frame: Frame) -> None:
    places(frame).go("analysis")
    analysis = places(frame).analysis
    analysis.show_page(analysis.contradictions)
    press(Key.Key_F1)
    keys = dialog(qtbot, KeysDialog)
    assert isinstance(keys, KeysDialog)
    row = keys.tree.currentItem()
    assert row is not None
    group = row.parent()
    assert group is not None
    assert group.text(0) == "Contradictions"
    write("letter of the code")
    assert any(not each.isHidden() for each in keys._rows())  # noqa: SLF001
    press(Key.Key_Escape)


def test_coming_to_coding_by_the_mouse_puts_the_keyboard_in_it(qtbot: QtBot, frame: Frame) -> None:
    places(frame).go("analysis")
    analysis = places(frame).analysis
    bar = analysis.tabs.tabBar()
    number = analysis.tabs.indexOf(analysis.coding)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())
    assert analysis.page is analysis.coding
    assert analysis.coding.isAncestorOf(frame.focusWidget())
