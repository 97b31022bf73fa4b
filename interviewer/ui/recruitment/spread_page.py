"""The spread board: bars with targets beside a table, and a line to set how many are wanted of a kind."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.bars import Bar
from interviewer.domain.bars import Bars as Group
from interviewer.domain.spread import FIXED, NAMES, Board, Cell, Dimension
from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext, pgettext
from interviewer.services import charting, spreading
from interviewer.services.charting import Chart
from interviewer.services.opening import Study
from interviewer.ui import actions, theme
from interviewer.ui.bars import Bars
from interviewer.ui.charts import Charts
from interviewer.ui.empty import Empty
from interviewer.ui.flow import Flow
from interviewer.ui.form import Form
from interviewer.ui.recruitment.table import Finder
from interviewer.ui.scrolling import scrolling

_APART = "\x1f"
_WIDTHS = (114, 136, 88, 72, 62, 56)
"""Pixels of the columns at 100 %."""


class SpreadPage(QWidget):
    """Who is in the sample, who is lacking, and how many were wanted."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._cells: dict[str, tuple[Dimension, Cell]] = {}
        self.bars = Bars()
        self.bars.setAccessibleName(_("Spread of the sample"))
        nothing = Empty(_(
            "Here stands how the informants spread over roles, types and the rest, and what is lacking. "
            "Nobody is on the way yet; set below how many you want of a kind."
        ))  # fmt: skip
        columns = (
            pgettext("spread", "By"), _("Value"), _("Informants"), _("On the way"), _("Wanted"), _("Lacking"),
        )  # fmt: skip
        self.finder = Finder(_("Spread of the sample"), _("Find value"), columns, nothing)
        self.lacking = theme.quiet("")
        self.dimension = QComboBox()
        for each in Dimension:
            self.dimension.addItem(_(NAMES[each]), each.value)
        self.value = QComboBox()
        self.value.setEditable(True)
        self.wanted = QLineEdit()
        self.wanted.setValidator(QIntValidator(0, spreading.MOST, self.wanted))
        self.wanted.setPlaceholderText(_("no target"))
        self.finder.table.setMinimumHeight(theme.px(120))
        self.keep = QPushButton(_("Set the target"))
        self.keep.setAutoDefault(True)
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        self.charts = Charts(study, self, self._chart)
        self.charts.said.connect(self.said)
        self.pictures = self._picture_buttons()
        self._lay_out()
        self.finder.selected.connect(self._on_selected)
        self.finder.opened.connect(self._on_opened)
        self.dimension.currentIndexChanged.connect(self._on_dimension)
        self.wanted.returnPressed.connect(self.set_target)
        self.keep.clicked.connect(self.set_target)

    def _picture_buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons that save and copy the picture; each has its key."""
        found = []
        for name, slot in (("spread_save", self.charts.save_as), ("spread_copy", self.charts.copy)):
            button = QPushButton(actions.act(name).words)
            button.setProperty("kind", "quiet")
            button.setAutoDefault(True)
            button.setToolTip(actions.labelled(actions.act(name).words, name))
            button.clicked.connect(slot)
            actions.make(name, self, slot)
            found.append(button)
        return tuple(found)

    def _chart(self) -> Chart | None:
        return spreading.chart(self._study)

    def _lay_out(self) -> None:
        form = Form(columns=3)
        form.row(_("What is counted"), self.dimension)
        form.row(_("Value"), self.value)
        form.row(_("Wanted"), self.wanted)
        line = QHBoxLayout()
        line.addWidget(self.keep)
        line.addWidget(self.problem, 1)
        line.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.finder, 1)
        right.addWidget(form)
        right.addLayout(line)
        picture = QWidget()
        left = QVBoxLayout(picture)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self.lacking)
        left.addLayout(Flow(*self.pictures))
        left.addWidget(self.bars)
        left.addStretch(1)
        page = QGridLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setHorizontalSpacing(22)
        wide = not theme.large()
        page.addWidget(scrolling(picture) if wide else picture, 0 if wide else 1, 0)
        page.addLayout(right, 0, 1 if wide else 0)
        page.setColumnStretch(0, 9)
        if wide:
            page.setColumnStretch(1, 10)

    def refresh(self) -> None:
        """Read the sample anew."""
        boards = spreading.boards(self._study)
        shown = [(board, cell) for board in boards for cell in _told(board)]
        self._cells = {f"{board.dimension}{_APART}{cell.value}": (board.dimension, cell) for board, cell in shown}
        self.finder.fill([(key, _texts(where, cell)) for key, (where, cell) in self._cells.items()])
        for column, width in enumerate(_WIDTHS):
            self.finder.table.setColumnWidth(column, theme.px(width))
        self.bars.show_groups([
            Group(_(NAMES[board.dimension]), tuple(_bar(cell) for cell in _told(board)))
            for board in boards
            if _told(board)
        ])  # fmt: skip
        self.lacking.setText(_lacking(boards))
        some = any(cell.informants for _where, cell in self._cells.values())
        for button in self.pictures:
            button.setEnabled(some)
        for widget in (self.dimension, self.value, self.wanted, self.keep):
            widget.setEnabled(not self._study.read_only)
        self._on_dimension()
        self._on_selected()

    @Slot()
    def _on_selected(self) -> None:
        found = self._cells.get(self.finder.current)
        if found is None or not found[1].value:
            return
        where, cell = found
        self.dimension.setCurrentIndex(self.dimension.findData(where.value))
        self.value.setEditText(spreading.shown(cell.value))
        self.wanted.setText("" if cell.wanted is None else str(cell.wanted))

    @Slot()
    def _on_opened(self) -> None:
        self.wanted.setFocus()
        self.wanted.selectAll()

    @Slot()
    def _on_dimension(self) -> None:
        """Offer the values there are of what is counted."""
        where, written = Dimension(str(self.dimension.currentData())), self.value.currentText()
        found = [cell.value for each, cell in self._cells.values() if each is where and cell.value]
        offered = list(FIXED) if where is Dimension.YOUTH else found
        self.value.clear()
        self.value.addItems([spreading.shown(value) for value in offered])
        self.value.setEditText(written if where is not Dimension.YOUTH else spreading.shown(offered[0]))

    @Slot()
    def set_target(self) -> None:
        """Keep how many are wanted of the kind in the line."""
        number, value = self.wanted.text().strip(), self.value.currentText()
        where = Dimension(str(self.dimension.currentData()))
        self.problem.hide()
        try:
            spreading.set_target(self._study, where, value, int(number) if number else None)
        except InterviewerError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.refresh()
        self.finder.select(next((key for key, each in self._cells.items() if _is(each, where, value)), ""))
        self.said.emit(_("Target kept."))
        self.changed.emit()


def _is(each: tuple[Dimension, Cell], where: Dimension, value: str) -> bool:
    return each[0] is where and spreading.shown(each[1].value).casefold() == value.strip().casefold()


def _told(board: Board) -> list[Cell]:
    """Return the kinds that are shown: a dimension nobody has a value in says nothing."""
    return list(board.cells) if any(cell.value for cell in board.cells) else []


def _texts(where: Dimension, cell: Cell) -> tuple[str, ...]:
    wanted = "" if cell.wanted is None else str(cell.wanted)
    lacking = f"! {cell.lacking}" if cell.lacking else "✓" if cell.wanted is not None else ""
    return _(NAMES[where]), spreading.shown(cell.value), str(cell.informants), str(cell.on_the_way), wanted, lacking


def _bar(cell: Cell) -> Bar:
    return charting.amount(spreading.shown(cell.value), cell.informants, _, cell.wanted, cell.on_the_way)


def _lacking(boards: tuple[Board, ...]) -> str:
    told = [
        ngettext("{what}: {count} lacking", "{what}: {count} lacking", board.lacking).format(
            what=_(NAMES[board.dimension]), count=board.lacking
        )
        for board in boards
        if board.lacking
    ]
    if told:
        return "! " + " · ".join(told)
    if any(cell.wanted is not None for board in boards for cell in board.cells):
        return _("Every target is reached.")
    return _("Filled: informants. Hatched: on the way. A line across shows how many are wanted, once you set a target.")
