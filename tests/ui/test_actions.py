from itertools import chain

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from interviewer.domain.mark import MarkKind
from interviewer.domain.person import Outcome
from interviewer.ui import actions
from interviewer.ui.acts import marks as mark_acts
from interviewer.ui.acts import recruitment as recruitment_acts
from interviewer.ui.acts.act import EVERYWHERE, INTERVIEW, MARKS
from tests.ui.interviews import CTRL, Key, press, show

GROUPS = {act.group for act in actions.TABLE}


def chords(group: str, *, mac: bool) -> list[str]:
    acts = [act for act in actions.TABLE if act.group in (group, EVERYWHERE)]
    if group == INTERVIEW:
        acts += [act for act in actions.TABLE if act.group == MARKS]
    return list(chain.from_iterable((act.mac_keys or act.keys) if mac else act.keys for act in acts))


def test_no_chord_is_used_twice_where_it_can_be_pressed() -> None:
    for group in GROUPS:
        for mac in (False, True):
            found = [QKeySequence(chord).toString() for chord in chords(group, mac=mac)]
            assert sorted(found) == sorted(set(found)), (group, mac)


def test_every_function_key_has_a_second_chord() -> None:
    for act in actions.TABLE:
        for keys in (act.keys, act.mac_keys):
            if any(key.startswith("F") and key[1:].isdigit() for key in keys):
                assert len(keys) > 1, act.name


def test_nothing_needs_option_or_a_system_chord_on_a_mac() -> None:
    taken = {"Ctrl+H", "Ctrl+M", "Ctrl+Tab", "Ctrl+Space"}
    for act in actions.TABLE:
        for chord in act.mac_keys or act.keys:
            assert "Alt+" not in chord, act.name
            assert chord not in taken, act.name


def test_every_chord_is_one_qt_knows() -> None:
    for act in actions.TABLE:
        for chord in (*act.keys, *act.mac_keys):
            assert QKeySequence(chord).toString() not in ("", "Unknown"), chord


def test_marks_and_outcomes_stand_in_their_own_order() -> None:
    assert tuple(mark_acts.MARK_WORDS) == tuple(MarkKind)
    assert len(recruitment_acts.OUTCOME_WORDS) == len(recruitment_acts.OUTCOME_KEYS) == len(Outcome)
    assert actions.shown(mark_acts.mark_name(MarkKind.VERBATIM)) == "Ctrl+1"


def test_names_are_used_once() -> None:
    names = [act.name for act in actions.TABLE]
    assert sorted(names) == sorted(set(names))


def test_a_field_does_not_take_a_chord_of_the_table(qtbot: QtBot) -> None:
    window = QWidget()
    field = QLineEdit("written")
    QVBoxLayout(window).addWidget(field)
    field.installEventFilter(actions.ShortcutsFirst(window))
    pressed: list[str] = []
    actions.make("search", window, lambda: pressed.append("search"))
    show(qtbot, window)
    field.setFocus()
    field.home(False)
    press(Key.Key_K, CTRL)
    assert pressed == ["search"]
    assert field.text() == "written"
