"""Proof of a withdrawal: the sheet in Word, and the list of what the program cannot reach."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from interviewer.domain.condition_words import Translate
from interviewer.domain.identity import new_id
from interviewer.domain.withdrawal import Scope, named
from interviewer.exchange import proof_document
from interviewer.exchange.proof_document import Proof
from interviewer.language import N_, _
from interviewer.reasons import reason
from interviewer.services import auditing, copying, registering
from interviewer.services.copying import Renewed
from interviewer.services.study import Study
from interviewer.storage import files, outputs
from interviewer.storage.erasing import Erasure
from interviewer.storage.errors import CannotWrite
from interviewer.storage.withdrawals import Unfinished

_FOLDER = "slettebekreftelser"

_TEAM = N_(
    "Other laptops of the team: send a package today and take in theirs. Theirs is gone when they take in yours."
)
_PACKAGES = N_("Packages that were sent or taken in: delete them, and ask whoever has them to do so.")
_PAPER = N_("Printed sheets, signed forms and notes by hand: shred them.")
_MAIL = N_("E-mail and SMS with this person, and the contact list of the phone.")
_CLOUD = N_("Copies in cloud storage, on memory sticks and in the machine's own backup.")
_SOUND = N_("Sound recordings, and texts made outside this program.")
_MOVED = N_("Files that were moved, renamed or copied after this program wrote them.")
_PASSPHRASE = N_("Change the project's passphrase, so that older copies do not open with the one in use.")
_PRINTED = N_("Reports, articles and slides in which this person's words already stand.")
_OTHERS_FILES = N_("Transcripts that others have got: tell them.")
_RETOLD = N_(
    "Memos, readings, good practice and texts already printed that retell in other words what this person said: "
    "the program finds names and words in a row only. Read them, and rewrite what is theirs."
)
_QUOTING = N_("Good practice, readings, definitions and memos that quote this person: take the quotes out.")
_TWINS = N_("May be the same person, entered once more and not joined: {who}. See to that entry too.")
_CHANGED = N_(
    "This file was changed or replaced after this program wrote it, so it was not deleted. Look through it, and delete "
    "it if it holds anything of this person: {path}"
)
_FOREIGN = N_(
    "This file was written by another copy of this project, or that cannot be ruled out, so it was not deleted. See to "
    "it there, or delete it if it holds anything of this person: {path}"
)
_MENTIONING = N_(
    "This transcript was deleted and not made anew, because its texts may still name this person. Rewrite them or "
    "strike the passages, then export again: {path}"
)
_LINES: dict[Scope, tuple[str, ...]] = {
    Scope.CONTACT: (_TEAM, _MAIL),
    Scope.STOP: (_TEAM, _OTHERS_FILES, _MAIL),
    Scope.QUOTES: (_TEAM, _QUOTING, _PRINTED, _OTHERS_FILES),
    Scope.ALL: (_TEAM, _PACKAGES, _PAPER, _MAIL, _CLOUD, _SOUND, _MOVED, _PRINTED, _RETOLD, _PASSPHRASE),
}


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was done: the sheet, numbers in words, the copies deleted and made anew, and what is left to do by hand."""

    scope: Scope
    proof: Path
    erased: tuple[tuple[str, int], ...]
    deleted: tuple[Path, ...]
    exported: tuple[Path, ...]
    checklist: tuple[str, ...]


def heads(study: Study) -> tuple[tuple[str, str], ...]:
    """Return the latest hash of each laptop in each file, by what it is called on the sheet."""
    where = {False: registering.translations(study.project)(N_("data")), True: _key_word(study)}
    return tuple((f"{head.laptop} · {where[head.in_key]}", head.hash) for head in auditing.heads(study))


