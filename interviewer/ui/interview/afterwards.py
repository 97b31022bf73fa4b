"""After the call: three lines while it is fresh, a text of thanks to send, and whether to tidy the notes today."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.answer import Reflection
from interviewer.domain.text import clean
from interviewer.language import _
from interviewer.ui import theme
from interviewer.ui.form import Form
from interviewer.ui.private_text import PrivateText


class AfterwardsPage(QWidget):
    """Three lines, a thank-you text, and "tidy today"."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = Reflection()
        self.impression = PrivateText()
        self.surprise = PrivateText()
        self.next = PrivateText()
        self.same_day = QCheckBox(_("Tidy the notes &today"))
        self.thanks = QPlainTextEdit()
        self.copy = QPushButton(_("&Copy the text"))
        self.done = QPushButton(_("&Done"))
        self._lay_out()
        self.setFocusProxy(self.impression)
        self.copy.clicked.connect(self._on_copy)
        self.done.clicked.connect(self._on_done)

    def show_lines(self, reflection: Reflection, thanks: str) -> None:
        """Show the lines as they stand, and the text of thanks."""
        self._before = reflection
        self.impression.setPlainText(reflection.impression)
        self.surprise.setPlainText(reflection.surprise)
        self.next.setPlainText(reflection.next)
        self.same_day.setChecked(reflection.same_day)
        self.thanks.setPlainText(thanks)

    def _lay_out(self) -> None:
        lines = theme.Card(margin=18, spacing=10)
        lines.box.addWidget(theme.heading(_("Three lines while it is fresh")))
        form = Form()
        form.row(_("Im&pression"), self.impression)
        form.row(_("What &surprised me"), self.surprise)
        form.row(_("What to do &next"), self.next)
        for field in (self.impression, self.surprise, self.next):
            field.setTabChangesFocus(True)
            field.setMinimumHeight(theme.px(34))
            field.setMaximumHeight(theme.px(72))
        lines.box.addWidget(form)
        lines.box.addWidget(self.same_day)
        lines.box.addStretch(1)
        thanks = theme.Card(margin=18, spacing=10)
        thanks.box.addWidget(theme.heading(_("A text of thanks")))
        self.thanks.setAccessibleName(_("A text of thanks"))
        self.thanks.setTabChangesFocus(True)
        thanks.box.addWidget(self.thanks, 1)
        thanks.box.addWidget(self.copy)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(lines, 3)
        columns.addWidget(thanks, 2)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        self.done.setProperty("kind", "primary")
        self.done.setAutoDefault(True)
        self.copy.setAutoDefault(True)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(10)
        page.addWidget(theme.title(_("The interview is closed")))
        page.addWidget(theme.quiet(_("The notes can no longer be changed; the fair copy is made from them.")))
        page.addLayout(columns, 1)
        page.addLayout(buttons)

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.thanks.toPlainText())

    @Slot()
    def _on_done(self) -> None:
        self.keep()
        self.left.emit()

    def keep(self) -> None:
        """Hand over the lines as they stand."""
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
