"""What a reply held and no question took: each passage is put at a question, or left out, by keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import corresponding, embedding, interviewing
from interviewer.services.corresponding import APART, Unplaced
from interviewer.services.opening import Study
from interviewer.ui import actions, theme, trouble
from interviewer.ui.empty import Empty
from interviewer.ui.interview import items
from interviewer.ui.interview.chooser import Choice, Chooser
from interviewer.ui.private_text import PrivateText

_ID = Qt.ItemDataRole.UserRole


class WaitingTab(QWidget):
    """The passages, and the one that is chosen in full. Enter asks for its question, Del leaves it out."""

    changed = Signal()

    def __init__(self, study: Study, interview: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._interview = interview
        found = interviewing.interview(study, interview)
        self._guide = embedding.guide(study, found.guide)
        self.passages: tuple[Unplaced, ...] = ()
        self.list = QListWidget()
        self.text = PrivateText()
        self.about = theme.quiet("")
        self.place = QPushButton(actions.labelled(_("&Put at a question …"), "email_place"))
        self.leave_out = QPushButton(actions.labelled(_("Leave o&ut"), "email_leave_out"))
        self.empty = Empty(_("What belongs to no question waits here. Nothing waits now."))
        self.work = QWidget()
        self.chooser = Chooser(self)
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)
        self.list.installEventFilter(self)
        self.place.clicked.connect(self.ask)
        self.leave_out.clicked.connect(self._on_leave_out)
        self.chooser.closed.connect(self.list.setFocus)

    def refresh(self) -> None:
        """Read what waits."""
        row = self.list.currentRow()
        self.passages = corresponding.unplaced(self._study, self._interview)
        self.list.blockSignals(True)
        self.list.clear()
        for passage in self.passages:
            item = QListWidgetItem(" ".join(passage.text.split()))
            item.setData(_ID, passage.id)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(max(0, min(row, len(self.passages) - 1)) if self.passages else -1)
        self.work.setVisible(bool(self.passages))
        self.empty.setVisible(not self.passages)
        self._on_row()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel in the middle."""
        super().resizeEvent(event)
        if self.chooser.asking:
            self.chooser.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter ask where a passage goes, and Del leave it out."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress or event.modifiers():
            return super().eventFilter(watched, event)
        deeds: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: self.ask, Qt.Key.Key_Enter: self.ask, Qt.Key.Key_Delete: self._on_leave_out,
            Qt.Key.Key_Backspace: self._on_leave_out,
        }  # fmt: skip
        if (deed := deeds.get(event.key())) is None:
            return super().eventFilter(watched, event)
        deed()
        return True

    def _lay_out(self) -> None:
        self.list.setAccessibleName(_("Passages to place"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setAccessibleName(_("The passage"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.writing_font())
        left = theme.Card(margin=12, spacing=8)
        left.box.addWidget(theme.heading(_("Passages to place")))
        left.box.addWidget(self.list, 1)
        right = theme.Card(margin=16, spacing=8)
        right.box.addWidget(self.about)
        right.box.addWidget(self.text, 1)
        row = QHBoxLayout()
        for button in (self.leave_out, self.place):
            button.setAutoDefault(True)
        row.addWidget(self.leave_out)
        row.addStretch(1)
        row.addWidget(self.place)
        self.place.setProperty("kind", "primary")
        right.box.addLayout(row)
        columns = QHBoxLayout(self.work)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(14)
        columns.addWidget(left, 40)
        columns.addWidget(right, 60)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 12, 0, 0)
        page.addWidget(self.work, 1)
        page.addWidget(self.empty)

    @property
    def _chosen(self) -> Unplaced | None:
        row = self.list.currentRow()
        return self.passages[row] if 0 <= row < len(self.passages) else None

    @Slot()
    def _on_row(self) -> None:
        passage = self._chosen
        self.text.setPlainText(passage.text if passage else "")
        apart = passage is not None and passage.what == APART
        self.about.setText(
            _("Signature and headers: names and numbers here are proposed in Pseudonymisation once the interview is "
              "closed. They are no answer.")
            if apart else _("Words of the informant that belong to no question yet.")
        )  # fmt: skip
        self.place.setEnabled(passage is not None)
        self.leave_out.setEnabled(passage is not None)

    @Slot()
    def ask(self) -> None:
        """Ask at which question the passage belongs: a label or words."""
        if self._chosen is not None:
            hint = _("4c, 4 c ii or words of the question")
            self.chooser.ask(_("Put at a question"), hint, self._places, self._put)

    def _places(self, typed: str) -> Sequence[Choice]:
        walked = (item for item in items.of(self._guide, ()) if not item.bound)
        return [Choice(item.key, f"{item.short}   {item.text}") for item in items.found(walked, self._guide, typed)]

    @trouble.told
    def _put(self, key: str, _typed: str) -> None:
        passage = self._chosen
        if key and passage is not None:
            corresponding.place(self._study, self._interview, passage.id, key)
            self.changed.emit()

    @Slot()
    @trouble.told
    def _on_leave_out(self) -> None:
        passage = self._chosen
        if passage is not None:
            corresponding.leave_out(self._study, self._interview, passage.id)
            self.changed.emit()
