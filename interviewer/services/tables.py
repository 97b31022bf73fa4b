"""Tables out of the program, as CSV and as one workbook, with a README of their columns; through the one way out.

Names of tables and columns never change, so that a script written once goes on working; what they hold is told in the
project's language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from interviewer.domain.progress import Progress, silent
from interviewer.domain.report import Report, Section, Table
from interviewer.domain.table_words import MATRIX, MATRIX_WORDS, TABLES, TOLD
from interviewer.domain.transcript_words import Translate
from interviewer.exchange import sheets
from interviewer.language import N_
from interviewer.services import carrying, qda, registering, releasing, reporting, table_building
from interviewer.services.carrying import Laid
from interviewer.services.crowding import Leave
from interviewer.services.exporting import Skipped
from interviewer.services.qda import Left
from interviewer.services.releasing import File
from interviewer.services.reporting import BOOK, COMMAS, NOTICE, NoSuchFormat
from interviewer.services.study import Study

OUTPUT = "tables"
"""The kind under which :mod:`interviewer.storage.outputs` remembers tables."""
README = "README.md"
_BOOK_NAME = "tables"
_DAWN = datetime(2000, 1, 1, tzinfo=UTC)
_WHERE = N_("{why}: {count}")
_HOMELESS = N_(
    "Codings that are in no table, because their passage has no place in the words as they ship: {count} – {where}."
)
_ABOUT = (
    N_("Every CSV is UTF-8 with a byte order mark, parted by commas; the workbook holds the same tables, one a sheet. "
       "A cell of a workbook holds 32,767 characters at most; the CSV holds everything."),
    N_("Words that a spreadsheet would take for a formula begin with an apostrophe in the CSV."),
    N_("Columns of the same name hold the same in every table, and tables are joined by them. An empty cell is nothing "
       "known, never a no."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TablesReport:
    """The files that were written, how many rows each table has, and the interviews that were left out."""

    files: tuple[Path, ...]
    rows: tuple[tuple[str, int], ...]
    skipped: tuple[Skipped, ...] = ()
    left: tuple[Left, ...] = ()
    """Codings that are in no table, because their passage has no place in the words as they ship."""


def export_tables(
    study: Study,
    output: Path,
    *,
    leave: Leave | None = None,
    interviews: Sequence[str] | None = None,
    progress: Progress = silent,
) -> TablesReport:
    """Write the tables to a folder (CSV, workbook, README), or to one workbook; all of them or none.

    Raises what :func:`exporting.export_transcripts` does, and NoSuchFormat.
    """
    if output.suffix and output.suffix.lower() != BOOK:
        raise NoSuchFormat(output.suffix, (BOOK,))
    out = leave or Leave()
    chosen = qda.choose(study, interviews, out.attribution, progress)
    translate = registering.translations(study.project)
    with registering.at(out.attribution):
        tables = table_building.build(study, chosen.laid, out.attribution)
        explained = readme(tables, translate)
        report = _report(study, (*tables, explained), _latest(chosen.laid), _homeless(chosen.laid, translate))
        contents = made(report, output, translate)
        own = reporting.cleared(study, report, _BOOK_NAME, _vocabulary(report, contents, translate))
    files = [File(name, content, chosen.about) for name, content in contents.items()]
    folder = output.parent if output.suffix else output
    written = releasing.release(study, OUTPUT, files, folder, chosen.interviews, out, own)
    rows = tuple((table.name, len(table.rows)) for table in tables)
    return TablesReport(written, rows, chosen.skipped, chosen.left)


def readme(tables: Sequence[Table], translate: Translate) -> Table:
    """Return the columns of every table with what they hold."""
    rows = tuple(
        (table.name, column, translate(dict(TABLES.get(table.name, TABLES["cases"][:1])).get(column, MATRIX_WORDS)))
        for table in tables
        for column in table.columns
    )
    return Table("README", ("table", "column", "holds"), rows)


def made(report: Report, output: Path, translate: Translate) -> dict[str, bytes]:
    """Return the finished files by name: the workbook alone for a file name, everything for a folder."""
    tables = tuple(report.tables())
    book = sheets.to_xlsx(tables, report.at)
    if output.suffix:
        return {output.name: book}
    files = {f"{table.name}{COMMAS}": sheets.to_csv(table) for table in tables[:-1]}
    return {**files, f"{_BOOK_NAME}{BOOK}": book, README: _in_words(report, translate).encode()}


def _in_words(report: Report, translate: Translate) -> str:
    """Return the README as text."""
    lines = [f"# {report.project}", "", translate(NOTICE), "", *(translate(words) for words in _ABOUT)]
    lines += (words for section in report.sections for words in section.paragraphs)
    *tables, explained = report.tables()
    for table in tables:
        lines += ["", f"## {table.name}{COMMAS}", "", translate(TOLD[table.name]), ""]
        lines += [f"- `{column}`: {holds}" for name, column, holds in explained.rows if name == table.name]
    return "\n".join(lines) + "\n"


def _homeless(laid: Sequence[Laid], translate: Translate) -> tuple[str, ...]:
    """Return how many codings are in no table, and in whose words."""
    found = carrying.homeless(laid)
    where = "; ".join(translate(_WHERE).format(why=who, count=count) for who, count in found)
    return (translate(_HOMELESS).format(count=sum(count for _who, count in found), where=where),) if found else ()


def _report(study: Study, tables: Sequence[Table], at: datetime, told: tuple[str, ...]) -> Report:
    *first, last = tables
    sections = (*(Section(table.name, (), table) for table in first), Section(last.name, told, last))
    title = registering.without_names(study, study.project.title)
    return Report(_BOOK_NAME, title, study.project.language, at, sections, NOTICE)


def _latest(laid: Sequence[Laid]) -> datetime:
    """Return the moment the tables rest on: the latest coding or talk, so that the same tables are the same bytes."""
    made = [coding.made for each in laid for one in each.passages for coding in one.codings if coding.made]
    return max([*made, *(each.cover.held for each in laid if each.cover.held)], default=_DAWN)


def _vocabulary(report: Report, contents: dict[str, bytes], translate: Translate) -> frozenset[str]:
    """Return the program's own lines: names of files, tables and columns, what they hold, and fixed words in cells."""
    fixed = [*contents, *TABLES, MATRIX, *(column for columns in TABLES.values() for column, _words in columns)]
    told = [translate(words) for columns in TABLES.values() for _column, words in columns]
    whole = [translate(words) for words in (*TOLD.values(), *_ABOUT, MATRIX_WORDS, NOTICE)]
    listed = [f"- `{column}`: {translate(words)}" for columns in TABLES.values() for column, words in columns]
    heads = [f"## {name}{COMMAS}" for name in TOLD]
    own = frozenset((*fixed, *told, *whole, *listed, *heads))
    return own | reporting.vocabulary(report, (BOOK,), translate)
