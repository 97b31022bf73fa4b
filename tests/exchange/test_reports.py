"""Reports as files: the same report gives the same bytes, no cell is a formula, and no table is wider than its page."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from openpyxl import load_workbook

from interviewer.domain.report import Report, Section, Table
from interviewer.exchange import report_document, sheets

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FORMULAS = ("=1+1", "+47 10 00 01 01", "-2", "@sum", " =x", "\t=x", "＝1")
TABLE = Table("Tall", ("hva", "antall"), (("kontaktet", 12), ("=1+1", -3), (None, 2.5)), "En merknad.")
WIDE = Table("Bred", tuple(f"kolonne nummer {number}" for number in range(30)), (tuple(range(30)),) * 3)


def report(*tables: Table, landscape: bool = False) -> Report:
    sections = tuple(Section(table.name, ("Et avsnitt.",), table) for table in tables)
    return Report("Rapport", "Møteplasser", "nb", AT, sections, "pseudonymised – still personal data", landscape)


def same(words: str) -> str:
    return words


def test_the_same_report_gives_the_same_bytes() -> None:
    assert report_document.to_bytes(report(TABLE, WIDE), same) == report_document.to_bytes(report(TABLE, WIDE), same)
    assert sheets.to_xlsx((TABLE, WIDE), AT) == sheets.to_xlsx((TABLE, WIDE), AT)
    assert sheets.to_csv(TABLE) == sheets.to_csv(TABLE)


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_is_a_formula(words: str) -> None:
    table = Table("T", ("a",), ((words,),))
    assert sheets.to_csv(table).decode("utf-8-sig").split("\r\n")[1].strip('"').startswith("'")
    cell = load_workbook(io.BytesIO(sheets.to_xlsx((table,), AT)))["T"]["A2"]
    assert (cell.data_type, cell.value) == ("s", words)
    assert cell.quotePrefix


def test_numbers_stay_numbers_below_zero_too() -> None:
    assert sheets.to_csv(TABLE).decode("utf-8-sig").split("\r\n")[2] == "'=1+1,-3"
    assert load_workbook(io.BytesIO(sheets.to_xlsx((TABLE,), AT)))["Tall"]["B3"].value == -3


def test_a_workbook_names_nobody_and_freezes_its_head() -> None:
    content = sheets.to_xlsx((TABLE, TABLE, Table("a/b:" + "x" * 40, ("a",), ())), AT)
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames[:2] == ["Tall", "Tall 2"]
    assert all(len(name) <= sheets.LONGEST_NAME and sheet.freeze_panes == "A2" for name, sheet in zip(
        book.sheetnames, book, strict=True))  # fmt: skip
    assert not book.properties.creator
    assert book.properties.modified == AT.replace(tzinfo=None)


def test_characters_that_no_office_file_can_hold_are_left_out() -> None:
    table = Table("T", ("a",), (("a\x00b\x0bc",),))
    assert load_workbook(io.BytesIO(sheets.to_xlsx((table,), AT)))["T"]["A2"].value == "abc"
    document = Document(io.BytesIO(report_document.to_bytes(report(table), same)))
    assert document.tables[0].cell(1, 0).text == "abc"


@pytest.mark.parametrize("landscape", [False, True])
def test_a_table_stays_on_its_page_and_its_head_comes_again(landscape: bool) -> None:
    document = Document(io.BytesIO(report_document.to_bytes(report(WIDE, landscape=landscape), same)))
    section = document.sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    assert len(document.tables) > 1
    for table in document.tables:
        assert sum(column.width or 0 for column in table.columns) <= room + Cm(0.1)
        assert table.cell(0, 0).text == "Kolonne nummer 0"
        assert "w:tblHeader" in table.rows[0]._tr.xml  # noqa: SLF001 - python-docx has no other way to it


def test_an_empty_table_is_said_to_be_empty_and_a_gap_is_a_dash() -> None:
    document = Document(io.BytesIO(report_document.to_bytes(report(Table("T", ("a",), ()), TABLE), same)))
    assert "None." in [paragraph.text for paragraph in document.paragraphs]
    assert document.tables[0].cell(3, 0).text == "–"
    assert document.tables[0].cell(3, 1).text == "2,5"
    assert document.tables[0].cell(2, 1).text == "\u22123"


def test_the_properties_tell_the_title_and_nobody() -> None:
    with zipfile.ZipFile(io.BytesIO(report_document.to_bytes(report(TABLE), same))) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "Rapport" in core
    assert "python-docx" not in core


@pytest.mark.parametrize(("rows", "held"), [(4, 3), (40, 0)])
def test_a_short_table_stands_on_one_page_and_a_long_one_may_part(rows: int, held: int) -> None:
    table = Table("T", ("place", "share"), tuple((f"row {number}", "50 %") for number in range(rows)))
    made = Document(io.BytesIO(report_document.to_bytes(report(table), same))).tables[0]
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in made.rows[1:]]
    assert kept == [True] * held + [None] * (rows - held)
    assert {cell.paragraphs[0].alignment for cell in made.columns[1].cells} == {WD_ALIGN_PARAGRAPH.RIGHT}
