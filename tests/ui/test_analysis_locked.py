"""The lock while the place Analysis is open: nothing anybody said stays readable, in no widget and no clipboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableWidget,
    QTextEdit,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from interviewer.domain.guide import YesNo
from interviewer.services import contradicting, opening
from interviewer.ui import clipboard
from interviewer.ui.analysis.place import AnalysisPlace
from interviewer.ui.frame import Frame
from interviewer.ui.settings import Settings
from interviewer.ui.unlock import UnlockPage
from tests.coded import code
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE
from tests.talks import ROLE, Talks

SAID = "Kjellerstua lukter av våt ull hver mandag."
PAGES = ("across", "search", "counts", "contradictions", "typology", "coding", "codes", "practice", "applications",
         "files", "documents")  # fmt: skip


@pytest.fixture
def frame(qtbot: QtBot, settings: Settings, dressed: QApplication, project: Path) -> Iterator[Frame]:
    """Return the window with a project in which two informants of one case disagree, at the place Analysis."""
    study = opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    talks = Talks(study)
    case = talks.case(model="råd")
    who, held = talks.talk({ROLE: SAID}, case=case, yes_no={ROLE: YesNo.YES})
    talks.talk({ROLE: "Nei, der lukter det ingenting."}, case=case, yes_no={ROLE: YesNo.NO})
    talks.code(who, held, ROLE, "våt ull", code(study, "Lukt"))
    contradicting.read(study, contradicting.matrix(study), case.id, ROLE, "Den ene har kjellerstua nærmere.")
    window = Frame(settings)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_study(study)
    assert window.places is not None
    window.places.go("analysis")
    yield window
    window.safekeeping.idle.seconds = 0
    window.close()


def _texts(widget: QWidget) -> Iterator[str]:
    """Yield what can be read in a widget, its tooltip and its accessible description with it."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QTableWidget | QListWidget | QTreeWidget):
        model = widget.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                yield str(model.index(row, column).data() or "")


def _readable() -> str:
    return "\n".join(text for widget in QApplication.allWidgets() for text in _texts(widget)).casefold()


def _analysis(frame: Frame) -> AnalysisPlace:
    assert frame.places is not None
    return frame.places.analysis


@pytest.mark.parametrize("name", PAGES)
def test_nothing_said_is_readable_once_it_is_locked(frame: Frame, qtbot: QtBot, name: str) -> None:
    place = _analysis(frame)
    place.tabs.setCurrentWidget(getattr(place, name))
    place.refresh()
    if name == "search":
        place.search.line.setText("kjellerstua")
        place.search.search()
    if name in ("across", "search", "coding"):
        assert "kjellerstua" in _readable()
    del place
    frame.safekeeping.idle.seconds = 0.2
    qtbot.waitUntil(lambda: frame.study is None)
    assert isinstance(frame.page, UnlockPage)
    for fragment in ("kjellerst", "våt ull", "lukter det", "nærmere"):
        assert fragment not in _readable()


def test_what_was_copied_is_gone(frame: Frame) -> None:
    place = _analysis(frame)
    place.tabs.setCurrentWidget(place.search)
    place.search.line.setText("kjellerstua")
    place.search.search()
    place.search.line.selectAll()
    place.search.line.copy()
    assert QGuiApplication.clipboard().text() == "kjellerstua"
    held = clipboard.hold(SAID)
    ticket = QMimeData()
    ticket.setData(clipboard.PRIVATE, bytes(held.data(clipboard.PRIVATE).data()))
    frame.lock()
    board = QGuiApplication.clipboard().mimeData()
    assert board is None or not (board.text() or board.hasFormat(clipboard.PRIVATE))
    assert clipboard.words_of(ticket) is None
