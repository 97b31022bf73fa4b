from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain import gendered, register
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.person import Contact
from interviewer.domain.replacement import ROUND
from interviewer.domain.side_by_side import compare

FATUMA = register.of_person("I-7KQ4ZD", Contact("a", "Fatuma Warsame"))


def hidden(start: int, end: int, text: str) -> Mark:
    return Mark("m", start, end, MarkKind.BACKGROUND, text[start:end])


def test_each_change_says_where_it_stands_in_both() -> None:
    found = compare("Fatumas mor ringte Fatuma.", (), [FATUMA], "[bakgrunn]")
    assert found.after == "[I-7KQ4ZD]s mor ringte [I-7KQ4ZD]."
    told = [(found.before[c.start : c.end], found.after[c.new_start : c.new_end]) for c in found.changes]
    assert told == [("Fatuma", "[I-7KQ4ZD]"), ("Fatuma", "[I-7KQ4ZD]")]


def test_background_takes_what_it_touches_of_a_name_with_it() -> None:
    text = "Det sa Fatuma Warsame i fjor."
    found = compare(text, [hidden(10, 29, text)], [FATUMA], "[bakgrunn]")
    assert found.after == "Det sa [bakgrunn]"
    assert [change.entry for change in found.changes] == [None]


def test_brackets_follow_the_style() -> None:
    assert compare("Fatuma kom.", (), [FATUMA], "", ROUND).after == "(I-7KQ4ZD) kom."


@given(st.text(alphabet="Fatum Wrse.\n", max_size=60), st.integers(0, 30), st.integers(1, 20))
def test_what_is_not_a_change_is_the_same_on_both_sides(text: str, start: int, length: int) -> None:
    marks = [hidden(start, start + length, text)] if start + length <= len(text) else []
    found = compare(text, marks, [FATUMA], "[b]")
    last = new_last = 0
    for change in found.changes:
        assert found.before[last : change.start] == found.after[new_last : change.new_start]
        last, new_last = change.end, change.new_end
    assert found.before[last:] == found.after[new_last:]


def test_gendered_words_are_found_in_both_written_forms() -> None:
    assert [word.text for word in gendered.find("Hun og ho, moren hennes; han handler.")] == [
        "Hun", "ho", "moren", "hennes", "han",
    ]  # fmt: skip
