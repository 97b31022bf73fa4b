import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.text import clean
from interviewer.ui.positions import kept_point, to_points, to_units

TEXT = st.text(st.sampled_from("aåe\u0301😀👩🏽‍🏫𝔸 \n«»–"), max_size=30)


@given(TEXT, st.data())
def test_code_points_and_units_lead_back_to_each_other(text: str, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))
    assert to_points(text, to_units(text, point)) == point


@given(TEXT)
def test_units_are_counted_as_qt_counts(text: str) -> None:
    assert to_units(text, len(text)) == len(text.encode("utf-16-le")) // 2


def test_the_middle_of_an_emoji_is_before_it() -> None:
    assert to_points("a😀b", 2) == 1
    assert to_units("a😀b", 2) == 3


@given(TEXT, st.data())
def test_a_kept_position_cuts_the_kept_text_where_the_typed_one_is_cut(text: str, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))
    kept = clean(text)
    place = kept_point(text, to_units(text, point))
    assert 0 <= place <= len(kept)
    following = text[point:]
    if not following or not unicodedata.combining(following[0]):
        assert kept[:place] == clean(text[:point])


def test_decomposed_letters_shrink_when_kept() -> None:
    typed = unicodedata.normalize("NFD", "gå på å")
    assert kept_point(typed, len(typed)) == len("gå på å")
