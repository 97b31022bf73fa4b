import pytest

from interviewer.finding import kin
from tests.finding.reading import said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("så kom dattera mi, Solbris, og lo", "Solbris"),
        ("mannen hennes Odvar er her", "Odvar"),
        ("broren min, Ali Diktarud, jobber", "Ali Diktarud"),
        ("søster Marit sa det", "Marit"),
        ("sonen – Tarjei – kom", "Tarjei"),
    ],
)
def test_names_of_somebodys_family(text: str, name: str) -> None:
    assert said(kin, text) == [name]


@pytest.mark.parametrize(
    "text",
    ["moren min er syk", "faren. Hun kom", "kona mi, Ho var glad", "til mor, Bergen er langt", "broren NRK", "far", ""],
)
def test_what_names_nobody(text: str) -> None:
    assert said(kin, text) == []
