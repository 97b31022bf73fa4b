"""The log in words: a table to look through, and beside it the deed one is at, with undoing where that can be."""

import re

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.language import _, ngettext
from interviewer.services import auditing, undoing
from interviewer.services.auditing import LogLine
from interviewer.services.opening import Study
from interviewer.ui import icons, theme, trouble
from interviewer.ui.empty import Empty
from interviewer.ui.recruitment.person_card import pairs
from interviewer.ui.recruitment.table import Finder
from interviewer.ui.scrolling import scrolling

PAGE = 500
"""How many deeds are read at a time."""
_PSEUDONYM = re.compile(r"[IM]-\w+", re.IGNORECASE)
_REST_MS = 200
_WHAT = 3


class LogPage(QWidget):
    """Shows the latest deeds; a pseudonym in the line above brings all about it, older ones come on asking."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._lines: dict[str, LogLine] = {}
        self._about = ""
        self._full = False
        columns = (_("When"), _("Who"), _("Laptop"), _("What was done"), _("About"))
        nothing = Empty(
            _("Here stands everything that was done in the project, by whom and when; never what was said.")
        )
        self.finder = Finder(_("Log"), _("Find in the log, or a pseudonym such as I-7KQ4ZD"), columns, nothing)
        self.more = QPushButton(_("Show older"))
        self.counted = theme.quiet("")
        self.card = _DeedCard()
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._lay_out()
        self.finder.selected.connect(self._on_selected)
        self.finder.finding.textChanged.connect(self._on_typed)
        self._rest.timeout.connect(self._on_rested)
        self.more.clicked.connect(self.show_older)
        self.card.undo.clicked.connect(self.undo)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.more)
        below.addWidget(self.counted, 1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.finder, 1)
        left.addLayout(below)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 0)
        line.setSpacing(14)
        line.addLayout(left, 1 if theme.large() else 7)
        line.addWidget(self.card, 1 if theme.large() else 3)

    def refresh(self) -> None:
        """Read the latest deeds anew."""
        self._show(auditing.log(self._study, about=self._about or None, limit=PAGE), {})

    @Slot()
    def show_older(self) -> None:
        """Read the next deeds further back."""
        last = next(reversed(self._lines), None)
        older = auditing.log(self._study, about=self._about or None, before=last, limit=PAGE)
        self._show(older, self._lines)

    def _show(self, lines: tuple[LogLine, ...], kept: dict[str, LogLine]) -> None:
        self._lines = {**kept, **{line.deed: line for line in lines}}
        self._full = len(lines) == PAGE
        self.finder.fill([(line.deed, _texts(line)) for line in self._lines.values()])
        self.finder.finding.setEnabled(True)
        if not theme.large():
            self.finder.table.setColumnWidth(_WHAT, theme.px(290))
        self.more.setVisible(self._full)
        count = len(self._lines)
        words = ngettext("{count} line shown", "{count} lines shown", count)
        if self._full:
            words = _("the latest {count} lines shown")
        self.counted.setText(words.format(count=count))

    @Slot(str)
    def _on_selected(self, deed: str) -> None:
        line = self._lines.get(deed)
        self.card.show_line(line, undoing.examined(self._study, line) if line else None)
        if self._study.read_only:
            self.card.undo.setEnabled(False)

    @Slot(str)
    def _on_typed(self, _words: str) -> None:
        self._rest.start()

    @Slot()
    def _on_rested(self) -> None:
        found = _PSEUDONYM.search(self.finder.finding.text())
        about = found[0] if found else ""
        if about != self._about:
            self._about = about
            self.refresh()

    @Slot()
    @trouble.told
    def undo(self) -> None:
        """Undo the deed one is at; undoing that undoes it back."""
        line = self._lines.get(self.finder.current)
        if line is not None:
            made = undoing.undo(self._study, line.deed)
            self.refresh()
            self.finder.select(made)
            self.said.emit(_("Undone: {what}").format(what=line.what))
            self.changed.emit()


class _DeedCard(theme.Card):
    """One deed: everything the log tells of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18, spacing=10)
        self.undo = QPushButton(_("Undo this"))
        self.undo.setAutoDefault(True)
        icons.dress(self.undo, "back")
        self.why = theme.quiet("")
        body = QWidget()
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self.box.addWidget(scrolling(body, down_only=True), 1)
        self.box.addWidget(self.why)
        self.box.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)

    def show_line(self, line: LogLine | None, deed: undoing.Deed | None) -> None:
        """Show a deed, and whether it can be undone."""
        theme.clear(self._lines)
        self.undo.setEnabled(deed is not None and deed.undoable)
        self.undo.setVisible(deed is not None)
        self.why.setText("" if deed is None or deed.undoable else _("Cannot be undone: {why}").format(why=deed.why_not))
        self.undo.setAccessibleDescription(self.why.text())
        if line is None:
            self._lines.addWidget(theme.quiet(_("Choose a line in the log.")))
        else:
            self._lines.addWidget(theme.strong(line.what[:1].upper() + line.what[1:]))
            facts = (
                (_("When"), line.at.strftime("%d.%m.%Y %H:%M:%S")),
                (_("Who"), line.who),
                (_("Laptop"), line.laptop),
                (_("About"), line.about),
                (_("Hash"), line.head),
            )
            pairs(self._lines, [(name, value) for name, value in facts if value])
        self._lines.addStretch(1)


def _texts(line: LogLine) -> tuple[str, ...]:
    return line.at.strftime("%d.%m.%Y %H:%M"), line.who, line.laptop, line.what, line.about
