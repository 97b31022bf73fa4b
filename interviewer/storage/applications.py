"""Applicants and their applications in the data file; names of organisations and of other places in the key file."""

from collections.abc import Collection, Iterable, Mapping

from interviewer.domain.application import Applicant, Application, Support
from interviewer.domain.event import Edit
from interviewer.domain.progress import Progress, silent
from interviewer.storage import batches, records, rows
from interviewer.storage.driver import Database
from interviewer.storage.log import project_id

_APPLICANT, _APPLICATION = "applicant", "application"
_NAME = "remark"
"""The kind of the key file under which names lie: owned by the project, by the id of whom or what is named."""


def applicants(db: Database) -> list[Applicant]:
    """Return the applicants in the order they were entered."""
    return [
        Applicant(found.id, str(found.said["pseudonym"]), str(found.said.get("kind", "")),
                  str(found.said.get("district", "")))
        for found in records.of_project(db, _APPLICANT)
    ]  # fmt: skip


def all_of(db: Database) -> list[Application]:
    """Return the applications in the order they were entered."""
    return [_application(found) for found in records.of_project(db, _APPLICATION)]


def _application(found: records.Record) -> Application:
    said = found.said
    return Application(
        found.id, str(said["applicant"]), str(said.get("municipality", "")), said.get("year"),
        str(said.get("purpose", "")), Support(said["support"]) if said.get("support") else None,
        said.get("applied"), said.get("granted"),
    )  # fmt: skip


def save(
    db: Database, new: Iterable[Applicant], applied: Iterable[Application], deed: str, progress: Progress = silent
) -> None:
    """Keep applicants and applications, all of them as one deed; ``progress`` may raise to cancel."""
    owner = project_id(db)
    edits = [Edit(_APPLICANT, owner, "record", _of_applicant(each), each.id) for each in new]
    edits += [Edit(_APPLICATION, owner, "record", _of_application(each), each.id) for each in applied]
    batches.append(db, edits, deed, progress)


def _of_applicant(applicant: Applicant) -> dict[str, object]:
    return {"pseudonym": applicant.pseudonym, "kind": applicant.kind, "district": applicant.district}


def _of_application(application: Application) -> dict[str, object]:
    return {
        "applicant": application.applicant, "municipality": application.municipality, "year": application.year,
        "purpose": application.purpose, "support": application.support.value if application.support else "",
        "applied": application.applied, "granted": application.granted,
    }  # fmt: skip


def remove(db: Database, application: str, deed: str) -> None:
    """Take an application away."""
    records.save_for_project(db, _APPLICATION, application, None, deed)


def remove_applicant(db: Database, applicant: str, deed: str) -> None:
    """Take an applicant away."""
    records.save_for_project(db, _APPLICANT, applicant, None, deed)


def names(key: Database) -> Mapping[str, str]:
    """Return the names of applicants and of places that are no cases, by id, from the key file."""
    own = rows.of(key, _NAME, "agg = ?", [project_id(key)])
    return {str(row["item"]): str(row["text"] or "") for row in own if row["text"]}


def save_names(key: Database, named: Mapping[str, str], deed: str) -> None:
    """Keep names in the key file, by id."""
    owner = project_id(key)
    batches.append(key, [Edit(_NAME, owner, "text", name, one) for one, name in named.items()], deed)


def forget_names(key: Database, ids: Collection[str], deed: str) -> None:
    """Take names out of the key file as it reads now."""
    save_names(key, dict.fromkeys(ids, ""), deed)
