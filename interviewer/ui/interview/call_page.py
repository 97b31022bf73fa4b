"""How the call is laid out: three columns, the keys below, a line above that says who, how, and what is wrong."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.ui import theme
from interviewer.ui.interview.aside import Aside
from interviewer.ui.interview.asking import key_line
from interviewer.ui.interview.card import QuestionCard
from interviewer.ui.interview.chooser import Chooser
from interviewer.ui.interview.head import Head
from interviewer.ui.interview.model import Conversation
from interviewer.ui.interview.rows import ShortRow
from interviewer.ui.interview.speaking import SpeakerBar
from interviewer.ui.interview.tree import GuideTree
from interviewer.ui.marks import Legend
from interviewer.ui.notes import NoteEditor

COMING = 3


class Holder(QScrollArea):
    """Holds the question at its own height, and scrolls where that would leave too little for the notes."""

    def __init__(self, card: QWidget) -> None:
        super().__init__()
        self.most = 300
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(card)

    def fit(self) -> None:
        """Take the height the question needs at this width, at most :attr:`most`."""
        card = self.widget()
        layout = card.layout() if card is not None else None
        if layout is not None:
            layout.activate()
            self.setFixedHeight(max(60, min(layout.totalHeightForWidth(self.width()), self.most)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again when the width changes."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()


class CallPage(QWidget):
    """The widgets of the call in their places; :class:`InterviewScreen` gives them life."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = Head()
        self.tree = GuideTree()
        self.raised = theme.quiet("")
        self.raised_bar = QProgressBar()
        self.card = QuestionCard()
        self.holder = Holder(self.card)
        self.speakers = SpeakerBar()
        self.editor = NoteEditor()
        self.legend = Legend()
        self.coming = ShortRow()
        self.aside = Aside()
        self.keys = QLabel(key_line())
        self.chooser = Chooser(self)
        self._lay_out()
        self.dress()

    def dress(self) -> None:
        """Follow the theme and the text size."""
        if hasattr(self, "chooser"):
            self.tree.doItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel in the middle and the question within half the height."""
        super().resizeEvent(event)
        self.holder.most = self.height() // 2
        self.holder.fit()
        if self.chooser.asking:
            self.chooser.place()

    def show_coming(self, conversation: Conversation) -> None:
        """Show which questions come next."""
        coming = conversation.coming(COMING)
        questions = "  ·  ".join(f"{each.label} {_few(each.text)}" for each in coming)
        words = _("next: {questions}").format(questions=questions) if coming else ""
        self.coming.show_item(coming[0].key if coming else "", words, "quiet")

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self._guide(), 23)
        columns.addLayout(self._middle(), 52)
        columns.addWidget(self.aside, 23)
        self.keys.setTextFormat(Qt.TextFormat.RichText)
        self.keys.setProperty("kind", "quiet")
        self.keys.setWordWrap(True)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(10)
        page.addWidget(self.head)
        page.addLayout(columns, 1)
        page.addWidget(self.keys)
        self.aside.setMinimumWidth(180)

    def _guide(self) -> QWidget:
        card = theme.Card(margin=8, spacing=6)
        card.setMinimumWidth(200)
        heading = theme.heading(_("Interview guide"))
        heading.setContentsMargins(6, 4, 0, 0)
        self.raised.setContentsMargins(6, 0, 0, 4)
        self.raised_bar.setTextVisible(False)
        self.raised_bar.setAccessibleName(_("Questions taken up"))
        for part in (heading, self.tree, self.raised_bar, self.raised):
            card.box.addWidget(part)
        return card

    def _middle(self) -> QVBoxLayout:
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.legend, 2)
        below.addWidget(self.coming, 3)
        self.coming.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.holder)
        column.addWidget(self.speakers)
        column.addWidget(self.editor, 1)
        column.addLayout(below)
        self.editor.setMinimumHeight(90)
        self.editor.setAccessibleName(_("Notes"))
        self.editor.setPlaceholderText(_("Write what is said …"))
        return column


def _few(text: str) -> str:
    return text if len(text) <= 22 else f"{text[:20].rstrip()} …"
