"""What cells of applications say, and what applications add up to."""

import pytest

from interviewer.domain import application, application_entry
from interviewer.domain.application import Applicant, Application, Result, Support
from interviewer.domain.application_entry import Line, NotRead


@pytest.mark.parametrize(
    ("typed", "kroner"),
    [
        ("", None), ("0", 0), ("120000", 120_000), ("120 000", 120_000), ("120\u00a0000", 120_000),
        ("1.200.000", 1_200_000), ("kr 120 000,-", 120_000), ("120000,00", 120_000), ("120000.0", 120_000),
        ("5 000 kr", 5_000), ("NOK 75 000", 75_000),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(typed: str, kroner: int | None) -> None:
    assert application_entry.amount(typed) == kroner


@pytest.mark.parametrize(
    "typed", ["-5", "1,234", "12.50", "120000,50", "ca. 5000", "1e9", "=1+1", "12 34", "9" * 16, "#REF!"]
)
def test_a_doubtful_amount_is_refused(typed: str) -> None:
    with pytest.raises(NotRead):
        application_entry.amount(typed)


def test_a_refusal_is_nought_and_an_empty_cell_is_not_decided() -> None:
    assert application_entry.granted("Avslag") == 0
    assert application_entry.granted("") is None


def test_everything_wrong_with_a_line_is_told_at_once() -> None:
    said, wrong = application_entry.read(Line(year="16", support="gave", applied="mye", granted="-1"))
    assert said is None
    assert len(wrong) == 5


def test_more_granted_than_asked_for_is_refused() -> None:
    _said, wrong = application_entry.read(Line("Prøvelaget", applied="10", granted="100"))
    assert "More is granted" in wrong[0]


@pytest.mark.parametrize(
    ("applied", "granted", "result"),
    [
        (100, None, Result.OPEN), (100, 0, Result.REFUSED), (100, 40, Result.LESS), (100, 100, Result.WHOLE),
        (None, 40, Result.GRANTED),
    ],
)  # fmt: skip
def test_what_became_of_an_application(applied: int | None, granted: int | None, result: Result) -> None:
    assert Application("a", "x", applied=applied, granted=granted).result is result


def test_shares_are_of_what_is_decided_and_of_what_is_known() -> None:
    who = Applicant("x", "S-1")
    listed = [
        Application("1", "x", applied=100, granted=100), Application("2", "x", applied=100, granted=50),
        Application("3", "x", granted=50), Application("4", "x", applied=100, granted=0),
        Application("5", "x", applied=100),
    ]  # fmt: skip
    found = application.totals([who], listed)
    assert (found.applicants, found.applications, found.decided, found.granted) == (1, 5, 4, 3)
    assert (found.measured, found.less, found.refused, found.helped) == (2, 1, 1, 1)
    assert (found.asked, found.given) == (400, 200)
    assert found.share == 0.75
    assert found.share_less == 0.5


def test_nothing_has_no_share() -> None:
    assert application.totals([], []).share is None
    assert application.in_ten(0, 0) is None


def test_an_applicant_of_two_groups_counts_once_in_each() -> None:
    who = Applicant("x", "S-1")
    listed = [Application("1", "x", "m1", support=Support.RUNNING), Application("2", "x", "m2")]
    groups = application.grouped([who], listed, lambda _who, one: one.municipality)
    assert [(each.key, each.totals.applicants) for each in groups] == [("m1", 1), ("m2", 1)]
