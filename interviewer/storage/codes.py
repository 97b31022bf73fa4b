"""The codebook in the project: one record a code, under the project."""

from collections.abc import Mapping
from typing import Any

from interviewer.domain.code import Code, Codebook
from interviewer.storage import records
from interviewer.storage.driver import Database
from interviewer.storage.log import project_id

_TEXTS = ("name", "parent", "definition", "example", "colour", "letter", "merged_into")


def codebook(db: Database) -> Codebook:
    """Return every code there is, those that were merged into others too."""
    return Codebook(tuple(_code(record.id, record.said) for record in records.of_project(db, "code")))


def state(db: Database) -> str:
    """Return what changes whenever the codebook in this file does: the events that its codes are made of."""
    row = db.execute(
        "SELECT group_concat(item || ' ' || node || ' ' || n) FROM head WHERE agg = ? AND kind = 'code'",
        [project_id(db)],
    ).fetchone()
    return str(row[0] or "")


def from_record(code_id: str, said: object) -> Code | None:
    """Return a code from what an event says of it; ``None`` where it says that the code was taken away."""
    return _code(code_id, said) if isinstance(said, Mapping) else None


def save(db: Database, code: Code, deed: str) -> None:
    """Keep a code; fields that say nothing are left out."""
    said: dict[str, object] = {name: text for name in _TEXTS if (text := getattr(code, name))}
    records.save_for_project(db, "code", code.id, {**said, "place": code.place}, deed)


def remove(db: Database, code_id: str, deed: str) -> None:
    """Take a code away; its codings stay, under a code that is gone, until they are taken away themselves."""
    records.save_for_project(db, "code", code_id, None, deed)


def _code(code_id: str, said: Mapping[str, Any]) -> Code:
    texts = {name: str(said.get(name, "")) for name in _TEXTS}
    return Code(code_id, place=int(said.get("place", 0)), **texts)
