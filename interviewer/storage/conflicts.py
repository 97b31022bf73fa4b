"""Open conflicts: fields on which laptops said different things without having seen each other."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from interviewer.domain.event import Edit, EventId
from interviewer.domain.mark import Mark, MarkKind
from interviewer.storage import heads, nodes, rows
from interviewer.storage.answers import span_of
from interviewer.storage.driver import Database
from interviewer.storage.log import append
from interviewer.storage.tables import ANCHORED

_EVENT = """
SELECT event.val, event.hlc, event.deed, event.subject, event.consent, node.person, node.device, event.node
FROM event JOIN node ON node.id = event.node WHERE node.uuid = ? AND event.n = ?
"""
_PARENTS = """
SELECT node.uuid, parent.parent_n FROM parent JOIN node ON node.id = parent.parent_node
JOIN node AS own ON own.id = parent.node WHERE own.uuid = ? AND parent.n = ? ORDER BY node.uuid, parent.parent_n
"""
_JOIN = "same_as"
"""A person joined with two others on two laptops is no conflict: all three are one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A field on which several values stand."""

    kind: str
    agg: str
    item: str
    field: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One of the values: who wrote it where and when, and what stood there as they saw it."""

    event: EventId
    value: object
    person: str
    device: str
    at: datetime
    deed: str
    subject: str | None
    consent: str | None
    saw: tuple[object, ...]
    mine: bool


def open_(db: Database) -> list[Place]:
    """Return the fields with an open conflict, oldest items first.

    Marks and codings follow the text they stand on and are settled with it; a join with several is none.
    """
    found = db.execute(
        "SELECT kind, agg, item, field FROM head WHERE leaves > 1 AND field <> ? ORDER BY agg, item, field", [_JOIN]
    ).fetchall()
    places = [Place(*map(str, row)) for row in found]
    texts = {(place.agg, place.item, place.field) for place in places}
    return [place for place in places if place.kind not in ANCHORED or _stands_alone(db, place, texts)]


def _stands_alone(db: Database, place: Place, texts: set[tuple[str, str, str]]) -> bool:
    """Return whether a span is in conflict by itself: its text is settled, and more than the text's event differs."""
    spans = [leaf.value for leaf in leaves(db, place)]
    held = [span for span in spans if isinstance(span, dict)]
    if any((place.agg, str(span["answer"]), str(span["field"])) in texts for span in held):
        return False
    said = {json.dumps({**span, "event": None}, sort_keys=True) if isinstance(span, dict) else "" for span in spans}
    return len(said) > 1


def leaves(db: Database, place: Place) -> list[Leaf]:
    """Return the values that stand on a field, the one shown first."""
    own = nodes.own(db)[0]
    return [_leaf(db, event, own) for event in heads.leaves(db, place.agg, place.item, place.field)]


def _leaf(db: Database, event: EventId, own: int) -> Leaf:
    val, _hlc, deed, subject, consent, *_by = db.execute(_EVENT, list(event)).fetchone()
    first = _first(db, event, str(val))
    _val, hlc, _deed, _subject, _consent, person, device, node = db.execute(_EVENT, list(first)).fetchone()
    before = (heads.value(db, parent) for parent in _parents(db, first))
    return Leaf(
        event=event,
        value=json.loads(val),
        person=str(person),
        device=str(device),
        at=datetime.fromtimestamp(int(hlc[:13]) / 1000, UTC),
        deed=str(deed),
        subject=subject,
        consent=consent,
        saw=tuple(json.loads(value) for value in before if value is not None),
        mine=int(node) == own,
    )


def _parents(db: Database, event: EventId) -> list[EventId]:
    return [(str(uuid), int(n)) for uuid, n in db.execute(_PARENTS, list(event)).fetchall()]


def _first(db: Database, event: EventId, val: str) -> EventId:
    """Return the event that said this first where ``event`` only reopens a conflict that had been settled."""
    for settled in _parents(db, event):
        before = _parents(db, settled)
        for leaf in before if len(before) > 1 else ():
            if heads.value(db, leaf) == val:
                return leaf
    return event


def marks_of(db: Database, place: Place) -> Mapping[str, list[Leaf]]:
    """Return the leaves of every mark on a text, by the mark's id; also of those that somebody took away."""
    found: dict[str, list[Leaf]] = {}
    for row in rows.of(db, "mark", "agg = ?", [place.agg]):
        held = leaves(db, Place("mark", place.agg, row["item"], "span"))
        spans = [leaf.value for leaf in held if isinstance(leaf.value, dict)]
        if any((span["answer"], span["field"]) == (place.item, place.field) for span in spans):
            found[row["item"]] = held
    return found


def settle(db: Database, place: Place, value: object, by: Leaf, deed: str) -> None:
    """Let ``value`` stand, after every leaf; it belongs to whom, and is kept under the consent that, ``by`` does."""
    append(db, [Edit(place.kind, place.agg, place.field, value, place.item, by.subject, by.consent)], deed)


def settle_text(db: Database, place: Place, text: str, by: Leaf, parts: Sequence[tuple[Leaf, int]], deed: str) -> None:
    """Let ``text`` stand for an answer, with the marks of the versions in it put on it anew in the same deed.

    ``parts`` are those versions with where each begins in ``text``. Marks of other versions stay as they are.
    """
    marks = marks_of(db, place)
    edit = Edit(place.kind, place.agg, place.field, text, place.item, by.subject, by.consent)
    event = append(db, [edit], deed)[0]
    edits = [
        Edit("mark", place.agg, "span", value, mark, by.subject, by.consent)
        for mark, found in marks.items()
        for value in _carried(place, mark, found, parts, event, text)
    ]
    append(db, edits, deed)


def _carried(
    place: Place, mark: str, found: Sequence[Leaf], parts: Sequence[tuple[Leaf, int]], event: EventId, text: str
) -> list[object]:
    """Return what a mark becomes, if anything: the first of the versions kept that has it tells."""
    known = False
    for version, offset in parts:
        for leaf in found:
            span = leaf.value if isinstance(leaf.value, dict) else None
            if leaf.deed != version.deed and not (span and span["event"] == list(version.event)):
                continue
            known = True
            if span is not None:
                start, end = span["start"] + offset, span["end"] + offset
                carried = Mark(mark, start, end, MarkKind(span["kind"]), span["words"])
                return [span_of(carried, place.item, place.field, event, text)]
    if known:
        return [None]
    return [found[0].value] if len(found) > 1 else []
