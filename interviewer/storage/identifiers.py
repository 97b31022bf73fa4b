"""The register of identifiers in the key file: entries, forms that are none, and what was decided about marks."""

import json
from dataclasses import dataclass, replace
from datetime import date

from interviewer.domain.event import Edit
from interviewer.domain.identifier import Action, Citation, Identifier, Kind, Where
from interviewer.domain.identity import new_id
from interviewer.storage import joins, rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append

_TABLE = "identifier"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A spelling that a person said identifies nobody; exactly as it is written, capitals included."""

    id: str
    form: str
    by: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided about a mark: the passage stays as it is, or is not printed."""

    interview: str
    mark: str
    stays: bool
    by: str


def all_of(key: Database) -> list[Identifier]:
    """Return the entries, oldest first; ``same_as`` is the one that stands for a group."""
    groups = joins.of_table(key, _TABLE)
    held = [_identifier(row) for row in rows.of(key, _TABLE, "removed IS NOT 1")]
    return [
        replace(each, same_as=stands) if (stands := groups.canonical(each.id)) != each.id else each for each in held
    ]


def _identifier(row: rows.Row) -> Identifier:
    kept = json.loads(row["kept"]) if row["kept"] else None
    return Identifier(
        id=row["agg"],
        kind=Kind(row["kind"] or Kind.OTHER),
        forms=rows.listed(row["forms"]),
        pseudonym=row["pseudonym"] or "",
        action=Action(row["action"] or Action.PSEUDONYM),
        levels=rows.listed(row["levels"]),
        level=row["level"] or 0,
        about=row["about"] or "",
        kept=_citation(kept) if kept else None,
    )


def _citation(record: rows.Row) -> Citation:
    return Citation(record["source"], date.fromisoformat(record["seen"]), record["by"], Where(record["where"]))


def save(key: Database, identifier: Identifier, deed: str) -> None:
    """Keep what changed of an entry; an entry that was taken away is there again."""
    kept = identifier.kept
    fields: dict[str, object] = {
        "kind": identifier.kind.value,
        "forms": list(identifier.forms),
        "pseudonym": identifier.pseudonym,
        "action": identifier.action.value,
        "levels": list(identifier.levels),
        "level": identifier.level,
        "about": identifier.about,
        "kept": {"source": kept.source, "seen": kept.seen.isoformat(), "by": kept.by, "where": kept.where.value}
        if kept
        else None,
        "removed": False,
    }
    append(key, rows.edits(_TABLE, identifier.id, fields), deed)


def remove(key: Database, identifier: str, deed: str) -> None:
    """Take an entry away."""
    append(key, [Edit(_TABLE, identifier, "removed", True)], deed)


def join(key: Database, first: str, second: str, deed: str) -> None:
    """Keep that two entries are one: the larger of what stands for them points to the smaller."""
    groups = joins.of_table(key, _TABLE)
    smaller, larger = sorted((groups.canonical(first), groups.canonical(second)))
    append(key, [Edit(_TABLE, larger, "same_as", smaller)], deed)


def keep_apart(key: Database, first: str, second: str, deed: str) -> None:
    """Keep that two are not one, so that they are not proposed again."""
    smaller, larger = sorted((first, second))
    append(key, [Edit("apart", smaller, "record", {"kind": _TABLE}, larger)], deed)


def rejections(key: Database) -> list[Rejection]:
    """Return the spellings that identify nobody."""
    return [Rejection(row["agg"], record["form"], record["by"]) for row, record in rows.records(key, "rejection")]


def reject(key: Database, form: str, by: str, deed: str) -> None:
    """Keep that a spelling identifies nobody."""
    append(key, [Edit("rejection", new_id(), "record", {"form": form, "by": by})], deed)


def admit(key: Database, form: str, deed: str) -> None:
    """Take a rejection back, on whichever laptop it was made."""
    for rejection in rejections(key):
        if rejection.form == form:
            append(key, [Edit("rejection", rejection.id, "record", None)], deed)


def verdicts(key: Database) -> list[Verdict]:
    """Return what was decided about marks."""
    return [
        Verdict(row["agg"], row["item"], record["stays"], record["by"]) for row, record in rows.records(key, "verdict")
    ]


def judge(key: Database, verdict: Verdict, deed: str) -> None:
    """Keep what was decided about a mark."""
    record = {"stays": verdict.stays, "by": verdict.by}
    append(key, [Edit("verdict", verdict.interview, "record", record, verdict.mark)], deed)
