"""Make the README's picture from the running window: ``python -m tests.tooling.picture [OUT.png]``."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from interviewer import app as application
from interviewer import assets, language
from interviewer.domain.consent import Decision
from interviewer.domain.interview import Mode
from interviewer.services import consenting, demonstrating, interviewing, opening, recruiting
from interviewer.services.opening import Study
from interviewer.ui import theme
from interviewer.ui.frame import Frame
from interviewer.ui.qt_language import QtLanguage
from interviewer.ui.settings import Settings

PICTURE = assets.resources() / "pictures" / "interview.png"
CONTROL = Qt.KeyboardModifier.ControlModifier
NOTES = (
    "Ja, et kveldskurs i høst. Mye om møteskikk, lite om hvordan en sak går videre i kommunen. "
    "«Når du vet hvordan det henger sammen, da først kan du si imot.»"
)


def main() -> int:
    """Make a fictional project, begin an interview in it, type, and keep what the window shows."""
    picture = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    language.use(assets.locale(), "nb")
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        app = application.build()
        app.installTranslator(QtLanguage(app))
        theme.apply(app, dark=False, scale=1.0)
        made = demonstrating.demonstrate(Path(folder) / "demo")
        study = opening.open_study(made.project, "demo", key_passphrase="demo")
        frame = Frame(Settings(), dark=False)
        frame.resize(1366, 768)
        frame.show()
        frame.activateWindow()
        QTest.qWaitForWindowActive(frame)
        frame.show_study(study)
        _talk(app, frame, study)
        picture.parent.mkdir(parents=True, exist_ok=True)
        frame.grab().save(str(picture))
        os._exit(0)


def _talk(app: QApplication, frame: Frame, study: Study) -> None:
    person = recruiting.people(study)[-1].person.id
    consenting.record(study, person, consenting.Said(Decision.YES))
    case = recruiting.cases(study)[0].case.id
    interview = interviewing.plan(study, persons=(person,), case=case, guide="moteplass", mode=Mode.PHONE)
    places = frame.places
    assert places is not None
    places.open_interview(interview)
    _type(app, "Leder for andre år, valgt av foreningene.")
    _jump(app, "2b")
    _type(app, "Ja, alle går veien om en forening.")
    QTest.keyClick(_focus(app), Qt.Key.Key_J, CONTROL)
    _jump(app, "2f")
    _type(app, NOTES)
    QTest.keyClick(_focus(app), Qt.Key.Key_J, CONTROL)
    QTest.qWait(900)


def _focus(app: QApplication) -> QWidget:
    QTest.qWait(10)
    widget = app.focusWidget()
    assert widget is not None
    return widget


def _jump(app: QApplication, label: str) -> None:
    QTest.keyClick(_focus(app), Qt.Key.Key_G, CONTROL)
    QTest.keyClicks(_focus(app), label)
    QTest.keyClick(_focus(app), Qt.Key.Key_Return)


def _type(app: QApplication, text: str) -> None:
    for character in text:
        app.sendEvent(_focus(app), QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character))


if __name__ == "__main__":
    sys.exit(main())
