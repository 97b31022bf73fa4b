"""Rows of derived tables in and out: JSON columns, moments, and the edits that make up a row."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from interviewer.domain.event import Edit
from interviewer.storage.driver import Database

Row = dict[str, Any]


def of(db: Database, kind: str, where: str = "1", values: list[object] | None = None) -> list[Row]:
    """Return the rows of a derived table, oldest first; ``where`` is ours, values are bound."""
    return list(db.query(f"SELECT * FROM {kind} WHERE {where} ORDER BY agg, item", values or []))


def one(db: Database, kind: str, agg: str, item: str = "") -> Row | None:
    """Return one row, or ``None``."""
    found = of(db, kind, "agg = ? AND item = ?", [agg, item])
    return found[0] if found else None


def records(db: Database, kind: str, agg: str | None = None, field: str = "record") -> list[tuple[Row, Row]]:
    """Return each row with its JSON record, leaving out what was removed."""
    found = of(db, kind) if agg is None else of(db, kind, "agg = ?", [agg])
    return [(row, json.loads(row[field])) for row in found if row[field] is not None]


def edits(kind: str, agg: str, fields: Mapping[str, object], item: str = "") -> list[Edit]:
    """Return an edit for each field of a row that needs no consent."""
    return [Edit(kind, agg, name, value, item) for name, value in fields.items()]


def said(row: Row | None, fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that say something, or that said something before: what was always empty makes no event."""
    before = row or {}
    return {name: value for name, value in fields.items() if value or before.get(name) not in (None, "", 0, "[]", "{}")}


def listed(text: str | None) -> tuple[str, ...]:
    """Return a JSON list of texts; none when the column is empty."""
    return tuple(json.loads(text)) if text else ()


def moment(text: str | None) -> datetime | None:
    """Return a moment with its offset, from RFC 3339."""
    return datetime.fromisoformat(text) if text else None


def stamp(at: datetime | None) -> str | None:
    """Return a moment as RFC 3339 with its offset."""
    return at.isoformat() if at else None


def truth(value: object) -> bool | None:
    """Return a truth value that may be unknown."""
    return None if value is None else bool(value)
