"""Heads: for each field, which event stands, and whether others stand beside it.

A leaf is an event that no later event of the same field names as its parent. Leaves that say different things are an
open conflict; the one shown is the greatest by (stamp, node UUID, hash), on every laptop alike.
"""

from interviewer.domain.event import EventId
from interviewer.storage.driver import Database

ONE = "SELECT :agg AS agg, :item AS item, :field AS field"
"""The place that one edit touched."""
TOUCHED = "SELECT agg, item, field FROM temp.touched"
"""The places that a merge or an erasure touched; the caller fills that table."""

_IS_LEAF = "NOT EXISTS (SELECT 1 FROM parent WHERE parent.parent_node = event.node AND parent.parent_n = event.n)"
_ORDER = "event.hlc DESC, substr(node.uuid, 1, 36) DESC, event.hash DESC"

_LEAVES = f"""
SELECT node.uuid, event.n FROM event JOIN node ON node.id = event.node
WHERE event.agg = :agg AND event.item = :item AND event.field = :field AND {_IS_LEAF} ORDER BY {_ORDER}
"""


def _refreshed(places: str) -> str:
    return f"""
INSERT INTO head (agg, item, field, kind, node, n, hlc, leaves)
SELECT agg, item, field, kind, node, n, hlc, leaves FROM (
    SELECT event.agg, event.item, event.field, event.kind, event.node, event.n, event.hlc,
        row_number() OVER (place ORDER BY {_ORDER}) AS rank,
        CASE WHEN min(event.val) OVER place = max(event.val) OVER place THEN 1 ELSE count(*) OVER place END AS leaves
    FROM ({places}) AS touched CROSS JOIN event ON event.agg = touched.agg AND event.item = touched.item
        AND event.field = touched.field JOIN node ON node.id = event.node
    WHERE {_IS_LEAF} WINDOW place AS (PARTITION BY event.agg, event.item, event.field)
) WHERE rank = 1
ON CONFLICT (agg, item, field) DO UPDATE SET kind = excluded.kind, node = excluded.node, n = excluded.n,
    hlc = excluded.hlc, leaves = excluded.leaves
"""


def leaves(db: Database, agg: str, item: str, field: str) -> list[EventId]:
    """Return the leaves of a field, the one shown first."""
    rows = db.execute(_LEAVES, {"agg": agg, "item": item, "field": field}).fetchall()
    return [(str(uuid), int(n)) for uuid, n in rows]


def refresh(db: Database, agg: str, item: str, field: str) -> None:
    """Work out the head of a field anew after an edit."""
    db.execute(_refreshed(ONE), {"agg": agg, "item": item, "field": field})


def refresh_touched(db: Database) -> None:
    """Work out the heads of every touched place anew; where no event is left there is none."""
    db.execute(
        f"DELETE FROM head WHERE (agg, item, field) IN ({TOUCHED}) AND NOT EXISTS (SELECT 1 FROM event WHERE"
        " event.node = head.node AND event.n = head.n)"
    )
    db.execute(_refreshed(TOUCHED))


def add_later_than(db: Database, seq: int) -> None:
    """Give every place that got one event after ``seq`` that event as its head, and put the others in ``touched``.

    Where a head was before, or several events came, only the log can say what stands.
    """
    db.execute(
        "INSERT INTO head (agg, item, field, kind, node, n, hlc, leaves) SELECT agg, item, field, kind, node, n, hlc, 1"
        " FROM event WHERE seq > ? ON CONFLICT (agg, item, field) DO UPDATE SET leaves = 0",
        [seq],
    )
    db.execute("INSERT OR IGNORE INTO temp.touched SELECT agg, item, field FROM head WHERE leaves <> 1 AND leaves < 1")


def value(db: Database, event: EventId) -> str | None:
    """Return the stored value (canonical JSON) of an event, or ``None`` when it is not in the file."""
    row = db.execute(
        "SELECT event.val FROM event JOIN node ON node.id = event.node WHERE node.uuid = ? AND event.n = ?", list(event)
    ).fetchone()
    return None if row is None else str(row[0])


def hash_of(db: Database, event: EventId) -> str:
    """Return the hash of an event that is in the file."""
    return str(
        db.execute(
            "SELECT event.hash FROM event JOIN node ON node.id = event.node WHERE node.uuid = ? AND event.n = ?",
            list(event),
        ).fetchone()[0]
    )


def shown(db: Database, agg: str, item: str, field: str) -> EventId | None:
    """Return the event that stands for a field, or ``None``."""
    found = leaves(db, agg, item, field)
    return found[0] if found else None


def expected_leaves(db: Database, agg: str, item: str, field: str) -> int:
    """Return what ``head.leaves`` must be: 1 when all leaves say the same, otherwise how many there are."""
    found = leaves(db, agg, item, field)
    return 1 if len({value(db, leaf) for leaf in found}) == 1 else len(found)
