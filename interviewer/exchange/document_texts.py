"""Documents as people send them, Word or text: their paragraphs with headings, tables and pages, nothing else.

What the file holds is only ever read. Sizes are capped before anything is unpacked, entries that leave the archive and
document types are refused; comments, deleted text, pictures and what is embedded are left alone.
"""

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from interviewer.domain.document_text import Line
from interviewer.domain.text import clean
from interviewer.exchange.word_lists import Listed, Lists, Styles
from interviewer.exchange.word_reading import DocumentUnreadable, Reader, local, said
from interviewer.language import _
from interviewer.reasons import reason

__all__ = ["READ", "DocumentUnreadable", "read"]

READ = (".docx", ".txt")
"""Endings that are read."""
LARGEST = 32 << 20
"""Bytes of a file, pictures included; what it unpacks to may be four times as many."""
LONGEST = 500_000
"""Characters of the text."""
MOST_LINES = 20_000
_NO_WORDS = ("Cc", "Co", "Cn")
"""What is written with nobody's hand: control characters, and those that mean nothing."""
_ONE_IN = 100
"""A text with more of them than one in so many characters is none."""
_MOST_MEMBERS = 4_000
_MOST_PART = 32 << 20
_MOST_ELEMENTS = 1_500_000
_BODY, _STYLES, _LISTS = "word/document.xml", "word/styles.xml", "word/numbering.xml"
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback"})
"""What is not in the text: what was deleted or moved away, and the same once more for old programs."""
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ElementTree.ParseError, KeyError)
"""What the standard library raises at an archive or XML that is none."""


def read(path: Path) -> tuple[Line, ...]:
    """Return the paragraphs of a document. Raises DocumentUnreadable."""
    suffix = path.suffix.lower()
    if suffix not in READ:
        endings = ", ".join(READ)
        raise DocumentUnreadable(path.name, _("only files ending in {endings} are read").format(endings=endings))
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise DocumentUnreadable(path.name, reason(error)) from error
    if len(content) > LARGEST:
        raise _too_large(path.name)
    found = _of_word(path.name, content) if suffix == ".docx" else _of_text(path.name, content)
    if len(found) > MOST_LINES or sum(len(line.text) for line in found) > LONGEST:
        raise DocumentUnreadable(path.name, _("it is longer than {count} characters").format(count=LONGEST))
    if not any(line.text.strip() for line in found):
        raise DocumentUnreadable(path.name, _("there is no text in it"))
    return found


def _too_large(name: str) -> DocumentUnreadable:
    return DocumentUnreadable(name, _("it is larger than {size} MB").format(size=LARGEST >> 20))


def _of_text(name: str, content: bytes) -> tuple[Line, ...]:
    """Return the lines of a text in one of the usual encodings; a form feed begins a page."""
    pages = _decoded(name, content).split("\f")
    return tuple(
        Line(line.rstrip(), page=number if len(pages) > 1 else 0)
        for number, page in enumerate(pages, 1)
        for line in clean(page).split("\n")
    )


