"""How a file becomes one of the present schema; each migration is a number and a fact."""

from interviewer.storage.driver import Database, Migrations
from interviewer.storage.schema import APPLICATION_ID, LOG, VERSION, derived_tables, triggers

MIGRATIONS = Migrations("interviewer")


@MIGRATIONS()
def m001_the_log_and_its_tables(db: Database) -> None:
    """Make the log, drafts, stubs, tombstones, derived tables and their guards."""
    for statement in (LOG + derived_tables()).split(";"):
        if statement.strip():
            db.execute(statement)
    for sql in triggers().values():
        db.execute(sql)


def migrate(db: Database) -> None:
    """Bring the file to the present schema; the caller has backed it up."""
    MIGRATIONS.apply(db)
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.execute(f"PRAGMA user_version = {VERSION}")


def pending(db: Database) -> bool:
    """Return whether the file is of an older schema."""
    return bool(MIGRATIONS.pending(db))
