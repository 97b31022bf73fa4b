"""Heads: for each field, which event stands, and whether others stand beside it.

A leaf is an event that no later event of the same field names as its parent. Several leaves are an open conflict; the
one shown is the greatest by (stamp, node UUID), on every laptop alike.
"""

from interviewer.domain.event import EventId
from interviewer.storage.driver import Database

_LEAVES = """
SELECT event.node, event.n, event.hlc, event.kind, node.uuid FROM event JOIN node ON node.id = event.node
WHERE event.agg = :agg AND event.item = :item AND event.field = :field AND NOT EXISTS (
    SELECT 1 FROM parent WHERE parent.parent_node = event.node AND parent.parent_n = event.n)
ORDER BY event.hlc DESC, node.uuid DESC
"""


def leaves(db: Database, agg: str, item: str, field: str) -> list[EventId]:
    """Return the leaves of a field, the one shown first."""
    rows = db.execute(_LEAVES, {"agg": agg, "item": item, "field": field})
    return [(str(uuid), int(n)) for _node, n, _hlc, _kind, uuid in rows]


def refresh(db: Database, agg: str, item: str, field: str) -> None:
    """Work out the head of a field anew; without leaves there is none."""
    rows = db.execute(_LEAVES, {"agg": agg, "item": item, "field": field}).fetchall()
    if not rows:
        db.execute("DELETE FROM head WHERE agg = ? AND item = ? AND field = ?", [agg, item, field])
        return
    node, n, hlc, kind, _uuid = rows[0]
    db.execute(
        "INSERT INTO head (agg, item, field, kind, node, n, hlc, leaves) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (agg, item, field) DO UPDATE SET kind = excluded.kind, node = excluded.node, n = excluded.n, "
        "hlc = excluded.hlc, leaves = excluded.leaves",
        [agg, item, field, kind, node, n, hlc, len(rows)],
    )


def value(db: Database, event: EventId) -> str | None:
    """Return the stored value (canonical JSON) of an event, or ``None`` when it is not in the file."""
    row = db.execute(
        "SELECT event.val FROM event JOIN node ON node.id = event.node WHERE node.uuid = ? AND event.n = ?", list(event)
    ).fetchone()
    return None if row is None else str(row[0])


def shown(db: Database, agg: str, item: str, field: str) -> EventId | None:
    """Return the event that stands for a field, or ``None``."""
    found = leaves(db, agg, item, field)
    return found[0] if found else None
