"""The table in which a text's words are looked up: folded name → whose form it is; numbers and odd spellings beside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from interviewer.domain.common_words import BECOME_WORDS
from interviewer.domain.folding import INVISIBLE, Stream, visible
from interviewer.domain.name_forms import TAILS, Form, FormKind

_HEAD = 3
_LOOSE, _LOOSEST = 5, 7
_NEAR = re.compile(r"[\s_'’\-‐‑–/]{0,3}|,\s?|\.\s?")
_JOINED_AT_LEAST = 7
_SPACED_AT_LEAST = 4
_CODE_AT_LEAST = 6
_SPACES = "\\s\u00a0\u2007\u202f"
_DIGITS = re.compile(rf"(?:\(?\+)?\d(?:[{_SPACES}{INVISIBLE}._\-‐‑–()/]{{0,8}}\d)+")
_COUNTRY = ("", "47", "0047")


class Known(Protocol):
    """What the index needs to know of an entry of the register."""

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms of its names."""

    @property
    def phones(self) -> tuple[str, ...]:
        """Digits of its numbers."""

    @property
    def literal(self) -> str:
        """A name without letters enough to be a word, looked for as it is."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found from ``start`` to ``end``; ``owner`` is the place of its entry in the register."""

    start: int
    end: int
    owner: int
    kind: FormKind
    letters: int


class NameIndex:
    """Forms by folded spelling; looking one up does not depend on how many there are."""

    def __init__(self, register: Sequence[Known]) -> None:
        self._forms: dict[str, list[tuple[int, Form]]] = {}
        self._phones: dict[str, list[int]] = {}
        self._literals: dict[str, list[int]] = {}
        heads: dict[str, set[int]] = {}
        for owner, entry in enumerate(register):
            for form in entry.forms:
                self._forms.setdefault(form.key, []).append((owner, form))
                heads.setdefault(form.key[:_HEAD], set()).add(len(form.key))
            for number in entry.phones:
                self._phones.setdefault(number, []).append(owner)
            if entry.literal:
                self._literals.setdefault(entry.literal, []).append(owner)
        self._lengths = {head: tuple(sorted(lengths, reverse=True)) for head, lengths in heads.items()}
        self._phone_lengths = tuple(sorted({len(number) for number in self._phones}, reverse=True))
        self._literal = re.compile("|".join(re.escape(each) for each in sorted(self._literals, key=len, reverse=True)))

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield every form found, overlapping ones too."""
        stream = Stream(text)
        for first in stream.begins:
            for head in {stream.coarse[first : first + _HEAD], stream.coarse[first : first + 2]}:
                for length in self._lengths.get(head, ()):
                    yield from self._at(stream, first, length)
        if self._phones:
            yield from self._numbers(text)
        if self._literals:
            for found in self._literal.finditer(text):
                yield from (
                    Hit(*found.span(), owner, FormKind.FULL, len(found[0])) for owner in self._literals[found[0]]
                )

    def _at(self, stream: Stream, first: int, length: int) -> Iterator[Hit]:
        for owner, form in self._forms.get(stream.coarse[first : first + length], ()):
            if (span := fits(stream, first, form)) is not None:
                yield Hit(*span, owner, form.kind, len(form.key))

    def _numbers(self, text: str) -> Iterator[Hit]:
        for run in _DIGITS.finditer(text):
            places = [run.start() + index for index, each in enumerate(run[0]) if each.isdecimal()]
            digits = "".join(str(int(text[place])) for place in places)
            for index, place in enumerate(places):
                if index and places[index - 1] == place - 1:
                    continue
                yield from self._number(text, digits, places, index)

    def _number(self, text: str, digits: str, places: list[int], index: int) -> Iterator[Hit]:
        for country in _COUNTRY:
            if not digits.startswith(country, index):
                continue
            begin = index + len(country)
            for length in self._phone_lengths:
                end = begin + length
                whole = end >= len(places) or places[end] > places[end - 1] + 1
                if end <= len(places) and whole and (owners := self._phones.get(digits[begin:end])):
                    start = _before(text, places[index], places[end - 1])
                    yield from (Hit(start, places[end - 1] + 1, owner, FormKind.PHONE, length) for owner in owners)


def _before(text: str, first: int, last: int) -> int:
    """Return where a number begins that has its plus and its bracket before the first digit."""
    start = first - 1 if text[first - 1 : first] == "+" else first
    return start - 1 if text[start - 1 : start] == "(" and ")" in text[first:last] else start


def fits(stream: Stream, first: int, form: Form) -> tuple[int, int] | None:
    """Return the span of ``form`` from letter ``first`` on, its ending left out; ``None`` when it is another word."""
    last = first + len(form.key) - 1
    half = stream.letters[last].half is not None and len(form.fine[-1]) == 1 and form.fine[-1] not in "åæø"
    if not (_alike(stream, first, form, half=half) and _parted(stream, first, form) and _capitals(stream, first, form)):
        return None
    start, end = stream.span(first, last, half=half)
    if _ends(stream, last, end, form, half=half):
        return start, end
    return None


def _alike(stream: Stream, first: int, form: Form, *, half: bool) -> bool:
    """Compare letter by letter: short names as they are written, longer ones also without their dots and rings."""
    final = len(form.fine) - 1
    for index, wanted in enumerate(form.fine):
        letter = stream.letters[first + index]
        found = letter.half[0] if half and letter.half and index == final else letter.fine
        if found != wanted and form.written < (_LOOSE if wanted in "åæø" else _LOOSEST):
            return False
    return True


def _parted(stream: Stream, first: int, form: Form) -> bool:
    """Return whether words meet only where the form's words do; what is run together must be too long to be a word."""
    length, joined = len(form.key), bool(form.breaks)
    if _spaced_out(stream, first, length):
        return True
    for index in range(first + 1, first + length):
        gap = stream.gaps.get(index)
        if not gap:
            continue
        joined = False
        own = form.breaks.get(index - first)
        if own is None or not (gap == own or _near(gap, stream, index)):
            return False
    if form.kind is FormKind.INITIALS:
        return not _in_code(stream, first, length) and (not form.dotted or "." in stream.gaps.get(first + 1, ""))
    if joined and form.capitals:
        return form.capitals == (0,) and length >= _JOINED_AT_LEAST
    camel = all(first + index in stream.begins for index in form.breaks)
    return not joined or camel or length >= _JOINED_AT_LEAST


