"""Which member works with which contact; the latest word counts."""

from datetime import datetime

from interviewer.domain.event import Edit
from interviewer.storage import rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append


def all_of(db: Database) -> dict[str, str]:
    """Return the member's name by the contact's id."""
    return {str(row["agg"]): str(record["to"]) for row, record in rows.records(db, "handover")}


def save(db: Database, person: str, member: str, at: datetime, deed: str) -> None:
    """Keep that ``member`` works with ``person``."""
    append(db, [Edit("handover", person, "record", {"to": member, "at": at.isoformat()})], deed)
