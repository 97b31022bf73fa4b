import pytest

from interviewer.finding import roles
from interviewer.finding.found import Kind
from tests.finding.reading import said, score


@pytest.mark.parametrize(
    "phrase",
    ["ordføreren i Tuvik", "varaordfører i Tuvik kommune", "leder i Tuvik somaliske forening",
     "styrelederen for innvandrerrådet", "presten i menigheten",
     "imamen i Tuvik", "lensmannen i Hå", "rektor ved Tuvik skole", "helsesøster i Tuvik",
     "ordføraren i Sogn og Fjordane", "leiaren i kyrkjelyden",
     "daglig leder i Solvik IL", "den første kvinnelige ordføreren i Tuvik", "styreleder i Røde Kors",
     "nestlederen i moskeen i Tuvik"],
)  # fmt: skip
def test_roles_with_what_they_are_held_in(phrase: str) -> None:
    assert said(roles, f"Vi møtte {phrase}.", Kind.ROLE)[0] == phrase


@pytest.mark.parametrize(
    "phrase",
    [
        "ordføreren i tuvik",
        "leder i tuvik somaliske forening",
        "trener i tuvik",
        "imam i moskeen",
        "rektor ved tuvik skole",
        "lensmannen i hå",
    ],
)
def test_in_notes_without_capitals(phrase: str) -> None:
    assert said(roles, f"snakka med {phrase} sa nei") == [phrase]


@pytest.mark.parametrize(
    "phrase",
    ["den eneste somaliske læreren", "den eneste kvinnen i styret", "den einaste muslimen i kommunestyret",
     "den eneste med hijab", "den første kvinnelege ordføraren", "eneste innvandrer i rådet"],
)  # fmt: skip
def test_the_only_and_the_first(phrase: str) -> None:
    assert phrase in said(roles, f"Hun er {phrase}, sa de")


def test_a_role_alone_scores_low() -> None:
    assert said(roles, "så ringte rådmannen igjen") == ["rådmannen"]
    assert score(roles, "så ringte rådmannen igjen") < 0.5 < score(roles, "så ringte rådmannen i Tuvik igjen")


@pytest.mark.parametrize(
    "text",
    ["leder i fjor", "en leder må kunne lytte", "den eneste trøsten", "det eneste alternativet", "Den første gangen",
     "den eneste dagen", "Jeg tolket det slik", "læreren sa i dag at"],
)  # fmt: skip
def test_what_is_no_such_role(text: str) -> None:
    assert said(roles, text) == []


@pytest.mark.parametrize(
    "phrase",
    ["leder for de unge på klubben i Tuvik", "skolesjefen for barn og unge i Solvik", "kinosjefen i Tuvik",
     "nemndas leder i Solvik", "snekkeren på Nordvåg", "ordf. i Tuvik", "helsekons. i Solvik",
     "leder av Tuvik og omegn bondelag", "leder i Tuvik kommunes eldreråd", "varaordføreren fra Høyre",
     "prosjektleder for Åpen dør", "rådgivar for flyktningar i Tuvik kommune"],
)  # fmt: skip
def test_roles_with_a_longer_reach(phrase: str) -> None:
    assert phrase in said(roles, f"Så snakka vi med {phrase}, sa ho.", Kind.ROLE)


@pytest.mark.parametrize(
    "phrase",
    ["han som leder ungdomsrådet i Tuvik", "ho som styrer kulturhuset i Solvik", "hun som er leder for Tuvik Røde Kors",
     "dama som driver kafeen på torget i Solvik", "mannen som stiftet Tuvik idrettslag"],
)  # fmt: skip
def test_roles_said_with_a_verb(phrase: str) -> None:
    assert phrase in said(roles, f"Spør {phrase}.")


@pytest.mark.parametrize(
    "phrase", ["kona til presten i Tuvik", "rådmannens sønn i Solvik", "ordføreren sin bror", "far til imamen"]
)
def test_the_family_of_who_holds_a_role(phrase: str) -> None:
    assert phrase in said(roles, f"Det var {phrase} som ringte")


@pytest.mark.parametrize(
    "phrase",
    ["den eneste kiosken i Tuvik", "bygdas eneste tannlege", "Tuviks første ordfører", "landets første kinosjef"],
)
def test_the_only_and_the_first_of_a_place(phrase: str) -> None:
    assert said(roles, f"Dette er {phrase}, sa han") == [phrase]


@pytest.mark.parametrize(
    "phrase",
    ["leder av eldrerådet i kråkvik", "bakeren i kråkvik", "han som leder ballgruppa i kråkvik", "ordf i kråkvik",
     "rektor på skolen i kråkvik"],
)  # fmt: skip
def test_more_in_notes_without_capitals(phrase: str) -> None:
    assert phrase in said(roles, f"snakka med {phrase}, sa nei")


@pytest.mark.parametrize(
    "text",
    ["Hun er medlem av ungdomsrådet.", "Han er lærer på skolen.", "Sommeren i Tuvik var fin.", "hun som leder i dag",
     "Presten kom hjem. i juni dro de", "den eneste veien i livet", "plattform i Tuvik"],
)  # fmt: skip
def test_what_many_hold_or_nobody(text: str) -> None:
    assert said(roles, text) == []


def test_a_name_that_ends_in_s_is_no_genitive() -> None:
    assert said(roles, "Johannes leder i Tuvik") == ["leder i Tuvik"]
    assert said(roles, "Foreningens leder i Tuvik") == ["Foreningens leder i Tuvik"]
