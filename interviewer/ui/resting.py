"""When something typed is due to be kept: once the hands rest, or after a while of typing without a rest."""

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

REST = 400
"""Milliseconds without a key after which what was typed is due."""
LONGEST = 0.7
"""Seconds after the first key not yet kept, after which it is due whether the hands rest or not."""


class Rest(QObject):
    """Counts from each :meth:`touch`; ``due`` comes once, and then not before something is typed again."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since: float | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._on_rested)

    @property
    def pending(self) -> bool:
        """Return whether something was typed that is not due yet."""
        return self._since is not None

    @Slot()
    def touch(self) -> None:
        """Say that something was typed."""
        now = time.monotonic()
        self._since = self._since or now
        left = round((LONGEST - (now - self._since)) * 1000)
        if left > 0:
            self._timer.start(min(REST, left))
        else:
            self._on_rested()

    def stop(self) -> None:
        """Say that what was typed is taken care of."""
        self._timer.stop()
        self._since = None

    @Slot()
    def _on_rested(self) -> None:
        self.stop()
        self.due.emit()
