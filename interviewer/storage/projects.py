"""The project's own facts, and the guides and consent texts embedded in it by hash."""

import json
from datetime import date
from typing import Any

from interviewer.domain.event import Edit, canonical, digest
from interviewer.domain.project import Project
from interviewer.storage import rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append, project_id


def load(db: Database) -> Project:
    """Return the project this file belongs to."""
    row = rows.one(db, "project", project_id(db)) or {}
    return Project(
        id=project_id(db),
        title=row.get("title") or "",
        case_word=row.get("case_word") or "",
        institution=row.get("institution") or "",
        commissioner=row.get("commissioner") or "",
        purpose=row.get("purpose") or "",
        contact=row.get("contact") or "",
        end_date=date.fromisoformat(row["end_date"]) if row.get("end_date") else None,
        language=row.get("language") or "nb",
        special_category=bool(row.get("special_category")),
        guides=rows.listed(row.get("guides")),
        script=row.get("script") or "",
        legal_basis=row.get("legal_basis") or "consent",
        mandatory=rows.listed(row.get("mandatory")),
        reference=row.get("reference") or "",
        officer=row.get("officer") or "",
        youth=bool(row.get("youth")),
        assessment=row.get("assessment") or "",
        special_questions=rows.listed(row.get("special_questions")),
        rules=row.get("rules") or "aldersregler",
        ended=date.fromisoformat(row["ended"]) if row.get("ended") else None,
    )


def save(db: Database, project: Project) -> None:
    """Keep what changed of the project's facts."""
    fields: dict[str, object] = {
        "title": project.title,
        "case_word": project.case_word,
        "institution": project.institution,
        "commissioner": project.commissioner,
        "purpose": project.purpose,
        "contact": project.contact,
        "end_date": project.end_date.isoformat() if project.end_date else None,
        "language": project.language,
        "special_category": project.special_category,
        "guides": list(project.guides),
        "script": project.script,
    }
    later: dict[str, object] = {
        "legal_basis": project.legal_basis,
        "mandatory": list(project.mandatory),
        "reference": project.reference,
        "officer": project.officer,
        "youth": project.youth,
        "assessment": project.assessment,
        "special_questions": list(project.special_questions),
        "rules": project.rules,
        "ended": project.ended.isoformat() if project.ended else None,
    }
    fields |= rows.said(rows.one(db, "project", project.id), later)
    append(db, rows.edits("project", project.id, fields))


def embed(db: Database, kind: str, form: dict[str, Any], deed: str | None = None) -> str:
    """Keep a guide or script (``kind``) as it is now and return its hash; the same text is kept once."""
    mark = digest(canonical(form))
    append(db, [Edit(kind, project_id(db), "record", form, mark)], deed)
    return mark


def form(db: Database, kind: str, mark: str) -> dict[str, Any]:
    """Return the embedded guide or script with this hash; empty when the project holds none such."""
    row = rows.one(db, kind, project_id(db), mark)
    return dict(json.loads(row["record"])) if row else {}


def forms(db: Database, kind: str) -> dict[str, dict[str, Any]]:
    """Return every embedded guide or script by its hash."""
    return {str(row["item"]): record for row, record in rows.records(db, kind, project_id(db))}
