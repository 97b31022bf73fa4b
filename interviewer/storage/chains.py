"""The chain of each laptop: read in order, each link checked against the one before it and against its own words."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from interviewer.domain.event import EventId, canonical, digest, plain
from interviewer.language import _
from interviewer.storage import log
from interviewer.storage.driver import Database

_BATCH = 2_000

_LINKS = """
SELECT n, prev, hash, commitment, v, agg, item, field, subject, consent, hlc, kind, deed, val, salt,
    (SELECT json_group_array(json_array(node.uuid, parent.parent_n)) FROM parent JOIN node ON node.id =
        parent.parent_node WHERE parent.node = event.node AND parent.n = event.n) AS parents
FROM event WHERE node = :node AND n > :after AND (:kind IS NULL OR kind = :kind)
UNION ALL
SELECT n, prev, hash, commitment, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM stub WHERE node = :node AND n > :after AND :kind IS NULL AND NOT EXISTS (
    SELECT 1 FROM event WHERE event.node = stub.node AND event.n = stub.n)
ORDER BY n
"""


INSERT = (
    "INSERT INTO event (node, n, prev, hash, commitment, v, agg, item, field, subject, consent, hlc, kind, deed, val,"
    " salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
"""Takes the node's number here, and the first fifteen fields of a :class:`Link`."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One laptop's events in one file. ``start`` is above 1 only for the other branch of a copied laptop."""

    node: int
    uuid: str
    start: int
    before: str
    """The hash that the first link names as its ``prev``."""


class Link(NamedTuple):
    """An event, or the stub of one (then only the first four are known)."""

    n: int
    prev: str
    hash: str
    commitment: str
    v: int | None
    agg: str
    item: str
    field: str
    subject: str | None
    consent: str | None
    hlc: str
    kind: str
    deed: str
    val: str
    salt: str
    parents: tuple[EventId, ...]

    @property
    def is_stub(self) -> bool:
        """Return whether the words are not here: erased, or not for this laptop."""
        return self.v is None


class Broken(Exception):
    """A link that does not fit; caught and put into words where a file is verified or merged."""

    def __init__(self, what: str, event: EventId) -> None:
        super().__init__(what)
        self.what = what
        self.event = event


def all_of(db: Database) -> list[Chain]:
    """Return the chains of a file, whole ones before branches."""
    found = db.execute("SELECT id, uuid FROM node ORDER BY length(uuid), uuid").fetchall()
    return [_chain(db, int(number), str(uuid)) for number, uuid in found]


def of_laptop(db: Database, uuid: str) -> list[Chain]:
    """Return the chains of one laptop: one, or one for each branch where it was copied."""
    found = db.execute(
        "SELECT id, uuid FROM node WHERE uuid = :uuid OR (uuid > :uuid AND uuid < :uuid || '~~') ORDER BY uuid",
        {"uuid": plain(uuid)},
    ).fetchall()
    return [_chain(db, int(number), str(each)) for number, each in found]


def _chain(db: Database, number: int, uuid: str) -> Chain:
    if uuid == plain(uuid):
        return Chain(number, uuid, 1, log.GENESIS)
    first = db.execute(
        "SELECT n, prev FROM (SELECT n, prev FROM event WHERE node = :node UNION ALL SELECT n, prev FROM stub"
        " WHERE node = :node) ORDER BY n LIMIT 1",
        {"node": number},
    ).fetchone()
    return Chain(number, uuid, 1, log.GENESIS) if first is None else Chain(number, uuid, int(first[0]), str(first[1]))


def links(db: Database, chain: Chain, after: int = 0, kind: str | None = None) -> Iterator[Link]:
    """Yield the links above number ``after``, in order, as they are; all of them, or the events of one kind."""
    cursor = db.execute(_LINKS, {"node": chain.node, "after": after, "kind": kind})
    while rows := cursor.fetchmany(_BATCH):
        for row in rows:
            yield _link(row)


def one(db: Database, chain: Chain, n: int) -> Link | None:
    """Return one link, or ``None``."""
    row = db.execute(f"SELECT * FROM ({_LINKS}) LIMIT 1", {"node": chain.node, "after": n - 1, "kind": None}).fetchone()
    return _link(row) if row is not None and row[0] == n else None


def _link(row: Sequence[Any]) -> Link:
    return Link._make((*row[:15], _parents(row[15])))


def _parents(text: str | None) -> tuple[EventId, ...]:
    return () if text is None or text == "[]" else tuple((node, n) for node, n in json.loads(text))


def checked(db: Database, chain: Chain, after: int | None = None, prev: str | None = None) -> Iterator[Link]:
    """Yield the links above ``after``, each checked first. Raises Broken at the first that does not fit."""
    expected, before = (chain.start, chain.before) if after is None else (after + 1, prev)
    project, uuid = log.project_id(db), plain(chain.uuid)
    for link in links(db, chain, expected - 1):
        here = (chain.uuid, link.n)
        if link.n != expected:
            raise Broken(_("the log lacks event {n}").format(n=expected), here)
        if link.prev != before:
            raise Broken(_("event {n} does not follow from the one before it").format(n=link.n), here)
        if not link.is_stub:
            check(link, project, uuid)
        yield link
        expected, before = link.n + 1, link.hash


def check(link: Link, project: str, uuid: str) -> None:
    """Check an event against its own hash and commitment. Raises Broken."""
    here = (uuid, link.n)
    if digest(link.salt + link.val) != link.commitment:
        raise Broken(_("the value of event {n} was altered").format(n=link.n), here)
    parents = sorted((plain(node), n) for node, n in link.parents) if link.parents else []
    fields: list[Any] = [
        link.v, project, uuid, link.n, link.prev, link.agg, link.item, link.field, link.subject, link.consent, link.hlc,
        link.kind, link.deed, parents, link.commitment,
    ]  # fmt: skip
    if digest(canonical(fields)) != link.hash:
        raise Broken(_("event {n} was altered").format(n=link.n), here)
