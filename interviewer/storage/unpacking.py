"""Reading a package: nothing in it is believed before its length, hash, encryption, size and signature are checked."""

import base64
import binascii
import hashlib
import io
import json
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import pyrage
from pyrage import passphrase as by_passphrase
from pyrage import x25519

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.storage import seals
from interviewer.storage.errors import FileMissing
from interviewer.storage.package_errors import PackageBroken, PackageNewer, PackageNotForYou, PackagePassphraseWrong
from interviewer.storage.packages import FORMAT, HEADER_BYTES, MARK, as_bytes, hash_of

LARGEST = 16 * 1024**3
"""Bytes of a package; what is inside may be :data:`_MOST_TIMES` as large."""
_MOST_TIMES = 60
_SOME = 64 << 20
_LONGEST_LINE = 64 << 20
_CHUNK = 1 << 20
_UNREADABLE = (
    zlib.error, ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError,
)  # fmt: skip


def read(path: Path, take: Callable[[list[Any]], None], identities: list[str], passphrases: list[str]) -> None:
    """Hand each line of a package to ``take``, checking it on the way: length, encryption, size, hash and signature.

    What was taken counts only when this returns. ``identities`` are private age keys.
    Raises FileMissing, PackageBroken, PackageNewer, PackageNotForYou, PackagePassphraseWrong.
    """
    if not path.is_file():
        raise FileMissing(path)
    with path.open("rb") as file:
        opener = _check_header(path, file)
        keys = [_unlocked(path, opener, passphrases)] if opener else identities
        if not keys:
            raise PackageNotForYou(path)
        file.seek(HEADER_BYTES)
        lines = _Reader(path, take, _SOME + _MOST_TIMES * path.stat().st_size)
        try:
            pyrage.decrypt_io(file, lines, [x25519.Identity.from_str(each) for each in keys])
        except pyrage.DecryptError as error:
            if lines.problem is not None:
                raise lines.problem from error
            if "matching" in str(error).casefold():
                raise PackageNotForYou(path) from error
            raise PackageBroken(path, _("it was altered on the way")) from error
        except OSError as error:
            if lines.problem is not None:
                raise lines.problem from error
            raise PackageBroken(path, _("it was altered on the way")) from error
        lines.end()


def _check_header(path: Path, file: BinaryIO) -> str:
    """Check what a package says of itself in the clear, and return what its passphrase opens (``""`` without)."""
    raw = file.read(HEADER_BYTES)
    try:
        header = json.loads(raw)
        kind, number, size = header["kind"], int(header["format"]), int(header["bytes"])
        expected, opener = str(header["sha256"]), str(header["opener"])
    except (ValueError, KeyError, TypeError) as error:
        raise PackageBroken(path, _("it is damaged or no package of this program")) from error
    if kind != MARK:
        raise PackageBroken(path, _("it is no package of this program"))
    if number > FORMAT:
        raise PackageNewer(path)
    there = path.stat().st_size - HEADER_BYTES
    if there < size:
        raise PackageBroken(
            path, _("it is cut off; {there} of {size} bytes arrived").format(there=max(0, there), size=size)
        )
    if there > size or size > LARGEST or raw != as_bytes(header) or hash_of(file, opener) != expected:
        raise PackageBroken(path, _("it was altered on the way"))
    return opener


def _unlocked(path: Path, opener: str, passphrases: list[str]) -> str:
    try:
        locked = base64.b64decode(opener, validate=True)
    except (binascii.Error, ValueError) as error:
        raise PackageBroken(path, _("it was altered on the way")) from error
    for words in passphrases:
        with suppress(pyrage.DecryptError):
            return str(by_passphrase.decrypt(locked, words).decode())
    raise PackagePassphraseWrong(path)


class _Reader(io.RawIOBase):
    """Takes decrypted bytes, and hands over lines."""

    def __init__(self, path: Path, take: Callable[[list[Any]], None], most: int) -> None:
        super().__init__()
        self._path = path
        self._take = take
        self._left = most
        self._unpacker = zlib.decompressobj()
        self._rest = b""
        self._hasher = hashlib.sha256()
        self._public_key = ""
        self._ended = False
        self.problem: InterviewerError | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401 - whatever the driver hands over
        try:
            self._unpack(bytes(data))
        except _UNREADABLE as error:
            self.problem = PackageBroken(self._path, _("what is inside cannot be read"))
            raise OSError("broken") from error
        except InterviewerError as error:
            self.problem = error
            raise OSError("broken") from error
        return len(data)

    def _unpack(self, data: bytes) -> None:
        while data:
            found = self._unpacker.decompress(data, _CHUNK)
            data = self._unpacker.unconsumed_tail
            self._left -= len(found)
            if self._left < 0:
                raise PackageBroken(self._path, _("what is inside is larger than any project"))
            self._rest += found
            self._hand_over()
            if len(self._rest) > _LONGEST_LINE:
                raise PackageBroken(self._path, _("what is inside is larger than any project"))
            if not found and not data:
                break

    def _hand_over(self) -> None:
        *lines, self._rest = self._rest.split(b"\n")
        for line in lines:
            value = json.loads(line)
            if value[0] == "end":
                self._check_end(value)
            elif self._ended:
                raise PackageBroken(self._path, _("what is inside cannot be read"))
            else:
                self._hasher.update(line + b"\n")
                if value[0] == "label":
                    self._public_key = str(value[1]["public_key"])
                self._take(value)

    def _check_end(self, value: list[Any]) -> None:
        found = self._hasher.hexdigest()
        self._ended = True
        if value[1] != found or not seals.signed(self._public_key, found.encode(), str(value[2])):
            raise PackageBroken(self._path, _("its signature does not fit"))

    def end(self) -> None:
        """Raise PackageBroken where the last line was not the signed end."""
        if not self._ended or self._rest:
            raise PackageBroken(self._path, _("it is cut off"))
