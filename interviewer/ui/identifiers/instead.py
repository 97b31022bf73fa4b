"""What is printed instead: a pseudonym, a description, a level of a generalisation, nothing, or the name itself."""

from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QVBoxLayout, QWidget

from interviewer.domain.identifier import ACTIONS, USUAL, Action, Citation, Identifier, Kind, Where
from interviewer.language import _
from interviewer.services.deciding import Choice
from interviewer.ui import theme
from interviewer.ui.form import Form
from interviewer.ui.identifiers import words
from interviewer.ui.private_text import PrivateText

_LINES = 4
"""Lines of levels shown."""


class InsteadForm(QWidget):
    """Fields for a choice; only those of the way that is chosen are shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = Kind.OTHER
        self.action, self.level, self.where = QComboBox(), QComboBox(), QComboBox()
        self.description, self.source, self.by = QLineEdit(), QLineEdit(), QLineEdit()
        self.levels = PrivateText()
        self.seen = QDateEdit()
        for action, text in ACTIONS.items():
            self.action.addItem(_(text), action)
        for where, text in words.WHERE.items():
            self.where.addItem(_(text), where)
        self._cells: dict[Action, list[QWidget]] = {}
        self._dress()
        self._lay_out()
        self._connect()

    def show_choice(self, kind: Kind, held: Identifier | None, me: str) -> None:
        """Show the usual for ``kind``, or what is kept of an entry."""
        action = held.action if held else USUAL[kind]
        levels = held.levels if held else ()
        kept = held.kept if held else None
        self.action.setCurrentIndex(self.action.findData(action))
        self.description.setText(levels[0] if levels and action is Action.DESCRIBE else "")
        self.levels.setPlainText("\n".join(levels))
        self._fill_levels()
        self.level.setCurrentIndex(min(held.level if held else 0, self.level.count() - 1))
        self.source.setText(kept.source if kept else "")
        self.seen.setDate(QDate(kept.seen.year, kept.seen.month, kept.seen.day) if kept else QDate.currentDate())
        self.by.setText(kept.by if kept else me)
        self.where.setCurrentIndex(self.where.findData(kept.where if kept else Where.SAMPLE))
        self.show_kind(kind)
        self._show_action()

    def show_kind(self, kind: Kind) -> None:
        """Say what stands for ``kind`` where nothing else is written."""
        self._kind = kind
        self.description.setPlaceholderText(words.kind(kind).casefold())

    def choice(self, kind: Kind, about: str = "") -> Choice:
        """Return what the fields say."""
        action = Action(self.action.currentData())
        return Choice(kind, action, self._levels(action), self._level(action), about, self._citation(action))

    @property
    def citation(self) -> Citation:
        """Return the public source as it is written."""
        where = Where(self.where.currentData())
        day = self.seen.date()
        seen = date(day.year(), day.month(), day.day())
        return Citation(self.source.text().strip(), seen, self.by.text().strip(), where)

    def _levels(self, action: Action) -> tuple[str, ...]:
        if action is Action.DESCRIBE:
            return tuple(filter(None, (self.description.text().strip(),)))
        return self._lines()

    def _level(self, action: Action) -> int:
        return max(0, self.level.currentIndex()) if action is Action.GENERALISE else 0

    def _citation(self, action: Action) -> Citation | None:
        return self.citation if action is Action.KEEP else None

    def _lines(self) -> tuple[str, ...]:
        return tuple(filter(None, (" ".join(line.split()) for line in self.levels.toPlainText().split("\n"))))

    def _dress(self) -> None:
        self.levels.setTabChangesFocus(True)
        self.levels.setFixedHeight(self.levels.fontMetrics().lineSpacing() * _LINES + theme.px(18))
        self.levels.setPlaceholderText(_("the municipality’s type\na municipality in the region\na municipality"))
        self.seen.setCalendarPopup(True)
        self.seen.setDisplayFormat("dd.MM.yyyy")
        self.source.setPlaceholderText(_("Link, report and page, newspaper and date"))
        for combo in (self.action, self.level, self.where):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)

    def _lay_out(self) -> None:
        form = Form(columns=2)
        form.row(_("Printed instead"), self.action, wide=True)
        self._row(form, Action.DESCRIBE, _("Description"), self.description)
        self._row(form, Action.GENERALISE, _("Levels, one a line, the most precise first"), self.levels)
        self._row(form, Action.GENERALISE, _("Level printed now"), self.level)
        self._row(form, Action.KEEP, _("Public source"), self.source)
        self._row(form, Action.KEEP, _("Seen there on"), self.seen, wide=False)
        self._row(form, Action.KEEP, _("Decided by"), self.by, wide=False)
        self._row(form, Action.KEEP, _("Where it may stand"), self.where)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(form)

    def _row(self, form: Form, action: Action, label: str, field: QWidget, *, wide: bool = True) -> None:
        cell = form.row(label, field, wide=wide).parentWidget()
        if cell is not None:
            self._cells.setdefault(action, []).append(cell)

    def _connect(self) -> None:
        self.action.currentIndexChanged.connect(self._on_action)
        self.levels.textChanged.connect(self._on_levels)
        for combo in (self.level, self.where):
            combo.currentIndexChanged.connect(self.changed)
        for line in (self.description, self.source, self.by):
            line.textChanged.connect(self.changed)
        self.seen.dateChanged.connect(self.changed)

    def _show_action(self) -> None:
        chosen = Action(self.action.currentData())
        for action, cells in self._cells.items():
            for cell in cells:
                cell.setVisible(action is chosen)

    def _fill_levels(self) -> None:
        kept = self.level.currentIndex()
        self.level.blockSignals(True)
        self.level.clear()
        self.level.addItems([f"{number}  {line}" for number, line in enumerate(self._lines(), 1)])
        self.level.setCurrentIndex(min(max(0, kept), self.level.count() - 1))
        self.level.blockSignals(False)

    @Slot()
    def _on_action(self) -> None:
        self._show_action()
        self.changed.emit()

    @Slot()
    def _on_levels(self) -> None:
        self._fill_levels()
        self.changed.emit()
