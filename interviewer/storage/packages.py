"""Packages: a whole log on its way to somebody else, compressed, signed and encrypted by age.

A package begins with 2,048 bytes that say, in the clear, only how long and how old in form it is; then comes an age
file. A passphrase opens a key made for this package alone, so that any length is encrypted as it is read. Inside are
JSON lines under zlib: who made it, then each part's laptops, links and seals, and at the end the hash of all, signed.
"""

import base64
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

from interviewer.reasons import reason
from interviewer.storage import chains, seals
from interviewer.storage.chains import Link
from interviewer.storage.driver import Database
from interviewer.storage.errors import CannotWrite

FORMAT = 1
MARK = "interviewer-package"
HEADER_BYTES = 2048
_CHUNK = 1 << 16


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
        raise CannotWrite(output, reason(error)) from error
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
    header = {"kind": MARK, "format": FORMAT, "bytes": size, "sha256": hash_of(file, opener), "opener": opener}
    file.seek(0)
    file.write(as_bytes(header))


def as_bytes(header: dict[str, Any]) -> bytes:
    """Return the header as it is written, byte for byte."""
    return json.dumps(header).encode().ljust(HEADER_BYTES - 1) + b"\n"


def hash_of(file: BinaryIO, opener: str) -> str:
    """Return the hash of what is left to read, and of what opens it."""
    hasher = hashlib.sha256(opener.encode())
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
