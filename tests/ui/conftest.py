"""What tests of the window stand on: settings of their own, and the program's own looks."""

import gc
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from interviewer import app as application
from interviewer.services import opening
from interviewer.ui import jobs, theme
from interviewer.ui.frame import Frame
from interviewer.ui.interview.place import InterviewPlace
from interviewer.ui.jobs import Job
from interviewer.ui.settings import Settings
from interviewer.ui.uncopied import Uncopied
from interviewer.ui.writer import Writer
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Free the windows of a test after it and in this thread, as the program does (see ``ui.collecting``)."""
    gc.disable()
    result = yield
    gc.enable()
    gc.collect()
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Hang up before the windows of a test are closed: one that failed in a call must not wait for an answer."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        for place in app.allWidgets():
            if isinstance(place, InterviewPlace) and place.call is not None:
                place.call.leave()
                place.call = None
    yield


@pytest.fixture(autouse=True)
def _measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let coverage see what runs in Qt's own threads; without coverage this does nothing."""
    run_writer, run_job = Writer.run, Job._run  # noqa: SLF001

    def writer(made: Writer) -> None:
        sys.settrace(threading.gettrace())
        run_writer(made)

    def job(made: Job) -> None:
        sys.settrace(threading.gettrace())
        run_job(made)

    if threading.gettrace() is not None:
        monkeypatch.setattr(Writer, "run", writer)
        monkeypatch.setattr(Job, "_run", job)


@pytest.fixture
def settings(tmp_path: Path, qapp: QApplication) -> Settings:
    """Return settings that nobody has changed yet."""
    assert application.build() is qapp
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    return Settings()


@pytest.fixture
def dressed(qapp: QApplication, qtbot: QtBot) -> Iterator[QApplication]:
    """Dress the program as it is at first, and again afterwards."""
    theme.apply(qapp, dark=False, scale=1.0)
    if qapp.findChild(Uncopied) is None:
        Uncopied(qapp)
    yield qapp
    theme.apply(qapp, dark=False, scale=1.0)


@pytest.fixture
def blank_frame(qtbot: QtBot, settings: Settings, dressed: QApplication) -> Iterator[Frame]:
    """Return the program's window, shown and active, without a project."""
    window = Frame(settings)
    qtbot.addWidget(window, before_close_func=_hung_up)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    qtbot.waitUntil(lambda: not jobs.busy())
    _hung_up(window)
    window.close()


@pytest.fixture
def frame(blank_frame: Frame, project: Path) -> Frame:
    """Return the program's window with a project open."""
    blank_frame.show_study(opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE))
    return blank_frame


def _hung_up(window: QWidget) -> None:
    """Set a call aside, so that closing the window asks nothing."""
    if isinstance(window, Frame) and window.places is not None:
        window.places.set_aside()
