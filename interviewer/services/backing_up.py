"""Backups of a project, and restoring one as a new node.

While a project is open the window makes a backup whenever something changed (:func:`back_up_if_changed`), and one on
closing. All of the last hours are kept, one a day for two weeks, and one a week for two months.
"""

import glob
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from interviewer.domain import thinning
from interviewer.domain.progress import Progress, silent
from interviewer.errors import InterviewerError
from interviewer.services import settling, times
from interviewer.services.creating import refuse_bad_place
from interviewer.services.errors import ReadOnly
from interviewer.services.opening import SUFFIX, key_beside, open_study
from interviewer.services.study import Study
from interviewer.storage import backups, files, local, log, outputs
from interviewer.storage.backups import DATA, KEY, PART
from interviewer.storage.copies import Part
from interviewer.storage.driver import Database
from interviewer.storage.errors import AlreadyThere

BACKUP_SUFFIX = ".kopi"
OUTPUT = "backup"
"""The kind under which :mod:`interviewer.storage.outputs` remembers a backup."""
_BACKED_UP = "backed_up"
_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as it lies there; ``verified``: every byte of it was read now, and is as it was written."""

    path: Path
    made: datetime
    size: int
    verified: bool


def folder_of(project: Path) -> Path:
    """Return the folder in which a project's backups lie."""
    return project.with_name(f"{project.stem}-sikkerhetskopier")


def back_up(study: Study, output: Path | None = None, progress: Progress = silent) -> Path:
    """Write a verified backup of data and key and return its place; without ``output``, older ones are thinned out.

    What is being typed becomes part of the log first. Raises ReadOnly, CannotWrite, FileBroken.
    """
    settling.settle(study)
    return _back_up(study, output, progress)


def back_up_if_changed(study: Study, progress: Progress = silent) -> Path | None:
    """Write a backup if anything changed since the last one, and return its place, or ``None``.

    What is being typed goes along as the draft it is, so that a call beside this is not disturbed.
    Raises ReadOnly, CannotWrite, FileBroken.
    """
    return _back_up(study, None, progress) if due(study) else None


def back_up_beside(study: Study, progress: Progress = silent) -> Path | None:
    """Do as :func:`back_up_if_changed` in another thread than the study's own, with connections of its own.

    They are closed without a checkpoint, which could keep others from writing. Raises CannotWrite, FileBroken.
    """
    own = study.again()
    try:
        return back_up_if_changed(own, progress)
    finally:
        for db in (own.data, own.key):
            if db is not None:
                files.close(db, read_only=True)


def back_up_on_closing(study: Study) -> Path | None:
    """Make a last backup, drafts in the log, if anything changed. Raises ReadOnly, CannotWrite, FileBroken."""
    settling.settle(study)
    return back_up_if_changed(study)


def due(study: Study) -> bool:
    """Return whether there is something in the project that its latest backup does not hold."""
    standing = backups.mark([part.db for part in _parts(study)])
    return local.get(study.data, _BACKED_UP) != standing or not _stamped(study.path)


def _back_up(study: Study, output: Path | None, progress: Progress) -> Path:
    if study.read_only:
        raise ReadOnly
    made = times.now()
    place = output or _free(study.path, made)
    standing = backups.write(_parts(study), place, made.isoformat(), progress)
    mark = outputs.mark_of(place)
    with log.transaction(study.data):
        outputs.remember(study.data, place, OUTPUT, mark=mark)
        if output is None:
            local.put(study.data, _BACKED_UP, standing)
    if output is None:
        _thin(study.data, study.path, made)
    return place


def _free(project: Path, made: datetime) -> Path:
    """Return the name of a new backup; of two within a second the later one is named after the next."""
    seconds = (made + timedelta(seconds=number) for number in count())
    names = (folder_of(project) / f"{project.stem}-{at:{_STAMP}}{BACKUP_SUFFIX}" for at in seconds)
    return next(name for name in names if not name.exists())


def _parts(study: Study) -> list[Part]:
    parts = [Part(DATA, study.data, study.path, study.data_key)]
    if study.key is not None and study.key_path is not None and study.key_key is not None:
        parts.append(Part(KEY, study.key, study.key_path, study.key_key))
    return parts


def _thin(data: Database, project: Path, now: datetime) -> None:
    found = _stamped(project)
    staying = thinning.kept(found.values(), now.replace(tzinfo=None))
    for path, stamp in found.items():
        if stamp not in staying:
            delete(data, path)
    for left in folder_of(project).glob(f".{glob.escape(project.stem)}-*{BACKUP_SUFFIX}*{PART}*"):
        left.unlink(missing_ok=True)  # of a backup that was killed; nobody else may write in the project now


def _stamped(project: Path) -> dict[Path, datetime]:
    """Return the backups that were made beside the project, by their names, with their times."""
    name = re.compile(re.escape(project.stem) + r"-(\d{8}T\d{6})" + re.escape(BACKUP_SUFFIX))
    folder = folder_of(project)
    found: dict[Path, datetime] = {}
    for path in folder.iterdir() if folder.is_dir() else ():
        if match := name.fullmatch(path.name):
            with suppress(ValueError):  # digits that are no date: somebody else's file
                found[path] = datetime.strptime(match[1], _STAMP)
    return found


def delete(data: Database, path: Path) -> bool:
    """Delete a backup and forget it; return whether it is gone. One that cannot be deleted stays on the register."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    outputs.forget(data, path)
    return True


def beside(study: Study) -> tuple[Path, ...]:
    """Return the backups that lie beside the project under the names this program gives them."""
    return tuple(path.absolute() for path in _stamped(study.path))


def known(study: Study) -> tuple[Path, ...]:
    """Return the backups of the project that this machine knows of, whether they can be reached now or not."""
    remembered = (output.path for output in outputs.all_of(study.data) if output.kind == OUTPUT)
    return tuple(sorted({*remembered, *beside(study)}))


def listed(project: Path, progress: Progress = silent) -> tuple[Backup, ...]:
    """Return the backups beside the project, the newest first, each read through."""
    paths = sorted(_stamped(project), reverse=True)
    return looked_at(paths, progress)


def looked_at(paths: Sequence[Path], progress: Progress = silent) -> tuple[Backup, ...]:
    """Return what these files are as backups, each read through; those that are not there are left out."""
    found: list[Backup] = []
    for done, path in enumerate(paths):
        progress(done, len(paths))
        if path.is_file():
            found.append(_looked_at(path))
    progress(len(paths), len(paths))
    return tuple(found)


def _looked_at(path: Path) -> Backup:
    facts = path.stat()
    try:
        backups.read_manifest(path)
        verified = True
    except InterviewerError:
        verified = False
    try:
        made = datetime.fromisoformat(backups.made_at(path))
    except ValueError:
        made = datetime.fromtimestamp(facts.st_mtime)
    return Backup(path, times.aware(made), facts.st_size, verified)


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
                local.drop(db, _BACKED_UP)
    study.close()
    open_study(target, passphrase, key_path=key_path, key_passphrase=key_passphrase).close()
