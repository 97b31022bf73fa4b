"""Applications in tables, in and out: one row an application, the organisation's name in each (F7).

Columns are known by their heads, in any order, with a title above them or none; other columns are left alone and told.
A merged organisation or municipality says the same in all its rows; a merged sum would count twice, and is refused.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from interviewer.domain.application_entry import Line
from interviewer.domain.text import one_line
from interviewer.exchange import loose_tables
from interviewer.exchange.form_errors import Problem
from interviewer.exchange.loose_tables import READ, Row, broken
from interviewer.language import N_, _

__all__ = ["COLUMNS", "READ", "Table", "column", "is_applications", "read"]

COLUMNS: Mapping[str, str] = {
    "organisation": N_("organisation"), "kind": N_("kind of organisation"), "district": N_("district"),
    "municipality": N_("municipality"), "year": N_("year"), "purpose": N_("purpose"), "support": N_("support"),
    "applied": N_("applied for"), "granted": N_("granted"),
}  # fmt: skip
"""What each column is called."""
_HEADS = {
    "organisation": ("organisation", "organization", "organisasjon", "organisasjonsnavn", "applicant", "søker",
                     "søkjar", "navn", "namn", "forening", "lag"),
    "kind": ("kind", "kind of organisation", "type", "organisasjonstype", "kategori", "slag", "type organisasjon",
             "slags organisasjon"),
    "district": ("district", "bydel", "distrikt", "fylke", "region", "county", "landsdel"),
    "municipality": ("municipality", "kommune"),
    "year": ("year", "år", "søknadsår", "tilskuddsår", "tilskotsår"),
    "purpose": ("purpose", "formål", "føremål", "tiltak", "prosjekt", "beskrivelse"),
    "support": ("support", "støtte", "støtteform", "stønad", "type støtte", "type tilskudd", "tilskuddstype",
                "tilskudd"),
    "applied": ("applied", "applied for", "asked for", "søkt", "søkt om", "søkt beløp", "søkt sum", "søkt om beløp",
                "søknadssum", "søknadsbeløp", "omsøkt", "omsøkt beløp", "asked for, kroner", "applied amount"),
    "granted": ("granted", "tildelt", "innvilget", "innvilga", "tildelt beløp", "innvilget beløp", "tildeling",
                "tildelt sum", "innvilget sum", "bevilget", "bevilga", "bevilget beløp", "granted, kroner",
                "granted amount"),
}  # fmt: skip
_KNOWN = {head: name for name, heads in _HEADS.items() for head in heads}
_FOLLOWS = ("result", "resultat")
"""Columns of this program's own tables that follow from others, and are not missed."""
_SUMS = ("sum", "total", "totalt", "i alt", "til sammen", "til saman", "totalsum", "sum totalt")
_SUMMED = ("applied", "granted")
_MOST_ABOVE = 10
"""Rows that may stand above the heads: a title, a date, a blank."""


@dataclass(frozen=True, slots=True)
class Table:
    """What stands in a file: the lines, columns that were not known, and everything that is wrong with it."""

    source: str
    lines: tuple[Line, ...]
    ignored: tuple[str, ...] = ()
    sums: tuple[int, ...] = ()
    """Rows with a sum of others, left out."""
    problems: tuple[Problem, ...] = ()


def is_applications(path: Path) -> bool:
    """Return whether a file has the columns of applications. Raises FormBroken where it cannot be read."""
    return path.suffix.lower() in READ and _best(path)[1] is not None


def read(path: Path) -> Table:
    """Return the applications in a file, by its ending. Raises FormBroken where it is no such table at all."""
    rows, heads = _best(path)
    if heads is None:
        needed = ", ".join(_(COLUMNS[name]) for name in ("organisation", "applied", "granted"))
        wrong = _("No row in it names the columns of applications.")
        raise broken(path.name, wrong, _("Write the heads in the first row; at least: {columns}.").format(
            columns=needed
        ))  # fmt: skip
    at, columns, problems = heads
    lines: list[Line] = []
    sums: list[int] = []
    for row in rows[at + 1 :]:
        if row.empty:
            continue
        line = _line(row, columns)
        if one_line(line.organisation).casefold().rstrip(":") in _SUMS:
            sums.append(row.number)
            continue
        lines.append(line)
        problems += _doubts(row, columns)
    if not lines:
        raise broken(path.name, _("There is no application in it."), _("Write one application on each row."))
    ignored = [one_line(cell) for number, cell in enumerate(rows[at].cells)
               if cell.strip() and number not in columns and column(cell) is None]  # fmt: skip
    return Table(path.name, tuple(lines), tuple(ignored), tuple(sums), tuple(problems))


_Heads = tuple[int, dict[int, str], list[Problem]]


def _best(path: Path) -> tuple[Sequence[Row], _Heads | None]:
    """Return the rows with the place of the heads: of a workbook's first sheet with any, or of a CSV."""
    held, suffix = loose_tables.content(path), path.suffix.lower()
    if suffix == ".xlsx":
        for sheet in loose_tables.of_workbook(held, path.name):
            if (found := _heads(sheet)) is not None:
                return sheet, found
        return (), None
    for delimiter in loose_tables.DELIMITERS:
        rows: Sequence[Row] = loose_tables.of_csv(held, delimiter, path.name)
        if (found := _heads(rows)) is not None:
            return rows, found
    return (), None


def _heads(rows: Sequence[Row]) -> _Heads | None:
    """Return where the heads are, which column is which, and what is wrong with them."""
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        columns: dict[int, str] = {}
        problems: list[Problem] = []
        for number, cell in enumerate(row.cells):
            name = column(cell)
            if not name:
                continue
            if name in columns.values():
                wrong = _("Two columns are the same: {column}.").format(column=_(COLUMNS[name]))
                problems.append(Problem(row.number, wrong, _("Keep one of them.")))
                continue
            columns[number] = name
        if "organisation" in columns.values() and {"applied", "granted"} & set(columns.values()):
            return at, columns, problems
    return None


def column(head: str) -> str | None:
    """Return which column a head names; ``""`` for one that follows from others, ``None`` for one that is not known."""
    said = _head(head)
    return "" if said in _FOLLOWS else _KNOWN.get(said)


def _head(cell: str) -> str:
    """Return a head as it is known: without what stands in brackets, such as the unit."""
    return one_line(cell).casefold().partition("(")[0].strip(" :*")


def _line(row: Row, columns: Mapping[int, str]) -> Line:
    said = {name: row.cells[number] for number, name in columns.items() if number < len(row.cells)}
    return Line(**said, number=row.number)


def _doubts(row: Row, columns: Mapping[int, str]) -> Iterable[Problem]:
    """Yield what in a row cannot be read rightly."""
    for number, name in columns.items():
        if number in row.unknown:
            wrong = _("The file holds a formula without its result: {column}.").format(column=_(COLUMNS[name]))
            yield Problem(row.number, wrong, _("Write the value itself, or save the workbook in a spreadsheet."))
        if number in row.merged and name in _SUMMED:
            wrong = _("A sum stands in a merged cell, and would count more than once: {column}.").format(
                column=_(COLUMNS[name])
            )
            yield Problem(row.number, wrong, _("Part the cell, and write the sum where it belongs."))
