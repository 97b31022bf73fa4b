"""The clock of the call on screen: it runs every second, stands still in a pause, and can be hidden."""

from PySide6.QtCore import QObject, QTimer, Slot

from interviewer.domain.interview import Break
from interviewer.ui.interview.aside import Aside
from interviewer.ui.interview.head import Head
from interviewer.ui.interview.sitting import Sitting


class Ticking(QObject):
    """Shows the time of one sitting, and why it stands still."""

    def __init__(self, head: Head, aside: Aside, parent: QObject) -> None:
        super().__init__(parent)
        self._head = head
        self._aside = aside
        self._sitting: Sitting | None = None
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._on_second)

    def start(self, sitting: Sitting) -> None:
        """Let the clock of ``sitting`` run."""
        self._sitting = sitting
        sitting.start()
        self._second.start()
        self._on_second()

    def stop(self) -> None:
        """Show no more of it."""
        self._second.stop()

    @Slot()
    def pause(self) -> None:
        """Pause, or go on."""
        self._stand(Break.PAUSE)

    @Slot()
    def drop(self) -> None:
        """Say that the line dropped, or go on."""
        self._stand(Break.DROPPED)

    @Slot()
    def hide(self) -> None:
        """Hide the clock, or show it again."""
        self._aside.clock.setVisible(self._aside.clock.isHidden())

    def _stand(self, kind: Break) -> None:
        if self._sitting:
            self._head.show_break(self._sitting.toggle_pause(kind))
            self._on_second()

    @Slot()
    def _on_second(self) -> None:
        if self._sitting:
            self._sitting.tick()
            self._aside.clock.show_clock(self._sitting.clock, self._sitting.agreed)
