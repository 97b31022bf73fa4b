"""Derived tables follow the heads: one field at a time in step with the log, or many after a merge."""

import json
from typing import Any

from interviewer.domain.event import canonical
from interviewer.storage import word_index
from interviewer.storage.driver import Database
from interviewer.storage.heads import ONE, TOUCHED
from interviewer.storage.tables import ALL, WORDS

_HEAD = """
SELECT event.kind, event.agg, event.item, event.field, event.subject, event.consent, event.val
FROM head JOIN event ON event.node = head.node AND event.n = head.n
"""
_COLUMN = "CASE WHEN json_type(event.val) IN ('array', 'object') THEN event.val ELSE event.val ->> '$' END"


def refresh(db: Database, agg: str, item: str, field: str) -> None:
    """Bring the column that ``field`` adds up to in step with its head."""
    place = {"agg": agg, "item": item, "field": field}
    row = db.execute(f"SELECT kind FROM head WHERE (agg, item, field) = ({ONE})", place).fetchone()
    if row is not None:
        _write(db, str(row[0]), field, ONE, place)
        if row[0] == "answer" and field in word_index.TEXTS:
            word_index.refresh(db, agg, item)


def refresh_touched(db: Database) -> None:
    """Bring every touched place in step with its head; a row of which nothing is left goes."""
    _empty_gone(db)
    found = db.execute(
        f"SELECT DISTINCT head.kind, head.field FROM ({TOUCHED}) AS touched CROSS JOIN head USING (agg, item, field)"
    ).fetchall()
    for kind, field in sorted(found):
        _write(db, str(kind), str(field), TOUCHED, {})
    word_index.refresh_touched(db)


def clear(db: Database) -> None:
    """Empty every derived table."""
    for kind in ALL:
        db.execute(f"DELETE FROM {kind}")
    word_index.clear(db)


def add_later_than(db: Database, seq: int) -> None:
    """Write the columns of every place that got one event after ``seq``; those in ``touched`` are left out."""
    new = "event.seq > :seq AND (event.agg, event.item, event.field) NOT IN (SELECT agg, item, field FROM temp.touched)"
    found = db.execute("SELECT DISTINCT kind, field FROM event WHERE seq > ?", [seq]).fetchall()
    for kind, field in sorted(found):
        db.execute(
            f"INSERT INTO {kind} (agg, item, subject, consent, {field}) SELECT event.agg, event.item, event.subject,"
            f" event.consent, {_COLUMN} FROM event WHERE {new} AND event.kind = '{kind}' AND event.field = '{field}'"
            f" ON CONFLICT (agg, item) DO UPDATE SET {field} = excluded.{field}",
            {"seq": seq},
        )
    for kind in {str(kind) for kind, _field in found} & WORDS.keys():
        places = (
            f"SELECT event.agg, event.item FROM event CROSS JOIN {kind} AS row USING (agg, item)"
            f" WHERE event.seq > :seq AND event.kind = '{kind}' AND row.consent IS NOT event.consent"
        )
        _own(db, kind, places, {"seq": seq})
    word_index.add_later_than(db, seq)


def _empty_gone(db: Database) -> None:
    """Empty the columns of touched places of which no event is left, and take away rows of which no column is."""
    gone = db.execute(
        f"SELECT agg, item, field FROM ({TOUCHED}) AS touched WHERE NOT EXISTS (SELECT 1 FROM head WHERE head.agg ="
        " touched.agg AND head.item = touched.item AND head.field = touched.field)"
    ).fetchall()
    for agg, item, field in gone:
        for kind in (kind for kind, columns in ALL.items() if field in columns):
            db.execute(
                f"DELETE FROM {kind} WHERE agg = ? AND item = ? AND NOT EXISTS (SELECT 1 FROM head WHERE"
                f" head.agg = {kind}.agg AND head.item = {kind}.item)",
                [agg, item],
            )  # first: a row of somebody whose consent is gone too could not be changed
            db.execute(f"UPDATE {kind} SET {field} = NULL WHERE agg = ? AND item = ?", [agg, item])


def _write(db: Database, kind: str, field: str, places: str, values: dict[str, Any]) -> None:
    """Write one column of the rows at ``places``; a row belongs to the subject and consent of its latest head."""
    if field not in ALL[kind]:
        raise ValueError(f"{kind} has no field {field}")
    db.execute(
        f"INSERT INTO {kind} (agg, item, subject, consent, {field}) SELECT event.agg, event.item, event.subject,"
        f" event.consent, {_COLUMN} FROM ({places}) AS touched CROSS JOIN head USING (agg, item, field) JOIN event ON"
        f" event.node = head.node AND event.n = head.n WHERE head.kind = '{kind}' AND head.field = '{field}'"
        f" ON CONFLICT (agg, item) DO UPDATE SET {field} = excluded.{field}",
        values,
    )
    if kind in WORDS:
        _own(db, kind, places, values)


def _own(db: Database, kind: str, places: str, values: dict[str, Any]) -> None:
    """Give rows the subject and consent of their latest head, whatever order the heads came in."""
    latest = (
        "FROM head JOIN event ON event.node = head.node AND event.n = head.n WHERE head.agg = :agg"
        " AND head.item = :item ORDER BY head.hlc DESC, head.field DESC LIMIT 1"
    )
    rows = set(db.execute(f"SELECT agg, item FROM ({places})", values).fetchall())
    db.conn.executemany(
        f"UPDATE {kind} SET (subject, consent) = (SELECT event.subject, event.consent {latest}) WHERE agg = :agg AND"
        f" item = :item AND consent IS NOT (SELECT event.consent {latest})",
        [{"agg": agg, "item": item} for agg, item in sorted(rows)],
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


def _column(val: str) -> str | int | float | None:
    value = json.loads(val)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (dict, list)):
        return canonical(value)
    return value if value is None or isinstance(value, (str, int, float)) else str(value)
