"""The XML of REFI-QDA, written and read: namespaces, GUIDs, moments, names as other programs take them.

What is read may be hostile: document types, entities, depth and size are refused before anything is built of them.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from interviewer.errors import InterviewerError
from interviewer.language import _

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Interviewer"
"""What we call ourselves on the root; programs refuse files without an origin."""
FOREIGN = "refi-"
"""What the id of a code begins with that came from another program, before the GUID it has there."""
MOST_BYTES = 64 << 20
"""Bytes of one XML file."""
_MOST_ELEMENTS = 1_000_000
_DEEPEST = 100
_NAMESPACE = UUID("5f0c7c36-0d0e-5a37-9d5b-2b8a6f1e4c90")
_OURS = re.compile(r"\{urn:QDA-XML:(?:project|codebook):[0-9:.]*\}")
"""Both spellings of the codebook's namespace occur: 1.0 and 1:0."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"\s*[/\\:]\s*|\s+")
_GUID = re.compile(r"\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?", re.IGNORECASE)
_COLOUR = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)


class RefiRefused(InterviewerError):
    """A file from another program for analysis cannot be read, or must not be."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            _(
                "“{name}” was not read: {why}. Nothing was changed. Export it again from the other program as REFI-QDA "
                "(.qdpx for a project, .qdc for a codebook)."
            ).format(name=name, why=why)
        )


def guid(kind: str, *ids: str) -> str:
    """Return the GUID of one of our own: the same in every export, and telling nothing of the id it is made of."""
    return str(uuid5(_NAMESPACE, "/".join((kind, *ids))))


def code_guid(code: str) -> str:
    """Return the GUID of a code by its id; one that came from another program keeps the GUID it has there."""
    own = plain_guid(code.removeprefix(FOREIGN)) if code.startswith(FOREIGN) else ""
    return own or guid("code", code)


def plain_guid(said: str | None) -> str:
    """Return a GUID in small letters without braces, so that references meet their targets; ``""`` if it is none."""
    found = _GUID.fullmatch((said or "").strip())
    return found[1].lower() if found else ""


def colour(said: str | None) -> str:
    """Return a colour as ``#rrggbb``; ``""`` where nothing or something else is said."""
    words = (said or "").strip().lower()
    if not _COLOUR.fullmatch(words):
        return ""
    return words if len(words) == len("#rrggbb") else "#" + "".join(letter * 2 for letter in words[1:])


def stamp(moment: datetime) -> str:
    """Return a moment as the standard wants it, in UTC to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(said: str | None) -> datetime | None:
    """Return a moment that was read, one without a zone as UTC; ``None`` where it is none."""
    try:
        found = datetime.fromisoformat((said or "").strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def legal(text: str) -> str:
    """Return ``text`` without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def name(wanted: str, taken: set[str], within: str = "") -> str:
    """Return a name that no other has and no program refuses, and add it to ``taken``.

    Strokes and colons part file names and code paths elsewhere. A second of the same name is told apart by what it
    lies ``within``, then by a number.
    """
    plain, above = (_NOT_IN_NAMES.sub(_calmer, legal(each)).strip() for each in (wanted, within))
    plain = plain or "–"
    unique, number = plain, 1
    if unique.casefold() in taken and above:
        unique = plain = f"{plain} ({above})"
    while unique.casefold() in taken:
        number += 1
        unique = f"{plain} {number}"
    taken.add(unique.casefold())
    return unique


def _calmer(found: re.Match[str]) -> str:
    return " " if found[0].isspace() else " – "


def add(parent: Element, tag: str, attributes: Mapping[str, str] | None = None, text: str | None = None) -> Element:
    """Return a new element below ``parent``; attributes that say nothing are left out."""
    held = {key: legal(value) for key, value in (attributes or {}).items() if value}
    child = ElementTree.SubElement(parent, tag, held)
    if text is not None:
        child.text = legal(text)
    return child


def to_bytes(root: Element, namespace: str) -> bytes:
    """Return a finished tree as UTF-8 without a byte order mark, everything in ``namespace``."""
    root.set("xmlns", namespace)
    ElementTree.indent(root)
    head = b'<?xml version="1.0" encoding="utf-8"?>\n'
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=False)
    return head + written + b"\n"


def parse(file: str, content: bytes) -> Element:
    """Return the root of an XML file called ``file``, tags of the standard without their namespace.

    Raises RefiRefused for a document type, entities, too much or too deep, and what is no XML.
    """
    if len(content) > MOST_BYTES:
        raise RefiRefused(file, _("it is too large"))
    parser = ElementTree.XMLParser(target=_Careful(file))
    try:
        parser.feed(content.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n"))
        root: Element = parser.close()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise RefiRefused(file, _("it is damaged, or no XML")) from error
    return root


class _Careful(ElementTree.TreeBuilder):
    """Builds a tree and stops at what no exchange file needs."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file
        self._depth = self._count = 0

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise RefiRefused(self._file, _("it holds a document type, which can hide other files or endless text"))

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST or self._count > _MOST_ELEMENTS:
            raise RefiRefused(self._file, _("it is too large"))
        return super().start(_OURS.sub("", tag), attributes)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(_OURS.sub("", tag))
