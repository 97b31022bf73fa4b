"""Packages: a whole log on its way to somebody else, compressed, signed and encrypted by age.

A package begins with 2,048 bytes that say, in the clear, only how long and how old in form it is; then comes an age
file. A passphrase opens a key made for this package alone, so that any length is encrypted as it is read. Inside are
JSON lines under zlib: who made it, then each part's laptops, links and seals, and at the end the hash of all, signed.
"""

import base64
import binascii
import hashlib
import io
import json
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyrage
from pyrage import passphrase as by_passphrase
from pyrage import x25519

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.storage import chains, seals
from interviewer.storage.chains import Link
from interviewer.storage.driver import Database
from interviewer.storage.errors import CannotWrite, FileMissing

FORMAT = 1
MARK = "interviewer-package"
HEADER_BYTES = 2048
LARGEST = 16 * 1024**3
"""Bytes of a package; what is inside may be :data:`_MOST_TIMES` as large."""
_MOST_TIMES = 60
_SOME = 64 << 20
_LONGEST_LINE = 64 << 20
_CHUNK = 1 << 16
_UNREADABLE = (
    zlib.error, ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError,
)  # fmt: skip


class PackageBroken(InterviewerError):
    """The package is not one, is cut off, or was altered."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            _("“{name}” was not taken in: {what}. Nothing was changed. Ask for the package to be sent again.").format(
                name=path.name, what=what
            )
        )


class PackageNewer(InterviewerError):
    """The package was made by a newer version of the program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” was made by a newer version of Interviewer. Nothing was changed. "
                "Update the program here, and take the package in then."
            ).format(name=path.name)
        )


class PackageNotForYou(InterviewerError):
    """The package is encrypted to somebody else's key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” is encrypted to somebody else, or the key file that opens it is not open here. "
                "Nothing was changed. Open the project with its key, or ask for a package to you."
            ).format(name=path.name)
        )


class PackagePassphraseWrong(InterviewerError):
    """The passphrase does not open the package."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The passphrase does not open the package “{name}”. Nothing was changed. "
                "Ask its sender for the passphrase."
            ).format(name=path.name)
        )


@dataclass(frozen=True, slots=True)
class Label:
    """What a package says of itself, inside the encryption."""

    project: str
    schema: int
    made: str
    person: str
    device: str
    node: str
    public_key: str
    whole: bool
    """Whether it holds every event; a package for a member leaves others' words out."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file's log: its name in the package, the open database, and which events go along as they are."""

    name: str
    db: Database
    goes: Callable[[Link], bool]


def is_package(path: Path) -> bool:
    """Return whether the file says that it is a package."""
    try:
        with path.open("rb") as file:
            return MARK.encode() in file.read(HEADER_BYTES)
    except OSError:
        return False


def write(output: Path, label: Label, parts: list[Part], readers: list[str] | str, signer: Database) -> int:
    """Write a package and return how many events went along; ``readers`` are public age keys, or a passphrase.

    It is written aside and gets its name when it is whole. Raises CannotWrite.
    """
    aside = output.with_name(f".{output.name}.part")
    lines = _Lines(label, parts, signer)
    try:
        output.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600), "w+b") as file:
            file.write(b" " * HEADER_BYTES)
            recipients, opener = _recipients(readers)
            pyrage.encrypt_io(_Compressed(iter(lines)), file, recipients)
            _write_header(file, opener)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(output)
    except OSError as error:
        raise CannotWrite(output, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
    return lines.events


def _recipients(readers: list[str] | str) -> tuple[list[x25519.Recipient], str]:
    if isinstance(readers, str):
        identity = x25519.Identity.generate()
        locked = by_passphrase.encrypt(str(identity).encode(), readers)
        return [identity.to_public()], base64.b64encode(locked).decode()
    return [x25519.Recipient.from_str(each) for each in readers], ""


def _write_header(file: BinaryIO, opener: str) -> None:
    size = file.seek(0, os.SEEK_END) - HEADER_BYTES
    file.seek(HEADER_BYTES)
    header = {"kind": MARK, "format": FORMAT, "bytes": size, "sha256": _hash(file), "opener": opener}
    file.seek(0)
    file.write(json.dumps(header).encode().ljust(HEADER_BYTES - 1) + b"\n")


def _hash(file: BinaryIO) -> str:
    hasher = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        hasher.update(chunk)
    return hasher.hexdigest()


class _Lines:
    """The lines of a package, one after the other, with their hash at the end."""

    def __init__(self, label: Label, parts: list[Part], signer: Database) -> None:
        self._label = label
        self._parts = parts
        self._signer = signer
        self._hasher = hashlib.sha256()
        self.events = 0

    def __iter__(self) -> Iterator[bytes]:
        for value in self._values():
            line = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            self._hasher.update(line)
            yield line
        found = self._hasher.hexdigest()
        yield json.dumps(["end", found, seals.sign(self._signer, found.encode())]).encode() + b"\n"

    def _values(self) -> Iterator[list[Any]]:
        yield ["label", {name: getattr(self._label, name) for name in Label.__slots__}]
        for part in self._parts:
            yield ["part", part.name]
            for row in part.db.execute("SELECT id, uuid, person, device, public_key FROM node ORDER BY id").fetchall():
                yield ["node", *row]
            for chain in chains.all_of(part.db):
                for link in chains.checked(part.db, chain):
                    yield self._link(part, chain.node, link)
            for row in part.db.execute("SELECT node, n, hash, signature FROM seal ORDER BY node").fetchall():
                yield ["seal", *row]

    def _link(self, part: Part, node: int, link: Link) -> list[Any]:
        if link.is_stub or not part.goes(link):
            return ["stub", node, *link[:4]]
        self.events += 1
        return ["event", node, *link]


class _Compressed(io.RawIOBase):
    """Reads as the compressed lines."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        super().__init__()
        self._lines = lines
        self._packer = zlib.compressobj(6)
        self._ready = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while not self._ended and (size < 0 or len(self._ready) < size):
            line = next(self._lines, None)
            self._ended = line is None
            self._ready += self._packer.flush() if line is None else self._packer.compress(line)
        taken = self._ready if size < 0 else self._ready[:size]
        self._ready = self._ready[len(taken) :]
        return taken


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
    try:
        header = json.loads(file.read(HEADER_BYTES))
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
        raise PackageBroken(path, _("it is cut off; {there} of {size} bytes arrived").format(there=there, size=size))
    if there > size or size > LARGEST or _hash(file) != expected:
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
            found = self._unpacker.decompress(data, _CHUNK * 16)
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
