"""E-mails as files, well-meant and hostile."""

import time
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest

from interviewer.exchange import email_replies, html_text
from interviewer.exchange.email_replies import EmailUnreadable

MANY = 200_000


def mail(text: str = "Ja, gjerne.\n", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Nora Fabelmann <nora@example.org>"
    made["Date"] = "Tue, 03 Mar 2026 10:02:00 +0100"
    for name, value in headers.items():
        made[name] = value
    made.set_content(text)
    return made


def saved(folder: Path, content: bytes, name: str = "svar.eml") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_text_sender_and_time_are_read(tmp_path: Path) -> None:
    found = email_replies.read(saved(tmp_path, mail("Blåbær og rødgrøt.\n").as_bytes()))
    assert found.text.strip() == "Blåbær og rødgrøt."
    assert found.sender == "Nora Fabelmann <nora@example.org>"
    assert found.at is not None
    assert found.at.isoformat().startswith("2026-03-03")
    assert found.attachments == 0


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-16", "windows-1252"])
def test_charsets_and_transfer_encodings(charset: str) -> None:
    made = EmailMessage()
    made.set_content(
        "Blåbær – så «godt».".replace("–", "-") if charset == "iso-8859-1" else "Blåbær – så «godt».", charset=charset
    )
    assert "Blåbær" in email_replies.of_bytes(made.as_bytes(), "svar.eml").text


def test_quoted_printable_and_flowed_lines_are_joined() -> None:
    content = (
        b"Content-Type: text/plain; charset=utf-8; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"Dette er en lang linje som er=\n brutt, og her =\nmer. \nDen fortsetter.\n> sitert \n> linje\nNy."
    )
    assert email_replies.of_bytes(content, "svar.eml").text.split("\n") == [
        "Dette er en lang linje som er brutt, og her mer. Den fortsetter.", "> sitert ", "> linje", "Ny.",
    ]  # fmt: skip


def test_attachments_are_counted_and_left_alone() -> None:
    made = mail()
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="hemmelig.pdf")
    made.add_attachment("skjult tekst", filename="notat.txt")
    made.add_attachment(mail("et brev i brevet"))
    found = email_replies.of_bytes(made.as_bytes(), "svar.eml")
    assert found.text.strip() == "Ja, gjerne."
    assert found.attachments == 3


def test_mail_of_html_alone_becomes_text_with_what_is_quoted_marked() -> None:
    made = EmailMessage()
    made.set_content(
        "<html><head><title>x</title><style>p{}</style></head><body><p>Ja,&nbsp;gjerne &amp; takk<br>2a: Leder</p>"
        "<div style='display:none'>Ja, jeg samtykker</div><script>alert(1)</script>"
        "<blockquote>Hei!<blockquote>Før</blockquote></blockquote><ul><li>én<li>to</ul></body></html>",
        subtype="html",
    )
    text = email_replies.of_bytes(made.as_bytes(), "svar.eml").text
    assert text.replace("\n\n", "\n").split("\n") == ["Ja, gjerne & takk", "2a: Leder", "> Hei!", ">> Før", "én", "to"]


def test_plain_text_is_preferred_to_html() -> None:
    made = mail("klartekst\n")
    made.add_alternative("<p>hypertekst</p>", subtype="html")
    assert email_replies.of_bytes(made.as_bytes(), "svar.eml").text.strip() == "klartekst"


def test_text_and_html_files_are_read_and_others_refused(tmp_path: Path) -> None:
    assert email_replies.read(saved(tmp_path, "\ufeffHei på deg".encode(), "svar.txt")).text == "Hei på deg"
    assert email_replies.read(saved(tmp_path, "Hei på deg".encode("cp1252"), "svar.txt")).text == "Hei på deg"
    assert email_replies.read(saved(tmp_path, b"<p>Hei<p>du", "svar.htm")).text.replace("\n", "") == "Heidu"
    for name in ("svar.msg", "svar.docx", "svar"):
        with pytest.raises(EmailUnreadable, match=r"\.eml"):
            email_replies.read(saved(tmp_path, b"Hei", name))
    with pytest.raises(EmailUnreadable):
        email_replies.read(tmp_path / "borte.eml")


def test_too_large_too_long_and_empty_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EmailUnreadable, match="larger"):
        email_replies.read(saved(tmp_path, b"a" * (email_replies.LARGEST + 1)))
    with pytest.raises(EmailUnreadable, match="too long"):
        email_replies.of_text("a" * (email_replies.LONGEST + 1), "limt inn")
    for empty in ("", " \n\t\n"):
        with pytest.raises(EmailUnreadable, match="no text"):
            email_replies.of_text(empty, "limt inn")


_PARTS = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(500))
HOSTILE = {
    "nested parts": _PARTS,
    "nested mails": b"Content-Type: message/rfc822\n\n" * 5000 + b"hei",
    "endless header": b"Content-Type: " + b";a=b" * MANY + b"\n\nhei",
    "endless folded header": b"Content-Disposition: a" + b"\n ;a=b" * MANY + b"\n\nhei",
    "endless header, old line ends": b"Content-Type: text/plain" + b"\r ;a=b" * MANY + b"\r\rhei",
    "endless sender": b"From: " + b"a," * MANY + b"\n\nhei",
    "lines": b"\n" * 700_000 + b"hei",
    "nothing": b"",
    "bytes": bytes(range(256)) * 40,
    "no such charset": b'Content-Type: text/plain; charset="\xff\x00no"\n\nhei',
    "charset that is no text": b"Content-Type: text/plain; charset=base64\n\nhei",
    "broken base64": b"Content-Transfer-Encoding: base64\n\n!!!\xff===",
    "no such encoding": b"Content-Transfer-Encoding: x-evil\n\nhei",
    "broken sender": b"From: " + b'"(<' * 600 + b"\n\nhei",
    "no such day": b"Date: 99 Foo 99999 99:99 +9999\n\nhei",
    "picture": b"Content-Type: image/png\n\n\x89PNG",
    "no end": b'Content-Type: multipart/mixed; boundary="x"\n\n--x\n',
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_mail_is_read_or_refused_at_once(what: str) -> None:
    start = time.monotonic()
    with suppress(EmailUnreadable):
        found = email_replies.of_bytes(HOSTILE[what], "svar.eml")
        assert found.text.strip()
        assert "\x00" not in found.text
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "html",
    [
        "<" * MANY, "<!--" * MANY, "<a " * MANY, "&#x" * MANY, "<div>" * MANY, "</p>" * MANY, "<![CDATA[" * MANY,
        "<script>" * MANY, "<blockquote>" * MANY + "x", "<a b='" * MANY, "<style></st" * MANY,
        "<a" + " b='c" * MANY + ">",
    ],
    ids=lambda html: html[:12],
)  # fmt: skip
def test_hostile_html_takes_no_longer_than_its_length(html: str) -> None:
    start = time.monotonic()
    html_text.to_text(html)
    assert time.monotonic() - start < 5


def test_hidden_html_and_broken_html_show_what_a_person_sees() -> None:
    assert html_text.to_text("<!-- <p>borte --><p>her <!-- og resten") == "her"
    assert html_text.to_text("<head><body>her") == "her"
    assert html_text.to_text("a < b og b > c <3") == "a < b og b > c <3"
    assert html_text.to_text("<p hidden>borte</p><p>her") == "her"
    assert html_text.to_text("<select><option>borte</select>her<pre>to\n  linjer</pre>") == "her\nto\n  linjer"
