"""The forms in which a name turns up: full, in parts, as initials, reversed, run together, as number or address.

Inflection is not listed form by form: a form says which endings may follow (:data:`TAILS`), and these stay in the text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import permutations

from interviewer.domain.common_words import ABBREVIATIONS, COMMON, GENERIC, POST_BOXES
from interviewer.domain.folding import PAIRS, Stream

LONGEST = 300
"""Letters of a name that are looked at."""
_MOST_PARTS = 8


class FormKind(StrEnum):
    """What a hit is, from the surest to the weakest."""

    FULL = "full"
    PART = "part"
    INITIALS = "initials"
    PHONE = "phone"
    EMAIL = "email"
    CASE = "case"
    PLACE = "place"
    PSEUDONYM = "pseudonym"


class Tail(StrEnum):
    """Which endings may hang on a form."""

    NONE = "none"
    GENITIVE = "genitive"
    PERSON = "person"
    CASE = "case"
    PLACE = "place"


_SECOND = (
    r"(?:grupp\w{1,4}|gjeng\w{0,4}|famili\w{1,4}|hus\w{0,4}|sak\w{1,4}|prosjekt\w{0,4}|basert\w?|områd\w{1,4}|miljø\w{0,4}"
    r"|krets\w{0,4}|klan\w{0,4}|venn\w{0,6}|folk\w{0,3}|mann\w{0,3}|menn\w{0,4}|kvinne\w{0,3}|dame\w{0,3}|jent\w{1,4}|gut\w{1,5}"
    r"|ungdom\w{0,4}|elev\w{0,4}|lag\w{0,3}|klubb\w{0,4}|skol\w{1,4}|kommun\w{1,4}|region\w{0,4}|distrikt\w{0,4}|dialekt\w{0,4}"
    r"|avis\w{0,3}|politi\w{0,6}|ordfører\w{0,4}|rådmann\w{0,3}|ansatt\w{0,3}|beboer\w{0,4}|innbygger\w{0,4}|innbyggjar\w{0,4}"
    r"|sent\w{2,5}|mark\w{1,3}|trakt\w{2,4}|kant\w{2,3}|væring\w{0,4}|borg[ae]r\w{0,4}|bu(?:en|er|ar|ene|ane)?|modell\w{0,4}"
    r"|metod\w{1,4}|møte\w{0,9}|forening\w{0,4}|kaf[eé]\w{0,4}|bibliotek\w{0,4}|nær\w?|vant\w?|født\w?|boende|oppvokst\w?"
    r"|halvøy\w{0,3}|fjord\w{0,4}|dalen\w?|byen|bygd\w{0,3}|posten|relatert\w?|området|vegen|veien|gata|gaten)"
)
_INHABITANT = r"(?:en)?s?(?:er|ar)(?:e|en|ne|nes|es|s|ar|ane)?|s?ing(?:en|er|ar|ene|ane|a|s)?|itt(?:en|er|ar|ene|ane)?"
TAILS: Mapping[Tail, re.Pattern[str]] = {
    Tail.NONE: re.compile(r"(?!)"),
    Tail.GENITIVE: re.compile(r"s"),
    Tail.PERSON: re.compile(rf"s|enes?|erne|arne|er|ar|ane|s?{_SECOND}s?"),
    Tail.CASE: re.compile(rf"s|(?:e?n|e?t|a|ene|er|ne)s?|s?{_SECOND}s?"),
    Tail.PLACE: re.compile(rf"s|(?:en|e|i)?sk(?:e|t)?|{_INHABITANT}|s?{_SECOND}s?"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """One form. ``key`` is the coarse spelling run together; ``breaks`` says where words may meet, and how they did."""

    key: str
    fine: tuple[str, ...]
    kind: FormKind
    written: int
    """Letters as written; short names are compared more strictly."""
    breaks: Mapping[int, str] = field(default_factory=dict)
    tail: Tail = Tail.NONE
    capital: bool = False
    """Counts only with a capital first."""
    capitals: tuple[int, ...] = ()
    """Letters that must be capitals where a space parts the words (initials)."""
    dotted: bool = False
    """Initials that are another word when written without full stops."""


def of_name(name: str) -> Iterator[Form]:
    """Yield the forms of a person's name: whole, pairs of parts either way round, single parts, initials."""
    words = _words(name)
    parts = [word for word in words if sum(each.isalpha() for each in word) > 1]
    if not parts:
        return
    yield from _whole(name, FormKind.FULL, Tail.PERSON)
    for first, second in permutations(parts, 2):
        yield from _whole(f"{first} {second}", FormKind.FULL, Tail.PERSON)
    for part in parts:
        yield from _single(part, FormKind.PART, Tail.PERSON)
        hyphened = [piece for piece in re.split(r"[-‐‑]", part) if len(piece) > 2]
        for piece in hyphened if len(hyphened) > 1 else ():
            yield from _single(piece, FormKind.PART, Tail.PERSON)
    yield from _initials(words)


