"""The menu bar, built from the table of actions."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from interviewer.language import _, ngettext
from interviewer.ui import actions
from interviewer.ui.rail import CLOSED_IN_CALL, PLACES

LANGUAGES = (("", "As the system"), ("nb", "Bokmål"), ("en", "English"))
"""Codes of the languages with their own names; ``""`` follows the system."""

MINUTES = (5, 10, 20, 60, 0)
"""After how many minutes without a key or the mouse one can have the project locked; 0: never."""

NEEDS_PROJECT = (
    *(f"place_{name}" for name in PLACES),
    "page_next",
    "page_before",
    "search",
    "project_details",
    "export",
    "merge",
    "pack",
    "back_up",
    "backups",
    "change_passphrase",
    "verify",
    "lock",
)
"""The deeds that need an open project."""

NEEDS_WRITING = ("project_details", "merge", "pack", "back_up", "change_passphrase")
"""The deeds that a project opened for reading does not let one do."""

CLOSED_DEEDS = (*(f"place_{place}" for place in CLOSED_IN_CALL), "export", "review_package")
"""The deeds that show others' words: closed while a call runs."""


class Menus:
    """Fills the menu bar of ``window`` with its actions; the menu *Here* shows those of the place one is at."""

    def __init__(self, window: QMainWindow, made: dict[str, QAction], why: Callable[[], None]) -> None:
        self._window = window
        self._made = made
        self._place_actions: list[QAction] = []
        for name in CLOSED_DEEDS:
            actions.Explained(made[name], window, why)
        bar = window.menuBar()
        bar.clear()
        file = bar.addMenu(_("&File"))
        self._fill(file, ("new_project", "open_project", "try_demo", "review_package", ""))
        self._fill(file, ("project_details", "export", ""))
        self._fill(file, ("merge", "pack", "verify", ""))
        self._fill(file, ("back_up", "backups", "restore", "", "change_passphrase", "lock"))
        self.minutes = self._minutes(file.addMenu(_("Lock when &nobody is there")))
        self._fill(file, ("", "quit"))
        self._fill(
            bar.addMenu(_("&Go to")),
            tuple(f"place_{name}" for name in PLACES),
            ("", "page_next", "page_before", "", "search"),
        )
        self._here = bar.addMenu(_("&Here"))
        self._here.aboutToShow.connect(self._fill_here)
        view = bar.addMenu(_("&View"))
        self.themes = self._choice(view.addMenu(_("&Theme")), ("theme_system", "theme_light", "theme_dark"))
        self.languages = self._language(view.addMenu(_("&Language")))
        self._fill(view, ("", "text_larger", "text_smaller", "text_normal"))
        self._fill(bar.addMenu(_("H&elp")), ("keys", "", "about"))

    def show_project(self, is_open: bool, *, read_only: bool = False) -> None:
        """Enable what needs an open project, or not; what writes in it needs one that may be written in."""
        for name in NEEDS_PROJECT:
            self._made[name].setEnabled(is_open and not (read_only and name in NEEDS_WRITING))
        self._here.menuAction().setVisible(is_open)

    def show_ringing(self, ringing: bool) -> None:
        """Close what shows others' words while a call runs."""
        for name in CLOSED_DEEDS:
            self._made[name].setEnabled(not ringing)

    def check_language(self, code: str) -> None:
        """Show which language was chosen."""
        for action in self.languages.actions():
            action.setChecked(action.data() == code)

    def check_minutes(self, minutes: int) -> None:
        """Show after how many minutes the project is locked by itself."""
        for action in self.minutes.actions():
            action.setChecked(action.data() == minutes)

    def show_here(self, found: Sequence[QAction]) -> None:
        """Remember the actions of the place one is at."""
        self._place_actions = list(found)

    def _fill(self, menu: QMenu, *groups: tuple[str, ...]) -> None:
        for name in (name for group in groups for name in group):
            if name:
                menu.addAction(self._made[name])
            else:
                menu.addSeparator()

    def _choice(self, menu: QMenu, names: tuple[str, ...]) -> QActionGroup:
        group = QActionGroup(self._window)
        for name in names:
            action = self._made[name]
            action.setCheckable(True)
            group.addAction(action)
            menu.addAction(action)
        return group

    def _language(self, menu: QMenu) -> QActionGroup:
        group = QActionGroup(self._window)
        for code, name in LANGUAGES:
            action = menu.addAction(name if code else actions.act("theme_system").words)
            action.setData(code)
            action.setCheckable(True)
            group.addAction(action)
        return group

    def _minutes(self, menu: QMenu) -> QActionGroup:
        group = QActionGroup(self._window)
        for minutes in MINUTES:
            words = ngettext("After {count} minute", "After {count} minutes", minutes).format(count=minutes)
            action = menu.addAction(words if minutes else _("Never"))
            action.setData(minutes)
            action.setCheckable(True)
            group.addAction(action)
        return group

    @Slot()
    def _fill_here(self) -> None:
        self._here.clear()
        self._here.addActions([action for action in self._place_actions if action.text()])
        if self._here.isEmpty():
            self._here.addAction(_("Nothing more here")).setEnabled(False)
