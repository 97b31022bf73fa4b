"""Who proposed whom: as a graph by wave or by network, or as a table in the shape of a tree; and the picture saved."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.snowball import Arrangement, Node
from interviewer.language import N_, _
from interviewer.services import snowballing
from interviewer.services.opening import Study
from interviewer.services.snowballing import Grown
from interviewer.ui import actions, icons, pictures, theme, trouble
from interviewer.ui.empty import Empty
from interviewer.ui.flow import Flow
from interviewer.ui.recruitment import graph, words
from interviewer.ui.recruitment.graph import Graph

_ID = Qt.ItemDataRole.UserRole
ARRANGEMENTS: dict[Arrangement, str] = {Arrangement.WAVES: N_("By wave"), Arrangement.NETWORKS: N_("By network")}
_GRAPH, _TREE, _EMPTY = range(3)


class Snowball(QWidget):
    """The graph and the tree; ``selected`` and ``opened`` tell which person."""

    selected = Signal(str)
    opened = Signal(str)
    said = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._found: Grown | None = None
        self.graph = Graph()
        self.tree = _tree()
        self.arrangement = QComboBox()
        self.arrangement.setAccessibleName(_("How the snowball is laid out"))
        for each, name in ARRANGEMENTS.items():
            self.arrangement.addItem(_(name), each.value)
        self.as_table = QPushButton(_("As a &table"))
        self.as_table.setCheckable(True)
        icons.dress(self.as_table, "table", "accent")
        self.whole, self.save_button = QPushButton(_("The whole")), QPushButton(_("Save the picture …"))
        for button, name in (
            (self.as_table, "graph_table"),
            (self.whole, "graph_whole"),
            (self.save_button, "graph_save"),
        ):
            button.setProperty("kind", "quiet")
            button.setAutoDefault(True)
            button.setToolTip(f"{actions.act(name).words}  {actions.shown(name)}")
        self.share = theme.quiet("")
        self.here = theme.quiet("")
        self._views = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        nobody = Empty(
            _("Here the snowball grows: those we found first, and those they proposed. Nobody is entered yet.")
        )
        for view in (self.graph, self.tree, nobody):
            self._views.addWidget(view)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 0)
        box.setSpacing(8)
        box.addLayout(Flow(self.arrangement, self.whole, self.as_table, self.save_button))
        box.addWidget(self.share)
        box.addWidget(self._views, 1)
        box.addWidget(self.here)

    def _connect(self) -> None:
        self.graph.selected.connect(self._on_graph)
        self.graph.opened.connect(self.opened)
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.itemActivated.connect(self._on_activated)
        self.arrangement.currentIndexChanged.connect(self._draw)
        self.as_table.toggled.connect(self._on_toggled)
        self.whole.clicked.connect(self.graph.show_whole)
        self.save_button.clicked.connect(self.save_as)
        actions.make("graph_table", self, self.as_table.toggle)
        actions.make("graph_save", self, self.save_as)

    def refresh(self) -> None:
        """Read anew who proposed whom."""
        self._found = found = snowballing.grown(self._study)
        self.share.setText(snowballing.told(found, names=True))
        _fill(self.tree, found)
        self._draw()
        self._on_toggled(self.as_table.isChecked())

    @Slot()
    def _draw(self) -> None:
        if self._found is not None:
            self.graph.show_snowball(self._found, self._chosen)
            self._tell()

    @property
    def _chosen(self) -> Arrangement:
        return Arrangement(str(self.arrangement.currentData()))

    @Slot(bool)
    def _on_toggled(self, table: bool) -> None:
        nobody = self._found is None or not self._found.snowball.nodes
        self._views.setCurrentIndex(_EMPTY if nobody else _TREE if table else _GRAPH)
        for button in (self.as_table, self.save_button):
            button.setEnabled(not nobody)
        for tool in (self.arrangement, self.whole):
            tool.setEnabled(not nobody and not table)
        self.here.setVisible(not nobody and not table)
        if self._views.currentIndex() == _TREE and self.graph.current:
            self._go_in_tree(self.graph.current)

    @property
    def current(self) -> str:
        """Return the id of the person one is at, or ``""``."""
        if self._views.currentIndex() == _GRAPH:
            return self.graph.current
        item = self.tree.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def take_focus(self) -> None:
        """Go to what is shown: the graph or the tree."""
        shown: QWidget = self.tree if self._views.currentIndex() == _TREE else self.graph
        shown.setFocus()

    def _go_in_tree(self, person: str) -> None:
        for item in self.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive):
            if item.data(0, _ID) == person:
                self.tree.setCurrentItem(item)

    def _tell(self) -> None:
        if self._found is not None and self.graph.current:
            self.here.setText(graph.words(self._found, self.graph.current))

    @Slot(str)
    def _on_graph(self, person: str) -> None:
        self._tell()
        self.selected.emit(person)

    @Slot()
    def _on_current(self) -> None:
        self.selected.emit(self.current)

    @Slot()
    def _on_activated(self) -> None:
        self.opened.emit(self.current)

    @Slot()
    def save_as(self) -> None:
        """Ask where the picture goes."""
        if not self.save_button.isEnabled():
            return
        sharp, pixels, named = _("Picture that stays sharp (SVG)"), _("Picture (PNG)"), _("snowball")
        kinds = f"{sharp} (*.svg);;{pixels} (*.png)"
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the picture"), f"{named}.svg", kinds)
        if name:
            self.save(Path(name))

    @trouble.told
    def save(self, path: Path) -> None:
        """Let the picture out, with pseudonyms, as PNG where the name ends so and as SVG otherwise."""
        drawn = snowballing.svg(self._study, self._chosen)
        place = path if path.suffix.lower() in (".svg", ".png") else path.with_name(f"{path.name}.svg")
        content = pictures.png(drawn) if place.suffix.lower() == ".png" else drawn
        written = snowballing.release(self._study, place, content, drawn)
        self.said.emit(_("The picture is written, with pseudonyms: {path}").format(path=written))


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(_("Who proposed whom"))
    columns = (_("Person"), _("Wave"), _("Network"), _("State"), _("Informants from here"), _("May be contacted"))
    tree.setHeaderLabels(list(columns))
    tree.setIndentation(theme.px(18))
    return tree


def _fill(tree: QTreeWidget, found: Grown) -> None:
    """Show who proposed whom; the snowball's order puts everybody after the one above."""
    tree.blockSignals(True)
    tree.clear()
    from_here = _informants(found)
    items: dict[str, QTreeWidgetItem] = {}
    for one, node in found.snowball.nodes.items():
        item = QTreeWidgetItem(_texts(found, node, from_here[one]))
        item.setData(0, _ID, one)
        if node.rings:
            item.setToolTip(0, graph.words(found, one))
        if node.above is None:
            tree.addTopLevelItem(item)
        else:
            items[node.above].addChild(item)
        items[one] = item
    tree.expandAll()
    tree.resizeColumnToContents(0)
    tree.setColumnWidth(0, min(tree.columnWidth(0) + 12, theme.px(280)))
    for column in range(1, tree.columnCount()):
        tree.resizeColumnToContents(column)
    tree.blockSignals(False)


def _texts(found: Grown, node: Node, informants: int) -> list[str]:
    row = found.rows[node.id]
    asked = words.flag(row.person.may_contact) if row.person.referred_by else ""
    wave = str(node.wave) if node.wave else _("start")
    name = f"↻ {row.shown}" if node.rings else row.shown
    return [name, wave, node.network, words.state(row.person.state), str(informants or ""), asked]


def _informants(found: Grown) -> dict[str, int]:
    """Return how many informants there are among everybody and those who go back to them."""
    counts = {one: int(node.informant) for one, node in found.snowball.nodes.items()}
    for one, node in reversed(list(found.snowball.nodes.items())):
        if node.above is not None:
            counts[node.above] += counts[one]
    return counts
