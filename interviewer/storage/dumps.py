"""The merged state of a file as plain JSON: sorted, without nodes, members, clocks or sources."""

import json
from collections.abc import Iterable
from typing import Any

from interviewer.domain.answer import Answer, Field
from interviewer.domain.code import Codebook
from interviewer.storage import answers, codes, consents, interviews, projects, rows
from interviewer.storage.driver import Database
from interviewer.storage.log import project_id

Json = dict[str, Any]

_LISTS = (
    "cases",
    "facts",
    "persons",
    "notetakers",
    "pauses",
    "guides",
    "forms",
    "levels",
    "kept",
    "mandatory",
    "special_questions",
    "case_roles",
    "roster",
    "form",
)
"""Columns that hold JSON."""

_ORDER = ("id", "interview", "person")


def of_data(db: Database) -> Json:
    """Return the state of the data file; every leaf of an open conflict is listed under ``conflicts``."""
    given = {consent.subject for consent in consents.all_of(db) if consent.decision.opens_notes}
    people = [_person(row) for row in rows.of(db, "person", "removed IS NOT 1")]
    held = interviews.all_of(db)
    return {
        "project": _plain(rows.one(db, "project", project_id(db)) or {}),
        "guides": sorted(projects.forms(db, "guide")),
        "scripts": sorted(projects.forms(db, "script")),
        "cases": _sorted(_person(row) for row in rows.of(db, "case_", "removed IS NOT 1")),
        "informants": _sorted(person for person in people if person["id"] in given),
        "persons": _sorted(person for person in people if person["id"] not in given),
        "interviews": _sorted(_person(row) for row in rows.of(db, "interview", "removed IS NOT 1")),
        "sessions": _sorted(_item(row, "interview") for row in rows.of(db, "session")),
        "preparations": _sorted(_item(row, "interview") for row in rows.of(db, "preparation")),
        "answers": [_answer(interview.id, found) for interview in held for found in _in_order(db, interview.id)],
        "marks": _records(db, "mark", "interview", "span"),
        "probes": _records(db, "probe", "interview"),
        "parked": _records(db, "parked", "interview"),
        "facts": _sorted(_item(row, "interview") for row in rows.of(db, "fact", "said IS NOT NULL")),
        "reflections": _sorted(_item(row, "interview") for row in rows.of(db, "reflection")),
        "consents": _records(db, "consent", "person"),
        "letters": _records(db, "letter", "person"),
        "texts": _sorted(_person(row) for row in rows.of(db, "text", "removed IS NOT 1")),
        "rules": sorted(projects.forms(db, "rules")),
        "guardians": _records(db, "guardian", "person"),
        "campaigns": _records(db, "campaign", "project"),
        "approaches": _records(db, "approach", "person"),
        "targets": _records(db, "target", "project"),
        "quotes": _records(db, "quote", "interview"),
        "unplaced": _records(db, "unplaced", "interview"),
        "duties": _records(db, "duty", "project"),
        "explanations": _records(db, "explanation", "project"),
        "storing": _records(db, "storing", "project"),
        "ending": _records(db, "ending", "project"),
        "attestations": _records(db, "attestation", "project"),
        "attempts": _records(db, "attempt", "person"),
        "referrals": _sorted(
            {"id": person["id"], "referred_by": person["referred_by"], "may_contact": person.get("may_contact"),
             "may_name": person.get("may_name")}
            for person in people if person.get("referred_by")
        ),
        "codes": _records(db, "code", "project"),
        "codings": _codings(db, codes.codebook(db)),
        "memos": _records(db, "memo", "owner"),
        "tallies": _records(db, "tally", "owner"),
        "readings": _records(db, "reading", "case"),
        "typologies": _records(db, "typology", "project"),
        "placements": _records(db, "placement", "case"),
        "practices": _records(db, "practice", "project"),
        "documents": _records(db, "document", "project"),
        "findings": _records(db, "finding", "project"),
        "applicants": _records(db, "applicant", "project"),
        "applications": _records(db, "application", "project"),
        "reviews": _records(db, "review", "interview"),
        "small_cells": _records(db, "cell", "project"),
        "exports": _records(db, "export", "project"),
        "conflicts": conflicts(db),
    }  # fmt: skip


