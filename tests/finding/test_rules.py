"""What holds for every rule: nothing makes it fail, and what it finds stands where it says."""

from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interviewer.finding import rules

_PARTS = st.sampled_from(
    ["tlf ", "99887766", "12.", "3.06", "Tuvik", " i ", "ordføreren", "kari@", "example.no", "Storgata ", "1", "\n",
     ":", "Mvh",
     "a\u030a", "\u200b", "\u00ad", "\u00a0", "é", "😀", "\u05d0", "den eneste ", "forening", "NO ", "og", "f. ", "@",
     "+47 ", "(", "moskeen"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PARTS, max_size=30).map("".join))


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: str(rule.__name__).rpartition(".")[2])
@given(text=_TEXTS)
@example(text="tlf 998\u200b 87\u00a0766 og Tromso\u0308 å A\u030a")
@example(text="9" * 300)
@example(text="a-" * 200 + "@" * 50)
def test_spans_lie_in_the_text_as_given(rule: ModuleType, text: str) -> None:
    for found in rule.find(text):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert 0 < found.score <= 1
        assert found.why


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: str(rule.__name__).rpartition(".")[2])
@pytest.mark.parametrize(
    "text", ["", " ", "\n", "😀😀", "\u05e9\u05dc\u05d5\u05dd", "...", "\u0301" * 50, "\u200b" * 50]
)
def test_texts_without_anything_in_them(rule: ModuleType, text: str) -> None:
    assert list(rule.find(text)) == []


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: str(rule.__name__).rpartition(".")[2])
def test_doubling_a_line_doubles_what_is_found(rule: ModuleType) -> None:
    line = "Kari: ordføreren i Tuvik, tlf 998 87 766, Storgata 1, 12.3.06, kari@example.no, somalisk. "
    once, twice = (len(list(rule.find(line * count))) for count in (50, 100))
    assert twice <= 2 * once + 2
