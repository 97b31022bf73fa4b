"""The list of interviews is there at once; what was said is counted line by line, as long as the list is shown."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer.domain.interview import Mode
from interviewer.services import interviewing, noting, recruiting
from interviewer.ui.interview import listing
from interviewer.ui.interview.listing import ListingPage
from interviewer.ui.interview.setup import SetupPage
from interviewer.ui.transcript import TranscriptView
from tests.conftest import Field
from tests.ui import interview_windows
from tests.ui.interviews import CTRL, Key, press, show

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


def test_ctrl_n_begins_a_new_interview_from_the_list(qtbot: QtBot, dressed: QApplication, consented: Field) -> None:
    page = _page(consented)
    show(qtbot, page)
    with qtbot.waitSignal(page.new_wanted):
        press(Key.Key_N, CTRL)


def test_the_time_agreed_is_kept_though_the_interview_is_begun_at_once(
    qtbot: QtBot, dressed: QApplication, consented: Field
) -> None:
    form = SetupPage(consented.study, consented.person, afterwards=False)
    show(qtbot, form)
    with qtbot.waitSignal(form.ready) as made:
        form.begin.click()
    kept = interviewing.interview(consented.study, made.args[0].interview)
    assert kept.planned is not None
    page = ListingPage(consented.study)
    qtbot.addWidget(page)
    page.show_rows(interviewing.rows(consented.study, counted=False))
    assert kept.planned.astimezone().strftime("%d.%m.%Y %H:%M") in _texts(page, 0)


def test_the_heading_of_a_group_names_each_once(qtbot: QtBot, dressed: QApplication, contacted: Field) -> None:
    study, interview = contacted.study, interview_windows.begun(contacted, "Nora Fabelmann", "Fatuma Warsame")
    noting.save_note(study, interview, contacted.question, "Kaffe.", subject=contacted.person)
    noting.close(study, interview)
    view = TranscriptView(study, interview)
    qtbot.addWidget(view)
    heading = view.text.toPlainText().split("\n")[1]
    speaker = recruiting.person(study, contacted.person).person.pseudonym
    assert heading.count(speaker) == 1
