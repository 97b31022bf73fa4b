"""What the page Files writes: each output with what it is for, and what is told once it is there."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from interviewer.domain.progress import Progress
from interviewer.language import N_, _, ngettext
from interviewer.services import qda, summarising, tables
from interviewer.services.exporting import Leave, Skipped
from interviewer.services.qda import Profile, QdaReport
from interviewer.services.returning import ReturnReport
from interviewer.services.study import Study
from interviewer.services.summarising import SummaryReport
from interviewer.services.tables import TablesReport

_SHOWN = 60
"""Characters of a passage that found no place."""

Written = QdaReport | TablesReport | SummaryReport


@dataclass(frozen=True, slots=True)
class Output:
    """One thing that can be written: its name, what it is for, and how it is made."""

    name: str
    about: str
    write: Callable[[Study, Path, Leave, Progress], Written]


def _qdpx(profile: Profile) -> Callable[[Study, Path, Leave, Progress], Written]:
    def write(study: Study, folder: Path, leave: Leave, progress: Progress) -> Written:
        return qda.export_qdpx(study, folder, profile=profile, leave=leave, progress=progress)

    return write


def _tables(study: Study, folder: Path, leave: Leave, progress: Progress) -> Written:
    return tables.export_tables(study, folder, leave=leave, progress=progress)


def _summary(study: Study, folder: Path, leave: Leave, progress: Progress) -> Written:
    return summarising.export_summary(study, folder, leave=leave, progress=progress)


def _quotes(study: Study, folder: Path, leave: Leave, progress: Progress) -> Written:
    return summarising.export_summary(study, folder, quotes_only=True, leave=leave, progress=progress)


OUTPUTS = (
    Output(
        N_("Coded summary (Word)"),
        N_("Themes with their definitions, counts in words, chosen quotes and the memos marked for print; what was "
           "counted and where informants differ; themes by case; typology, good practice, applications and documents; "
           "every case by itself."),
        _summary,
    ),
    Output(
        N_("Quote book (Word)"),
        N_("Themes with their good quotes, each with who said it, of informants who did not say no to being quoted."),
        _quotes,
    ),
    Output(
        N_("Project for other analysis programs (REFI-QDA)"),
        N_("One .qdpx with texts, codes, codings, memos and cases, for NVivo, ATLAS.ti, MAXQDA and others."),
        _qdpx(Profile.STANDARD),
    ),
    Output(
        N_("Project for QualCoder (REFI-QDA)"),
        N_("The same, with each case as a code besides, because that program links cases so."),
        _qdpx(Profile.QUALCODER),
    ),
    Output(
        N_("Tables for statistics programs"),
        N_("Answers, codings, cases, informants, counts, a matrix of cases and codes, and what there is of placements, "
           "practices and documents, as CSV and as one workbook, with a README of their columns."),
        _tables,
    ),
)  # fmt: skip


def left(report: object) -> list[str]:
    """Return what was written, and what stayed behind, in lines."""
    assert isinstance(report, QdaReport | TablesReport | SummaryReport)
    count = len(report.files)
    lines = [ngettext("{count} file written.", "{count} files written.", count).format(count=count)]
    lines += [path.name for path in report.files]
    lines += [_skipped(each) for each in report.skipped]
    behind = _("not taken along: {who}, {question}, {code}: the passage is not printed")
    lines += [behind.format(who=each.who, question=each.question, code=each.code) for each in report.left]
    return lines


def _skipped(one: Skipped) -> str:
    return _("left out: {who}. {why}").format(who=one.who, why=one.why)


def came(report: ReturnReport) -> list[str]:
    """Return what came back, and what found no place, in lines."""
    parts = (
        ngettext("{count} new coding", "{count} new codings", report.codings).format(count=report.codings),
        ngettext("{count} new code", "{count} new codes", report.codes).format(count=report.codes),
        ngettext("{count} changed", "{count} changed", report.changed).format(count=report.changed),
        ngettext("{count} here already", "{count} here already", report.known).format(count=report.known),
        ngettext("{count} not placed", "{count} not placed", len(report.lost)).format(count=len(report.lost)),
    )
    lost = _("not placed: {source}, {code}: “{words}” – {why}")
    lines = [
        lost.format(source=each.source, code=each.code, words=shortened(each.words), why=each.why)
        for each in report.lost
    ]
    return [" · ".join(parts), *told_parted(report), *lines]


def told_parted(report: ReturnReport) -> list[str]:
    """Return, where there are such, how many codings are now several: one in each answer they reached over."""
    if not report.parted:
        return []
    words = ngettext(
        "{count} coding reached over several answers and is now one in each of them.",
        "{count} codings reached over several answers and are now one in each of them.",
        report.parted,
    )
    return [words.format(count=report.parted)]


def shortened(words: str) -> str:
    """Return the beginning of words that are only to be known again."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
