"""The page Contradictions: cases by questions, who said what in which role, and what the researcher reads (F2)."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.across import Said
from interviewer.language import N_, _, ngettext
from interviewer.services import contradicting
from interviewer.services.contradicting import Detail, Matrix
from interviewer.services.study import Study
from interviewer.ui import actions, lettering, tables, theme, trouble
from interviewer.ui.analysis.contradiction_table import ContradictionTable
from interviewer.ui.analysis.page import EditingPage
from interviewer.ui.empty import Empty
from interviewer.ui.flow import Flow
from interviewer.ui.identifiers.private import PrivateReading
from interviewer.ui.interview import words
from interviewer.ui.private_text import PrivateText

REST = 3000
"""Milliseconds without a key after which a reading is kept."""
_MATRIX, _NOTHING = range(2)


class ContradictionsPage(EditingPage):
    """The matrix on the left; on the right what was said in the cell one is at, and below it the reading."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.model = ContradictionTable()
        self.table = QTableView()
        self.told, self.place, self.stale = theme.quiet(""), theme.strong(""), theme.quiet("")
        self.said_there = PrivateReading(_("What was said"))
        self.reading = PrivateText()
        self.buttons: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self._at: tuple[str, str] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._dress()
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(self._on_cell)
        self.reading.textChanged.connect(self._rest.start)
        self._rest.timeout.connect(self._on_rested)

    def _dress(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Cases by questions"))
        tables.dress(self.table)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(True)
        self.table.verticalHeader().show()
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reading.setAccessibleName(_("Your reading"))
        self.reading.setPlaceholderText(_("What you read out of it; kept apart from what was said"))
        self.reading.setTabChangesFocus(True)
        self.reading.setMaximumHeight(theme.px(120))

    def _lay_out(self) -> None:
        line = Flow()
        slots = {
            "contradiction_before": self.before, "contradiction_next": self.after, "contradiction_read": self.write,
            "contradiction_keep": self.keep, "contradiction_across": self.across,
        }  # fmt: skip
        for name, slot in slots.items():
            button = QPushButton(actions.labelled(actions.act(name).words, name))
            button.setAutoDefault(True)
            button.clicked.connect(slot)
            actions.make(name, self, slot)
            self.buttons[name] = button
            line.addWidget(button)
        actions.make("contradiction_undo", self.table, self.undo)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.place)
        side.addWidget(self.said_there, 1)
        side.addWidget(theme.heading(_("Your reading")))
        side.addWidget(self.stale)
        side.addWidget(self.reading)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.table, 1 if theme.large() else 3)
        row.addLayout(side, 1 if theme.large() else 2)
        self._stack.addWidget(inner)
        self._stack.addWidget(Empty(_(
            "Here stand the cases beside the questions, with a sign where informants of one case say different things. "
            "That is a finding, never an error. It fills when interviews about cases are closed."
        )))  # fmt: skip
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(8)
        page.addLayout(line)
        page.addWidget(self.told)
        page.addWidget(self._stack, 1)

    @trouble.told
    def refresh(self) -> None:
        """Read the matrix anew, keeping the cell one is at; a reading that is being written stays as it is."""
        kept, writing = self._at, self.writing
        self._at = None
        found = contradicting.matrix(self._study)
        self.model.show_matrix(found)
        widest = max((self.table.fontMetrics().horizontalAdvance(each) for each in self.model.signs()), default=0)
        self.table.horizontalHeader().setDefaultSectionSize(max(theme.px(64), widest + theme.px(28)))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(30))
        self._stack.setCurrentIndex(_MATRIX if found.cells else _NOTHING)
        for name, button in self.buttons.items():
            button.setEnabled(bool(found.cells) and (not self._study.read_only or name != "contradiction_keep"))
        self.reading.setReadOnly(self._study.read_only)
        differing = len(found.contradictions)
        told = ngettext(
            "{count} question on which informants of one case differ",
            "{count} questions on which informants of one case differ",
            differing,
        )
        self.told.setText(f"{told.format(count=differing)}  ·  {_(_LEGEND)}" if found.cells else "")
        if writing and kept is not None and self.model.index_of(*kept).isValid():
            self._at = kept
        self._go(kept or next(iter(found.contradictions), None))

    def take_focus(self) -> None:
        """Go to the matrix."""
        self.table.setFocus()

    @property
    def writing(self) -> bool:
        """Return whether a reading was changed that is not kept yet."""
        return self.reading.document().isModified()

    @property
    def at(self) -> tuple[str, str] | None:
        """Return the case and the question of the cell one is at."""
        return self._at

    def _go(self, at: tuple[str, str] | None) -> None:
        index = self.model.index_of(*at) if at else QModelIndex()
        if not index.isValid() and self.model.rowCount() and self.model.columnCount():
            index = self.model.index(0, 0)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self._on_cell(index, QModelIndex())

    @Slot(QModelIndex, QModelIndex)
    @trouble.told
    def _on_cell(self, index: QModelIndex, _before: QModelIndex) -> None:
        at, matrix = self.model.at(index), self.model.matrix
        if at is None or matrix is None or at == self._at:
            return
        self._keep_written()
        self._at = at
        self._show(matrix, contradicting.detail(self._study, matrix, *at), index)

    def _show(self, matrix: Matrix, found: Detail, index: QModelIndex) -> None:
        row, question = matrix.rows[index.row()], matrix.questions[index.column()]
        self.place.setText(f"{row.called}  ·  {question.short}  {question.text}")
        self.said_there.clear()
        cursor = QTextCursor(self.said_there.document())
        for said in found.said:
            _fill(cursor, said)
        self.said_there.moveCursor(QTextCursor.MoveOperation.Start)
        self.reading.setPlainText(found.reading.text if found.reading else "")
        self.reading.document().setModified(False)
        self.stale.setVisible(found.stale)
        self.stale.setText(_(
            "Written when something else was noted here: somebody has changed a note since, or withdrawn. Go through "
            "it, and keep it again."
        ) if found.stale else "")  # fmt: skip

    @Slot()
    def before(self) -> None:
        """Go to the contradiction before this cell."""
        self._step(-1)

    @Slot()
    def after(self) -> None:
        """Go to the next contradiction."""
        self._step(1)

    def _step(self, by: int) -> None:
        matrix = self.model.matrix
        if matrix is None or not matrix.contradictions:
            return
        cells = list(matrix.contradictions)
        if self._at in cells:
            self._go(cells[(cells.index(self._at) + by) % len(cells)])
        else:
            self._go(cells[0 if by > 0 else -1])
        self.take_focus()

    @Slot()
    def write(self) -> None:
        """Go to the reading."""
        self.reading.setFocus()

    @Slot()
    @trouble.told
    def keep(self) -> None:
        """Keep the reading of the cell one is at."""
        matrix = self.model.matrix
        if matrix is not None and self._at is not None and not self._study.read_only:
            self._read(matrix, *self._at)
            self.refresh()
            self.take_focus()

    def _read(self, matrix: Matrix, case: str, question: str) -> None:
        words = self.reading.toPlainText()
        self.steps.do(lambda: contradicting.read(self._study, matrix, case, question, words))
        self.reading.document().setModified(False)
        self.said.emit(_("Your reading is kept."))
        self.changed.emit()

    def read_at(self, _one: str) -> None:
        """Read the matrix anew, and the reading where one is: what was typed there and not kept gives way."""
        self._at = None
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was written before the page is left."""
        self._on_rested()
        super().hideEvent(event)

    @Slot()
    @trouble.told
    def _on_rested(self) -> None:
        self._keep_written()

    def _keep_written(self) -> None:
        """Keep a reading that was written, also when one goes to another cell: no word is lost by an arrow key."""
        self._rest.stop()
        matrix, open_ = self.model.matrix, not self._study.closed and self._study.ringing is None
        if self.writing and open_ and matrix is not None and self._at is not None and not self._study.read_only:
            self._read(matrix, *self._at)

    @Slot()
    def across(self) -> None:
        """Go to all answers to the question one is at."""
        if self._at is not None:
            self.question_wanted.emit(self._at[1])


_LEGEND = N_("≠: one says yes and another no; dots: taken up without yes or no; ✎: a reading is written")


def _fill(cursor: QTextCursor, said: Said) -> None:
    """Write who said what: the informant, the role, the note, and the words."""
    told = [said.called, said.role, words.yes_no(said.yes_no) if said.yes_no else words.status(said.status)]
    for text, bold, above in ((("  ·  ").join(filter(None, told)), True, 10), (said.text, False, 0)):
        for line in text.split("\n") if text else ():
            block = QTextBlockFormat()
            block.setTopMargin(above)
            lettering.begin(cursor, block)
            cursor.insertText(line, lettering.style(13 if bold else 15, bold=bold, tone="quiet" if bold else "text"))
