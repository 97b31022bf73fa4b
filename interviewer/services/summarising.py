"""The coded summary and the quote book out of the program, as Word; through the one way out, as transcripts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from interviewer.domain.progress import Progress, silent
from interviewer.domain.summary import Heading, Summary
from interviewer.exchange import summary_document
from interviewer.exchange.summary_document import SUFFIX
from interviewer.language import N_
from interviewer.services import gating, qda, registering, releasing, summary_building
from interviewer.services.crowding import Leave
from interviewer.services.exporting import Skipped
from interviewer.services.qda import Left
from interviewer.services.releasing import File
from interviewer.services.reporting import NoSuchFormat
from interviewer.services.study import Study

OUTPUT = "summary"
"""The kind under which :mod:`interviewer.storage.outputs` remembers a summary or a quote book."""
_SUMMARY, _QUOTES = N_("coded-summary"), N_("quote-book")


@dataclass(frozen=True, slots=True)
class SummaryReport:
    """What was written, the interviews that were left out, and the codings without a place in the others."""

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...] = ()
    left: tuple[Left, ...] = ()


def export_summary(
    study: Study,
    output: Path,
    *,
    quotes_only: bool = False,
    leave: Leave | None = None,
    interviews: Sequence[str] | None = None,
    progress: Progress = silent,
) -> SummaryReport:
    """Write the coded summary, or the quote book, to a folder or a .docx.

    Raises what :func:`exporting.export_transcripts` does, and NoSuchFormat.
    """
    if output.suffix and output.suffix.lower() != SUFFIX:
        raise NoSuchFormat(output.suffix, (SUFFIX,))
    out = leave or Leave()
    chosen = qda.choose(study, interviews, out.attribution, progress)
    translate = registering.translations(study.project)
    with registering.at(out.attribution):
        made = summary_building.build(
            study, chosen.laid, out.attribution, quotes_only=quotes_only, skipped=chosen.skipped
        )
    content = summary_document.to_bytes(made, translate)
    name = translate(_QUOTES if quotes_only else _SUMMARY) + SUFFIX
    file = File(output.name if output.suffix else name, content, chosen.about)
    folder = output.parent if output.suffix else output
    own = _vocabulary(made, study) | made.own_lines()
    written = releasing.release(study, OUTPUT, [file], folder, chosen.interviews, out, own)
    return SummaryReport(written, chosen.skipped, chosen.left)


def _vocabulary(made: Summary, study: Study) -> frozenset[str]:
    """Return the lines that stand in every summary: the template's, and the heading over the contents."""
    empty = replace(made, project=".", blocks=(Heading("."),))
    return gating.vocabulary("x.docx", summary_document.to_bytes(empty, registering.translations(study.project)))
