"""Proof of a withdrawal: the sheet in Word, and the list of what the program cannot reach."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from interviewer.domain.condition_words import Translate
from interviewer.domain.identity import new_id
from interviewer.domain.withdrawal import KINDS, Scope
from interviewer.exchange import proof_document
from interviewer.exchange.proof_document import Proof
from interviewer.language import N_, _
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
_LINES: dict[Scope, tuple[str, ...]] = {
    Scope.CONTACT: (_TEAM, _MAIL),
    Scope.STOP: (_TEAM, _OTHERS_FILES, _MAIL),
    Scope.QUOTES: (_TEAM, _PRINTED, _OTHERS_FILES),
    Scope.ALL: (_TEAM, _PACKAGES, _PAPER, _MAIL, _CLOUD, _SOUND, _MOVED, _PRINTED, _PASSPHRASE),
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


def checklist(
    scope: Scope, translate: Translate, stuck: Sequence[object] = (), mentions: Sequence[str] = (), *, told: bool = True
) -> tuple[str, ...]:
    """Return what the program cannot reach; without ``told``, files and places are counted instead of named."""
    lines = [translate(line) for line in _LINES[scope]]
    if mentions:
        where = ", ".join(mentions) if told else str(len(mentions))
        lines.insert(0, translate(N_("Texts of others that name this person: {where}.")).format(where=where))
    if stuck and told:
        lines += [
            translate(N_("This file could not be deleted or made anew: {path}")).format(path=path) for path in stuck
        ]
    elif stuck:
        words = translate(N_("Files on this machine that could not be deleted or made anew: {count}."))
        lines.append(words.format(count=len(stuck)))
    return tuple(lines)


def write(study: Study, left: Unfinished, renewed: Renewed) -> Withdrawal:
    """Write the sheet of a withdrawal, and return what was done. Raises CannotWrite."""
    scope, translate = Scope(left.scope), registering.translations(study.project)
    deleted = Counter(copy.kind if copy.kind in KINDS else "other" for copy in renewed.deleted)
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
        checklist=checklist(scope, translate, renewed.stuck, left.mentions, told=False),
    )
    place = Path(left.proof) if left.proof else _place(study, left.erasure or new_id(), proof.at)
    _put(study, place, proof_document.to_bytes(proof, translate), left.erasure)
    return Withdrawal(
        scope=scope,
        proof=place,
        erased=tuple((_(KINDS[kind]), count) for kind, count in left.counts),
        deleted=tuple(copy.path for copy in renewed.deleted),
        exported=renewed.made,
        checklist=checklist(scope, _, renewed.stuck, left.mentions),
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
        checklist=checklist(scope, translate),
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
        aside.write_bytes(content)
        aside.chmod(0o600)
        aside.replace(place)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise CannotWrite(place, error.strerror or str(error)) from error
    with study.deed():
        outputs.remember(study.data, place, copying.PROOF, (about,) if about else ())
