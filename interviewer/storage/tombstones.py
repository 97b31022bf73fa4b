"""Tombstones: what was erased for good, and what goes with it when another laptop's log brings it again.

A tombstone either takes a person, interview or case whole, or takes of one field every event that does not descend from
the one event that was kept. Either can be merged first, last or in between: what it covers is gone in the end.
"""

import json
from dataclasses import dataclass

from interviewer.domain.event import EventId, canonical
from interviewer.storage.driver import Database


@dataclass(frozen=True, slots=True)
class Tombstone:
    """``subject`` goes whole; or of ``(agg, item, field)`` what does not descend from the event hashed ``keep``."""

    subject: str = ""
    agg: str = ""
    item: str = ""
    field: str = ""
    keep: str = ""
    over: tuple[str, ...] = ()
    """Of the same field, the earlier tombstones' ``keep`` that whoever set this one knew: it stands in their place."""


def put(db: Database, stone: Tombstone, at: str) -> bool:
    """Set a tombstone and return whether it is new here."""
    return bool(
        db.execute(
            "INSERT OR IGNORE INTO erased (subject, agg, item, field, keep, over, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [stone.subject, stone.agg, stone.item, stone.field, stone.keep, canonical(list(stone.over)), at],
        ).rowcount
    )


def all_of(db: Database) -> list[Tombstone]:
    """Return every tombstone."""
    found = db.execute("SELECT subject, agg, item, field, keep, over FROM erased ORDER BY 1, 2, 3, 4, 5").fetchall()
    return [
        Tombstone(subject, agg, item, field, keep, tuple(json.loads(over)))
        for subject, agg, item, field, keep, over in found
    ]


def keeps(db: Database, agg: str, item: str, field: str) -> tuple[str, ...]:
    """Return the hashes of the events that the tombstones of a field keep."""
    found = db.execute("SELECT keep FROM erased WHERE agg = ? AND item = ? AND field = ?", [agg, item, field])
    return tuple(sorted(str(keep) for (keep,) in found.fetchall()))


def ends(db: Database, agg: str, item: str, field: str) -> tuple[EventId, ...]:
    """Return the events that were kept of a field, also where they are gone by now.

    Whatever is written in a field of which nothing is left has them as parents; so it is no part of what was erased.
    """
    rows = db.execute(
        "SELECT node.uuid, found.n FROM erased JOIN (SELECT node, n, hash FROM event WHERE agg = :agg AND item = :item"
        " AND field = :field UNION SELECT node, n, hash FROM stub) AS found ON found.hash = erased.keep JOIN node ON"
        " node.id = found.node WHERE erased.agg = :agg AND erased.item = :item AND erased.field = :field",
        {"agg": agg, "item": item, "field": field},
    ).fetchall()
    return tuple((str(uuid), int(n)) for uuid, n in rows)


def bury(db: Database, stone: Tombstone) -> int:
    """Turn every event that a tombstone covers into a stub, note the places in ``touched``, and return how many."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS covered (node INTEGER, n INTEGER, PRIMARY KEY (node, n)) WITHOUT ROWID")
    db.execute("DELETE FROM temp.covered")
    db.execute(*_covering(stone))
    count = int(db.execute("SELECT count(*) FROM temp.covered").fetchone()[0])
    if count:
        _replace_with_stubs(db)
    _forget_drafts(db, stone)
    return count


def _covering(stone: Tombstone) -> tuple[str, dict[str, str]]:
    if stone.subject:
        return (
            "INSERT INTO temp.covered SELECT node, n FROM event WHERE subject = :subject OR agg = :subject",
            {"subject": stone.subject},
        )
    values = {"agg": stone.agg, "item": stone.item, "field": stone.field, "keep": stone.keep}
    return (
        """
        INSERT INTO temp.covered WITH RECURSIVE kept (hash) AS (
            SELECT :keep UNION SELECT later.keep FROM erased AS later, json_each(later.over) AS earlier
                WHERE later.agg = :agg AND later.item = :item AND later.field = :field AND earlier.value = :keep),
        alive (node, n) AS (
            SELECT node, n FROM event WHERE agg = :agg AND item = :item AND field = :field AND hash IN (SELECT hash
                FROM kept)
            UNION SELECT node, n FROM stub WHERE hash IN (SELECT hash FROM kept)
            UNION SELECT parent.node, parent.n FROM alive JOIN parent
                ON parent.parent_node = alive.node AND parent.parent_n = alive.n)
        SELECT node, n FROM event WHERE agg = :agg AND item = :item AND field = :field
            AND (node, n) NOT IN (SELECT node, n FROM alive)
        UNION SELECT event.node, event.n FROM event WHERE event.agg = :agg AND event.kind IN ('mark', 'coding')
            AND event.val ->> '$.answer' = :item AND event.val ->> '$.field' = :field
            AND NOT EXISTS (SELECT 1 FROM alive JOIN node ON node.id = alive.node
                WHERE node.uuid = event.val ->> '$.event[0]' AND alive.n = event.val ->> '$.event[1]')
        """,
        values,
    )


def _replace_with_stubs(db: Database) -> None:
    gone = "(node, n) IN (SELECT node, n FROM temp.covered)"
    db.execute(f"INSERT OR IGNORE INTO temp.touched SELECT agg, item, field FROM event WHERE {gone}")
    db.execute(f"INSERT OR IGNORE INTO stub SELECT node, n, prev, hash, commitment, 1 FROM event WHERE {gone}")
    db.execute(f"DELETE FROM parent WHERE {gone}")
    db.execute(f"DELETE FROM event WHERE {gone}")


def _forget_drafts(db: Database, stone: Tombstone) -> None:
    if stone.subject:
        db.execute("DELETE FROM draft WHERE subject = :subject OR agg = :subject", {"subject": stone.subject})
    else:
        db.execute("DELETE FROM draft WHERE agg = ? AND item = ? AND field = ?", [stone.agg, stone.item, stone.field])
