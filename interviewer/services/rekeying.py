"""Another passphrase for the data, the key or both; backups are made anew, because the older ones keep the old one."""

from dataclasses import dataclass
from pathlib import Path

from interviewer.domain.progress import Progress, silent
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import backing_up, settling
from interviewer.services.errors import Incomplete, ReadOnly
from interviewer.services.study import Study
from interviewer.storage import cipher, files, renewing, upgrades
from interviewer.storage.cipher import RawKey
from interviewer.storage.copies import Part
from interviewer.storage.renewing import Renewal


class HalfChanged(InterviewerError):
    """The data has its new passphrase, the key could not be given its own."""

    def __init__(self, key: Path) -> None:
        super().__init__(
            _(
                "The data has its new passphrase, but “{name}” could not be replaced and still has the old one. "
                "Nothing is lost. Close other windows with this project, and change the key's passphrase once more."
            ).format(name=key.name)
        )


class NoNewBackup(InterviewerError):
    """The passphrase is changed, but no backup could be made with it."""

    def __init__(self, why: InterviewerError) -> None:
        super().__init__(
            _(
                "The passphrase is changed. No new backup could be made, so the older ones were kept: they open with "
                "the old passphrase. Make a backup as soon as you can. {why}"
            ).format(why=why)
        )


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """The new backup, how many older ones were deleted, and which known ones could not be reached."""

    backup: Path
    old_deleted: int
    out_of_reach: tuple[Path, ...] = ()


def knows(study: Study, passphrase: str) -> bool:
    """Return whether ``passphrase`` is the one that the data has now."""
    return cipher.key_of(study.path, passphrase) == study.data_key


def older(study: Study) -> tuple[Path, ...]:
    """Return the copies that still open with the passphrases of now, as far as this machine knows them.

    They are the backups, and what was put aside when a file was brought to a newer schema.
    """
    files_of = [study.path, *([study.key_path] if study.key_path else [])]
    aside = [copy.absolute() for path in files_of for copy in upgrades.copies_of(path)]
    return tuple(dict.fromkeys((*backing_up.known(study), *aside)))


def change_passphrase(
    study: Study, new: str | None, *, key_new: str | None = None, progress: Progress = silent
) -> Rekeyed:
    """Give the data (``new``) and the key (``key_new``) another passphrase; ``None`` leaves a file as it is.

    ``study`` goes on with the new passphrases. A program that is stopped on the way leaves each file whole, with the
    old passphrase or the new one. A new backup is made and every older one that can be reached is deleted.

    Raises CallRunning, ReadOnly, Incomplete, KeyClosed, InUse, CannotWrite, FileBroken; HalfChanged, NoNewBackup.
    """
    study.refuse_in_call()
    if study.read_only:
        raise ReadOnly
    if not new and not key_new:
        raise Incomplete(_("The passphrase"))
    settling.settle(study)
    renewals = renewing.prepare(_wanted(study, new, key_new), progress)
    done = _swap(study, renewals)
    if len(done) < len(renewals):
        raise HalfChanged(renewals[-1].part.path)
    old = tuple(path for path in older(study) if path.exists())
    try:
        backup = backing_up.back_up(study)
    except InterviewerError as error:
        raise NoNewBackup(error) from error
    return _forget_old(study, backup, old)


def _wanted(study: Study, new: str | None, key_new: str | None) -> list[tuple[Part, RawKey]]:
    wanted = []
    if new:
        wanted.append((Part("data", study.data, study.path, study.data_key), cipher.new_key(new)))
    if key_new:
        names = study.names
        assert study.key_path is not None
        assert study.key_key is not None
        wanted.append((Part("key", names, study.key_path, study.key_key), cipher.new_key(key_new)))
    return wanted


def _swap(study: Study, renewals: list[Renewal]) -> list[Renewal]:
    """Close the files, put the new ones in their place and open them again, each with the key it has then."""
    for db in (study.key, study.data):
        if db is not None:
            files.close(db)
    try:
        done = renewing.put_in_place(renewals)
        for renewal in done:
            if renewal.part.path == study.path:
                study.data_key = renewal.key
            else:
                study.key_key = renewal.key
    finally:
        study.data = files.open_checked(study.path, study.data_key)
        if study.key is not None and study.key_path is not None and study.key_key is not None:
            study.key = files.open_checked(study.key_path, study.key_key)
    return done


def _forget_old(study: Study, backup: Path, old: tuple[Path, ...]) -> Rekeyed:
    """Delete the backups that were there before; ``old`` are those of them that could be reached."""
    for path in old:
        if path != backup.absolute():
            backing_up.delete(study.data, path)
    left = tuple(path for path in older(study) if path != backup.absolute())
    return Rekeyed(backup, sum(not path.exists() for path in old), tuple(path for path in left if _hidden(path)))


def _hidden(path: Path) -> bool:
    """Return whether a backup may still lie where it was put: on a stick that is not in, or out of our reach."""
    return path.exists() or not path.parent.exists()
