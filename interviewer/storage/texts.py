"""The versions of the project's consent text, as drafts and approved, with the time each was in force."""

import json
from typing import Any

from interviewer.storage import rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append

Form = dict[str, Any]
"""A consent text as a JSON object."""


def all_of(db: Database) -> dict[str, rows.Row]:
    """Return the versions by their ids, oldest first: columns as they are stored, ``form`` read."""
    return {
        str(row["agg"]): {**row, "form": json.loads(row["form"])}
        for row in rows.of(db, "text", "removed IS NOT 1 AND form IS NOT NULL")
    }


def save(db: Database, text: str, fields: rows.Row, deed: str) -> None:
    """Keep what changed of a version."""
    append(db, rows.edits("text", text, fields), deed)
