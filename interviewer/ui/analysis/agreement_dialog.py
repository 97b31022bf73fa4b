"""How far two coders agree: over all codes and code by code, and the answers in which only one used a code."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from interviewer import language
from interviewer.domain.count_sentences import per_cent
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import codebook, concurring
from interviewer.services.concurring import Comparison, Line, Unit
from interviewer.services.study import Study
from interviewer.ui import tables, theme
from interviewer.ui.form import Form

_PLACE = Qt.ItemDataRole.UserRole


class AgreementDialog(QDialog):
    """Compares two of those who have coded. Raises CallRunning while a clock runs."""

    passage_wanted = Signal(str, str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Two coders"))
        self._study = study
        self._book = codebook.codebook(study)
        self.first, self.second, self.unit = QComboBox(), QComboBox(), QComboBox()
        self.told = theme.quiet("")
        columns = (_("Code"), _("Both"), _("Only the first"), _("Only the second"), _("Neither"), _("Agree"),
                   _("Kappa"), _("Alpha"))  # fmt: skip
        self.table = _table(_("Agreement by code"), columns)
        self.differences = _table(_("Where they differ"), (_("Code"), _("Only by"), _("Question"), _("Said by")))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Two coders"))
        self.tabs.addTab(self.table, _("Agreement by code"))
        self.tabs.addTab(self.differences, _("Where they differ"))
        self._lay_out()
        coders = concurring.coders(study)
        for box, at in ((self.first, 0), (self.second, 1)):
            for coder in coders:
                box.addItem(coder.name, coder.name)
            box.setCurrentIndex(min(at, len(coders) - 1))
        for box in (self.first, self.second, self.unit):
            box.currentIndexChanged.connect(self.compare)
        self.differences.cellActivated.connect(self._on_opened)
        self.compare()

    def _lay_out(self) -> None:
        self.unit.addItem(_("Answers: was the code used in it?"), Unit.ANSWER.value)
        self.unit.addItem(_("Characters: does it stand under the code?"), Unit.CHARACTER.value)
        for field in (self.first, self.second, self.unit):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(10)
        form = Form(columns=3)
        form.row(_("&First"), self.first)
        form.row(_("&Second"), self.second)
        form.row(_("&Compared are"), self.unit)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(form)
        box.addWidget(self.told)
        box.addWidget(self.tabs, 1)
        box.addWidget(theme.quiet(_(
            "Kappa (Cohen 1960) and alpha (Krippendorff 2011, nominal) are 1 where the two always agree and 0 where "
            "they agree no more than chance would. A dash means that there was nothing to agree on."
        )))  # fmt: skip
        box.addWidget(buttons)
        theme.fit(self, 860, 600)

    @Slot()
    def compare(self) -> None:
        """Compare the two that are chosen; where that cannot be, say why."""
        first, second = (str(box.currentData() or "") for box in (self.first, self.second))
        try:
            found = concurring.compare(self._study, first, second, Unit(str(self.unit.currentData())))
        except InterviewerError as error:
            _fill(self.table, ())
            _fill(self.differences, ())
            alone = self.first.count() < 2
            self.told.setText(_("It takes two who have coded the same interview.") if alone else str(error))
            return
        self._show(found)

    def _show(self, found: Comparison) -> None:
        told = _("Interviews both have coded: {interviews}  ·  answers in them: {answers}  ·  codes: {codes}")
        counts = {"interviews": found.interviews, "answers": found.answers, "codes": len(found.lines)}
        self.told.setText(told.format(**counts))
        rows = [(self._line(line, _("All codes")), ("", "")) for line in (found.whole,)]
        rows += [
            (self._line(line, " / ".join(self._book.path(line.code.id)) if line.code else ""), ("", ""))
            for line in found.lines
        ]
        _fill(self.table, rows)
        _fill(self.differences, [
            (
                (each.code.name, each.used_by, f"{each.text.short}  {each.text.asked}".strip(), each.text.pseudonym),
                (each.text.interview, each.text.item),
            )
            for each in found.differences
        ])  # fmt: skip

    def _line(self, line: Line, name: str) -> tuple[str, ...]:
        counts = (line.both, line.first, line.second, line.neither)
        said = QLocale(language.code())
        figures = ("–" if each is None else said.toString(each, "f", 3) for each in (line.kappa, line.alpha))
        return (name, *map(str, counts), per_cent(line.share), *figures)

    @Slot(int, int)
    def _on_opened(self, row: int, _column: int) -> None:
        item = self.differences.item(row, 0)
        if item is not None:
            interview, place = item.data(_PLACE)
            self.passage_wanted.emit(interview, place)
            self.accept()


def _table(name: str, columns: Sequence[str]) -> QTableWidget:
    table = QTableWidget(0, len(columns))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(columns))
    tables.dress(table)
    table.setWordWrap(False)
    return table


def _fill(table: QTableWidget, rows: Sequence[tuple[tuple[str, ...], tuple[str, str]]]) -> None:
    table.setRowCount(len(rows))
    for number, (texts, place) in enumerate(rows):
        for column, words in enumerate(texts):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            item.setData(_PLACE, place)
            table.setItem(number, column, item)
    table.resizeColumnsToContents()
    table.setColumnWidth(0, min(max(table.columnWidth(0), theme.px(160)), theme.px(280)))
    if rows:
        table.setCurrentCell(0, 0)
