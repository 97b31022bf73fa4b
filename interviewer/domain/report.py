"""A report as it is read: a title, sections of paragraphs, and tables; Word, workbooks and CSV are made elsewhere.

Everything in a report is already in the language it is read in, but for ``notice``: a msgid, as fixed words are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

Value = str | int | float | None
"""What a cell holds: words, a number, or nothing at all (which is not the same as none)."""


class Own(str):
    """What a cell holds of the program's own: a moment, a code, a fixed word. It names nobody, whatever it spells."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns, each as long as ``columns``. ``name`` is the sheet's too, ``note`` stands below."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with its paragraphs and perhaps a table."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report of a project. ``project`` is the project's title, ``at`` the moment it rests on."""

    title: str
    project: str
    language: str
    at: datetime
    sections: tuple[Section, ...]
    notice: str = ""
    landscape: bool = False

    def tables(self) -> Iterator[Table]:
        """Yield the tables in the order they are read."""
        return (section.table for section in self.sections if section.table)
