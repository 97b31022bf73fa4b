"""A count in a sentence, in bokmål, nynorsk and English: always with its denominator and what stands outside it.

The words are here and not in the catalogues, because a report may need another language than the window or the project.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from interviewer.domain.bars import Bar, Bars
from interviewer.domain.counting import NO, NOT_RAISED, NOT_RELEVANT, UNDECIDED, UNSURE, YES, Subject, Totals

LANGUAGES = ("nb", "nn", "en")
_LARGEST = 12


@dataclass(frozen=True, slots=True)
class _Words:
    numbers: tuple[str, ...]
    values: Mapping[str, str]
    question: str
    so_far: str
    """As ``question``, where not everything is decided and so nothing is a share yet."""
    code: str
    more: str
    own: str
    and_: str
    not_raised: str
    not_relevant: str
    undecided: str
    nobody: str
    chart: "_Chart"


@dataclass(frozen=True, slots=True)
class _Chart:
    """The words of a count as bars: what stands outside by value, the headings, a share, and the notice below."""

    outside: Mapping[str, str]
    asked: str
    apart: str
    share: str
    notice: str


_WORDS = {
    "nb": _Words(
        ("ingen", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
        {YES: "ja", NO: "nei", UNSURE: "usikkert"},
        "For {count} av {all} {units} er svaret {value}", "For {count} er svaret {value}",
        "«{code}» er tatt opp hos {count} av {all} {units}",
        "for {count} {value}", "«{value}»", "og",
        "Spørsmålet ble ikke tatt opp med {count}.",
        "Det er ikke relevant for {count}.",
        "Ikke avgjort ennå for {count} av {all} {units}.",
        "Ingen av {all} {units} er spurt om dette.",
        _Chart(
            {UNDECIDED: "ikke avgjort", NOT_RAISED: "ikke tatt opp", NOT_RELEVANT: "ikke relevant"},
            "Av dem det ble tatt opp med ({count})", "Utenfor opptellingen, av alle ({count})",
            "{number} av {whole}", "pseudonymisert – fortsatt personopplysninger",
        ),
    ),
    "nn": _Words(
        ("ingen", "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
        {YES: "ja", NO: "nei", UNSURE: "usikkert"},
        "For {count} av {all} {units} er svaret {value}", "For {count} er svaret {value}",
        "«{code}» er teke opp hos {count} av {all} {units}",
        "for {count} {value}", "«{value}»", "og",
        "Spørsmålet vart ikkje teke opp med {count}.",
        "Det er ikkje relevant for {count}.",
        "Ikkje avgjort enno for {count} av {all} {units}.",
        "Ingen av {all} {units} er spurde om dette.",
        _Chart(
            {UNDECIDED: "ikkje avgjort", NOT_RAISED: "ikkje teke opp", NOT_RELEVANT: "ikkje relevant"},
            "Av dei det vart teke opp med ({count})", "Utanfor oppteljinga, av alle ({count})",
            "{number} av {whole}", "pseudonymisert – framleis personopplysningar",
        ),
    ),
    "en": _Words(
        ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        {YES: "yes", NO: "no", UNSURE: "unsure"},
        "For {count} of {all} {units} the answer is {value}", "For {count} the answer is {value}",
        "“{code}” is brought up by {count} of {all} {units}",
        "for {count} {value}", "“{value}”", "and",
        "The question was not raised with {count}.",
        "It is not relevant for {count}.",
        "Not decided yet for {count} of {all} {units}.",
        "None of {all} {units} were asked about this.",
        _Chart(
            {UNDECIDED: "not decided", NOT_RAISED: "not taken up", NOT_RELEVANT: "not relevant"},
            "Of those with whom it was taken up ({count})", "Outside the count, of all ({count})",
            "{number} of {whole}", "pseudonymised – still personal data",
        ),
    ),
}  # fmt: skip
UNITS = {
    "nb": {"informant": "informanter", "case": "steder"},
    "nn": {"informant": "informantar", "case": "stader"},
    "en": {"informant": "informants", "case": "places"},
}
"""What units are called where the project has no word of its own for several."""


_ONE = {("nb", UNITS["nb"]["case"]): "ett"}
"""How one is written where several of the units are called by a neuter word."""


def of_project(language: str) -> str:
    """Return in which of the languages a project's own texts are written."""
    return language if language in LANGUAGES else "nb"


