"""Checking a file from its pages to its tables: seals, schema, chains, consent, heads, derived tables.

A chain proves order and wholeness, not honesty: the head hashes are for printing and keeping elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from interviewer.domain.event import EventId
from interviewer.domain.progress import Progress, silent
from interviewer.language import _
from interviewer.storage import chains, derived, erasing, heads, log, members, seals, tombstones, word_index
from interviewer.storage.driver import Database
from interviewer.storage.tables import FREE


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it must be; ``event`` is the first bad one of its chain, where there is one."""

    what: str
    event: EventId | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """How a file stands. ``heads`` are the latest hashes by node."""

    events: int
    heads: dict[str, str]
    findings: tuple[Finding, ...]


def verify(db: Database, progress: Progress = silent, *, tables: bool = True) -> Checked:
    """Check everything and return what was found; nothing is changed.

    Where pages or chains are not whole, the rest is not looked at: it rests on them. Without ``tables`` it is not
    checked whether heads and tables follow from the log, which takes most of the time.
    """
    steps = (_pages, _consents, _chains, _seals, _tombstones, *((_heads, _tables, _words) if tables else ()))
    findings: list[Finding] = []
    for done, step in enumerate(steps):
        progress(done, len(steps))
        findings += step(db)
        if findings and step in (_pages, _chains):
            break
    progress(len(steps), len(steps))
    events = int(db.execute("SELECT count(*) FROM event").fetchone()[0])
    latest = {str(uuid): log.last(db, number)[1] for number, uuid in db.execute("SELECT id, uuid FROM node").fetchall()}
    return Checked(events, latest, tuple(findings))


def _pages(db: Database) -> Iterator[Finding]:
    for row in chain(db.execute("PRAGMA cipher_integrity_check"), db.execute("PRAGMA integrity_check(20)")):
        if row[0] != "ok":
            yield Finding(_("damaged page: {what}").format(what=row[0]))


def refuse_damaged_pages(db: Database) -> None:
    """Check the seal of every page of a file that is about to be merged. Raises Broken where one does not fit."""
    if db.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
        raise chains.Broken(_("a page does not match its seal"), ("", 0))


def _chains(db: Database) -> Iterator[Finding]:
    for chain_ in chains.all_of(db):
        try:
            for _link in chains.checked(db, chain_):
                pass
        except chains.Broken as broken:
            yield Finding(broken.what, broken.event)


def _seals(db: Database) -> Iterator[Finding]:
    if (other := members.is_another(db)) is not None:
        yield Finding(_("a laptop goes by another name or key than it introduced itself with"), (other, 0))
    for number, uuid, public_key in db.execute("SELECT id, uuid, public_key FROM node ORDER BY id").fetchall():
        here = (str(uuid), log.last(db, int(number))[0])
        if not seals.holds(db, int(number), str(uuid), str(public_key)):
            yield Finding(_("a laptop’s signature does not fit its log"), here)


def _tombstones(db: Database) -> Iterator[Finding]:
    stated = {stone for erasure in erasing.all_of(db) for stone in erasure.stones}
    if stated - set(tombstones.all_of(db)):
        yield Finding(_("an erasure in the log was not carried out"))


def _consents(db: Database) -> Iterator[Finding]:
    free = ", ".join(f"'{kind}'" for kind in FREE)
    rows = db.execute(
        f"SELECT node.uuid, event.n FROM event JOIN node ON node.id = event.node WHERE event.kind NOT IN ({free}) "
        "AND NOT EXISTS (SELECT 1 FROM event AS given WHERE given.kind = 'consent' AND given.item = event.consent "
        "AND given.subject = event.subject AND CASE WHEN json_valid(given.val) THEN given.val ->> '$.decision' END"
        " IN ('yes', 'limits'))"
    ).fetchall()
    for uuid, n in rows:
        yield Finding(_("event {n} holds words without a consent").format(n=n), (str(uuid), int(n)))


def _heads(db: Database) -> Iterator[Finding]:
    kept = {
        (agg, item, field): (str(uuid), int(n), int(leaves))
        for agg, item, field, uuid, n, leaves in db.execute(
            "SELECT agg, item, field, node.uuid, n, leaves FROM head JOIN node ON node.id = head.node"
        )
    }
    fields = db.execute("SELECT DISTINCT agg, item, field FROM event").fetchall()
    for place in fields:
        found = heads.leaves(db, *place)
        if not found or kept.pop(tuple(place), None) != (*found[0], heads.expected_leaves(db, *place)):
            yield Finding(_("the head of a field does not follow from the log"), found[0] if found else None)
    if kept:
        yield Finding(_("{count} heads have no event behind them").format(count=len(kept)))


def _tables(db: Database) -> Iterator[Finding]:
    kept, expected = derived.contents(db), derived.expected(db)
    for place in sorted(kept.keys() | expected.keys()):
        if kept.get(place) != expected.get(place):
            yield Finding(_("a row of the table “{kind}” does not follow from the log").format(kind=place[0]))


def _words(db: Database) -> Iterator[Finding]:
    if not word_index.fits(db):
        yield Finding(_("the index of words does not follow from the answers"))
