"""The window: it opens and closes projects, and shows the start page, the lock or the places of an open one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from interviewer.domain.progress import Progress
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import creating, demonstrating, opening
from interviewer.services.demonstrating import DemoReport
from interviewer.services.opening import Study
from interviewer.ui import actions, deeds, icons, theme, trouble
from interviewer.ui.deeds import Deeds
from interviewer.ui.jobs import Job
from interviewer.ui.looks import Looks
from interviewer.ui.menus import Menus
from interviewer.ui.new_project import NewProjectPage
from interviewer.ui.places import Places
from interviewer.ui.rail import PLACES
from interviewer.ui.recovery import RecoverySheet
from interviewer.ui.settings import Settings
from interviewer.ui.start import StartPage
from interviewer.ui.unlock import UnlockPage

DEMO = "demo"
"""The passphrase of the made-up project, and nothing else's."""
DEMO_INTERVIEWS = 8


class Frame(QMainWindow):
    """The one window of the program."""

    def __init__(self, settings: Settings, *, dark: bool | None = None) -> None:
        super().__init__()
        self._settings = settings
        self._looks = Looks(settings, dark, self)
        self._looks.redrawn.connect(self._on_redrawn)
        self._looks.spoken.connect(self._on_spoken)
        self._deeds = Deeds(self, self._open_places)
        self._large = theme.large()
        self._shortcuts_first = actions.ShortcutsFirst(self)
        self._made: dict[str, QAction] = {}
        self.study: Study | None = None
        self.places: Places | None = None
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self.setMinimumSize(900, 560)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self._build_actions()
        self._stand()
        self.show_start()

    def _open_places(self) -> Places | None:
        return self.places

    # the page shown

    @property
    def page(self) -> QWidget | None:
        """Return the page shown: the start, the lock, a new project, or the places of an open one."""
        return self._pages.currentWidget()

    def _show(self, page: QWidget) -> None:
        old = self.page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus()
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        self._menus.show_project(isinstance(page, Places))

    def show_start(self) -> None:
        """Show the first page."""
        self.setWindowTitle(_("Interviewer"))
        page = StartPage(self._settings.recent, self)
        page.demo_wanted.connect(self.try_demo)
        page.new_wanted.connect(self.new_project)
        page.open_wanted.connect(self.open_project)
        page.recent_wanted.connect(self.unlock)
        self._show(page)

    @Slot(object)
    def unlock(self, path: Path, *, locked: bool = False) -> None:
        """Ask for the passphrase of the project at ``path``."""
        self.setWindowTitle(_("Interviewer"))
        page = UnlockPage(path, locked=locked, parent=self)
        page.opened.connect(self.show_study)
        page.left.connect(self.show_start)
        self._show(page)

    @Slot(object)
    def show_study(self, study: Study) -> None:
        """Show an open project."""
        self.study = study
        self._settings.opened(study.path)
        self._show_places()

    def _show_places(self, name: str = "overview") -> None:
        assert self.study is not None
        self.places = Places(self.study, self)
        self.places.lock_asked.connect(self.lock, Qt.ConnectionType.QueuedConnection)
        self.places.search_asked.connect(self._deeds.search)
        self.places.ringing_changed.connect(self._menus.show_ringing)
        self.places.moved.connect(self._on_moved)
        self.setWindowTitle(_("{project} – Interviewer").format(project=self.study.project.title))
        self._show(self.places)
        self.places.go(name)

    def _leave(self) -> bool:
        """Close the open project, when the interview lets one; return whether none is open now."""
        if self.places is not None and not self.places.may_leave():
            return False
        study, self.study, self.places = self.study, None, None
        if study is not None:
            self._show(QWidget())
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the places let go of the file first
            study.close()
        return True

    # deeds

    @Slot()
    def lock(self) -> None:
        """Close the project and ask for its passphrase."""
        if self.study is not None:
            path = self.study.path
            if self._leave():
                self.unlock(path, locked=True)

    @Slot()
    def open_project(self) -> None:
        """Choose a project file and ask for its passphrase."""
        recent = self._settings.recent
        folder = recent[0].parent if recent else creating.proposed_folder()
        chosen = QFileDialog.getOpenFileName(
            self, _("Open a project"), str(folder), _("Projects (*.intervju);;All files (*)")
        )[0]
        if chosen and self._leave():
            self.unlock(Path(chosen))

    @Slot()
    def new_project(self) -> None:
        """Show the page that begins a project."""
        if self._leave():
            page = NewProjectPage(self)
            page.created.connect(self._on_created)
            page.left.connect(self.show_start)
            self._show(page)

    @Slot(object)
    def _on_created(self, study: Study) -> None:
        self.show_study(study)
        RecoverySheet(study, self).open()

    @Slot()
    def try_demo(self) -> None:
        """Make the made-up project, or open it again when it is there."""
        if not self._leave():
            return
        self.show_start()
        start = self.page
        assert isinstance(start, StartPage)
        folder = free_folder(creating.proposed_folder() / _("Demo"))
        job = Job(partial(_demonstrate, folder))
        job.progressed.connect(start.progressed)
        job.finished.connect(start.worked)
        start.cancel_wanted.connect(job.cancel)
        job.succeeded.connect(self._on_demo)
        job.failed.connect(self._on_failed)
        start.working(_("Making eight made-up interviews …"))
        job.start()

    @Slot(object)
    def _on_demo(self, report: DemoReport) -> None:
        try:
            self.show_study(opening.open_study(report.project, DEMO, key_path=report.key, key_passphrase=DEMO))
        except InterviewerError as error:
            trouble.tell(self, error)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        trouble.tell(self, error)

    # the window itself

    def _build_actions(self) -> None:
        slots: dict[str, Callable[..., object]] = {
            **{f"place_{name}": self._on_place for name in PLACES},
            **{name: getattr(self, name) for name in _OWN},
            **{name: getattr(self._deeds, name) for name in deeds.NAMES},
            "quit": self.close,
            "text_larger": self._looks.larger,
            "text_smaller": self._looks.smaller,
            "text_normal": self._looks.normal,
            "theme_system": self._looks.system,
            "theme_light": self._looks.light,
            "theme_dark": self._looks.dark_always,
        }
        for old in self._made.values():
            self.removeAction(old)
            old.deleteLater()
        self._made = {name: actions.make(name, self, slot) for name, slot in slots.items()}
        self._menus = Menus(self, self._made)
        chosen = {None: "theme_system", False: "theme_light", True: "theme_dark"}[self._looks.dark]
        self._made[chosen].setChecked(True)
        self._menus.check_language(self._settings.language or "")
        self._menus.languages.triggered.connect(self._looks.speak)

    @Slot()
    def _on_place(self) -> None:
        sender = self.sender()
        if self.places is not None and sender is not None:
            self.places.go(sender.objectName().removeprefix("place_"))

    @Slot(str)
    def _on_moved(self, _name: str) -> None:
        if self.places is not None:
            self._menus.show_here(deeds.actions_below(self.places.place(self.places.here)))

    @Slot()
    def _on_redrawn(self) -> None:
        icons.redress(self)
        if isinstance(self.page, StartPage):
            self.show_start()
        elif self.places is not None and theme.large() != self._large and self.study and not self.study.ringing:
            self._show_places(self.places.here)
        self._large = theme.large()

    @Slot()
    def _on_spoken(self) -> None:
        here = self.places.here if self.places is not None else "overview"
        if self.places is not None and not self.places.may_leave():
            return
        self._build_actions()
        if self.study is not None:
            self._show_places(here)
        else:
            self.show_start()

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self._shortcuts_first)

    def _stand(self) -> None:
        if not self.restoreGeometry(self._settings.geometry):
            room = self.screen().availableGeometry()
            self.resize(min(1366, room.width()), min(820, room.height()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the project first; stay open while the interview wants it."""
        if not self._leave():
            event.ignore()
            return
        self._settings.geometry = self.saveGeometry()
        event.accept()


_OWN = ("new_project", "open_project", "try_demo", "lock")


def _demonstrate(folder: Path, progress: Progress) -> DemoReport:
    return demonstrating.demonstrate(folder, interviews=DEMO_INTERVIEWS, progress=progress)


def free_folder(folder: Path) -> Path:
    """Return ``folder``, with a number after it when something is in it already."""
    tried, number = folder, 1
    while tried.is_dir() and any(tried.iterdir()):
        number += 1
        tried = folder.with_name(f"{folder.name} {number}")
    return tried