def number(count: int, language: str, units: str = "") -> str:
    """Return a number of ``units`` as it is written in running text: in words up to twelve."""
    if count == 1 and (language, units) in _ONE:
        return _ONE[language, units]
    return _WORDS[language].numbers[count] if 0 <= count <= _LARGEST else figures(count)


def figures(count: int) -> str:
    """Return a number in figures, with a thin space between thousands that does not break."""
    return f"{count:,}".replace(",", "\u202f")


def per_cent(share: float) -> str:
    """Return a share of one in per cent."""
    return f"{round(100 * share)} %"


def value_words(value: str, language: str) -> str:
    """Return what a value is called: yes, no and unsure in the language, the project's own in quotation marks."""
    words = _WORDS[language]
    return words.values.get(value) or words.own.format(value=value)


def notice(language: str) -> str:
    """Return what stands below a chart that leaves."""
    return _WORDS[language].chart.notice


def bars(found: Totals, language: str) -> tuple[Bars, ...]:
    """Return a count as bars in one language: each value as a share of those asked, and how many stand outside.

    While something is not decided that comes first, and nothing is told as a share.
    """
    words, whole = _WORDS[language].chart, found.denominator
    if found.undecided:
        so_far = [(UNDECIDED, found.undecided), *(each for each in found.values.items() if each[1])]
        inside = [Bar(_called(value, language), count, figures(count), whole=whole) for value, count in so_far]
    else:
        inside = [Bar(_called(value, language), count, _share(count, whole, language), whole=whole)
                  for value, count in found.values.items()]  # fmt: skip
    outside = (Bar(words.outside[value], count, figures(count), whole=found.units)
               for value, count in ((NOT_RAISED, found.not_raised), (NOT_RELEVANT, found.not_relevant)))  # fmt: skip
    return (
        Bars(words.asked.format(count=figures(whole)), tuple(inside)),
        Bars(words.apart.format(count=figures(found.units)), tuple(outside)),
    )


def _called(value: str, language: str) -> str:
    return _WORDS[language].chart.outside.get(value) or value_words(value, language)


def _share(part: int, whole: int, language: str) -> str:
    told = _WORDS[language].chart.share.format(number=figures(part), whole=figures(whole))
    return f"{told} – {per_cent(part / whole)}" if whole else told


def sentence(found: Totals, language: str, units: str, subject: Subject = Subject.QUESTION, code: str = "") -> str:
    """Return the count in one language. ``units`` is what several of them are called, ``code`` the code's name.

    While something is not decided that comes first, and nothing is told as a share or as nobody's.
    """
    words = _WORDS[language]
    if subject is Subject.CODE:
        coded = found.values.get(YES, 0) if YES in found.values else found.denominator
        told = words.code.format(
            code=code, count=number(coded, language, units), all=number(found.units, language, units), units=units,
        )  # fmt: skip
        return f"{told[:1].upper()}{told[1:]}."
    if not found.denominator:
        return words.nobody.format(all=number(found.units, language, units), units=units)
    asked = number(found.denominator, language, units)
    first = [words.undecided.format(count=number(found.undecided, language, units), all=asked, units=units)]
    outside = ((found.not_raised, words.not_raised), (found.not_relevant, words.not_relevant))
    rest = (told.format(count=number(count, language, units)) for count, told in outside if count)
    decided = _decided(found, language, units, asked)
    return " ".join([*(first if found.undecided else []), *([f"{decided}."] if decided else []), *rest])


def _decided(found: Totals, language: str, units: str, asked: str) -> str:
    """Return the values with how many have each: the first always, the others where somebody has them."""
    words = _WORDS[language]
    held = [each for place, each in enumerate(found.values.items()) if each[1] or not (place or found.undecided)]
    begins = words.so_far if found.undecided else words.question
    parts = [
        (words.more if index else begins).format(
            count=number(count, language, units), all=asked, units=units, value=value_words(value, language)
        )
        for index, (value, count) in enumerate(held)
    ]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {words.and_} {parts[-1]}" if parts else ""