def _decoded(name: str, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    looked_at = text[:LONGEST]
    strange = sum(unicodedata.category(each) in _NO_WORDS and each not in "\t\n\r\f\v" for each in looked_at)
    if "\x00" in text or strange * _ONE_IN > len(looked_at):
        raise DocumentUnreadable(name, _("it is no text"))
    return text


def _of_word(name: str, content: bytes) -> tuple[Line, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {member.filename: member for member in _members(name, archive)}
            if _BODY not in members:
                raise DocumentUnreadable(name, _("it is no Word file"))
            styles, lists, body = Styles(name), Lists(name), _Body(name)
            for part, reader in ((_STYLES, styles), (_LISTS, lists), (_BODY, body)):
                if part in members:
                    _parse(name, archive, members[part], reader)
    except _BROKEN as error:
        raise DocumentUnreadable(name, _("it is damaged")) from error
    return tuple(body.told(styles, lists))


def _members(name: str, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return what is in the archive, refused as a whole where it is too much, leads out of it, or is locked."""
    found = archive.infolist()
    if len(found) > _MOST_MEMBERS or sum(member.file_size for member in found) > 4 * LARGEST:
        raise DocumentUnreadable(name, _("it unpacks to far more than a document can be"))
    for member in found:
        place = PurePosixPath(member.filename.replace("\\", "/"))
        if place.is_absolute() or ".." in place.parts:
            raise DocumentUnreadable(name, _("it holds files with places outside it"))
        if member.flag_bits & 0x1:
            raise DocumentUnreadable(name, _("it is locked with a password"))
    return found


def _parse(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, reader: Reader) -> None:
    with archive.open(member) as file:
        content = file.read(_MOST_PART + 1)
    if len(content) > _MOST_PART:
        raise DocumentUnreadable(name, _("it unpacks to far more than a document can be"))
    parser = ElementTree.XMLParser(target=reader)
    parser.feed(content)
    parser.close()


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is read; ``pages`` are the page breaks before it, as laid out last and as put there."""

    cell: tuple[int, int, int] | None
    pages: tuple[int, int] = (0, 0)
    style: str = ""
    heading: bool = False
    listed: Listed | None = None
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = -1


class _Body(Reader):
    """The paragraphs of the document, those of text boxes before the one they hang on."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._open: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._count, self._elements = 0, 0
        self._laid_out, self._put = 0, 0
        self._left_out = 0
        self._in_text = False
        self._done: list[_Paragraph] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        self._elements += 1
        if self._elements > _MOST_ELEMENTS or len(self._done) > MOST_LINES:
            raise DocumentUnreadable(self._name, _("it unpacks to far more than a document can be"))
        self._left_out += name in _LEFT_OUT
        if self._left_out:
            return
        if name == "p":
            self._open.append(_Paragraph(self._cell()))
        elif name in ("tbl", "tr", "tc"):
            self._lay(name)
        elif self._open:
            self._in_paragraph(name, attributes)

    def _cell(self) -> tuple[int, int, int] | None:
        table = self._tables[-1] if self._tables else None
        return (table.number, table.row, table.column) if table else None

    def _lay(self, name: str) -> None:
        if name == "tbl":
            self._tables.append(_Table(self._count))
            self._count += 1
        elif self._tables and name == "tr":
            self._tables[-1].row, self._tables[-1].column = self._tables[-1].row + 1, -1
        elif self._tables:
            self._tables[-1].column += 1

    def _in_paragraph(self, name: str, attributes: dict[str, str]) -> None:
        here = self._open[-1]
        if name == "t":
            self._in_text = True
        elif name in ("tab", "cr", "noBreakHyphen"):
            here.pieces.append({"tab": "\t", "cr": "\n"}.get(name, "-"))
        elif name == "br":
            paged = said(attributes, "type") == "page"
            self._put += paged
            here.pieces.append("" if paged else "\n")
        elif name == "lastRenderedPageBreak":
            self._laid_out += 1
        elif name == "pStyle":
            here.style = said(attributes, "val")
        elif name == "outlineLvl":
            here.heading = True
        elif name in ("numId", "ilvl"):
            here.listed = here.listed or Listed()
            here.listed.take(name, attributes)

    def end(self, tag: str) -> None:
        name = local(tag)
        if name in _LEFT_OUT:
            self._left_out -= 1
        elif self._left_out:
            return
        elif name == "t":
            self._in_text = False
        elif name == "p" and self._open:
            self._done.append(self._open.pop())
        elif name == "tbl" and self._tables:
            self._tables.pop()

    def data(self, words: str) -> None:
        if self._in_text and self._open and not self._left_out:
            here = self._open[-1]
            here.pages = here.pages if "".join(here.pieces).strip() else (self._laid_out, self._put)
            here.pieces.append(words)

    def told(self, styles: Styles, lists: Lists) -> Iterator[Line]:
        """Yield the lines with their numbers; pages as they were laid out last, or else as somebody parted them."""
        for each in self._done:
            breaks = each.pages[0] if self._laid_out else each.pages[1]
            page = breaks + 1 if self._laid_out or self._put else 0
            heading = each.heading or each.style in styles.headed
            words = clean("".join(each.pieces)).strip()
            place = each.listed if each.listed and each.listed.list else styles.listed.get(each.style)
            number = lists.next(place) if place and words else ""
            for line in f"{number} {words}".split("\n"):
                yield Line(line.strip(), heading, page, each.cell)
