"""Cases: a pseudonym, a type and facts in the data file; names in the key file."""

import json

from interviewer.domain.case import Case, CaseName
from interviewer.storage import rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append


def all_of(db: Database) -> list[Case]:
    """Return the cases of the project, oldest first."""
    return [_case(row) for row in rows.of(db, "case_", "removed IS NOT 1")]


def get(db: Database, case: str) -> Case | None:
    """Return one case, or ``None``."""
    row = rows.one(db, "case_", case)
    return _case(row) if row else None


def _case(row: rows.Row) -> Case:
    return Case(
        id=row["agg"],
        pseudonym=row["pseudonym"],
        type=row["type"] or "",
        public=bool(row["public"]),
        facts=json.loads(row["facts"]) if row["facts"] else {},
        region=row["region"] or "",
    )


def save(db: Database, case: Case, deed: str) -> None:
    """Keep what changed of a case."""
    fields: dict[str, object] = {
        "pseudonym": case.pseudonym,
        "type": case.type,
        "public": case.public,
        "facts": dict(case.facts),
    }
    fields |= rows.said(rows.one(db, "case_", case.id), {"region": case.region})
    append(db, rows.edits("case_", case.id, fields), deed)


def names(key: Database) -> dict[str, CaseName]:
    """Return the names of the cases, from the key file."""
    return {row["agg"]: _name(row) for row in rows.of(key, "case_name")}


def _name(row: rows.Row) -> CaseName:
    return CaseName(row["agg"], row["name"] or "", row["municipality"] or "", row["public_source"] or "")


def save_name(key: Database, name: CaseName, deed: str) -> None:
    """Keep a case's name in the key file."""
    fields = {"name": name.name, "municipality": name.municipality, "public_source": name.public_source}
    append(key, rows.edits("case_name", name.case, fields), deed)
