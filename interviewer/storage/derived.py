"""Derived tables follow the heads: one field at a time in step with the log, or all of them rebuilt."""

import json

from interviewer.domain.event import canonical
from interviewer.storage.driver import Database
from interviewer.storage.tables import ALL

_HEAD = """
SELECT event.kind, event.agg, event.item, event.field, event.subject, event.consent, event.val
FROM head JOIN event ON event.node = head.node AND event.n = head.n
"""


def refresh(db: Database, agg: str, item: str, field: str) -> None:
    """Bring the column that ``field`` adds up to in step with its head."""
    row = db.execute(f"{_HEAD} WHERE head.agg = ? AND head.item = ? AND head.field = ?", [agg, item, field]).fetchone()
    if row is not None:
        _write(db, *row)
        _own(db, str(row[0]), agg, item)


def rebuild(db: Database) -> None:
    """Empty every derived table and fill it from the heads."""
    for kind in ALL:
        db.execute(f"DELETE FROM {kind}")
    for row in db.execute(f"{_HEAD} ORDER BY head.hlc, head.field").fetchall():
        _write(db, *row)


def _own(db: Database, kind: str, agg: str, item: str) -> None:
    """Give the row the subject and consent of its latest head, whatever order the heads came in."""
    subject, consent = db.execute(
        "SELECT event.subject, event.consent FROM head JOIN event ON event.node = head.node AND event.n = head.n "
        "WHERE head.agg = ? AND head.item = ? ORDER BY head.hlc DESC, head.field DESC LIMIT 1",
        [agg, item],
    ).fetchone()
    db.execute(
        f"UPDATE {kind} SET subject = ?, consent = ? WHERE agg = ? AND item = ? AND consent IS NOT ?",
        [subject, consent, agg, item, consent],
    )


def contents(db: Database) -> dict[tuple[str, str, str], dict[str, object]]:
    """Return every row of every derived table by (kind, agg, item), empty columns left out."""
    found: dict[tuple[str, str, str], dict[str, object]] = {}
    for kind in ALL:
        for row in db.query(f"SELECT * FROM {kind}"):
            place = (kind, str(row.pop("agg")), str(row.pop("item")))
            found[place] = {name: value for name, value in row.items() if value is not None}
    return found


def expected(db: Database) -> dict[tuple[str, str, str], dict[str, object]]:
    """Return what the heads add up to, worked out anew in memory, in the form of :func:`contents`."""
    found: dict[tuple[str, str, str], dict[str, object]] = {}
    for kind, agg, item, field, subject, consent, val in db.execute(f"{_HEAD} ORDER BY head.hlc, head.field"):
        row = found.setdefault((kind, agg, item), {})
        row |= {"subject": subject, "consent": consent, field: _column(val)}
    return {place: {name: value for name, value in row.items() if value is not None} for place, row in found.items()}


def _write(
    db: Database, kind: str, agg: str, item: str, field: str, subject: str | None, consent: str | None, val: str
) -> None:
    if field not in ALL[kind]:
        raise ValueError(f"{kind} has no field {field}")
    db.execute(
        f"INSERT INTO {kind} (agg, item, subject, consent, {field}) VALUES (?, ?, ?, ?, ?) ON CONFLICT (agg, item) "
        f"DO UPDATE SET {field} = excluded.{field}, subject = excluded.subject, consent = excluded.consent",
        [agg, item, subject, consent, _column(val)],
    )


def _column(val: str) -> str | int | float | None:
    value = json.loads(val)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (dict, list)):
        return canonical(value)
    return value if value is None or isinstance(value, (str, int, float)) else str(value)
