"""Tables as people send them, CSV or the sheets of a workbook: rows of texts, and what in them is doubtful.

What is read may be anybody's: UTF-8, UTF-16 or Windows-1252; merged cells; formulas whose result was never kept. Size
and document types are looked at before anything is unpacked.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from interviewer.exchange.form_errors import FormBroken, Problem
from interviewer.language import _
from interviewer.reasons import reason

READ = (".csv", ".xlsx")
"""Endings that are read."""
MOST_BYTES = 16 << 20
"""Bytes of a file; a workbook may unpack to four times as many."""
MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_MOST_SHEETS = 12
_MOST_PARTS = 2000
DELIMITERS = ";,\t"
_HARMLESS = re.compile(r"^'(?=\s*[=+\-@\t\r＝＋－＠])")
"""The apostrophe that this program puts before what a spreadsheet would take for a formula."""
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([^"']*)["']""")
_MOST_MERGED = 500_000
"""Places in merged cells; the library makes each of them."""
_UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, SyntaxError, zipfile.BadZipFile,
               InvalidFileException)  # fmt: skip
"""What the library raises at a workbook that is none; an error of XML is a SyntaxError."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the file, from 1.

    ``merged`` are the columns that share a cell with other places, ``unknown`` those with a formula whose result the
    file does not hold.
    """

    number: int
    cells: tuple[str, ...]
    merged: frozenset[int] = frozenset()
    unknown: frozenset[int] = frozenset()

    @property
    def empty(self) -> bool:
        """Return whether nothing stands in it."""
        return not self.unknown and not any(cell.strip() for cell in self.cells)


def content(path: Path) -> bytes:
    """Return the bytes of a file. Raises FormBroken where it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            held = file.read(MOST_BYTES + 1)
    except OSError as error:
        wrong = _("The file could not be read: {reason}.").format(reason=reason(error))
        raise broken(str(path), wrong, _("See that it is there and that you may read it.")) from error
    if len(held) > MOST_BYTES:
        wrong = _("The file is larger than a table can be: {size} MB.").format(size=MOST_BYTES >> 20)
        raise broken(path.name, wrong, _("Choose another file."))
    return held


def of_csv(held: bytes, delimiter: str, source: str) -> tuple[Row, ...]:
    """Return the rows of a CSV parted by ``delimiter``. Raises FormBroken."""
    rows: list[Row] = []
    try:
        for number, cells in csv_rows(decoded(held, source), delimiter):
            if len(rows) > MOST_ROWS:
                raise _too_long(source)
            told = tuple(_HARMLESS.sub("", cell, count=1) for cell in cells[:_MOST_COLUMNS])
            rows.append(Row(number, told))
    except csv.Error as error:
        raise broken(source, _("This is no CSV that can be read."), _("Save it again as CSV.")) from error
    return tuple(rows)


def csv_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with the line they end on, whichever way lines end.

    Raises csv.Error, also for a quotation mark that is never closed: it would swallow the rows after it.
    """
    lines = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    for cells in reader:
        yield reader.line_num, cells


def of_workbook(held: bytes, source: str) -> Iterator[tuple[Row, ...]]:
    """Yield the rows sheet by sheet; a merged cell says the same in all its rows. Raises FormBroken."""
    refuse_hostile(held, source)
    try:
        results = load_workbook(io.BytesIO(held), data_only=True).worksheets
        formulas = load_workbook(io.BytesIO(held)).worksheets
        for said, written in zip(results[:_MOST_SHEETS], formulas[:_MOST_SHEETS], strict=True):
            if said.max_row > MOST_ROWS:
                raise _too_long(source)
            yield tuple(_rows(said, written))
    except _UNREADABLE as error:
        raise broken(source, _("This is no workbook that can be read."), _("Save it again as .xlsx.")) from error


def broken(source: str, wrong: str, mend: str, line: int | None = None) -> FormBroken:
    """Return the refusal of a file for one reason."""
    return FormBroken(source, [Problem(line, wrong, mend)])


def _too_long(source: str) -> FormBroken:
    wrong = _("There are more rows in it than {most}.").format(most=MOST_ROWS)
    return broken(source, wrong, _("Part the file."))


def decoded(held: bytes, source: str) -> str:
    """Return a text in whichever of the usual encodings it is. Raises FormBroken where it is none."""
    if held.startswith((b"\xff\xfe", b"\xfe\xff")):
        return held.decode("utf-16", "replace")
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = held.decode("cp1252", "replace")
    if "\x00" in text:
        raise broken(source, _("This is no text."), _("Save it again as CSV in UTF-8."))
    return text


def refuse_hostile(held: bytes, source: str) -> None:
    """Raise FormBroken for a workbook that unpacks to too much, or hides a document type."""
    mend = _("Save it again as .xlsx.")
    try:
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_PARTS or sum(each.file_size for each in members) > 4 * MOST_BYTES:
                raise broken(source, _("The workbook unpacks to far more than a table can be."), mend)
            for each in members:
                if not each.filename.endswith((".xml", ".rels")):
                    continue
                part = archive.read(each)
                if b"<!DOCTYPE" in part:
                    raise broken(source, _("The workbook holds a document type, which can hide files."), mend)
                if sum(_places(area) for area in _MERGED.findall(part)) > _MOST_MERGED:
                    raise broken(source, _("The workbook merges more cells than a table can have."), mend)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise broken(source, _("This is no workbook that can be read."), mend) from error


def _places(area: bytes) -> int:
    """Return how many places a merged cell covers; more than any table has where that cannot be told."""
    try:
        left, top, right, bottom = range_boundaries(area.decode("ascii"))
    except ValueError:
        return _MOST_MERGED + 1
    if left is None or top is None or right is None or bottom is None:
        return _MOST_MERGED + 1
    return (right - left + 1) * (bottom - top + 1)


def _rows(results: Worksheet, formulas: Worksheet) -> Iterator[Row]:
    merged = _merged(results)
    both = zip(
        results.iter_rows(max_col=_MOST_COLUMNS, values_only=True),
        formulas.iter_rows(max_col=_MOST_COLUMNS, values_only=True),
        strict=True,
    )
    for number, (values, written) in enumerate(both, 1):
        here = {column: merged[number, column] for column in range(len(values)) if (number, column) in merged}
        unknown = frozenset(
            column
            for column, (value, formula) in enumerate(zip(values, written, strict=True))
            if value is None and isinstance(formula, str) and formula.startswith("=")
        )
        said = tuple(_text(here.get(column, value)) for column, value in enumerate(values))
        yield Row(number, said, frozenset(here), unknown)


def _merged(sheet: Worksheet) -> dict[tuple[int, int], object]:
    """Return what each merged place says, by row from 1 and column from 0; the first of its places as well."""
    found: dict[tuple[int, int], object] = {}
    for area in sheet.merged_cells.ranges:
        top = sheet.cell(area.min_row, area.min_col).value
        for row in range(area.min_row, min(area.max_row, sheet.max_row, MOST_ROWS) + 1):
            for column in range(area.min_col, min(area.max_col, _MOST_COLUMNS) + 1):
                found[row, column - 1] = top
    return found


def _text(value: object) -> str:
    return "" if value is None else str(value)
