"""When this laptop last took in something of another one; it never leaves the file."""

from datetime import datetime

from interviewer.storage import local
from interviewer.storage.driver import Database

_PREFIX = "merged:"


def remember(db: Database, node: str, made: datetime) -> None:
    """Keep when what was merged last from a laptop was made."""
    if made.isoformat() > (local.get(db, _PREFIX + node) or ""):
        local.put(db, _PREFIX + node, made.isoformat())


def last(db: Database, node: str) -> datetime | None:
    """Return when what was merged last from a laptop was made, or ``None``."""
    found = local.get(db, _PREFIX + node)
    return datetime.fromisoformat(found) if found else None
