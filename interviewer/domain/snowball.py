"""The snowball: who proposed whom, in which wave, and where each stands in a picture of it (in pixels at 100 %).

Whoever nobody proposed, or whose proposer is not there any more, is a start. A ring of proposals (A proposed B, B
proposed A) has no start: it is cut before the one of its ring that was entered first, and that cut is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Arrangement(StrEnum):
    """How the picture is laid out."""

    WAVES = "waves"
    NETWORKS = "networks"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A person of the snowball, in the order they were entered."""

    id: str
    by: str | None = None
    network: str = ""
    informant: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A person in the tree: the one above, those below, the start they go back to, and the wave (0 is the start)."""

    id: str
    above: str | None
    below: tuple[str, ...]
    start: str
    wave: int
    network: str
    informant: bool
    rings: bool = False
    """The one above was cut off, because proposals went round in a ring."""


@dataclass(frozen=True, slots=True)
class Snowball:
    """Every person once, each start with all that goes back to it, in the order to be read."""

    nodes: Mapping[str, Node]

    @property
    def starts(self) -> tuple[Node, ...]:
        """Return the starts."""
        return tuple(node for node in self.nodes.values() if node.above is None)

    def under(self, start: str) -> tuple[Node, ...]:
        """Return everybody who goes back to a start, and the start itself."""
        return tuple(node for node in self.nodes.values() if node.start == start)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the informants go back to the start that brought the most."""

    start: str
    informants: int
    of: int


def grown(people: Sequence[Proposed]) -> Snowball:
    """Return the snowball of ``people``."""
    known = {one.id: one for one in people}
    above = {one.id: one.by if one.by in known and one.by != one.id else None for one in people}
    cut = _cuts(above, [one.id for one in people])
    for first in cut:
        above[first] = None
    below: dict[str, list[str]] = {one.id: [] for one in people}
    for one in people:
        if (by := above[one.id]) is not None:
            below[by].append(one.id)
    nodes: dict[str, Node] = {}
    for start in (one.id for one in people if above[one.id] is None):
        waiting = [(start, 0)]
        while waiting:
            here, wave = waiting.pop()
            one = known[here]
            nodes[here] = Node(
                here, above[here], tuple(below[here]), start, wave, one.network, one.informant, here in cut
            )
            waiting += [(each, wave + 1) for each in reversed(below[here])]
    return Snowball(nodes)


def _cuts(above: Mapping[str, str | None], order: Iterable[str]) -> frozenset[str]:
    """Return the persons before whom rings are cut: of each ring the one entered first."""
    settled: set[str] = set()
    cuts: set[str] = set()
    place = {one: number for number, one in enumerate(order)}
    for one in place:
        path: dict[str, int] = {}
        here: str | None = one
        while here is not None and here not in settled and here not in path:
            path[here] = len(path)
            here = above[here]
        if here is not None and here in path:
            cuts.add(min(list(path)[path[here] :], key=place.__getitem__))
        settled.update(path)
    return frozenset(cuts)


def largest(snowball: Snowball) -> Share | None:
    """Return the start that the most informants go back to; ``None`` while nobody is an informant."""
    counts: dict[str, int] = {}
    for node in snowball.nodes.values():
        counts[node.start] = counts.get(node.start, 0) + node.informant
    of = sum(counts.values())
    if not of:
        return None
    start = max(counts, key=lambda one: (counts[one], len(snowball.under(one))))
    return Share(start, counts[start], of)


@dataclass(frozen=True, slots=True)
class Heading:
    """Words over a column or a group: a wave (its number) or a network (its word)."""

    x: float
    y: float
    width: float
    height: float
    wave: int | None = None
    network: str | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """Where everybody stands: the middle of each person's sign, headings, and how large it all is."""

    places: Mapping[str, tuple[float, float]]
    headings: tuple[Heading, ...]
    width: float
    height: float


COLUMN, ROW, TITLE, GAP = 184.0, 32.0, 34.0, 22.0
"""The width of a wave, the height of a person, the room of a heading, and the room between trees or groups."""
_SHAPE = 1.5
"""About how many times wider than high the picture is made."""


def drawn(snowball: Snowball, arrangement: Arrangement = Arrangement.WAVES) -> Picture:
    """Return where everybody stands."""
    if not snowball.nodes:
        return Picture({}, (), 0.0, 0.0)
    return _by_wave(snowball) if arrangement is Arrangement.WAVES else _by_network(snowball)


def _by_wave(snowball: Snowball) -> Picture:
    """Put trees below each other, waves from left to right; many trees stand in several blocks side by side."""
    trees = [_tree(snowball, start) for start in snowball.starts]
    places: dict[str, tuple[float, float]] = {}
    headings: list[Heading] = []
    left = tallest = 0.0
    for block in _blocks(trees):
        y = TITLE
        waves = 1 + max(wave for tree in block for _y, wave in tree.values())
        counts = [sum(wave == each for tree in block for _y, wave in tree.values()) for each in range(waves)]
        for tree in block:
            for one, (row, wave) in tree.items():
                places[one] = (left + wave * COLUMN + ROW / 2, y + row * ROW + ROW / 2)
            y += (1 + max(row for row, _wave in tree.values())) * ROW + GAP / 4
        headings += [
            Heading(left + wave * COLUMN, 0.0, COLUMN - GAP, TITLE, wave, None, counts[wave]) for wave in range(waves)
        ]
        left += waves * COLUMN + GAP
        tallest = max(tallest, y)
    return Picture(places, tuple(headings), left - GAP, tallest)


