"""Enrolling: a member's laptop gets a project of its own from the lead's package, with an empty key."""

from pathlib import Path

from interviewer.language import _
from interviewer.services import entrusting, merging, sources
from interviewer.services.creating import refuse_bad_place
from interviewer.services.errors import Incomplete
from interviewer.services.opening import SUFFIX, key_beside
from interviewer.services.sources import SourceKind
from interviewer.services.study import Study
from interviewer.storage import files, log, staging
from interviewer.storage.driver import Database
from interviewer.storage.errors import AlreadyThere
from interviewer.storage.locks import WriterLock
from interviewer.storage.package_errors import PackageBroken
from interviewer.storage.staging import Unpacked


def join(
    package: Path,
    output: Path,
    *,
    me: str,
    passphrase: str,
    package_passphrase: str | None = None,
    key_passphrase: str | None = None,
) -> Study:
    """Make a project from a package and return it open; nothing is left behind when a part of it fails.

    Raises Incomplete (who you are, the passphrase), Unsuitable, AlreadyThere, and what reading a package raises.
    """
    for what, value in ((_("Who you are"), me.strip()), (_("The passphrase"), passphrase)):
        if not value:
            raise Incomplete(what)
    target = output if output.suffix == SUFFIX else output.with_name(output.name + SUFFIX)
    refuse_bad_place(target.parent)
    for place in (target, key_beside(target)):
        if place.exists():
            raise AlreadyThere(place)
    if sources.kind_of(package) is not SourceKind.PACKAGE:
        raise PackageBroken(package, _("it is no package of this program"))
    words = package_passphrase if package_passphrase is not None else passphrase
    files.make_folder(target)
    with staging.unpacked(package, target.parent, [], [words]) as unpacked:
        return _made(package, unpacked, target, me, (passphrase, key_passphrase or passphrase))


def _made(package: Path, unpacked: Unpacked, target: Path, me: str, passphrases: tuple[str, str]) -> Study:
    found = sources.of_package(unpacked)
    project = log.project_id(found.data)
    lock = WriterLock(target).acquire()
    made: list[tuple[Database, Path]] = []
    try:
        data, data_key = files.create(target, passphrases[0], project, me)
        made.append((data, target))
        key, key_key = files.create(key_beside(target), passphrases[1], project, me)
        made.append((key, key_beside(target)))
        study = Study(target, key_beside(target), data, data_key, key, key_key, lock=lock)
        merging.take(study, package, found)
        entrusting.entrust(study)
    except BaseException:
        for unfinished, place in made:
            files.discard(unfinished, place)
        lock.release()
        raise
    return study
