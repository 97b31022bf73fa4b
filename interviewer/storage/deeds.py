"""Deeds: which events belong to one act, and taking back an act that reached only one of the two files."""

import json

from interviewer.domain.event import Edit
from interviewer.storage import heads, local
from interviewer.storage.driver import Database
from interviewer.storage.log import append, transaction

PENDING = "pending_deed"


def touches(db: Database, deed: str) -> bool:
    """Return whether the file holds an event of this deed."""
    return db.execute("SELECT 1 FROM event WHERE deed = ? LIMIT 1", [deed]).fetchone() is not None


def take_back_orphan(key: Database, data: Database) -> bool:
    """Take back the key's latest deed when the program stopped before the data file had its part of it.

    Returns whether there was one. The key is written first, so this is all that a stop between the two can leave.
    """
    deed = local.get(key, PENDING)
    if deed is None or touches(data, deed):
        return False
    with transaction(key):
        append(key, _reversed(key, deed))
        local.drop(key, PENDING)
    return True


def _reversed(db: Database, deed: str) -> list[Edit]:
    rows = db.execute(
        "SELECT kind, agg, item, field, subject, consent, node, n FROM event WHERE deed = ? ORDER BY seq DESC", [deed]
    ).fetchall()
    edits = []
    for kind, agg, item, field, subject, consent, node, n in rows:
        before = db.execute(
            "SELECT node.uuid, parent_n FROM parent JOIN node ON node.id = parent_node "
            "WHERE parent.node = ? AND parent.n = ? LIMIT 1",
            [node, n],
        ).fetchone()
        val = heads.value(db, (before[0], before[1])) if before else None
        edits.append(Edit(kind, agg, field, json.loads(val) if val else None, item, subject, consent))
    return edits
