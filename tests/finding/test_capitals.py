"""The rule that needs no model: a capital inside a sentence."""

import pytest

from interviewer import assets
from interviewer.finding.capitals import Capital, capitals
from interviewer.finding.features import Describer
from interviewer.finding.lexicon import Lexicon
from interviewer.finding.tokens import sentences

DESCRIBER = Describer(Lexicon.read(assets.resources() / "names"))


def named(text: str, least: Capital = Capital.STRONG) -> list[str]:
    found = []
    for tokens in sentences(text):
        words = DESCRIBER.sentence(tokens)[0]
        found += [token.word for token, says in zip(tokens, capitals(tokens, words), strict=True) if says >= least]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi traff Krxzt der.", ["Krxzt"]),
        ("Krxzt var der.", []),
        ("Bo er viktig for folk.", []),
        ("Bo sa nei.", ["Bo"]),
        ("Liv Krxzt sa nei.", ["Liv", "Krxzt"]),
        ("Kvinner kommer sjelden.", []),
        ("Hun sa: «Kvinner kommer sjelden.»", []),
        ("- Kvinner kommer sjelden", []),
        ("Vi takker Dem for hjelpen.", []),
        ("VI KOMMER ALDRI TIL KRXZT", []),
        ("sendte sms på CV og PC", []),
        ("Vi traff F. Warsame", ["F", "Warsame"]),
        ("F. Warsame kom", ["F", "Warsame"]),
        ("Han kom. Hun sa nei.", []),
        ("jeg bruker iPhone", ["iPhone"]),
        ("hun heter فاطمة", ["فاطمة"]),
    ],
)
def test_capitals_tell_names(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_at_the_beginning_a_capital_says_little() -> None:
    assert named("Krxzt var der.", Capital.WEAK) == ["Krxzt"]
    assert named("Kvinner var der.", Capital.WEAK) == []
