"""Packages out: the whole log to the lead, or to a member what a member needs and never others' answers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from interviewer.domain.member import Role
from interviewer.domain.progress import Progress, silent
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import handing, settling, sources, times
from interviewer.services.study import Study
from interviewer.storage import log, members, nodes, outputs, packages, schema, seals
from interviewer.storage.chains import Link
from interviewer.storage.errors import AlreadyThere
from interviewer.storage.packages import Label, Part

SUFFIX = sources.PACKAGE_SUFFIX


class NobodyToSendTo(InterviewerError):
    """There is no public key of whoever the package is for."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _(
                "No key of {who} is known here, so nothing can be encrypted to them. No package was made. "
                "Use a passphrase instead, or merge a package from them first."
            ).format(who=who)
        )


@dataclass(frozen=True, slots=True)
class Lead:
    """To the lead and the deputies, by their keys."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """To one person of the team, or to a public age key."""

    who: str


@dataclass(frozen=True, slots=True)
class Passphrase:
    """To whoever knows the passphrase."""

    words: str


@dataclass(frozen=True, slots=True)
class ForMember:
    """From the lead to a member: assignments, texts, guides, blocks and tombstones, and no answers."""

    name: str
    words: str


Address = Lead | Recipient | Passphrase | ForMember


@dataclass(frozen=True, slots=True)
class PackReport:
    """What was packed. ``withheld`` events go along as bare links of the chain."""

    path: Path
    events: int
    withheld: int
    readers: tuple[str, ...]
    with_key: bool


def pack(study: Study, output: Path, *, to: Address, with_key: bool = True, progress: Progress = silent) -> PackReport:
    """Write a package and return what went into it; texts being typed become events first.

    An older package at that place is replaced; any other file is not.
    Raises CallRunning, NobodyToSendTo, AlreadyThere, CannotWrite, ReadOnly.
    """
    study.refuse_in_call()
    place = output if output.suffix else output.with_suffix(SUFFIX)
    if place.exists() and not packages.is_package(place):
        raise AlreadyThere(place)
    settling.settle(study)
    readers, names = _readers(study, to)
    parts = _parts(study, to, with_key=with_key)
    for part in parts:
        seals.seal(part.db)
    total = sum(int(part.db.execute("SELECT count(*) FROM event").fetchone()[0]) for part in parts)
    label = _label(study, whole=not isinstance(to, ForMember))
    packed = packages.write(place, label, [_counted(part, total, progress) for part in parts], readers, study.data)
    outputs.remember(study.data, place, "package", ())
    return PackReport(place, packed, total - packed, names, len(parts) > 1)


def _label(study: Study, *, whole: bool) -> Label:
    _number, uuid = nodes.own(study.data)
    device, public_key = nodes.described(study.data, uuid)
    made = times.now().isoformat()
    return Label(log.project_id(study.data), schema.VERSION, made, study.me, device, uuid, public_key, whole)


def _readers(study: Study, to: Address) -> tuple[list[str] | str, tuple[str, ...]]:
    if isinstance(to, Passphrase | ForMember):
        return to.words, (_("whoever knows the passphrase"),)
    if isinstance(to, Recipient) and to.who.startswith("age1"):
        return [to.who], (to.who,)
    if isinstance(to, Recipient):
        keys = [member.age for member in members.all_of(study.data) if member.person == to.who and member.age]
        if not keys:
            raise NobodyToSendTo(to.who)
        return sorted(set(keys)), (to.who,)
    found = [role for role in members.roles(study.data) if role.age and role.role != Role.MEMBER]
    if not found:
        raise NobodyToSendTo(_("the lead"))
    return sorted({role.age for role in found}), tuple(role.person for role in found)


def _parts(study: Study, to: Address, *, with_key: bool) -> list[Part]:
    goes: Callable[[Link], bool] = handing.for_member(study, to.name) if isinstance(to, ForMember) else _everything
    parts = [Part("data", study.data, goes)]
    if study.key is not None and with_key:
        parts.append(Part("key", study.key, goes))
    return parts


def _everything(_link: Link) -> bool:
    return True


def _counted(part: Part, total: int, progress: Progress) -> Part:
    """Return the part reporting on its way how many events have gone by."""
    done = 0

    def goes(link: Link) -> bool:
        nonlocal done
        done += 1
        if done % 500 == 0:
            progress(min(done, total), total)
        return part.goes(link)

    return replace(part, goes=goes)
