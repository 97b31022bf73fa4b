"""Builds the application: names, language, theme and the window."""

import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from interviewer import assets, language
from interviewer.ui import jobs, theme, trouble
from interviewer.ui.collecting import Collector
from interviewer.ui.frame import Frame
from interviewer.ui.qt_language import QtLanguage
from interviewer.ui.settings import Settings
from interviewer.ui.uncopied import Uncopied

THEMES: dict[str, bool | None] = {"system": None, "light": False, "dark": True}


def build(arguments: Sequence[str] = ()) -> QApplication:
    """Return the application, named so that settings find their place; one is made when there is none yet."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([sys.argv[0], *arguments])
    app.setOrganizationName("Interviewer")
    app.setApplicationName("Interviewer")
    app.setApplicationDisplayName("Interviewer")
    return app


def run(*, chosen_language: str | None = None, chosen_theme: str | None = None) -> int:
    """Show the window until it is closed and return the exit code."""
    app = build()
    settings = Settings()
    language.use(assets.locale(), chosen_language or settings.language)
    qt_words = QtLanguage(app)
    app.installTranslator(qt_words)
    theme.apply(app, dark=THEMES[chosen_theme] if chosen_theme else settings.dark, scale=settings.scale)
    trouble.watch()
    Collector(app)
    Uncopied(app)
    frame = Frame(settings, dark=THEMES[chosen_theme] if chosen_theme else settings.dark)
    frame.show()
    code = app.exec()
    jobs.wait_for_all()
    return code
