"""Applications for grants, made up by rule: 475 applicants, 254 of one kind, eight in ten granted. Nobody is real."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

HEADS = ("Organisasjon", "Type", "Bydel", "Kommune", "År", "Formål", "Støtte", "Søkt beløp", "Tildelt beløp")
APPLICANTS, OF_ONE_KIND, APPLICATIONS = 475, 254, 600
KIND, OTHER = "innvandrerorganisasjon", "annen frivillig organisasjon"


def made_up() -> list[tuple[str, ...]]:
    """Return 600 applications of 475 applicants: every fifth is refused, every second granted gets the half."""
    rows: list[tuple[str, ...]] = []
    for number in range(APPLICATIONS):
        who = number % APPLICANTS
        asked = 20_000 + 1_000 * (number % 90)
        given = 0 if number % 5 == 0 else asked if number % 2 else asked // 2
        rows.append((
            f"Prøveforening {who + 1:03}", KIND if who < OF_ONE_KIND else OTHER, f"Bydel {who % 4 + 1}",
            f"Prøvekommune {who % 7 + 1}", "2016" if number < APPLICANTS else "2017", f"Møter og turer {number}",
            "aktivitet" if number % 3 else "drift", str(asked), str(given),
        ))  # fmt: skip
    return rows


def as_csv(path: Path, rows: Sequence[tuple[str, ...]], encoding: str = "cp1252", delimiter: str = ";") -> Path:
    """Write rows under the heads."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows([HEADS, *rows])
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def as_workbook(path: Path, rows: Sequence[tuple[object, ...]], *merged: str, above: int = 0) -> Path:
    """Write rows under the heads, below ``above`` other rows, and merge areas."""
    book = Workbook()
    sheet = book.worksheets[0]
    for number in range(above):
        sheet.append([f"Søknader {number}"])
    sheet.append(list(HEADS))
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path
