"""A page on which others' words stand: while a call runs it says that it is closed, and shows nothing."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from interviewer.services.errors import CallRunning
from interviewer.services.study import Study
from interviewer.ui.empty import Empty


class ClosedInCall(QStackedWidget):
    """Holds the page, and the notice that stands in its place."""

    def __init__(self, study: Study, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._page = page
        self.addWidget(page)
        self.addWidget(Empty(str(CallRunning())))

    def may_open(self) -> bool:
        """Show the page or the notice, and return whether it is the page."""
        is_open = self._study.ringing is None
        self._page.setEnabled(is_open)
        self.setCurrentIndex(0 if is_open else 1)
        return is_open
