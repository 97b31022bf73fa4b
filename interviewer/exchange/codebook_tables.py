"""Codebooks as tables: CSV with a tag and its description as other programs take it, and workbooks with all there is.

A tag below another is written with those above it: ``Training / Wanted``. What is read may be anybody's: UTF-8, UTF-16
or Windows-1252, commas, semicolons or tabs, with or without a head, parents in a column of their own or in the tag.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from interviewer.domain.code import Code, Codebook
from interviewer.domain.report import Table
from interviewer.domain.text import clean, one_line
from interviewer.exchange import loose_tables, refi_xml
from interviewer.exchange.form_errors import FormBroken, Problem
from interviewer.language import _

MOST_BYTES = 16 << 20
"""Bytes of a file."""
MOST_CODES = 10_000
LONGEST_NAME = 200
"""Characters."""
LONGEST_CELL = 20_000
DEEPEST = 12
"""How many levels of codes there may be below each other."""
PARTED = " / "
"""Between a tag and those above it."""
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_HARMLESS = re.compile(r"'(?=\s*[=+\-@\t\r＝＋－＠])")
_HEADS = {
    "tag": ("tag", "code", "kode", "name", "navn", "tagg", "namn"),
    "description": ("description", "definition", "definisjon", "beskrivelse", "forklaring", "skildring"),
    "example": ("example", "eksempel", "døme"),
    "colour": ("colour", "color", "farge"),
    "letter": ("letter", "bokstav"),
    "parent": ("parent", "overkode", "overordnet", "over"),
}
_UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, SyntaxError, zipfile.BadZipFile,
               InvalidFileException)  # fmt: skip
"""What the library raises at a workbook that is none; an error of XML is a SyntaxError."""
_PLAIN = ("tag", "description")
"""What stands in a table without heads."""
_LOOKED_AT = 20
"""Rows that are looked at to tell whether it is one."""
_COLUMNS = ("tag", "description", "example", "colour", "letter")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row with words: its number in the file, and what it says by the name of the column."""

    number: int
    said: Mapping[str, str]


def short_table(book: Codebook) -> Table:
    """Return the codes as ``tag,description``, which other programs read."""
    return Table("codebook", _COLUMNS[:2], tuple((path, code.definition) for path, code in _paths(book)))


def full_table(book: Codebook) -> Table:
    """Return the codes with everything they say."""
    rows = tuple((path, code.definition, code.example, code.colour, code.letter) for path, code in _paths(book))
    return Table("codebook", _COLUMNS, rows)


def read_csv(content: bytes, source: str) -> tuple[Code, ...]:
    """Return the codes in a CSV file called ``source``. Raises FormBroken with every problem and its line."""
    text = loose_tables.decoded(_small(content, source), source)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    try:
        parted = (cells for _line, cells in loose_tables.csv_rows(text, delimiter))
        rows: list[tuple[int, Sequence[str]]] = list(enumerate(parted, 1))
    except csv.Error as error:
        raise _broken(source, None, _("This is no CSV that can be read."), _("Save it again as CSV.")) from error
    return _codes(rows, source)


def read_workbook(content: bytes, source: str) -> tuple[Code, ...]:
    """Return the codes on the first sheet of a workbook; a merged cell says the same in all its rows.

    Raises FormBroken with every problem and its line.
    """
    loose_tables.refuse_hostile(_small(content, source), source)
    try:
        book = load_workbook(io.BytesIO(content), data_only=True)
        sheet = book.worksheets[0]
        rows = list(_rows(sheet))
    except _UNREADABLE as error:
        raise _broken(source, None, _("This is no workbook that can be read."), _("Save it again as .xlsx.")) from error
    return _codes(rows, source)


def _paths(book: Codebook) -> Iterator[tuple[str, Code]]:
    for code, _depth in book.in_order():
        yield PARTED.join(name.replace(PARTED, "/") for name in book.path(code.id)), code


def _small(content: bytes, source: str) -> bytes:
    if len(content) > MOST_BYTES:
        wrong = _("The file is larger than a codebook can be: {size} MB.").format(size=MOST_BYTES >> 20)
        raise _broken(source, None, wrong, _("Choose another file."))
    return content


