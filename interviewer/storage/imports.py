"""What was taken in from elsewhere: digests of interviews already imported, and the ids other files use."""

from interviewer.domain.event import Edit
from interviewer.storage import rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append, project_id


def seen(db: Database, digest: str) -> bool:
    """Return whether an interview with this digest was imported before."""
    return rows.one(db, "import", project_id(db), digest) is not None


def remember(db: Database, digest: str, interview: str, deed: str) -> None:
    """Keep that an interview with this digest was imported."""
    append(db, [Edit("import", project_id(db), "digest", interview, digest)], deed)


def known(key: Database) -> dict[str, str]:
    """Return our id for each id that imported files use for a person or case, from the key file."""
    return {str(row["id"]): str(row["agg"]) for row in rows.of(key, "known", "id IS NOT NULL")}


def save_known(key: Database, own: str, foreign: str, deed: str) -> None:
    """Keep the id that another file uses for a person or case."""
    append(key, [Edit("known", own, "id", foreign, "known")], deed)
