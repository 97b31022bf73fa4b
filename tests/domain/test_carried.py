"""Spans carried onto the text that ships and back: never beside their words, never inside what is hidden."""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain import register
from interviewer.domain.carried import Carried, carry
from interviewer.domain.coding import Coding
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.person import Contact

ENTRIES = (
    register.of_person("I-AAAAAA", Contact("p1", "Samira Testdatter Hale")),
    register.of_person("I-BBBBBB", Contact("p2", "Bo Eksempel")),
)
WORDS = st.lists(
    st.sampled_from(["Samira", "Hale", "Eksempel", "sa", "at", "😀", "huset", "og", "nabo", "drikker\n", "ø."]),
    min_size=1, max_size=14,
).map(" ".join)  # fmt: skip


def spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: (min(pair), max(pair)))


def carried(text: str, hidden: tuple[int, int]) -> Carried:
    start, end = hidden
    marks = [Mark("m", start, end, MarkKind.BACKGROUND, text[start:end])] if start < end else []
    return carry(text, marks, ENTRIES, "[background only]", {})


@given(st.data())
def test_a_span_lies_in_the_text_that_ships_and_comes_back_around_itself(data: st.DataObject) -> None:
    text = data.draw(WORDS)
    found = carried(text, data.draw(spans(text)))
    start, end = data.draw(spans(text))
    there = found.onto(start, end)
    if there is None:
        return
    assert 0 <= there[0] < there[1] <= len(found.after)
    back = found.back(*there)
    assert back is None or (back[0] <= start and end <= back[1])


@given(st.data())
def test_a_span_that_touches_no_change_keeps_its_words(data: st.DataObject) -> None:
    text = data.draw(WORDS)
    found = carried(text, data.draw(spans(text)))
    start, end = data.draw(spans(text))
    touched = any(shift.start < end and start < shift.end for step in found.steps for shift in step)
    if start < end and not touched:
        there = found.onto(start, end)
        assert there is not None
        assert found.after[slice(*there)] == text[start:end]
        assert found.back(*there) == (start, end)


@given(st.data())
def test_no_name_and_nothing_hidden_is_in_a_coding_that_ships(data: st.DataObject) -> None:
    text = data.draw(WORDS)
    hidden = data.draw(spans(text))
    found = carried(text, hidden)
    start, end = data.draw(spans(text))
    coding = found.coding(Coding("c", start, end, "code", text[start:end]))
    if coding is not None:
        assert found.after[coding.start : coding.end] == coding.words
        assert not any(name in coding.words for name in ("Samira", "Hale", "Eksempel"))
        assert not (hidden[0] <= start and end <= hidden[1]) or text[start:end] in text[: hidden[0]] + text[hidden[1] :]


def test_words_that_are_gone_have_no_place() -> None:
    found = carried("Vi fikk hjelp.", (0, 0))
    assert found.coding(Coding("c", 0, 4, "code", "noe annet")) is None
    assert found.coding(Coding("c", 0, 0, "code", "")) is None
