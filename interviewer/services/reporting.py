"""Reports out of the program: the register of consents, and whatever else is told in sections and tables.

Everything goes through the gate as finished bytes. A folder gets every format, a file name with a suffix only that one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from interviewer.domain.progress import Progress, silent
from interviewer.domain.report import Own, Report, Section, Table, Value
from interviewer.domain.transcript_words import Translate
from interviewer.errors import InterviewerError
from interviewer.exchange import report_document, sheets
from interviewer.language import N_, _
from interviewer.services import examining, gating, minding, registering, releasing, tabulating
from interviewer.services.crowding import Leave
from interviewer.services.examining import Examination
from interviewer.services.gating import NamesLeft
from interviewer.services.masking import Mask
from interviewer.services.releasing import File
from interviewer.services.study import Study

WORD, BOOK, COMMAS = ".docx", ".xlsx", ".csv"
NOTICE = N_("pseudonymised – still personal data")
REGISTER_NAME = N_("consent-register")
_ROWS = N_("One row an informant: the decision that counts, when it was taken back, and earlier ones.")


class NoSuchFormat(InterviewerError):
    """A report was asked for in a format there is none of."""

    def __init__(self, suffix: str, known: Sequence[str]) -> None:
        super().__init__(
            _(
                "A report cannot be written as “{suffix}”. Nothing was written. Choose one of {known}, or a folder."
            ).format(suffix=suffix, known=", ".join(known))
        )


def consent_report(study: Study, found: Examination) -> Report:
    """Return the register of consents as it is read: in figures, what is out of order, every informant, the texts."""
    translate = registering.translations(study.project)
    mask = Mask(study, translate)
    found = mask.examination(found)
    ground, dossiers = found.ground, found.dossiers
    figures = tabulating.figures(dossiers, ground, translate)
    rows = tabulating.register((*dossiers, *found.speakers), ground, translate)
    out = tabulating.out_of_order(found, translate)
    others = (minding.table(dossiers, ground, translate), tabulating.texts(dossiers, ground, translate), *figures[1:])
    sections = [Section(figures[0].name, (order_in_words(found, translate),), figures[0])]
    sections += [Section(out.name, (), out)]
    sections += [Section(rows.name, (translate(_ROWS), *mask.unreviewed()), rows)]
    sections += [Section(table.name, (), table) for table in others if table.rows]
    title = translate(N_("Register of consents"))
    return Report(title, study.project.title, study.project.language, ground.now, tuple(sections), NOTICE, True)


def order_in_words(found: Examination, translate: Translate) -> str:
    """Return in a sentence how things stand."""
    log = found.verification
    checked = (
        translate(N_("The log was checked: {count} events, every hash holds.")).format(count=log.events)
        if log.ok
        else translate(N_("The log was checked: {count} events, and it does not hold.")).format(count=log.events)
    )
    count, explained = len(found.open), len(found.deviations) - len(found.open)
    order = (
        translate(N_("Nothing is out of order."))
        if not count
        else translate(N_("Out of order, to be put right or explained: {count}.")).format(count=count)
    )
    also = translate(N_("Explained: {count}.")).format(count=explained) if explained else ""
    return " ".join(filter(None, (order, also, checked)))


def export_consents(
    study: Study,
    output: Path,
    *,
    leave: Leave | None = None,
    now: datetime | None = None,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write the register of consents to a folder (Word, workbook, CSV) or a file, and return what was written.

    Raises KeyClosed (without the key nobody can tell names from words), NamesLeft, NotWritten, NoSuchFormat.
    """
    study.names  # noqa: B018 - raises KeyClosed
    report = consent_report(study, examining.examine(study, now, progress))
    return write(study, "consents", report, output, REGISTER_NAME, leave=leave, commas=("Register", "Out of order"))


