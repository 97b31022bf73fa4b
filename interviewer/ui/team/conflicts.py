"""Conflicts: what laptops said differently, version beside version, settled by keyboard."""

from collections import Counter
from itertools import pairwise

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QPushButton, QWidget

from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext
from interviewer.services import resolving
from interviewer.services.errors import ReadOnly
from interviewer.services.opening import Study
from interviewer.services.resolving import Conflict
from interviewer.ui import actions, theme
from interviewer.ui.empty import Empty
from interviewer.ui.private_text import PrivateText
from interviewer.ui.scrolling import scrolling
from interviewer.ui.team.listed import ListedPage
from interviewer.ui.team.version import VersionCard

_COLUMNS = 2


class ConflictsPage(ListedPage):
    """Settles one after the other: mine, theirs, both, or written anew."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        words = _(
            "No conflicts. When two laptops change the same thing without having seen each other, both versions stand "
            "here until somebody settles it. Until then nothing is lost, and of two consents the stricter holds."
        )
        super().__init__(_("Conflicts"), Empty(words), parent)
        self._study = study
        self._conflicts: dict[str, Conflict] = {}
        self._shown: dict[str, str] = {}
        self._anew: str | None = None
        self.cards: list[VersionCard] = []
        self.title = theme.title("")
        self.note = theme.quiet("")
        self._versions = QWidget()
        self._grid = QGridLayout(self._versions)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.both = QPushButton(_("Keep &both"))
        self.anew = QPushButton(_("&Write anew"))
        self.next = QPushButton(_("Ne&xt"))
        self._lay_out()
        self._lay_out_writing()
        self._connect()

    def refresh(self) -> None:
        """Read the open conflicts anew."""
        try:
            found = resolving.conflicts(self._study)
        except InterviewerError as error:
            self.said.emit(str(error))
            found = ()
        self._conflicts = {f"{one.agg}/{one.item}/{one.field}": one for one in found}
        if self._anew not in self._conflicts:
            self._anew = None
        count = ngettext("{count} to settle", "{count} to settle", len(found)).format(count=len(found))
        self.heading.setText(count)
        alike = Counter(one.title for one in found)
        self._shown = {key: _shown(one, alike[one.title] > 1) for key, one in self._conflicts.items()}
        self.fill(list(self._shown.items()))

    @property
    def count(self) -> int:
        """Return how many there are to settle."""
        return len(self._conflicts)

    @property
    def writing(self) -> bool:
        """Return whether a text is being written anew that is not kept yet; an emptied one is given up."""
        return self._anew is not None and self.text.document().isModified() and bool(self.text.toPlainText().strip())

    @property
    def conflict(self) -> Conflict | None:
        """Return the one shown."""
        return self._conflicts.get(self.current)

    def show_row(self, key: str) -> None:
        """Show the versions of a conflict, mine first."""
        theme.clear(self._grid)
        self.cards = []
        conflict = self._conflicts.get(key)
        self._writing.setVisible(conflict is not None and key == self._anew)
        if conflict is None:
            return
        self.title.setText(self._shown[key].removeprefix("! "))
        self.note.setText(self._told(conflict))
        order = sorted(range(len(conflict.versions)), key=lambda number: not conflict.versions[number].mine)
        columns = 1 if theme.large() else _COLUMNS
        for place, number in enumerate(order):
            card = VersionCard(
                number, conflict.versions[number], self._keep_words(place), writing=not self._study.read_only
            )
            card.kept.connect(self._on_kept)
            self.cards.append(card)
            self._grid.addWidget(card, place // columns, place % columns)
        self.both.setVisible(conflict.is_text)
        self.anew.setVisible(conflict.is_text)
        self.next.setVisible(self.list.count() > 1)
        self._chain_tabs()

    @staticmethod
    def _keep_words(place: int) -> str:
        words = _("Keep this")
        return actions.labelled(words, ("settle_first", "settle_second")[place]) if place < _COLUMNS else words

    @staticmethod
    def _told(conflict: Conflict) -> str:
        if conflict.is_consent:
            return _(
                "Two laptops recorded an answer without having seen each other. Until you settle it, the stricter "
                "holds. If in doubt, ask the person again."
            )
        if conflict.is_text:
            return _("Keep one, keep both one after the other, or write a new text. Every version stays in the log.")
        return _("Keep one. The other stays in the log.")

    def _chain_tabs(self) -> None:
        order: list[QWidget] = [self.list]
        for card in self.cards:
            order += [card.text, card.keep]
        order += [self.both, self.anew, self.next, self.text, self.save]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _lay_out(self) -> None:
        head = theme.Card(margin=16, spacing=4)
        head.box.addWidget(self.title)
        head.box.addWidget(self.note)
        buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom if theme.large() else QBoxLayout.Direction.LeftToRight)
        buttons.setSpacing(8)
        for button, name in ((self.both, "settle_both"), (self.anew, "settle_anew"), (self.next, "conflict_next")):
            button.setText(actions.labelled(button.text(), name))
            button.setAutoDefault(True)
            button.setEnabled(name == "conflict_next" or not self._study.read_only)
            buttons.addWidget(button)
        buttons.addStretch(1)
        inner = QWidget()
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(head)
        column.addWidget(self._versions, 1)
        self._column = column
        column.addLayout(buttons)
        self._area = scrolling(inner, beside=0)
        self.body.addWidget(self._area)

    def _lay_out_writing(self) -> None:
        self._writing = theme.Card(margin=14, spacing=8)
        self.text = PrivateText()
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.writing_font())
        self.text.setMinimumHeight(theme.px(110))
        self.text.setAccessibleName(_("The new text"))
        label = QLabel(_("The new &text"))
        label.setBuddy(self.text)
        label.setProperty("kind", "quiet")
        self.save = QPushButton(actions.labelled(_("Keep this text"), "settle_save"))
        self.save.setProperty("kind", "primary")
        self.save.setAutoDefault(True)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.addWidget(self.save)
        line.addStretch(1)
        for part in (label, self.text):
            self._writing.box.addWidget(part)
        self._writing.box.addLayout(line)
        self._column.insertWidget(1, self._writing)
        self._writing.hide()

    def _connect(self) -> None:
        self.both.clicked.connect(self._on_both)
        self.anew.clicked.connect(self._on_anew)
        self.next.clicked.connect(self._on_next)
        self.save.clicked.connect(self._on_save)
        for name, slot in (
            ("settle_first", self._on_first),
            ("settle_second", self._on_second),
            ("settle_both", self._on_both),
            ("settle_anew", self._on_anew),
            ("settle_save", self._on_save),
            ("conflict_next", self._on_next),
            ("conflict_previous", self._on_previous),
        ):
            actions.make(name, self, slot)
        self.text.installEventFilter(actions.ShortcutsFirst(self))

    def _settle(self, *, keep: int | None = None, both: bool = False, text: str | None = None) -> None:
        conflict = self.conflict
        if conflict is None:
            return
        if self._study.read_only:
            self.said.emit(str(ReadOnly()))
            return
        try:
            resolving.settle(self._study, conflict, keep=keep, both=both, text=text)
        except InterviewerError as error:
            self.said.emit(str(error))
            self.refresh()
            return
        if self._anew == self.current:
            self._anew = None
        self.refresh()
        self.said.emit(_("Settled: {title}. Under Deeds it can be undone.").format(title=conflict.title))
        self.changed.emit()
        if self._conflicts:
            self.list.setFocus()

    def _keep_place(self, place: int) -> None:
        if place < len(self.cards):
            self.cards[place].keep.click()

    @Slot(int)
    def _on_kept(self, number: int) -> None:
        self._settle(keep=number)

    @Slot()
    def _on_first(self) -> None:
        self._keep_place(0)

    @Slot()
    def _on_second(self) -> None:
        self._keep_place(1)

    @Slot()
    def _on_both(self) -> None:
        if self.conflict is not None and self.conflict.is_text:
            self._settle(both=True)

    @Slot()
    def _on_anew(self) -> None:
        conflict = self.conflict
        if conflict is None or not conflict.is_text or self._study.read_only:
            return
        if self._anew != self.current and self.writing:
            self.said.emit(_("Another text is being written anew. Keep it first, or empty it."))
            return
        if self._anew != self.current:
            texts = dict.fromkeys(version.shown for version in conflict.versions if version.shown)
            self.text.setPlainText("\n\n".join(texts))
            self._anew = self.current
        self._writing.show()
        self.text.setFocus()
        self._area.verticalScrollBar().setValue(0)

    @Slot()
    def _on_save(self) -> None:
        if self._writing.isVisible():
            self._settle(text=self.text.toPlainText())

    @Slot()
    def _on_next(self) -> None:
        if not self.step(1):
            self.said.emit(_("That was the last one."))

    @Slot()
    def _on_previous(self) -> None:
        self.step(-1)


def _shown(conflict: Conflict, alike: bool) -> str:
    """Return the row of a conflict; where another reads the same, with when it was written last."""
    words = f"! {conflict.title}" if conflict.is_consent else conflict.title
    if not alike:
        return words
    at = max(version.at for version in conflict.versions)
    return f"{words} · {at:%d.%m. %H:%M:%S}"
