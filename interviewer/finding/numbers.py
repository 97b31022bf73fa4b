"""Numbers with check digits: national identity numbers, account numbers and organisation numbers, however spaced.

python-stdnum decides what a right check digit is. A number that fails it is still found, at a lower score, where a word
before it says what it should be ("orgnr", "fnr", "kontonr"). D-numbers have 40 added to the day; numbers made for
trying out have 40 (NAV), 65 or 80 (Skatteetaten) added to the month.
"""

import re
from collections.abc import Iterator

from interviewer.finding import digits
from interviewer.finding.digits import Number
from interviewer.finding.found import Found, Kind
from interviewer.finding.late import Late
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
_RUN = Late(r"(?<![\d,/])\d(?:[ .:/-]{0,3}\d){4,15}(?![\d]|[,/]\d)")
_IBAN = Late(r"(?<![^\W_])NO\d\d[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d{3}(?!\d)", re.IGNORECASE)
_DOTTED = Late(r"\d{4}\.\d\d\.\d{5}")
_MONEY = Late(
    r" ?(?:kr|kroner|nok|mill|million|euro|eur|usd|dollar|innbygg|personar?|personer|menneske|prosent|%|,-|,\d)", re.I
)
_ENDINGS = Late(r"[ .-]?MVA(?![^\W_])", re.IGNORECASE)
_LANDS = Late(r"(?<![^\W_])NO[ -]?$", re.IGNORECASE)
_LENGTHS: dict[Kind, range] = {
    Kind.ORGANISATION_NUMBER: range(8, 11),
    Kind.NATIONAL_ID: range(5, 14),
    Kind.ACCOUNT: range(7, 13),
}
_WHY = {
    Kind.ORGANISATION_NUMBER: SAID_ORGANISATION,
    Kind.NATIONAL_ID: SAID_ID,
    Kind.ACCOUNT: SAID_ACCOUNT,
}
_DATE = Late(r"\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d\d|\d{4})|\d{4}-\d\d-\d\d")
_SHAPES = {
    *((11,), (6, 5), (2, 2, 2, 5), (2, 2, 2, 3, 2), (6, 3, 2), (4, 2, 5), (4, 2, 2, 3), (4, 4, 3), (4, 7)),
    *((9,), (3, 3, 3)),
}
"""How the digits are grouped where no word says what they are."""
_ANY_LENGTH = range(5, 14)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TESTED = (0, 40, 65, 80)
"""What may be added to the month."""


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the numbers in ``text`` whose check digits are right, and those that a cue word names."""
    for found in _IBAN.finditer(text):
        right = _is_account(re.sub(r"\D", "", found[0])[2:])
        score, why = (_SURE, ACCOUNT) if right else (_SAID, SAID_ACCOUNT)
        yield Found(found.start(), found.end(), Kind.ACCOUNT, found[0], score, why)
    for run in _RUN.finditer(text):
        yield from digits.numbers(text, run.start(), run.end(), _ANY_LENGTH, _judged)


def is_national_id(number: str) -> bool:
    """Tell whether eleven digits are a birth number or a D-number, real or made for trying out."""
    if len(number) != 11 or not _is_birthday(number):
        return False
    from stdnum.no import fodselsnummer  # slow to load: only when there is a number to check

    checks = fodselsnummer.calc_check_digit1(number), fodselsnummer.calc_check_digit2(number)
    return tuple(number[9:]) == checks


def _is_account(number: str) -> bool:
    from stdnum.no import kontonr

    return kontonr.is_valid(number)


def _is_organisation(number: str) -> bool:
    from stdnum.no import orgnr

    return orgnr.is_valid(number)


def _is_birthday(number: str) -> bool:
    day, month = int(number[:2]), int(number[2:4])
    day -= 40 if day > 40 else 0
    months = [month - added for added in _TESTED if 1 <= month - added <= 12]
    return any(1 <= day <= _DAYS[month - 1] for month in months)


def _judged(number: Number) -> Found | None:
    if number.cue is Kind.OTHER or (number.cue is None and _MONEY.match(number.text, number.end)):
        return None
    if number.cue not in _LENGTHS and number.sizes not in _SHAPES:
        return None
    if right := _eleven(number) or _nine(number):
        return right
    if number.cue and len(number.digits) in _LENGTHS.get(number.cue, ()):
        short = number.cue is Kind.NATIONAL_ID and len(number.digits) < 9
        return (
            None if short and _DATE.fullmatch(number.written) else _widened(number, number.cue, _SAID, _WHY[number.cue])
        )
    return number.found(Kind.ACCOUNT, _FORM, FORM) if _DOTTED.fullmatch(number.written) else None


def _eleven(number: Number) -> Found | None:
    """Return an identity or account number whose check digits are right; what the cue says goes first."""
    if len(number.digits) != 11:
        return None
    as_account = _is_account(number.digits)
    if is_national_id(number.digits) and not (number.cue is Kind.ACCOUNT and as_account):
        return number.found(Kind.NATIONAL_ID, _SURE, ID)
    if as_account and number.cue is not Kind.NATIONAL_ID:
        return number.found(Kind.ACCOUNT, _SURE if number.cue or len(number.sizes) > 1 else _LIKELY, ACCOUNT)
    return None


def _nine(number: Number) -> Found | None:
    """Return an organisation number whose check digit is right; without a cue only where it begins with 8 or 9."""
    said = number.cue is Kind.ORGANISATION_NUMBER
    shaped = number.sizes in {(9,), (3, 3, 3)} and number.digits[0] in "89" and number.cue in {None, Kind.PHONE}
    if len(number.digits) != 9 or not (said or shaped) or not _is_organisation(number.digits):
        return None
    return _widened(number, Kind.ORGANISATION_NUMBER, _SURE if said else _LIKELY, ORGANISATION)


def _widened(number: Number, kind: Kind, score: float, why: str) -> Found:
    """Return the number; one of an organisation with "NO" before and "MVA" behind it."""
    start, end, text = number.start, number.end, number.text
    if kind is Kind.ORGANISATION_NUMBER:
        behind, before = _ENDINGS.match(text, end), _LANDS.search(text[max(0, start - 4) : start])
        end = behind.end() if behind else end
        start -= len(before[0]) if before else 0
    return Found(start, end, kind, text[start:end], score, why)
