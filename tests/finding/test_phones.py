import pytest

from interviewer.finding import phones
from tests.finding.reading import said, score


@pytest.mark.parametrize(
    "written",
    ["99887766", "998 87 766", "99 88 77 66", "9988 7766", "99.88.77.66", "99-88-77-66", "998\u00a087\u00a0766",
     "+47 99887766",
     "+4799887766", "(+47) 998 87 766", "0047 99 88 77 66", "10 00 01 01"],
)  # fmt: skip
def test_eight_digits_in_any_grouping(written: str) -> None:
    assert said(phones, f"Nås på {written}, sa hun") == [written]
    assert said(phones, f"Han sa {written}.") == [written]


@pytest.mark.parametrize("written", ["+46 70 123 45 67", "+252 61 234 5678", "0049 30 123456"])
def test_numbers_abroad(written: str) -> None:
    assert said(phones, f"ring {written}") == [written]


def test_service_numbers_and_short_ones_beside_a_cue() -> None:
    assert said(phones, "ring 02800") == ["02800"]
    assert said(phones, "tlf 998 87 76") == ["998 87 76"]
    assert said(phones, "det var 998 87 76") == []
    assert score(phones, "tlf 998 87 76") < score(phones, "tlf 998 87 766")


def test_two_numbers_side_by_side() -> None:
    assert said(phones, "99887766/99887755") == ["99887766", "99887755"]
    assert said(phones, "tlf 998 87 766, 998 87 755") == ["998 87 766", "998 87 755"]


@pytest.mark.parametrize(
    "text",
    ["2003-2006", "2003 2006", "20032004", "12 500 000 kr", "kr 12 345 678", "99 887 766 kroner", "sak 2006/12345678",
     "kl. 12.30-14.00",
     "20.30 - 22.00", "12.03.2006", "2006-03-12", "31122005", "s. 2345-2367", "ISBN 978-82-02-12345-6", "20 30 40 50",
     "2 3 4 5 6 7 8 9",
     "4 12 19 23 28 30 34", "5 367 580 innbyggere", "45,5 %", "22334455,5"],
)  # fmt: skip
def test_figures_that_are_no_phone_number(text: str) -> None:
    assert said(phones, text) == []
