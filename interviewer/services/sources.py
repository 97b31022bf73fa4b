"""Files that are merged in: packages, projects and backups, each opened to be read from, and left as it is."""

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext
from interviewer.services import entrusting, inspecting
from interviewer.services.opening import key_beside
from interviewer.services.study import Study
from interviewer.storage import backups, cipher, files, log, nodes, packages, staging
from interviewer.storage.driver import Database
from interviewer.storage.errors import FileMissing, FileOlder, NotAProject, WrongPassphrase
from interviewer.storage.package_errors import PackageBroken
from interviewer.storage.staging import Unpacked

PACKAGE_SUFFIX = ".pakke"


class SourceKind(StrEnum):
    """What kind of file was given."""

    PACKAGE = "package"
    PROJECT = "project"
    BACKUP = "backup"


class ForeignProject(InterviewerError):
    """The file belongs to another study."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("“{name}” belongs to another study. Nothing was changed. Choose a file of this project.").format(
                name=path.name
            )
        )


class IsItself(InterviewerError):
    """The project was to be merged into itself."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("“{name}” is the project that is open. Nothing was changed. Choose another laptop’s file.").format(
                name=path.name
            )
        )


class IsReview(InterviewerError):
    """A reviewer's package was to be merged: it is a report, and holds no log."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” is a reviewer’s package: a report to read, with nothing to merge. Nothing was changed. Check "
                "it with “interviewer verify”, or read it in the window: File, Open a review package."
            ).format(name=path.name)
        )


class CannotBeOpened(InterviewerError):
    """The passphrase is another one, or the file is damaged or something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” cannot be opened: its passphrase is another one, or it is damaged or no project. "
                "Nothing was changed. Check the passphrase, or ask for the file once more."
            ).format(name=path.name)
        )


@dataclass(frozen=True, slots=True)
class Source:
    """A file to merge in, with what opens it; ``None`` stands for the passphrase given for all."""

    path: Path
    passphrase: str | None = field(default=None, repr=False)
    key_path: Path | None = None
    key_passphrase: str | None = field(default=None, repr=False)


@dataclass(slots=True)
class Opened:
    """A file that is open to be read, as it stood at one moment."""

    kind: SourceKind
    data: Database
    key: Database | None
    node: str
    """UUID of the laptop the file comes from."""
    sender: str
    made: datetime | None
    remarks: tuple[str, ...] = ()


def kind_of(path: Path) -> SourceKind:
    """Return what kind of file lies at ``path``, from its first bytes. Raises FileMissing, IsReview, PackageBroken."""
    if path.exists() and inspecting.is_review(path):
        raise IsReview(path)
    if not path.is_file():
        raise FileMissing(path)
    if packages.is_package(path):
        return SourceKind.PACKAGE
    if path.suffix == PACKAGE_SUFFIX:
        raise PackageBroken(path, _("it is no package of this program"))
    return SourceKind.BACKUP if zipfile.is_zipfile(path) else SourceKind.PROJECT


@contextmanager
def opened(study: Study, source: Source, passphrase: str | None) -> Iterator[Opened]:
    """Hold a source open for reading.

    Raises FileMissing, NotAProject, WrongPassphrase, FileBroken, FileNewer, ForeignProject, IsItself, BackupBroken,
    PackageBroken, PackageNewer, PackageNotForYou, PackagePassphraseWrong.
    """
    words = source.passphrase if source.passphrase is not None else passphrase
    kind = kind_of(source.path)
    with ExitStack() as stack:
        if kind is SourceKind.PACKAGE:
            found = _package(study, source.path, words, stack)
        else:
            found = _files(study, source, words, kind, stack)
        for db in (found.data, found.key):
            if db is not None and log.project_id(db) != log.project_id(study.data):
                raise ForeignProject(source.path)
        yield found


def _package(study: Study, path: Path, words: str | None, stack: ExitStack) -> Opened:
    found = staging.unpacked(path, study.path.parent, entrusting.identities(study), [words] if words else [])
    return of_package(stack.enter_context(found))


def of_package(unpacked: Unpacked) -> Opened:
    """Return an unpacked package as a source."""
    label = unpacked.label
    assert label is not None
    made = datetime.fromisoformat(label.made)
    sender = _sender(label.person, label.device)
    return Opened(SourceKind.PACKAGE, unpacked.parts["data"], unpacked.parts.get("key"), label.node, sender, made)


def _files(study: Study, source: Source, words: str | None, kind: SourceKind, stack: ExitStack) -> Opened:
    if source.path.samefile(study.path):
        raise IsItself(source.path)
    if words is None:
        raise CannotBeOpened(source.path)
    path, key_path, made = source.path, source.key_path or key_beside(source.path), None
    if kind is SourceKind.BACKUP:
        folder = stack.enter_context(staging.workspace(study.path.parent))
        path, key_path, made = _extracted(source.path, folder)
    data = _reading(path, words, study, stack)
    key, remarks = _key(study, key_path, source.key_passphrase, words, stack)
    remarks += _drafts(data)
    _number, uuid = nodes.own(data)
    sender = _sender(nodes.person(data), nodes.described(data, uuid)[0])
    return Opened(kind, data, key, uuid, sender, made, remarks)


def _extracted(backup: Path, folder: Path) -> tuple[Path, Path, datetime | None]:
    held = backups.read_manifest(backup)
    data, key = folder / "data.intervju", folder / "data.nokkel"
    backups.extract(backup, backups.DATA, data)
    if backups.KEY in held:
        backups.extract(backup, backups.KEY, key)
    return data, key, datetime.fromisoformat(backups.made_at(backup))


def _reading(path: Path, words: str, study: Study, stack: ExitStack) -> Database:
    """Return the file as it stands now, checked; one of an older schema is brought up to date in a copy."""
    try:
        raw = cipher.key_of(path, words)
        db = files.open_checked(path, raw, read_only=True)
    except (WrongPassphrase, NotAProject) as error:
        raise CannotBeOpened(path) from error
    except FileOlder:
        copy = stack.enter_context(staging.workspace(study.path.parent)) / path.name
        shutil.copyfile(path, copy)
        db = files.open_checked(copy, raw)
    stack.callback(db.close)
    db.conn.execute("BEGIN")
    db.execute("SELECT count(*) FROM local").fetchone()  # from here on one moment is seen, whatever others write
    return db


def _key(
    study: Study, path: Path, given: str | None, words: str, stack: ExitStack
) -> tuple[Database | None, tuple[str, ...]]:
    if not path.is_file():
        return None, ()
    try:
        return _reading(path, given if given is not None else words, study, stack), ()
    except CannotBeOpened:
        if given is not None:
            raise
        return None, (_("Its key has another passphrase and was not read: names and numbers stay out."),)


def _drafts(data: Database) -> tuple[str, ...]:
    count = int(data.execute("SELECT count(*) FROM draft").fetchone()[0])
    if not count:
        return ()
    return (
        ngettext(
            "{count} text was still being typed there and does not come along: close the project there first.",
            "{count} texts were still being typed there and do not come along: close the project there first.",
            count,
        ).format(count=count),
    )


def _sender(person: str, device: str) -> str:
    return f"{person} · {device}" if device else person
