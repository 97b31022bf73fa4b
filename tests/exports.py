"""Exporting in tests that are about something else: reviewed first, and small cells of invented people accepted."""

from collections.abc import Sequence
from pathlib import Path

from interviewer.domain.progress import Progress, silent
from interviewer.domain.transcript import Attribution
from interviewer.services import crowding, exporting, interviewing, reviewing
from interviewer.services.exporting import ExportReport, Leave
from interviewer.services.study import Study

REASON = "Alle er oppdiktet."


def export(
    study: Study,
    folder: Path,
    *,
    attribution: Attribution = Attribution.PSEUDONYM,
    interviews: Sequence[str] | None = None,
    progress: Progress = silent,
) -> ExportReport:
    """Review what is closed, and write the transcripts."""
    if study.has_key and not study.read_only and not study.trial:
        reviewing.review_all(study)
    leave = Leave(attribution, reason=REASON)
    return exporting.export_transcripts(study, folder, leave=leave, interviews=interviews, progress=progress)


def make_ready(study: Study) -> None:
    """Review what is closed, and accept what few of these invented people share, so that it can be copied."""
    reviewing.review_all(study)
    held = [row.interview for row in interviewing.rows(study, counted=False) if row.interview.closed]
    leave = Leave(reason=REASON)
    if found := crowding.cells(study, held, leave):
        crowding.accept(study, found, leave)
