import pytest

from interviewer.finding import dates
from tests.finding.reading import said, score


@pytest.mark.parametrize(
    "written",
    ["12. mars 2006", "12.mars", "12 mars 2006", "12.3.06", "12.03.2006", "12/3-06", "12/3 2006", "12-03-2006",
     "2006-03-12", "tirsdag 3. mai",
     "tysdag den 3. mai 2011", "den tolvte mars", "den tjuefyrste mai 2006", "syttande mai", "12.-14. mars 2006",
     "3. og 4. mai", "17/5",
     "den 12.3", "laurdag 12.3", "12. i 3.", "enogtyvende mai", "12. sept. '06", "julaften 2006"],
)  # fmt: skip
def test_days(written: str) -> None:
    assert said(dates, f"Det var {written}, sa hun") == [written]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("født i 1974", "1974"),
        ("(f. 1974)", "1974"),
        ("fødd 74", "74"),
        ("årgang 1974", "1974"),
        ("1974-modell", "1974-modell"),
    ],
)
def test_years_of_birth_have_a_low_score(text: str, year: str) -> None:
    assert said(dates, text) == [year]
    assert score(dates, text) <= 0.5


@pytest.mark.parametrize(
    "text",
    ["i 2006", "2003-2006", "i mars 2006", "kl. 12.30", "12.30-14.00", "24/7", "3/4 av dem", "kapittel 3.2", "mandag",
     "den første gangen", "12,5", "5. klasse", "versjon 1.2.3.4"],
)  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    assert said(dates, text) == []


@pytest.mark.parametrize("day", ["March 6, 2007", "Oct 12, 2006", "May 1st, 2008", "september 3, 2007"])
def test_days_as_english_mail_programs_write_them(day: str) -> None:
    assert said(dates, f"Sent: Friday, {day} 3:14 PM") == [day]