def _spaced_out(stream: Stream, first: int, length: int) -> bool:
    """Return whether every letter stands alone: "F a t u m a", "F-a-t-u-m-a"."""
    if length < _SPACED_AT_LEAST:
        return False
    gaps = {stream.gaps.get(index, "") for index in range(first + 1, first + length)}
    return gaps <= {" ", "-", ".", "_", "\u00a0"} and len(gaps) == 1


def _in_code(stream: Stream, first: int, length: int) -> bool:
    """Return whether letters stand inside a code such as "ND4SH0"; "SH2026" may well be initials and a year."""
    start, stop = first, stream.stops[first + length - 1]
    while start > 0 and start not in stream.gaps:
        start -= 1
    begins_it = start == first and all(letter.digit for letter in stream.letters[first + length : stop])
    return stop - start >= _CODE_AT_LEAST and not begins_it


def _near(gap: str, stream: Stream, index: int) -> bool:
    if not _NEAR.fullmatch(gap):
        return False
    lone = index == 1 or (index - 1) in stream.gaps
    return lone or not re.search(r"\.\s", gap)


def _capitals(stream: Stream, first: int, form: Form) -> bool:
    letters = stream.letters
    if form.capital and not (letters[first].capital or _uncased(letters[first].fine)):
        return False
    spaced = any(re.search(r"\s", stream.gaps.get(first + index, "")) for index in form.breaks)
    if form.capitals and (spaced or form.kind is FormKind.INITIALS):
        return all(letters[first + index].capital for index in form.capitals)
    return True


def _uncased(letter: str) -> bool:
    return letter.lower() == letter.upper()


def _ends(stream: Stream, last: int, end: int, form: Form, *, half: bool) -> bool:
    """Return whether a word ends here, or goes on with an ending that the form may have."""
    after = last + 1
    if not half and (after == stream.stops[last] or after in stream.begins):
        return True
    rest = visible(stream.text[end : stream.ends[last]]).lower()
    if form.written < 4 and "".join(form.fine) + rest in BECOME_WORDS:
        return False
    return TAILS[form.tail].fullmatch(rest) is not None
