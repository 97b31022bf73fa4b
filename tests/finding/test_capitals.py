"""The rule that needs no model: a capital inside a sentence."""

import pytest

from interviewer import assets
from interviewer.finding.capitals import written_as_names
from interviewer.finding.features import Describer
from interviewer.finding.lexicon import Lexicon
from interviewer.finding.tokens import sentences

DESCRIBER = Describer(Lexicon.read(assets.resources() / "names"))


def named(text: str) -> list[str]:
    found = []
    for tokens in sentences(text):
        words = DESCRIBER.sentence(tokens)[0]
        found += [token.word for token, says in zip(tokens, written_as_names(tokens, words), strict=True) if says]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi traff Krxzt der.", ["Krxzt"]),
        ("Krxzt var der.", ["Krxzt"]),
        ("Kvinner kommer sjelden.", []),
        ("Hun sa: «Kvinner kommer sjelden.»", []),
        ("- Kvinner kommer sjelden", []),
        ("Vi takker Dem for hjelpen.", []),
        ("VI KOMMER ALDRI TIL KRXZT", []),
        ("sendte sms på CV og PC", []),
        ("Vi traff F. Warsame", ["F", "Warsame"]),
        ("jeg bruker iPhone", ["iPhone"]),
        ("hun heter فاطمة", ["فاطمة"]),
    ],
)
def test_capitals_tell_names(text: str, expected: list[str]) -> None:
    assert named(text) == expected