def _key_word(study: Study) -> str:
    return registering.translations(study.project)(N_("key"))


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to a person: where the person is named, which other entries may be theirs, and files."""

    mentions: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    stuck: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    waiting: tuple[Path, ...] = ()
    foreign: tuple[Path, ...] = ()


def checklist(scope: Scope, translate: Translate, left: Left, *, told: bool = True) -> tuple[str, ...]:
    """Return what the program cannot reach; without ``told``, files, places and others are counted instead of named."""
    lines = [translate(line) for line in _LINES[scope]]
    if left.mentions:
        where = ", ".join(left.mentions) if told else str(len(left.mentions))
        lines.insert(0, translate(N_("Texts of others that name this person: {where}.")).format(where=where))
    if left.twins:
        who = ", ".join(left.twins) if told else str(len(left.twins))
        lines.insert(0, translate(_TWINS).format(who=who))
    if told:
        stuck = N_("This file could not be deleted or made anew: {path}")
        files_left = ((stuck, left.stuck), (_CHANGED, left.changed), (_FOREIGN, left.foreign),
                      (_MENTIONING, left.waiting))  # fmt: skip
        for words, paths in files_left:
            lines += [translate(words).format(path=path) for path in paths]
    elif count := len({*left.stuck, *left.changed, *left.foreign}):
        words = translate(N_("Files on this machine that could not be deleted or made anew: {count}."))
        lines.append(words.format(count=count))
    return tuple(lines)


def write(study: Study, left: Unfinished, renewed: Renewed) -> Withdrawal:
    """Write the sheet of a withdrawal, and return what was done. Raises CannotWrite."""
    scope, translate = Scope(left.scope), registering.translations(study.project)
    deleted = copying.counts(copy for copy in renewed.deleted if not copy.interview)
    todo = Left(left.mentions, left.twins, renewed.stuck, renewed.changed, renewed.waiting, renewed.foreign)
    proof = Proof(
        project=study.project.title,
        language=study.project.language,
        scope=scope,
        at=datetime.fromisoformat(left.at),
        by=left.by,
        pseudonym=left.pseudonym,
        institution=study.project.institution,
        contact=study.project.contact,
        tombstone=left.erasure,
        erased=left.counts,
        deleted=tuple(deleted.items()),
        remade=len(renewed.made),
        before=left.before,
        after=heads(study),
        checklist=checklist(scope, translate, todo, told=False),
    )
    place = Path(left.proof) if left.proof else _place(study, left.erasure or new_id(), proof.at)
    _put(study, place, proof_document.to_bytes(proof, translate), left.erasure)
    return Withdrawal(
        scope=scope,
        proof=place,
        erased=tuple((named(kind, count), count) for kind, count in left.counts),
        deleted=tuple(copy.path for copy in renewed.deleted),
        exported=renewed.made,
        checklist=checklist(scope, _, todo),
    )


def again(study: Study, erasure: Erasure, place: Path | None = None) -> Path:
    """Write the sheet of something erased earlier once more, from what the log keeps of it. Raises CannotWrite."""
    translate = registering.translations(study.project)
    scope = Scope.ALL
    proof = Proof(
        project=study.project.title,
        language=study.project.language,
        scope=scope,
        at=erasure.at,
        by=erasure.by,
        institution=study.project.institution,
        contact=study.project.contact,
        tombstone=erasure.id,
        erased=tuple(erasure.counts.items()),
        after=heads(study),
        checklist=checklist(scope, translate, Left()),
    )
    put = place or _place(study, erasure.id, erasure.at)
    _put(study, put, proof_document.to_bytes(proof, translate), erasure.id)
    return put


def of(study: Study, erasure_id: str) -> Path | None:
    """Return where the sheet of something erased lies on this machine, or ``None``."""
    held = [output.path for output in outputs.all_of(study.data) if output.kind == copying.PROOF]
    return next((path for path in held if path.stem.endswith(erasure_id[-12:]) and path.exists()), None)


def _place(study: Study, mark: str, at: datetime) -> Path:
    folder = study.path.with_name(f"{study.path.stem}-{_FOLDER}")
    return folder / f"bekreftelse-{at:%Y%m%d}-{mark[-12:]}.docx"


def _put(study: Study, place: Path, content: bytes, about: str) -> None:
    """Write a finished sheet beside its place and move it in."""
    aside = place.with_name(f".{place.name}.part")
    try:
        files.make_folder(place)
        files.write(aside, content)
        aside.replace(place)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise CannotWrite(place, reason(error)) from error
    with study.deed():
        outputs.remember(study.data, place, copying.PROOF, (about,) if about else ())
