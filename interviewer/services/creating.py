"""Making a project: two encrypted files in a local folder, with its guides and consent text embedded."""

import math
import string
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import platformdirs

from interviewer.domain.identity import new_id
from interviewer.domain.project import Project
from interviewer.domain.text import one_line
from interviewer.language import _
from interviewer.services import embedding, entrusting, guiding, texting
from interviewer.services.errors import Incomplete, Unsuitable
from interviewer.services.opening import SUFFIX, key_beside, remember_key
from interviewer.services.study import Study
from interviewer.storage import blocks, files, folders, log, projects
from interviewer.storage.driver import Database
from interviewer.storage.locks import WriterLock


class Strength(StrEnum):
    """How long a passphrase would stand up to guessing."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class NewProject:
    """What a new project is made from; ``key_path`` may lie elsewhere than the data."""

    path: Path
    passphrase: str
    me: str
    title: str
    key_path: Path | None = None
    key_passphrase: str | None = None
    case_word: str = "møteplass"
    institution: str = ""
    commissioner: str = ""
    purpose: str = ""
    contact: str = ""
    end_date: date | None = None
    guides: tuple[str, ...] = ("moteplass",)
    """Ids of shipped guides, or files."""
    special_category: bool = False
    language: str = "nb"


def create(new: NewProject) -> Study:
    """Make the project and return it open; nothing is left behind when a part of it fails.

    Raises Incomplete (no title, name or passphrase), Unsuitable (network or synchronised folder), AlreadyThere,
    CannotWrite, FormBroken.
    """
    path = new.path if new.path.suffix == SUFFIX else new.path.with_name(new.path.name + SUFFIX)
    key_path = new.key_path or key_beside(path)
    _check(new, path, key_path)
    guides = [guiding.show(reference) for reference in new.guides]
    project = _project(new, tuple(guide.id for guide in guides))
    files.make_folder(path)
    lock = WriterLock(path).acquire()
    made: list[tuple[Database, Path]] = []
    try:
        data, data_key = files.create(path, new.passphrase, project.id, new.me)
        made.append((data, path))
        key, key_key = files.create(key_path, new.key_passphrase or new.passphrase, project.id, new.me)
        made.append((key, key_path))
        study = Study(path, key_path, data, data_key, key, key_key, lock=lock)
        with log.transaction(data):
            projects.save(data, project)
            blocks.make_key(data)
            remember_key(study)
            embedding.embed_guides(study, guides)
            texting.begin(study)
            entrusting.entrust(study)
    except BaseException:
        for unfinished, place in made:
            files.discard(unfinished, place)
        lock.release()
        raise
    return study


def _check(new: NewProject, path: Path, key_path: Path) -> None:
    for what, value in (
        (_("The project's title"), new.title.strip()),
        (_("Who you are"), new.me.strip()),
        (_("The passphrase"), new.passphrase),
    ):
        if not value:
            raise Incomplete(what)
    refuse_bad_place(path.parent)
    refuse_bad_place(key_path.parent)


def _project(new: NewProject, guides: tuple[str, ...]) -> Project:
    return Project(
        id=new_id(),
        title=one_line(new.title),
        case_word=one_line(new.case_word) or "møteplass",
        institution=one_line(new.institution),
        commissioner=one_line(new.commissioner),
        purpose=one_line(new.purpose),
        contact=one_line(new.contact),
        end_date=new.end_date,
        special_category=new.special_category,
        language=new.language,
        guides=guides,
    )


def change_project(study: Study, project: Project) -> None:
    """Keep the project's facts as they are now."""
    with study.deed():
        projects.save(study.data, project)


def proposed_folder() -> Path:
    """Return a local folder of the user's own that no service synchronises."""
    return Path(platformdirs.user_data_dir("Interviewer", appauthor=False))


def refuse_bad_place(folder: Path) -> None:
    """Raise Unsuitable for a folder on a network drive or in one that a cloud service synchronises."""
    why = folders.why_unsuitable(folder)
    if why is not None:
        raise Unsuitable(folder, why, proposed_folder())


def strength(passphrase: str) -> Strength:
    """Return a rough strength from length and variety: under 10 characters is weak, four words are strong."""
    kinds = [string.ascii_lowercase, string.ascii_uppercase, string.digits]
    pool = sum(len(kind) for kind in kinds if set(passphrase) & set(kind))
    pool += 33 if any(not character.isalnum() or ord(character) > 127 for character in passphrase) else 0
    varied = min(len(passphrase), 2 * len(set(passphrase)))
    bits = varied * math.log2(pool) if pool else 0.0
    if bits < 60 or len(passphrase) < 10:
        return Strength.WEAK
    return Strength.STRONG if bits >= 90 else Strength.FAIR
