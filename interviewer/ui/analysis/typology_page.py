"""The page Typology: cases and where they stand, and the definitions by several authors side by side (F3)."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from interviewer.domain.typology import Typology
from interviewer.language import _, ngettext
from interviewer.services import classifying
from interviewer.services.classifying import Board, Row
from interviewer.services.study import Study
from interviewer.ui import actions, theme, trouble
from interviewer.ui.analysis import fit_words
from interviewer.ui.analysis.deed_line import DeedLine
from interviewer.ui.analysis.definition_dialog import DefinitionDialog
from interviewer.ui.analysis.definition_table import DefinitionTable
from interviewer.ui.analysis.moves_dialog import MovesDialog
from interviewer.ui.analysis.page import EditingPage
from interviewer.ui.analysis.place_dialog import PlaceDialog
from interviewer.ui.analysis.typology_form import TypologyDialog
from interviewer.ui.empty import Empty
from interviewer.ui.recruitment.table import Finder

_CASES, _DEFINITIONS, _NOTHING = range(3)
_SELDOM = ("typology_new", "typology_shipped", "typology_out", "typology_remove", "typology_undo")


class TypologyPage(EditingPage):
    """Enter places the case one is at, or writes the definition; Ctrl+T goes from the one view to the other."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.board: Board | None = None
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Typology"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(22)
        self.told, self.why = theme.quiet(""), theme.quiet("")
        word = study.project.case_word.capitalize() or _("Case")
        columns = (word, _("Type of case"), _("Placed as"), _("Fit"), _("Where it deviates"), _("Placed by"))
        no_case = Empty(_("Here stand the cases of the project. Enter them in Recruitment first."))
        self.finder = Finder(_("Cases and where they stand"), _("Find case"), columns, no_case)
        self.definitions = DefinitionTable()
        self.empty = Empty(
            _(
                "A typology says which types of case there are, how each author defines them, and where each case "
                "fits. Begin with the shipped one about meeting places, or make your own (Ctrl+N)."
            ),
            _("Take in the shipped typology"),
        )
        self._stack = QStackedWidget()
        inside = {"typology_out": self.finder.table}
        self.deeds = DeedLine(self, self._slots(), _SELDOM, inside, (self.choice,))
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._on_choice)
        self.finder.selected.connect(self._on_selected)
        self.finder.opened.connect(self._on_opened)
        self.definitions.opened.connect(self.open)
        self.empty.button.clicked.connect(self.take_in)

    def _slots(self) -> dict[str, Callable[..., object]]:
        return {
            "typology_open": self.open, "typology_view": self.turn, "typology_parts": self.change,
            "typology_moves": self.history, "typology_new": self.add, "typology_shipped": self.take_in,
            "typology_out": self.take_out, "typology_remove": self.remove, "typology_undo": self.undo,
        }  # fmt: skip

    def _lay_out(self) -> None:
        actions.make("typology_find", self, self.finder.finding.setFocus)
        cases = QWidget()
        box = QVBoxLayout(cases)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.finder, 1)
        box.addWidget(self.why)
        for part in (cases, self.definitions, self.empty):
            self._stack.addWidget(part)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(8)
        page.addLayout(self.deeds)
        page.addWidget(self.told)
        page.addWidget(self._stack, 1)

    @trouble.told
    def read_at(self, one: str) -> None:
        """Read the typologies and their cases anew, at one typology or at the one chosen."""
        wanted, held = one or str(self.choice.currentData() or ""), classifying.listed(self._study)
        self.choice.blockSignals(True)
        self.choice.clear()
        for each in held:
            self.choice.addItem(each.title, each.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(wanted)) if held else -1)
        self.choice.blockSignals(False)
        self.choice.setVisible(bool(held))
        self._show()

    def _show(self) -> None:
        chosen = str(self.choice.currentData() or "")
        self.board = classifying.board(self._study, chosen) if chosen else None
        self._enable()
        self.told.setVisible(self.board is not None)
        if self.board is None:
            self._stack.setCurrentIndex(_NOTHING)
            return
        if self._stack.currentIndex() == _NOTHING:
            self._stack.setCurrentIndex(_CASES)
        held = self.board.typology
        self.told.setText(_summed(self.board))
        self.definitions.show_typology(held)
        self.finder.fill([(row.case.case.id, _texts(row, held)) for row in self.board.rows])

    def _enable(self) -> None:
        some, able = self.board is not None, not self._study.read_only
        there = {each.id for each in classifying.listed(self._study)}
        new = any(each.id not in there for each in classifying.shipped())
        self.deeds.enable(("typology_new",), on=able)
        self.deeds.enable(("typology_shipped",), on=able and new)
        self.deeds.enable(("typology_open", "typology_parts", "typology_out", "typology_remove"), on=some and able)
        self.deeds.enable(("typology_view", "typology_moves"), on=some)
        self.deeds.enable(("typology_undo",), on=able and self.steps.some)
        self.empty.button.setEnabled(able)

    def take_focus(self) -> None:
        """Go to the cases, the definitions, or to where a typology is begun."""
        parts = (self.finder.table, self.definitions, self.empty.button)
        parts[self._stack.currentIndex()].setFocus()

    @property
    def here(self) -> Row | None:
        """Return the case one is at."""
        rows = self.board.rows if self.board else ()
        return next((row for row in rows if row.case.case.id == self.finder.current), None)

    @Slot(int)
    @trouble.told
    def _on_choice(self, _index: int) -> None:
        self._show()

    @Slot(str)
    def _on_selected(self, _case: str) -> None:
        row = self.here
        placement = row.placement if row else None
        told = fit_words.criteria_of(placement, self.board.typology) if placement and self.board else []
        words = [*told, placement.rationale if placement else ""]
        self.why.setText("  ·  ".join(filter(None, words)))
        self.why.setVisible(bool(self.why.text()))

    @Slot(str)
    def _on_opened(self, _case: str) -> None:
        self.open()

    @Slot()
    def turn(self) -> None:
        """Go from the cases to the definitions, or back."""
        if self.board is not None:
            self._stack.setCurrentIndex(_CASES if self._stack.currentIndex() == _DEFINITIONS else _DEFINITIONS)
            self.take_focus()

    @Slot()
    @trouble.told
    def open(self) -> None:
        """Place the case one is at, or write the definition one is at."""
        if self.board is None or not self.writable():
            return
        held = self.board.typology
        dialog: DefinitionDialog | PlaceDialog
        if self._stack.currentIndex() == _DEFINITIONS:
            if self.definitions.cell is None:
                self.said.emit(_("Go to the column of an author to write what the author says."))
                return
            dialog = DefinitionDialog(self._study, self.steps, held, self.definitions.cell, self)
        else:
            if self.here is None:
                return
            dialog = PlaceDialog(self._study, self.steps, held, self.here, self)
        dialog.saved.connect(self._on_changed)
        dialog.open()

    @Slot()
    @trouble.told
    def history(self) -> None:
        """Show every move of the case one is at."""
        if self.board is not None and self.here is not None:
            MovesDialog(self._study, self.board.typology, self.here, self).open()

    @Slot()
    def add(self) -> None:
        """Make a typology."""
        self._edit(None)

    @Slot()
    def change(self) -> None:
        """Change the types, authors and criteria."""
        if self.board is not None:
            self._edit(self.board.typology)

    def _edit(self, typology: Typology | None) -> None:
        if self.writable():
            dialog = TypologyDialog(self._study, self.steps, typology, self)
            dialog.saved.connect(self._on_changed)
            dialog.open()

    @Slot()
    @trouble.told
    def take_in(self) -> None:
        """Take in the typology that is shipped."""
        if self.writable():
            done = self.steps.do(lambda: classifying.take_in_shipped(self._study))
            self._on_changed(classifying.shipped()[0].id)
            self.said.emit(ngettext("{count} typology taken in.", "{count} typologies taken in.", done).format(
                count=done
            ))  # fmt: skip

    @Slot()
    @trouble.told
    def take_out(self) -> None:
        """Take the case one is at out of the typology."""
        row = self.here
        if self.board is None or row is None or row.placement is None or not self.writable():
            return
        held = self.board.typology
        self.steps.do(lambda: classifying.take_out(self._study, held.id, row.case.case.id))
        self._on_changed()
        self.said.emit(_("Taken out. Its history stays, and Ctrl+Z brings it back."))

    @Slot()
    def remove(self) -> None:
        """Take the typology away, after saying what goes with it."""
        if self.board is None or not self.writable():
            return
        placed = sum(row.placement is not None for row in self.board.rows)
        going = ngettext("The place of {count} case goes with it.", "The places of {count} cases go with it.", placed)
        first = _("“{name}” is taken away with its definitions.").format(name=self.board.typology.title)
        words = " ".join((first, going.format(count=placed), _("It can be undone.")))
        self.ask_away(_("Take the typology away"), words, self._remove)

    @Slot()
    @trouble.told
    def _remove(self) -> None:
        if self.board is not None:
            one = self.board.typology.id
            self.steps.do(lambda: classifying.remove(self._study, one))
            self._on_changed()
            self.said.emit(_("Taken away. Ctrl+Z brings it back."))


def _texts(row: Row, typology: Typology) -> tuple[str, ...]:
    placement = row.placement
    told = (fit_words.fit_of(placement, typology), placement.deviation, placement.by) if placement else ("", "", "")
    return row.case.shown, row.case.case.type, fit_words.place_of(row, typology), *told


def _summed(board: Board) -> str:
    """Return how many cases stand under each type, fit none, and are not placed; each with all of them."""
    whole = len(board.rows)
    counts = [(each.name, len(board.under(each.key))) for each in board.typology.types]
    counts += [(_("fits none of them"), len(board.fitting_none)), (_("not placed"), len(board.unplaced))]
    return "  ·  ".join(_("{what}: {count} of {whole}").format(what=what, count=count, whole=whole)
                        for what, count in counts)  # fmt: skip
