"""Deeds: which events belong to one act, taking an act back, and one that reached only one of the two files.

Taking back is a new deed that sets what stood before; the log is never rewound.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass

from interviewer.domain.event import Edit, EventId
from interviewer.storage import heads, local
from interviewer.storage.driver import Database
from interviewer.storage.log import append, transaction
from interviewer.storage.tables import ANCHORED

PENDING = "pending_deed"

_MAKES = {("person", "pseudonym"), ("case_", "pseudonym"), ("interview", "guide"), ("identifier", "pseudonym")}
"""Fields that are written when a thing is made."""


@dataclass(frozen=True, slots=True)
class Place:
    """One field that a deed wrote, with what it takes to set it back."""

    kind: str
    agg: str
    item: str
    field: str
    subject: str | None
    consent: str | None
    last: EventId
    """The deed's last event of the field."""
    leaves: tuple[EventId, ...]
    """What stands there now."""
    before: tuple[str, ...]
    """The values that stood before, as they are stored; none where the field was empty, several in a conflict."""
    gone: bool
    """Something that stood before was erased."""

    @property
    def makes(self) -> bool:
        """Return whether the deed made what the field belongs to."""
        return (self.kind, self.field) in _MAKES and not self.before and not self.gone

    @property
    def moved(self) -> bool:
        """Return whether something was written there since."""
        return self.leaves != (self.last,)


def touches(db: Database, deed: str) -> bool:
    """Return whether the file holds an event of this deed."""
    return db.execute("SELECT 1 FROM event WHERE deed = ? LIMIT 1", [deed]).fetchone() is not None


def places(db: Database, deed: str) -> list[Place]:
    """Return the fields a deed wrote in this file, the last written first."""
    rows = db.execute(
        "SELECT kind, agg, item, field, subject, consent, event.node, n, uuid FROM event "
        "JOIN node ON node.id = event.node WHERE deed = ? ORDER BY seq DESC",
        [deed],
    ).fetchall()
    found: dict[tuple[str, str, str], list[tuple[str, str | None, str | None, int, int, str]]] = {}
    for kind, agg, item, field, subject, consent, node, n, uuid in rows:
        found.setdefault((agg, item, field), []).append((kind, subject, consent, node, n, uuid))
    return [_place(db, where, written) for where, written in found.items()]


def _place(
    db: Database, where: tuple[str, str, str], written: list[tuple[str, str | None, str | None, int, int, str]]
) -> Place:
    kind, subject, consent, _node, last_n, uuid = written[0]
    *_same, node, first_n, _uuid = written[-1]
    agg, item, field = where
    before = db.execute(
        "SELECT event.val FROM parent LEFT JOIN event ON event.node = parent_node AND event.n = parent_n "
        "WHERE parent.node = ? AND parent.n = ? ORDER BY parent_node, parent_n",
        [node, first_n],
    ).fetchall()
    return Place(
        kind, agg, item, field, subject, consent, (uuid, last_n), tuple(heads.leaves(db, *where)),
        tuple(dict.fromkeys(str(val) for (val,) in before if val is not None)), any(val is None for (val,) in before),
    )  # fmt: skip


def written_by(db: Database, place: Place, among: Collection[str]) -> bool:
    """Return whether what stands in a field was written by one of these deeds."""
    if len(place.leaves) != 1:
        return False
    row = db.execute(
        "SELECT deed FROM event JOIN node ON node.id = event.node WHERE uuid = ? AND n = ?", list(place.leaves[0])
    ).fetchone()
    return row is not None and row[0] in among


def kinds(db: Database, deed: str) -> set[str]:
    """Return the kinds of what a deed wrote in this file."""
    return {str(row[0]) for row in db.execute("SELECT DISTINCT kind FROM event WHERE deed = ?", [deed])}


def alone(db: Database, agg: str, deed: str) -> bool:
    """Return whether nothing but this deed wrote anything under ``agg``."""
    return not db.execute("SELECT 1 FROM event WHERE agg = ? AND deed <> ? LIMIT 1", [agg, deed]).fetchone()


def take_back(db: Database, found: list[Place], deed: str) -> None:
    """Set the fields back as one deed, words under the consent they were written under.

    What the deed made is taken away instead. Where several values stood before, they stand side by side again.
    """
    made = {place.agg: place.kind for place in found if place.makes}
    for agg, kind in made.items():
        append(db, [Edit(kind, agg, "removed", True)], deed)
    for place in sorted(found, key=lambda place: place.kind in ANCHORED):
        if place.agg in made and place.kind == made[place.agg]:
            continue
        shown = heads.value(db, place.last)
        for val in sorted(place.before or ("null",), key=lambda val: val == shown):
            value = _placed(db, json.loads(val)) if place.kind in ANCHORED else json.loads(val)
            edit = Edit(
                place.kind, place.agg, place.field, value, place.item, place.subject, place.consent, place.leaves
            )
            append(db, [edit], deed)


def _placed(db: Database, span: object) -> object:
    """Return a mark or coding on the text that stands again, where that is the very text it was set on."""
    if not isinstance(span, dict) or not span.get("event"):
        return span
    at = tuple(span["event"])
    row = db.execute(
        "SELECT agg, item, field, val FROM event JOIN node ON node.id = event.node WHERE uuid = ? AND n = ?", list(at)
    ).fetchone()
    head = heads.shown(db, *row[:3]) if row else None
    same = head is not None and row is not None and heads.value(db, head) == row[3]
    return {**span, "event": list(head)} if same and head is not None else span


def take_back_orphan(key: Database, data: Database) -> bool:
    """Take back the key's latest deed when the program stopped before the data file had its part of it.

    Returns whether there was one. The key is written first, so this is all that a stop between the two can leave. What
    was erased in it stays erased.
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
        "SELECT kind, agg, item, field, subject, consent, node, n FROM event WHERE deed = ? AND kind <> 'erasure' "
        "ORDER BY seq DESC",
        [deed],
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
