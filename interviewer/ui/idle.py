"""Nobody at the keyboard: says so once no key and no mouse was used in the program's windows for a while."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_OFTEN = 15.0
"""Seconds between two looks at the clock, at most: a machine that slept is locked this soon after waking."""


class Idle(QObject):
    """Emits ``rested`` when nothing was done for :attr:`seconds`, and again at each look until something is.

    It listens at the windows and at what has the keyboard, not at every object: typing must not pay for it.
    """

    rested = Signal()

    def __init__(self, seconds: float, parent: QObject) -> None:
        super().__init__(parent)
        self._seconds = 0.0
        self._seen = (0.0, 0.0)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_window)
            app.focusObjectChanged.connect(self._on_object)
        self._on_window(QGuiApplication.focusWindow())
        self._on_object(QGuiApplication.focusObject())
        self.seconds = seconds

    @property
    def seconds(self) -> float:
        """Return after how many seconds it is said; 0: never."""
        return self._seconds

    @seconds.setter
    def seconds(self, value: float) -> None:
        self._seconds = value
        self.touch()
        if value > 0:
            self._timer.start(round(min(_OFTEN, value / 4) * 1000))
        else:
            self._timer.stop()

    def touch(self) -> None:
        """Count from now."""
        self._seen = _now()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; every event goes on its way."""
        if event.type() in _SIGNS:
            self._seen = _now()
        return False

    @Slot(QWindow)
    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    @Slot(QObject)
    def _on_object(self, found: QObject | None) -> None:
        if found is not None:
            found.installEventFilter(self)

    @Slot()
    def _on_look(self) -> None:
        if max(now - seen for now, seen in zip(_now(), self._seen, strict=True)) >= self._seconds:
            self.rested.emit()


def _now() -> tuple[float, float]:
    """Return the time by a clock nobody sets, and by the one that goes on while the machine sleeps."""
    return time.monotonic(), time.time()
