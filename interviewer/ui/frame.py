"""The window: it opens and closes projects, and shows the start page, the lock or the places of an open one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QStackedWidget, QWidget

from interviewer.language import _
from interviewer.services import creating, forgetting
from interviewer.services.opening import Study
from interviewer.ui import actions, clipboard, deeds, icons, standing, theme, unsaved
from interviewer.ui.backups.changing import Changing
from interviewer.ui.deeds import Deeds
from interviewer.ui.demo import Demo
from interviewer.ui.ending import Ending
from interviewer.ui.jobs import Job
from interviewer.ui.looks import Looks
from interviewer.ui.menus import Menus
from interviewer.ui.new_project import NewProjectPage
from interviewer.ui.places import Places
from interviewer.ui.rail import PLACES
from interviewer.ui.recovery import RecoverySheet
from interviewer.ui.safekeeping import Safekeeping
from interviewer.ui.settings import Settings
from interviewer.ui.start import StartPage
from interviewer.ui.unlock import UnlockPage
from interviewer.ui.veil import Veil


class Frame(QMainWindow):
    """The one window of the program."""

    def __init__(self, settings: Settings, *, dark: bool | None = None) -> None:
        super().__init__()
        self._settings = settings
        self._looks = Looks(settings, dark, self)
        self._looks.redrawn.connect(self._on_redrawn)
        self._looks.spoken.connect(self._on_spoken)
        self._deeds = Deeds(self, self._open_places)
        self._deeds.open_wanted.connect(self._on_open_wanted)
        self._changing = Changing(self)
        self._demo = Demo(self)
        self._ending = Ending(self)
        self.safekeeping = Safekeeping(self, settings, self._open_places)
        self.safekeeping.lock_wanted.connect(self.lock)
        self._large = theme.large()
        self._shortcuts_first = actions.ShortcutsFirst(self)
        self._made: dict[str, QAction] = {}
        self.study: Study | None = None
        self.places: Places | None = None
        self._pages = QStackedWidget()
        self._veil = Veil(self, self._pages)
        self.setCentralWidget(self._pages)
        self.setMinimumSize(900, 560)
        self._shortcuts_first.follow(QApplication.instance())
        self._build_actions()
        standing.stand(self, settings.geometry)
        self._fitting = standing.Fitting(self)
        self.show_start()

    def _open_places(self) -> Places | None:
        return self.places

    @property
    def page(self) -> QWidget | None:
        """Return the page shown: the start, the lock, a new project, or the places of an open one."""
        return self._pages.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Show ``page`` in place of the one before, which is freed."""
        old = self.page
        theme.press_by_enter(page)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus()
        if isinstance(page, StartPage | UnlockPage):
            page.say(self._settings.take_unsaid())
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        self._show_project()

    def show_start(self) -> None:
        """Show the first page."""
        self.setWindowTitle(_("Interviewer"))
        page = StartPage(self._settings.recent, self)
        page.demo_wanted.connect(self._demo.make)
        page.new_wanted.connect(self.new_project)
        page.open_wanted.connect(self.open_project)
        page.recent_wanted.connect(self.unlock)
        self.show_page(page)

    @Slot(object)
    def unlock(self, path: Path, *, locked: bool = False) -> None:
        """Ask for the passphrase of the project at ``path``."""
        self.setWindowTitle(_("Interviewer"))
        page = UnlockPage(path, locked=locked, parent=self)
        page.opened.connect(self.show_study)
        page.left.connect(self.show_start)
        self.show_page(page)

    @Slot(object)
    def show_study(self, study: Study) -> None:
        """Show an open project."""
        self.study = study
        self._settings.opened(study.path)
        self._show_places()
        self.safekeeping.begin(study)

    def _show_places(self, name: str = "overview") -> None:
        assert self.study is not None
        self._large = theme.large()
        self.places = Places(self.study, self)
        self.places.lock_asked.connect(self.lock, Qt.ConnectionType.QueuedConnection)
        self.places.search_asked.connect(self._deeds.search)
        self.places.ringing_changed.connect(self._menus.show_ringing)
        self.places.moved.connect(self._on_moved)
        self.places.ethics.end_wanted.connect(self._ending.ask)
        self.setWindowTitle(_("{project} – Interviewer").format(project=self.study.project.title))
        self.show_page(self.places)
        self.places.go(name)

    def leave(self) -> bool:
        """Close the open project, when the interview lets one; return whether none is open now."""
        if self.places is not None and not self.places.may_leave(hidden=self._veil.page is not None):
            return False
        self._let_go()
        return True

    def _let_go(self) -> None:
        study, self.study, self.places = self.study, None, None
        if study is not None:
            self._veil.give_up()
            self.show_page(QWidget())
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the places let go of the file first
            self._settings.leave_unsaid(self.safekeeping.end(study))
            study.close()
            forgetting.forget()

    # deeds

    @Slot()
    def lock(self) -> None:
        """Close the project at once and ask for its passphrase; a call under way is set aside as it stands.

        Where the disk takes nothing more, or words are being written that are not kept yet, the project stays open, so
        that no word is lost; such words are hidden behind the passphrase.
        """
        if self._veil.page is not None or self.study is None or self.places is None:
            return
        clipboard.clear()
        if self.places.writing or unsaved.written(self):
            self._veil.draw(self.study).lifted.connect(self._on_lifted)
            self._enable(on=False)
            return
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
        if chosen and self.leave():
            self.unlock(Path(chosen))

    @Slot(object)
    def _on_open_wanted(self, path: Path) -> None:
        if self.leave():
            self.unlock(path)

    @Slot()
    def new_project(self) -> None:
        """Show the page that begins a project."""
        if self.leave():
            page = NewProjectPage(self)
            page.created.connect(self._on_created)
            page.left.connect(self.show_start)
            self.show_page(page)

    @Slot(object)
    def _on_created(self, study: Study) -> None:
        self.show_study(study)
        RecoverySheet(study, self).open()

    def wait(self, words: str, job: Job) -> None:
        """Show how far ``job`` is, and let nothing else be done until it is finished."""
        self.show_start()
        start = self.page
        assert isinstance(start, StartPage)
        job.progressed.connect(start.progressed)
        job.finished.connect(start.worked)
        job.finished.connect(self._on_waited)
        start.cancel_wanted.connect(job.cancel)
        start.working(words)
        self._enable(on=False)

    def _enable(self, *, on: bool) -> None:
        for action in self._made.values():
            action.setEnabled(on)
        self.menuBar().setEnabled(on or self._veil.page is None)

    @Slot()
    def _on_waited(self) -> None:
        self._enable(on=True)
        self._show_project()

    @Slot()
    def _on_lifted(self) -> None:
        self._veil.take_away()
        self._on_waited()

    # the window itself

    def _build_actions(self) -> None:
        slots: dict[str, Callable[..., object]] = {
            **{f"place_{name}": self._on_place for name in PLACES},
            **{name: getattr(self, name) for name in ("new_project", "open_project", "lock")},
            **{name: getattr(self._deeds, name) for name in deeds.NAMES},
            "change_passphrase": self._changing.ask,
            "try_demo": self._demo.make,
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
        self._menus.check_minutes(self._settings.idle_minutes)
        self._menus.minutes.triggered.connect(self.safekeeping.choose)

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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the project first; stay open while the interview wants it."""
        if self._changing.working or self._ending.working or not self.leave():
            event.ignore()
            return
        self._settings.geometry = self.saveGeometry()
        event.accept()
