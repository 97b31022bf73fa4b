"""Where each laptop's events of another file belong in this one, and from which number on they are new.

A laptop that was copied has written two different events under one number. Both branches are kept: the one that comes
later into a file gets a node of its own there, named after the first hash that differs.
"""

from bisect import bisect_right
from dataclasses import dataclass

from interviewer.domain.event import plain
from interviewer.language import _
from interviewer.storage import chains, log
from interviewer.storage.chains import Broken, Chain
from interviewer.storage.driver import Database

_HASH_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Route:
    """One chain of the source: what is above ``after`` goes to ``into``; ``prev`` is the hash it goes on from."""

    chain: Chain
    into: int
    after: int
    prev: str
    segments: tuple[tuple[int, int], ...]
    """From which number on events of this chain are kept under which node here."""
    forked: bool = False

    def node_of(self, n: int) -> int:
        """Return the node here under which event ``n`` of the chain is kept."""
        return self.segments[bisect_right(self.segments, (n, 1 << 62)) - 1][1]


def find_all(target: Database, source: Database) -> dict[str, Route]:
    """Return the route of every chain of the source, making nodes here for laptops and branches that are new.

    Raises Broken when a laptop is known under another public key.
    """
    found: dict[str, Route] = {}
    for chain in sorted(chains.all_of(source), key=lambda each: (each.start, each.uuid)):
        found[chain.uuid] = _find(target, source, chain, found)
    return found


def _find(target: Database, source: Database, chain: Chain, found: dict[str, Route]) -> Route:
    base = _base(target, source, chain)
    here = [each for each in chains.of_laptop(target, chain.uuid) if log.last(target, each.node)[0]]
    last, latest = log.last(source, chain.node)
    if last == 0 or (not here and chain.start == 1):
        return Route(chain, base, 0, log.GENESIS, ((1, base),))
    agreeing = [each for each in here if _agrees(target, each, source, chain, last)]
    if agreeing:
        into = max(agreeing, key=lambda each: log.last(target, each.node)[0])
        known, prev = log.last(target, into.node)
        return Route(chain, into.node, min(known, last), prev if known <= last else latest, _path(target, here, into))
    return _branch(target, source, chain, here, found)


def _base(target: Database, source: Database, chain: Chain) -> int:
    """Return this laptop's node here, which is made when it is new."""
    row = source.execute("SELECT person, device, public_key FROM node WHERE id = ?", [chain.node]).fetchone()
    known = target.execute("SELECT id, public_key FROM node WHERE uuid = ?", [plain(chain.uuid)]).fetchone()
    if known is None:
        return _make(target, plain(chain.uuid), row)
    if known[1] != row[2]:
        raise Broken(_("a laptop comes with another public key than it had before"), (chain.uuid, 0))
    return int(known[0])


def _make(target: Database, uuid: str, described: tuple[str, str, str]) -> int:
    target.execute("INSERT INTO node (uuid, person, device, public_key) VALUES (?, ?, ?, ?)", [uuid, *described])
    return int(target.execute("SELECT last_insert_rowid()").fetchone()[0])


def _agrees(target: Database, here: Chain, source: Database, chain: Chain, last: int) -> bool:
    """Return whether the shorter of two chains is the beginning of the longer one."""
    shared = min(log.last(target, here.node)[0], last)
    return shared >= max(here.start, chain.start) and _hash(target, here, shared) == _hash(source, chain, shared)


def _hash(db: Database, chain: Chain, n: int) -> str | None:
    """Return the hash of event ``n`` of a chain; below its start, only that of the event it goes on from is known."""
    if n == chain.start - 1:
        return chain.before
    row = db.execute(
        "SELECT hash FROM event WHERE node = :node AND n = :n UNION ALL SELECT hash FROM stub WHERE node = :node AND"
        " n = :n LIMIT 1",
        {"node": chain.node, "n": n},
    ).fetchone()
    return None if row is None else str(row[0])


def _path(target: Database, here: list[Chain], into: Chain) -> tuple[tuple[int, int], ...]:
    """Return the segments of a chain here, from its first event on, through every branch it goes on from."""
    if into.start == 1:
        return ((1, into.node),)
    for each in here:
        if each.start < into.start and _hash(target, each, into.start - 1) == into.before:
            return (*_path(target, here, each), (into.start, into.node))
    raise Broken(_("a branch of a copied laptop goes on from nothing"), (into.uuid, into.start))


def _branch(target: Database, source: Database, chain: Chain, here: list[Chain], found: dict[str, Route]) -> Route:
    """Make a node for a branch: it goes on from the last event that both files have, or as it does in the source."""
    shared, lower = chain.start - 1, _lower(source, chain, found)
    for each in here:
        common = _shared(target, each, source, chain)
        if common > shared:
            shared, lower = common, _path(target, here, each)
    row = source.execute("SELECT person, device, public_key FROM node WHERE id = ?", [chain.node]).fetchone()
    first = _hash(source, chain, shared + 1) or ""
    into = _make(target, f"{plain(chain.uuid)}~{first[:_HASH_DIGITS]}", row)
    prev = (_hash(source, chain, shared) or log.GENESIS) if shared else log.GENESIS
    kept = tuple(segment for segment in lower if segment[0] <= shared)
    return Route(chain, into, shared, prev, (*kept, (shared + 1, into)), forked=True)


def _lower(source: Database, chain: Chain, found: dict[str, Route]) -> tuple[tuple[int, int], ...]:
    """Return where the events below a branch's start are kept here, from the routes found already."""
    if chain.start == 1:
        return ()
    for route in found.values():
        if (
            plain(route.chain.uuid) == plain(chain.uuid)
            and route.chain.start < chain.start
            and _hash(source, route.chain, chain.start - 1) == chain.before
        ):
            return route.segments
    raise Broken(_("a branch of a copied laptop goes on from nothing"), (chain.uuid, chain.start))


def _shared(target: Database, here: Chain, source: Database, chain: Chain) -> int:
    """Return the number of the last event that two chains have in common; they agree up to there and nowhere after."""
    low = max(here.start, chain.start) - 1
    high = min(log.last(target, here.node)[0], log.last(source, chain.node)[0])
    if low and (high < low or _hash(target, here, low) != _hash(source, chain, low)):
        return 0
    while low < high:
        middle = (low + high + 1) // 2
        if _hash(target, here, middle) == _hash(source, chain, middle):
            low = middle
        else:
            high = middle - 1
    return low
