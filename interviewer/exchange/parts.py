"""Everything that can be read in a finished file, for the gate: not what was meant to be written, but the bytes.

Of a .docx that is every member's name, the words of every XML part (joined over runs, so that a name split over runs is one
name again), attributes, comments, properties, relationships and what the zip itself says. Any other file is read as text.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from lxml import etree

from interviewer.errors import InterviewerError
from interviewer.language import _

MOST_BYTES = 256 * 1024 * 1024
MOST_MEMBERS = 4096
_DEEPEST = 3
_ZIP = b"PK\x03\x04"
_XML = (".xml", ".rels", ".vml", ".xhtml", ".html", ".svg", ".qde")
_TEXT = (".txt", ".json", ".csv", ".md", ".yaml", ".yml", ".tsv")
_WITHIN = {"r", "t", "hyperlink", "ins", "del", "delText", "smartTag", "sdt", "sdtContent", "fldSimple", "rPr", "proofErr",
           "bookmarkStart", "bookmarkEnd", "instrText", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak", "lang",
           "rStyle", "fldChar", "commentRangeStart", "commentRangeEnd"}  # fmt: skip
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
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(name, _("it is damaged")) from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable(name, _("it holds a document type"))
    pieces: list[str] = []
    codes: list[str] = []
    for event, node in etree.iterwalk(root.getroottree(), events=("start", "end", "comment", "pi")):
        _take(event, node, pieces, codes)
    around = [str(node.text or "") for node in (*root.itersiblings(), *root.itersiblings(preceding=True))]
    yield Part(name, "".join(pieces))
    yield Part(name, "\n".join([*codes, *around]), Reading.CODES)


def _take(event: str, node: "etree._Element", pieces: list[str], codes: list[str]) -> None:
    if event in ("comment", "pi"):
        codes.append(str(node.text or ""))
        pieces.append(str(node.tail or ""))
        return
    kind = etree.QName(node).localname
    if event == "start":
        pieces.append(_JOINS.get(kind, "") + str(node.text or ""))
        codes += [unquote(str(value)) for value in node.attrib.values()]
    else:
        pieces.append(("" if kind in _WITHIN or kind in _JOINS else "\n") + str(node.tail or ""))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    text = content.decode("utf-8-sig", "replace")
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