def _rows(sheet: Worksheet) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows as texts, what is merged over several cells in each of them."""
    merged: dict[tuple[int, int], object] = {}
    for area in sheet.merged_cells.ranges:
        if area.max_row - area.min_row > MOST_CODES or area.max_col - area.min_col > 100:
            continue
        top = sheet.cell(area.min_row, area.min_col).value
        merged |= {
            (row, column): top
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }
    for number, row in enumerate(sheet.iter_rows(max_col=30, max_row=MOST_CODES + 2, values_only=True), 1):
        said = [merged.get((number, column), value) for column, value in enumerate(row, 1)]
        yield number, ["" if value is None else str(value) for value in said]


def _codes(rows: Iterable[tuple[int, Sequence[str]]], source: str) -> tuple[Code, ...]:
    """Return the codes of the rows, each below what stands above it. Raises FormBroken."""
    filled = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise _broken(source, None, _("There is no code in it."), _("Write one code on each line."))
    if len(filled) > MOST_CODES:
        wrong = _("There are more codes in it than {most}.").format(most=MOST_CODES)
        raise _broken(source, None, wrong, _("Part the file, or take out what is no code."))
    heads = _heads(filled[0][1])
    if not heads and any(sum(map(bool, map(str.strip, row))) > len(_PLAIN) for _number, row in filled[:_LOOKED_AT]):
        raise _broken(
            source,
            None,
            _("Its columns are neither those of a codebook nor those of applications."),
            _("Write heads in the first row: {columns} for a codebook.").format(columns=", ".join(_COLUMNS)),
        )
    body = filled[1:] if heads else filled
    named = heads or dict(enumerate(_PLAIN))
    problems: list[Problem] = []
    listed = [_said(number, row, named, problems) for number, row in body]
    made = _Tree(problems).codes([each for each in listed if each is not None])
    if problems:
        raise FormBroken(source, problems)
    if not made:
        raise _broken(source, None, _("There is no code in it."), _("Write one code on each line."))
    return made


def _heads(row: Sequence[str]) -> dict[int, str]:
    """Return which column is which; nothing where the first row is no head."""
    known = {word: name for name, words in _HEADS.items() for word in words}
    found = {number: known[cell.strip().casefold()] for number, cell in enumerate(row) if
             cell.strip().casefold() in known}  # fmt: skip
    return found if "tag" in found.values() else {}


def _said(number: int, row: Sequence[str], named: Mapping[int, str], problems: list[Problem]) -> _Row | None:
    said: dict[str, str] = {}
    for column, name in named.items():
        cell = clean(_HARMLESS.sub("", row[column], count=1)).strip() if column < len(row) else ""
        if len(cell) > LONGEST_CELL:
            wrong = _("A cell has {count} characters, and a definition can have {most}.")
            wrong = wrong.format(count=len(cell), most=LONGEST_CELL)
            problems.append(Problem(number, wrong, _("Make it shorter.")))
            return None
        said[name] = cell
    if not one_line(said["tag"]):
        problems.append(Problem(number, _("The code has no name."), _("Write it, or take the line out.")))
        return None
    return _Row(number, said)


class _Tree:
    """Puts rows below each other, by what stands before the last stroke or in the column for the parent.

    The same table gives its codes the same ids on every laptop, so that two who read it in have them once.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._mark = ""
        self._made: dict[str, Code] = {}
        self._stood: dict[str, int] = {}

    def codes(self, rows: Sequence[_Row]) -> tuple[Code, ...]:
        self._mark = repr([sorted(row.said.items()) for row in rows])
        parents = self._parents(rows)
        for row in rows:
            path = self._path(row, parents)
            if path is not None:
                self._put(row, path)
        return tuple(self._made.values())

    def _parents(self, rows: Sequence[_Row]) -> dict[str, str]:
        """Return the parent of each name, where a column says it."""
        return {
            one_line(row.said["tag"]).casefold(): one_line(row.said["parent"]) for row in rows if row.said.get("parent")
        }

    def _path(self, row: _Row, parents: Mapping[str, str]) -> tuple[str, ...] | None:
        names = [name for part in row.said["tag"].split(PARTED) if (name := one_line(part))]
        seen = {names[0].casefold()}
        while parent := parents.get(
            names[0].casefold() if len(names) > 1 else one_line(row.said["tag"]).casefold(), ""
        ):
            if parent.casefold() in seen:
                wrong = _("“{name}” lies below itself.").format(name=_short(names[-1]))
                self._problems.append(Problem(row.number, wrong, _("Choose another parent for one of them.")))
                return None
            seen.add(parent.casefold())
            names.insert(0, parent)
        if len(names) > DEEPEST:
            wrong = _("Codes can lie {deepest} levels deep.").format(deepest=DEEPEST)
            self._problems.append(Problem(row.number, wrong, _("Put it further up.")))
            return None
        if long := next((name for name in names if len(name) > LONGEST_NAME), ""):
            wrong = _("“{name}” has {count} characters, and a name can have {most}.")
            wrong = wrong.format(name=_short(long), count=len(long), most=LONGEST_NAME)
            self._problems.append(Problem(row.number, wrong, _("Make it shorter.")))
            return None
        return tuple(names)

    def _put(self, row: _Row, path: tuple[str, ...]) -> None:
        """Make the code of a row, and those above it that have no row of their own yet."""
        key = ""
        for depth, name in enumerate(path, 1):
            above, key = key, f"{key}\n{name.casefold()}"
            if key not in self._made:
                one = refi_xml.guid("table", self._mark, key)
                self._made[key] = Code(one, name, self._made[above].id if above else "")
                self._made[key] = replace(self._made[key], place=len(self._made))
            if depth == len(path):
                self._fill(row, key)

    def _fill(self, row: _Row, key: str) -> None:
        if key in self._stood:
            wrong = _("“{name}” stands on line {line} too.").format(
                name=_short(self._made[key].name), line=self._stood[key]
            )
            self._problems.append(Problem(row.number, wrong, _("Keep one of them.")))
            return
        self._stood[key] = row.number
        colour, letter = row.said.get("colour", ""), one_line(row.said.get("letter", ""))[:1]
        self._made[key] = replace(
            self._made[key],
            definition=row.said.get("description", ""),
            example=row.said.get("example", ""),
            colour=colour if _COLOUR.fullmatch(colour) else "",
            letter=letter.casefold() if letter.isalnum() else "",
        )


def _broken(source: str, line: int | None, wrong: str, mend: str) -> FormBroken:
    return FormBroken(source, [Problem(line, wrong, mend)])


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
