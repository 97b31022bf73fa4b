"""Asks in its place, without holding anything up, whether an interview is reviewed although findings are undecided."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from interviewer.language import _, ngettext
from interviewer.ui import theme
from interviewer.ui.identifiers import room


class ReviewQuestion(QFrame):
    """``agreed`` or ``left`` follows; Esc leaves it."""

    agreed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "attention")
        self.words = theme.quiet("")
        self.agree = QPushButton(_("Reviewed all the same"))
        self.leave = QPushButton(_("Go on deciding"))
        line = QBoxLayout(room.across(), self)
        line.setContentsMargins(14, 8, 14, 8)
        line.setSpacing(10)
        line.addWidget(self.words, 1)
        for button in (self.leave, self.agree):
            button.setAutoDefault(True)
            line.addWidget(button)
        self.agree.clicked.connect(self._on_agreed)
        self.leave.clicked.connect(self._on_left)

    def ask(self, undecided: int, high: int) -> None:
        """Ask; what nobody decided about is printed as it stands."""
        said = ngettext(
            "{count} finding is undecided and would be printed as it stands.",
            "{count} findings are undecided and would be printed as they stand.",
            undecided,
        ).format(count=undecided)
        if high:
            said += " " + ngettext(
                "{count} of them is of high risk.", "{count} of them are of high risk.", high
            ).format(count=high)
        self.words.setText(said)
        self.setAccessibleName(said)
        self.agree.setAccessibleDescription(said)
        self.show()
        self.leave.setFocus()
        room.reveal(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_left()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_agreed(self) -> None:
        self.hide()
        self.agreed.emit()

    @Slot()
    def _on_left(self) -> None:
        self.hide()
        self.left.emit()
