"""The guide at the left: sections with their counts, items with their status as sign and word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from interviewer.language import _
from interviewer.ui import theme
from interviewer.ui.interview import glyphs, words
from interviewer.ui.interview.items import Item
from interviewer.ui.interview.model import Conversation

KEY = Qt.ItemDataRole.UserRole
"""Role of an item's key; a section has its number instead (an ``int``)."""
Index = QModelIndex | QPersistentModelIndex


class GuideTree(QTreeWidget):
    """Shows where one is. Choosing an item with mouse or keyboard asks to go there."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conversation: Conversation | None = None
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._sections: dict[str, QTreeWidgetItem] = {}
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Interview guide"))
        self.setAccessibleDescription(_("Enter goes to the question"))
        self.itemActivated.connect(self._on_chosen)
        self.itemClicked.connect(self._on_chosen)

    def show_conversation(self, conversation: Conversation) -> None:
        """Show the guide of an interview."""
        self.conversation = conversation
        self.clear()
        self._rows, self._sections = {}, {}
        for number, section in enumerate(conversation.guide.sections, 1):
            row = QTreeWidgetItem([f"{section.label or number}  {section.title}"])
            row.setData(0, KEY, number)
            self._sections[section.key] = row
        for item in conversation.items:
            row = QTreeWidgetItem([item.text])
            row.setData(0, KEY, item.key)
            row.setToolTip(0, f"{item.short}  {item.text}")
            above = self._rows.get(item.parent) if item.depth else None
            (above or self._sections[item.section]).addChild(row)
            self._rows[item.key] = row
        self.addTopLevelItems(list(self._sections.values()))
        self.show_all_states()
        self.show_current()

    def shows_all(self, conversation: Conversation) -> bool:
        """Return whether there is a row for every item."""
        return all(item.key in self._rows for item in conversation.items)

    def show_current(self) -> None:
        """Open the section one is in, and the question with its follow-ups; close the others."""
        if self.conversation is None:
            return
        item = self.conversation.item()
        for key, row in self._sections.items():
            row.setExpanded(key == item.section)
        section = self._sections[item.section]
        for index in range(section.childCount()):
            child = section.child(index)
            if child is not None:
                child.setExpanded(child.data(0, KEY) in (item.key, item.parent))
        self.setCurrentItem(self._rows[item.key])
        self.scrollToItem(self._rows[item.key])

    def show_state(self, key: str) -> None:
        """Follow a change of one item."""
        conversation, row = self.conversation, self._rows.get(key)
        if conversation and row:
            item = conversation.item(key)
            state = words.status(conversation.status(key)) if not item.bound else _("shown, not asked")
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.short} {item.text} – {state}")
            self._show_counts(item.section)
            self.viewport().update()

    def show_all_states(self) -> None:
        """Follow a change of many items."""
        for key in self._rows:
            self.show_state(key)

    def _show_counts(self, section: str) -> None:
        if self.conversation:
            raised, total = self.conversation.progress(section)
            row = self._sections[section]
            said = _("{raised} of {total} taken up").format(raised=raised, total=total)
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{row.text(0)} – {said}")

    @Slot(QTreeWidgetItem, int)
    def _on_chosen(self, row: QTreeWidgetItem, _column: int) -> None:
        key = row.data(0, KEY)
        if isinstance(key, str):
            self.wanted.emit(key)
        else:
            row.setExpanded(not row.isExpanded())


class _Delegate(QStyledItemDelegate):
    """Draws a row: a section in semibold with its count, an item with sign, label and the start of its text."""

    def __init__(self, tree: GuideTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return a row of one line with air."""
        return QSize(40, max(theme.px(24), self._tree.fontMetrics().height() + 7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        conversation = self._tree.conversation
        if conversation is None:
            return
        painter.save()
        key = index.data(KEY)
        if isinstance(key, int):
            self._section(painter, option, key)
        else:
            self._item(painter, option, conversation.item(key))
        painter.restore()

    def _section(self, painter: QPainter, option: QStyleOptionViewItem, number: int) -> None:
        conversation = self._tree.conversation
        if conversation is None:
            return
        section = conversation.guide.sections[number - 1]
        raised, total = conversation.progress(section.key)
        tokens, area = theme.tokens(), _rect(option)
        font = QFont(self._tree.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        self._focus(painter, option, area)
        count = f"{raised}/{total}" if total else ""
        room = painter.fontMetrics().horizontalAdvance(count) + 16
        painter.drawText(area.adjusted(0, 0, -8, 0), _RIGHT, count)
        painter.drawText(area.adjusted(6, 0, 0, 0), _LEFT, section.label or str(number))
        left = area.adjusted(theme.px(24), 0, -room, 0)
        painter.drawText(left, _LEFT, painter.fontMetrics().elidedText(section.title, _ELIDE, left.width()))

    def _item(self, painter: QPainter, option: QStyleOptionViewItem, item: Item) -> None:
        conversation = self._tree.conversation
        if conversation is None:
            return
        tokens, area = theme.tokens(), _rect(option)
        here = item.key == conversation.current
        if here:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 5, 5)
        self._focus(painter, option, area)
        indent = theme.px(24 + 20 * min(item.depth, 1))
        raised = conversation.status(item.key).raised
        colour = QColor(tokens.text if raised or here else tokens.quiet)
        if conversation.dimmed(item):
            colour = QColor(tokens.dimmed)
        self._sign(painter, area, indent, item, colour)
        painter.setPen(QColor(tokens.accent) if here else colour)
        label = area.adjusted(indent + theme.px(20), 0, 0, 0)
        painter.drawText(label, _LEFT, item.label)
        painter.setPen(colour)
        wide = max(theme.px(16), painter.fontMetrics().horizontalAdvance(item.label) + theme.px(7))
        text = label.adjusted(wide, 0, -6, 0)
        painter.drawText(text, _LEFT, painter.fontMetrics().elidedText(item.text, _ELIDE, text.width()))

    def _sign(self, painter: QPainter, area: QRect, indent: int, item: Item, colour: QColor) -> None:
        conversation = self._tree.conversation
        edge = theme.px(12)
        square = QRectF(area.x() + indent, area.center().y() - edge / 2 + 0.5, edge, edge)
        if conversation is None or item.bound:
            return
        status = conversation.status(item.key)
        if item.key == conversation.current and not status.raised:
            glyphs.paint_pen(painter, square, QColor(theme.tokens().accent))
        else:
            glyphs.paint(painter, square, status, QColor(theme.tokens().accent) if status.raised else colour)

    def _focus(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        if self._tree.hasFocus() and _state(option) & QStyle.StateFlag.State_HasFocus:
            pen = painter.pen()
            painter.setPen(QColor(theme.tokens().accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0, 1, -1, -2), 5, 5)
            painter.setPen(pen)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ELIDE = Qt.TextElideMode.ElideRight


def _rect(option: QStyleOptionViewItem) -> QRect:
    return QRect(option.rect)


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return QStyle.StateFlag(option.state)
