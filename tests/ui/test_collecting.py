import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from interviewer.ui.collecting import Collector


class _Ring:
    """Points at itself, so only a collection frees it; remembers the thread that did."""

    freed_by: list[int] = []  # noqa: RUF012

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        self.freed_by.append(threading.get_ident())


def _litter() -> None:
    for _each in range(3 * gc.get_threshold()[0]):
        _Ring()


def test_garbage_of_another_thread_is_freed_in_the_windows_thread(qtbot: QtBot) -> None:
    gc.collect()
    _Ring.freed_by.clear()
    home = QObject()
    collector = Collector(home)
    collector.timer.setInterval(10)
    worker = threading.Thread(target=_litter)
    worker.start()
    worker.join()
    assert not _Ring.freed_by
    qtbot.waitUntil(lambda: len(_Ring.freed_by) > 0)
    assert set(_Ring.freed_by) == {threading.get_ident()}
