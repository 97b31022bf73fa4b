import threading

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from interviewer.domain.progress import Progress
from interviewer.errors import InterviewerError
from interviewer.ui.jobs import Job, wait_for_all


def test_a_result_arrives_in_the_window_s_thread(qtbot: QtBot) -> None:
    seen: list[tuple[object, bool]] = []
    job = Job(lambda _progress: threading.current_thread() is threading.main_thread())
    job.succeeded.connect(lambda result: seen.append((result, QThread.currentThread() is job.thread())))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert seen == [(False, True)]


def test_an_error_is_handed_over_and_finished_follows(qtbot: QtBot) -> None:
    def work(_progress: Progress) -> object:
        raise InterviewerError("no room")

    seen: list[str] = []
    job = Job(work)
    job.failed.connect(lambda error: seen.append(str(error)))
    job.finished.connect(lambda: seen.append("finished"))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert seen == ["no room", "finished"]


def test_progress_is_told_in_order(qtbot: QtBot) -> None:
    def work(progress: Progress) -> object:
        for done in range(1, 4):
            progress(done, 3)
        return None

    seen: list[tuple[int, int]] = []
    job = Job(work)
    job.progressed.connect(lambda done, total: seen.append((done, total)))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("before", [True, False])
def test_a_cancel_stops_at_the_next_report(qtbot: QtBot, before: bool) -> None:
    going, may_go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> object:
        going.set()
        may_go_on.wait(5)
        progress(1, 2)
        return "done"

    seen: list[object] = []
    job = Job(work)
    job.succeeded.connect(seen.append)
    job.failed.connect(seen.append)
    if before:
        job.cancel()
    job.start()
    if not before:
        going.wait(5)
        job.cancel()
    with qtbot.waitSignal(job.finished):
        may_go_on.set()
    assert seen == []


def test_ending_the_program_waits_for_what_runs(qtbot: QtBot) -> None:
    done = threading.Event()
    job = Job(lambda _progress: done.set())
    with qtbot.waitSignal(job.finished):
        job.start()
    assert wait_for_all()
    assert done.is_set()
