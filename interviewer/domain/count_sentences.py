"""A count in a sentence, in bokmål, nynorsk and English: always with its denominator and what stands outside it.

The words are here and not in the catalogues, because a report may need another language than the window or the project.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from interviewer.domain.counting import NO, UNSURE, YES, Subject, Totals

LANGUAGES = ("nb", "nn", "en")
_LARGEST = 12


@dataclass(frozen=True, slots=True)
class _Words:
    numbers: tuple[str, ...]
    values: Mapping[str, str]
    question: str
    code: str
    more: str
    own: str
    and_: str
    not_raised: str
    not_relevant: str
    undecided: str
    nobody: str


_WORDS = {
    "nb": _Words(
        ("ingen", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
        {YES: "ja", NO: "nei", UNSURE: "usikkert"},
        "For {count} av {all} {units} er svaret {value}",
        "«{code}» er tatt opp hos {count} av {all} {units}",
        "for {count} {value}", "«{value}»", "og",
        "Spørsmålet ble ikke tatt opp med {count}.",
        "Det er ikke relevant for {count}.",
        "For {count} er svaret ikke avgjort ennå.",
        "Ingen av {all} {units} er spurt om dette.",
    ),
    "nn": _Words(
        ("ingen", "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
        {YES: "ja", NO: "nei", UNSURE: "usikkert"},
        "For {count} av {all} {units} er svaret {value}",
        "«{code}» er teke opp hos {count} av {all} {units}",
        "for {count} {value}", "«{value}»", "og",
        "Spørsmålet vart ikkje teke opp med {count}.",
        "Det er ikkje relevant for {count}.",
        "For {count} er svaret ikkje avgjort enno.",
        "Ingen av {all} {units} er spurde om dette.",
    ),
    "en": _Words(
        ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        {YES: "yes", NO: "no", UNSURE: "unsure"},
        "For {count} of {all} {units} the answer is {value}",
        "“{code}” is brought up by {count} of {all} {units}",
        "for {count} {value}", "“{value}”", "and",
        "The question was not raised with {count}.",
        "It is not relevant for {count}.",
        "For {count} the answer is not decided yet.",
        "None of {all} {units} were asked about this.",
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


def number(count: int, language: str, units: str = "") -> str:
    """Return a number of ``units`` as it is written in running text: in words up to twelve."""
    if count == 1 and (language, units) in _ONE:
        return _ONE[language, units]
    return _WORDS[language].numbers[count] if 0 <= count <= _LARGEST else str(count)


def value_words(value: str, language: str) -> str:
    """Return what a value is called: yes, no and unsure in the language, the project's own in quotation marks."""
    words = _WORDS[language]
    return words.values.get(value) or words.own.format(value=value)


def sentence(found: Totals, language: str, units: str, subject: Subject = Subject.QUESTION, code: str = "") -> str:
    """Return the count in one language. ``units`` is what several of them are called, ``code`` the code's name."""
    words = _WORDS[language]
    if subject is Subject.CODE:
        told = words.code.format(
            code=code,
            count=number(found.values.get(YES, 0), language, units),
            all=number(found.units, language, units),
            units=units,
        )
        return f"{told[:1].upper()}{told[1:]}."
    if not found.denominator:
        return words.nobody.format(all=number(found.units, language, units), units=units)
    parts = [
        (words.more if index else words.question).format(
            count=number(count, language, units), all=number(found.denominator, language, units), units=units,
            value=value_words(value, language),
        )
        for index, (value, count) in enumerate(_in_order(found))
    ]  # fmt: skip
    first = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {words.and_} {parts[-1]}"
    outside = (
        (found.undecided, words.undecided), (found.not_raised, words.not_raised),
        (found.not_relevant, words.not_relevant),
    )  # fmt: skip
    rest = (told.format(count=number(count, language, units)) for count, told in outside if count)
    return " ".join([f"{first}.", *rest])


def _in_order(found: Totals) -> list[tuple[str, int]]:
    """Return the values to tell: the first always, the others where somebody has them."""
    held = list(found.values.items())
    return [held[0], *(each for each in held[1:] if each[1])] if held else []