def write(
    study: Study,
    what: str,
    report: Report,
    output: Path,
    name: str,
    *,
    leave: Leave | None = None,
    suffixes: Sequence[str] = (WORD, BOOK, COMMAS),
    commas: Sequence[str] = (),
) -> tuple[Path, ...]:
    """Let a report out in the formats asked for; ``name`` and ``commas`` (tables that become CSV) are msgids.

    Raises NamesLeft, NotWritten, NoSuchFormat; then nothing was written.
    """
    chosen = (output.suffix.lower(),) if output.suffix else tuple(suffixes)
    if not set(chosen) <= set(suffixes):
        raise NoSuchFormat(output.suffix, suffixes)
    translate = registering.translations(study.project)
    stem, folder = (output.stem, output.parent) if output.suffix else (translate(name), output)
    wanted = [translate(each) for each in (commas[:1] if output.suffix else commas)]
    files = made(report, stem, chosen, wanted, translate)
    own = cleared(study, report, stem, vocabulary(report, chosen, translate))
    about = tuple(File(name, content) for name, content in files.items())
    return releasing.release(study, what, about, folder, (), leave or Leave(), own)


def made(
    report: Report, stem: str, suffixes: Sequence[str], commas: Sequence[str], translate: Translate
) -> dict[str, bytes]:
    """Return the finished files of a report by name; of CSV one for each table of ``commas``, the first by ``stem``."""
    files: dict[str, bytes] = {}
    if WORD in suffixes:
        files[f"{stem}{WORD}"] = report_document.to_bytes(report, translate)
    if BOOK in suffixes:
        files[f"{stem}{BOOK}"] = sheets.to_xlsx(tuple(report.tables()), report.at)
    if COMMAS in suffixes:
        held = {table.name: table for table in report.tables()}
        wanted = [held[each] for each in commas if each in held] or list(held.values())[:1]
        for number, table in enumerate(wanted):
            more = f"-{table.name.casefold().replace(' ', '-')}" if number else ""
            files[f"{stem}{more}{COMMAS}"] = sheets.to_csv(table)
    return files


def vocabulary(report: Report, suffixes: Sequence[str], translate: Translate) -> frozenset[str]:
    """Return the lines that the program puts in every such file: headings, columns, fixed sentences."""
    bare = replace(report, sections=tuple(_bare(section) for section in report.sections))
    files = made(bare, "x", suffixes, [table.name for table in bare.tables()], translate)
    own = frozenset(line for name, content in files.items() for line in gating.vocabulary(name, content))
    return (own | own_lines(report)) - {report.project}


def own_lines(report: Report) -> frozenset[str]:
    """Return the lines of a report's cells that the program put there: moments, codes, fixed words."""
    cells = (cell for table in report.tables() for row in table.rows for cell in row if isinstance(cell, Own))
    return frozenset(line for cell in cells for line in cell.split("\n"))


def bare(report: Report) -> Report:
    """Return a report with nothing in it but what the program put there."""
    return replace(report, project="", sections=tuple(_emptied(section) for section in report.sections))


def cleared(study: Study, report: Report, name: str, own: frozenset[str]) -> frozenset[str]:
    """Return ``own`` with what stands in the report, once that was read through for names.

    The same cells stand in several files, and looking for 2,000 names in 2,000 rows takes its time; a row of CSV is
    nothing but cells that were looked through. Where a name is found nothing is added, so that the gate says in which
    file and where.
    """
    cells = {line for table in report.tables() for row in table.rows for cell in row for line in _lines(cell)}
    lines = cells | {line for section in report.sections for words in section.paragraphs for line in _lines(words)}
    try:
        releasing.refuse(study, {f"{name}.txt": "\n".join(sorted(lines - own)).encode()}, own)
    except NamesLeft:
        return own
    rows = (gating.vocabulary(f"{name}{COMMAS}", sheets.to_csv(table)) for table in report.tables())
    return own.union(lines, *rows, *map(sheets.references, report.tables()))


def _lines(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split("\n")


def _emptied(section: Section) -> Section:
    table = section.table
    rows = tuple(tuple(cell if isinstance(cell, Own) else "" for cell in row) for row in table.rows) if table else ()
    return Section(section.heading, (), replace(table, rows=rows) if table else None)


def _bare(section: Section) -> Section:
    table = section.table
    if table is None:
        return replace(section, paragraphs=())
    return Section(section.heading, (), Table(table.name, table.columns, (tuple("." for _each in table.columns),)))
