import pytest

from interviewer.finding import origins
from interviewer.finding.found import Kind
from tests.finding.reading import said


@pytest.mark.parametrize(
    "word",
    ["somalier", "somalieren", "somaliere", "somaliarar", "somalisk", "somaliske", "irakar", "irakarane", "irakarens",
     "bergenser", "bergensar",
     "tromsøværing", "tromsøværingane", "arendalitt", "arendalsk", "oslofolk", "kurdarar", "tamilane", "Tyrkarane",
     "polakkene", "dansk", "norsk-somalisk",
     "arabisktalende", "somaliskfødt", "tigrinja", "farsi", "vossing", "sunnmøringar", "trønderne", "flesbergingar",
     "kåfjordinger", "afghanernes"],
)  # fmt: skip
def test_origins_in_all_inflections(word: str) -> None:
    assert said(origins, f"De {word} kom.", Kind.ORIGIN) == [word]


@pytest.mark.parametrize(
    "word",
    ["norsk", "nordmenn", "same", "finner", "irene", "karen", "kven", "bergen", "kvelder", "røyker", "ordet", "gasser"],
)
def test_words_that_point_at_nobody(word: str) -> None:
    assert said(origins, f"og {word} var") == []


def test_every_form_is_in_lower_case_and_has_a_score() -> None:
    assert all(form == form.lower() and 0 < score <= 1 for form, (score, _why) in origins.forms().items())
