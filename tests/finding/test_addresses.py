import pytest

from interviewer.finding import addresses
from interviewer.finding.found import Kind
from tests.finding.reading import said


@pytest.mark.parametrize(
    "written",
    ["Storgata 14 B", "Storgata 14b", "storgt. 3", "Nedre Åsvei 7", "Åsveien 12", "karl johans gate 12",
     "Karl Johans gate 12", "St. Olavs gate 3",
     "kirkeveien 3", "Postboks 123", "pb. 12", "gnr. 12 bnr. 34", "gnr 12/bnr 34", "gnr. 12/34"],
)  # fmt: skip
def test_addresses(written: str) -> None:
    assert written in said(addresses, f"Adressen er {written}, tror jeg", Kind.ADDRESS)


def test_a_street_without_a_number_needs_a_capital() -> None:
    assert said(addresses, "bor i Kirkeveien nå") == ["Kirkeveien"]
    assert said(addresses, "hele veien hjem og på arbeidsplassen") == []


def test_postcodes_with_their_place() -> None:
    assert said(addresses, "Åsen 12, 1234 Tuvik", Kind.POSTCODE) == ["1234 Tuvik"]
    assert said(addresses, "han bor i 8622 Mo i Rana", Kind.POSTCODE) == []
    assert said(addresses, "Vei 1, N-8622 Mo i Rana", Kind.POSTCODE) == ["N-8622 Mo i Rana"]
    assert said(addresses, "0150 OSLO", Kind.POSTCODE) == ["0150 OSLO"]


def test_a_name_that_is_no_street_counts_before_a_postcode() -> None:
    assert said(addresses, "Solhaugtunet Nord 12, 1234 Tuvik", Kind.ADDRESS)


@pytest.mark.parametrize(
    "text",
    [
        "i 2006 Kari",
        "kl. 1730 Kari kom",
        "Vi var 12 på veien",
        "side 12 i boka",
        "plass 3 i køen",
        "I 1994 Bergen vant",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert said(addresses, text) == []
