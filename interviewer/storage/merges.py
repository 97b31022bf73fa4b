"""Taking another file's events: whatever the order and however often, the same events add up to the same state.

All of it happens in the caller's transaction. Tombstones come first, then consents, because nobody's words are taken
without one; then everything that is new, each link checked as it is read; then heads and tables of what was touched.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from interviewer.domain.event import plain
from interviewer.domain.progress import Progress, silent
from interviewer.language import _
from interviewer.storage import chains, clock, erasing, log, members, nodes, routes, seals, tombstones, touched
from interviewer.storage.chains import Broken, Link
from interviewer.storage.driver import Database
from interviewer.storage.routes import Route
from interviewer.storage.tables import ALL

_BATCH = 2_000
_TOLD = 200
"""After how many events progress is reported, and a merge can be cancelled."""
_FIRST = ("erasure", "consent")
_KNOWN = frozenset((kind, name) for kind, names in ALL.items() for name in names)


@dataclass(slots=True)
class Taken:
    """What one file brought."""

    events: int = 0
    erased: int = 0
    """Events that were not taken because what they hold was erased for good."""
    buried: int = 0
    """Events that were here before, and went for a tombstone that this file brought."""
    about: tuple[str, ...] = ()
    """The persons, interviews and cases that its new tombstones are about."""
    conflicts: int = 0
    """Fields on which several values stand now and did not before."""
    items: dict[str, int] = field(default_factory=dict)
    """How many things of each kind were touched."""
    forked: tuple[str, ...] = ()
    """Laptops of which two copies have written."""
    ahead: tuple[str, ...] = ()
    """Laptops whose clock is more than a day ahead."""


def nothing_new(target: Database, source: Database) -> bool:
    """Return whether this file has every event of the other, word for word."""
    if target.execute("SELECT 1 FROM stub WHERE erased = 0 LIMIT 1").fetchone() is not None:
        return False  # words that were kept from this laptop may be among them
    ends = ((plain(chain.uuid), *log.last(source, chain.node)) for chain in chains.all_of(source))
    return all(n == 0 or _has(target, uuid, n, latest) for uuid, n, latest in ends)


def _has(db: Database, uuid: str, n: int, latest: str) -> bool:
    found = db.execute(
        "SELECT 1 FROM node JOIN event ON event.node = node.id WHERE node.uuid >= :uuid AND node.uuid < :uuid || '~~'"
        " AND event.n = :n AND event.hash = :hash",
        {"uuid": uuid, "n": n, "hash": latest},
    ).fetchone()
    return found is not None


class Merge:
    """One file's way into another; used once, inside a transaction of the target."""

    def __init__(self, target: Database, source: Database, progress: Progress = silent) -> None:
        self._target = target
        self._source = source
        self._progress = progress
        self._routes: dict[str, Route] = {}
        self._gone: frozenset[str] = frozenset()
        self._touched: set[tuple[str, str, str]] = set()
        self._filled: set[str] = set()
        self._done = 0
        self._total = 1
        self._far = clock.stamp(time.time_ns() // 1_000_000 + clock.FAR_AHEAD_MS, 0)
        self._latest = ""
        self._seq = 0
        self._ahead: set[str] = set()
        self.taken = Taken()

    def run(self) -> Taken:
        """Take everything that is new. Raises Broken; the caller rolls back."""
        open_before = open_conflicts(self._target)
        seq = self._seq = _last_seq(self._target)
        self._total = max(1, int(self._source.execute("SELECT count(*) FROM event").fetchone()[0]))
        self._routes = routes.find_all(self._target, self._source)
        self._take_events()
        self._bury_fields()
        self._refuse_bad_values(seq)
        touched.settle_later_than(self._target, seq)
        self._take_seals()
        if (other := members.is_another(self._target)) is not None:
            raise Broken(_("a laptop goes by another name or key than it introduced itself with"), (other, 0))
        if self._latest:
            clock.remember(self._target, self._latest)
        self.taken.items = dict(Counter(kind for kind, _agg, _item in self._touched))
        self.taken.conflicts = max(0, open_conflicts(self._target) - open_before)
        self.taken.forked = tuple(sorted(each for each, route in self._routes.items() if route.forked))
        self.taken.ahead = tuple(sorted(self._ahead))
        return self.taken

    def _take_events(self) -> None:
        for kind in _FIRST:
            self._take_first(kind)
        for route in self._routes.values():
            self._take_rest(route)
            self._fill_stubs(route)

    def _take_first(self, kind: str) -> None:
        """Take the events of one kind ahead of the others; they are checked with the rest, or nothing stays."""
        batch = _Batch(self._target)
        for route in self._routes.values():
            for link in chains.links(self._source, route.chain, route.after, kind):
                if not self._is_gone(link):
                    batch.add(route.into, link, self._parents(link))
        batch.flush()
        if kind == "erasure":
            self._settle_erasures()

    def _settle_erasures(self) -> None:
        touched.start(self._target)
        self._target.execute(
            "INSERT OR IGNORE INTO temp.touched SELECT agg, item, field FROM event WHERE kind = 'erasure' AND seq > ?",
            [self._seq],
        )
        touched.settle(self._target)
        self.taken.buried, self.taken.about = erasing.apply(self._target)
        self._gone = frozenset(stone.subject for stone in tombstones.all_of(self._target) if stone.subject)

    def _take_rest(self, route: Route) -> None:
        batch = _Batch(self._target)
        for link in chains.checked(self._source, route.chain, route.after, route.prev):
            self._report()
            if link.is_stub:
                batch.add_stub(route.into, link, erased=False)
            elif self._is_gone(link):
                batch.add_stub(route.into, link, erased=True)
                self.taken.erased += 1
            else:
                self._note(link, route)
                if link.kind not in _FIRST:
                    batch.add(route.into, link, self._parents(link))
        batch.flush()

    def _report(self) -> None:
        self._done += 1
        if self._done % _TOLD == 0:
            self._progress(min(self._done, self._total), self._total)

    def _note(self, link: Link, route: Route) -> None:
        """Count an event that comes in, and note how far ahead it is. Raises Broken for a kind nobody knows."""
        if (link.kind, link.field) not in _KNOWN:
            what = _("event {n} is of a kind this version does not know").format(n=link.n)
            raise Broken(what, (route.chain.uuid, link.n))
        self.taken.events += 1
        self._touched.add((link.kind, link.agg, link.item))
        if link.hlc > self._latest:
            if link.hlc > self._far:
                self._ahead.add(route.chain.uuid)
            else:
                self._latest = link.hlc

    def _is_gone(self, link: Link) -> bool:
        return bool(self._gone) and (link.subject in self._gone or link.agg in self._gone)

    def _parents(self, link: Link) -> list[tuple[int, int]]:
        return [(self._routes[uuid].node_of(n), n) for uuid, n in link.parents] if link.parents else []

    def _fill_stubs(self, route: Route) -> None:
        """Put words in place of stubs that no tombstone explains: they were kept from this laptop before."""
        found = self._target.execute(
            "SELECT n, hash FROM stub WHERE node = ? AND n <= ? AND erased = 0", [route.into, route.after]
        ).fetchall()
        batch = _Batch(self._target)
        for n, expected in found:
            link = chains.one(self._source, route.chain, int(n))
            if link is None or link.is_stub or link.hash != expected or self._is_gone(link):
                continue
            chains.check(link, log.project_id(self._source), plain(route.chain.uuid))
            batch.add(route.into, link, self._parents(link))
            self._filled.add(link.agg)
            self._touched.add((link.kind, link.agg, link.item))
            self.taken.events += 1
        batch.flush()
        self._target.execute(
            "DELETE FROM stub WHERE node = :node AND EXISTS (SELECT 1 FROM event WHERE event.node = :node AND event.n ="
            " stub.n AND event.hash = stub.hash)",
            {"node": route.into},
        )

    def _bury_fields(self) -> None:
        """Erase once more what the tombstones of single fields cover, where something new came in."""
        aggregates = self._filled | {agg for _kind, agg, _item in self._touched}
        touched.start(self._target)
        for stone in tombstones.all_of(self._target):
            if stone.agg in aggregates:
                buried = tombstones.bury(self._target, stone)
                self.taken.erased += buried
                self.taken.events -= min(buried, self.taken.events)
        touched.settle(self._target)

    def _refuse_bad_values(self, seq: int) -> None:
        row = self._target.execute(
            "SELECT node.uuid, event.n FROM event CROSS JOIN node ON node.id = event.node WHERE seq > ? AND NOT"
            " json_valid(val) LIMIT 1",
            [seq],
        ).fetchone()
        if row is not None:
            raise Broken(_("the value of event {n} is no value").format(n=row[1]), (str(row[0]), int(row[1])))

    def _take_seals(self) -> None:
        for route in self._routes.values():
            row = self._source.execute(
                "SELECT seal.n, seal.hash, seal.signature, node.public_key FROM seal JOIN node ON node.id = seal.node"
                " WHERE seal.node = ?",
                [route.chain.node],
            ).fetchone()
            if row is None:
                continue
            words = seals.message(log.project_id(self._source), route.chain.uuid, int(row[0]), str(row[1]))
            if not seals.signed(str(row[3]), words, str(row[2])):
                raise Broken(_("a laptop’s signature does not fit its log"), (route.chain.uuid, int(row[0])))
            seals.put(self._target, route.node_of(int(row[0])), int(row[0]), str(row[1]), str(row[2]))
            if not seals.holds(self._target, route.node_of(int(row[0])), route.chain.uuid, str(row[3])):
                raise Broken(_("a laptop’s signature does not fit its log"), (route.chain.uuid, int(row[0])))


class _Batch:
    """Rows on their way in, many at a time."""

    def __init__(self, target: Database) -> None:
        self._execute: Callable[..., object] = target.conn.executemany
        self._events: list[tuple[object, ...]] = []
        self._parents: list[tuple[int, int, int, int]] = []
        self._stubs: list[tuple[object, ...]] = []

    def add(self, node: int, link: Link, parents: Iterable[tuple[int, int]]) -> None:
        self._events.append((node, *link[:15]))
        self._parents += [(node, link.n, parent, n) for parent, n in parents]
        if len(self._events) >= _BATCH:
            self.flush()

    def add_stub(self, node: int, link: Link, *, erased: bool) -> None:
        self._stubs.append((node, *link[:4], int(erased)))

    def flush(self) -> None:
        self._execute(chains.INSERT, self._events)
        self._execute(
            "INSERT OR IGNORE INTO parent (node, n, parent_node, parent_n) VALUES (?, ?, ?, ?)", self._parents
        )
        self._execute(
            "INSERT OR IGNORE INTO stub (node, n, prev, hash, commitment, erased) VALUES (?, ?, ?, ?, ?, ?)",
            self._stubs,
        )
        self._events, self._parents, self._stubs = [], [], []


def open_conflicts(db: Database) -> int:
    """Return on how many fields several values stand."""
    return int(db.execute("SELECT count(*) FROM head WHERE leaves <> 1 AND leaves > 1").fetchone()[0])


def _last_seq(db: Database) -> int:
    return int(db.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0])


def own_was_copied(target: Database, taken: Taken) -> bool:
    """Return whether the laptop that writes here is one of which another copy has written too."""
    return nodes.own(target)[1] in {plain(each) for each in taken.forked}
