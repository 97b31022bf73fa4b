"""After the call: three lines while it is fresh, thanks and a receipt to send, and whether to tidy the notes today."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.answer import Reflection
from interviewer.domain.text import clean
from interviewer.language import _
from interviewer.ui import theme
from interviewer.ui.form import Form
from interviewer.ui.interview.sending import SendingCard
from interviewer.ui.private_text import PrivateText
from interviewer.ui.resting import Rest
from interviewer.ui.scrolling import scrolling


class AfterwardsPage(QWidget):
    """Three lines, thanks and receipt to send, and "tidy today"."""

    kept = Signal(object)
    """The lines as they stand (Reflection): they rested for a moment, or the page is left."""
    hidden = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = Reflection()
        self._rest = Rest(self)
        self.impression = PrivateText()
        self.surprise = PrivateText()
        self.next = PrivateText()
        self.same_day = QCheckBox(_("Tidy the notes &today"))
        self.sending = SendingCard(_("A text to send"))
        self.copy = self.sending.copy
        self.done = QPushButton(_("&Done"))
        self.reading = theme.pill(_("Open for reading only – nothing can be changed"), "attention")
        self.reading.hide()
        self._lay_out()
        self.setFocusProxy(self.impression)
        self._rest.due.connect(self.keep)
        for field in self._fields():
            field.textChanged.connect(self._rest.touch)
        self.same_day.toggled.connect(self._rest.touch)
        self.done.clicked.connect(self._on_done)

    def _fields(self) -> tuple[PrivateText, PrivateText, PrivateText]:
        return self.impression, self.surprise, self.next

    def show_lines(self, reflection: Reflection, thanks: str = "", *, read_only: bool = False) -> None:
        """Show the lines as they stand, and a text of thanks; ``read_only`` lets nobody write."""
        self._before = reflection
        self.impression.setPlainText(reflection.impression)
        self.surprise.setPlainText(reflection.surprise)
        self.next.setPlainText(reflection.next)
        self.same_day.setChecked(reflection.same_day)
        self.sending.show_plain(thanks)
        for field in self._fields():
            field.setReadOnly(read_only)
        self.same_day.setEnabled(not read_only)
        self.reading.setVisible(read_only)
        self._rest.stop()

    def _lay_out(self) -> None:
        lines = theme.Card(margin=18, spacing=10)
        lines.box.addWidget(theme.heading(_("Three lines while it is fresh")))
        form = Form()
        form.row(_("Im&pression"), self.impression)
        form.row(_("What &surprised me"), self.surprise)
        form.row(_("What to do &next"), self.next)
        for field in self._fields():
            field.setTabChangesFocus(True)
            field.setMinimumHeight(theme.px(34))
            field.setMaximumHeight(theme.px(72))
        lines.box.addWidget(form)
        lines.box.addWidget(self.same_day)
        lines.box.addStretch(1)
        holder = QWidget()
        columns = QHBoxLayout(holder)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(14)
        columns.addWidget(lines, 3)
        columns.addWidget(self.sending, 2)
        pane = scrolling(holder, beside=0, down_only=True)
        pane.setFrameShape(QFrame.Shape.NoFrame)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        self.done.setProperty("kind", "primary")
        self.done.setAutoDefault(True)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(10)
        page.addWidget(theme.title(_("The interview is closed")))
        page.addWidget(theme.quiet(_("The notes can no longer be changed; the fair copy is made from them.")))
        page.addWidget(self.reading)
        page.addWidget(pane, 1)
        page.addLayout(buttons)

    @Slot()
    def _on_done(self) -> None:
        self.keep()
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the lines when one goes elsewhere."""
        super().hideEvent(event)
        self.keep()
        self.hidden.emit()

    @Slot()
    def keep(self) -> None:
        """Hand over the lines as they stand."""
        self._rest.stop()
        lines = replace(
            self._before,
            impression=clean(self.impression.toPlainText()),
            surprise=clean(self.surprise.toPlainText()),
            next=clean(self.next.toPlainText()),
            same_day=self.same_day.isChecked(),
        )
        if lines != self._before:
            self._before = lines
            self.kept.emit(lines)
