"""Transcripts out of the program: built, read through by the gate, and only then put in the folder, all or none."""

import os
import secrets
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from interviewer.domain.progress import Progress, silent
from interviewer.domain.project import Project
from interviewer.domain.transcript import Attribution, Transcript
from interviewer.domain.transcript_text import to_text
from interviewer.errors import InterviewerError
from interviewer.exchange import transcript_document
from interviewer.language import _
from interviewer.reasons import reason
from interviewer.services import gathering, gating, interviewing, mentioning, pairing, registering, transcribing
from interviewer.services.gathering import NamesUnknown, NotClosed
from interviewer.services.mentioning import MentionsLeft
from interviewer.services.study import Study
from interviewer.storage import answers, outputs
from interviewer.storage.errors import ConsentMissing

__all__ = [
    "Attribution",
    "ExportReport",
    "MentionsLeft",
    "NamesUnknown",
    "NotClosed",
    "NotWritten",
    "NothingToExport",
    "Skipped",
    "Trial",
    "copied",
    "export_transcripts",
    "preview",
]


OUTPUT = "transcript"
"""The kind under which :mod:`interviewer.storage.outputs` remembers a transcript."""
_BESIDE = ".interviewer-"
_STALE_SECONDS = 3600.0


class NotWritten(InterviewerError):
    """The folder or disk took no more."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            _(
                "The transcripts could not be written to {folder}: {why}. Nothing was left there, and what lay there "
                "before is untouched. Choose a folder of your own with room in it, and export again."
            ).format(folder=folder, why=why)
        )


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
    """An interview that was left out: its informants' pseudonyms, and why in words."""

    interview: str
    who: str
    why: str


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
    """Return a transcript as text for the clipboard, through the gate of a file. Raises NamesLeft, MentionsLeft too."""
    transcript = preview(study, interview_id, attribution)
    mentioning.refuse(study, interview_id)
    text = to_text(transcript, registering.translations(study.project))
    gating.refuse("transcript.txt", text.encode(), registering.entries(study), public(study.project))
    return text


def export_transcripts(
    study: Study,
    folder: Path,
    *,
    attribution: Attribution = Attribution.PSEUDONYM,
    interviews: Sequence[str] | None = None,
    progress: Progress = silent,
) -> ExportReport:
    """Write the transcripts of ``interviews`` to ``folder``: all of them, or none and nothing left behind.

    ``None`` means every interview that can be exported; those that cannot are reported with the reason. Files of the
    same name are replaced. Raises CallRunning, Trial, NamesUnknown, NotClosed, ConsentMissing, NamesLeft, MentionsLeft,
    Unreadable, NotWritten, NothingToExport.
    """
    study.refuse_in_call()
    if study.trial:
        raise Trial
    if not study.has_key:
        raise gathering.no_key(study)
    chosen, skipped = _chosen(study, interviews)
    if not study.read_only:
        _settle(study, chosen)
    files = _made(study, chosen, attribution, progress)
    return ExportReport(_kept(study, files, chosen, folder), skipped)


def public(project: Project) -> tuple[str, ...]:
    """Return the bodies and the contact that are printed as they are, because the informants were told them.

    A place in them is public, and a lone given name is that of whoever runs the project. The title and the purpose are
    the project's own words and are read as strictly as any answer.
    """
    return (project.institution, project.commissioner, project.contact)


def _chosen(study: Study, wanted: Sequence[str] | None) -> tuple[list[str], tuple[Skipped, ...]]:
    """Return the interviews to export, in the order they were made; what was asked for by name is never left out."""
    if wanted is not None:
        chosen = list(dict.fromkeys(pairing.canonical(study, one) for one in wanted))
        for interview_id in chosen:
            gathering.check(study, interview_id)
        if not chosen:
            raise NothingToExport(())
        return chosen, ()
    chosen, skipped = [], []
    for row in interviewing.rows(study, counted=False):
        try:
            gathering.check(study, row.interview.id)
            mentioning.refuse(study, row.interview.id)
            chosen.append(row.interview.id)
        except (NotClosed, ConsentMissing, MentionsLeft) as reason:
            who = ", ".join(informant.person.pseudonym for informant in row.informants)
            skipped.append(Skipped(row.interview.id, who, str(reason)))
    if not chosen:
        raise NothingToExport([each.why for each in skipped])
    return chosen, tuple(skipped)


