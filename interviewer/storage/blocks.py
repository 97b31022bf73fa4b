"""Who must not be contacted, as keyed fingerprints of numbers and addresses; who they are cannot be read from them."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from interviewer.domain.event import Edit
from interviewer.storage import rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append, project_id


def keys(db: Database) -> list[str]:
    """Return every key the project has had for its fingerprints; as a rule one, and none before the first need."""
    found = db.execute(
        "SELECT DISTINCT json_extract(val, '$') FROM event WHERE agg = ? AND item = '' AND field = 'block_key'"
        " AND val <> 'null' ORDER BY 1",
        [project_id(db)],
    ).fetchall()
    return [str(key) for (key,) in found]


def make_key(db: Database, deed: str | None = None) -> str:
    """Make the project's key unless it has one, and return it.

    It comes from the secret salt of the project's first event, so that two laptops that first need it without having
    heard of each other make the same one.
    """
    found = keys(db)
    if found:
        return found[0]
    salt = db.execute(
        "SELECT salt FROM event WHERE kind = 'project' AND agg = ? ORDER BY hlc, hash LIMIT 1", [project_id(db)]
    ).fetchone()
    made = hashlib.sha256(f"block_key/{project_id(db)}/{salt[0] if salt else ''}".encode()).hexdigest()
    append(db, [Edit("project", project_id(db), "block_key", made)], deed)
    return made


def all_of(db: Database) -> frozenset[str]:
    """Return the fingerprints of those who must not be contacted."""
    return frozenset(str(row["item"]) for row, _record in rows.records(db, "block", project_id(db)))


def add(db: Database, fingerprints: Iterable[str], by: str, at: datetime, deed: str) -> None:
    """Keep fingerprints; one that is there already is left as it was."""
    record = {"at": rows.stamp(at), "by": by}
    there = all_of(db)
    append(
        db,
        [Edit("block", project_id(db), "record", record, item) for item in fingerprints if item not in there],
        deed,
    )
