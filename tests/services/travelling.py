"""Two laptops of one project, and what one has written brought to the other through the merging service."""

import shutil
from pathlib import Path

from interviewer.services import merging, opening
from interviewer.services.merging import Source
from interviewer.services.study import Study
from interviewer.storage import local, log
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE


def another_laptop(project: Path, folder: Path) -> Study:
    """Return a copy of a project that lies closed, or has nothing unwritten, as another laptop has it."""
    shutil.copytree(project.parent, folder)
    path = folder / project.name
    study = opening.open_study(path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    for db in (study.data, study.names):
        with log.transaction(db):
            local.drop(db, "fingerprint")
    study.close()
    return opening.open_study(path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)


def carry(source: Study, target: Study) -> None:
    """Let ``target`` hear of everything that ``source`` knows, names with it."""
    for db in (source.data, source.names):
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    report = merging.merge(target, [Source(source.path, PASSPHRASE, source.key_path, KEY_PASSPHRASE)])
    assert report.refused == ()
