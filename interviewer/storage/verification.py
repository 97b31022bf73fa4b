"""Checking a file from its pages to its tables: seals, schema, chains, consent, heads, derived tables.

A chain proves order and wholeness, not honesty: the head hashes are for printing and keeping elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from interviewer.domain.event import Event, EventId, commit_to
from interviewer.domain.progress import Progress, silent
from interviewer.language import _
from interviewer.storage import derived, heads, log
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


def verify(db: Database, progress: Progress = silent) -> Checked:
    """Check everything and return what was found; nothing is changed."""
    steps = (_pages, _chains, _consents, _heads, _tables)
    findings: list[Finding] = []
    for done, step in enumerate(steps):
        progress(done, len(steps))
        findings += step(db)
    progress(len(steps), len(steps))
    events = int(db.execute("SELECT count(*) FROM event").fetchone()[0])
    latest = {str(uuid): log.last(db, number)[1] for number, uuid in db.execute("SELECT id, uuid FROM node").fetchall()}
    return Checked(events, latest, tuple(findings))


def _pages(db: Database) -> Iterator[Finding]:
    for row in chain(db.execute("PRAGMA cipher_integrity_check"), db.execute("PRAGMA integrity_check(20)")):
        if row[0] != "ok":
            yield Finding(_("damaged page: {what}").format(what=row[0]))


def _chains(db: Database) -> Iterator[Finding]:
    project = log.project_id(db)
    for number, uuid in db.execute("SELECT id, uuid FROM node ORDER BY id").fetchall():
        bad = _first_bad(db, project, int(number), str(uuid))
        if bad is not None:
            yield bad


def _first_bad(db: Database, project: str, number: int, uuid: str) -> Finding | None:
    before, prev = 0, log.GENESIS
    for row in db.query(
        "SELECT n, prev, hash, 0 AS stub FROM event WHERE node = :node UNION ALL "
        "SELECT n, prev, hash, 1 FROM stub WHERE node = :node ORDER BY n",
        {"node": number},
    ):
        here = (uuid, int(row["n"]))
        if row["n"] != before + 1:
            return Finding(_("the log lacks event {n}").format(n=before + 1), here)
        if row["prev"] != prev:
            return Finding(_("event {n} does not follow from the one before it").format(n=row["n"]), here)
        if not row["stub"] and (why := _altered(db, project, uuid, number, row["n"])):
            return Finding(why, here)
        before, prev = row["n"], row["hash"]
    return None


def _altered(db: Database, project: str, uuid: str, number: int, n: int) -> str | None:
    row = next(db.query("SELECT * FROM event WHERE node = ? AND n = ?", [number, n]))
    if commit_to(row["salt"], row["val"]) != row["commitment"]:
        return _("the value of event {n} was altered").format(n=n)
    parents = db.execute(
        "SELECT node.uuid, parent_n FROM parent JOIN node ON node.id = parent_node "
        "WHERE parent.node = ? AND parent.n = ?",
        [number, n],
    ).fetchall()
    event = Event(
        row["v"], project, uuid, n, row["prev"], row["agg"], row["item"], row["field"], row["subject"], row["consent"],
        row["hlc"], row["kind"], row["deed"], tuple((str(node), int(at)) for node, at in parents), row["commitment"],
    )  # fmt: skip
    return None if event.hash() == row["hash"] else _("event {n} was altered").format(n=n)


def _consents(db: Database) -> Iterator[Finding]:
    free = ", ".join(f"'{kind}'" for kind in FREE)
    rows = db.execute(
        f"SELECT node.uuid, event.n FROM event JOIN node ON node.id = event.node WHERE event.kind NOT IN ({free}) "
        "AND NOT EXISTS (SELECT 1 FROM event AS given WHERE given.kind = 'consent' AND given.item = event.consent "
        "AND given.subject = event.subject AND json_extract(given.val, '$.decision') IN ('yes', 'limits'))"
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
        if not found or kept.pop(tuple(place), None) != (*found[0], len(found)):
            yield Finding(_("the head of a field does not follow from the log"), found[0] if found else None)
    if kept:
        yield Finding(_("{count} heads have no event behind them").format(count=len(kept)))


def _tables(db: Database) -> Iterator[Finding]:
    kept, expected = derived.contents(db), derived.expected(db)
    for place in sorted(kept.keys() | expected.keys()):
        if kept.get(place) != expected.get(place):
            yield Finding(_("a row of the table “{kind}” does not follow from the log").format(kind=place[0]))
