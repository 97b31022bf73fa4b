"""Everything that can be read in a finished file, for the gate: not what was meant to be written, but the bytes.

Of a .docx that is every member's name, the words of every XML part (joined over runs, so that a name split over runs is
one name again), attributes, comments, properties, relationships and what the zip itself says. Any other file is text.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote
from xml.etree import ElementTree

from interviewer.errors import InterviewerError
from interviewer.language import _

MOST_BYTES = 256 * 1024 * 1024
MOST_MEMBERS = 4096
_DEEPEST = 3
_ZIP = b"PK\x03\x04"
_XML = (".xml", ".rels", ".vml", ".xhtml", ".html", ".svg", ".qde")
_TEXT = (".txt", ".json", ".csv", ".md", ".yaml", ".yml", ".tsv")
_RUNNING = ("wordprocessingml", "drawingml", "officeDocument/2006/math")
"""Namespaces in which words run on from element to element, until a paragraph ends."""
_ENDS = ("p", "tc", "txbxContent")
_JOINS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class Reading(StrEnum):
    """How a part's text came about; names of styles and codes are read less eagerly than words."""

    WORDS = "words"
    CODES = "codes"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Part:
    """One readable part: its place in the file, and its text in paragraphs parted by line breaks."""

    name: str
    text: str
    reading: Reading = Reading.WORDS


class Unreadable(InterviewerError):
    """The finished file cannot be read through, so nobody can say what it holds."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            _("“{name}” could not be checked for names: {why}. It was not exported, and nothing was changed.").format(
                name=name, why=why
            )
        )


def read(name: str, content: bytes) -> Iterator[Part]:
    """Yield the parts of a finished file called ``name``. Raises Unreadable."""
    yield Part(name, name, Reading.WORDS)
    yield from _content(name, content, 0, [MOST_BYTES])


def _content(name: str, content: bytes, depth: int, room: list[int]) -> Iterator[Part]:
    room[0] -= len(content)
    if room[0] < 0 or depth > _DEEPEST:
        raise Unreadable(name, _("it is too large"))
    if content.startswith(_ZIP):
        yield from _zip(name, content, depth, room)
    elif name.lower().endswith(_XML) or content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        yield from _xml(name, content)
    elif name.lower().endswith(_TEXT):
        yield Part(name, _decoded(content))
    else:
        yield Part(name, content.decode("utf-8", "replace"), Reading.BYTES)
        yield Part(name, content.decode("utf-16-le", "replace"), Reading.BYTES)


def _zip(name: str, content: bytes, depth: int, room: list[int]) -> Iterator[Part]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > room[0]:
                raise Unreadable(name, _("it is too large"))
            yield Part(name, _decoded(archive.comment), Reading.CODES)
            for member in members:
                yield Part(member.filename, member.filename, Reading.CODES)
                yield Part(member.filename, _decoded(member.comment + b"\n" + member.extra), Reading.CODES)
                yield from _content(member.filename, archive.read(member), depth + 1, room)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable(name, _("it is damaged")) from error


def _xml(name: str, content: bytes) -> Iterator[Part]:
    reader = _Reader(name)
    parser = ElementTree.XMLParser(target=reader)
    try:
        parser.feed(content)
        parser.close()
    except ElementTree.ParseError as error:
        raise Unreadable(name, _("it is damaged")) from error
    yield Part(name, "".join(reader.pieces))
    yield Part(name, "\n".join(reader.codes), Reading.CODES)


class _Reader:
    """Takes words and codes out of XML as it is parsed; nothing of it is built, and a document type is refused."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.pieces: list[str] = []
        self.codes: list[str] = []

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise Unreadable(self._name, _("it holds a document type"))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.pieces.append(_JOINS.get(_local(tag), ""))
        self.codes += map(unquote, attributes.values())

    def end(self, tag: str) -> None:
        runs_on = any(namespace in tag for namespace in _RUNNING) and _local(tag) not in _ENDS
        self.pieces.append("" if runs_on else "\n")

    def data(self, words: str) -> None:
        self.pieces.append(words)

    def comment(self, words: str) -> None:
        self.codes.append(words)

    def pi(self, target: str, words: str | None = None) -> None:
        self.codes.append(f"{target} {words or ''}")

    def close(self) -> None:
        """Be closed by the parser."""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    text = content.decode("utf-8-sig", "replace")
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
