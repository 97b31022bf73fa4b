"""Days: "12. mars 2006", "12.3.06", "den tolvte mars", "tirsdag 3. mai", "17/5", and years of birth.

A year or a month by itself is no day, nor is a time of day; the year somebody was born is found at a low score. One
pass over the words: a figure, a month, or a word such as "født" is where a pattern is tried.
"""

import re
from collections.abc import Iterator

from interviewer.finding.found import Found, Kind
from interviewer.finding.late import Late
from interviewer.finding.plain import Word, on_plain, vocabulary, words
from interviewer.language import N_

DAY = N_("a day")
DIGITS = N_("a day in figures")
WORDS = N_("a day in words")
BORN = N_("the year somebody was born")
FEAST = N_("a feast day of a certain year")

_MONTHS = vocabulary("""
januar februar mars april mai juni juli august september oktober november desember jan feb febr mar apr jun jul aug
sep sept okt nov des
""")
_MONTH = (
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    r"|(?:jan|febr?|mar|apr|jun|jul|aug|sept?|okt|nov|des)\b\.?)"
)
_WEEKDAY = (
    r"(?:(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag(?:en)?s?"
    r"|(?:man|ma|tirs|ti|tys|ty|ons|on|tors|to|fre|fr|lør|lø|søn|sø)\.)"
)
_COUNTED = r"(?! ?(?:kr|prosent|år|stk|person|menneske|elev|barn|delt|møtt|kom\b|ble\b))"
_YEAR = (
    rf"(?:\.?,? {{0,2}}(?:(?:i )?(?:1[5-9]|20)\d\d(?![\d-])|[’'´`]\d\d(?!\d)|\d\d(?!\d|[.,:%/-]\d| ?[%/]){_COUNTED}))?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])"
_LINK = r"(?: {0,2}[-–—/] {0,2}| (?:og|eller|til|t\.o\.m\.|tom) (?:den )?)"
_FULL_YEAR = r"(?:1[5-9]|20)\d\d"
_END = r"(?![\w]|[-/.,:]\d)"
_ENGLISH_MONTHS = vocabulary("january february march may june july october december oct dec")
_ENGLISH = Late(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul"
    rf"|aug|sept?|oct|nov|dec)\.? {_DAY}(?:st|nd|rd|th)?,? (?:{_FULL_YEAR})(?!\d)",
    re.IGNORECASE,
)
"""A day as English programs for mail write it: "March 6, 2007"."""

_BY_NAME = Late(rf"(?:{_DAY}\.?{_LINK}){{0,2}}{_DAY}(?:\. ?| ?){_MONTH}(?![^\W_]){_YEAR}", re.IGNORECASE)
_IN_FIGURES = Late(
    rf"(?:{_DAY}\.?{_LINK})?(?:{_DAY}\. ?{_MONTH_NUMBER}\. ?(?:{_FULL_YEAR}|\d\d)"
    rf"|{_DAY}/ ?{_MONTH_NUMBER}(?:[-/.]|,? ){{1,2}}(?:{_FULL_YEAR}|[’']?\d\d{_COUNTED})"
    rf"|{_DAY}-{_MONTH_NUMBER}-(?:{_FULL_YEAR}|\d\d)"
    rf"|{_FULL_YEAR}([-./]){_MONTH_NUMBER}\1{_DAY}){_END}"
)
_ORDINAL = Late(rf"{_DAY}\. i {_MONTH_NUMBER}\.(?! ?\d)", re.IGNORECASE)
_SHORT = Late(
    rf"(?:{_DAY}\.?{_LINK})?(?P<day>{_DAY})(?P<sign>[./]) ?(?P<month>{_MONTH_NUMBER})\.?{_END}"
    r"(?! ?(?:del|av|kr\b|prosent|%|million|time|år))",
    re.IGNORECASE,
)
_TOLD = Late(
    rf"(?<![\w])(?:{_WEEKDAY},? (?:den )?|den |dato:? ?|innan |innen |frist:? ?|fra |frå |til |f\. ?|(?:født"
    rf"|fødd):? (?:den )?)$",
    re.IGNORECASE,
)
_BEFORE = Late(rf"(?<![\w])(?:{_WEEKDAY},? )?(?:den )?$|(?<![\w]){_WEEKDAY},? ?(?:den ?)?$", re.IGNORECASE)
_AFTER_WORDS = Late(_YEAR, re.IGNORECASE)
_BORN = Late(
    r"(?:født|fødd|fødde|f\.|f|årgang|årskull)(?: (?:i|år|året|ca\.?|rundt))?[ :]? ?(?P<year>(?:18|19|20)\d\d"
    r"|['’]?\d\d)(?![\w%]|[.,:/-]\d)",
    re.IGNORECASE,
)
_BIRTHDAY = Late(
    r"(?:født|fødd|f\.|f|fdato|f\.?d\.|fødselsdato)[ :]{0,2}"
    r"(?P<year>(?:3[01]|[12]\d|0[1-9])(?:1[0-2]|0[1-9])(?:(?:19|20)\d\d|\d\d))(?!\d)",
    re.IGNORECASE,
)
_MODEL = Late(r"['’]?(?P<year>(?:19|20)?\d\d)-modell\w{0,2}(?![^\W_])", re.IGNORECASE)
_FEAST = Late(
    r"(?:jul(?:e?aften|kvelden|aftan|dagen)|nyttårs(?:aften|aftan|dagen|kvelden)|sankthans(?:aften|kvelden|aftan)?"
    r"|langfredag"
    r"|skjærtorsdag|(?:første|fyrste|andre|annen) (?:jule?|påske|pinse)dag|grunnlovsdagen"
    r"|kvinnedagen),? (?:i )?(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
_UNITS = vocabulary("""
første fyrste andre annen tredje fjerde femte sjette sjuende sjuande syvende åttende åttande niende niande
""")
_HIGHER = vocabulary("""
tiende tiande ellevte tolvte trettende trettande fjortende fjortande femtende femtande sekstende sekstande syttende
syttande attende attande nittende nittande tjuende tjuande tyvende trettiende trettiande tredevte trettiførste
trettifyrste enogtredevte einogtrettiande
""")
_COUNTED_FIRST = vocabulary("en ein to tre fire fem seks sju syv åtte ni")
_NUMERALS = frozenset(
    [*_UNITS, *_HIGHER]
    + [tens + link + unit for tens in ("tjue", "tju", "tyve") for link in ("", "-") for unit in _UNITS]
    + [f"{unit}og{tens}" for unit in _COUNTED_FIRST for tens in ("tyvende", "tjuende", "tjuande")]
)
_PEOPLE = vocabulary("født fødd fødde f fd fdato fødselsdato årgang årskull")
_FEASTS = vocabulary("""
julaften juleaften julekvelden julaftan juleaftan juldagen juledagen nyttårsaften nyttårsaftan nyttårsdagen
nyttårskvelden sankthans sankthansaften sankthanskvelden sankthansaftan langfredag skjærtorsdag første fyrste andre
annen grunnlovsdagen kvinnedagen
""")
_NEARLY_ALL = {(24, 7), (16, 9), (16, 10), (50, 50)}
"""Ratios and round-the-clock, never days."""
_LEFT = 24


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the days in ``text``, and at a low score the years of birth."""
    all_words, after = words(text), 0
    for index, word in enumerate(all_words):
        if word.start < after:
            continue
        if "0" <= word.text[0] <= "9":
            hit = _led_by_figure(text, word.start)
        elif word.lower in _MONTHS:
            hit = _in_words(text, all_words, index) or _matched(text, word.start, _ENGLISH, 0.9, DAY)
        elif word.lower in _ENGLISH_MONTHS:
            hit = _matched(text, word.start, _ENGLISH, 0.9, DAY)
        elif word.lower in _PEOPLE:
            hit = _born(text, word.start)
        elif word.lower in _FEASTS:
            hit = _matched(text, word.start, _FEAST, 0.7, FEAST)
        else:
            continue
        if hit:
            yield hit
            after = hit.end


def _led_by_figure(text: str, start: int) -> Found | None:
    if text[start - 1 : start] in {".", "/", ",", "-", ":"} and text[start - 2 : start - 1].isdigit():
        return None
    for pattern, score, why in ((_BY_NAME, 0.95, DAY), (_IN_FIGURES, 0.93, DIGITS), (_ORDINAL, 0.8, DIGITS)):
        if found := pattern.match(text, start):
            return _made(text, _begun(text, start), found.end(), score, why)
    if model := _MODEL.match(text, start):
        return _made(text, start, model.end(), 0.5, BORN)
    found = _SHORT.match(text, start)
    if found is None:
        return None
    told = _TOLD.search(text[max(0, start - _LEFT) : start])
    numbers = int(found["day"]), int(found["month"])
    if told or (found["sign"] == "/" and numbers[0] > 12 and numbers not in _NEARLY_ALL):
        end = found.end() - (1 if found[0].endswith(".") and text[found.end() : found.end() + 1] in {"", "\n"} else 0)
        return _made(text, _begun(text, start), end, 0.8 if told else 0.6, DIGITS)
    return None


def _begun(text: str, start: int) -> int:
    """Return where "tirsdag den" before a day begins."""
    before = _BEFORE.search(text[max(0, start - _LEFT) : start])
    return start - len(before[0]) if before else start


def _in_words(text: str, all_words: tuple[Word, ...], index: int) -> Found | None:
    """Return "den tolvte mars 2006", read back from the month."""
    first = index - 2 if index > 1 and all_words[index - 1].lower == "i" else index - 1
    if first < 0 or all_words[first].lower not in _NUMERALS or all_words[index].start - all_words[first].end > 4:
        return None
    year = _AFTER_WORDS.match(text, all_words[index].end)
    end = year.end() if year else all_words[index].end
    return _made(text, _begun(text, all_words[first].start), end, 0.9, WORDS)


def _born(text: str, start: int) -> Found | None:
    for pattern, score, why in ((_BIRTHDAY, 0.85, DIGITS), (_BORN, 0.5, BORN)):
        if (found := pattern.match(text, start)) and not _BY_NAME.match(text, found.start("year")):
            return _made(text, found.start("year"), found.end("year"), score, why)
    return None


def _matched(text: str, start: int, pattern: Late, score: float, why: str) -> Found | None:
    found = pattern.match(text, start)
    return _made(text, start, found.end(), score, why) if found else None


def _made(text: str, start: int, end: int, score: float, why: str) -> Found:
    written = text[start:end].rstrip(" ,")
    start += len(written) - len(written.lstrip(" "))
    written = written.strip(" ")
    return Found(start, start + len(written), Kind.DATE, written, score, why)
