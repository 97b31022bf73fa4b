"""Words and marks, and where they stood."""

import unicodedata

import pytest

from interviewer.finding.tokens import LONGEST, sentences


def words(text: str) -> list[str]:
    return [token.word for row in sentences(text) for token in row]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amina sa: nei.", ["Amina", "sa", ":", "nei", "."]),
        ("fatuma-gruppa", ["fatuma-gruppa"]),
        ("olas, ola's, ola’s", ["olas", ",", "ola's", ",", "ola’s"]),
        ("Bjørke-\nlund", ["Bjørkelund"]),
        ("Karl-\n  Erik", ["Karl-Erik"]),
        ("vann-\nog strøm", ["vann", "-", "og", "strøm"]),
        ("Fatu\u200bma", ["Fatuma"]),
        ("Fa\u00adtuma\u200f", ["Fatuma"]),
        ("!!!!!! ......", ["!", "."]),
        ("F.W.", ["F", ".", "W", "."]),
        ("fornavn_etternavn", ["fornavn", "_", "etternavn"]),
        ("கமலா", ["கமலா"]),
        ("22 33", ["22", "33"]),
        ("\u200b\u200d", []),
    ],
)
def test_a_text_is_cut_into_words_and_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_positions_are_those_of_the_text_as_given() -> None:
    text = unicodedata.normalize("NFD", "på Åse\u200bn i går")
    for row in sentences(text):
        for token in row:
            plain = text[token.start : token.end].replace("\u200b", "")
            assert unicodedata.normalize("NFC", plain) == token.word


def test_sentences_end_at_full_stops_and_lines_but_not_after_initials() -> None:
    rows = [[token.word for token in row] for row in sentences("Hun kom. Så\nHei dr. Berg og F. Warsame. Ja")]
    assert [row[0] for row in rows] == ["Hun", "Så", "Hei", "Ja"]


def test_a_sentence_has_a_bounded_length() -> None:
    rows = list(sentences("ja " * 1000))
    assert max(len(row) for row in rows) == LONGEST
    assert sum(len(row) for row in rows) == 1000


def test_half_a_letter_is_read_as_a_mark() -> None:
    assert words("a\ud800b") == ["a", "\ufffd", "b"]
