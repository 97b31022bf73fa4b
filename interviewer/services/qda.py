"""The project for other programs (F9): texts as they ship, with codes, codings, memos, cases; through the one way out.

Positions are reckoned on the pseudonymised text, never on the original. The same project gives the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from interviewer.domain.code import Codebook
from interviewer.domain.interview import Interview
from interviewer.domain.progress import Progress, silent
from interviewer.domain.qda_project import QdaProject
from interviewer.domain.report import Own
from interviewer.exchange import refi_project
from interviewer.exchange.refi_project import MAIN, SOURCES, SUFFIX, Profile
from interviewer.exchange.refi_xml import guid
from interviewer.language import N_
from interviewer.services import carrying, exporting, gathering, qda_building, registering, releasing, settling
from interviewer.services.carrying import Laid
from interviewer.services.crowding import Leave
from interviewer.services.exporting import Attribution, Skipped
from interviewer.services.releasing import File
from interviewer.services.study import Study

__all__ = ["Leave", "Left", "Profile", "QdaReport", "export_qdpx"]

OUTPUT = "qdpx"
"""The kind under which :mod:`interviewer.storage.outputs` remembers a project for other programs."""
NAME = N_("project")


@dataclass(frozen=True, slots=True)
class Left:
    """A coding that could not go along: whose interview, which question, and under which code."""

    who: str
    question: str
    code: str


@dataclass(frozen=True, slots=True)
class QdaReport:
    """What was written: files, how many texts and codings, and what stayed behind."""

    files: tuple[Path, ...]
    sources: int
    codings: int
    skipped: tuple[Skipped, ...] = ()
    left: tuple[Left, ...] = ()


def export_qdpx(
    study: Study,
    output: Path,
    *,
    profile: Profile = Profile.STANDARD,
    leave: Leave | None = None,
    interviews: Sequence[str] | None = None,
    progress: Progress = silent,
) -> QdaReport:
    """Write the project for other programs to a folder or a .qdpx: all of it, or nothing.

    ``interviews`` are those to take along, ``None`` every one that may leave. Raises what
    :func:`exporting.export_transcripts` does.
    """
    out = leave or Leave()
    chosen = choose(study, interviews, out.attribution, progress)
    with registering.at(out.attribution):
        project = qda_building.build(study, chosen.laid, out.attribution)
    content = refi_project.to_qdpx(project, profile)
    stem, folder = (output.name, output.parent) if output.suffix else (_file_name(study), output)
    file = File(stem, content, chosen.about)
    written = releasing.release(study, OUTPUT, [file], folder, chosen.interviews, out, _own(project))
    return QdaReport(written, len(project.sources), project.codings, chosen.skipped, chosen.left)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The coded interviews that leave, as they ship; those that do not, and the codings without a place in them."""

    laid: tuple[Laid, ...]
    skipped: tuple[Skipped, ...]
    left: tuple[Left, ...]

    @property
    def interviews(self) -> tuple[Interview, ...]:
        """Return the interviews that leave."""
        return tuple(each.interview for each in self.laid)

    @property
    def about(self) -> tuple[str, ...]:
        """Return the ids of the interviews and persons that a file of them is about."""
        return tuple(dict.fromkeys(one for each in self.interviews for one in (each.id, *each.persons)))


def choose(
    study: Study, interviews: Sequence[str] | None, attribution: Attribution, progress: Progress = silent
) -> Chosen:
    """Return what leaves of ``interviews``, or of all. Raises what :func:`exporting.export_transcripts` does."""
    refuse(study)
    ids, skipped = exporting.may_leave(study, interviews)
    laid = lay_out(study, ids, attribution, progress)
    return Chosen(laid, skipped, left_out(laid, carrying.codebook(study)))


def refuse(study: Study) -> None:
    """Raise what keeps everything coded from leaving; what waits to be kept is kept first."""
    study.refuse_in_call()
    if study.trial:
        raise exporting.Trial
    gathering.refuse_nameless(study)
    if not study.read_only:
        settling.settle(study)


def lay_out(
    study: Study, chosen: Sequence[str], attribution: Attribution, progress: Progress = silent
) -> tuple[Laid, ...]:
    """Return interviews as they ship, with their codings.

    Below the level of pseudonyms they stand in the order of their throw-away codes, for rows in one order can be laid
    beside those of another export.
    """
    book = carrying.codebook(study)
    found = []
    for done, one in enumerate(chosen):
        progress(done, len(chosen))
        found.append(carrying.lay_out(study, one, attribution, book))
    progress(len(chosen), len(chosen))
    if not attribution.names_pseudonym:
        found.sort(key=lambda each: each.cover.code)
    return tuple(found)


def _own(project: QdaProject) -> frozenset[str]:
    """Return the lines that are the program's own: GUIDs can spell a short name by accident, and coders are no secret.

    A GUID is made of a hash, so it tells of nobody.
    """
    codes: list[str] = []
    branches = list(project.codes)
    while branches:
        code = branches.pop()
        codes.append(code.guid)
        branches += code.below
    files = [source.guid for source in project.sources]
    own = [
        *codes, *files, *(user.guid for user in project.users),
        *(user.name for user in project.users if isinstance(user.name, Own)),
        *(note.guid for note in project.notes), *(each.guid for each in project.variables),
        *(one for case in project.cases for one in (case.guid, case.group)),
        *(one for source in project.sources for each in source.selections for one in (each.guid, each.coding)),
        *(guid("whole", case.guid, one) for case in project.cases for one in case.sources),
        *(guid("whole-coding", case.guid, one) for case in project.cases for one in case.sources),
        *(f"internal://{one}.txt" for one in files), *(f"{SOURCES}{one}.txt" for one in files), MAIN,
    ]  # fmt: skip
    return frozenset(own)


def left_out(laid: Sequence[Laid], book: Codebook) -> tuple[Left, ...]:
    """Return the codings that have no place in the words as they ship."""
    return tuple(
        Left(each.cover.code, item.line.short or item.line.text, " – ".join(book.path(coding.code)))
        for each in laid
        for item in each.items
        for passage in item.passages
        for coding in passage.homeless
    )


def _file_name(study: Study) -> str:
    return f"{registering.translations(study.project)(NAME)}{SUFFIX}"
