"""The right side of the call: the clock, what must be asked, what to come back to, neutral probes, one's own note."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.answer import Parked
from interviewer.language import _
from interviewer.ui import actions, theme
from interviewer.ui.interview.clock import MINUTE, Clock, shown
from interviewer.ui.interview.model import Conversation
from interviewer.ui.interview.rows import ShortRow

MUST_SHOWN = 4


class ClockCard(theme.Card):
    """The time of the call, of the section, and how it stands to what was agreed; can be hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.time = QLabel("00:00")
        self.time.setProperty("kind", "number")
        self.time.setAccessibleName(_("Time of the call"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Part of the agreed time"))
        self.below = theme.quiet("")
        self.box.addWidget(theme.heading(_("The call")))
        for part in (self.time, self.bar, self.below):
            self.box.addWidget(part)

    def show_clock(self, clock: Clock, agreed: int) -> None:
        """Follow the clock."""
        self.time.setText(shown(clock.spoken))
        self.bar.setRange(0, max(1, agreed * MINUTE))
        self.bar.setValue(min(int(clock.spoken), agreed * MINUTE))
        section = shown(clock.in_section)
        self.below.setText(_("agreed {minutes} min · this theme {time}").format(minutes=agreed, time=section))


class ListCard(theme.Card):
    """A heading and a few lines that lead somewhere; away when there is nothing to show."""

    wanted = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None, *, kind: str = "plain") -> None:
        super().__init__(parent, spacing=5)
        self._kind = kind
        self.rows: list[ShortRow] = []
        self.box.addWidget(_heading(title))

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        """Show ``lines``: what each leads to, and its words."""
        self.setVisible(bool(lines))
        while len(self.rows) < len(lines):
            row = ShortRow()
            row.clicked.connect(self.wanted)
            row.setProperty("tone", "attention")
            self.box.addWidget(row)
            self.rows.append(row)
        for row, (key, text) in zip(self.rows, lines, strict=False):
            row.show_item(key, text, self._kind)
            row.setToolTip(text)
        for row in self.rows[len(lines) :]:
            row.hide()


class Preparation(QPlainTextEdit):
    """One's own note from before the call."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that one left it, so that it is kept."""
        super().focusOutEvent(event)
        self.left.emit()


class Aside(QScrollArea):
    """The column of cards."""

    wanted = Signal(str)
    probe_wanted = Signal(str)
    returned_to = Signal(str)
    prepared = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clock = ClockCard()
        self.must = ListCard(_("Must be asked"))
        self.parked = ListCard(_("Come back to"), kind="pill")
        self.probes = ListCard(_("Follow-up ({key})").format(key=actions.shown("probe")))
        self.preparation = Preparation()
        self.preparation.setAccessibleName(_("Preparation note"))
        self.preparation.setPlaceholderText(_("What I want to have in mind …"))
        self.preparation.setTabChangesFocus(True)
        self._column(theme.Card())

    def show_conversation(self, conversation: Conversation) -> None:
        """Show the lists as they stand."""
        remaining = conversation.remaining()
        lines = [(place.key, f"{place.short}   {place.item.text}") for place in remaining.must]
        self.must.show_lines(lines[:MUST_SHOWN])
        self.parked.show_lines([(theme_.id, _parked(theme_)) for theme_ in remaining.parked])
        self.probes.show_lines([(text, text) for text in conversation.guide.probes])

    def show_preparation(self, text: str) -> None:
        """Show the note from before the call; without one its card stays away until it is asked for."""
        self.preparation.setPlainText(text)
        self.note.setVisible(bool(text))

    def write_preparation(self) -> None:
        """Go to the note from before the call."""
        self.note.show()
        self.preparation.setFocus()

    def _column(self, note: theme.Card) -> None:
        note.box.addWidget(_heading(_("Preparation note")))
        note.box.addWidget(self.preparation)
        self.preparation.setFixedHeight(theme.px(76))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.note = note
        for card in (self.clock, note, self.must, self.parked, self.probes):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(holder)
        self.must.wanted.connect(self.wanted)
        self.parked.wanted.connect(self.returned_to)
        self.probes.wanted.connect(self.probe_wanted)
        self.preparation.left.connect(self._on_left)

    @Slot()
    def _on_left(self) -> None:
        self.prepared.emit(self.preparation.toPlainText())


def _heading(title: str) -> QLabel:
    """Return a heading that never makes the column wider."""
    label = theme.heading(title)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return label


def _parked(parked: Parked) -> str:
    return f"! {parked.text}"
