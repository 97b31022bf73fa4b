"""Backups: both encrypted files in one archive with their hashes, written aside, checked, then put in place."""

import hashlib
import json
import os
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.storage.driver import Database
from interviewer.storage.errors import CannotWrite, FileMissing

FORMAT = "interviewer-backup/1"
MANIFEST = "manifest.json"
DATA = "data.intervju"
KEY = "key.nokkel"
LARGEST = 16 * 1024**3
_CHUNK = 1 << 20


class BackupBroken(InterviewerError):
    """The backup is not one, or not as it was made."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            _("“{name}” cannot be restored: {what}. Nothing was changed. Try an older backup.").format(
                name=path.name, what=what
            )
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup: the name in the archive, the open database and where it lies."""

    name: str
    db: Database
    path: Path


def write(parts: list[Part], output: Path, made: str) -> None:
    """Write a backup of the files as they are committed now; the archive is read back before it gets its name."""
    aside = output.with_name(f".{output.name}.part")
    try:
        output.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w") as archive:
                hashes = {part.name: _put(archive, part) for part in parts}
                archive.writestr(MANIFEST, json.dumps({"format": FORMAT, "made": made, "sha256": hashes}))
            file.flush()
            os.fsync(file.fileno())
        read_manifest(aside)
        aside.replace(output)
    except OSError as error:
        raise CannotWrite(output, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _put(archive: zipfile.ZipFile, part: Part) -> str:
    """Copy one file while nobody can write in it."""
    connection = part.db.conn
    while True:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        try:
            wal = part.path.with_name(part.path.name + "-wal")
            if wal.exists() and wal.stat().st_size:
                continue
            hasher = hashlib.sha256()
            with part.path.open("rb") as source, archive.open(part.name, "w", force_zip64=True) as target:
                while chunk := source.read(_CHUNK):
                    hasher.update(chunk)
                    target.write(chunk)
            return hasher.hexdigest()
        finally:
            connection.execute("ROLLBACK")


def read_manifest(path: Path) -> dict[str, str]:
    """Return the hash of each file in a backup after reading every byte of it. Raises FileMissing, BackupBroken."""
    if not path.is_file():
        raise FileMissing(path)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_entries(path, archive)
            manifest = json.loads(archive.read(MANIFEST))
            hashes = {str(name): str(value) for name, value in manifest["sha256"].items()}
            if (
                manifest["format"] != FORMAT
                or set(hashes) != set(archive.namelist()) - {MANIFEST}
                or DATA not in hashes
            ):
                raise BackupBroken(path, _("its table of contents does not fit"))
            for name, expected in hashes.items():
                if _hash(archive, name) != expected:
                    raise BackupBroken(path, _("a file in it was altered"))
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        EOFError,
        NotImplementedError,
    ) as error:
        raise BackupBroken(path, _("it is damaged or no backup of this program")) from error
    return hashes


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
        raise CannotWrite(target, error.strerror or str(error)) from error
