"""Drafts: what is being typed, one overwritten row a field, with the leaves its author saw at the first key."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from interviewer.domain.event import EventId, canonical
from interviewer.storage import heads
from interviewer.storage.driver import Database, IntegrityError
from interviewer.storage.errors import ConsentMissing
from interviewer.storage.log import transaction


@dataclass(frozen=True, slots=True)
class Draft:
    """Text on its way into the log; ``val`` is plain JSON (text, marks, cursor)."""

    agg: str
    item: str
    field: str
    subject: str
    consent: str
    val: dict[str, object]
    base: tuple[EventId, ...] = ()


def keep(db: Database, draft: Draft) -> None:
    """Overwrite the field's draft; the first one remembers which leaves stood.

    Raises ConsentMissing. This is the autosave path: one transaction, one row.
    """
    try:
        with transaction(db):
            _keep(db, draft)
    except IntegrityError as error:
        raise ConsentMissing(draft.subject[:8]) from error


def _keep(db: Database, draft: Draft) -> None:
    val, at = canonical(draft.val), datetime.now(UTC).isoformat()
    place = [draft.agg, draft.item, draft.field]
    changed = db.execute(
        "UPDATE draft SET val = ?, at = ? WHERE agg = ? AND item = ? AND field = ?", [val, at, *place]
    ).rowcount
    if changed:
        return
    base = canonical(heads.leaves(db, *place))
    db.execute(
        "INSERT INTO draft (agg, item, field, kind, subject, consent, base, val, at) "
        "VALUES (?, ?, ?, 'answer', ?, ?, ?, ?, ?)",
        [*place, draft.subject, draft.consent, base, val, at],
    )


def of(db: Database, agg: str | None = None) -> list[Draft]:
    """Return the drafts of an interview, or of the whole file, oldest first."""
    found = db.execute(
        "SELECT agg, item, field, subject, consent, val, base FROM draft WHERE :agg IS NULL OR agg = :agg ORDER BY at",
        {"agg": agg},
    ).fetchall()
    return [
        Draft(agg_, item, field, subject, consent, json.loads(val), tuple((n[0], n[1]) for n in json.loads(base)))
        for agg_, item, field, subject, consent, val, base in found
    ]


def get(db: Database, agg: str, item: str, field: str) -> Draft | None:
    """Return the draft of one field, or ``None``."""
    return next((draft for draft in of(db, agg) if (draft.item, draft.field) == (item, field)), None)


def drop(db: Database, agg: str, item: str, field: str) -> None:
    """Forget the draft of one field."""
    db.execute("DELETE FROM draft WHERE agg = ? AND item = ? AND field = ?", [agg, item, field])