def of_key(db: Database) -> Json:
    """Return what the key file holds: contacts, names of cases, remarks, and what was decided about identifiers."""
    return {
        "contacts": _sorted(_person(row) for row in rows.of(db, "contact")),
        "case_names": _sorted(_person(row) for row in rows.of(db, "case_name")),
        "remarks": _sorted(_item(row, "person") for row in rows.of(db, "remark")),
        "identifiers": _sorted(_person(row) for row in rows.of(db, "identifier", "removed IS NOT 1")),
        "rejections": _records(db, "rejection", "id"),
        "verdicts": _records(db, "verdict", "interview"),
        "conflicts": conflicts(db),
    }


def conflicts(db: Database) -> list[Json]:
    """Return the fields on which several values stand, each with all of them."""
    found = []
    for agg, item, field in db.execute("SELECT agg, item, field FROM head WHERE leaves > 1").fetchall():
        values = db.execute(
            "SELECT val FROM event WHERE agg = ? AND item = ? AND field = ? AND NOT EXISTS (SELECT 1 FROM parent "
            "WHERE parent.parent_node = event.node AND parent.parent_n = event.n) ORDER BY val",
            [agg, item, field],
        ).fetchall()
        found.append({"id": agg, "item": item, "field": field, "values": [json.loads(val) for (val,) in values]})
    return sorted(found, key=lambda one: (one["id"], one["item"], one["field"]))


def _in_order(db: Database, interview: str) -> list[Answer]:
    return sorted(answers.of_interview(db, interview), key=lambda answer: (answer.question, answer.subject))


def _answer(interview: str, answer: Answer) -> Json:
    return {
        "interview": interview,
        "question": answer.question,
        "informant": answer.subject,
        "status": answer.status.value,
        "text": answer.note,
        Field.FAIR.value: answer.fair,
        "yes_no": answer.yes_no.value if answer.yes_no else None,
        "elsewhere": answer.elsewhere,
        "asked_as": answer.asked_as,
        "has_example": answer.has_example,
    }


def _codings(db: Database, book: Codebook) -> list[Json]:
    """Return codings, each with the path of the code that stands for its own; those of files before schema 5 too."""
    found = [
        {"interview": row["agg"], "question": question, "informant": subject, "id": row["item"], **_coded(span, book)}
        for row, span in rows.records(db, "coding", field="span")
        for question, subject in [span["answer"].rsplit("/", 1)]
    ]
    found += [
        {"interview": row["agg"], "question": row["item"].rsplit("/", 1)[0], "id": f"{row['item']}/{number}", **coding}
        for row in rows.of(db, "answer", "codes IS NOT NULL AND removed IS NOT 1")
        for number, coding in enumerate(json.loads(row["codes"]))
    ]
    return _sorted(found)


def _coded(span: Json, book: Codebook) -> Json:
    code = book.standing(span["code"])
    called = " / ".join(book.path(code.id)) if code is not None else ""
    said = {name: span[name] for name in ("field", "start", "end", "words", "by")}
    return {**said, "code": called, "code_id": code.id if code is not None else span["code"]}


def _plain(row: rows.Row) -> Json:
    return {
        name: json.loads(value) if name in _LISTS else value
        for name, value in row.items()
        if name not in ("agg", "item", "subject", "consent", "removed") and value is not None
    }


def _person(row: rows.Row) -> Json:
    return {"id": row["agg"], **_plain(row)}


def _item(row: rows.Row, owner: str) -> Json:
    return {"id": row["item"], owner: row["agg"], **_plain(row)}


def _records(db: Database, kind: str, owner: str, field: str = "record") -> list[Json]:
    return _sorted(
        {"id": row["item"], owner: row["agg"], **record} for row, record in rows.records(db, kind, field=field)
    )


def _sorted(found: Iterable[Json]) -> list[Json]:
    return sorted(found, key=lambda one: tuple(str(value) for name, value in one.items() if name in _ORDER))
