"""Opening a project: the data file, the key beside it or elsewhere, and the right to write."""

from pathlib import Path

from interviewer.services import blocking, entrusting, unnaming
from interviewer.services.study import Study
from interviewer.storage import cipher, deeds, files, local, log, members, nodes, renewing
from interviewer.storage.errors import FileMissing, FileOlder, ForeignKeyFile, KeyMissing
from interviewer.storage.locks import WriterLock

KEY_PLACE = "key_place"
SUFFIX = ".intervju"
KEY_SUFFIX = ".nokkel"

__all__ = ["KEY_SUFFIX", "SUFFIX", "Study", "key_beside", "open_for_reading", "open_study", "reopen"]


def key_beside(path: Path) -> Path:
    """Return where the key of the project at ``path`` lies unless it was put elsewhere."""
    return path.with_suffix(KEY_SUFFIX)


def open_study(
    path: Path,
    passphrase: str,
    *,
    key_path: Path | None = None,
    key_passphrase: str | None = None,
    read_only: bool = False,
) -> Study:
    """Open the project at ``path``; without ``key_passphrase`` the key stays closed and pseudonyms are shown.

    Raises FileMissing, NotAProject, WrongPassphrase, FileBroken, FileNewer, KeyMissing, ForeignKeyFile, and InUse when
    another window or command writes in it.
    """
    if not path.is_file():
        raise FileMissing(path)
    data_key = cipher.key_of(path, passphrase)
    lock = None if read_only else WriterLock(path).acquire()
    try:
        study = Study(path, None, files.open_checked(path, data_key, read_only=read_only), data_key, lock=lock)
        study.read_only = read_only
        try:
            if key_passphrase is not None:
                _open_key(study, key_path, key_passphrase)
            if not read_only:
                _settle(study)
        except BaseException:
            _let_go(study)
            raise
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return study


def reopen(closed: Study) -> Study:
    """Open a project that this program closed a moment ago again, in this thread, without asking for its passphrases.

    Raises InUse, FileMissing, WrongPassphrase (it was given another one meanwhile), FileBroken.
    """
    if not closed.path.is_file():
        raise FileMissing(closed.path)
    lock = None if closed.read_only else WriterLock(closed.path).acquire()
    try:
        study = closed.again()
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    study.lock = lock
    return study


def open_for_reading(
    path: Path, passphrase: str, *, key_path: Path | None = None, key_passphrase: str | None = None
) -> Study:
    """Open the project to read what is committed, also beside a window that writes in it."""
    return open_study(path, passphrase, key_path=key_path, key_passphrase=key_passphrase, read_only=True)


def _open_key(study: Study, given: Path | None, passphrase: str) -> None:
    place = given or key_place(study)
    if not place.is_file():
        raise KeyMissing(place)
    raw = cipher.key_of(place, passphrase)
    key = files.open_checked(place, raw, read_only=study.read_only)
    if log.project_id(key) != log.project_id(study.data):
        key.close()
        raise ForeignKeyFile(place)
    study.key_path, study.key, study.key_key = place, key, raw


def key_place(study: Study) -> Path:
    """Return where the project's key is expected: elsewhere if that is where it was last, else beside the data."""
    remembered = local.get(study.data, KEY_PLACE)
    beside = key_beside(study.path)
    return Path(remembered) if remembered and (Path(remembered).is_file() or not beside.is_file()) else beside


def remembered_key(path: Path, passphrase: str) -> Path | None:
    """Return where the key of the project at ``path`` lies, beside it or where it was last; ``None`` without one.

    Raises what :func:`open_study` raises.
    """
    if key_beside(path).is_file():
        return key_beside(path)
    try:
        study = open_for_reading(path, passphrase)
    except FileOlder:
        return None
    try:
        place = key_place(study)
    finally:
        study.close()
    return place if place.is_file() else None


def remember_key(study: Study) -> None:
    """Remember where the key lies when that is not beside the data; a project that is moved takes its key along."""
    with log.transaction(study.data):
        if study.key_path == key_beside(study.path):
            local.drop(study.data, KEY_PLACE)
        else:
            local.put(study.data, KEY_PLACE, str(study.key_path))


def _settle(study: Study) -> None:
    """Make a new node where the machine changed, take back half an act, remember the key, and see to its keys."""
    for path in (study.path, study.key_path):
        if path is not None:
            renewing.sweep(path)
    for db in (study.data, study.key):
        if db is not None and nodes.moved(db):
            members.introduce(db, nodes.person(db), entrusting.public_key(study) if db is study.data else "")
    study.ring(None)
    if study.key is not None:
        deeds.take_back_orphan(study.key, study.data)
        remember_key(study)
        blocking.catch_up(study)
        unnaming.catch_up(study)
        entrusting.entrust(study)


def _let_go(study: Study) -> None:
    if study.key is not None:
        study.key.close()
    study.data.close()