def of_case_name(name: str) -> Iterator[Form]:
    """Yield the forms of a case's name: whole, and the words in it that alone say which case it is."""
    words = _words(name)
    if len(words) == 1:
        yield from _single(words[0], FormKind.CASE, Tail.CASE)
        return
    yield from _whole(name, FormKind.CASE, Tail.CASE)
    for word in words:
        if len(word) > 3 and word[0].isupper() and word.lower() not in GENERIC | COMMON:
            yield from _built(word, FormKind.PART, Tail.GENITIVE, capital=True)


def of_words(words: str) -> Iterator[Form]:
    """Yield the one form of something that is no name: a role, an address, a date, as the words it is."""
    yield from _whole(words, FormKind.FULL, Tail.CASE)


def of_municipality(name: str) -> Iterator[Form]:
    """Yield the forms of a municipality's name, with and without the word after it."""
    short = re.sub(r"\s+(?:kommune|herad)$", "", name.strip(), flags=re.IGNORECASE)
    words = _words(short)
    if len(words) == 1:
        yield from _single(words[0], FormKind.PLACE, Tail.PLACE)
    elif words:
        yield from _whole(short, FormKind.PLACE, Tail.PLACE)
    for ending in ("kommune", "herad") if words else ():
        for genitive in ("", "s"):
            yield from _whole(f"{short}{genitive} {ending}", FormKind.PLACE, Tail.CASE)


def of_email(address: str, name: str) -> Iterator[Form]:
    """Yield the address, and what stands before the @ where that points at the person."""
    local, at, _domain = address.strip().partition("@")
    if at:
        yield from _built(address.strip(), FormKind.EMAIL, Tail.NONE)
    letters = "".join(each for each in local if each.isalnum())
    heads = {part[:3].lower() for part in _words(name)}
    telling = len(letters) < len(local) or any(each.isdigit() for each in letters) or letters[:3].lower() in heads
    generic = set(re.split(r"[._+\-]", local.lower())) <= POST_BOXES | COMMON
    if len(letters) > 4 and telling and not generic:
        yield from _built(local, FormKind.EMAIL, Tail.GENITIVE)


def of_phones(numbers: str) -> Iterator[str]:
    """Yield the digits of each number in the field, without +47."""
    for number in re.split(r"[/,;|]|\b(?:eller|og|or|and)\b", numbers):
        digits = "".join(str(int(each)) for each in number if each.isdecimal())
        digits = digits.removeprefix("00") if digits.startswith("00") else digits
        if len(digits) == 10 and digits.startswith("47"):
            digits = digits[2:]
        if len(digits) > 4:
            yield digits


def _words(name: str) -> list[str]:
    """Return the parts of a name, at most eight; what stands between them is not part of it."""
    return re.findall(r"[^\W_][\w'’‐‑\-\u0300-\u036f]*", name[: 4 * LONGEST])[:_MOST_PARTS]


def _whole(text: str, kind: FormKind, tail: Tail) -> Iterator[Form]:
    letters = sum(each.isalnum() for each in text)
    yield from _built(text, kind, tail if letters > 4 else Tail.GENITIVE, capital=letters < 6)


def _single(word: str, kind: FormKind, tail: Tail) -> Iterator[Form]:
    letters, common = sum(each.isalnum() for each in word), word.lower() in COMMON | GENERIC
    plain = letters < (5 if kind is FormKind.PART else 4) or common
    yield from _built(word, kind, Tail.GENITIVE if plain else tail, capital=letters < 4 or common)


def _initials(words: list[str]) -> Iterator[Form]:
    if len(words) < 2:
        return
    first, last = words[0], words[-1]
    if len(last) > 2:
        yield from _built(f"{first[0]} {last}", FormKind.FULL, Tail.GENITIVE, capitals=(0,))
    if len(first) > 2:
        length = len(Stream(first).coarse)
        yield from _built(f"{first} {last[0]}", FormKind.FULL, Tail.GENITIVE, capitals=(length,), apart=True)
    for letters in {first[0] + last[0], "".join(word[0] for word in words)}:
        if letters.isalpha():
            dotted = letters.lower() in ABBREVIATIONS | COMMON
            yield from _built(
                " ".join(letters), FormKind.INITIALS, Tail.GENITIVE, capitals=tuple(range(len(letters))), dotted=dotted
            )


def _built(
    text: str,
    kind: FormKind,
    tail: Tail,
    *,
    capital: bool = False,
    capitals: tuple[int, ...] = (),
    dotted: bool = False,
    apart: bool = False,
) -> Iterator[Form]:
    stream = Stream(text[: 4 * LONGEST])
    letters = stream.letters[:LONGEST]
    if len(letters) < 2:
        return
    breaks = {index: stream.gaps.get(index, "") for index in stream.begins if 0 < index < len(letters)}
    fine = tuple(letter.fine for letter in letters)
    written = sum(2 if letter.half else 1 for letter in letters)
    key = stream.coarse[:LONGEST]
    yield Form(key, fine, kind, written, breaks, tail, capital, capitals, dotted)
    if not apart and kind is not FormKind.INITIALS and any(fine[index - 1] + fine[index] in PAIRS for index in breaks):
        run = Stream("".join(each for each in text if each.isalnum()).lower()[:LONGEST])
        yield Form(run.coarse, tuple(letter.fine for letter in run.letters), kind, written, {}, tail, capital)
