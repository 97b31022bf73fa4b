"""The two tables of the page Documents: the documents, and what stands in the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from interviewer.domain.document import KINDS, VIEWS, Document
from interviewer.language import _
from interviewer.services.documenting import Row
from interviewer.services.excerpting import Excerpt
from interviewer.ui import theme
from interviewer.ui.empty import Empty
from interviewer.ui.recruitment.table import Finder

_TITLE = 300
"""Pixels of the first column: a title, or a question."""


class DocumentTable(Finder):
    """The documents, each with its cases and how much stands in it."""

    def __init__(self) -> None:
        self.empty = Empty(
            _(
                "Here stands what others have mapped or written: reports, forms that were filled in, letters, minutes. "
                "It is shown beside what informants said, never among it, and no document is counted as an informant. "
                "Begin with Ctrl+N, or read in a Word or text file."
            ),
            _("New document …"),
        )
        columns = (
            _("Title"), _("What it is"), _("Made by"), _("Year"), _("Answers"), _("To be placed"), _("What it covers"),
        )  # fmt: skip
        super().__init__(_("Documents"), _("Find document"), columns, self.empty)
        self.rows: tuple[Row, ...] = ()

    def show_documents(self, rows: Sequence[Row], at: str = "") -> None:
        """Show the documents, at the one with the id ``at`` or where one was."""
        self.rows = tuple(rows)
        self.fill([(row.document.id, _document(row)) for row in rows])
        self.table.setColumnWidth(0, theme.px(_TITLE))
        self.select(at or self.current)

    @property
    def here(self) -> Document | None:
        """Return the document one is at."""
        return next((row.document for row in self.rows if row.document.id == self.current), None)


class AnswerTable(Finder):
    """What stands in a document, what waits to be placed first; ``left`` is said with Esc."""

    left = Signal()

    def __init__(self) -> None:
        nothing = Empty(_("Nothing of this document is written down yet. Write its first answer with Ctrl+Shift+N."))
        columns = (_("Question"), _("About"), _("Whose view"), _("Where it stands"), _("What the document says"))
        super().__init__(_("Answers of the document"), _("Find answer"), columns, nothing)
        self.excerpts: tuple[Excerpt, ...] = ()
        self.table.installEventFilter(self)

    def show_excerpts(self, excerpts: Sequence[Excerpt], at: str = "") -> None:
        """Show answers, at the one with the id ``at`` or where one was."""
        self.excerpts = tuple(excerpts)
        self.fill([(each.finding.id, _answer(each)) for each in excerpts])
        self.table.setColumnWidth(0, theme.px(_TITLE))
        self.select(at or self.current)

    @property
    def here(self) -> Excerpt | None:
        """Return the answer one is at."""
        return next((each for each in self.excerpts if each.finding.id == self.current), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say with Esc in the table that one goes back."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            return False
        return super().eventFilter(watched, event)


def _document(row: Row) -> tuple[str, ...]:
    held = row.document
    return (
        held.title, _(KINDS[held.kind]), held.maker, str(held.year or ""), str(row.answers), str(row.waiting or ""),
        ", ".join(row.cases),
    )  # fmt: skip


def _answer(each: Excerpt) -> tuple[str, ...]:
    asked = f"{each.short}   {each.asked}".strip() or _("(to be placed)")
    case = each.case or _("(all it covers)")
    return asked, case, _(VIEWS[each.finding.view]), each.source, each.words.replace("\n", " ")
