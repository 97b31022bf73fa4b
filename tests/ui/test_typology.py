"""The page Typology by keyboard: cases placed and moved, definitions written beside each other, and ways back."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from interviewer.domain.typology import Fit
from interviewer.services import classifying
from interviewer.services.study import Study
from interviewer.ui.analysis.definition_dialog import DefinitionDialog
from interviewer.ui.analysis.place import AnalysisPlace
from interviewer.ui.analysis.place_dialog import PlaceDialog
from interviewer.ui.analysis.typology_form import TypologyDialog
from interviewer.ui.analysis.typology_page import TypologyPage
from tests.talks import ROLE, Talks
from tests.ui.interviews import CTRL, SHIFT, Key, press, show

SHIPPED = "typologi-moteplass"


@pytest.fixture
def talks(study: Study) -> Talks:
    made = Talks(study)
    made.case(model="råd")
    return made


@pytest.fixture
def page(talks: Talks, qtbot: QtBot) -> Iterator[TypologyPage]:
    """Return the page, open with the shipped typology."""
    place = AnalysisPlace(talks.study)
    place.resize(1130, 680)
    show(qtbot, place)
    place.show_page(place.typology)
    place.typology.refresh()
    place.take_focus()
    press(Key.Key_Return)  # the button that takes in what is shipped
    yield place.typology
    place.hide()


_Dialog = TypeVar("_Dialog", DefinitionDialog, PlaceDialog, TypologyDialog)


def _dialog(page: TypologyPage, kind: type[_Dialog]) -> _Dialog:
    found = page.findChildren(kind)
    assert found
    dialog: _Dialog = found[-1]
    return dialog


def _placed(page: TypologyPage) -> str:
    item = page.finder.table.item(0, 2)
    return item.text() if item is not None else ""


def test_the_shipped_typology_is_begun_with_one_key(page: TypologyPage) -> None:
    assert page.choice.currentData() == SHIPPED
    assert _placed(page) == "not placed"
    assert "not placed: 1 of 1" in page.told.text()


def test_a_case_is_placed_by_keys_and_the_place_is_undone(page: TypologyPage, talks: Talks) -> None:
    press(Key.Key_Return)
    dialog = _dialog(page, PlaceDialog)
    assert dialog.focusWidget() is dialog.type
    QTest.keyClick(dialog.type, Key.Key_Down)
    assert "bindeledd" in dialog.fits["hensikt"].accessibleDescription()
    QTest.keyClick(dialog.fits["sammensetning"], Key.Key_Down)
    dialog.rationale.setPlainText("Pekt ut.")
    dialog.save()
    (row,) = classifying.board(talks.study, SHIPPED).under("kontaktutvalg")
    assert row.placement is not None
    assert row.placement.fits == {"sammensetning": Fit.FITS}
    assert _placed(page) == "Kontaktutvalgsmodellen"
    assert "Pekt ut." in page.why.text()
    press(Key.Key_Z, CTRL)
    assert classifying.board(talks.study, SHIPPED).unplaced


def test_a_case_that_fits_none_is_kept_only_with_a_reason(page: TypologyPage, talks: Talks) -> None:
    press(Key.Key_F2)
    dialog = _dialog(page, PlaceDialog)
    QTest.keyClick(dialog.type, Key.Key_End)
    assert not dialog.fits["hensikt"].isEnabled()
    dialog.save()
    assert not dialog.problem.isHidden()
    dialog.rationale.setPlainText("Et internasjonalt hus.")
    dialog.save()
    assert classifying.board(talks.study, SHIPPED).fitting_none
    press(Key.Key_Delete)
    assert classifying.board(talks.study, SHIPPED).unplaced


def test_a_definition_is_written_in_an_empty_cell(page: TypologyPage, talks: Talks) -> None:
    press(Key.Key_T, CTRL)
    table = page.definitions
    table.setCurrentCell(table.rowCount() - 1, 2)
    assert table.currentItem().text() == "–"
    press(Key.Key_Return)
    dialog = _dialog(page, DefinitionDialog)
    assert dialog.focusWidget() is dialog.text
    QTest.keyClicks(dialog.text, "Den taler ikke.")
    dialog.save()
    assert table.currentItem().text() == "Den taler ikke."
    assert classifying.get(talks.study, SHIPPED).said("dialog", "melve", "taleror") == "Den taler ikke."


def test_types_are_added_and_renamed_and_keep_what_is_said_of_them(page: TypologyPage, talks: Talks) -> None:
    press(Key.Key_N, CTRL, SHIFT)
    dialog = _dialog(page, TypologyDialog)
    dialog.types.list.item(0).setText("Råd")
    dialog.types.make()
    dialog.types.move_up()
    dialog.save()
    held = classifying.get(talks.study, SHIPPED)
    assert [each.name for each in held.types] == ["Råd", "Kontaktutvalgsmodellen", "New type", "Dialogmodellen"]
    assert held.said("rad", "melve", "funksjon")


def test_a_typology_of_ones_own_is_begun_without_the_shipped_one_going(page: TypologyPage, talks: Talks) -> None:
    press(Key.Key_N, CTRL)
    dialog = _dialog(page, TypologyDialog)
    dialog.save()
    assert not dialog.problem.isHidden()
    dialog.title.setText("Vår egen")
    dialog.save()
    assert page.choice.currentText() == "Vår egen"
    assert len(classifying.listed(talks.study)) == 2


def test_it_is_closed_while_a_call_runs(page: TypologyPage, talks: Talks) -> None:
    _who, held = talks.talk({ROLE: "noe"}, closed=False)
    talks.study.ring(held.id)
    place = page.window()
    assert isinstance(place, AnalysisPlace)
    place.refresh()
    assert not page.finder.isVisible()
