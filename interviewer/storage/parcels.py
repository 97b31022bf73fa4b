"""Parcels: bytes for somebody outside the team, encrypted by age to whoever knows the passphrase.

Like a package a parcel begins with 2,048 bytes that say in the clear how long it is and what hash it has, so that one
altered by a byte is told from a wrong passphrase. A parcel is no package: it holds no log, and cannot be merged.
"""

import io
import json
from contextlib import suppress
from pathlib import Path

import pyrage
from pyrage import passphrase as by_passphrase

from interviewer.language import _
from interviewer.reasons import reason
from interviewer.storage import packages
from interviewer.storage.errors import FileMissing
from interviewer.storage.package_errors import PackageBroken, PackageNewer, PackagePassphraseWrong

FORMAT = 1
MARK = "interviewer-review"
LARGEST = 256 << 20


def sealed(content: bytes, words: str) -> bytes:
    """Return ``content`` encrypted to a passphrase."""
    locked = bytes(by_passphrase.encrypt(content, words))
    mark = packages.hash_of(io.BytesIO(locked), "")
    header = {"kind": MARK, "format": FORMAT, "bytes": len(locked), "sha256": mark}
    return packages.as_bytes(header) + locked


def is_parcel(path: Path) -> bool:
    """Return whether the file says that it is a parcel: in one line, which no other file of a review has."""
    with suppress(OSError), path.open("rb") as file:
        header = file.read(packages.HEADER_BYTES)
        return MARK.encode() in header and b"\n" not in header[:-1]
    return False


def opened(path: Path, words: str) -> bytes:
    """Return what is in a parcel.

    Raises FileMissing, PackageBroken (cut off or altered), PackageNewer, PackagePassphraseWrong.
    """
    if not path.is_file():
        raise FileMissing(path)
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise PackageBroken(path, reason(error)) from error
    locked = _checked(path, content)
    try:
        return bytes(by_passphrase.decrypt(locked, words))
    except pyrage.DecryptError as error:
        raise PackagePassphraseWrong(path) from error


def _checked(path: Path, content: bytes) -> bytes:
    raw, locked = content[: packages.HEADER_BYTES], content[packages.HEADER_BYTES :]
    try:
        header = json.loads(raw)
        kind, number, size = header["kind"], int(header["format"]), int(header["bytes"])
        expected = str(header["sha256"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise PackageBroken(path, _("it is damaged or no package of this program")) from error
    if kind != MARK:
        raise PackageBroken(path, _("it is no package of this program"))
    if number > FORMAT:
        raise PackageNewer(path)
    if len(locked) < size:
        raise PackageBroken(
            path, _("it is cut off; {there} of {size} bytes arrived").format(there=len(locked), size=size)
        )
    if raw != packages.as_bytes(header) or packages.hash_of(io.BytesIO(locked), "") != expected:
        raise PackageBroken(path, _("it was altered on the way"))
    return locked
