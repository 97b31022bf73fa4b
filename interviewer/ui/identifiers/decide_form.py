"""The small form of *To decide*: what is printed instead of a finding, with how it will read. It holds nothing up."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.identifier import Kind, Translate
from interviewer.domain.replacement import Style
from interviewer.language import _
from interviewer.services import deciding
from interviewer.services.deciding import Candidate, Choice
from interviewer.ui import theme
from interviewer.ui.identifiers.instead import InsteadForm
from interviewer.ui.identifiers.reads import Reads
from interviewer.ui.scrolling import scrolling

_AROUND = 30
"""Characters shown on either side of what is printed."""


class DecideForm(QWidget):
    """``chosen`` carries the choice; ``left`` follows Esc."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = Kind.OTHER
        self._candidate: Candidate | None = None
        self.instead = InsteadForm()
        self.reads = Reads()
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.agree = QPushButton(_("Decide so"))
        self.agree.setProperty("kind", "primary")
        self.leave = QPushButton(_("Leave it"))
        self._lay_out()
        self.instead.changed.connect(self._on_changed)
        self.agree.clicked.connect(self._on_agreed)
        self.leave.clicked.connect(self.left)

    @property
    def choice(self) -> Choice:
        """Return what the fields say."""
        return self.instead.choice(self._kind)

    def show_candidate(self, candidate: Candidate, me: str, style: Style, translate: Translate) -> None:
        """Begin with the usual for a finding; ``translate`` leads to the language of what leaves."""
        self._kind, self._candidate = candidate.kind, candidate
        self.reads.style_of_brackets, self.reads.translate = style, translate
        self.say("")
        self.instead.show_choice(candidate.kind, None, me)
        self._on_changed()
        self.show()
        self.instead.action.setFocus()

    def say(self, words: str) -> None:
        """Say what is missing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it at Esc; Enter in a line decides."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_agreed()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.instead)
        column.addWidget(self.reads)
        column.addWidget(self.problem)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.agree, self.leave):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolling(inner, down_only=True), 1)
        box.addLayout(buttons)

    @Slot()
    def _on_changed(self) -> None:
        self.say("")
        if self._candidate is not None:
            place = self._candidate.places[0]
            made = deciding.made(self._candidate.forms, self.choice)
            self.reads.show_identifier(made, _before(place.before), place.words, _after(place.after), new=True)

    @Slot()
    def _on_agreed(self) -> None:
        self.chosen.emit(self.choice)


def _before(words: str) -> str:
    """Return the last whole words before a finding."""
    return words if len(words) <= _AROUND else f"… {words[-_AROUND:].partition(' ')[2]}"


def _after(words: str) -> str:
    """Return the first whole words after a finding."""
    return words if len(words) <= _AROUND else f"{words[:_AROUND].rpartition(' ')[0]} …"
