"""The list of interviews is there at once; what was said is counted line by line, as long as the list is shown."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer.domain.interview import Mode
from interviewer.services import interviewing, noting
from interviewer.ui.interview import listing
from interviewer.ui.interview.listing import ListingPage
from tests.conftest import Field

TAKEN_UP, WORDS = 5, 6


def _page(field: Field) -> ListingPage:
    noting.save_note(field.study, field.interview, field.question, "Hun sa at det gikk bra.")
    for _number in range(3):
        interviewing.plan(field.study, persons=(field.person,), case=None, guide="moteplass", mode=Mode.PHONE)
    page = ListingPage(field.study)
    page.show_rows(interviewing.rows(field.study, counted=False))
    return page


def _texts(page: ListingPage, column: int) -> list[str]:
    lines = [page.list.topLevelItem(number) for number in range(page.list.topLevelItemCount())]
    return sorted(line.text(column) for line in lines if line is not None)


def test_few_interviews_are_counted_before_they_are_shown(
    qtbot: QtBot, dressed: QApplication, consented: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "AT_ONCE", 60.0)
    page = _page(consented)
    qtbot.addWidget(page)
    assert _texts(page, WORDS) == ["0", "0", "0", "6"]
    assert [text.split()[0] for text in _texts(page, TAKEN_UP)] == ["0", "0", "0", "1"]


def test_many_are_counted_while_the_list_is_shown(
    qtbot: QtBot, dressed: QApplication, consented: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "AT_ONCE", 0.0)
    page = _page(consented)
    qtbot.addWidget(page)
    assert _texts(page, WORDS) == ["…"] * 4
    page.show()
    qtbot.waitUntil(lambda: _texts(page, WORDS) == ["0", "0", "0", "6"])
