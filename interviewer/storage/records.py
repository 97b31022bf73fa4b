"""Plain records of the project: one JSON object under an owner and an id, kept whole; the latest word counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from interviewer.domain.event import Edit
from interviewer.storage import rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append, project_id


@dataclass(frozen=True, slots=True)
class Record:
    """A record with whom it is about, its id, and what it says."""

    owner: str
    id: str
    said: rows.Row
    subject: str = ""


def of(db: Database, kind: str, owner: str | None = None) -> list[Record]:
    """Return the records of a kind, of one owner or of all, in the order of their owners and ids."""
    return [
        Record(str(row["agg"]), str(row["item"]), record, str(row["subject"] or ""))
        for row, record in rows.records(db, kind, owner)
    ]


def of_project(db: Database, kind: str) -> list[Record]:
    """Return the records of a kind that the project itself owns."""
    return of(db, kind, project_id(db))


def save(db: Database, kind: str, owner: str, item: str, said: Mapping[str, object] | None, deed: str) -> None:
    """Keep a record; ``None`` takes it away."""
    append(db, [Edit(kind, owner, "record", dict(said) if said is not None else None, item)], deed)


def save_for_project(db: Database, kind: str, item: str, said: Mapping[str, object] | None, deed: str) -> None:
    """Keep a record of the project itself; ``None`` takes it away."""
    save(db, kind, project_id(db), item, said, deed)


def save_words(
    db: Database,
    kind: str,
    owner: str,
    item: str,
    said: Mapping[str, object] | None,
    subject: str,
    consent: str,
    deed: str,
) -> None:
    """Keep a record with an informant's words, under the consent that opens for them. Raises ConsentMissing."""
    value = dict(said) if said is not None else None
    append(db, [Edit(kind, owner, "record", value, item, subject, consent)], deed)
