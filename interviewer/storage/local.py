"""What never leaves this file: which node writes, where the cursor was, where the key file lies."""

from interviewer.storage.driver import Database


def get(db: Database, name: str) -> str | None:
    """Return the value kept under ``name``, or ``None``."""
    row = db.execute("SELECT val FROM local WHERE name = ?", [name]).fetchone()
    return None if row is None else str(row[0])


def put(db: Database, name: str, val: str) -> None:
    """Keep ``val`` under ``name``."""
    db.execute(
        "INSERT INTO local (name, val) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET val = excluded.val", [name, val]
    )


def drop(db: Database, name: str) -> None:
    """Forget what is kept under ``name``."""
    db.execute("DELETE FROM local WHERE name = ?", [name])
