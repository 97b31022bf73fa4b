"""The last step of a project (G5): a new data file in which the rendered text is all there is; then the old ones go.

The new file has a log of its own: no step of the old one, no name, no key. What was said stands in it as transcripts
print it. Only after this the word "anonymous" is used. Nothing is deleted before the new file is whole and verified.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from interviewer.domain.event import canonical
from interviewer.domain.identity import new_id
from interviewer.domain.progress import Progress, silent
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import (
    auditing,
    backing_up,
    delivering,
    dumping,
    ending,
    ending_report,
    releasing,
    rendering,
    settling,
    times,
    verifying,
)
from interviewer.services.opening import SUFFIX
from interviewer.services.rendering_own_work import render_own_work
from interviewer.services.study import Study
from interviewer.storage import erasing, files, log, outputs, projects
from interviewer.storage.locks import WriterLock

ATTRIBUTES = ("role", "gender", "age_band", "background", "network")
"""What may be kept of informants; whoever ends the project chooses, after weighing who could be recognised."""
_STEM = "{stem}-anonymisert"
_BEGUN = "{stem}-anonymisert-begynt"
_REPORT = "{stem}-sluttrapport.docx"
_GOING = ("backup", "package")
_STEPS = 5


class NotAnonymous(InterviewerError):
    """The new file was not as it has to be, so nothing was deleted."""

    def __init__(self, problems: Collection[str]) -> None:
        super().__init__(
            _(
                "The new file is not whole: {problems}. It was taken away, and nothing else was changed or deleted. "
                "Try again; if it happens again, tell those who look after the program."
            ).format(problems="; ".join(problems))
        )


@dataclass(frozen=True, slots=True)
class Ended:
    """What was made and what was deleted. ``stuck`` are files that the system would not let go."""

    project: Path
    report: Path
    interviews: int
    heads: tuple[tuple[str, str], ...]
    """The ends of the old log's chains: laptop and hash, to print on the end report."""
    deleted: tuple[Path, ...]
    stuck: tuple[Path, ...]
    left: tuple[tuple[str, int], ...] = ()
    """Texts of the analysis that may identify somebody and are not in the new file, by kind; the report tells them."""


def end(study: Study, passphrase: str, keep: Collection[str] = ("role",), progress: Progress = silent) -> Ended:
    """Make the anonymous file, then close and delete the project, its key, and the backups and packages known here.

    ``passphrase`` is the new file's; ``keep`` names of :data:`ATTRIBUTES`. The study is closed afterwards. Raises
    NotReady, CallRunning, ReadOnly, KeyClosed, NamesLeft (a name would have stayed), CannotWrite, NotAnonymous: then
    nothing was deleted.
    """
    study.refuse_in_call()
    settling.settle(study)
    ending.refuse(study)
    progress(0, _STEPS)
    place = study.path.with_name(_STEM.format(stem=study.path.stem) + SUFFIX)
    count, left = _made(study, place, passphrase, keep, lambda done: progress(done, _STEPS))
    report = _reported(study, count, left)
    heads = tuple((head.laptop, head.hash) for head in auditing.heads(study))
    going = _going(study)
    study.close()
    deleted, stuck = _deleted(going)
    progress(_STEPS, _STEPS)
    return Ended(place, report, count, heads, deleted, stuck, left)


Left = tuple[tuple[str, int], ...]
"""How many texts of each kind of the analysis were left out."""


def _made(
    study: Study, place: Path, passphrase: str, keep: Collection[str], progress: Callable[[int], None]
) -> tuple[int, Left]:
    """Make the file beside its place, check it, and move it there; return how many interviews are in it, what not."""
    begun = study.path.with_name(_BEGUN.format(stem=study.path.stem) + SUFFIX)
    begun.unlink(missing_ok=True)
    files.refuse_there(place)
    lock = WriterLock(begun).acquire()
    project = replace(study.project, id=new_id(), ended=times.now().date())
    data, data_key = files.create(begun, passphrase, project.id, study.me)
    new = Study(begun, None, data, data_key, lock=lock)
    try:
        with log.transaction(data):
            projects.save(data, project)
            count = rendering.render(study, new, keep)
            with new.deed() as deed:
                left = render_own_work(study, new, deed)
        progress(2)
        releasing.refuse(study, {"data.json": canonical(dumping.dump(new)).encode()})
        progress(3)
        if problems := verifying.verify(new).problems:
            raise NotAnonymous(problems)
        erasing.scrub(data)
    except BaseException:
        files.discard(data, begun)
        lock.release()
        raise
    new.close()
    begun.replace(place)
    progress(4)
    return count, left


def _reported(study: Study, interviews: int, left: Left) -> Path:
    """Write the end report beside the project, through the gate, and return its place."""
    name = _REPORT.format(stem=study.path.stem)
    content = ending_report.to_bytes(study, interviews, left)
    releasing.refuse(study, {name: content})
    (place,) = delivering.deliver({name: content}, study.path.parent)
    return place


def _going(study: Study) -> list[Path]:
    """Return every file that goes: data, key, and what this machine knows of backups, packages and copies put aside."""
    held = [output for output in outputs.all_of(study.data) if output.kind in _GOING]
    known = [output.path for output in held if not outputs.is_foreign(study.data, output)]
    folder = backing_up.folder_of(study.path)
    beside = [each for each in folder.glob("*") if each.is_file()] if folder.is_dir() else []
    own = [study.path, *([study.key_path] if study.key_path is not None else [])]
    sides = [path.with_name(path.name + suffix) for path in own for suffix in ("-wal", "-shm", "-journal", ".lock")]
    return list(dict.fromkeys((*known, *beside, *own, *sides)))


def _deleted(going: Collection[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    deleted, stuck = [], []
    for path in going:
        if not path.exists():
            continue
        try:
            path.unlink()
            deleted.append(path)
        except OSError:
            stuck.append(path)
    return tuple(deleted), tuple(stuck)
