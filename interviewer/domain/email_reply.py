"""An e-mailed reply as text: which lines answer which question, whether the consent line stands in it, and the rest.

What went out is known, so its own lines are told from the informant's, quoted with ">" or not. Nothing is lost on the
way: a line is the consent line, a choice, part of an answer, of the rest, of what stands apart (signature and headers),
or one of our own that came back.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from interviewer.domain import labelled_lines
from interviewer.domain.guide import Guide
from interviewer.domain.labelled_lines import plain as _plain
from interviewer.domain.script import CHOICES

CHOICE_MARK = "V"
"""Marks a choice in what goes out, as ``[V 1]``; a question is marked with its label, as ``[2 f ii]``."""

_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_GREETING = re.compile(
    r"(?:m\.?v\.?h\.?|v\.?h\.?|(?:med )?(?:de )?(?:beste|vennlig|vennleg|venleg|hjertelig|god|mange|gode|varme?)? ?"
    r"(?:hilsener|hilsen|helsingar|helsing)|best regards|kind regards|regards|yours sincerely)"
    r"(?: (?:fra|frå|from))?[ ,.!]*(?:[^\W\d_][\w.'’-]*[ ,.]*){0,4}",
    re.IGNORECASE,
)
_MACHINE = re.compile(r"(?:sendt fra|sendt frå|sent from|hent outlook|get outlook)\b.{0,60}", re.IGNORECASE)
_WROTE = re.compile(
    r"(?:.{0,300}\b(?:skrev|skreiv|wrote)\b.{0,200}:|(?:den|on|på) .{0,200}<[^<>@\s]+@[^<>\s]+>:?)", re.IGNORECASE
)
_BEFORE = re.compile(
    r"[-_ ]{2,}.{0,40}(?:original message|opprinnelig melding|opphavleg melding).{0,20}|_{10,}", re.IGNORECASE
)
_FROM = re.compile(r"\*?(?:fra|frå|from)\*?:\s?.{0,300}", re.IGNORECASE)
_FIELD = re.compile(r"\*?(?:sendt|sent|dato|date|til|to|kopi|cc|emne|subject)\*?:\s?.{0,1000}", re.IGNORECASE)
_YES = re.compile(r"(ja|jo|yes|ok|greit)\b", re.IGNORECASE)
_NO = re.compile(r"(nei|ikke|no|not)\b", re.IGNORECASE)
_WRAPPED = 4
"""On how many lines a mail program may have laid out one sentence of consent."""
_SURELY_OURS = 24
"""From how many characters a line that stands in what we sent is ours, wherever it stands in the reply."""
_LONGEST_SIGNATURE = 8


@dataclass(frozen=True, slots=True)
class EmailReply:
    """A reply taken apart. ``consent`` is the consent line as it was written; without it nothing may be stored."""

    consent: str
    answers: tuple[tuple[str, str], ...]
    """The key of each question that was answered, in the order of the reply, with the words."""
    choices: Mapping[str, bool]
    rest: tuple[str, ...]
    """Passages that belong to no question; a person places them."""
    apart: str
    """Signature and headers: names, numbers and addresses that are to be decided about, and no answer."""
    ours: int
    """How many lines of what we sent came back and were left out."""


def read(text: str, guide: Guide, sent: str, line: str) -> EmailReply:
    """Take a reply to ``sent`` apart; ``line`` is the sentence that consents."""
    return _Reading(guide, sent, line).read(labelled_lines.shown(text).split("\n"))


@dataclass(slots=True)
class _Block:
    """Lines under one key; ``""`` for none."""

    key: str
    lines: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "\n".join(self.lines).strip("\n")


class _Reading:
    """One reply while it is read, line by line."""

    def __init__(self, guide: Guide, sent: str, line: str) -> None:
        self._guide = guide
        self._line = _plain(line)
        self._keys = {place.key for place in guide.to_ask()}
        marked = (self._key(each, quoted=True) for each in sent.split("\n"))
        self._asked = {key: _plain(words) for key, words in filter(None, marked)}
        self._ours = " ".join(_plain(each) for each in sent.split("\n"))
        self._our_lines = {_plain(each) for each in sent.split("\n")} - {""}
        self._blocks = [_Block("")]
        self._pending = ""
        self._at = -1
        self._apart: list[str] = []
        self._signing = 0
        self._inside = False
        self._consent = ""
        self._left_out = 0

    def read(self, lines: Sequence[str]) -> EmailReply:
        """Walk the lines and return what they came to."""
        at = 0
        while at < len(lines):
            at += self._take(lines, at)
        answers: dict[str, list[str]] = {}
        rest: list[str] = []
        choices: dict[str, bool] = {}
        for block in self._blocks:
            words = block.words.strip()
            if block.key.startswith(CHOICE_MARK) and words:
                said, left = _chosen(words)
                choices |= {} if said is None else {CHOICES[int(block.key[1:]) - 1]: said}
                rest += left
            elif block.key and words:
                answers.setdefault(block.key, []).append(words)
            elif words:
                rest.append(words)
        placed = tuple((key, "\n\n".join(found)) for key, found in answers.items())
        return EmailReply(self._consent, placed, choices, tuple(rest), "\n".join(self._apart).strip(), self._left_out)

    def _take(self, lines: Sequence[str], at: int) -> int:
        """Take the line at ``at``, and those that belong with it; return how many."""
        line = lines[at]
        if quoted := _QUOTED.match(line):
            self._take_quoted(line[quoted.end() :])
            return 1
        if (count := self._consenting(lines, at)) > 0:
            return count
        if (count := self._heading(lines, at)) > 0:
            return count
        if self._marked(line, quoted=False):
            return 1
        if self._is_ours(line):
            self._left_out += 1
            self._signing = 0
            return 1
        self._take_own(line)
        return 1

    def _take_quoted(self, line: str) -> None:
        self._inside, self._signing = True, 0
        plain = _plain(line)
        if not plain:
            return
        self._left_out += 1
        if self._goes_on(plain) or self._marked(line, quoted=True):
            return
        self._open("")

    def _consenting(self, lines: Sequence[str], at: int) -> int:
        """Return how many lines from ``at`` on are the consent line; 0 when it does not stand there.

        It stands alone. Between quotation marks it is our own instruction come back, once anything of ours has.
        """
        if not self._line or not lines[at].strip():
            return 0
        words = ""
        for count, line in enumerate(lines[at : at + _WRAPPED], 1):
            words = f"{words} {line.strip()}".strip()
            if _QUOTED.match(line) or len(words) > 2 * len(self._line) + 20:
                return 0
            bare = words.strip("«»”“\"'")
            if _plain(bare) == self._line and (bare == words or not self._inside):
                self._consent = self._consent or words
                self._open("")
                return count
        return 0

    def _heading(self, lines: Sequence[str], at: int) -> int:
        """Take the lines that a mail program puts above what it quotes; return how many."""
        line = lines[at].strip()
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        count = 0
        if _BEFORE.fullmatch(line):
            count = 1
        elif _WROTE.fullmatch(line) and (any(map(str.isdigit, line)) or "@" in line):
            count = 2 if following.casefold() in ("wrote:", "skrev:", "skreiv:") else 1
        elif _FROM.fullmatch(line) and _FIELD.fullmatch(following):
            count = 2
            while at + count < len(lines) and _FIELD.fullmatch(lines[at + count].strip()):
                count += 1
        if count:
            self._apart += [each.strip() for each in lines[at : at + count] if not _BEFORE.fullmatch(each.strip())]
            self._inside, self._signing = True, 0
            self._open("")
        return count

    def _marked(self, line: str, *, quoted: bool) -> bool:
        """Open the block of the question that a line is marked with, and return whether it is."""
        found = self._key(line, quoted=quoted)
        if found is None:
            return False
        key, after = found
        self._open(key)
        self._signing = 0
        asked, words = self._asked.get(key, ""), _plain(after)
        if quoted or (words and asked.startswith(words)):
            self._inside = True
            self._pending = asked.removeprefix(words).strip() if asked.startswith(words) else ""
        elif words and asked and words.startswith(asked):
            self._inside = True
            self._blocks[-1].lines.append(" ".join(after.split()[len(asked.split()) :]))
        else:
            self._pending = asked
            self._blocks[-1].lines.append(after.rstrip())
        return True

    def _key(self, line: str, *, quoted: bool) -> tuple[str, str] | None:
        """Return the key that a line begins with, and what follows it."""
        for label, after, marked in labelled_lines.spellings(line, bracketed=quoted):
            chosen = re.fullmatch(rf"{CHOICE_MARK}\s*([1-{len(CHOICES)}])", label, re.IGNORECASE)
            if marked and chosen:
                return f"{CHOICE_MARK}{chosen[1]}", after
            place = self._guide.find(label)
            if place is not None and place.key in self._keys and place.key != label:
                return place.key, after
        return None

    def _is_ours(self, line: str) -> bool:
        """Return whether an unquoted line is one of what we sent."""
        plain = _plain(line)
        if not plain:
            return False
        if self._goes_on(plain):
            return True
        follows = self._at >= 0 and self._ours[self._at :].lstrip(" .:!").startswith(plain)
        begin = self._ours.find(plain, max(0, self._at) if follows else 0)
        if follows or (begin >= 0 and len(plain) >= _SURELY_OURS):
            self._inside, self._pending, self._at = True, "", begin + len(plain)
            return True
        self._at = -1
        return self._inside and plain in self._our_lines

    def _goes_on(self, plain: str) -> bool:
        """Return whether a line is what is left of the question above it, laid out on several lines."""
        if self._pending and self._pending.startswith(plain):
            self._pending = self._pending.removeprefix(plain).strip()
            return True
        return False

    def _take_own(self, line: str) -> None:
        stripped = line.strip()
        if stripped:
            self._pending = ""
        if not self._signing and stripped and signs(stripped):
            self._signing = _LONGEST_SIGNATURE
        if self._signing:
            self._apart.append(stripped)
            if stripped and (left := self._signing - 1) == 0:
                self._signing = 0
                self._open("")
            elif stripped:
                self._signing = left
        elif stripped or self._blocks[-1].lines:
            self._blocks[-1].lines.append(line.rstrip())

    def _open(self, key: str) -> None:
        self._pending = ""
        if self._blocks[-1].key != key or self._blocks[-1].lines:
            self._blocks.append(_Block(key))


def signs(line: str) -> bool:
    """Return whether a line begins a signature, as people close a letter or a program closes it for them."""
    return line in ("--", "—") or bool(_GREETING.fullmatch(line) or _MACHINE.fullmatch(line))


def _chosen(words: str) -> tuple[bool | None, list[str]]:
    """Return yes or no, ``None`` when that cannot be told, and what of the words is something else than that answer."""
    first, _line, after = words.partition("\n")
    yes, no = _YES.search(first), _NO.search(first)
    said = None if bool(yes) is bool(no) else bool(yes)
    own = first.strip() if len(first.split()) > 1 else ""
    return said, [words] if said is None else [each for each in (own, after.strip()) if each]


def letters(items: Iterable[tuple[str, str]]) -> str:
    """Return marked lines, one after the other with room below each: what is asked, ready to be answered."""
    return "\n\n\n".join(f"[{label}] {text}" for label, text in items)
