"""An answer's history: who wrote what and when, with what stood before. Closed while a clock runs (B6)."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import deed_words, interviewing, recalling
from interviewer.services.opening import Study
from interviewer.services.recalling import Change
from interviewer.ui import theme, trouble
from interviewer.ui.interview import said
from interviewer.ui.scrolling import scrolling


class HistoryOpener(QObject):
    """Opens the history of an interview for a window, and says why where that cannot be."""

    def __init__(self, study: Study, window: QWidget) -> None:
        super().__init__(window)
        self._study = study
        self._window = window

    @Slot(str)
    def show(self, interview: str) -> None:
        """Show the history of an interview's answers."""
        try:
            HistoryDialog(self._study, interview, "", self._window).open()
        except InterviewerError as error:
            trouble.tell(self._window, error)


class HistoryDialog(QDialog):
    """Shows one answer at a time, the latest step first. Raises what reading it raises, before it is shown."""

    def __init__(self, study: Study, interview: str, question: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("History of an answer"))
        self._study = study
        self._interview = interview
        sheet = interviewing.open_sheet(study, interview)
        self.question = QComboBox()
        self.question.setAccessibleName(_("Question"))
        self.question.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.question.setMinimumContentsLength(24)
        self._rows = {row.item.key: row for row in said.rows(sheet)}
        for key, row in self._rows.items():
            self.question.addItem(f"{row.item.short}   {row.item.text}".strip(), key)
        self.question.setCurrentIndex(max(0, self.question.findData(question)))
        body = QWidget()
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(theme.quiet(", ".join(row.person.pseudonym for row in sheet.informants)))
        box.addWidget(self.question)
        box.addWidget(scrolling(body, down_only=True), 1)
        box.addWidget(self.buttons)
        theme.fit(self, 640, 560)
        self.question.currentIndexChanged.connect(self._on_question)
        self._on_question()

    @Slot()
    def _on_question(self) -> None:
        theme.clear(self._lines)
        row = self._rows.get(str(self.question.currentData()))
        changes = recalling.history(self._study, self._interview, row.question, row.subject) if row else ()
        if not changes:
            self._lines.addWidget(theme.quiet(_("Nothing was written here yet.")))
        for change in reversed(changes):
            self._show(change)
        self._lines.addStretch(1)

    def _show(self, change: Change) -> None:
        words = _(deed_words.FIELD_WORDS.get(change.field, "")) or change.field
        when = change.at.strftime("%d.%m.%Y %H:%M:%S")
        card = theme.Card(margin=12, spacing=6)
        card.box.addWidget(theme.strong(words))
        card.box.addWidget(theme.quiet(f"{when} · {change.who}"))
        for name, text in ((_("Before"), change.before), (_("After"), change.after)):
            card.box.addWidget(theme.heading(name))
            card.box.addWidget(_text(text or "–"))
        self._lines.addWidget(card)


def _text(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("kind", "plain")
    return label
