import pytest

from interviewer.finding import web
from interviewer.finding.found import Kind
from tests.finding.reading import said


@pytest.mark.parametrize(
    "written",
    ["kari.diktarud@example.no", "KARI@EXAMPLE.NO", "kari (a) example.no", "kari(a)example.no",
     "kari[at]example[dot]no", "kari @ example.no",
     "kari+1@post.example.no", "kari at example dot no"],
)  # fmt: skip
def test_e_mail_addresses(written: str) -> None:
    assert said(web, f"Skriv til {written}, takk.", Kind.EMAIL) == [written]


@pytest.mark.parametrize(
    "written", ["https://tuvik.no/om?x=1", "www.tuvik.no", "tuvik.no", "facebook.com/tuvik", "solvik-il.com/side"]
)
def test_web_addresses(written: str) -> None:
    assert written in said(web, f"Se ({written}).", Kind.URL)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("@kari_h", "@kari_h"),
        ("på Insta: kari_h", "kari_h"),
        ("snap heter hun ola99", "ola99"),
        ("Instagram: @tuvik.il", "@tuvik.il"),
    ],
)
def test_names_in_social_media(text: str, name: str) -> None:
    assert name in said(web, f"{text} og mer", Kind.HANDLE)


@pytest.mark.parametrize(
    "text", ["f.eks. dette", "kl. 12.30", "osv. no", "han sa ... no", "a@b", "versjon 2.0.1", "på Facebook sammen"]
)
def test_what_is_no_address(text: str) -> None:
    assert said(web, text) == []
