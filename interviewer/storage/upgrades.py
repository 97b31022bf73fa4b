"""A file of an older schema is copied aside as it is, and then brought to the present one."""

import glob
import shutil
from pathlib import Path

from interviewer.reasons import reason
from interviewer.storage import migrations, schema
from interviewer.storage.driver import Database
from interviewer.storage.errors import CannotWrite
from interviewer.storage.log import transaction


def is_older(db: Database) -> bool:
    """Return whether a file of ours was written by an older version of the program."""
    ours = int(db.execute("PRAGMA application_id").fetchone()[0]) == schema.APPLICATION_ID
    return ours and version(db) < schema.VERSION


def version(db: Database) -> int:
    """Return the schema number of a file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def place_of_copy(path: Path, number: int) -> Path:
    """Return where the copy of the file at ``path`` with schema ``number`` is put."""
    return path.with_name(f"{path.stem}-sikkerhetskopier") / f"{path.stem}-skjema{number}{path.suffix}"


def copies_of(path: Path) -> list[Path]:
    """Return the copies that were put aside when the file at ``path`` was brought to a newer schema."""
    return sorted(place_of_copy(path, 0).parent.glob(f"{glob.escape(path.stem)}-skjema[0-9]*{path.suffix}"))


def upgrade(db: Database, path: Path) -> None:
    """Copy the file aside, encrypted as it is, and migrate it; all or nothing. Raises CannotWrite."""
    copy = place_of_copy(path, version(db))
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    try:
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        copy.chmod(0o600)
    except OSError as error:
        raise CannotWrite(copy, reason(error)) from error
    with transaction(db):
        migrations.migrate(db)
