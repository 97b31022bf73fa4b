"""An interview by e-mail: what goes out, the reply that comes in, and what is left of it to place."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from interviewer.language import _, ngettext
from interviewer.services import corresponding, interviewing, recruiting, sending
from interviewer.services.opening import Study
from interviewer.services.sending import Way, What
from interviewer.ui import actions, theme, trouble
from interviewer.ui.interview.email_reply import ReplyTab
from interviewer.ui.interview.email_waiting import WaitingTab
from interviewer.ui.interview.sending import SendingCard

SEND, REPLY, WAITING = range(3)
STEPS = ("email_send", "email_reply", "email_waiting")
"""What leads to each tab; Alt and a number leads to a place of the project."""


class EmailPage(QWidget):
    """Three steps on three tabs. A reply can be dropped anywhere on the page."""

    notes_wanted = Signal(str)
    """The notes of this interview are to be opened."""
    closed = Signal(str)
    """This interview is to be closed."""
    changed = Signal()
    left = Signal()

    def __init__(self, study: Study, interview: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._interview = interview
        found = interviewing.interview(study, interview)
        self._person = found.persons[0]
        self.tabs = QTabWidget()
        self.word = QPushButton(actions.labelled(_("Save as a &Word file …"), "email_word"))
        self.sending = SendingCard(_("Letter, consent line and questions"), fixed=Way.EMAIL, also=self.word)
        self.reply = ReplyTab(study, interview, self._person)
        self.waiting = WaitingTab(study, interview)
        self.notes = QPushButton(actions.labelled(_("Open the notes"), "email_notes"))
        self.close_it = QPushButton(_("C&lose the interview"))
        self.back = QPushButton(_("&Back to the list"))
        self.kept = theme.quiet("")
        self._lay_out()
        self.sending.copy.setText(actions.labelled(_("&Copy the text"), "email_copy"))
        self.sending.mark.setText(actions.labelled(_("&Mark as sent"), "email_sent"))
        self._connect()
        for field in self.findChildren(QPlainTextEdit):  # a file dropped on a text is dropped on the page
            field.viewport().setAcceptDrops(False)
        self.sending.show_texts(study, self._person, [corresponding.outgoing(study, interview)])
        self.setAcceptDrops(True)
        self.refresh()
        self.tabs.setCurrentIndex(self._first())
        self.setFocusProxy(self.tabs)

    def refresh(self) -> None:
        """Show how far the interview has come."""
        self.waiting.refresh()
        count = len(self.waiting.passages)
        self.tabs.setTabText(WAITING, _("3  To place ({count})").format(count=count) if count else _("3  To place"))
        began = interviewing.interview(self._study, self._interview).started
        self.notes.setEnabled(began is not None)
        self.close_it.setEnabled(began is not None)
        when = began.strftime("%d.%m.%Y %H:%M") if began else ""
        self.kept.setText(_("First reply {when}").format(when=when) if began else _("No reply yet: nothing is stored."))

    def take(self, path: Path) -> None:
        """Read a reply from a file; nothing is stored before it is kept."""
        self.tabs.setCurrentIndex(REPLY)
        self.reply.read_file(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file, or text, that is held over the page."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped: a file where there is one, else the text."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files:
            self.take(Path(files[0]))
        elif event.mimeData().hasText():
            self.tabs.setCurrentIndex(REPLY)
            self.reply.read_text(event.mimeData().text())

    def _first(self) -> int:
        if self.waiting.passages:
            return WAITING
        went = any(letter.what == What.GUIDE for letter in sending.log(self._study, self._person))
        return REPLY if went else SEND

    def _lay_out(self) -> None:
        row = recruiting.person(self._study, self._person)
        head = QHBoxLayout()
        head.setSpacing(12)
        who = QLabel("  ·  ".join(filter(None, (row.shown, row.person.role))))
        who.setTextFormat(Qt.TextFormat.PlainText)
        who.setProperty("kind", "quiet")
        head.addWidget(theme.title(_("Interview by e-mail")), 1)
        head.addWidget(who)
        self.tabs.setAccessibleName(_("Interview by e-mail"))
        self.tabs.addTab(self._send(), _("1  Send"))
        self.tabs.addTab(self.reply, _("2  The reply"))
        self.tabs.addTab(self.waiting, "")
        buttons = QHBoxLayout()
        for button in (self.back, self.notes, self.close_it):
            button.setAutoDefault(True)
        buttons.addWidget(self.back)
        buttons.addWidget(self.kept, 1)
        buttons.addWidget(self.notes)
        buttons.addWidget(self.close_it)
        self.kept.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(10)
        page.addLayout(head)
        page.addWidget(self.tabs, 1)
        page.addLayout(buttons)

    def _send(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(
            theme.quiet(
                _("Send this from your own e-mail, as text or as the Word file. A reply without the line of consent "
                  "stores nothing.")
            )
        )  # fmt: skip
        column.addWidget(self.sending, 1)
        return page

    def _connect(self) -> None:
        self.word.clicked.connect(self._on_word)
        self.notes.clicked.connect(self._on_notes)
        self.close_it.clicked.connect(self._on_close)
        self.back.clicked.connect(self.left)
        self.reply.kept.connect(self._on_kept)
        self.reply.file_wanted.connect(self._on_file)
        self.waiting.changed.connect(self._on_changed)
        deeds = {
            "email_copy": self._on_copy, "email_sent": self.sending.mark.click, "email_word": self._on_word,
            "email_file": self._on_file, "email_read": self._on_read, "email_keep": self._on_keep,
            "email_place": self._on_place, "email_leave_out": self.waiting.leave_out.click,
            "email_notes": self.notes.click,
        }  # fmt: skip
        for name, slot in deeds.items():
            actions.make(name, self, slot)
        for number, name in enumerate(STEPS):
            actions.make(name, self, self._on_step).setData(number)
        self.reply.pasted.installEventFilter(actions.ShortcutsFirst(self))

    # What happens

    @Slot()
    def _on_step(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.tabs.setCurrentIndex(int(action.data()))

    @Slot()
    def _on_copy(self) -> None:
        (self.reply.request if self.tabs.currentIndex() == REPLY else self.sending).copy.click()

    @Slot()
    @trouble.told
    def _on_word(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Where the Word file is to lie"))
        if folder:
            written = corresponding.document(self._study, self._interview, Path(folder))
            self.sending.gone.setText(_("Written: {file}").format(file=written.name))

    @Slot()
    def _on_file(self) -> None:
        endings = " ".join(f"*{each}" for each in corresponding.ENDINGS)
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Open the reply"), "", _("Replies ({endings})").format(endings=endings)
        )
        if path:
            self.take(Path(path))

    @Slot()
    def _on_read(self) -> None:
        self.tabs.setCurrentIndex(REPLY)
        self.reply.read.click()

    @Slot()
    def _on_keep(self) -> None:
        if self.tabs.currentIndex() == REPLY:
            self.reply.keep.click()

    @Slot()
    def _on_place(self) -> None:
        self.tabs.setCurrentIndex(WAITING)
        self.waiting.ask()

    @Slot()
    def _on_kept(self) -> None:
        self._on_changed()
        if self.waiting.passages:
            self.tabs.setCurrentIndex(WAITING)
            self.waiting.list.setFocus()

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()
        self.refresh()

    @Slot()
    def _on_notes(self) -> None:
        self.notes_wanted.emit(self._interview)

    @Slot()
    def _on_close(self) -> None:
        waiting = sum(passage.what == corresponding.REST for passage in self.waiting.passages)
        if not waiting:
            self.closed.emit(self._interview)
            return
        said = ngettext(
            "Place or leave out what waits first: {count} passage.",
            "Place or leave out what waits first: {count} passages.",
            waiting,
        )
        self.kept.setText(said.format(count=waiting))
        self.tabs.setCurrentIndex(WAITING)
        self.waiting.list.setFocus()
