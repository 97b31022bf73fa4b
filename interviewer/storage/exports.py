"""What left the program and what was accepted before it did: exports, small cells, and how the lead wants them made."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from interviewer.domain.event import Edit
from interviewer.domain.identity import new_id
from interviewer.storage import rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append, project_id


@dataclass(frozen=True, slots=True)
class Export:
    """One export (E9): what, to whom, by whom, when; each file by its name and SHA-256."""

    id: str
    what: str
    audience: str
    attribution: str
    by: str
    at: datetime
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A combination that few share, which somebody let pass for an audience, with the reason."""

    combination: tuple[tuple[str, str], ...]
    audience: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Replaced:
    """One replacement as it was made: what stood there and what was printed. It lies in the key file only."""

    question: str
    text: str
    shown: str
    entry: str


@dataclass(frozen=True, slots=True)
class Replacements:
    """What was replaced in one interview when it was exported."""

    id: str
    interview: str
    export: str
    made: tuple[Replaced, ...]


def all_of(db: Database) -> list[Export]:
    """Return every export, oldest first."""
    found = [
        Export(
            row["item"], record["what"], record["audience"], record["attribution"], record["by"],
            datetime.fromisoformat(record["at"]), tuple((str(name), str(mark)) for name, mark in record["files"]),
        )
        for row, record in rows.records(db, "export")
    ]  # fmt: skip
    return sorted(found, key=lambda export: (export.at, export.id))


def save(db: Database, export: Export, deed: str) -> None:
    """Keep that something was exported."""
    record = {
        "what": export.what, "audience": export.audience, "attribution": export.attribution, "by": export.by,
        "at": export.at.isoformat(), "files": [list(file) for file in export.files],
    }  # fmt: skip
    append(db, [Edit("export", project_id(db), "record", record, export.id)], deed)


def take_back(db: Database, export: Export, deed: str) -> None:
    """Keep that an export came to nothing: its files could not be written."""
    append(db, [Edit("export", project_id(db), "record", None, export.id)], deed)


def accepted(db: Database) -> list[Accepted]:
    """Return the small cells that were accepted, oldest first."""
    found = [
        Accepted(
            tuple((str(name), str(value)) for name, value in record["combination"]), record["audience"],
            record["reason"], record["by"], datetime.fromisoformat(record["at"]),
        )
        for _row, record in rows.records(db, "cell") if "reason" in record
    ]  # fmt: skip
    return sorted(found, key=lambda each: each.at)


def accept(db: Database, cell: Accepted, deed: str) -> None:
    """Keep that a small cell was accepted."""
    record = {
        "combination": [list(pair) for pair in cell.combination], "audience": cell.audience, "reason": cell.reason,
        "by": cell.by, "at": cell.at.isoformat(),
    }  # fmt: skip
    append(db, [Edit("cell", project_id(db), "record", record, new_id())], deed)


def populations(db: Database) -> dict[tuple[tuple[str, str], ...], int]:
    """Return how many people share a combination, where somebody stated it; the latest statement stands."""
    found = [record for _row, record in rows.records(db, "cell") if "people" in record]
    return {
        tuple((str(name), str(value)) for name, value in record["combination"]): int(record["people"])
        for record in sorted(found, key=lambda record: str(record["at"]))
    }


def state_population(
    db: Database, combination: tuple[tuple[str, str], ...], people: int, at: datetime, deed: str
) -> None:
    """Keep how many people share a combination."""
    record = {"combination": [list(pair) for pair in combination], "people": people, "at": at.isoformat()}
    append(db, [Edit("cell", project_id(db), "record", record, new_id())], deed)


def profile(key: Database) -> dict[str, str]:
    """Return how the lead wants exports made: names of settings with their values."""
    row = rows.one(key, "profile", project_id(key))
    found = rows.records(key, "profile", project_id(key)) if row else []
    return {str(name): str(value) for name, value in (found[0][1] if found else {}).items()}


def save_profile(key: Database, settings: Mapping[str, str], deed: str) -> None:
    """Keep how exports are made."""
    append(key, [Edit("profile", project_id(key), "record", dict(settings))], deed)


def numbers(key: Database) -> dict[str, int]:
    """Return the readable numbers that were given, by what they stand for."""
    return {row["agg"]: int(row["n"]) for row in rows.of(key, "number", "n IS NOT NULL")}


def give_number(key: Database, to: str, number: int, deed: str) -> None:
    """Give a person, case or identifier its readable number."""
    append(key, [Edit("number", to, "n", number)], deed)


def log_replacements(key: Database, held: Replacements, deed: str) -> None:
    """Keep what was replaced in an interview when it was exported."""
    made = [asdict(each) for each in held.made]
    record = {"interview": held.interview, "export": held.export, "made": made}
    append(key, [Edit("replaced", held.id, "record", record)], deed)


def replacements(key: Database) -> list[Replacements]:
    """Return what was replaced, interview by interview and export by export."""
    return [
        Replacements(
            row["agg"], record["interview"], record["export"], tuple(Replaced(**each) for each in record["made"])
        )
        for row, record in rows.records(key, "replaced")
    ]
