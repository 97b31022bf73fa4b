"""Reading a text as it looks, and finding the way back to where it stood."""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.finding import places, plain


def test_a_plain_text_is_read_as_it_is() -> None:
    assert plain.read("Ål og Å") == plain.Plain("Ål og Å")


def test_composed_letters_spaces_and_what_nobody_sees() -> None:
    read = plain.read("A\u030al\u200b\u00a0x\u00ad")
    assert read.text == "Ål x"
    assert (read.starts, read.ends) == ((0, 2, 4, 5), (2, 4, 5, 7))


def test_digits_of_other_scripts_and_other_hyphens() -> None:
    assert plain.read("٣\u2011４").text == "3-4"


def test_a_decomposed_name_is_found_with_all_its_marks() -> None:
    text = "i Tromso\u0338 og A\u030alesund"
    (found,) = (each for each in places.find(text) if "lesund" in each.text)
    assert found.text == "A\u030alesund"


@given(st.text())
def test_every_letter_knows_where_it_stood(text: str) -> None:
    read = plain.read(text)
    assert not read.starts or len(read.starts) == len(read.ends) == len(read.text)
    assert all(start < end <= len(text) for start, end in zip(read.starts, read.ends, strict=True))
    assert list(read.starts) == sorted(read.starts)


def test_words_keep_hyphens_and_apostrophes() -> None:
    assert [word.text for word in plain.words("Fatuma-gruppa, ola's 12.")] == ["Fatuma-gruppa", "ola's", "12"]
