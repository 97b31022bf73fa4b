"""Backups: both encrypted files in one archive with their hashes, written aside, checked, then put in place.

The archive ends with the SHA-256 of all that stands before it, so a change of any byte is noticed.
"""

import hashlib
import json
import os
import shutil
import struct
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from interviewer.domain.progress import Progress, silent
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.reasons import reason
from interviewer.storage import copies
from interviewer.storage.copies import Part
from interviewer.storage.driver import Database
from interviewer.storage.errors import CannotWrite, FileMissing

FORMAT = "interviewer-backup/2"
UNSEALED = "interviewer-backup/1"
"""What was written before archives had a seal; still restored, by the hashes of its files."""
MANIFEST = "manifest.json"
DATA = "data.intervju"
KEY = "key.nokkel"
LARGEST = 16 * 1024**3
PART = ".part"
"""How the name of a file ends that is not finished."""
_CHUNK = 1 << 20
_SEAL = 64
_UNREADABLE = (
    zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, EOFError, NotImplementedError, RuntimeError,
    struct.error, OverflowError, OSError,
)  # fmt: skip
"""What reading a damaged archive may raise."""


class BackupBroken(InterviewerError):
    """The backup is not one, or not as it was made."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            _("“{name}” cannot be restored: {what}. Nothing was changed. Try an older backup.").format(
                name=path.name, what=what
            )
        )


def write(parts: Sequence[Part], output: Path, made: str, progress: Progress = silent) -> str:
    """Write a backup of the files as they are committed now, and return :func:`mark` of that moment.

    Others go on writing meanwhile. Each copy is opened and read page by page, and the archive is read back, before it
    gets its name; nothing is left where that fails. Raises CannotWrite, FileBroken, BackupBroken.
    """
    aside = output.with_name(f".{output.name}{PART}")
    copied = [output.with_name(f".{output.name}.{part.name}{PART}") for part in parts]
    try:
        output.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in copied:
            copies.remove(left)
        with copies.snapshots(parts) as readers:
            standing = mark(readers)
            for reader, part, place in zip(readers, parts, copied, strict=True):
                copies.copy(reader, place, part.key, progress)
        for part, place in zip(parts, copied, strict=True):
            copies.check(place, part.key)
        _pack({part.name: place for part, place in zip(parts, copied, strict=True)}, aside, made)
        read_manifest(aside)
        aside.replace(output)
    except OSError as error:
        raise CannotWrite(output, reason(error)) from error
    finally:
        with suppress(OSError):
            for left in (aside, *copied):
                copies.remove(left)
    return standing


def mark(files: Sequence[Database]) -> str:
    """Return what tells the state of the files from every other: the same mark, and there is nothing new to back up."""
    asked = (
        "SELECT coalesce(max(seq), 0) FROM event",
        "SELECT count(*) FROM stub",
        "SELECT count(*) FROM erased",
        "SELECT count(*) FROM node",
        "SELECT count(*) || coalesce(max(at), '') FROM draft",
    )
    return " ".join(str(db.execute(question).fetchone()[0]) for db in files for question in asked)


def _pack(copied: dict[str, Path], aside: Path, made: str) -> None:
    """Put the copies into one archive with a table of their hashes, and its seal at the end."""
    with os.fdopen(os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600), "w+b") as file:
        with zipfile.ZipFile(file, "w") as archive:
            hashes = {name: _put(archive, name, place) for name, place in copied.items()}
            archive.writestr(MANIFEST, json.dumps({"format": FORMAT, "made": made, "sha256": hashes}))
            archive.comment = b"0" * _SEAL
        file.flush()
        seal = _hash_of(aside, file.seek(-_SEAL, os.SEEK_END))
        file.write(seal.encode())
        file.flush()
        os.fsync(file.fileno())


def _put(archive: zipfile.ZipFile, name: str, place: Path) -> str:
    with place.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        shutil.copyfileobj(source, target, _CHUNK)
    return _hash_of(place)


def _hash_of(path: Path, length: int | None = None) -> str:
    """Return the hash of a file, or of its first ``length`` bytes."""
    hasher, left = hashlib.sha256(), path.stat().st_size if length is None else length
    with path.open("rb") as file:
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            hasher.update(chunk)
            left -= len(chunk)
    return hasher.hexdigest()


def read_manifest(path: Path) -> dict[str, str]:
    """Return the hash of each file in a backup after reading every byte of it. Raises FileMissing, BackupBroken."""
    if not path.is_file():
        raise FileMissing(path)
    try:
        with zipfile.ZipFile(path) as archive:
            sealed = _check_seal(path, archive)
            _check_entries(path, archive)
            manifest = json.loads(archive.read(MANIFEST))
            hashes = {str(name): str(value) for name, value in manifest["sha256"].items()}
            if (
                manifest["format"] != (FORMAT if sealed else UNSEALED)
                or set(hashes) != set(archive.namelist()) - {MANIFEST}
                or DATA not in hashes
            ):
                raise BackupBroken(path, _("its table of contents does not fit"))
            for name, expected in hashes.items():
                if _hash(archive, name) != expected:
                    raise BackupBroken(path, _("a file in it was altered"))
    except _UNREADABLE as error:
        raise BackupBroken(path, _("it is damaged or no backup of this program")) from error
    return hashes


def made_at(path: Path) -> str:
    """Return when a backup says that it was made; ``""`` where it cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_entries(path, archive)
            return str(json.loads(archive.read(MANIFEST))["made"])
    except (BackupBroken, *_UNREADABLE):
        return ""


def _check_seal(path: Path, archive: zipfile.ZipFile) -> bool:
    """Return whether the archive carries a seal, after comparing it with all that stands before it."""
    if not archive.comment:
        return False
    before = path.stat().st_size - _SEAL
    if archive.comment != _hash_of(path, before).encode():
        raise BackupBroken(path, _("a file in it was altered"))
    return True


def _check_entries(path: Path, archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if len(names) != len(set(names)) or not set(names) <= {MANIFEST, DATA, KEY}:
        raise BackupBroken(path, _("it holds files that do not belong in a backup"))
    for entry in archive.infolist():
        if entry.compress_type != zipfile.ZIP_STORED or entry.file_size > (
            65536 if entry.filename == MANIFEST else LARGEST
        ):
            raise BackupBroken(path, _("a file in it is larger than any project"))


def _hash(archive: zipfile.ZipFile, name: str) -> str:
    hasher = hashlib.sha256()
    with archive.open(name) as source:
        while chunk := source.read(_CHUNK):
            hasher.update(chunk)
    return hasher.hexdigest()


def extract(path: Path, name: str, target: Path) -> None:
    """Write one file of a checked backup to ``target``, which must not exist."""
    try:
        with (
            zipfile.ZipFile(path) as archive,
            archive.open(name) as source,
            os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file,
        ):
            while chunk := source.read(_CHUNK):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise CannotWrite(target, reason(error)) from error