def _tree(snowball: Snowball, start: Node) -> dict[str, tuple[float, int]]:
    """Return for everybody of a tree the row and the wave: the last ones in rows, the others amid theirs."""
    order = snowball.under(start.id)
    rows: dict[str, float] = {}
    leaf = 0
    for node in order:
        if not node.below:
            rows[node.id] = float(leaf)
            leaf += 1
    for node in reversed(order):
        if node.below:
            rows[node.id] = (rows[node.below[0]] + rows[node.below[-1]]) / 2
    return {node.id: (rows[node.id], node.wave) for node in order}


def _blocks(trees: Sequence[dict[str, tuple[float, int]]]) -> list[list[dict[str, tuple[float, int]]]]:
    """Return the trees in as many blocks as give the picture about the shape of a screen; none is torn."""
    heights = [(1 + max(row for row, _wave in tree.values())) * ROW + GAP / 4 for tree in trees]
    widths = [(1 + max(wave for _row, wave in tree.values())) * COLUMN for tree in trees]
    wide = max(widths) + GAP
    number = max(1, min(len(trees), round((_SHAPE * sum(heights) / wide) ** 0.5)))
    high = max(sum(heights) / number, max(heights))
    blocks: list[list[dict[str, tuple[float, int]]]] = [[]]
    filled = 0.0
    for tree, height in sorted(zip(trees, heights, strict=True), key=lambda each: -each[1]):
        if blocks[-1] and filled + height > high + ROW:
            blocks.append([])
            filled = 0.0
        blocks[-1].append(tree)
        filled += height
    return blocks


def _by_network(snowball: Snowball) -> Picture:
    """Put each network in a group of its own, the largest first, in rows about as wide as a screen."""
    groups: dict[str, list[Node]] = {}
    for node in sorted(snowball.nodes.values(), key=lambda node: node.wave):
        groups.setdefault(node.network, []).append(node)
    order = sorted(groups, key=lambda network: (not network, -len(groups[network]), network))
    sizes = {network: _grid(len(groups[network])) for network in order}
    area = sum((across * COLUMN + GAP) * (down * ROW + TITLE + GAP) for across, down in sizes.values())
    widest = max(max(across for across, _down in sizes.values()) * COLUMN, (area * _SHAPE) ** 0.5)
    places: dict[str, tuple[float, float]] = {}
    headings: list[Heading] = []
    x = y = high = right = 0.0
    for network in order:
        across, down = sizes[network]
        if x and x + across * COLUMN > widest:
            x, y, high = 0.0, y + high + GAP, 0.0
        for number, node in enumerate(groups[network]):
            column, row = divmod(number, down)
            places[node.id] = (x + column * COLUMN + ROW, y + TITLE + row * ROW + ROW / 2)
        size = (across * COLUMN, TITLE + down * ROW + GAP / 2)
        headings.append(Heading(x, y, *size, None, network, len(groups[network])))
        right, high = max(right, x + size[0]), max(high, size[1])
        x += size[0] + GAP
    return Picture(places, tuple(headings), right, y + high)


def _grid(count: int) -> tuple[int, int]:
    """Return columns and rows for a group, wider than high by little."""
    down = max(1, min(count, round((count * COLUMN / ROW / _SHAPE) ** 0.5)))
    return -(-count // down), down


def bent(start: tuple[float, float], end: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Return the line from one person to another: straight behind the words, then a bend; start, corner, bend, end."""
    (left, high), (right, low) = start, end
    corner = left + COLUMN - ROW * 1.75 if right >= left + COLUMN / 2 else left
    middle = (corner + right) / 2
    return start, (corner, high), (middle, high), (middle, low), end


def beside(snowball: Snowball, picture: Picture, one: str, step: str) -> str:
    """Return whom an arrow leads to: left to who proposed, right to whom they proposed, up and down to the next.

    The next is within the wave, or from network to network; ``step`` is ``left``, ``right``, ``up`` or ``down``. Where
    nobody is, one stays.
    """
    node = snowball.nodes[one]
    if step == "left":
        return node.above or one
    if step == "right":
        return node.below[0] if node.below else one
    order = _column(snowball, picture, node)
    place = order.index(one) + (1 if step == "down" else -1)
    return order[place] if 0 <= place < len(order) else one


def _column(snowball: Snowball, picture: Picture, node: Node) -> list[str]:
    """Return whom up and down go through, in the order they stand."""
    groups = [heading.network for heading in picture.headings]
    if groups and groups[0] is not None:
        nodes = snowball.nodes.values()
        return [
            each.id for each in sorted(nodes, key=lambda each: (groups.index(each.network), picture.places[each.id]))
        ]
    wave = [each.id for each in snowball.nodes.values() if each.wave == node.wave]
    return sorted(wave, key=picture.places.__getitem__)
