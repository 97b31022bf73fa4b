"""*Register*: everything that is replaced and by what; beside it the entry one is at, and what else is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from interviewer.domain.progress import Progress
from interviewer.language import _
from interviewer.services import identifying, undoing
from interviewer.services.errors import ReadOnly
from interviewer.services.identifying import Likeness, Row
from interviewer.services.study import Study
from interviewer.ui import actions, icons, theme, trouble
from interviewer.ui.identifiers import room, words
from interviewer.ui.identifiers.alike_page import AlikePage
from interviewer.ui.identifiers.closed import Notice, no_key
from interviewer.ui.identifiers.entry_form import EntryForm
from interviewer.ui.identifiers.find_line import FindLine
from interviewer.ui.identifiers.printing_page import PrintingPage
from interviewer.ui.identifiers.reading import Reading
from interviewer.ui.identifiers.rejected_page import RejectedPage
from interviewer.ui.identifiers.rows import Column, RowsTable

ENTRY, ALIKE, REJECTED, PRINTING = range(4)
_NOTICE, _WORK = range(2)


@dataclass(frozen=True, slots=True)
class Held:
    """What was read of the register."""

    rows: tuple[Row, ...]
    rejected: tuple[str, ...]


def _columns() -> tuple[Column[Row], ...]:
    return (
        Column(_("Name"), lambda row: row.name, 164),
        Column(_("Kind"), lambda row: words.kind(row.kind), 100),
        Column(_("Printed instead"), lambda row: row.shown, 170),
        Column(_("Forms"), lambda row: ", ".join(row.forms), 80),
    )


class RegisterPage(QWidget):
    """Reads in a job; after each change it reads anew, and the row one is at stays."""

    said = Signal(str)
    changed = Signal()
    person_wanted = Signal(str)
    case_wanted = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._deeds: list[str] = []
        self._wanted = ""
        self.finding = FindLine(_("Find in the register"))
        self.new = QPushButton(actions.labelled(actions.act("entry_new").words, "entry_new"))
        self.table: RowsTable[Row] = RowsTable(_("Register"), _columns(), lambda row: row.id)
        self.texts = Reading(study, _held, self)
        self.likes = Reading(study, _alike, self)
        self.entry = EntryForm(study)
        self.alike = AlikePage(study)
        self.rejected = RejectedPage(study)
        self.printing = PrintingPage(study)
        self.tabs = QTabWidget()
        self.notice = Notice()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def writing(self) -> bool:
        """Return whether an entry was changed that is not kept yet."""
        return self.entry.dirty

    def refresh(self) -> None:
        """Read the register anew."""
        if not self._study.has_key:
            self.notice.say(*no_key(self._study))
            self._stack.setCurrentIndex(_NOTICE)
            return
        self._stack.setCurrentIndex(_WORK)
        self.printing.refresh()
        self.texts.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the reading when one goes elsewhere."""
        super().hideEvent(event)
        self.texts.stop()
        self.likes.stop()

    def take_focus(self) -> None:
        """Go to the table."""
        (self.table if self._stack.currentIndex() == _WORK else self).setFocus()

    def _lay_out(self) -> None:
        icons.dress(self.new, "plus")
        self.new.setAutoDefault(True)
        self.new.setEnabled(not self._study.read_only)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.finding, 1)
        top.addWidget(self.new)
        left = theme.Card(margin=12)
        left.box.addLayout(top)
        left.box.addWidget(self.table, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Of the register"))
        self.tabs.setUsesScrollButtons(True)
        for page, title in (
            (self.entry, _("Entry")),
            (self.alike, _("One and the same?")),
            (self.rejected, _("Nobody’s")),
            (self.printing, _("In exports")),
        ):
            self.tabs.addTab(page, title)
        right = theme.Card(margin=12)
        right.box.addWidget(self.tabs)
        work = QWidget()
        pair = QBoxLayout(room.across(), work)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(12)
        pair.addWidget(left, 6)
        pair.addWidget(right, 5)
        nothing = theme.Card(margin=16)
        nothing.box.addWidget(self.notice)
        self._stack.addWidget(nothing)
        self._stack.addWidget(work)
        room.give(self, self._stack, (self.table, 170), (self.tabs, 320))

    def _connect(self) -> None:
        self.texts.found.connect(self._on_found)
        self.texts.failed.connect(self._on_failed)
        self.likes.found.connect(self._on_alike)
        self.finding.textChanged.connect(self._on_narrowed)
        self.finding.left.connect(self.table.setFocus)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.activated.connect(self._on_opened)
        self.new.clicked.connect(self.begin_new)
        self.entry.kept.connect(self._on_kept)
        self.entry.removed.connect(self._on_done)
        self.entry.left.connect(self._on_left)
        self.entry.person_wanted.connect(self.person_wanted)
        self.entry.case_wanted.connect(self.case_wanted)
        for page in (self.alike, self.rejected, self.printing):
            page.done.connect(self._on_done)
        deeds: dict[str, tuple[QWidget, Callable[..., object]]] = {
            "entry_new": (self, self.begin_new),
            "entry_save": (self, self.entry.keep),
            "entry_find": (self, self.finding.setFocus),
            "entry_remove": (self.table, self.entry.remove),
            "entry_undo": (self.table, self.undo),
        }
        for name, (parent, slot) in deeds.items():
            made = actions.make(name, parent, slot)
            if name == "entry_undo":
                for page in (self.alike, self.rejected):
                    page.addAction(made)

    @Slot(object)
    def _on_found(self, held: Held) -> None:
        here = self._wanted or (self.table.here.id if self.table.here else "")
        number = max(0, self.table.currentIndex().row())
        self._wanted = ""
        kept = self.entry.dirty
        self.table.rows_model.fill(held.rows)
        place = self.table.rows_model.number(here)
        self.table.go(place if place >= 0 else number)
        if not kept:
            self.entry.show_row(self.table.here)
        self.rejected.show_forms(held.rejected)
        self.tabs.setTabText(REJECTED, _counted(_("Nobody’s"), len(held.rejected)))
        self.likes.begin()

    @Slot(object)
    def _on_alike(self, pairs: tuple[Likeness, ...]) -> None:
        self.alike.show_pairs(pairs)
        self.tabs.setTabText(ALIKE, _counted(_("One and the same?"), len(pairs)))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.notice.say(_("Nothing can be shown here now"), trouble.words(error))
        self._stack.setCurrentIndex(_NOTICE)

    @Slot(str)
    def _on_narrowed(self, typed: str) -> None:
        if self._held_back():
            return
        self.table.rows_model.narrow(typed)
        self.table.go(0)
        self.entry.show_row(self.table.here)

    @Slot()
    def _on_row(self) -> None:
        if not self._held_back():
            self.entry.show_row(self.table.here)

    def _held_back(self) -> bool:
        """Return whether an entry waits to be kept; then it stays in the form, and that is said."""
        if self.entry.dirty:
            self.entry.say(_("This entry was changed. Keep it, or leave the changes with Esc, before you go on."))
        return self.entry.dirty

    @Slot()
    def _on_opened(self) -> None:
        self.tabs.setCurrentIndex(ENTRY)
        self.entry.take_focus()

    @Slot()
    def begin_new(self) -> None:
        """Begin an empty entry."""
        if self._study.read_only:
            self.said.emit(str(ReadOnly()))
        elif self._study.has_key and not self._held_back():
            self.tabs.setCurrentIndex(ENTRY)
            self.entry.begin()

    @Slot(str, str)
    def _on_kept(self, entry: str, deed: str) -> None:
        self._wanted = entry
        self._on_done(deed, _("Kept. It holds in every interview."))

    @Slot(str, str)
    def _on_done(self, deed: str, said: str) -> None:
        self._deeds.append(deed)
        self.said.emit(said)
        self.changed.emit()
        self.refresh()

    @Slot()
    def _on_left(self) -> None:
        self.entry.show_row(self.table.here)
        self.table.setFocus()

    @Slot()
    def undo(self) -> None:
        """Undo the last change made here."""
        if not self._deeds:
            self.said.emit(_("Nothing was changed here that could be undone."))
            return
        with trouble.telling(self):
            undoing.undo(self._study, self._deeds[-1])
            self._deeds.pop()
            self.said.emit(_("Undone."))
            self.changed.emit()
            self.refresh()


def _held(study: Study, _what: str, _progress: Progress) -> Held:
    return Held(identifying.rows(study), identifying.rejected(study))


def _alike(study: Study, _what: str, _progress: Progress) -> tuple[Likeness, ...]:
    return identifying.likenesses(study)


def _counted(title: str, count: int) -> str:
    return f"{title} ({count})" if count else title
