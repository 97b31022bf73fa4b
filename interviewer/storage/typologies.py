"""Typologies and the cases in them: a frame and its cells each by themselves under the project, a place under its case.

Since every cell is an item of its own, two laptops that write in different cells agree.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from interviewer.domain.event import Edit
from interviewer.domain.typology import Cell, Fit, Named, Placement, Typology
from interviewer.storage import history, records, rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append, project_id

_KIND, _PLACE = "typology", "placement"
_LISTS = ("types", "authors", "criteria")


def all_of(db: Database) -> list[Typology]:
    """Return every typology, by title."""
    held = records.of_project(db, _KIND)
    cells: dict[str, dict[Cell, str]] = {}
    for record in held:
        one, *keys = record.id.split("/")
        if len(keys) == 3:
            cells.setdefault(one, {})[(keys[0], keys[1], keys[2])] = str(record.said.get("text", ""))
    found = [_typology(record.id, record.said, cells.get(record.id, {})) for record in held if "/" not in record.id]
    return sorted(found, key=lambda each: (each.title.casefold(), each.id))


def save(db: Database, typology: Typology, before: Typology | None, deed: str) -> None:
    """Keep what has changed since ``before``; definitions of a type, author or criterion that is gone go with it."""
    frame = _frame(typology)
    edits: dict[str, dict[str, object] | None] = {}
    if before is None or _frame(before) != frame:
        edits[typology.id] = frame
    earlier, now = before.definitions if before else {}, typology.standing()
    for cell in [*earlier, *(each for each in now if each not in earlier)]:
        if earlier.get(cell, "") != now.get(cell, ""):
            edits["/".join((typology.id, *cell))] = {"text": now[cell]} if cell in now else None
    _append(db, edits, deed)


def remove(db: Database, typology: Typology, deed: str) -> None:
    """Take a typology away with its definitions; the places of cases are taken away by themselves."""
    gone: dict[str, dict[str, object] | None] = {"/".join((typology.id, *cell)): None for cell in typology.definitions}
    _append(db, {typology.id: None, **gone}, deed)


def placements(db: Database, typology: str) -> list[Placement]:
    """Return where cases stand in a typology, by the id of the case."""
    return [_placement(each.owner, each.id, each.said) for each in records.of(db, _PLACE) if each.id == typology]


def place(db: Database, placement: Placement, deed: str) -> None:
    """Keep where a case stands."""
    said = {
        "type": placement.type, "fits": {key: fit.value for key, fit in placement.fits.items()},
        "deviation": placement.deviation, "rationale": placement.rationale, "by": placement.by,
        "at": rows.stamp(placement.at),
    }  # fmt: skip
    records.save(db, _PLACE, placement.case, placement.typology, said, deed)


def take_out(db: Database, case: str, typology: str, deed: str) -> None:
    """Take a case out of a typology."""
    records.save(db, _PLACE, case, typology, None, deed)


def moves(db: Database, case: str, typology: str) -> list[tuple[datetime, str, Placement | None]]:
    """Return every place a case was given, oldest first, with when and by whom; ``None`` where it was taken out."""
    steps = history.steps(db, case, typology, ["record"])
    return [
        (each.at, each.person, _placement(case, typology, each.after) if isinstance(each.after, Mapping) else None)
        for each in steps
    ]


def _append(db: Database, edits: Mapping[str, dict[str, object] | None], deed: str) -> None:
    owner = project_id(db)
    if edits:
        append(db, [Edit(_KIND, owner, "record", said, item) for item, said in edits.items()], deed)


def _frame(typology: Typology) -> dict[str, object]:
    lists = {name: [{"key": each.key, "name": each.name} for each in getattr(typology, name)] for name in _LISTS}
    return {"title": typology.title, "source": typology.source, **lists}


def _typology(one: str, said: Mapping[str, Any], cells: Mapping[Cell, str]) -> Typology:
    types, authors, criteria = (
        tuple(Named(str(each["key"]), str(each["name"])) for each in said.get(name, ())) for name in _LISTS
    )
    return Typology(one, str(said.get("title", "")), types, authors, criteria, cells, str(said.get("source", "")))


def _placement(case: str, typology: str, said: Mapping[str, Any]) -> Placement:
    fits = {str(key): Fit(fit) for key, fit in said.get("fits", {}).items()}
    return Placement(
        typology, case, str(said.get("type", "")), fits, str(said.get("deviation", "")), str(said.get("rationale", "")),
        str(said.get("by", "")), rows.moment(said.get("at")),
    )  # fmt: skip
