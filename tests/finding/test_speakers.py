import pytest

from interviewer.finding import signatures, speakers
from interviewer.finding.found import Kind
from tests.finding.reading import said


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kari: hei", "Kari"),
        ("KN: ja", "KN"),
        ("Kari Diktarud: nei", "Kari Diktarud"),
        ("- Ola [00:12:03]: ja", "Ola"),
        ("K.N.: ja", "K.N."),
    ],
)
def test_labels_at_the_start_of_a_line(line: str, name: str) -> None:
    assert said(speakers, f"noe\n{line}\nmer", Kind.PERSON) == [name]


@pytest.mark.parametrize(
    "line",
    [
        "I: hva?",
        "Intervjuer: og?",
        "Spm: nei",
        "Tlf: 99887766",
        "http://tuvik.no",
        "Det var slik: han sa",
        "Tema: rus",
        "kl 12: mat",
        ":",
    ],
)
def test_labels_that_name_nobody(line: str) -> None:
    assert said(speakers, line) == []


def test_a_name_below_a_greeting_with_title_and_organisation() -> None:
    text = "Vi ses.\n\nMed vennlig hilsen\nKari Diktarud\nLeder\nTuvik innvandrerråd\ntlf 998 87 766\n\nSe her.\n"
    assert said(signatures, text) == ["Kari Diktarud", "Leder", "Tuvik innvandrerråd"]
    assert said(signatures, text, Kind.PERSON) == ["Kari Diktarud"]
    assert said(signatures, text, Kind.ORGANISATION) == ["Tuvik innvandrerråd"]


@pytest.mark.parametrize(
    "greeting",
    [
        "Mvh",
        "mvh.",
        "Vh",
        "Hilsen",
        "Helsing",
        "Beste hilsen",
        "Vennleg helsing",
        "Med venleg helsing",
        "Hilsen fra",
        "Mange hilsener",
    ],
)
def test_greetings_of_both_written_forms(greeting: str) -> None:
    assert said(signatures, f"Takk!\n{greeting}\nOda") == ["Oda"]
    assert said(signatures, f"Takk!\n{greeting} Oda Diktarud") == ["Oda Diktarud"]


def test_greetings_that_are_no_end() -> None:
    assert said(signatures, "En hilsen er hyggelig.") == []
    assert said(signatures, "mvh") == []


@pytest.mark.parametrize(
    "line", ["From: a@b.example", "Subject: hei", "Sent: mandag", "Mor: ja", "Rektor: nei", "Søster: nå"]
)
def test_heads_of_mail_and_what_somebody_is(line: str) -> None:
    assert said(speakers, line) == []
