"""The page Good practice: what works somewhere, collected theme by theme, and the handbook made of it (F5)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from interviewer.domain.practice import Basis, Practice
from interviewer.language import _, ngettext
from interviewer.services import commending, grounding
from interviewer.services.commending import Row
from interviewer.services.grounding import Ground
from interviewer.services.study import Study
from interviewer.ui import actions, theme, trouble
from interviewer.ui.analysis import passage_list
from interviewer.ui.analysis.deed_line import DeedLine
from interviewer.ui.analysis.page import EditingPage
from interviewer.ui.analysis.practice_dialog import PracticeDialog
from interviewer.ui.empty import Empty
from interviewer.ui.interview.chooser import Choice, Chooser
from interviewer.ui.recruitment.table import Finder

_SHOWN = 4
"""Passages that stand below the table."""


class PracticePage(EditingPage):
    """The collection as a table; Enter opens one, Ctrl+S writes the handbook."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.rows: tuple[Row, ...] = ()
        self._grounds: Mapping[Basis, Ground] = {}
        self.told = theme.quiet("")
        self.empty = Empty(
            _(
                "Here is collected what works somewhere, in your own words: what is done, what it takes and what came "
                "of it. It becomes a handbook for those who want to do it too. Begin with Ctrl+N."
            ),
            _("New good practice …"),
        )
        columns = (
            _("Title"), _("Theme"), _("Where it is done"), _("Builds on"), _("What is done"), _("Written by"),
        )  # fmt: skip
        self.finder = Finder(_("Good practice"), _("Find good practice"), columns, self.empty)
        inside = {"practice_remove": self.finder.table}
        self.deeds = DeedLine(self, self._slots(), (), inside)
        actions.make("practice_find", self, self.finder.finding.setFocus)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(8)
        page.addLayout(self.deeds)
        page.addWidget(self.finder, 1)
        page.addWidget(self.told)
        self.chooser = Chooser(self)
        self.chooser.closed.connect(self.take_focus)
        self.finder.selected.connect(self._on_selected)
        self.finder.opened.connect(self._on_opened)
        self.empty.button.clicked.connect(self.add)

    def _slots(self) -> dict[str, Callable[..., object]]:
        return {
            "practice_new": self.add, "practice_change": self.change, "practice_remove": self.remove,
            "practice_passages": self.ask_passage, "practice_write": self.write, "practice_undo": self.undo,
        }  # fmt: skip

    @trouble.told
    def read_at(self, one: str) -> None:
        """Read the collection anew, at one of it or where one was."""
        self.rows = commending.collection(self._study)
        every = dict.fromkeys(each for row in self.rows for each in row.practice.builds_on)
        self._grounds = grounding.found(self._study, list(every))
        self.finder.fill([(row.practice.id, _texts(row, self._grounds)) for row in self.rows])
        self.finder.select(one or self.finder.current)
        some, able = bool(self.rows), not self._study.read_only
        self.deeds.enable(("practice_new",), on=able)
        self.deeds.enable(("practice_change", "practice_remove"), on=some and able)
        self.deeds.enable(("practice_write", "practice_passages"), on=some)
        self.deeds.enable(("practice_undo",), on=able and self.steps.some)
        self.empty.button.setEnabled(able)
        self._on_selected("")

    def take_focus(self) -> None:
        """Go to the collection, or to where it is begun."""
        (self.finder.table if self.rows else self.empty.button).setFocus()

    @property
    def here(self) -> Practice | None:
        """Return the one one is at."""
        return next((row.practice for row in self.rows if row.practice.id == self.finder.current), None)

    @Slot(str)
    def _on_selected(self, _one: str) -> None:
        held = self.here
        texts = (held.what, held.needs, held.effect, _rests_on(self.grounds)) if held else ()
        self.told.setText("\n".join(filter(None, texts)))
        self.told.setVisible(bool(self.told.text()) and not theme.large())

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Return the passages that the one one is at builds on."""
        held = self.here
        return tuple(self._grounds[each] for each in held.builds_on if each in self._grounds) if held else ()

    @Slot()
    def ask_passage(self) -> None:
        """Ask which of the passages it builds on to read where it stands."""
        if not self.grounds:
            self.said.emit(_("It builds on no passage yet. Tick some where it is changed, or begin from a coding."))
            return
        rows = [Choice(str(number), passage_list.words(each)) for number, each in enumerate(self.grounds)]

        def found(typed: str) -> list[Choice]:
            return [row for row in rows if typed.casefold() in row.text.casefold()]

        self.chooser.ask(actions.act("practice_passages").words, _("Words of the passage"), found, self._go)

    def _go(self, key: str, _typed: str) -> None:
        if key:
            ground = self.grounds[int(key)]
            self.passage_wanted.emit(ground.basis.interview, ground.item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel that asks in its place."""
        super().resizeEvent(event)
        self.chooser.place()

    @Slot(str)
    def _on_opened(self, _one: str) -> None:
        self.change()

    @Slot()
    def add(self) -> None:
        """Write one down."""
        self._edit(None)

    @Slot()
    def change(self) -> None:
        """Change the one one is at."""
        if self.here is not None:
            self._edit(self.here)

    def _edit(self, practice: Practice | None) -> None:
        if self.writable():
            dialog = PracticeDialog(self._study, self.steps, practice, self)
            dialog.saved.connect(self._on_changed)
            dialog.open()

    @Slot()
    @trouble.told
    def remove(self) -> None:
        """Take the one one is at away."""
        held = self.here
        if held is not None and self.writable():
            self.steps.do(lambda: commending.remove(self._study, held.id))
            self._on_changed()
            self.said.emit(_("Taken away. Ctrl+Z brings it back."))

    @Slot()
    def write(self) -> None:
        """Ask where to put the handbook, and write it."""
        place = str((Path.home() / _("good-practice")).with_suffix(".docx"))
        chosen = QFileDialog.getSaveFileName(self, _("Where to put the handbook"), place, _("Word (*.docx)"))[0]
        if chosen:
            self.write_to(Path(chosen))

    def write_to(self, path: Path) -> None:
        """Write the handbook to a file, and say where it is."""
        with trouble.telling(self):
            (written,) = commending.export_handbook(self._study, path)
            self.said.emit(_("Written: {path}").format(path=written))


def _rests_on(grounds: Sequence[Ground]) -> str:
    """Return the passages below each other, the first few of many."""
    lines = [f"– {passage_list.words(each)}" for each in grounds[:_SHOWN]]
    more = len(grounds) - _SHOWN
    if more > 0:
        lines.append(ngettext("– and {count} more", "– and {count} more", more).format(count=more))
    return "\n".join(lines)


def _texts(row: Row, grounds: Collection[Basis]) -> tuple[str, ...]:
    held = row.practice
    count = sum(each in grounds for each in held.builds_on)
    passages = ngettext("{count} passage", "{count} passages", count).format(count=count) if count else ""
    return held.title, row.theme, ", ".join(row.cases), passages, held.what.replace("\n", " "), held.by
