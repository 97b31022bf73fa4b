"""Projects of other programs read back: codes, texts and what was coded in them, nothing of it believed.

Sizes are capped, entries that leave the archive refused, document types too. Where a coding stands is for
:mod:`interviewer.domain.reckoning` to say.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

from interviewer.domain.text import clean
from interviewer.exchange import refi_xml
from interviewer.exchange.refi_xml import RefiRefused, plain_guid
from interviewer.language import _
from interviewer.reasons import reason

MOST_BYTES = 256 << 20
"""Bytes of everything in the file, unpacked."""
MOST_MEMBERS = 20_000
_MOST_TEXT = 32 << 20
_LONGEST_NAME = 2_000
_TEXT_SOURCE = "TextSource"
_INTERNAL = "internal://"


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A code; ``parent`` is a GUID, ``""`` at the top."""

    guid: str
    name: str
    parent: str = ""
    description: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class ReadCoding:
    """A passage under a code. Positions are as they were said; ``words`` are those said to stand there."""

    guid: str
    code: str
    start: int
    end: int
    words: str
    by: str = ""
    made: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A text; ``raw`` is as it lay in the file, ``None`` where there was none that could be read."""

    guid: str
    name: str
    raw: str | None
    codings: tuple[ReadCoding, ...] = ()
    whole: int = 0
    """How many codings are of the whole source, with no place in it."""


@dataclass(frozen=True, slots=True)
class ReadProject:
    """What was found. ``cases`` are GUIDs; ``other`` counts sources that are no texts."""

    name: str
    codes: tuple[ReadCode, ...]
    sources: tuple[ReadSource, ...]
    cases: frozenset[str] = frozenset()
    other: int = 0


def read_file(path: Path) -> ReadProject:
    """Return the project in a .qdpx on the disk. Raises RefiRefused."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RefiRefused(path.name, reason(error)) from error
    if len(content) > MOST_BYTES:
        raise RefiRefused(path.name, _("it is too large"))
    return read(path.name, content)


def read(file: str, content: bytes) -> ReadProject:
    """Return the project in a .qdpx called ``file``. Raises RefiRefused."""
    members = _members(file, content)
    mains = [name for name in members if name.lower().endswith(".qde")]
    if not mains:
        raise RefiRefused(file, _("there is no project in it"))
    if len(mains) > 1:
        raise RefiRefused(file, _("there is more than one project in it"))
    root = refi_xml.parse(file, members[mains[0]])
    if root.tag != "Project":
        raise RefiRefused(file, _("there is no project in it"))
    users = {plain_guid(one.get("guid")): clean(one.get("name", ""))[:_LONGEST_NAME] for one in root.iter("User")}
    texts = {PurePosixPath(name).name.lower(): held for name, held in members.items() if _is_source(name)}
    held = root.find("Sources")
    sources = list(held) if held is not None else []
    codes = tuple(_codes(file, root))
    read_in = tuple(_source(one, texts, users) for one in sources if one.tag == _TEXT_SOURCE)
    _refuse_same(file, [coding.guid for source in read_in for coding in source.codings])
    return ReadProject(
        clean(root.get("name", ""))[:_LONGEST_NAME],
        codes,
        read_in,
        frozenset(plain_guid(case.get("guid")) for case in root.iter("Case")),
        sum(one.tag != _TEXT_SOURCE for one in sources),
    )


def _refuse_same(file: str, guids: Sequence[str]) -> None:
    """Raise RefiRefused where two codings say they are the same; those that say nothing are told apart by place."""
    said = [each for each in guids if each]
    if len(set(said)) < len(said):
        raise RefiRefused(file, _("two codings have the same identity"))


def _members(file: str, content: bytes) -> dict[str, bytes]:
    """Return what is in the archive; sizes are those that come out, whatever the archive says of itself."""
    room = MOST_BYTES
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = archive.infolist()
            if len(listed) > MOST_MEMBERS or sum(member.file_size for member in listed) > room:
                raise RefiRefused(file, _("it is too large"))
            for member in listed:
                _refuse_name(file, member, found)
                wanted = member.filename.lower().endswith((".qde", ".txt"))
                if not member.is_dir() and wanted:
                    with archive.open(member) as stream:
                        found[member.filename] = stream.read(room + 1)
                    room -= len(found[member.filename])
                    if room < 0:
                        raise RefiRefused(file, _("it is too large"))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise RefiRefused(file, _("it is damaged, or no such file")) from error
    return found


def _refuse_name(file: str, member: zipfile.ZipInfo, found: Mapping[str, bytes]) -> None:
    """Raise RefiRefused for an entry that would lie elsewhere, is locked, or is there twice."""
    parts = member.filename.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        raise RefiRefused(file, _("an entry in it points out of the file"))
    if member.flag_bits & 1:
        raise RefiRefused(file, _("it is locked with a password"))
    if member.filename in found:
        raise RefiRefused(file, _("an entry is in it twice"))


def _is_source(name: str) -> bool:
    return PurePosixPath(name).parent.name.lower() == "sources" and name.lower().endswith(".txt")


def _codes(file: str, root: Element) -> Iterator[ReadCode]:
    held = root.find("CodeBook/Codes")
    seen: set[str] = set()
    waiting = [(one, "") for one in held.findall("Code")] if held is not None else []
    while waiting:
        one, parent = waiting.pop(0)
        own = plain_guid(one.get("guid"))
        if not own:
            raise RefiRefused(file, _("a code has no identity"))
        if own in seen:
            raise RefiRefused(file, _("two codes have the same identity"))
        seen.add(own)
        name = clean(one.get("name", "")).strip()[:_LONGEST_NAME]
        told = clean(one.findtext("Description", "")).strip()
        yield ReadCode(own, name, parent, told, refi_xml.colour(one.get("color")))
        waiting += [(below, own) for below in one.findall("Code")]


def _source(one: Element, texts: Mapping[str, bytes], users: Mapping[str, str]) -> ReadSource:
    codings = tuple(coding for each in one.findall("PlainTextSelection") for coding in _selected(each, users))
    name = clean(one.get("name", ""))[:_LONGEST_NAME]
    return ReadSource(plain_guid(one.get("guid")), name, _text(one, texts), codings, len(one.findall("Coding")))


def _text(one: Element, texts: Mapping[str, bytes]) -> str | None:
    inline = one.findtext("PlainTextContent")
    if inline is not None:
        return inline[:_MOST_TEXT]
    path = (one.get("plainTextPath") or "").strip()
    if not path.lower().startswith(_INTERNAL):
        return None
    held = texts.get(PurePosixPath(path[len(_INTERNAL) :].replace("\\", "/")).name.lower())
    return _decoded(held[:_MOST_TEXT]) if held is not None else None


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _selected(one: Element, users: Mapping[str, str]) -> Iterator[ReadCoding]:
    start, end = _number(one.get("startPosition")), _number(one.get("endPosition"))
    words, codings = one.get("name", ""), one.findall("Coding")
    own = plain_guid(one.get("guid")) if len(codings) == 1 else ""
    for coding in codings:
        reference = coding.find("CodeRef")
        by = coding.get("creatingUser") or one.get("creatingUser")
        yield ReadCoding(
            plain_guid(coding.get("guid")) or own,
            plain_guid(reference.get("targetGUID") if reference is not None else ""), start, end, words,
            users.get(plain_guid(by), ""), refi_xml.moment(coding.get("creationDateTime")),
        )  # fmt: skip


def _number(said: str | None) -> int:
    """Return a position; -1 where none is said, or one that no text has."""
    words = (said or "").strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else -1
