"""The snowball as a graph to walk in: arrows go from person to person, + and - zoom, Home shows the whole."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from interviewer.domain import snowball
from interviewer.domain.snowball import Arrangement, Picture
from interviewer.language import _
from interviewer.services import snowballing
from interviewer.services.snowballing import Grown
from interviewer.ui import actions, theme
from interviewer.ui.recruitment.graph_items import EdgeItem, HeadingItem, SignItem

STEP = 1.25
SMALLEST, LARGEST = 0.04, 4.0
_AROUND = 24.0
_ARROWS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class Graph(QGraphicsView):
    """Draws the snowball; ``selected`` and ``opened`` tell which person."""

    selected = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Grown | None = None
        self._picture = Picture({}, (), 0.0, 0.0)
        self._items: dict[str, SignItem] = {}
        self._own: list[EdgeItem] = []
        self._current = ""
        self._whole = True
        self._pressed = QPointF()
        self.setScene(QGraphicsScene(self))
        self.setAccessibleName(_("The snowball"))
        self.setProperty("kind", "field")
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setMinimumSize(theme.px(160), theme.px(120))
        for name, slot in (
            ("graph_in", self.zoom_in), ("graph_out", self.zoom_out), ("graph_whole", self.show_whole),
            ("graph_open", self.open),
        ):  # fmt: skip
            actions.make(name, self, slot)

    def show_snowball(self, found: Grown, arrangement: Arrangement) -> None:
        """Draw ``found``; whoever the keyboard was at stays so, if they are still there."""
        self._found = found
        self._picture = snowball.drawn(found.snowball, arrangement)
        scene, places = self.scene(), self._picture.places
        scene.clear()
        for heading in self._picture.headings:
            scene.addItem(HeadingItem(heading, snowballing.heading(heading)))
        nodes = found.snowball.nodes.values()
        signs, grouped = found.signs(names=True, arrangement=arrangement), arrangement is Arrangement.NETWORKS
        for node in nodes:
            if node.above:
                scene.addItem(EdgeItem(places[node.above], places[node.id], faint=grouped))
        self._own = []
        self._items = {one: SignItem(one, signs[one], places[one], grouped=grouped) for one in found.snowball.nodes}
        for item in self._items.values():
            scene.addItem(item)
        around = (-_AROUND, -_AROUND, self._picture.width + 2 * _AROUND, self._picture.height + 2 * _AROUND)
        scene.setSceneRect(QRectF(*around))
        wanted = self._current if self._current in self._items else next(iter(self._items), "")
        self._current = ""
        self._go(wanted, tell=False)
        if self._whole:
            self.show_whole()

    @property
    def current(self) -> str:
        """Return the id of the person one is at, or ``""``."""
        return self._current

    def go(self, person: str) -> None:
        """Go to a person."""
        self._go(person, tell=True)

    def _go(self, person: str, *, tell: bool) -> None:
        if person not in self._items:
            return
        for one, item in ((self._current, False), (person, True)):
            if one in self._items:
                self._items[one].current = item
                self._items[one].update()
        self._current = person
        if self._found is not None:
            self.setAccessibleDescription(words(self._found, person))
            self._draw_own(self._found, person)
        if tell:
            self.ensureVisible(self._items[person], 30, 30)
            self.selected.emit(person)

    def _draw_own(self, found: Grown, person: str) -> None:
        """Draw the lines of the person one is at over the others."""
        node, places = found.snowball.nodes[person], self._picture.places
        lines = [(places[person], places[each]) for each in node.below]
        lines += [(places[node.above], places[person])] if node.above else []
        for line in self._own:
            self.scene().removeItem(line)
        self._own = [EdgeItem(*each, own=True) for each in lines]
        for line in self._own:
            self.scene().addItem(line)

    @Slot()
    def zoom_in(self) -> None:
        """Make it larger around the person one is at."""
        self._zoom(STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Make it smaller."""
        self._zoom(1 / STEP)

    def _zoom(self, by: float) -> None:
        self._whole = False
        wanted = min(LARGEST, max(SMALLEST, self.transform().m11() * by))
        by = wanted / self.transform().m11()
        self.scale(by, by)
        if self._current in self._items and not self.underMouse():
            self.centerOn(self._items[self._current])

    @Slot()
    def show_whole(self) -> None:
        """Show everybody, never larger than the text elsewhere."""
        self._whole = True
        room, port = self.sceneRect(), self.viewport().rect()
        if room.isEmpty() or port.isEmpty():
            return
        factor = min(port.width() / room.width(), port.height() / room.height(), theme.px(100) / 100)
        self.resetTransform()
        self.scale(factor, factor)
        self.centerOn(room.center())

    @Slot()
    def open(self) -> None:
        """Open the person one is at."""
        if self._current:
            self.opened.emit(self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; everything else as Qt does."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self._found is None:
            super().keyPressEvent(event)
        elif self._current:
            self.go(snowball.beside(self._found.snowball, self._picture, self._current, step))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the mouse."""
        turned = event.angleDelta().y()
        if turned:
            self._zoom(STEP if turned > 0 else 1 / STEP)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the mouse went down: a drag moves the picture, a click chooses."""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the person that was clicked."""
        super().mouseReleaseEvent(event)
        if (event.position() - self._pressed).manhattanLength() < theme.px(5):
            item = self.itemAt(event.position().toPoint())
            if isinstance(item, SignItem):
                self.go(item.person)
        else:
            self._whole = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the person that was double-clicked."""
        item = self.itemAt(event.position().toPoint())
        if isinstance(item, SignItem):
            self.go(item.person)
            self.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on showing everybody while that is what was asked for."""
        super().resizeEvent(event)
        if self._whole:
            self.show_whole()


def words(found: Grown, person: str) -> str:
    """Return what the graph tells of a person, in words: for screen readers, and for the line below."""
    node, row = found.snowball.nodes[person], found.rows[person]
    above = found.rows[node.above].shown if node.above else ""
    ring = _("the proposals go round in a ring; it is cut here") if node.rings else ""
    parts = (
        row.shown,
        _("wave {number}").format(number=node.wave) if node.wave else _("start"),
        node.network,
        _("proposed by {who}").format(who=above) if above else "",
        _("proposed {count}").format(count=len(node.below)) if node.below else "",
        ring,
    )
    return " · ".join(part for part in parts if part)
