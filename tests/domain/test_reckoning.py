"""Positions that other programs reckoned: found by every way of counting, and never guessed."""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.reckoning import Reckoner, plain

TEXTS = st.text(alphabet="aæ😀\n ", min_size=4, max_size=40)


@given(TEXTS, st.data(), st.booleans(), st.booleans(), st.booleans())
def test_a_passage_is_found_however_it_was_counted(
    text: str, data: st.DataObject, breaks: bool, units: bool, marked: bool
) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]

    def counted(position: int) -> int:
        before = text[:position].replace("\n", "\r\n") if breaks else text[:position]
        return len(before.encode("utf-16-le")) // 2 if units else len(before)

    raw = ("\ufeff" if marked else "") + text.replace("\n", "\r\n")
    found = Reckoner(raw).place(counted(start), counted(end), words)
    if words.strip():
        assert found is not None
        assert text[slice(*found)].replace("\n", " ").strip() == words.replace("\n", " ").strip()


@given(TEXTS, st.integers(-5, 50), st.integers(-5, 50), st.text(alphabet="aæ😀\n ", max_size=6))
def test_what_is_found_stands_in_the_text(text: str, start: int, end: int, words: str) -> None:
    found = Reckoner(text).place(start, end, words)
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(plain(text))
        assert not words.strip() or words.strip().replace("\n", " ") == text[slice(*found)].strip().replace("\n", " ")


def test_without_words_a_place_counts_only_where_every_way_of_counting_means_the_same() -> None:
    assert Reckoner("en to tre").place(3, 5, "") == (3, 5)
    assert Reckoner("en\nto tre").place(3, 5, "") is None
    assert Reckoner("en 😀 tre").place(5, 8, "") is None


def test_words_that_stand_twice_or_nowhere_have_no_only_place() -> None:
    reckoner = Reckoner("ja og ja og nei")
    assert reckoner.found_once("ja") is None
    assert reckoner.found_once("kanskje") is None
    assert reckoner.found_once("nei") == (12, 15)
