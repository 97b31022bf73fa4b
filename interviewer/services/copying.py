"""Copies of what is in the project, outside it: which there are on this machine, deleting them, making them anew."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from interviewer.domain.transcript import Attribution
from interviewer.errors import InterviewerError
from interviewer.services import backing_up, exporting, interviewing, releasing, transcribing
from interviewer.services.errors import NothingThere
from interviewer.services.exporting import Leave, MentionsLeft, NotReviewed, SmallCells
from interviewer.services.study import Study
from interviewer.storage import outputs, upgrades
from interviewer.storage.outputs import Output
from interviewer.storage.withdrawals import Copy

PROOF = "proof"
"""The kind under which a proof sheet is remembered; it holds nothing that could have to go."""
_WHOLE = (backing_up.OUTPUT, "package")
_NAMED = (exporting.OUTPUT, *_WHOLE)
"""The kinds that are counted by themselves before and after; all others are counted together."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of copies: those deleted, the transcripts made anew, and those that could not be dealt with.

    ``changed`` are files that are no longer what was written there, and were let be, as were ``foreign`` ones, which
    another copy of the project wrote; ``waiting`` transcripts are gone and were not made anew, because their texts may
    still name somebody who was erased.
    """

    deleted: tuple[Copy, ...]
    made: tuple[Path, ...]
    stuck: tuple[Path, ...]
    changed: tuple[Path, ...] = ()
    waiting: tuple[Path, ...] = ()
    foreign: tuple[Path, ...] = ()


def about(
    study: Study, ids: Collection[str], shared: Collection[str], members: Collection[str] = ()
) -> tuple[Copy, ...]:
    """Return the copies that hold something about ``ids``; of the whole project, those since ``members`` were known.

    Transcripts of the ``shared`` interviews are to be made anew from what is left, if they hold anything about them.
    """
    found = [_copy(study, output, shared) for output in outputs.all_of(study.data)
             if _holds(study, output, ids, members)]  # fmt: skip
    known = {copy.path for copy in found}
    backups = [*backing_up.known(study), *upgrades.copies_of(study.path)]
    backups += upgrades.copies_of(study.key_path) if study.key_path else []
    found += [Copy(path, backing_up.OUTPUT) for path in backups if path not in known]
    return tuple(copy for copy in found if copy.path.exists())


def counts(copies: Iterable[Copy]) -> dict[str, int]:
    """Return how many copies there are by the kinds of :data:`interviewer.domain.withdrawal.KINDS`."""
    kinds = ("anew" if copy.interview else copy.kind if copy.kind in _NAMED else "other" for copy in copies)
    return dict(Counter(kinds))


def transcripts(study: Study, members: Collection[str]) -> tuple[Copy, ...]:
    """Return the transcripts of these persons, to be made anew."""
    held = [output for output in outputs.all_of(study.data) if output.kind == exporting.OUTPUT]
    theirs = [output for output in held if set(output.about) & set(members)]
    everyone = {row.interview.id for row in interviewing.rows(study, counted=False)}
    return tuple(copy for output in theirs if (copy := _copy(study, output, everyone)).path.exists())


def _holds(study: Study, output: Output, ids: Collection[str], members: Collection[str]) -> bool:
    """Return whether a file can hold something about ``ids``; one about nobody in particular holds the whole project.

    Backups and packages hold whatever others said too, so they do even from before the persons were known.
    """
    if output.kind == PROOF:
        return False
    if output.about:
        return bool(set(output.about) & set(ids))
    return output.kind in _WHOLE or not outputs.before(study.data, output, members)


def _copy(study: Study, output: Output, renewed: Collection[str]) -> Copy:
    interview = next((one for one in output.about if one in renewed), "")
    if output.kind != exporting.OUTPUT or not interview:
        return Copy(output.path, output.kind)
    return Copy(output.path, output.kind, interview, _level(study, interview, output.path).value)


def _level(study: Study, interview: str, path: Path) -> Attribution:
    """Return how informants are named in a transcript, which its file name tells."""
    try:
        found = interviewing.interview(study, interview)
    except NothingThere:
        return Attribution.NONE
    hidden = (Attribution.NONE, Attribution.ROLE, Attribution.ROLE_MODEL)
    fitting = (level for level in hidden if transcribing.code(study, found, level) in path.stem)
    return next(fitting, Attribution.PSEUDONYM)


def renew(study: Study, copies: Sequence[Copy], *, keep_old: bool = False) -> Renewed:
    """Make transcripts anew and delete the old copies; ``keep_old`` leaves one that could not be made anew.

    Only what this program wrote is deleted or replaced, never another file that lies there now.
    """
    found = _Found()
    for copy in copies:
        if is_foreign(study, copy.path) or is_other(study, copy.path):
            (found.foreign if is_foreign(study, copy.path) else found.changed).append(copy.path)
            continue
        files = _made_anew(study, copy, found)
        found.made += files or ()
        if copy.path in (files or ()) or (copy.interview and files is None and keep_old):
            continue
        if _delete(study, copy.path):
            found.deleted.append(copy if files else replace(copy, interview=""))
        elif copy.path not in found.stuck:
            found.stuck.append(copy.path)
    made = tuple(dict.fromkeys(found.made))
    left = (tuple(each) for each in (found.stuck, found.changed, found.waiting, found.foreign))
    return Renewed(tuple(found.deleted), made, *left)


@dataclass(slots=True)
class _Found:
    """What has become of copies so far."""

    deleted: list[Copy] = field(default_factory=list)
    made: list[Path] = field(default_factory=list)
    stuck: list[Path] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    waiting: list[Path] = field(default_factory=list)
    foreign: list[Path] = field(default_factory=list)


def is_foreign(study: Study, path: Path) -> bool:
    """Return whether a file was, or may have been, written by another copy of the project, which has it in use."""
    known = outputs.at(study.data, path)
    return known is not None and path not in backing_up.beside(study) and outputs.is_foreign(study.data, known)


def is_other(study: Study, path: Path) -> bool:
    """Return whether another file lies where one was written; a file that cannot be read is no other for that.

    What is not on the register is known by its name, in a folder of the project's own.
    """
    known = outputs.at(study.data, path)
    if known is None or (known.mark is None and path in backing_up.beside(study)):
        return False
    try:
        return path.exists() and not known.is_there()
    except OSError:
        return False


def _made_anew(study: Study, copy: Copy, found: _Found) -> tuple[Path, ...] | None:
    """Return the files that a transcript became; ``None``, and why noted, when it cannot be made from what is left."""
    if not copy.interview:
        return ()
    leave = Leave(Attribution(copy.attribution), _audience(study, copy))
    try:
        report = exporting.export_transcripts(study, copy.path.parent, leave=leave, interviews=[copy.interview])
    except (MentionsLeft, SmallCells, NotReviewed):
        found.waiting.append(copy.path)
        return None
    except InterviewerError:
        found.stuck.append(copy.path)
        return None
    return tuple(path.absolute() for path in report.files)


def _audience(study: Study, copy: Copy) -> str:
    """Return for whom a transcript was written: what its last export says."""
    known = outputs.at(study.data, copy.path)
    mark = known.mark.sha256 if known and known.mark else ""
    written = (export for export in releasing.listed(study) if any(each == mark for _name, each in export.files))
    return next((export.audience for export in written), "")


def _delete(study: Study, path: Path) -> bool:
    """Delete a copy and forget it; one that cannot be deleted now stays on the register."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    with study.deed():
        outputs.forget(study.data, path)
    return True
