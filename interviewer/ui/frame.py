"""The window: it opens and closes projects, and shows the start page, the lock or the places of an open one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import creating
from interviewer.services.demonstrating import DemoReport
from interviewer.services.opening import Study
from interviewer.ui import actions, deeds, demo, icons, standing, theme, trouble
from interviewer.ui.deeds import Deeds
from interviewer.ui.looks import Looks
from interviewer.ui.menus import Menus
from interviewer.ui.new_project import NewProjectPage
from interviewer.ui.places import Places
from interviewer.ui.rail import PLACES
from interviewer.ui.recovery import RecoverySheet
from interviewer.ui.settings import Settings
from interviewer.ui.start import StartPage
from interviewer.ui.unlock import UnlockPage


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
        self._stood = False
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
        standing.stand(self, settings.geometry)
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
        theme.press_by_enter(page)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus()
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        self._show_project()

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
        self._large = theme.large()
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
        self._let_go()
        return True

    def _let_go(self) -> None:
        study, self.study, self.places = self.study, None, None
        if study is not None:
            self._show(QWidget())
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the places let go of the file first
            study.close()

    # deeds

    @Slot()
    def lock(self) -> None:
        """Close the project at once and ask for its passphrase; a call under way is set aside as it stands.

        Where the disk takes nothing more, the project stays open, so that no word is lost.
        """
        if self.study is not None and self.places is not None:
            path = self.study.path
            if self.places.set_aside():
                self._let_go()
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
        job = demo.job()
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
            self.show_study(demo.opened(report))
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
            "menus": self._on_menus,
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
        self._menus = Menus(self, self._made, self._on_closed_deed)
        chosen = {None: "theme_system", False: "theme_light", True: "theme_dark"}[self._looks.dark]
        self._made[chosen].setChecked(True)
        self._menus.check_language(self._settings.language or "")
        self._menus.languages.triggered.connect(self._looks.speak)

    @Slot()
    def _on_place(self) -> None:
        sender = self.sender()
        if self.places is not None and sender is not None:
            self.places.go(sender.objectName().removeprefix("place_"))

    def _show_project(self) -> None:
        self._menus.show_project(isinstance(self.page, Places), read_only=bool(self.study and self.study.read_only))

    @Slot()
    def _on_menus(self) -> None:
        bar = self.menuBar()
        bar.setActiveAction(bar.actions()[0])

    @Slot()
    def _on_closed_deed(self) -> None:
        sender = self.sender()
        if self.places is not None and sender is not None:
            self.places.say_closed(sender.objectName())

    @Slot(str)
    def _on_moved(self, _name: str) -> None:
        if self.places is not None:
            self._menus.show_here(deeds.actions_below(self.places.place(self.places.here)))

    @Slot()
    def _on_redrawn(self) -> None:
        icons.redress(self)
        if isinstance(self.page, StartPage):
            self.show_start()
        elif self.places is not None and theme.large() != self._large and not self.places.busy:
            self._show_places(self.places.here)

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
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit | QComboBox | QAbstractSpinBox):
            new.installEventFilter(self._shortcuts_first)

    def changeEvent(self, event: QEvent) -> None:
        """Stand wholly on the screen as soon as the system has put its frame around the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and not self._stood:
            self._stood = True
            standing.fit(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the project first; stay open while the interview wants it."""
        if not self._leave():
            event.ignore()
            return
        self._settings.geometry = self.saveGeometry()
        event.accept()


_OWN = ("new_project", "open_project", "try_demo", "lock")
