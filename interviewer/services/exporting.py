"""Transcripts out of the program: built, read through by the gate, and only then put in the folder, all or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from interviewer.domain.crowd import Cell
from interviewer.domain.progress import Progress, silent
from interviewer.domain.transcript import Attribution, Transcript
from interviewer.domain.transcript_text import to_text
from interviewer.errors import InterviewerError
from interviewer.exchange import transcript_document
from interviewer.language import _
from interviewer.services import (
    comparing,
    crowding,
    gathering,
    gating,
    interviewing,
    mentioning,
    naming,
    pairing,
    quoting,
    registering,
    releasing,
    reviewing,
    settling,
    staying,
    transcribing,
)
from interviewer.services.crowding import Leave, SmallCells
from interviewer.services.delivering import NotWritten
from interviewer.services.gathering import NamesElsewhere, NamesUnknown, NotClosed
from interviewer.services.mentioning import MentionsLeft
from interviewer.services.quoting import QuotesLeft
from interviewer.services.releasing import File
from interviewer.services.reviewing import NotReviewed
from interviewer.services.study import Study

__all__ = [
    "Attribution",
    "ExportReport",
    "Leave",
    "MentionsLeft",
    "NamesElsewhere",
    "NamesUnknown",
    "NotClosed",
    "NotReviewed",
    "NotWritten",
    "NothingToExport",
    "QuotesLeft",
    "Skipped",
    "SmallCells",
    "Trial",
    "copied",
    "export_transcripts",
    "preview",
    "small_cells",
]


OUTPUT = "transcript"
"""The kind under which :mod:`interviewer.storage.outputs` remembers a transcript."""


class NothingToExport(InterviewerError):
    """There is no interview that could be exported."""

    def __init__(self, why: Sequence[str]) -> None:
        super().__init__(
            _("There is no interview to export. Nothing was written. {why}").format(why=" ".join(why)).strip()
        )


class Trial(InterviewerError):
    """A trial interview was to be exported."""

    def __init__(self) -> None:
        super().__init__(_("This is a trial interview. It leaves nothing behind, and is not exported."))


@dataclass(frozen=True, slots=True)
class Skipped:
    """An interview that was left out: its informants' pseudonyms, and why in words, with what to do.

    ``reason`` is the same in short, a msgid of :mod:`interviewer.services.staying`.
    """

    interview: str
    who: str
    why: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The files that were written, and what was left out."""

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...] = ()


def preview(study: Study, interview_id: str, attribution: Attribution = Attribution.PSEUDONYM) -> Transcript:
    """Return a transcript to look at, pseudonymised as it would leave.

    Raises CallRunning while a clock runs, NamesUnknown, NotClosed, ConsentMissing.
    """
    study.refuse_in_call()
    return transcribing.build(study, interview_id, attribution)


def copied(study: Study, interview_id: str, attribution: Attribution = Attribution.PSEUDONYM) -> str:
    """Return a transcript as text for the clipboard, through the gate of a file (E13).

    Raises NamesLeft, MentionsLeft, NotReviewed, NamesElsewhere, SmallCells too.
    """
    transcript = preview(study, interview_id, attribution)
    found = pairing.canonical(study, interview_id)
    refuse(study, found)
    text = to_text(transcript, registering.translations(study.project))
    with registering.at(attribution):
        releasing.refuse(study, {"transcript.txt": text.encode()})
    crowding.refuse(study, [interviewing.interview(study, found)], Leave(attribution))
    return text


def export_transcripts(
    study: Study,
    folder: Path,
    *,
    leave: Leave | None = None,
    interviews: Sequence[str] | None = None,
    progress: Progress = silent,
) -> ExportReport:
    """Write the transcripts of ``interviews`` to ``folder``: all of them, or none and nothing left behind.

    ``None`` means every interview that can be exported; those that cannot are reported with the reason. Files of the
    same name are replaced. ``leave`` says how informants are named, to whom it goes, and why small cells are accepted.
    Raises CallRunning, Trial, NamesUnknown, NamesElsewhere, NotClosed, ConsentMissing, NotReviewed, NamesLeft,
    MentionsLeft, SmallCells, Unreadable, NotWritten, NothingToExport.
    """
    study.refuse_in_call()
    if study.trial:
        raise Trial
    gathering.refuse_nameless(study)
    out = leave or Leave()
    if not study.read_only:
        settling.settle(study)
        if study.has_key:
            naming.number_all(study)
    chosen, skipped = may_leave(study, interviews)
    translate = registering.translations(study.project)
    own = gating.vocabulary(".docx", transcript_document.specimen(study.project.language, translate))
    files = _made(study, chosen, out.attribution, progress)
    held = [interviewing.interview(study, one) for one in chosen]
    written = releasing.release(study, OUTPUT, files, folder, held, out, own)
    if study.has_key and not study.read_only:
        comparing.keep(study, chosen, releasing.listed(study)[0].id)
    return ExportReport(written, skipped)


def small_cells(study: Study, interviews: Sequence[str], leave: Leave) -> tuple[Cell, ...]:
    """Return the combinations that too few share, of those that an export of these interviews would print."""
    return crowding.cells(study, [interviewing.interview(study, one) for one in interviews], leave)


def refuse(study: Study, interview_id: str) -> None:
    """Raise what keeps an interview from leaving, whatever its transcript says."""
    gathering.check(study, interview_id)
    if study.project.ended is not None:
        return
    gathering.refuse_names_elsewhere(study, interview_id)
    mentioning.refuse(study, interview_id)
    reviewing.refuse(study, interview_id)
    quoting.refuse(study, pairing.members(study, interview_id))


def may_leave(study: Study, wanted: Sequence[str] | None) -> tuple[list[str], tuple[Skipped, ...]]:
    """Return the interviews that may leave, in the order they were made, and those that may not.

    What was asked for by name is never left out: it raises what keeps it from leaving. Raises NothingToExport too.
    """
    if wanted is not None:
        chosen = list(dict.fromkeys(pairing.canonical(study, one) for one in wanted))
        for interview_id in chosen:
            refuse(study, interview_id)
        if not chosen:
            raise NothingToExport(())
        return chosen, ()
    chosen, skipped, kept = [], [], []
    for row in interviewing.rows(study, counted=False):
        try:
            refuse(study, row.interview.id)
            chosen.append(row.interview.id)
        except staying.KINDS as error:
            who, why = ", ".join(each.person.pseudonym for each in row.informants), staying.reason(error)
            skipped.append(Skipped(row.interview.id, who, staying.told(why), why))
            kept.append(str(error))
    if not chosen:
        raise NothingToExport(kept)
    return chosen, tuple(skipped)


def _made(study: Study, chosen: Sequence[str], attribution: Attribution, progress: Progress) -> list[File]:
    """Return the finished files, in order."""
    translate = registering.translations(study.project)
    files: dict[str, File] = {}
    for done, interview_id in enumerate(chosen):
        progress(done, len(chosen))
        transcript = transcribing.build(study, interview_id, attribution)
        name = _free(transcript_document.file_name(transcript), files)
        about = (interview_id, *interviewing.interview(study, interview_id).persons)
        files[name] = File(name, transcript_document.to_bytes(transcript, translate), about)
    progress(len(chosen), len(chosen))
    return list(files.values())


def _free(name: str, files: Mapping[str, object]) -> str:
    """Return ``name``, with a number where two interviews of one person fell on one day."""
    stem, number = Path(name).stem, 1
    while name in files:
        number += 1
        name = f"{stem}-{number}.docx"
    return name
