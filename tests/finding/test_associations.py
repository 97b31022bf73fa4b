import pytest

from interviewer.finding import associations, firms
from interviewer.finding.found import Kind
from tests.finding.reading import said


@pytest.mark.parametrize(
    "phrase",
    ["Tuvik somaliske forening", "Solvik idrettslag", "Tuvik menighet", "Tuvik videregående skole", "Tuvik vgs",
     "moskeen i Tuvik",
     "Den katolske kirken i Tuvik", "innvandrerrådet i Tuvik", "Foreningen Nytt Håp", "Stiftelsen Solglimt",
     "avisa Tuvikposten", "Tuvik kommune",
     "Islamsk senter Tuvik", "kurdisk forening i Tuvik", "Tuvik og Solvik sanitetsforening",
     "den somaliske foreningen i Tuvik"],
)  # fmt: skip
def test_organisations(phrase: str) -> None:
    assert phrase in said(associations, f"Vi var i {phrase}, sa hun", Kind.ORGANISATION)


@pytest.mark.parametrize(
    "phrase", ["tuvik somaliske forening", "tuvik menighet", "tuvik vgs", "moskeen i tuvik", "innvandrerrådet i tuvik",
    "stiftelsen solglimt", "tuvik kommune", "tuvik videregående skole"]
)  # fmt: skip
def test_in_notes_without_capitals(phrase: str) -> None:
    assert phrase in said(associations, f"var med i {phrase}, gikk bra")


@pytest.mark.parametrize(
    "phrase",
    [
        "Tuvik IL",
        "Tuvik Bygg AS",
        "Lie og Sønn AS",
        "Tuvikposten",
        "NAV Tuvik",
        "Tuvik Røde Kors",
        "Røde Kors i Tuvik",
        "Norsk Folkehjelp Tuvik",
    ],
)
def test_firms_clubs_papers_and_branches(phrase: str) -> None:
    assert phrase in said(firms, f"han er med i {phrase}, sa hun", Kind.ORGANISATION)


@pytest.mark.parametrize("phrase", ["tuvik il", "nav tuvik", "tuvik røde kors"])
def test_firms_in_notes_without_capitals(phrase: str) -> None:
    assert said(firms, f"er med i {phrase} nå") == [phrase]


@pytest.mark.parametrize(
    "text",
    ["en ny forening", "skolen er bra", "de fikk gode råd", "likevel gikk det", "statsråd", "norske produsenter",
     "i vår kommune", "hver skole i kommunen",
     "Kirken er stor.", "et politisk parti", "styret i mandatet", "som far", "NAV sa nei", "Posten kom"],
)  # fmt: skip
def test_what_names_no_organisation(text: str) -> None:
    assert said(associations, text) == []
    assert said(firms, text) == []


@pytest.mark.parametrize(
    "phrase",
    ["Tuvik kvinne- og familieforening", "Ungdomsrådet for fritid på Solvik",
     "Rådet for eldre og uføre i Tuvik kommune", "Frivillighetens hus i Tuvik", "Flerkulturelt senter i Solvik",
     "Solvik og omegn sanitetsforening"],
)  # fmt: skip
def test_longer_names(phrase: str) -> None:
    assert phrase in said(associations, f"Hun er med i {phrase}, sa hun", Kind.ORGANISATION)


@pytest.mark.parametrize(
    "phrase",
    ["SFO på Tuvik skole", "PPT i Solvik", "Fargeboden på Tuvik torg", "Sykkelverkstedet på Nordvåg",
     "Tuvik Transport avd. 12", "Sjømannslaget krets 4"],
)  # fmt: skip
def test_names_with_where_they_are(phrase: str) -> None:
    assert phrase in said(firms, f"hun jobber for {phrase}, sa hun", Kind.ORGANISATION)


@pytest.mark.parametrize(
    ("text", "found"),
    [("Han stilte for høyre i fjor", ["høyre"]), ("hun er fra Venstre", ["Venstre"]), ("ta av til høyre", []),
     ("det er på venstre side", []), ("Kristiansen på Nordvåg", []), ("IKKE i Tuvik", [])],
)  # fmt: skip
def test_parties_and_sides(text: str, found: list[str]) -> None:
    assert said(firms, text) == found