def _settle(study: Study, chosen: Sequence[str]) -> None:
    with study.deed():
        for interview_id in chosen:
            answers.settle_drafts(study.data, interview_id)


def _made(study: Study, chosen: Sequence[str], attribution: Attribution, progress: Progress) -> dict[str, bytes]:
    """Return the finished files by name, each read through by the gate."""
    entries, facts = registering.entries(study), public(study.project)
    translate = registering.translations(study.project)
    own = gating.vocabulary(".docx", transcript_document.specimen(study.project.language, translate))
    files: dict[str, bytes] = {}
    for done, interview_id in enumerate(chosen):
        progress(done, len(chosen))
        mentioning.refuse(study, interview_id)
        transcript = transcribing.build(study, interview_id, attribution)
        name = _free(transcript_document.file_name(transcript), files)
        content = transcript_document.to_bytes(transcript, translate)
        gating.refuse(name, content, entries, facts, own)
        files[name] = content
    progress(len(chosen), len(chosen))
    return files


def _free(name: str, files: dict[str, bytes]) -> str:
    """Return ``name``, with a number where two interviews of one person fell on one day."""
    stem, number = Path(name).stem, 1
    while name in files:
        number += 1
        name = f"{stem}-{number}.docx"
    return name


def _kept(study: Study, files: dict[str, bytes], chosen: Sequence[str], folder: Path) -> tuple[Path, ...]:
    """Put the files in their place; the project remembers each, and whom it is about, before it is there."""
    places = [folder / name for name in files]
    before = {output.path: output for output in outputs.all_of(study.data)}
    if not study.read_only:
        with study.deed():
            for (name, content), interview in zip(files.items(), chosen, strict=True):
                about = (interview, *interviewing.interview(study, interview).persons)
                outputs.remember(study.data, folder / name, OUTPUT, about, outputs.mark_of_bytes(content))
    try:
        return _put(files, folder)
    except BaseException:
        if not study.read_only:
            for place in places:
                known = before.get(place.expanduser().absolute())
                outputs.put(study.data, known) if known else outputs.forget(study.data, place)
        raise


def _put(files: dict[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write every file beside its place, then move them in; a failure takes back what was moved."""
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        beside = folder / f"{_BESIDE}{secrets.token_hex(8)}"
        beside.mkdir(mode=0o700)
    except OSError as error:
        for each in made:
            with suppress(OSError):
                each.rmdir()
        raise NotWritten(folder, reason(error)) from error
    moved: list[Path] = []
    try:
        for name, content in files.items():
            _write(beside / name, content)
        for name in files:
            moved.append(folder / name)
            move(beside, folder, name)
    except BaseException as error:
        for path in moved:
            _restore(path, beside)
        if made:
            shutil.rmtree(made[-1], ignore_errors=True)
        if isinstance(error, OSError):
            raise NotWritten(folder, reason(error)) from error
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(folder / name for name in files)


def _sweep(folder: Path) -> None:
    """Take away what an export that was killed left beside; a younger one may be at work."""
    for left in folder.glob(f"{_BESIDE}*"):
        if time.time() - left.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def move(beside: Path, folder: Path, name: str) -> None:
    """Put a finished file in its place; what lay there is kept beside until all are in place."""
    if (folder / name).exists():
        shutil.copy2(folder / name, beside / f"{name}.before")
    (beside / name).replace(folder / name)


def _restore(path: Path, beside: Path) -> None:
    """Put back what lay at ``path``, or take away what was put there."""
    before = beside / f"{path.name}.before"
    with suppress(OSError):
        if before.exists():
            before.replace(path)
        elif not (beside / path.name).exists():
            path.unlink()
