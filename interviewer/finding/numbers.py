"""Numbers with check digits: national identity numbers, account numbers and organisation numbers, however spaced.

python-stdnum decides what a right check digit is. A number that fails it is still found, at a lower score, where a word
before it says what it should be ("orgnr", "fnr", "kontonr"). D-numbers have 40 added to the day; numbers made for trying
out have 40 (NAV), 65 or 80 (Skatteetaten) added to the month.
"""

import calendar
import re
from collections.abc import Iterator

from stdnum.no import fodselsnummer, kontonr, orgnr

from interviewer.finding import cues
from interviewer.finding.found import Found, Kind
from interviewer.finding.plain import on_plain
from interviewer.language import N_

ID = N_("a national identity number: the check digits are right")
ACCOUNT = N_("an account number: the check digit is right")
ORGANISATION = N_("an organisation number: the check digit is right")
SAID_ID = N_("a word before it says that this is a national identity number; the check digits are wrong")
SAID_ACCOUNT = N_("a word before it says that this is an account number; the check digit is wrong")
SAID_ORGANISATION = N_("a word before it says that this is an organisation number; the check digit is wrong")
FORM = N_("written as an account number is, with full stops; the check digit is wrong")

_SURE, _LIKELY, _SAID, _FORM = 0.99, 0.96, 0.6, 0.55
_RUN = re.compile(r"(?<![\d,/])\d(?:[ .:/-]{0,3}\d){4,15}(?![\d]|[,/]\d)")
_IBAN = re.compile(r"(?<![^\W_])NO\d\d[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d{3}(?!\d)", re.IGNORECASE)
_DOTTED = re.compile(r"\d{4}\.\d\d\.\d{5}")
_MONEY = re.compile(
    r" ?(?:kr|kroner|nok|mill|million|euro|eur|usd|dollar|innbygg|personar?|personer|menneske|prosent|%|,-|,\d)", re.I
)
_ENDINGS = re.compile(r"[ .-]?MVA(?![^\W_])", re.IGNORECASE)
_LANDS = re.compile(r"(?<![^\W_])NO[ -]?$", re.IGNORECASE)
_LENGTHS = {Kind.ORGANISATION_NUMBER: range(8, 11), Kind.NATIONAL_ID: range(5, 14), Kind.ACCOUNT: range(7, 13)}
_WHY = {
    Kind.ORGANISATION_NUMBER: SAID_ORGANISATION,
    Kind.NATIONAL_ID: SAID_ID,
    Kind.ACCOUNT: SAID_ACCOUNT,
}
_SPLITS = re.compile(r"[ .:/-]{1,3}")
_DATE = re.compile(r"\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d\d|\d{4})|\d{4}-\d\d-\d\d")
_SHAPES = {(11,), (6, 5), (2, 2, 2, 5), (2, 2, 2, 3, 2), (6, 3, 2), (4, 2, 5), (4, 2, 2, 3), (4, 4, 3), (4, 7)}
"""How eleven digits are grouped where no word says what they are."""
_TESTED = (0, 40, 65, 80)
"""What may be added to the month."""


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the numbers in ``text`` whose check digits are right, and those that a cue word names."""
    for found in _IBAN.finditer(text):
        digits = re.sub(r"\D", "", found[0])[2:]
        right = kontonr.is_valid(digits)
        score = _SURE if right else _SAID
        yield Found(found.start(), found.end(), Kind.ACCOUNT, found[0], score, ACCOUNT if right else FORM)
    for run in _RUN.finditer(text):
        yield from _in_run(text, run.start(), run.end())


def is_national_id(digits: str) -> bool:
    """Tell whether eleven digits are a birth number or a D-number, real or made for trying out."""
    if len(digits) != 11:
        return False
    right = digits[9] == fodselsnummer.calc_check_digit1(digits) and digits[10] == fodselsnummer.calc_check_digit2(
        digits
    )
    return right and _is_birthday(digits)


def _is_birthday(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    day -= 40 if day > 40 else 0
    for added in _TESTED:
        if 1 <= month - added <= 12:
            return 1 <= day <= max(calendar.mdays[month - added], 29 if month - added == 2 else 0)
    return False


def _in_run(text: str, start: int, end: int) -> Iterator[Found]:
    """Yield the numbers in a run of digits and the marks between them; groups are never cut."""
    groups = [(found.start() + start, found.end() + start) for found in re.finditer(r"\d+", text[start:end])]
    first = 0
    while first < len(groups):
        for last in range(min(len(groups), first + 11) - 1, first - 1, -1):
            if hit := _named(text, groups[first : last + 1]):
                yield hit
                first = last
                break
        first += 1


def _named(text: str, groups: list[tuple[int, int]]) -> Found | None:
    start, end = groups[0][0], groups[-1][1]
    digits = "".join(text[a:b] for a, b in groups)
    if not 5 <= len(digits) <= 13 or _glued(text, start, end):
        return None
    cue = cues.of(text, start, end)
    if cue is Kind.OTHER or (cue is None and _MONEY.match(text, end)):
        return None
    if right := _right(text, start, end, digits, cue):
        return right
    if cue in _LENGTHS and len(digits) in _LENGTHS[cue]:
        if cue is Kind.NATIONAL_ID and len(digits) < 9 and _DATE.fullmatch(text[start:end]):
            return None
        return _widened(text, start, end, cue, _SAID, _WHY[cue])
    if _DOTTED.fullmatch(text[start:end]):
        return Found(start, end, Kind.ACCOUNT, text[start:end], _FORM, FORM)
    return None


def _right(text: str, start: int, end: int, digits: str, cue: Kind | None) -> Found | None:
    """Return the number when its check digits are right; what the cue says goes first."""
    parts = _parts(text, start, end)
    if len(digits) == 11 and (cue in _LENGTHS or parts in _SHAPES):
        as_id, as_account = is_national_id(digits), kontonr.is_valid(digits)
        if as_id and not (cue is Kind.ACCOUNT and as_account):
            return Found(start, end, Kind.NATIONAL_ID, text[start:end], _SURE, ID)
        if as_account and cue is not Kind.NATIONAL_ID:
            return Found(
                start, end, Kind.ACCOUNT, text[start:end], _SURE if cue or len(parts) > 1 else _LIKELY, ACCOUNT
            )
    if len(digits) == 9 and orgnr.is_valid(digits) and cue in {None, Kind.ORGANISATION_NUMBER, Kind.PHONE}:
        if cue is Kind.ORGANISATION_NUMBER or (digits[0] in "89" and parts in {(9,), (3, 3, 3)}):
            return _widened(
                text,
                start,
                end,
                Kind.ORGANISATION_NUMBER,
                _SURE if cue is Kind.ORGANISATION_NUMBER else _LIKELY,
                ORGANISATION,
            )
    return None


def _parts(text: str, start: int, end: int) -> tuple[int, ...]:
    return tuple(len(part) for part in _SPLITS.split(text[start:end]))


def _glued(text: str, start: int, end: int) -> bool:
    """Tell whether more digits hang on without a space: a longer number, of which this is a part."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    hangs = len(before) == 2 and before[0].isdigit() and before[1] in "./-:"
    return hangs or (len(after) == 2 and after[1].isdigit() and after[0] in "./-:")


def _widened(text: str, start: int, end: int, kind: Kind, score: float, why: str) -> Found:
    """Return the number with "NO" before and "MVA" behind it."""
    if kind is Kind.ORGANISATION_NUMBER:
        if behind := _ENDINGS.match(text, end):
            end = behind.end()
        if before := _LANDS.search(text[max(0, start - 4) : start]):
            start -= len(before[0])
    return Found(start, end, kind, text[start:end], score, why)
