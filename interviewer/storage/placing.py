"""Where marks stand: on the text they were put on, or without a place until a person gives them one.

A mark names the event of its text. When another text stands now, a mark keeps its place only if its words occur there
once and only once; storage never computes a moved position.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviewer.domain.answer import Field
from interviewer.domain.event import EventId
from interviewer.domain.mark import Mark, MarkKind, found_once
from interviewer.storage import heads, rows
from interviewer.storage.driver import Database


@dataclass(frozen=True, slots=True)
class Placed:
    """The marks of one text: those that stand in it, in order, and those without a place."""

    marks: tuple[Mark, ...] = ()
    unplaced: tuple[Mark, ...] = ()


def of_interview(db: Database, interview: str, answers: Sequence[rows.Row]) -> dict[tuple[str, str], Placed]:
    """Return the marks of an interview by the item and field of their text; ``answers`` are its rows."""
    texts = {(str(row["item"]), field.value): str(row[field.value] or "") for row in answers for field in Field}
    spans: dict[tuple[str, str], list[rows.Row]] = {}
    for row, span in rows.records(db, "mark", interview, "span"):
        spans.setdefault((span["answer"], span["field"]), []).append({**span, "id": row["item"]})
    return {place: _placed(db, interview, place, texts.get(place, ""), found) for place, found in spans.items()}


def unplaced(db: Database, interview: str, item: str, field: str) -> frozenset[str]:
    """Return the ids of the marks of one text that have no place in it."""
    answers = rows.of(db, "answer", "agg = ? AND item = ?", [interview, item])
    found = of_interview(db, interview, answers).get((item, field), Placed())
    return frozenset(mark.id for mark in found.unplaced)


def _placed(db: Database, interview: str, place: tuple[str, str], text: str, spans: Iterable[rows.Row]) -> Placed:
    item, field = place
    head = heads.shown(db, interview, item, field)
    marks, homeless = [], []
    for span in spans:
        mark = Mark(span["id"], span["start"], span["end"], MarkKind(span["kind"]), span["words"])
        own = _event(span)
        stands = own == head or _same(db, own, head)
        found = mark if stands else found_once(mark, text)
        if found is not None:
            marks.append(found)
        else:
            homeless.append(mark)
    return Placed(_in_order(marks), _in_order(homeless))


def _event(span: rows.Row) -> EventId | None:
    return (str(span["event"][0]), int(span["event"][1])) if span["event"] else None


def _same(db: Database, own: EventId | None, head: EventId | None) -> bool:
    """Return whether two events say the same text; a mark that names no text stands where it was put."""
    if own is None or head is None:
        return own is None
    said = heads.value(db, own)
    return said is not None and said == heads.value(db, head)


def _in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.id)))
