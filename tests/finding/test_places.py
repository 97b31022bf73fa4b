import pytest

from interviewer.finding import places
from tests.finding.reading import said


@pytest.mark.parametrize(
    ("year", "count"),
    [(2007, 431), (2008, 430), (2012, 429), (2013, 428), (2017, 426), (2018, 422), (2020, 356), (2024, 357)],
)
def test_as_many_municipalities_as_there_were(year: int, count: int) -> None:
    assert sum(each.in_force(year) for each in places.municipalities()) == count


@pytest.mark.parametrize(("year", "count"), [(2007, 19), (2018, 18), (2020, 11), (2024, 15)])
def test_as_many_counties_as_there_were(year: int, count: int) -> None:
    assert sum(each.in_force(year) for each in places.counties()) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [("hun er fra Skedsmo", ["Skedsmo"]), ("i sogn og fjordane", ["sogn og fjordane"]), ("Mo i Rana", ["Mo i Rana"]),
     ("bergens beste", ["bergens"]),
     ("i Kárášjohka", ["Kárášjohka"]), ("flyttet til Moss", ["Moss"]), ("Hå kommune", [["Hå", "kommune"][0]]),
     ("fra Noreg", ["Noreg"]),
     ("i indre østfold", ["indre østfold"]), ("bydelen Søndre Nordstrand", ["Søndre Nordstrand"])],
)  # fmt: skip
def test_places_of_the_lists(text: str, found: list[str]) -> None:
    assert said(places, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "moss på steinen",
        "Sol er bra.",
        "time etter time",
        "Hå!",
        "Vi så. Os over elva.",
        "lund og sand",
        "i nes",
        "Nes",
    ],
)
def test_names_that_are_words_need_a_capital_and_more_at_a_start(text: str) -> None:
    assert said(places, text) == []


def test_every_name_is_folded() -> None:
    assert all(name == places.fold(name) for name in places.names())
    assert {"bergen", "guovdageaidnu", "trøndelag", "somalia", "noreg", "mo i rana"} <= places.names()


def test_a_place_of_which_there_are_several_with_where_it_lies() -> None:
    assert said(places, "Hun bor på Bø i Solvik nå") == ["Bø i Solvik"]
    assert said(places, "Hun bor i Bergen i dag") == ["Bergen"]
