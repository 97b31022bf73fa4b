"""Form rows: a label above its field, with buddy, accessible name and help set together."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateTimeEdit,
    QGridLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from interviewer.ui import theme


def plain(label: str) -> str:
    """Return a label's words without its mnemonic."""
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip(":")


class Form(QWidget):
    """Rows of fields in one column, or side by side in ``columns``."""

    def __init__(self, parent: QWidget | None = None, *, columns: int = 1) -> None:
        super().__init__(parent)
        columns = 1 if theme.large() else columns
        self._columns = columns
        self._cell = 0
        self._grow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def row(
        self,
        label: str,
        field: QWidget,
        help: str = "",  # noqa: A002
        *,
        wide: bool = False,
        grow: bool = False,
    ) -> QLabel:
        """Add ``field`` under ``label`` (with its mnemonic), ``help`` below, and return the label; ``grow`` fills."""
        caption = QLabel(label)
        caption.setBuddy(field.focusProxy() or field)
        caption.setWordWrap(True)
        caption.setProperty("kind", "quiet")
        field.setAccessibleName(plain(label))
        field.setAccessibleDescription(help)
        if isinstance(field, QComboBox | QDateTimeEdit):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
        self._place(_cell(caption, field, help), wide=wide, grow=grow)
        return caption

    def add(self, widget: QWidget | QLayout, *, wide: bool = True) -> None:
        """Add something without a label of its own (a tick box, a row of buttons)."""
        if isinstance(widget, QLayout):
            holder = QWidget()
            holder.setLayout(widget)
            widget.setContentsMargins(0, 0, 0, 0)
            self._place(holder, wide=wide)
        else:
            self._place(widget, wide=wide)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the form over a field that nobody is in, instead of changing what stands there."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def section(self, words: str) -> None:
        """Add a heading across all columns."""
        self._place(theme.heading(words), wide=True)

    def _place(self, widget: QWidget, *, wide: bool, grow: bool = False) -> None:
        self._still(widget)
        if wide and self._cell % self._columns:
            self._cell += self._columns - self._cell % self._columns
        row, column = divmod(self._cell, self._columns)
        span = self._columns if wide else 1
        self._grid.addWidget(widget, row, column, 1, span, Qt.AlignmentFlag(0) if grow else Qt.AlignmentFlag.AlignTop)
        self._grow = self._grow or grow
        self._grid.setRowStretch(row, 1 if grow else 0)
        self._grid.setRowStretch(row + 1, 0 if self._grow else 1)
        self._cell += span

    def _still(self, widget: QWidget) -> None:
        """Let only the field one is in be changed by the wheel."""
        for field in (widget, *widget.findChildren(QWidget)):
            if isinstance(field, QComboBox | QAbstractSpinBox):
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                field.installEventFilter(self)


def _cell(caption: QLabel, field: QWidget, words: str) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    box.addWidget(caption)
    box.addWidget(field)
    if words:
        said = theme.quiet(words)
        said.setProperty("kind", "dimmed")
        box.addWidget(said)
    return holder
