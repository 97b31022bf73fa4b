"""Where Python frees what nothing points at any more: in the window's thread and nowhere else.

Python collects cycles in whichever thread happens to allocate. In the writer's thread, or in a job's, it would free a
closed page there while Qt still paints it here, and that ends the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY = 2_000
"""Milliseconds between two looks; a look that finds little costs microseconds."""


class Collector(QObject):
    """Takes over collecting from Python for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self._on_timeout)
        self.timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds."""
        due = [
            each
            for each, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > limit
        ]
        if due:
            gc.collect(max(due))
