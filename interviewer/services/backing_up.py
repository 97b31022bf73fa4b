"""Backups of a project, and restoring one as a new node."""

import glob
import re
from pathlib import Path

from interviewer.services import settling, times
from interviewer.services.creating import refuse_bad_place
from interviewer.services.opening import SUFFIX, key_beside, open_study
from interviewer.services.study import Study
from interviewer.storage import backups, files, local, log
from interviewer.storage.backups import DATA, KEY, Part
from interviewer.storage.errors import AlreadyThere

KEPT = 20
"""How many backups of a project are kept beside it."""

BACKUP_SUFFIX = ".kopi"


def folder_of(project: Path) -> Path:
    """Return the folder in which a project's backups lie."""
    return project.with_name(f"{project.stem}-sikkerhetskopier")


def back_up(study: Study, output: Path | None = None) -> Path:
    """Write a verified backup of data and key and return its place; the oldest beyond :data:`KEPT` go.

    Raises ReadOnly, CannotWrite.
    """
    settling.settle(study)
    with study.deed():
        made = times.now()
    place = output or folder_of(study.path) / f"{study.path.stem}-{made:%Y%m%dT%H%M%S}{BACKUP_SUFFIX}"
    parts = [Part(DATA, study.data, study.path)]
    if study.key is not None and study.key_path is not None:
        parts.append(Part(KEY, study.key, study.key_path))
    backups.write(parts, place, made.isoformat())
    if output is None:
        _rotate(study.path)
    return place


def _rotate(project: Path) -> None:
    name = re.compile(re.escape(project.stem) + r"-\d{8}T\d{6}" + re.escape(BACKUP_SUFFIX))
    found = sorted(path for path in folder_of(project).iterdir() if name.fullmatch(path.name))
    for old in found[:-KEPT]:
        old.unlink(missing_ok=True)
    for left in folder_of(project).glob(f".{glob.escape(project.stem)}-*{BACKUP_SUFFIX}.part"):
        left.unlink(missing_ok=True)  # of a backup that was killed; nobody else may write in the project now


def restore(
    backup: Path, output: Path, passphrase: str, key_passphrase: str | None = None, key_path: Path | None = None
) -> Path:
    """Put a backup back as a project at ``output`` and return its path; what it writes from now on is a new node's.

    Nothing is left behind when a part fails.
    Raises BackupBroken, AlreadyThere, WrongPassphrase, Unsuitable, CannotWrite.
    """
    target = output if output.suffix == SUFFIX else output.with_name(output.name + SUFFIX)
    key_target = key_path or key_beside(target)
    refuse_bad_place(target.parent)
    refuse_bad_place(key_target.parent)
    for place in (target, key_target):
        if place.exists():
            raise AlreadyThere(place)
    held = backups.read_manifest(backup)
    files.make_folder(target)
    try:
        backups.extract(backup, DATA, target)
        if KEY in held:
            backups.extract(backup, KEY, key_target)
        _renew(target, passphrase, key_target, (key_passphrase or passphrase) if KEY in held else None)
    except BaseException:
        target.unlink(missing_ok=True)
        key_target.unlink(missing_ok=True)
        raise
    return target


def _renew(target: Path, passphrase: str, key_path: Path, key_passphrase: str | None) -> None:
    """Open the restored files once and mark them as moved, so that the next opening makes a new node."""
    study = open_study(target, passphrase, key_path=key_path, key_passphrase=key_passphrase)
    for db in (study.data, study.key):
        if db is not None:
            with log.transaction(db):
                local.drop(db, "fingerprint")
    study.close()
    open_study(target, passphrase, key_path=key_path, key_passphrase=key_passphrase).close()
