"""How a file becomes one of the present schema; each migration is a number and a fact.

The first one makes what the program knows now; the later ones bring files there that were made before them, and change
nothing in a file that is new.
"""

from interviewer.storage import word_index
from interviewer.storage.driver import Database, Migrations
from interviewer.storage.schema import APPLICATION_ID, LOG, VERSION, derived_tables, triggers
from interviewer.storage.tables import ALL

MIGRATIONS = Migrations("interviewer")


@MIGRATIONS()
def m001_the_log_and_its_tables(db: Database) -> None:
    """Make the log, drafts, stubs, tombstones, derived tables and their guards."""
    _make_missing_tables(db)
    _guard(db)


@MIGRATIONS()
def m002_the_team(db: Database) -> None:
    """Seals, tombstones of single fields, and the kinds and fields that a team needs."""
    _unguard(db)
    if "keep" not in _columns(db, "erased"):
        db.execute("ALTER TABLE erased RENAME TO erased_before")
        _make_missing_tables(db)
        db.execute("INSERT INTO erased (subject, agg, item, at) SELECT subject, agg, item, at FROM erased_before")
        db.execute("DROP TABLE erased_before")
    if "erased" not in _columns(db, "stub"):
        db.execute("ALTER TABLE stub ADD COLUMN erased INTEGER NOT NULL DEFAULT 0")
    _make_missing_tables(db)
    _make_missing_columns(db)
    _guard(db)


@MIGRATIONS()
def m003_identifiers(db: Database) -> None:
    """Make the register of identifiers, reviews, small cells and exports."""
    _make_what_is_missing(db)


@MIGRATIONS()
def m004_consent_texts_and_duties(db: Database) -> None:
    """Make versions of consent texts, guardians, campaigns, quote checks, and what a project owes until its end."""
    _make_what_is_missing(db)


@MIGRATIONS()
def m005_analysis(db: Database) -> None:
    """Make codes, codings, memos, counts, readings, typologies, documents and applications, and the index of words."""
    _make_what_is_missing(db)
    word_index.make(db)


def _make_what_is_missing(db: Database) -> None:
    _unguard(db)
    _make_missing_tables(db)
    _make_missing_columns(db)
    _guard(db)


def _make_missing_tables(db: Database) -> None:
    there = {str(name) for (name,) in db.execute("SELECT name FROM sqlite_master").fetchall()}
    for statement in (LOG + derived_tables()).split(";"):
        words = statement.split()
        if words and words[2] not in there:
            db.execute(statement)


def _make_missing_columns(db: Database) -> None:
    for kind, columns in ALL.items():
        for column in columns:
            if column not in _columns(db, kind):
                db.execute(f"ALTER TABLE {kind} ADD COLUMN {column} ANY")


def _columns(db: Database, table: str) -> set[str]:
    return {str(row[1]) for row in db.execute(f"PRAGMA table_info({table})").fetchall()}


def _unguard(db: Database) -> None:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        quoted = str(name).replace('"', '""')
        db.execute(f'DROP TRIGGER "{quoted}"')


def _guard(db: Database) -> None:
    _unguard(db)
    for sql in triggers().values():
        db.execute(sql)


def migrate(db: Database) -> None:
    """Bring the file to the present schema; the caller has backed it up."""
    MIGRATIONS.apply(db)
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.execute(f"PRAGMA user_version = {VERSION}")
