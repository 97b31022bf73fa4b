"""Codebooks in files: what other programs write is read rightly, or refused with the reason."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from interviewer.domain.code import Code, Codebook
from interviewer.exchange import codebook_files, codebook_tables
from interviewer.exchange.form_errors import FormBroken
from interviewer.exchange.refi_xml import CODEBOOK, RefiRefused

AT = datetime(2026, 3, 2, tzinfo=UTC)
BOOK = Codebook(
    (
        Code("a", "Opplæring", "", "Om å lære.", "Jeg lærte.", "#2f6db5", "o", 1),
        Code("b", "Behov", "a", "Savnes.", place=1),
        Code("c", "Annet", "b", place=1),
        Code("d", "Penger", "", "=cmd|' /C calc'!A0", place=2),
        Code("e", "Annet", "d", place=1),
        Code("f", "Borte", "", merged_into="a"),
    )
)
GUID = "0b1c2d3e-0000-4000-8000-00000000000{}"


def _paths(codes: tuple[Code, ...]) -> list[tuple[tuple[str, ...], str]]:
    book = Codebook(codes)
    return [(book.path(code.id), code.definition) for code, _depth in book.in_order()]


def _csv(text: str, encoding: str = "utf-8") -> tuple[Code, ...]:
    return codebook_tables.read_csv(text.encode(encoding), "bok.csv")


@pytest.mark.parametrize("suffix", codebook_files.WRITTEN)
def test_what_goes_out_comes_back_and_is_the_same_each_time(tmp_path: Path, suffix: str) -> None:
    content = codebook_files.to_bytes(BOOK, suffix, AT)
    assert content == codebook_files.to_bytes(BOOK, suffix, AT)
    path = tmp_path / f"bok{suffix}"
    path.write_bytes(content)
    names = [path[-1] for path, _said in _paths(codebook_files.read(path))]
    unique = ["Opplæring", "Behov", "Annet", "Penger", "Annet (Penger)"]
    assert names == (unique if suffix == ".qdc" else [name.removesuffix(" (Penger)") for name in unique])
    definitions = [said for _path, said in _paths(codebook_files.read(path))]
    assert definitions[3] == "=cmd|' /C calc'!A0"


def test_csv_is_tag_and_description_and_no_formula(tmp_path: Path) -> None:
    lines = codebook_files.to_bytes(BOOK, ".csv", AT).decode("utf-8-sig").splitlines()
    assert lines[:3] == ["tag,description", "Opplæring,Om å lære.", "Opplæring / Behov,Savnes."]
    assert lines[4] == "Penger,'=cmd|' /C calc'!A0"
    sheet = load_workbook(io.BytesIO(codebook_files.to_bytes(BOOK, ".xlsx", AT))).worksheets[0]
    cell = sheet["B5"]
    assert (cell.data_type, cell.value) == ("s", "=cmd|' /C calc'!A0")


def test_a_codebook_of_the_standard_keeps_its_tree_its_colours_and_its_guids() -> None:
    written = codebook_files.to_qdc(BOOK).decode()
    assert written.startswith('<?xml version="1.0" encoding="utf-8"?>\n<CodeBook')
    assert f'xmlns="{CODEBOOK}"' in written
    assert 'color="#2F6DB5"' in written
    assert "Borte" not in written
    assert written.count("<Code ") == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_of_any_usual_encoding_and_delimiter_is_read(encoding: str, delimiter: str) -> None:
    text = f"Kode{delimiter}Beskrivelse\r\nOpplæring{delimiter}Om å lære\r\nPenger{delimiter}\r\n"
    assert _paths(_csv(text, encoding)) == [(("Opplæring",), "Om å lære"), (("Penger",), "")]


def test_csv_without_a_head_with_quotes_and_line_breaks_is_read() -> None:
    found = _csv('"A, og B","Første\nandre"\n\nC / D,\n')
    assert _paths(found) == [(("A, og B",), "Første\nandre"), (("C",), ""), (("C", "D"), "")]


def test_a_parent_in_a_column_of_its_own_is_read_whatever_the_order() -> None:
    found = _csv("name,parent,definition\nTilbud,Opplæring,Gis\nOpplæring,,Lære\n")
    assert _paths(found) == [(("Opplæring",), "Lære"), (("Opplæring", "Tilbud"), "Gis")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,parent\nA,B\nB,A\n", "lies below itself"),
        ("name,parent\nA,A\n", "lies below itself"),
        ("tag,description\nA,x\nB,y\nA,z\n", r"line 4.*line 2"),
        ("tag,description\n,uten navn\n", "no name"),
        ("", "no code"),
        ("tag,description\n", "no code"),
        ("tag\n" + "x" * 201, "has 201 characters"),
        ("tag\n" + " / ".join(f"n{number}" for number in range(13)), "levels deep"),
        ("tag,description\nA," + "x" * 20_001, "has 20001 characters"),
        ('tag,description\nA,"åpen\nB,y\nC,z\n', "no CSV"),
        ("tag,description\nA," + "x" * 140_000, "no CSV|longer than"),
    ],
)
def test_csv_that_does_not_hold_together_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(FormBroken, match=said):
        _csv(text)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(FormBroken, match="no text"):
        codebook_tables.read_csv(b"\x00\x01\xff\xfa", "bok.csv")


def test_two_thousand_codes_are_read_in_their_order() -> None:
    rows = [f"Tema {number // 20} / Kode {number}" for number in range(2000)]
    found = _csv("tag\n" + "\n".join(rows))
    assert len(found) == 2100
    assert [" / ".join(path) for path, _said in _paths(found) if len(path) == 2] == rows


def _workbook(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_merged_cells_say_the_same_in_all_their_rows() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.worksheets[0]
        for row in (("parent", "code", "definition"), ("Opplæring", "Tilbud", "Gis"), (None, "Behov", "Savnes")):
            sheet.append(row)
        sheet.merge_cells("A2:A3")

    found = codebook_tables.read_workbook(_workbook(fill), "bok.xlsx")
    assert [path for path, _said in _paths(found)] == [("Opplæring",), ("Opplæring", "Tilbud"), ("Opplæring", "Behov")]


def test_a_formula_is_not_reckoned_and_a_workbook_that_is_none_is_refused() -> None:
    content = _workbook(lambda book: book.worksheets[0].append(["tag", "description"]))
    with pytest.raises(FormBroken, match="no code"):
        codebook_tables.read_workbook(content, "bok.xlsx")
    for broken in (b"PK\x03\x04tull", b"ikke noe", content[:300]):
        with pytest.raises(FormBroken, match="no workbook"):
            codebook_tables.read_workbook(broken, "bok.xlsx")


def test_a_workbook_that_hides_a_document_type_or_unpacks_without_end_is_refused() -> None:
    for name, body, said in (
        ("xl/workbook.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>', "document type"),
        ("xl/workbook.xml", b" " * (80 << 20), "unpacks"),
    ):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, body)
        with pytest.raises(FormBroken, match=said):
            codebook_tables.read_workbook(stream.getvalue(), "bok.xlsx")


def _qdc(inner: str, namespace: str = CODEBOOK, head: str = "") -> bytes:
    return f'{head}<CodeBook xmlns="{namespace}" origin="X"><Codes>{inner}</Codes></CodeBook>'.encode()


def _code(number: int, name: str, inner: str = "") -> str:
    return f'<Code guid="{{{GUID.format(number).upper()}}}" name="{name}" isCodable="true" color="#abc">{inner}</Code>'


@pytest.mark.parametrize("namespace", ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:1:0"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_codebooks_of_other_programs_are_read(namespace: str, mark: bytes) -> None:
    inner = _code(1, "Opplæring", "<Description>Om å lære.\r\nMer.</Description>" + _code(2, "Behov"))
    found = codebook_files.read_qdc(mark + _qdc(inner, namespace), "bok.qdc")
    assert _paths(found) == [(("Opplæring",), "Om å lære.\nMer."), (("Opplæring", "Behov"), "")]
    assert found[0].id.endswith(GUID.format(1))
    assert found[0].colour == "#aabbcc"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_qdc(_code(1, "A"), head='<!DOCTYPE x [<!ENTITY a "b">]>'), "document type"),
        (_qdc(_code(1, "A") + _code(1, "B")), "stands twice"),
        (_qdc('<Code guid="x" name="A" isCodable="true"/>'), "no GUID or no name"),
        (_qdc(_code(1, "")), "no GUID or no name"),
        (_qdc(""), "no code"),
        (b"<Project/>", "no codebook"),
        (b"<CodeBook>", "damaged"),
        (b"ikke xml", "damaged"),
        (_qdc("<Code>" * 150 + "</Code>" * 150), "too large|no GUID"),
    ],
)
def test_a_codebook_that_is_hostile_or_broken_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(RefiRefused, match=said):
        codebook_files.read_qdc(content, "bok.qdc")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("codes: []", "missing"),
        ("codes:\n  - {key: a, name: A}\n  - {key: a, name: B}", "used already"),
        ("codes:\n  - {key: a, name: A, letter: x}\n  - {key: b, name: B, letter: X}", "used already"),
        ("codes:\n  - {key: a, name: A}\n  - {key: b, name: a}", "used already"),
        ("codes:\n  - {key: a, name: A, letter: xy}", "one letter"),
        ("codes:\n  - {key: a, name: A, colour: blue}", "colour such as"),
        ("codes:\n  - {key: a, name: A, farge: x}", "not a field"),
        ("codes: &x\n  - {key: a, name: A, codes: *x}", "Anchors"),
    ],
)
def test_a_form_that_does_not_hold_together_is_refused(tmp_path: Path, body: str, said: str) -> None:
    path = tmp_path / "bok.yaml"
    path.write_text(f"form: codebook\nid: bok\nversion: '1'\ntitle: T\n{body}\n", "utf-8")
    with pytest.raises(FormBroken, match=said):
        codebook_files.read(path)


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(FormBroken, match="could not be read"):
        codebook_files.read(tmp_path / "borte.csv")


def test_csv_whose_lines_end_as_they_once_did_is_read() -> None:
    assert [code.name for code in _csv("tag,description\rA,x\rB,y\r")] == ["A", "B"]


@pytest.mark.parametrize(
    ("name", "told", "said"),
    [("N", "x" * 20_001, "20001 characters, and 20000"), ("N" * 201, "", "201 characters, and a name can have 200")],
)
def test_a_standard_codebook_that_says_too_much_is_refused_with_the_size(name: str, told: str, said: str) -> None:
    guid = "11111111-2222-4333-8444-555555555555"
    code = f'<Code guid="{guid}" name="{name}" isCodable="true"><Description>{told}</Description></Code>'
    content = f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{code}</Codes></CodeBook>'
    with pytest.raises(RefiRefused, match=said):
        codebook_files.read_qdc(content.encode(), "bok.qdc")
