"""The matrix as a table that reads cells as they are drawn: cases down, questions across, a sign where they differ."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from interviewer.domain.contradiction import Cell
from interviewer.domain.guide import YesNo
from interviewer.language import _, ngettext
from interviewer.services.contradicting import Matrix
from interviewer.ui import theme
from interviewer.ui.interview import words

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
DIFFERS, READ = "≠", "✎"


class ContradictionTable(QAbstractTableModel):
    """The cells of a matrix; nothing of what was said stands in it, only how many were noted as saying what."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix: Matrix | None = None

    def show_matrix(self, matrix: Matrix | None) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def at(self, index: _Index) -> tuple[str, str] | None:
        """Return the case and the question of a cell."""
        if self.matrix is None or not index.isValid():
            return None
        return self.matrix.rows[index.row()].id, self.matrix.questions[index.column()].key

    def index_of(self, case: str, question: str) -> QModelIndex:
        """Return the cell of a case and a question; none where it is not there."""
        if self.matrix is None:
            return QModelIndex()
        cases, keys = [row.id for row in self.matrix.rows], [each.key for each in self.matrix.questions]
        if case not in cases or question not in keys:
            return QModelIndex()
        return self.index(cases.index(case), keys.index(question))

    def signs(self) -> set[str]:
        """Return what stands in the cells, each once."""
        return {_sign(cell) for cell in self.matrix.cells.values()} if self.matrix is not None else set()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many cases there are."""
        return len(self.matrix.rows) if self.matrix and not parent.isValid() else 0

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many questions there are."""
        return len(self.matrix.questions) if self.matrix and not parent.isValid() else 0

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the label of a question, or what a case is called."""
        if self.matrix is None:
            return None
        if orientation is Qt.Orientation.Horizontal:
            question = self.matrix.questions[section]
            shown = {Qt.ItemDataRole.DisplayRole: question.short, Qt.ItemDataRole.ToolTipRole: question.text}
            return shown.get(Qt.ItemDataRole(role))
        row = self.matrix.rows[section]
        shown = {Qt.ItemDataRole.DisplayRole: row.called, Qt.ItemDataRole.ToolTipRole: row.model}
        return shown.get(Qt.ItemDataRole(role))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return how a cell is shown, and what a screen reader says of it."""
        at = self.at(index)
        if self.matrix is None or at is None:
            return None
        cell = self.matrix.cell(*at)
        if role == Qt.ItemDataRole.DisplayRole:
            return _sign(cell)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return in_words(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        tokens = theme.tokens()
        if role == Qt.ItemDataRole.BackgroundRole and cell.differs:
            return QColor(tokens.attention_soft)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(tokens.attention if cell.differs else tokens.text if cell.spoken else tokens.dimmed)
        return None


def _sign(cell: Cell) -> str:
    """Return a cell in short: how many said what, a sign where they differ, and one where somebody read it."""
    told = [f"{words.yes_no(said)} {count}" for said in YesNo if (count := cell.count(said))]
    if not told and cell.spoken:
        told = ["·" * min(cell.spoken, 5)]
    return " ".join((*([DIFFERS] if cell.differs else []), *told, *([READ] if cell.reading else [])))


def in_words(cell: Cell) -> str:
    """Return a cell in words."""
    if not cell.spoken:
        return _("not taken up")
    spoke = ngettext("taken up with {count} informant", "taken up with {count} informants", cell.spoken)
    told = [spoke.format(count=cell.spoken)]
    told += [f"{words.yes_no(said)}: {count}" for said in YesNo if (count := cell.count(said))]
    if cell.differs:
        told.append(_("they differ"))
    if cell.reading:
        told.append(_("a reading is written, about something else than is noted now") if cell.stale
                    else _("a reading is written"))  # fmt: skip
    return ", ".join(told)
