"""An e-mail as a file: its text, who it is from and when; attachments are counted and left alone.

Whatever the file holds is only ever read: it is never kept, opened or sent on. A hostile one is refused before it
costs time: size, lines, parts and nesting have limits.
"""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from interviewer.domain.text import clean
from interviewer.errors import InterviewerError
from interviewer.exchange import html_text
from interviewer.language import _
from interviewer.reasons import reason

LARGEST = 15 * 1024 * 1024
"""Bytes of a file, attachments included."""
LONGEST = 200_000
"""Characters of the text itself."""
MOST_LINES = 500_000
MOST_PARTS = 60
ENDINGS = (".eml", ".txt", ".html", ".htm")

_LONGEST_HEADER = 2_000
_HEADERS = re.compile(
    rb"^(?:content-[a-z-]{1,40}|mime-version|from|date|subject):[^\n]*(?:\n[ \t][^\n]*)*", re.M | re.I
)
_BROKEN = (ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError, MessageError)
"""What the standard library lets out of broken headers and parts."""


class EmailUnreadable(InterviewerError):
    """A file is no e-mail that can be read."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            _(
                "“{name}” cannot be read as a reply: {why}. Nothing was stored. Save the e-mail as .eml or text, or "
                "copy its text and paste it here."
            ).format(name=name, why=why)
        )


@dataclass(frozen=True, slots=True)
class Mail:
    """What was read. ``sender`` is the name and address it came from; ``at`` when it was sent, as it says itself."""

    text: str
    sender: str = ""
    at: datetime | None = None
    attachments: int = 0


def read(path: Path) -> Mail:
    """Return the e-mail in a file. Raises EmailUnreadable."""
    if path.suffix.lower() not in ENDINGS:
        endings = ", ".join(ENDINGS)
        raise EmailUnreadable(path.name, _("only files ending in {endings} are read").format(endings=endings))
    try:
        if path.stat().st_size > LARGEST:
            raise EmailUnreadable(path.name, _("it is larger than {size} MB").format(size=LARGEST // 2**20))
        content = path.read_bytes()
    except OSError as error:
        raise EmailUnreadable(path.name, reason(error)) from error
    if path.suffix.lower() == ".eml":
        return of_bytes(content, path.name)
    text = _decoded(content, "")
    return _checked(Mail(html_text.to_text(text) if path.suffix.lower() != ".txt" else text), path.name)


def of_text(text: str, name: str) -> Mail:
    """Return text that was pasted. Raises EmailUnreadable when there is none, or too much."""
    return _checked(Mail(text), name)


def of_bytes(content: bytes, name: str) -> Mail:
    """Return the e-mail in bytes, as mail programs save it. Raises EmailUnreadable."""
    low = content.lower().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if low.count(b"\n") > MOST_LINES:
        raise EmailUnreadable(name, _("it has too many lines"))
    if any(len(header[0]) > _LONGEST_HEADER for header in _HEADERS.finditer(low)):
        raise EmailUnreadable(name, _("it is damaged"))
    if max(low.count(b"boundary"), low.count(b"message/")) > MOST_PARTS:
        raise EmailUnreadable(name, _("it has too many parts"))
    try:
        found = email.message_from_bytes(content, policy=policy.default)
        return _checked(_mail(found, name), name)
    except _BROKEN as error:
        raise EmailUnreadable(name, _("it is damaged")) from error


def _mail(found: EmailMessage, name: str) -> Mail:
    plain: list[EmailMessage] = []
    html: list[EmailMessage] = []
    attached = 0
    for number, part in enumerate(_parts(found)):
        if number >= MOST_PARTS:
            raise EmailUnreadable(name, _("it has too many parts"))
        kind = part.get_content_type()
        if part.is_attachment() or kind not in ("text/plain", "text/html"):
            attached += 1
        else:
            (plain if kind == "text/plain" else html).append(part)
    if not plain and not html:
        raise EmailUnreadable(name, _("there is no text in it"))
    body = plain[0] if plain and _text(plain[0]).strip() else (html or plain)[0]
    attached += sum(each is not body for each in plain)  # a second text beside the first is one somebody attached
    return Mail(_text(body), _header(found, "from"), _sent(found), attached)


def _parts(found: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that hold something themselves; an e-mail within the e-mail is one of them and stays closed."""
    waiting = [found]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart":
            waiting[:0] = [each for each in part.iter_parts() if isinstance(each, EmailMessage)]
        else:
            yield part


def _text(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    text = _decoded(content if isinstance(content, bytes) else b"", part.get_content_charset() or "")
    if part.get_content_type() == "text/html":
        return html_text.to_text(text)
    return _joined(text) if str(part.get_param("format") or "").casefold() == "flowed" else text


def _decoded(content: bytes, charset: str) -> str:
    """Return bytes as text: in their charset when there is such a one, else UTF-8, else as Windows writes."""
    for each in (charset, "utf-8-sig"):
        try:
            return content.decode(each)
        except (LookupError, UnicodeError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def _joined(text: str) -> str:
    """Return flowed text with the lines joined that its mail program had broken (RFC 3676)."""
    lines: list[str] = []
    flows = False
    for line in text.replace("\r\n", "\n").split("\n"):
        quoted = line.startswith(">")
        bare = line if quoted else line.removeprefix(" ")
        if flows and not quoted:
            lines[-1] += bare
        else:
            lines.append(bare)
        flows = not quoted and bare.endswith(" ") and bare != "-- "
    return "\n".join(lines)


def _header(found: EmailMessage, name: str) -> str:
    """Return a header in words; ``""`` when it is absurdly long or broken."""
    raw = next((str(value) for key, value in found.raw_items() if key.casefold() == name), "")
    if not raw or len(raw) > _LONGEST_HEADER:
        return ""
    try:
        return re.sub(r"\s+", " ", clean(str(found[name]))).strip()
    except _BROKEN:
        return ""


def _sent(found: EmailMessage) -> datetime | None:
    """Return when it says it was sent, with its offset."""
    try:
        at = parsedate_to_datetime(_header(found, "date"))
        return at.astimezone() if at.tzinfo else None
    except (*_BROKEN, OverflowError, OSError):
        return None


def _checked(mail: Mail, name: str) -> Mail:
    text = clean(mail.text)
    if len(text) > LONGEST:
        raise EmailUnreadable(name, _("its text is too long"))
    if not text.strip():
        raise EmailUnreadable(name, _("there is no text in it"))
    return Mail(text, mail.sender, mail.at, mail.attachments)
