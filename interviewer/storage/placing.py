"""Where marks and codings stand: on the text they were put on, or without a place until a person gives them one.

Each names the event of its text. When another text stands now, it keeps its place only if its words occur there once
and only once; storage never computes a moved position.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from interviewer.domain.anchors import Span, found_once
from interviewer.domain.answer import Field
from interviewer.domain.coding import Coding
from interviewer.domain.event import EventId
from interviewer.domain.mark import Mark, MarkKind
from interviewer.storage import heads, rows
from interviewer.storage.driver import Database


@dataclass(frozen=True, slots=True)
class Placed(Generic[Span]):
    """The spans of one text: those that stand in it, in order, and those without a place."""

    standing: tuple[Span, ...] = ()
    unplaced: tuple[Span, ...] = ()


def marks(
    db: Database, interview: str, answers: Sequence[rows.Row], *, alone: bool = False
) -> Mapping[tuple[str, str], Placed[Mark]]:
    """Return the marks of an interview by the item and field of their text; ``answers`` are its rows.

    ``alone`` leaves out those of other texts than these rows hold.
    """
    return _of_interview(db, "mark", _mark, interview, answers, alone=alone)


def codings(
    db: Database, interview: str, answers: Sequence[rows.Row], *, alone: bool = False
) -> Mapping[tuple[str, str], Placed[Coding]]:
    """Return the codings of an interview by the item and field of their text; ``answers`` are its rows.

    ``alone`` leaves out those of other texts than these rows hold.
    """
    return _of_interview(db, "coding", _coding, interview, answers, alone=alone)


def unplaced(db: Database, interview: str, item: str, field: str) -> frozenset[str]:
    """Return the ids of the marks of one text that have no place in it."""
    answers = rows.of(db, "answer", "agg = ? AND item = ?", [interview, item])
    found = marks(db, interview, answers).get((item, field))
    return frozenset(mark.id for mark in found.unplaced) if found else frozenset()


def _mark(one: str, span: rows.Row) -> Mark:
    return Mark(one, span["start"], span["end"], MarkKind(span["kind"]), span["words"])


def _coding(one: str, span: rows.Row) -> Coding:
    made = rows.moment(span.get("made"))
    return Coding(one, span["start"], span["end"], span["code"], span["words"], span.get("by", ""), made)


def _of_interview(
    db: Database, kind: str, made: Callable[[str, rows.Row], Span], interview: str, answers: Sequence[rows.Row],
    *, alone: bool = False,
) -> dict[tuple[str, str], Placed[Span]]:  # fmt: skip
    texts = {(str(row["item"]), field.value): str(row[field.value] or "") for row in answers for field in Field}
    held: dict[tuple[str, str], list[tuple[Span, EventId | None]]] = {}
    for row in _rows(db, kind, interview, [str(row["item"]) for row in answers] if alone else None):
        span = json.loads(row["span"])
        held.setdefault((span["answer"], span["field"]), []).append((made(row["item"], span), _event(span)))
    return {place: _placed(db, interview, place, texts.get(place, ""), found) for place, found in held.items()}


def _rows(db: Database, kind: str, interview: str, items: Sequence[str] | None) -> list[rows.Row]:
    """Return the rows of a kind that stand on something, all of them or those on the answers with these items."""
    if items is None:
        return rows.of(db, kind, "agg = ? AND span IS NOT NULL", [interview])
    asked = ", ".join("?" for _item in items)
    where = f"agg = ? AND span IS NOT NULL AND json_extract(span, '$.answer') IN ({asked})"
    return rows.of(db, kind, where, [interview, *items])


def _placed(
    db: Database, interview: str, place: tuple[str, str], text: str, held: Iterable[tuple[Span, EventId | None]]
) -> Placed[Span]:
    head = heads.shown(db, interview, *place)
    standing: list[Span] = []
    homeless: list[Span] = []
    for span, own in held:
        stands = own == head or _same(db, own, head)
        found = span if stands else found_once(span, text)
        if found is not None:
            standing.append(found)
        else:
            homeless.append(span)
    return Placed(_in_order(standing), _in_order(homeless))


def _event(span: rows.Row) -> EventId | None:
    return (str(span["event"][0]), int(span["event"][1])) if span["event"] else None


def _same(db: Database, own: EventId | None, head: EventId | None) -> bool:
    """Return whether two events say the same text; a span that names no text stands where it was put."""
    if own is None or head is None:
        return own is None
    said = heads.value(db, own)
    return said is not None and said == heads.value(db, head)


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.id)))
