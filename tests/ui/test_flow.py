"""Buttons that go on in a new line where the line is full."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from interviewer.ui.flow import SPACING, Flow

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[QWidget]:
    holder = QWidget()
    holder.setLayout(Flow(*(QPushButton(f"Noe å gjøre {number}") for number in range(6))))
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(holder)
    box.addStretch(1)
    qtbot.addWidget(page)
    page.resize(2000, 600)
    page.show()
    yield holder
    page.close()


def lines(row: QWidget) -> list[list[QPushButton]]:
    buttons = row.findChildren(QPushButton)
    tops = sorted({button.y() for button in buttons})
    return [[button for button in buttons if button.y() == top] for top in tops]


def test_one_line_while_there_is_room(row: QWidget) -> None:
    assert [len(line) for line in lines(row)] == [6]


def test_what_does_not_fit_goes_on_below_and_stays_inside(qtbot: QtBot, row: QWidget) -> None:
    wide = row.findChildren(QPushButton)[0].width()
    row.window().resize(2 * wide + SPACING + 4, 600)
    qtbot.waitUntil(lambda: [len(line) for line in lines(row)] == [2, 2, 2])
    assert all(row.rect().contains(button.geometry()) for button in row.findChildren(QPushButton))


def test_what_is_hidden_takes_no_room(qtbot: QtBot, row: QWidget) -> None:
    first, second, *_rest = row.findChildren(QPushButton)
    left = second.x()
    first.hide()
    qtbot.waitUntil(lambda: second.x() < left)
    assert second.x() == 0
