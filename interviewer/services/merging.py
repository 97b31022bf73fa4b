"""Merging: other laptops' files in, in any order and as often as one likes, each of them whole or not at all."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from interviewer.domain.progress import Progress, silent
from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext
from interviewer.services import backing_up, copying, following, merge_words, resolving, settling, sources, times
from interviewer.services.errors import ReadOnly
from interviewer.services.merge_words import told
from interviewer.services.sources import Opened, Source, SourceKind, kind_of
from interviewer.services.study import Study
from interviewer.storage import erasing, meetings, members, merges, nodes, verification
from interviewer.storage.chains import Broken
from interviewer.storage.driver import Database, IntegrityError
from interviewer.storage.merges import Merge, Taken

__all__ = ["MergeReport", "NotWhole", "Source", "SourceKind", "SourceReport", "kind_of", "merge", "take", "told"]


class NotWhole(InterviewerError):
    """The log in a file is damaged, forged, or breaks a rule."""

    def __init__(self, path: Path, what: str, node: str = "") -> None:
        where = _(" (laptop {node})").format(node=node[-12:]) if node else ""
        super().__init__(
            _(
                "“{name}” was not taken in: {what}{where}. Nothing was changed. "
                "Ask for it once more, and keep this file for whoever looks into it."
            ).format(name=path.name, what=what, where=where)
        )


class _DryRun(Exception):
    """Raised at the end of a trial run, so that everything is rolled back."""


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What one file brought, or would bring."""

    path: Path
    kind: SourceKind
    sender: str
    made: datetime | None
    events: int
    new: tuple[tuple[str, int], ...]
    """How many things are new or changed, by the code of their kind; :func:`told` puts it into words."""
    conflicts: int
    erased: int
    """Events that were left out or went, because what they hold was erased for good."""
    warnings: tuple[str, ...]
    already: bool
    """Everything in it was here before."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did, or would do when it was a dry run."""

    sources: tuple[SourceReport, ...]
    open_conflicts: int
    dry_run: bool
    refused: tuple[tuple[Path, str], ...]
    """Files that were not taken in, each with the reason; the others were."""


def merge(
    study: Study,
    files: Sequence[Source],
    progress: Progress = silent,
    *,
    passphrase: str | None = None,
    dry_run: bool = False,
) -> MergeReport:
    """Take in what each file has and this project has not; a file that cannot be is refused, and the others go in.

    ``passphrase`` opens the sources that have none of their own. Raises CallRunning, MergeRunning, ReadOnly.
    """
    if study.read_only:
        raise ReadOnly
    done: list[SourceReport] = []
    refused: list[tuple[Path, str]] = []
    with study.merging():
        settling.settle(study)
        for number, source in enumerate(files):
            try:
                done.append(_one(study, source, passphrase, _shared(progress, number, len(files)), dry_run=dry_run))
            except InterviewerError as error:
                refused.append((source.path, str(error)))
    progress(len(files) * 1000, len(files) * 1000)
    return MergeReport(tuple(done), len(resolving.conflicts(study)), dry_run, tuple(refused))


def _shared(progress: Progress, number: int, files: int) -> Progress:
    """Return the share of the progress that one file of several has, in thousandths of a file."""

    def report(done: int, total: int) -> None:
        progress(number * 1000 + done * 1000 // max(total, 1), files * 1000)

    return report


def _one(study: Study, source: Source, passphrase: str | None, progress: Progress, *, dry_run: bool) -> SourceReport:
    with sources.opened(study, source, passphrase) as opened:
        return take(study, source.path, opened, progress, dry_run=dry_run)


def take(
    study: Study, path: Path, opened: Opened, progress: Progress = silent, *, dry_run: bool = False
) -> SourceReport:
    """Take in one file that is open, whole or not at all. Raises NotWhole."""
    progress(0, 1)
    parts: list[tuple[Database, Taken]] = []
    with suppress(_DryRun), study.deed():
        known = following.before(study, opened.data)
        parts = _take(study, path, opened, progress)
        if dry_run:
            raise _DryRun
        if any(taken.events for _source, taken in parts):
            following.follow(study, known)
    if not dry_run:
        _clean_up(study, [taken for _source, taken in parts])
    return _report(path, opened, parts, key_open=study.key is not None)


def _take(study: Study, path: Path, opened: Opened, progress: Progress) -> list[tuple[Database, Taken]]:
    """Take in key and data, the key first, and return what each file of the source brought."""
    pairs = [(study.key, opened.key), (study.data, opened.data)]
    taken = [
        (source, _take_part(target, source, path, progress))
        for target, source in pairs
        if target is not None and source is not None
    ]
    meetings.remember(study.data, opened.node, opened.made or times.now())
    return taken


def _take_part(target: Database, source: Database, path: Path, progress: Progress) -> Taken:
    if merges.nothing_new(target, source):
        return Taken()
    try:
        verification.refuse_damaged_pages(source)
        taken = Merge(target, source, progress).run()
    except Broken as broken:
        raise NotWhole(path, broken.what, broken.event[0]) from broken
    except IntegrityError as error:
        what = _("it holds words without a consent") if "consent missing" in str(error) else _("it contradicts itself")
        raise NotWhole(path, what) from error
    if merges.own_was_copied(target, taken):
        members.introduce(target, nodes.person(target))
    return taken


def _report(path: Path, opened: Opened, parts: list[tuple[Database, Taken]], *, key_open: bool) -> SourceReport:
    taken = [each for _source, each in parts]
    events = sum(each.events for each in taken)
    erased = sum(each.erased + each.buried for each in taken)
    warnings = [*opened.remarks, *merge_words.warnings(parts)]
    if opened.key is not None and not key_open:
        warnings.append(_("Its names and numbers were not taken in, because the key is not open here."))
    if any(each.buried for each in taken):
        warnings.append(
            _("What was erased there is erased here now, and older backups, packages and exports with it are deleted.")
        )
    elif erased:
        warnings.append(
            ngettext(
                "{count} entry holds what was erased for good and was left out.",
                "{count} entries hold what was erased for good and were left out.",
                erased,
            ).format(count=erased)
        )
    return SourceReport(
        path=path,
        kind=opened.kind,
        sender=opened.sender,
        made=opened.made,
        events=events,
        new=merge_words.counted(taken),
        conflicts=sum(each.conflicts for each in taken),
        erased=erased,
        warnings=tuple(warnings),
        already=events == 0 and erased == 0,
    )


def _clean_up(study: Study, taken: list[Taken]) -> None:
    """Leave no byte of what a tombstone took, here or in copies this machine made, and give the disk back its room."""
    for db in (study.data, study.key):
        if db is not None:
            if any(each.buried or each.erased for each in taken):
                erasing.scrub(db)
            db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    gone = {one for each in taken if each.buried for one in each.about}
    if gone:
        made = backing_up.back_up(study).absolute()
        copying.renew(study, [copy for copy in copying.about(study, gone, ()) if copy.path.absolute() != made])
