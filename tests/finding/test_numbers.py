import pytest

from interviewer.finding import numbers
from interviewer.finding.found import Kind
from tests.finding.reading import said, score


def _identity(nine: str) -> str:
    first = -sum(int(a) * b for a, b in zip(nine, (3, 7, 6, 1, 8, 9, 4, 5, 2), strict=True)) % 11
    second = -sum(int(a) * b for a, b in zip(f"{nine}{first}", (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
    assert first < 10
    assert second < 10
    return f"{nine}{first}{second}"


@pytest.mark.parametrize("nine", ["010190601", "410190600", "018190100", "014190102"])
def test_birth_numbers_d_numbers_and_those_for_trying_out(nine: str) -> None:
    number = _identity(nine)
    for written in (number, f"{number[:6]} {number[6:]}", f"{number[:6]}-{number[6:]}"):
        assert said(numbers, f"Han har {written}.", Kind.NATIONAL_ID) == [written]
    assert score(numbers, number) >= 0.95


def test_a_wrong_check_digit_counts_only_beside_a_cue() -> None:
    number = _identity("010190601")
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert said(numbers, f"tallet {wrong} sto der", Kind.NATIONAL_ID) == []
    assert said(numbers, f"fnr. {wrong}", Kind.NATIONAL_ID) == [wrong]
    assert 0.5 <= score(numbers, f"fnr. {wrong}") < 0.95


def test_a_day_that_does_not_exist_is_no_birth_number() -> None:
    assert not numbers.is_national_id("32019060000")


@pytest.mark.parametrize(
    "written", ["974760673", "974 760 673", "974\u00a0760\u00a0673", "NO 974760673 MVA", "974 760 673 MVA"]
)
def test_organisation_numbers(written: str) -> None:
    assert said(numbers, f"Foreningen ({written})", Kind.ORGANISATION_NUMBER) == [written]


@pytest.mark.parametrize("cue", ["orgnr", "org.nr.", "Org. nr:", "organisasjonsnummer"])
def test_an_organisation_number_with_a_slip(cue: str) -> None:
    assert said(numbers, f"{cue} 974760674", Kind.ORGANISATION_NUMBER) == ["974760674"]


@pytest.mark.parametrize("written", ["12345678903", "1234.56.78903", "1234 56 78903"])
def test_account_numbers(written: str) -> None:
    assert said(numbers, f"til {written}", Kind.ACCOUNT) == [written]


def test_an_account_number_in_its_usual_form_is_found_with_a_slip_too() -> None:
    assert said(numbers, "1234.56.78904") == ["1234.56.78904"]
    assert said(numbers, "kontonr 12345678904") == ["12345678904"]


@pytest.mark.parametrize(
    "text",
    [
        "i 2006 og 2007",
        "12 500 000 kroner",
        "sak 2006/1234",
        "ISBN 978-82-02-12345-6",
        "974760673 kroner",
        "s. 123456789",
    ],
)
def test_figures_that_are_no_such_number(text: str) -> None:
    assert said(numbers, text) == []
