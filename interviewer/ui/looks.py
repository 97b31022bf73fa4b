"""How the program looks and speaks: theme, text size and language, remembered between starts."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from interviewer import assets, language
from interviewer.ui import theme
from interviewer.ui.settings import SCALES, Settings


class Looks(QObject):
    """Dresses the application. ``redrawn`` follows a change of colours or size, ``spoken`` one of language."""

    redrawn = Signal()
    spoken = Signal()

    def __init__(self, settings: Settings, dark: bool | None, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._dark = dark
        self._applying = False
        QApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def dark(self) -> bool | None:
        """Return whether dark was chosen; ``None`` follows the system."""
        return self._dark

    @Slot()
    def larger(self) -> None:
        """Make all text one step larger."""
        self._resize(min((each for each in SCALES if each > theme.scale() + 0.01), default=SCALES[-1]))

    @Slot()
    def smaller(self) -> None:
        """Make all text one step smaller."""
        self._resize(max((each for each in SCALES if each < theme.scale() - 0.01), default=SCALES[0]))

    @Slot()
    def normal(self) -> None:
        """Make all text as large as the system's."""
        self._resize(1.0)

    @Slot()
    def system(self) -> None:
        """Follow the system's theme."""
        self._colour(None)

    @Slot()
    def light(self) -> None:
        """Be light whatever the system is."""
        self._colour(False)

    @Slot()
    def dark_always(self) -> None:
        """Be dark whatever the system is."""
        self._colour(True)

    @Slot(QAction)
    def speak(self, chosen: QAction) -> None:
        """Speak the language whose code is the data of ``chosen``; ``""`` follows the system."""
        code = str(chosen.data() or "") or None
        self._settings.language = code
        language.use(assets.locale(), code)
        self.spoken.emit()

    @Slot()
    def _on_system_changed(self) -> None:
        if self._dark is None and not self._applying:
            self._apply(theme.scale())

    def _resize(self, scale: float) -> None:
        self._settings.scale = scale
        self._apply(scale)

    def _colour(self, dark: bool | None) -> None:
        self._dark = dark
        self._settings.dark = dark
        self._apply(theme.scale())

    def _apply(self, scale: float) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._applying = True
            theme.apply(app, dark=self._dark, scale=scale)
            self._applying = False
            self.redrawn.emit()
