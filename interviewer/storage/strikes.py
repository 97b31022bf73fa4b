"""What striking needs to know of an answer: under which consent it was written, and which codes stand in it."""

import json

from interviewer.domain.event import Edit
from interviewer.storage import rows
from interviewer.storage.answers import Speaker
from interviewer.storage.driver import Database
from interviewer.storage.log import append


def consent_of(db: Database, interview: str, item: str) -> str | None:
    """Return the consent under which an answer was written; it need not stand any more. ``None`` without an answer."""
    row = rows.one(db, "answer", interview, item)
    return str(row["consent"]) if row and row["consent"] else None


def codes_of(db: Database, interview: str, item: str) -> list[rows.Row]:
    """Return the codings of an answer, each with its place in the text."""
    row = rows.one(db, "answer", interview, item)
    return list(json.loads(row["codes"])) if row and row["codes"] else []


def save_codes(db: Database, interview: str, item: str, speaker: Speaker, codes: list[rows.Row], deed: str) -> None:
    """Keep the codings of an answer where they are now."""
    append(db, [Edit("answer", interview, "codes", codes, item, speaker.subject, speaker.consent)], deed)
