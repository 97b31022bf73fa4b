"""Phone numbers: eight digits in any grouping, five-digit numbers, and numbers abroad with a country code.

Years, dates, hours, sums, pages and case numbers are told apart by their shape and by the words around; a word such as
"tlf" makes up for a doubtful shape.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from interviewer.finding import cues, digits
from interviewer.finding.digits import Number
from interviewer.finding.found import Found, Kind
from interviewer.finding.late import Late
from interviewer.finding.plain import on_plain
from interviewer.language import N_

ABROAD = N_("a phone number with a country code")
EIGHT = N_("eight digits written as a phone number")
FIVE = N_("five digits that begin with 0: a service number")
SAID = N_("a word near it says that this is a phone number")

_SURE, _SHAPED, _SPREAD, _FIVE, _SAID = 0.97, 0.9, 0.7, 0.55, 0.6
_RUN = Late(
    r"(?<![\w.,])(?<!\d[–—:-])(?<!(?<!\d{8})/)[(+]{0,2}\d(?:[ .()-]{0,3}\d){4,19}(?![\d]|[,:–—]\d|/\d{1,7}(?!\d))"
)
_CODE = Late(r"\(? ?(?:\+ ?|00)(?=[1-9])")
_HOME = Late(r"\(? ?(?:\+ ?|00)47 ?\)?[ .-]{0,2}(?:\(0\) ?)?")
_MONEY = Late(
    r"(?: ?(?:kr|kroner|nok|mill|million\w{0,4}|tusen|euro|eur|usd|dollar\w{0,2}|innbygg\w{0,6}|person\w{0,3}"
    r"|menneske\w{0,2}|prosent|stk"
    r"|medlem\w{0,4}|kvm|km|kg|tonn)(?![^\W_])| ?(?:%|,-|,\d|€|\$))",
    re.IGNORECASE,
)
_PRICED = Late(r"(?:\bkr\.?|\bnok|[$€£])[ :]{0,2}$", re.IGNORECASE)
_TIMES = Late(r"(?:[01]?\d|2[0-4])[.: ]?[0-5]\d ?- ?(?:[01]?\d|2[0-4])[.: ]?[0-5]\d")
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = Late(rf"{_DAY}([./-]) ?{_MONTH}\1 ?(?:\d\d|\d{{4}})|(?:19|20)\d\d[.-]{_MONTH}[.-]{_DAY}")
_YEARS = Late(r"(?:1[5-9]|20)\d\d[ -]{0,3}(?:1[5-9]|20)\d\d")
_PLAIN_DATE = Late(
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
)
_GROUP = Late(r"\d+")
_USUAL = {(8,), (3, 2, 3), (2, 2, 2, 2), (4, 4)}
_LENGTHS = (5, 6, 7, 8, 10)
_MOST_PAGES = 400


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the phone numbers in ``text``."""
    for run in _RUN.finditer(text):
        yield from _in_run(text, run.start(), run.end())


def _in_run(text: str, start: int, end: int) -> Iterator[Found]:
    if _CODE.match(text, start, end):
        cut = _first_number(text, start, end)
        yield Found(start, cut, Kind.PHONE, text[start:cut], _SURE, ABROAD)
        start = cut
    yield from digits.numbers(text, start, end, _LENGTHS, _judged)


def _first_number(text: str, start: int, end: int) -> int:
    """Return where a number with a country code ends: after eight digits in Norway, else at most fifteen in all."""
    home = _HOME.match(text, start, end)
    count, most = 0, 8 if home else 15
    place = home.end() if home else start
    for found in _GROUP.finditer(text, place, end):
        if count and count + len(found[0]) > most:
            return place
        count, place = count + len(found[0]), found.end()
        if home and count >= most:
            return place
    return place


def _judged(number: Number) -> Found | None:
    if number.cue not in {None, Kind.PHONE} or _something_else(number):
        return None
    if number.cue or (number.sizes not in _USUAL and cues.behind(number.text, number.end)):
        return _said(number)
    total, sizes = len(number.digits), number.sizes
    if sizes == (5,) and "02000" <= number.digits <= "09999":
        return number.found(Kind.PHONE, _FIVE, FIVE)
    if total == 10 and sizes[0] == 2 and sizes[1:] in _USUAL and number.digits[:3] in {"474", "479"}:
        return _bracketed(number, _SPREAD, EIGHT)
    if total != 8 or not _free(number) or _in_steps(number) or number.digits[0] == "0":
        return None
    if number.digits[0] == "1":
        return _bracketed(number, _SAID, EIGHT) if sizes in _USUAL else None
    return _bracketed(number, _SHAPED if sizes in _USUAL else _SPREAD, EIGHT)


def _said(number: Number) -> Found | None:
    """Return a number that a word near it calls a phone number; one of another length only where it stands alone."""
    total = len(number.digits)
    if total == 8 or (number.whole and (total < 8 or number.digits.startswith("47"))):
        return _bracketed(number, _SURE if total == 8 and number.digits[0] not in "01" else _SAID, SAID)
    return None


def _bracketed(number: Number, score: float, why: str) -> Found:
    """Return the number with the bracket before it that closes inside."""
    start = number.start
    if number.text[start - 1 : start] == "(" and ")" in number.written:
        start -= 1
    return Found(start, number.end, Kind.PHONE, number.text[start : number.end], score, why)


def _something_else(number: Number) -> bool:
    """Tell whether it is a date, two hours, two years, two pages, or a sum."""
    written = number.written
    if any(pattern.fullmatch(written) for pattern in (_DATE, _YEARS, _TIMES, _PLAIN_DATE)):
        return True
    if _MONEY.match(number.text, number.end) or _PRICED.search(number.text[max(0, number.start - 6) : number.start]):
        return True
    if number.sizes == (4, 4) and written[4] == "-":
        return 0 < int(number.digits[4:]) - int(number.digits[:4]) <= _MOST_PAGES
    return written.endswith("000") and number.sizes[0] <= 3 and set(number.sizes[1:]) == {3}


def _free(number: Number) -> bool:
    """Tell whether the groups stand by themselves, not in the midst of a row of small numbers or of a larger sum."""
    if len(number.sizes) == 1:
        return True
    tied_before = sum(number.before) % 8 and number.before[-1] <= 3
    return not tied_before and not (sum(number.after) % 8 and number.after[0] <= 3)


def _in_steps(number: Number) -> bool:
    """Tell whether the groups are a row of evenly growing numbers (2 3 4 5 6 7 8 9; 20 30 40 50)."""
    if len(number.sizes) < 4:
        return False
    values = [int(each) for each in re.findall(r"\d+", number.written)]
    steps = {after - before for before, after in pairwise(values)}
    return len(steps) == 1 and min(steps) > 0
