from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event, current_thread

import pytest
from pytestqt.qtbot import QtBot

from interviewer.errors import InterviewerError
from interviewer.services import interviewing, noting
from interviewer.services.opening import Study
from interviewer.storage.errors import CannotWrite
from interviewer.ui.writer import Writer
from tests.conftest import Field


@pytest.fixture
def writer(consented: Field, qtbot: QtBot) -> Iterator[Writer]:
    made = Writer(consented.study, retry=0.02)
    made.start()
    yield made
    made.stop()


def test_work_is_done_in_order_in_a_thread_of_its_own(writer: Writer, qtbot: QtBot) -> None:
    done: list[tuple[int, bool]] = []
    here = current_thread()

    def note(number: int, _study: Study) -> None:
        done.append((number, current_thread() is here))

    with qtbot.waitSignal(writer.saved):
        for number in range(20):
            writer.submit(partial(note, number))
        assert writer.flush()
    assert done == [(number, False) for number in range(20)]


def test_only_the_newest_draft_of_a_field_is_kept(writer: Writer) -> None:
    hold, done = Event(), list[str]()

    def note(text: str, _study: Study) -> None:
        done.append(text)

    writer.submit(lambda _study: hold.wait(5))
    for text in ("a", "ab", "abc"):
        writer.submit(partial(note, text), field="note 1")
    writer.submit(partial(note, "other"), field="note 2")
    hold.set()
    assert writer.flush()
    assert done == ["abc", "other"]


def test_a_result_comes_back_in_the_thread_that_asked(writer: Writer, qtbot: QtBot) -> None:
    came: list[tuple[object, object]] = []
    writer.submit(lambda study: study.me, lambda result: came.append((result, current_thread())))
    qtbot.waitUntil(lambda: bool(came))
    assert came == [("Intervjuer Ask", current_thread())]


def test_what_the_disk_refuses_stays_in_the_queue_until_it_can_be_kept(writer: Writer, qtbot: QtBot) -> None:
    full, kept, said = Event(), list[str](), list[str]()
    full.set()
    writer.failed.connect(said.append)

    def keep(_study: Study) -> None:
        if full.is_set():
            raise CannotWrite(Path("p.intervju"), "disk full")
        kept.append("words")

    with qtbot.waitSignal(writer.failed):
        writer.submit(keep, field="note 1")
    assert not writer.flush(0.1)
    with qtbot.waitSignal(writer.recovered):
        full.clear()
    assert writer.flush()
    assert kept == ["words"]
    assert len(said) == 1
    assert "disk full" in said[0]


def test_newer_words_replace_those_that_wait_for_the_disk(writer: Writer, qtbot: QtBot) -> None:
    full, kept = Event(), list[str]()
    full.set()

    def keep(text: str) -> None:
        if full.is_set():
            raise OSError("gone")
        kept.append(text)

    with qtbot.waitSignal(writer.failed):
        writer.submit(lambda _study: keep("old"), field="note 1")
    writer.submit(lambda _study: keep("new"), field="note 1")
    full.clear()
    assert writer.flush()
    assert kept == ["new"]


def test_a_refusal_is_told_and_does_not_stop_the_queue(writer: Writer, qtbot: QtBot) -> None:
    def refuse(_study: Study) -> None:
        raise InterviewerError("no consent")

    with qtbot.waitSignal(writer.refused) as refused:
        writer.submit(refuse)
    assert refused.args == ["no consent"]
    done: list[int] = []
    writer.submit(lambda _study: done.append(1))
    assert writer.flush()
    assert done == [1]


def test_it_goes_on_after_it_was_stopped(consented: Field, qtbot: QtBot) -> None:
    writer = Writer(consented.study)
    writer.start()
    assert writer.stop()
    writer.ensure()
    writer.submit(lambda study: noting.set_preparation(study, consented.interview, "husk"))
    assert writer.stop()
    sheet = interviewing.open_sheet(consented.study, consented.interview)
    assert sheet.preparation == "husk"
