"""The collection of good practice: one record each, under the project."""

from interviewer.domain.practice import Basis, Practice
from interviewer.storage import records, rows
from interviewer.storage.driver import Database

_KIND = "practice"
_TEXTS = ("title", "what", "theme", "needs", "effect", "by")


def all_of(db: Database) -> list[Practice]:
    """Return all of it, in the order it was begun."""
    return [
        Practice(
            record.id, **{name: str(record.said.get(name, "")) for name in _TEXTS},
            cases=tuple(map(str, record.said.get("cases", ()))), at=rows.moment(record.said.get("at")),
            builds_on=tuple(Basis(*map(str, each)) for each in record.said.get("builds_on", ())),
        )
        for record in records.of_project(db, _KIND)
    ]  # fmt: skip


def save(db: Database, practice: Practice, deed: str) -> None:
    """Keep one; fields that say nothing are left out."""
    said: dict[str, object] = {name: text for name in _TEXTS if (text := getattr(practice, name))}
    if practice.builds_on:
        said["builds_on"] = [[each.interview, each.coding, each.item] for each in practice.builds_on]
    records.save_for_project(
        db, _KIND, practice.id, {**said, "cases": list(practice.cases), "at": rows.stamp(practice.at)}, deed
    )


def remove(db: Database, practice_id: str, deed: str) -> None:
    """Take one away."""
    records.save_for_project(db, _KIND, practice_id, None, deed)
