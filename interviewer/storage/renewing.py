"""Another passphrase for a file: the whole file is written anew under the new key, read through, and put in place.

At any moment the file at its place is whole, and opens with the old passphrase or the new one.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from interviewer.domain.progress import Progress, silent
from interviewer.reasons import reason
from interviewer.storage import copies
from interviewer.storage.cipher import RawKey
from interviewer.storage.copies import Part
from interviewer.storage.driver import Database
from interviewer.storage.errors import CannotWrite, InUse

_SUFFIX = ".ny"


@dataclass(frozen=True, slots=True)
class Renewal:
    """A file of which a copy under its new key lies ready beside it."""

    part: Part
    key: RawKey
    aside: Path


def sweep(path: Path) -> None:
    """Take away what a renewal that was stopped left beside the file at ``path``."""
    copies.remove(_aside(path))


def prepare(wanted: Sequence[tuple[Part, RawKey]], progress: Progress = silent) -> list[Renewal]:
    """Write and check a copy of each file under its new key. Nothing is left where one fails.

    Raises CannotWrite, FileBroken, and InUse when somebody else wrote meanwhile.
    """
    made = [Renewal(part, key, _aside(part.path)) for part, key in wanted]
    parts = [part for part, _key in wanted]
    try:
        for part in parts:
            sweep(part.path)
        before = [_version(part.db) for part in parts]
        with copies.snapshots(parts) as readers:
            for reader, renewal in zip(readers, made, strict=True):
                copies.copy(reader, renewal.aside, renewal.key, progress)
        for renewal in made:
            copies.check(renewal.aside, renewal.key)
        for part, version in zip(parts, before, strict=True):
            if _version(part.db) != version:
                raise InUse(part.path)
    except BaseException:
        for part in parts:
            sweep(part.path)
        raise
    return made


def put_in_place(renewals: Sequence[Renewal]) -> list[Renewal]:
    """Put the copies in the place of the files, which must be closed, and return those that are there now.

    A file that somebody else has open is not touched, nor is any after it. Raises InUse, CannotWrite when none could
    be put in its place.
    """
    done: list[Renewal] = []
    try:
        for renewal in renewals:
            _replace(renewal)
            done.append(renewal)
    except (InUse, CannotWrite):
        for renewal in renewals:
            sweep(renewal.part.path)
        if not done:
            raise
    return done


def _replace(renewal: Renewal) -> None:
    path = renewal.part.path
    if path.with_name(path.name + "-wal").exists():
        raise InUse(path)
    try:
        renewal.aside.replace(path)
        _keep_names(path.parent)
    except OSError as error:
        raise CannotWrite(path, reason(error)) from error


def _keep_names(folder: Path) -> None:
    """Wait until the disk has the folder's names, where a system lets one."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _version(db: Database) -> int:
    """Return a number that changes when another connection writes."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}{_SUFFIX}")
