"""Opening a project: the data file, the key beside it or elsewhere, and the right to write."""

from pathlib import Path

from interviewer.services.study import Study
from interviewer.storage import cipher, deeds, files, local, log, nodes
from interviewer.storage.driver import Database
from interviewer.storage.errors import FileMissing, ForeignKeyFile, KeyMissing
from interviewer.storage.locks import WriterLock

KEY_PLACE = "key_place"
SUFFIX = ".intervju"
KEY_SUFFIX = ".nokkel"

__all__ = ["KEY_SUFFIX", "SUFFIX", "Study", "key_beside", "open_for_reading", "open_study"]


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


def remember_key(study: Study) -> None:
    """Remember where the key lies when that is not beside the data; a project that is moved takes its key along."""
    with log.transaction(study.data):
        if study.key_path == key_beside(study.path):
            local.drop(study.data, KEY_PLACE)
        else:
            local.put(study.data, KEY_PLACE, str(study.key_path))


def _settle(study: Study) -> None:
    """Make a new node where the machine changed, take back half an act, and remember where the key lies."""
    for db in (study.data, study.key):
        if db is not None and nodes.moved(db):
            _new_node(db)
    study.ring(None)
    if study.key is not None:
        deeds.take_back_orphan(study.key, study.data)
        remember_key(study)


def _new_node(db: Database) -> None:
    with log.transaction(db):
        nodes.register(db, nodes.person(db))


def _let_go(study: Study) -> None:
    if study.key is not None:
        study.key.close()
    study.data.close()
