"""Documents as files, well-meant and hostile."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_BREAK

from interviewer.exchange import document_texts
from interviewer.exchange.document_texts import DocumentUnreadable
from tests.documents import FORM, as_text, as_word

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(path: Path, members: dict[str, bytes], *, squeezed: bool = True) -> Path:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED if squeezed else zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    path.write_bytes(stream.getvalue())
    return path


def body(words: str, before: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{before}<w:document xmlns:w="{NAMESPACE}"><w:body>{words}</w:body></w:document>'.encode()
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_usual_encodings(tmp_path: Path, encoding: str) -> None:
    found = document_texts.read(as_text(tmp_path / "skjema.txt", FORM, encoding))
    assert [line.text for line in found] == list(FORM)


def test_a_form_feed_begins_a_page(tmp_path: Path) -> None:
    path = tmp_path / "rapport.txt"
    path.write_text("Først\nmer\fSå", encoding="utf-8")
    assert [(line.text, line.page) for line in document_texts.read(path)] == [("Først", 1), ("mer", 1), ("Så", 2)]


def test_headings_tables_and_pages_of_word_are_told(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Rapport", 1)
    table = document.add_table(rows=2, cols=2)
    table.cell(1, 1).text = "Ja\nog nei"
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Etter")
    document.save(str(tmp_path / "rapport.docx"))
    found = [line for line in document_texts.read(tmp_path / "rapport.docx") if line.text]
    assert [(line.text, line.heading, line.cell, line.page) for line in found] == [
        ("Rapport", True, None, 1), ("Ja", False, (0, 1, 1), 1), ("og nei", False, (0, 1, 1), 1),
        ("Etter", False, None, 2),
    ]  # fmt: skip


def test_what_was_deleted_in_word_is_not_read(tmp_path: Path) -> None:
    words = "<w:p><w:r><w:t>Står</w:t></w:r><w:del><w:r><w:delText>borte</w:delText><w:t>vekk</w:t></w:r></w:del></w:p>"
    path = packed(tmp_path / "rapport.docx", {"word/document.xml": body(words)})
    assert [line.text for line in document_texts.read(path)] == ["Står"]


def test_runs_and_text_boxes_are_joined_in_their_paragraphs(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>I boksen</w:t></w:r></w:p></w:txbxContent>"
    words = f"<w:p><w:r><w:t>Del</w:t></w:r><w:r><w:t>t{box}</w:t></w:r><w:r><w:t> ord</w:t></w:r></w:p>"
    path = packed(tmp_path / "rapport.docx", {"word/document.xml": body(words)})
    assert [line.text for line in document_texts.read(path)] == ["I boksen", "Delt ord"]


NUMBERED = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def item(depth: int, words: str, which: int = 3) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{which}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def styled(words: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Punkt"/>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'


def test_numbers_that_word_puts_before_paragraphs_are_told(tmp_path: Path) -> None:
    listed = item(0, "En") + item(1, "Under") + item(1, "Mer") + item(0, "To") + item(1, "Igjen") + item(0, "")
    without = styled("Uten", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    members = {
        "word/document.xml": body(listed + item(0, "Tre") + styled("Fire") + without + item(0, "Ny", 4)),
        "word/numbering.xml": f'<w:numbering xmlns:w="{NAMESPACE}">{NUMBERED}</w:numbering>'.encode(),
        "word/styles.xml": f'<w:styles xmlns:w="{NAMESPACE}"><w:style w:styleId="Punkt"><w:pPr><w:numPr>'
        f'<w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>'.encode(),
    }
    found = document_texts.read(packed(tmp_path / "rapport.docx", members))
    assert [line.text for line in found if line.text] == [
        "1. En", "1a) Under", "1b) Mer", "2. To", "2a) Igjen", "3. Tre", "4. Fire", "Uten", "1. Ny",
    ]  # fmt: skip


def test_bullets_are_no_numbers(tmp_path: Path) -> None:
    document = Document()
    for style in ("List Bullet", "List Number", "List Number"):
        document.add_paragraph("Punkt", style=style)
    document.save(str(tmp_path / "rapport.docx"))
    assert [line.text for line in document_texts.read(tmp_path / "rapport.docx")] == ["Punkt", "1. Punkt", "2. Punkt"]


def refused(path: Path) -> str:
    with pytest.raises(DocumentUnreadable) as caught:
        document_texts.read(path)
    return str(caught.value)


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    words = "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
    assert "document type" in refused(packed(tmp_path / "x.docx", {"word/document.xml": body(words, bomb)}))
    styles = {"word/document.xml": body("<w:p/>"), "word/styles.xml": b"<!DOCTYPE x []><x/>"}
    assert "document type" in refused(packed(tmp_path / "y.docx", styles))


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_texts, "LARGEST", 1 << 20)
    members = {"word/document.xml": body("<w:p/>"), "word/media/bilde.png": bytes(5 << 20)}
    assert "far more" in refused(packed(tmp_path / "x.docx", members))
    many = {f"word/{number}.xml": b"" for number in range(4_001)}
    assert "far more" in refused(packed(tmp_path / "y.docx", {**many, "word/document.xml": body("")}))


def test_a_body_that_says_it_is_small_and_is_not_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_texts, "_MOST_PART", 1_000)
    words = "<w:p><w:r><w:t>" + "ord " * 1_000 + "</w:t></w:r></w:p>"
    assert "far more" in refused(packed(tmp_path / "x.docx", {"word/document.xml": body(words)}))


@pytest.mark.parametrize("tag", ["<w:p/>", "<w:r/>"])
def test_millions_of_empty_elements_are_refused_before_they_are_kept(tmp_path: Path, tag: str) -> None:
    path = packed(tmp_path / "x.docx", {"word/document.xml": body(f"<w:p>{tag * 1_600_000}</w:p>")})
    assert path.stat().st_size < 1 << 20
    assert "far more" in refused(path)


@pytest.mark.parametrize("name", ["../ute.xml", "/etc/ute.xml", "word\\..\\..\\ute.xml"])
def test_places_outside_the_archive_are_refused(tmp_path: Path, name: str) -> None:
    assert "outside" in refused(packed(tmp_path / "x.docx", {"word/document.xml": body("<w:p/>"), name: b""}))


def test_other_files_are_refused_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ending" in refused(as_text(tmp_path / "skjema.rtf"))
    assert "no Word file" in refused(packed(tmp_path / "a.docx", {"mimetype": b""}))
    assert "damaged" in refused(packed(tmp_path / "b.docx", {"word/document.xml": b"<w:document"}))
    whole = as_word(tmp_path / "c.docx").read_bytes()
    (tmp_path / "c.docx").write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refused(tmp_path / "c.docx")
    (tmp_path / "d.txt").write_bytes(b"a\x00b")
    assert "no text" in refused(tmp_path / "d.txt")
    assert "no text in it" in refused(as_text(tmp_path / "e.txt", ("", " ")))
    assert refused(tmp_path / "finnes-ikke.txt")
    monkeypatch.setattr(document_texts, "LONGEST", 20)
    assert "longer" in refused(as_text(tmp_path / "f.txt"))
    monkeypatch.setattr(document_texts, "LARGEST", 20)
    assert "larger" in refused(as_text(tmp_path / "g.txt"))


def test_what_only_calls_itself_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bilde.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(each or 1 for each in range(256)) * 40)
    with pytest.raises(DocumentUnreadable, match="no text"):
        document_texts.read(path)
    path.write_text("Vanlig tekst.\tMed 🙂 og\fside to.", encoding="utf-8")
    assert document_texts.read(path)
