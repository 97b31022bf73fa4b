"""The places that a merge, an erasure or a rebuilding touched, so that heads and tables follow them all at once."""

from collections.abc import Iterable

from interviewer.storage import derived, heads
from interviewer.storage.driver import Database

Place = tuple[str, str, str]
"""Aggregate, item and field."""


def start(db: Database) -> None:
    """Begin with none."""
    db.execute(
        "CREATE TEMP TABLE IF NOT EXISTS touched (agg TEXT, item TEXT, field TEXT, PRIMARY KEY (agg, item, field))"
        " WITHOUT ROWID"
    )
    db.execute("DELETE FROM temp.touched")


def add(db: Database, places: Iterable[Place]) -> None:
    """Note single places."""
    db.conn.executemany("INSERT OR IGNORE INTO temp.touched (agg, item, field) VALUES (?, ?, ?)", list(places))


def settle_later_than(db: Database, seq: int) -> None:
    """Bring heads and tables in step with every event that came into the file after ``seq``."""
    start(db)
    heads.add_later_than(db, seq)
    derived.add_later_than(db, seq)
    settle(db)


def settle(db: Database) -> None:
    """Bring the heads and tables of all of them in step with the log."""
    heads.refresh_touched(db)
    derived.refresh_touched(db)
    db.execute("DELETE FROM temp.touched")


def rebuild(db: Database) -> None:
    """Work out every head and every derived table anew from the log."""
    db.execute("DELETE FROM head")
    derived.clear(db)
    settle_later_than(db, 0)
