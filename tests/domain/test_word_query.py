"""What somebody looks for: words, phrases, beginnings; and where a text holds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain import word_query
from interviewer.domain.word_query import Term


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("  !? ", ()),
        ("Kommunen ", (Term(("kommunen",)),)),
        ("kommu", (Term(("kommu",), begins=True),)),
        ("på", (Term(("på",)),)),
        ("ung* folk ", (Term(("ung",), begins=True), Term(("folk",)))),
        ('"de unge" møter', (Term(("de", "unge")), Term(("møter",), begins=True))),
        ("«de unge", (Term(("de", "unge")),)),
        ("NEAR(a b) OR c:d ", (Term(("near", "a")), Term(("b",)), Term(("or",)), Term(("c", "d")))),
    ],
)
def test_what_is_typed_is_read_as_words_phrases_and_beginnings(typed: str, terms: tuple[Term, ...]) -> None:
    assert word_query.parse(typed) == terms


def test_the_places_are_those_of_whole_words_and_of_phrases() -> None:
    text = "De unge kommer. Ungdom, de unge og Ung."
    assert [text[a:b] for a, b in word_query.spans(text, word_query.parse("ung "))] == ["Ung"]
    assert [text[a:b] for a, b in word_query.spans(text, word_query.parse("ung*"))] == ["unge", "Ungdom", "unge", "Ung"]
    assert [text[a:b] for a, b in word_query.spans(text, word_query.parse('"de unge"'))] == ["De unge", "de unge"]


@given(st.text(alphabet='abcåøé "*«»-_.\n', max_size=60), st.text(alphabet='abcåøé "*', max_size=12))
def test_places_are_within_the_text_in_order_and_apart(text: str, typed: str) -> None:
    last = 0
    for start, end in word_query.spans(text, word_query.parse(typed)):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(max_size=400), st.integers(0, 400), st.integers(1, 20), st.integers(0, 80))
def test_the_piece_around_a_place_holds_it(text: str, start: int, size: int, letters: int) -> None:
    if start + size <= len(text):
        first, last = word_query.around(text, [(start, start + size)], letters)
        assert 0 <= first <= start
        assert start + size <= last <= len(text)
