"""Tables as CSV and as workbooks that a spreadsheet opens: words stay words, and nobody's name is in the properties."""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import absolute_coordinate, get_column_letter, quote_sheetname
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from interviewer.domain.report import Table, Value
from interviewer.exchange.word_packing import packed

LONGEST_NAME = 31
"""Characters in the name of a sheet; what a spreadsheet program takes."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STARTS_FORMULA = "=+-@"
_NARROWEST, _WIDEST = 8, 60
_AROUND = 3
"""Rows besides those of a table: its head, and the note below an empty one."""
_WRAPPED, _PLAIN = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
_BOLD = Font(bold=True)
_PROPERTIES = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def to_csv(table: Table) -> bytes:
    """Return the table as UTF-8 with a byte order mark, parted by commas; no cell is read as a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([_harmless(column) for column in table.columns])
    writer.writerows([[_harmless(value) for value in row] for row in table.rows])
    return stream.getvalue().encode("utf-8-sig")


def to_xlsx(tables: Sequence[Table], at: datetime) -> bytes:
    """Return a workbook with a sheet for each table, the header frozen; the same tables give the same bytes."""
    book = Workbook(write_only=True)
    book.properties.creator = ""
    book.properties.created = at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    names: set[str] = set()
    for table in tables:
        _sheet(book, table, _sheet_name(table.name, names))
    stream = io.BytesIO()
    book.save(stream)
    return packed(_undated(stream.getvalue(), at))


def references(table: Table) -> frozenset[str]:
    """Return what a workbook calls the cells of a table, such as A1, and all of them together."""
    letters = [get_column_letter(number + 1) for number in range(len(table.columns))]
    whole = f"{quote_sheetname(_sheet_name(table.name, set()))}!{absolute_coordinate(_whole(table))}"
    cells = (f"{letter}{row + 1}" for letter in letters for row in range(len(table.rows) + _AROUND))
    return frozenset((whole, *cells))


def _whole(table: Table) -> str:
    return f"A1:{get_column_letter(max(1, len(table.columns)))}{len(table.rows) + 1}"


def printable(words: str) -> str:
    """Return ``words`` without the characters no office file can hold."""
    return _UNPRINTABLE.sub("", words)


def _harmless(value: Value) -> Value:
    """Return ``value`` so that no spreadsheet reckons with it: an apostrophe before what would start a formula."""
    if not isinstance(value, str):
        return value
    first = unicodedata.normalize("NFKC", value).lstrip()[:1]
    return f"'{value}" if (first and first in _STARTS_FORMULA) or value[:1] in ("\t", "\r") else value


def _sheet(book: Workbook, table: Table, name: str) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(_widths(table), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    if table.columns:
        sheet.auto_filter.ref = _whole(table)
    sheet.append([_cell(sheet, column, bold=True) for column in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, value) for value in row])
    if table.note:
        sheet.append([])
        sheet.append([_cell(sheet, table.note, wrap=False)])


def _cell(sheet: WriteOnlyWorksheet, value: Value, *, bold: bool = False, wrap: bool = True) -> Cell:
    """Return a cell: words are words, also those that begin with an equals sign."""
    cell = WriteOnlyCell(sheet, printable(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
        if _harmless(value) != value:
            cell.quotePrefix = True
    cell.alignment = _WRAPPED if wrap else _PLAIN
    if bold:
        cell.font = _BOLD
    return cell


def _widths(table: Table) -> list[int]:
    columns = zip(table.columns, *table.rows, strict=True)
    longest = [max(len(line) for value in column for line in f"{value or ''}\n".split("\n")) for column in columns]
    return [min(max(length + 2, _NARROWEST), _WIDEST) for length in longest]


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return ``name`` as a sheet may be called, and add it to ``taken``; a second of the same name gets a number."""
    plain = printable(_NOT_IN_NAMES.sub(" ", name)).strip(" '")[:LONGEST_NAME] or "1"
    unique, number = plain, 1
    while unique.casefold() in taken:
        number += 1
        unique = f"{plain[: LONGEST_NAME - len(str(number)) - 1]} {number}"
    taken.add(unique.casefold())
    return unique


def _undated(content: bytes, at: datetime) -> bytes:
    """Return the workbook with ``at`` for the moment it was kept, which the library takes from the clock."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            new.writestr(name, _MODIFIED.sub(rb"\g<1>" + moment + rb"\g<2>", held) if name == _PROPERTIES else held)
    return stream.getvalue()
