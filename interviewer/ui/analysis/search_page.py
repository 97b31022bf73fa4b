"""The page Search: what informants said, found as one types, narrowed by code, question, case and role (F10)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from interviewer.language import _, ngettext
from interviewer.services import finding_words, surveying
from interviewer.services.finding_words import Filter, Hit, Results
from interviewer.services.study import Study
from interviewer.services.surveying import Material
from interviewer.ui import actions, tables, theme, trouble
from interviewer.ui.analysis.found_words import FoundWords
from interviewer.ui.analysis.page import AnalysisPage
from interviewer.ui.empty import Empty
from interviewer.ui.flow import Flow

REST = 120
"""Milliseconds without a key after which is searched."""
_WORDS = 4
_HITS, _NOTHING = range(2)
_QUESTION = Qt.ItemDataRole.UserRole


class SearchPage(AnalysisPage):
    """A line to write in, four filters, and the answers found; Enter goes to all answers to that question."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self._material: Material | None = None
        self._results = Results()
        self.line = QLineEdit()
        self.code, self.question, self.case, self.role = (QComboBox() for _each in range(4))
        self.told = theme.quiet("")
        self.table = QTableWidget(0, 5)
        self._empty = Empty(_(
            "Here stands what informants said with the words you write above: several words must all be there, "
            "\"words in quotation marks\" must follow each other, and a star finds every word that begins so: ung*."
        ))  # fmt: skip
        self._stack = QStackedWidget()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._dress()
        self._lay_out()
        self.line.textChanged.connect(self._on_typed)
        self.line.returnPressed.connect(self._on_return)
        self.line.installEventFilter(self)
        self._rest.timeout.connect(self.search)
        for box in self._filters:
            box.currentIndexChanged.connect(self._on_filter)
        self.table.cellActivated.connect(self.open)

    @property
    def _filters(self) -> tuple[QComboBox, ...]:
        return self.code, self.question, self.case, self.role

    def _dress(self) -> None:
        self.line.setPlaceholderText(_("Search in what was said"))
        self.line.setAccessibleName(_("Search in what was said"))
        self.line.setClearButtonEnabled(True)
        self.line.setProperty("kind", "search")
        names = (_("Code"), _("Question"), _("Case"), _("Role"))
        for box, name in zip(self._filters, names, strict=True):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        self.table.setAccessibleName(_("Found"))
        self.table.setHorizontalHeaderLabels([_("Question"), _("Informant"), _("Role"), _("Case"), _("Words")])
        tables.dress(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setWordWrap(False)
        self.table.setItemDelegateForColumn(_WORDS, FoundWords(self.table))

    def _lay_out(self) -> None:
        actions.make("words_find", self, self.take_focus)
        actions.make("words_open", self, self.open)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentIndex(_NOTHING)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(8)
        page.addWidget(self.line)
        page.addLayout(Flow(*self._filters))
        page.addWidget(self.told)
        page.addWidget(self._stack, 1)

    @trouble.told
    def refresh(self) -> None:
        """Read what can be searched anew, and search again."""
        self._material = held = surveying.survey(self._study)
        found = finding_words.choices(self._study, held)
        _fill(self.code, _("All codes"), found.codes)
        _fill(self.question, _("All questions"), found.questions)
        _fill(self.case, _("All cases"), found.cases)
        _fill(self.role, _("All roles"), found.roles)
        self.search()

    @Slot()
    def take_focus(self) -> None:
        """Go to the line, with what was written chosen."""
        self.line.setFocus()
        self.line.selectAll()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return what is shown."""
        return self._results.hits

    @Slot()
    @trouble.told
    def search(self) -> None:
        """Search for what is written."""
        self._rest.stop()
        chosen = Filter(*(str(box.currentData() or "") for box in self._filters))
        self._results = finding_words.search(self._study, self.line.text(), chosen, self._material)
        self._show()

    def _show(self) -> None:
        hits, asked = self._results.hits, bool(self.line.text().strip())
        self.table.setRowCount(len(hits))
        for row, hit in enumerate(hits):
            items = [QTableWidgetItem(text) for text in (hit.short, hit.called, hit.role, hit.case, hit.text)]
            items[_WORDS].setData(FoundWords.PIECES, hit.pieces)
            for column, item in enumerate(items):
                item.setToolTip(item.text())
                item.setData(_QUESTION, hit.question)
                self.table.setItem(row, column, item)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(30))
        self.table.resizeColumnsToContents()
        for column in range(_WORDS):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column) + 8, theme.px(140)))
        self._stack.setCurrentIndex(_HITS if hits else _NOTHING)
        if hits:
            self.table.setCurrentCell(0, 0)
        self.told.setText(self._words() if asked else "")

    def _words(self) -> str:
        count = len(self._results.hits)
        told = ngettext("{count} answer", "{count} answers", count).format(count=count)
        if self._results.more:
            told = _("The first {count} answers; narrow what you look for to see the others").format(count=count)
        if self._results.ranked:
            return told
        unranked = _("so many have it that the best are not put first")
        return f"{told}  ·  {unranked}"

    @Slot()
    def open(self) -> None:
        """Go to all answers to the question of the row one is at."""
        item = self.table.item(self.table.currentRow(), 0)
        if item is not None and item.data(_QUESTION):
            self.question_wanted.emit(str(item.data(_QUESTION)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the results while one types in the line above."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                row = self.table.currentRow() + step
                if 0 <= row < self.table.rowCount():
                    self.table.setCurrentCell(row, 0)
                return True
        return super().eventFilter(watched, event)

    @Slot(int)
    def _on_filter(self, _index: int) -> None:
        self.search()

    @Slot()
    def _on_typed(self) -> None:
        self._rest.start()

    @Slot()
    def _on_return(self) -> None:
        if self._rest.isActive():
            self.search()
        if self._results.hits:
            self.table.setFocus()


def _fill(box: QComboBox, everything: str, found: Sequence[tuple[str, str]]) -> None:
    """Put the choices in a field, keeping what was chosen where it is still there."""
    kept = str(box.currentData() or "")
    box.blockSignals(True)
    box.clear()
    for words, key in ((everything, ""), *found):
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(kept)))
    box.blockSignals(False)
