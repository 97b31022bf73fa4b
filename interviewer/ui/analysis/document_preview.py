"""What would come of a document read in, passage by passage; placed, turned and left out by keys before it is kept."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from interviewer.domain.document import VIEWS, View
from interviewer.domain.document_text import Passage
from interviewer.language import _, ngettext
from interviewer.services.extracting import Preview
from interviewer.ui import theme
from interviewer.ui.analysis import finding
from interviewer.ui.analysis.deed_line import DeedLine
from interviewer.ui.empty import Empty
from interviewer.ui.form import Form
from interviewer.ui.interview.chooser import Choice, Chooser
from interviewer.ui.recruitment.table import Finder

_ALL_CASES = "*"


class DocumentPreview(QDialog):
    """A table of the passages; ``taken`` asks for what is left of them, as it stands now."""

    taken = Signal(object)

    def __init__(self, found: Preview, *, writable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Document in {name}").format(name=found.name))
        self._found = found
        self._passages: dict[str, Passage] = {str(number): each for number, each in enumerate(found.passages)}
        self._places = {place.key: place for place in found.guide.to_ask()}
        self.title = QLineEdit(found.document.title)
        self.counted = theme.strong("")
        columns = (_("Question"), _("About"), _("Whose view"), _("Where it stands"), _("What the document says"))
        self.finder = Finder(_("Passages"), _("Find passage"), columns, Empty(_("Nothing of it is left.")))
        slots = {
            "passage_place": self.place, "passage_case": self.turn, "passage_view": self.view,
            "passage_part": self.part, "passage_leave": self.leave_out,
        }  # fmt: skip
        self.deeds = DeedLine(self, slots, (), {"passage_leave": self.finder.table})
        self.words = theme.quiet("")
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton(_("&Take in"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setEnabled(writable and not found.before)
        self.buttons.accepted.connect(self.accept_all)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.chooser = Chooser(self)
        self.chooser.closed.connect(self.finder.table.setFocus)
        self.finder.selected.connect(self._on_selected)
        self.finder.opened.connect(self._on_opened)
        self._fill()
        self.finder.table.setFocus()

    def _lay_out(self) -> None:
        form = Form()
        form.row(_("T&itle of the document"), self.title)
        if self._found.before:
            self.problem.setText(_("It was read in before, as “{title}”.").format(title=self._found.before))
        self.problem.setVisible(bool(self._found.before))
        guide = theme.quiet(_("Answers are placed on the guide “{title}”.").format(title=self._found.guide.title))
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(10)
        for part in (form, self.counted, guide, self.problem):
            box.addWidget(part)
        box.addLayout(self.deeds)
        box.addWidget(self.finder, 1)
        box.addWidget(self.words)
        box.addWidget(self.buttons)
        theme.fit(self, 1000, 620)

    def _fill(self) -> None:
        rows = sorted(self._passages.items(), key=lambda each: (bool(each[1].question), int(each[0])))
        self.finder.fill([(number, self._texts(each)) for number, each in rows])
        placed = sum(bool(each.question) for each in self._passages.values())
        waiting = len(self._passages) - placed
        told = [ngettext("{count} answer at its question", "{count} answers at their questions", placed)]
        told += [ngettext("{count} passage to be placed", "{count} passages to be placed", waiting)] if waiting else []
        self.counted.setText(" · ".join(each.format(count=count) for each, count in zip(told, (placed, waiting),
                                                                                       strict=False)))  # fmt: skip
        self.deeds.enable(tuple(self.deeds.buttons), on=bool(self._passages))
        self._on_selected("")

    def _texts(self, each: Passage) -> tuple[str, ...]:
        place = self._places.get(each.question)
        asked = f"{place.short}   {place.item.text}" if place else _("(to be placed)")
        case = self._found.called(each.case) or _("(all it covers)")
        return asked, case, _(VIEWS[each.view]), each.source, each.text.replace("\n", " ")

    @Slot(str)
    def _on_selected(self, _one: str) -> None:
        here = self._passages.get(self.finder.current)
        self.words.setText(here.text[:600] if here else "")
        self.words.setVisible(here is not None and not theme.large())

    @Slot(str)
    def _on_opened(self, _one: str) -> None:
        self.place()

    def _change(self, passage: Passage) -> None:
        at = self.finder.current
        self._passages[at] = passage
        self._fill()
        self.finder.select(at)

    @Slot()
    def place(self) -> None:
        """Ask at which question the passage one is at belongs, by label or words."""
        if self.finder.current in self._passages:
            self.chooser.ask(
                _("Place at a question"), _("4c, 4 c ii or words of the question"), self._matching, self._put
            )

    def _matching(self, typed: str) -> Sequence[Choice]:
        return [Choice(each.key, f"{each.short}   {each.text}") for each in finding.of_places(self._places, typed)]

    def _put(self, key: str, _typed: str) -> None:
        if key:
            self._change(replace(self._passages[self.finder.current], question=key))

    @Slot()
    def turn(self) -> None:
        """Ask which case the passage one is at is about."""
        if self.finder.current in self._passages:
            self.chooser.ask(_("About which case"), _("name or pseudonym"), self._cases, self._turn_to)

    def _cases(self, typed: str) -> Sequence[Choice]:
        rows = [Choice(_ALL_CASES, _("(all it covers)")), *(Choice(one, name) for one, name in self._found.cases)]
        return [row for row in rows if typed.casefold() in row.text.casefold()]

    def _turn_to(self, key: str, _typed: str) -> None:
        if key:
            case = "" if key == _ALL_CASES else key
            self._change(replace(self._passages[self.finder.current], case=case))

    @Slot()
    def view(self) -> None:
        """Say that the passage one is at is the next one's view: the document's, the form-filler's, our own."""
        here = self._passages.get(self.finder.current)
        if here is not None:
            views = tuple(View)
            self._change(replace(here, view=views[(views.index(here.view) + 1) % len(views)]))

    @Slot()
    def part(self) -> None:
        """Make a passage of each line of the one at the cursor, so that each can be about a case of its own."""
        here = self._passages.get(self.finder.current)
        lines = [line.strip() for line in here.text.split("\n") if line.strip()] if here is not None else []
        if here is None or len(lines) < 2:
            return
        ordered = sorted(self._passages, key=int)
        first = ordered.index(self.finder.current)
        held = [self._passages[each] for each in ordered]
        held[first : first + 1] = [replace(here, text=line) for line in lines]
        self._passages = {str(number): each for number, each in enumerate(held)}
        self._fill()
        self.finder.select(str(first))

    @Slot()
    def leave_out(self) -> None:
        """Leave the passage one is at out: it is not taken in."""
        row = self.finder.table.currentRow()
        if self._passages.pop(self.finder.current, None) is not None:
            self._fill()
            self.finder.table.setCurrentCell(min(row, self.finder.table.rowCount() - 1), 0)

    @Slot()
    def accept_all(self) -> None:
        """Ask for what is left, in the order of the document, and close."""
        ordered = (self._passages[each] for each in sorted(self._passages, key=int))
        document = replace(self._found.document, title=self.title.text() or self._found.document.title)
        self.taken.emit(replace(self._found, document=document, passages=tuple(ordered)))
        self.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel that asks in its place."""
        super().resizeEvent(event)
        self.chooser.place()
