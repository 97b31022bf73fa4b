"""The one way out: finished files are read through by the gate, weighed for small cells, written, and put on record.

Every export goes through :func:`release`, whatever it holds and whatever format it has. First the names: no form of any
entry of the register may stand in the finished bytes. Then the small cells. Then the files are written, all or none.
"""

import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from interviewer.domain.identity import new_id
from interviewer.domain.interview import Interview
from interviewer.domain.project import Project
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.reasons import reason
from interviewer.services import crowding, delivering, gating, registering, times
from interviewer.services.crowding import Leave
from interviewer.services.delivering import NotWritten
from interviewer.services.study import Study
from interviewer.storage import exports, outputs
from interviewer.storage.exports import Export

__all__ = ["Export", "File", "listed", "public", "refuse", "release"]


class NotOnRecord(InterviewerError):
    """The project was opened for reading, and what leaves has to be put on record in it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Nothing was written: the project is open for reading only, so the export could not be put on record, "
                "and a withdrawal would not find it. Export in the window that has the project open, or close it there."
            )
        )


OWN_COPY = "own copy"
"""The kind under which a file is remembered that somebody had changed before it was exported anew."""


@dataclass(frozen=True, slots=True)
class File:
    """A finished file: its name and bytes, and the ids of interviews and persons that it is about."""

    name: str
    content: bytes
    about: tuple[str, ...] = ()


def public(project: Project) -> tuple[str, ...]:
    """Return the bodies and the contact that are printed as they are, because the informants were told them.

    A place in them is public, and a lone given name is that of whoever runs the project. The title and the purpose are
    the project's own words and are read as strictly as any answer.
    """
    return (project.institution, project.commissioner, project.contact)


def refuse(study: Study, files: Mapping[str, bytes], own: frozenset[str] = frozenset()) -> None:
    """Raise NamesLeft when a finished file holds a name of the register; ``own`` are the program's own lines."""
    entries, facts = registering.entries(study), public(study.project)
    for name, content in files.items():
        gating.refuse(name, content, entries, facts, own)


def release(
    study: Study,
    what: str,
    files: Collection[File],
    folder: Path,
    interviews: Collection[Interview],
    leave: Leave,
    own: frozenset[str] = frozenset(),
) -> tuple[Path, ...]:
    """Let finished files out and return where they are; ``what`` is the kind of export, a code.

    Below the level of pseudonyms, these are looked for as the names are. Raises NamesLeft, SmallCells, Unreadable,
    NotOnRecord, NotWritten; then nothing was written.
    """
    with registering.at(leave.attribution):
        refuse(study, {file.name: file.content for file in files}, own)
    crowding.refuse(study, tuple(interviews), leave)
    return _written(study, what, files, folder, leave)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a file is handed to, by pseudonym and by the own name."""

    pseudonym: str
    name: str


def hand_out(
    study: Study, what: str, file: File, folder: Path, leave: Leave, to: Holder, own: frozenset[str]
) -> tuple[Path, ...]:
    """Let somebody have what the project holds of them: the own name may stand in it, and nobody else's.

    ``own`` are the program's own lines. Raises NamesLeft, Unreadable, NotOnRecord, NotWritten.
    """
    others = tuple(entry for entry in registering.entries(study) if entry.pseudonym != to.pseudonym)
    gating.refuse(file.name, file.content, others, (*public(study.project), to.name), own)
    return _written(study, what, [file], folder, leave)


def _written(study: Study, what: str, files: Collection[File], folder: Path, leave: Leave) -> tuple[Path, ...]:
    """Put the files in their place; the project remembers each, and whom it is about, before it is there."""
    if study.read_only:
        raise NotOnRecord
    aside = _set_aside(study, files, folder)
    try:
        return _delivered(study, what, files, folder, leave)
    except BaseException:
        for copy in aside:
            copy.unlink(missing_ok=True)
            outputs.forget(study.data, copy)
        raise


def _set_aside(study: Study, files: Collection[File], folder: Path) -> list[Path]:
    """Copy what lies there and is not what this program wrote, so that nobody's own changes are lost.

    The project remembers the copies with whom they are about, like what it wrote itself.
    """
    kept = []
    for file in files:
        place = folder / file.name
        known = outputs.at(study.data, place)
        if place.is_file() and not (known is not None and known.is_there()):
            copy = _free(place)
            try:
                shutil.copy2(place, copy)
                copy.chmod(0o600)
            except OSError as error:
                raise NotWritten(folder, reason(error)) from error
            kept.append(copy)
            outputs.remember(study.data, copy, OWN_COPY, file.about)
    return kept


def _free(place: Path) -> Path:
    """Return a name beside ``place`` that nothing has."""
    numbered = (place.with_name(f"{place.stem}-{number}{place.suffix}.bak") for number in count(1))
    return next(each for each in numbered if not each.exists())


def _delivered(study: Study, what: str, files: Collection[File], folder: Path, leave: Leave) -> tuple[Path, ...]:
    contents = {file.name: file.content for file in files}
    before = {output.path: output for output in outputs.all_of(study.data)}
    with study.deed() as deed:
        for file in files:
            outputs.remember(study.data, folder / file.name, what, file.about, outputs.mark_of_bytes(file.content))
        kept = _kept(study, what, files, leave)
        exports.save(study.data, kept, deed)
    try:
        return delivering.deliver(contents, folder)
    except BaseException:
        for file in files:
            place = folder / file.name
            known = before.get(place.expanduser().absolute())
            outputs.put(study.data, known) if known else outputs.forget(study.data, place)
        with study.deed() as deed:
            exports.take_back(study.data, kept, deed)
        raise


def _kept(study: Study, what: str, files: Collection[File], leave: Leave) -> Export:
    marks = tuple((file.name, outputs.mark_of_bytes(file.content).sha256) for file in files)
    audience = registering.without_names(study, leave.audience)
    return Export(new_id(), what, audience, leave.attribution.value, study.me, times.now(), marks)


def listed(study: Study) -> tuple[Export, ...]:
    """Return every export that left, the latest first (E9)."""
    return tuple(reversed(exports.all_of(study.data)))
