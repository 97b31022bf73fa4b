"""The register of consents of 2,000 informants: on screen in less than a second, exported in less than ten.

    python -m tests.benchmarks.register [--check] [--informants N] [--keep FOLDER]

Prints how long the window's page takes to show it, and how long Word, workbook and CSV take through the gate.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from interviewer import assets, language
from interviewer.services import creating, opening, reporting
from interviewer.services.creating import NewProject
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.ethics.register_page import RegisterPage
from tests.orderly import Fieldwork

PASSPHRASE = "fem grønne båter på land"
ON_SCREEN, EXPORTED = 1.0, 10.0


def project(folder: Path, informants: int) -> Study:
    """Return the project in ``folder``, made with so many informants where there is none."""
    path = folder / "register.intervju"
    if path.exists():
        return opening.open_study(path, PASSPHRASE, key_passphrase=PASSPHRASE)
    made = NewProject(
        path=path, passphrase=PASSPHRASE, me="Ask", title="Register", end_date=date(2030, 6, 30),
        institution="Eksempeluniversitetet", purpose="finne ut hvordan registre brukes", contact="post@example.org",
    )  # fmt: skip
    study = creating.create(made)
    field = Fieldwork(study)
    with study.deed():
        for _number in range(informants):
            field.informant()
    return study


def timed(act: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def shown(study: Study) -> float:
    """Return the seconds until the page shows the register, painted."""
    page = RegisterPage(study)
    page.resize(1300, 700)

    def show() -> None:
        page.refresh()
        page.show()
        page.grab()

    seconds = timed(show)
    page.close()
    return seconds


def main() -> int:
    """Measure, print, and with ``--check`` fail where it takes too long."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--informants", type=int, default=2000)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    language.use(assets.locale(), "nb")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        study = project(chosen.keep or Path(folder), chosen.informants)
        screen = min(shown(study) for _time in range(3))
        export = timed(lambda: reporting.export_consents(study, Path(folder) / "ut"))
        study.close()
    print(f"{chosen.informants} informants on screen: {screen:.2f} s (at most {ON_SCREEN})")
    print(f"{chosen.informants} informants exported (Word, workbook, CSV): {export:.2f} s (at most {EXPORTED})")
    return int(chosen.check and (screen > ON_SCREEN or export > EXPORTED))


if __name__ == "__main__":
    sys.exit(main())
