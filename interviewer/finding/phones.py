"""Phone numbers: eight digits in any grouping, five-digit numbers, and numbers abroad with a country code.

Years, dates, hours, sums, pages and case numbers are told apart by their shape and by the words around; a word such as
"tlf" makes up for a doubtful shape.
"""

import re
from collections.abc import Iterator

from interviewer.finding import cues
from interviewer.finding.found import Found, Kind
from interviewer.finding.plain import on_plain
from interviewer.language import N_

ABROAD = N_("a phone number with a country code")
EIGHT = N_("eight digits written as a phone number")
FIVE = N_("five digits that begin with 0: a service number")
SAID = N_("a word near it says that this is a phone number")

_SURE, _SHAPED, _SPREAD, _FIVE, _SAID = 0.97, 0.9, 0.7, 0.55, 0.6
_RUN = re.compile(r"(?<![\w.,])(?<!\d[/–—:-])[(+]{0,2}\d(?:[ .()-]{0,3}\d){4,19}(?![\d]|[,/:–—]\d)")
_CODE = re.compile(r"\(? ?(?:\+ ?|00)(?=[1-9])")
_HOME = re.compile(r"\(? ?(?:\+ ?|00)47 ?\)?[ .-]{0,2}(?:\(0\) ?)?")
_MONEY = re.compile(
    r"(?: ?(?:kr|kroner|nok|mill|million\w{0,4}|tusen|euro|eur|usd|dollar\w{0,2}|innbygg\w{0,6}|person\w{0,3}|menneske\w{0,2}|prosent|stk"
    r"|medlem\w{0,4}|kvm|km|kg|tonn)(?![^\W_])| ?(?:%|,-|,\d|€|\$))",
    re.IGNORECASE,
)
_PRICED = re.compile(r"(?:\bkr\.?|\bnok|[$€£])[ :]{0,2}$", re.IGNORECASE)
_TIMES = re.compile(r"(?:[01]?\d|2[0-4])[.: ]?[0-5]\d ?- ?(?:[01]?\d|2[0-4])[.: ]?[0-5]\d")
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = re.compile(rf"{_DAY}([./-]) ?{_MONTH}\1 ?(?:\d\d|\d{{4}})|(?:19|20)\d\d[.-]{_MONTH}[.-]{_DAY}")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[ -]{0,3}(?:1[5-9]|20)\d\d")
_PLAIN_DATE = re.compile(
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
)
_GROUP = re.compile(r"\d+")
_USUAL = {(8,), (3, 2, 3), (2, 2, 2, 2), (4, 4)}
_THOUSANDS = {(2, 3, 3)}


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the phone numbers in ``text``."""
    for run in _RUN.finditer(text):
        yield from _in_run(text, run.start(), run.end())


def _in_run(text: str, start: int, end: int) -> Iterator[Found]:
    code = _CODE.match(text, start, end)
    if code:
        cut = _first_number(text, start, end)
        yield Found(start, cut, Kind.PHONE, text[start:cut], _SURE, ABROAD)
        start = cut
    groups = [found.span() for found in _GROUP.finditer(text, start, end)]
    first = 0
    while first < len(groups):
        for last in range(min(len(groups), first + 10) - 1, first - 1, -1):
            if hit := _number(text, groups, first, last):
                yield hit
                first = last
                break
        first += 1


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


def _number(text: str, groups: list[tuple[int, int]], first: int, last: int) -> Found | None:
    start, end = groups[first][0], groups[last][1]
    sizes = tuple(b - a for a, b in groups[first : last + 1])
    total = sum(sizes)
    if total not in {5, 6, 7, 8, 10} or _hangs(text, start, end):
        return None
    written = text[start:end]
    cue = cues.of(text, start, end)
    if cue not in {None, Kind.PHONE} or _something_else(text, start, end, written):
        return None
    whole = first == 0 and last == len(groups) - 1
    if cue is Kind.PHONE and (total == 8 or (whole and (total < 8 or written.startswith("47")))):
        usual = total == 8 and written[0] not in "01"
        return _found(text, start, end, _SURE if usual else _SAID, SAID)
    if total == 5 and sizes == (5,) and "02000" <= written <= "09999":
        return _found(text, start, end, _FIVE, FIVE)
    if total == 10 and written.startswith("47") and sizes[0] == 2 and written[3] in "49" and sizes[1:] in _USUAL:
        return _found(text, start, end, _SPREAD, EIGHT)
    if total == 8 and written[0] in "01":
        return (
            _found(text, start, end, _SAID, EIGHT)
            if sizes in _USUAL
            and _free(groups, first, last, sizes)
            and not _in_steps(written, sizes)
            and written[0] == "1"
            else None
        )
    if total == 8 and _free(groups, first, last, sizes) and not _in_steps(written, sizes):
        return _found(text, start, end, _SHAPED if sizes in _USUAL else _SPREAD, EIGHT)
    return None


def _found(text: str, start: int, end: int, score: float, why: str) -> Found:
    """Return the number with the bracket before it that closes inside."""
    if text[start - 1 : start] == "(" and ")" in text[start:end]:
        start -= 1
    return Found(start, end, Kind.PHONE, text[start:end], score, why)


def _something_else(text: str, start: int, end: int, written: str) -> bool:
    """Tell whether it is a date, two hours, two years, two pages, or a sum."""
    if _DATE.fullmatch(written) or _YEARS.fullmatch(written) or _TIMES.fullmatch(written):
        return True
    if _PLAIN_DATE.fullmatch(written) or _MONEY.match(text, end) or _PRICED.search(text[max(0, start - 6) : start]):
        return True
    if len(written) == 9 and written[4] == "-":
        return 0 < int(written[5:]) - int(written[:4]) <= 400
    return bool(re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+", written)) and written.endswith("000")


def _hangs(text: str, start: int, end: int) -> bool:
    """Tell whether more digits hang on without a space."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    tied = len(before) == 2 and before[0].isdigit() and before[1] in ".-/:"
    return tied or (len(after) == 2 and after[1].isdigit() and after[0] in ".-/:")


def _free(groups: list[tuple[int, int]], first: int, last: int, sizes: tuple[int, ...]) -> bool:
    """Tell whether the groups stand by themselves, not in the midst of a row of small numbers or of a larger sum."""
    before = sum(b - a for a, b in groups[:first]) % 8
    after = sum(b - a for a, b in groups[last + 1 :]) % 8
    if len(sizes) == 1:
        return True
    size_before = groups[first - 1][1] - groups[first - 1][0] if first else 0
    size_after = groups[last + 1][1] - groups[last + 1][0] if last + 1 < len(groups) else 0
    return not (before and size_before <= 3) and not (after and size_after <= 3)


def _in_steps(written: str, sizes: tuple[int, ...]) -> bool:
    """Tell whether the groups are a row of evenly growing numbers (2 3 4 5 6 7 8 9; 20 30 40 50)."""
    if len(sizes) < 4:
        return False
    numbers = [int(each) for each in _GROUP.findall(written)]
    steps = {after - before for before, after in zip(numbers, numbers[1:], strict=False)}
    return len(steps) == 1 and steps != {0}
