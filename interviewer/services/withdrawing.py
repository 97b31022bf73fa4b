"""Withdrawing: no more contact, stop now, no quotes, or everything erased; with a proof sheet and a checklist.

Erasing commits first and deletes copies afterwards, so a stop in between leaves nothing that lives on unnoticed:
the project remembers what is still to be done, and :func:`finish` (or withdrawing once more) does it.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from interviewer.domain import replacement
from interviewer.domain.consent import Channel, Consent, Decision, Refusal
from interviewer.domain.identity import new_id
from interviewer.domain.joined import Kind
from interviewer.domain.progress import Progress, silent
from interviewer.domain.withdrawal import KINDS, Scope
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import backing_up, consenting, copying, embedding, proving, recruiting, settling, times
from interviewer.services.errors import NothingThere, ReadOnly
from interviewer.services.proving import Withdrawal
from interviewer.services.study import Study
from interviewer.storage import consents, erasing, interviews, joins, persons, withdrawals
from interviewer.storage.driver import Database
from interviewer.storage.withdrawals import Copy, Sitting, Text, Unfinished

__all__ = ["Found", "NothingToNarrow", "Scope", "Withdrawal", "find", "finish", "unfinished", "withdraw"]

_STEPS = 5


class NothingToNarrow(InterviewerError):
    """There is no consent that could be narrowed."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _("{who} has no consent that stands, so there is nothing to narrow. Nothing was changed.").format(who=who)
        )


@dataclass(frozen=True, slots=True)
class Found:
    """Everything there is about a person: numbers in words, copies on this machine, and what cannot be reached."""

    pseudonym: str
    lines: tuple[tuple[str, int], ...]
    copies: tuple[Path, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _About:
    """Whom and what it is about: a person under all ids, and the interviews with that person, alone and with others."""

    pseudonym: str
    members: tuple[str, ...]
    alone: tuple[Sitting, ...]
    shared: tuple[Sitting, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids that go whole."""
        return (*self.members, *(sitting.id for sitting in self.alone))


def find(study: Study, person_id: str) -> Found:
    """Return everything there is about a person, with numbers. Raises NothingThere, CallRunning."""
    study.refuse_in_call()
    about = _about(study, person_id)
    copies, mentions = _copies(study, about), _mentions(study, about)
    counts = _counts(study, about)
    counts["steps"] = sum(withdrawals.steps(db, about.ids) for db in _files(study))
    counts["shared"] = len(about.shared)
    counts["referrals"] = len(withdrawals.proposed_by(study.data, about.members))
    counts["mentions"] = len(mentions)
    for copy in copies:
        kind = copy.kind if copy.kind in KINDS else "other"
        counts[kind] = counts.get(kind, 0) + 1
    return Found(
        pseudonym=about.pseudonym,
        lines=tuple((_(KINDS[kind]), count) for kind, count in counts.items() if count),
        copies=tuple(copy.path for copy in copies),
        elsewhere=proving.checklist(Scope.ALL, _, (), _places(study, mentions)),
    )


def _about(study: Study, person_id: str) -> _About:
    row = recruiting.person(study, person_id)
    members = joins.of(study.data, Kind.PERSON).members(row.person.id)
    alone, shared = withdrawals.sittings(study.data, members)
    return _About(row.person.pseudonym, members, tuple(alone), tuple(shared))


def _files(study: Study) -> list[Database]:
    return [study.data] if study.key is None else [study.data, study.key]


def _copies(study: Study, about: _About) -> tuple[Copy, ...]:
    return copying.about(study, about.ids, [sitting.id for sitting in about.shared])


def _counts(study: Study, about: _About) -> dict[str, int]:
    counts: dict[str, int] = {}
    for db in _files(study):
        for kind, count in erasing.counts(db, about.ids).items():
            counts[kind] = counts.get(kind, 0) + count
    return counts


def _mentions(study: Study, about: _About) -> list[Text]:
    """Return the texts of others in which the person is named: they stay, and somebody has to go through them."""
    if study.key is None:
        return []
    held = persons.contacts(study.key)
    entries = [replacement.of_person(about.pseudonym, held[one]) for one in about.members if one in held]
    return [text for text in withdrawals.texts(study.data, about.ids) if replacement.find(text.words, entries)]


def _places(study: Study, mentions: Collection[Text]) -> tuple[str, ...]:
    """Return where these texts stand: whose, and under which question."""
    held = {interview.id: interview for interview in interviews.all_of(study.data)}
    people = {person.id: person.pseudonym for person in persons.all_of(study.data)}
    found = []
    for text in mentions:
        if (interview := held.get(text.interview)) is not None:
            place = embedding.guide(study, interview.guide).place(text.item.rsplit("/", 1)[0])
            who = ", ".join(people[one] for one in interview.persons if one in people)
            found.append(" ".join(each for each in (who, place.short if place else "") if each))
    return tuple(dict.fromkeys(found))


def withdraw(
    study: Study, person_id: str, scope: Scope, *, proof: Path | None = None, progress: Progress = silent
) -> Withdrawal:
    """Do what somebody who withdraws asks for, and write the proof sheet (to ``proof``, or beside the project).

    One that was stopped in the middle is finished first; asked for again, that is all there is to do.
    Raises ReadOnly, CallRunning, NothingThere, KeyClosed (erasing needs the key), NothingToNarrow, CannotWrite.
    """
    if study.read_only:
        raise ReadOnly
    study.refuse_in_call()
    left = withdrawals.unfinished(study.data)
    done = finish(study, progress) if left else None
    if done is not None and left is not None and person_id in left.persons:
        return done
    about = _about(study, person_id)
    settling.settle(study)
    progress(0, _STEPS)
    with study.deed() as deed:
        at, before = times.now(), proving.heads(study)
        copies, mentions = _DOOMED[scope](study, about), _places(study, _mentions(study, about))
        counts = _counts(study, about) if scope is Scope.ALL else {}
        erasure = _DEEDS[scope](study, about, at, deed)
        begun = Unfinished(
            erasure=erasure, scope=scope.value, pseudonym=about.pseudonym, persons=about.members,
            at=at.isoformat(), by=study.me, proof=str(proof or ""), counts=tuple(counts.items()), before=before,
            copies=copies, mentions=mentions if scope is Scope.ALL else (),
        )  # fmt: skip
        withdrawals.begin(study.data, begun)
    return finish(study, progress)


def unfinished(study: Study) -> str | None:
    """Return the pseudonym of a withdrawal that was stopped before its copies were dealt with, or ``None``."""
    left = withdrawals.unfinished(study.data)
    return left.pseudonym if left else None


def finish(study: Study, progress: Progress = silent) -> Withdrawal:
    """Do what is left of a withdrawal that is committed: every byte out of the files, copies, backup, proof sheet.

    Raises NothingThere when nothing is left, CannotWrite when the disk takes no more; it can be called again.
    """
    left = withdrawals.unfinished(study.data)
    if left is None:
        raise NothingThere(_("unfinished withdrawal"))
    whole = left.scope == Scope.ALL
    progress(1, _STEPS)
    if whole:
        for db in _files(study):
            erasing.scrub(db)
    progress(2, _STEPS)
    made = backing_up.back_up(study) if whole else None
    progress(3, _STEPS)
    copies = [copy for copy in left.copies if made is None or copy.path != made.absolute()]
    renewed = copying.renew(study, copies, keep_old=not whole)
    progress(4, _STEPS)
    done = proving.write(study, left, renewed)
    with study.deed():
        withdrawals.end(study.data)
    for db in _files(study):
        withdrawals.empty_log(db)
    progress(_STEPS, _STEPS)
    return done


# What each scope does; each returns the id of the erasure, if there is one


def _no_contact(study: Study, about: _About, _at: datetime, deed: str) -> str:
    for member in about.members:
        recruiting.block(study, member, deed, Refusal.DO_NOT_CONTACT)
        interviews.drop_planned(study.data, member, deed)
    return ""


def _stop(study: Study, about: _About, at: datetime, deed: str) -> str:
    earlier = consenting.standing(study, about.members[0])
    script, mark = embedding.script(study)
    nothing = Consent(
        new_id(), about.members[0], Decision.WITHDRAWN, Channel.ORAL, f"{script.id}@{script.version}", mark, at, None,
        study.me,
    )  # fmt: skip
    kept = replace(nothing, script=earlier.script, script_hash=earlier.script_hash) if earlier else nothing
    consents.save(study.data, kept, deed)
    for member in about.members:
        interviews.drop_planned(study.data, member, deed)
    return ""


def _no_quotes(study: Study, about: _About, at: datetime, deed: str) -> str:
    earlier = consenting.standing(study, about.members[0])
    if earlier is None or not earlier.decision.opens_notes:
        raise NothingToNarrow(about.pseudonym)
    choices = {**earlier.choices, "quotes": False}
    narrowed = replace(
        earlier, id=new_id(), at=at, read_from=None, interviewer=study.me, choices=choices, reconfirms=earlier.id
    )
    consents.save(study.data, narrowed, deed)
    return ""


def _everything(study: Study, about: _About, at: datetime, deed: str) -> str:
    key = study.names
    for person in withdrawals.proposed_by(study.data, about.members):
        withdrawals.unreferred(study.data, person, deed)
    for sitting in about.shared:
        withdrawals.leave(study.data, sitting, about.members, deed)
    erasing.erase_whole(key, about.ids, Scope.ALL.value, study.me, at, deed)
    return erasing.erase_whole(study.data, about.ids, Scope.ALL.value, study.me, at, deed).id


_DEEDS = {
    Scope.CONTACT: _no_contact,
    Scope.STOP: _stop,
    Scope.QUOTES: _no_quotes,
    Scope.ALL: _everything,
}


def _none(_study: Study, _about: _About) -> tuple[Copy, ...]:
    return ()


def _quoting(study: Study, about: _About) -> tuple[Copy, ...]:
    return copying.transcripts(study, about.members)


_DOOMED = {Scope.CONTACT: _none, Scope.STOP: _none, Scope.QUOTES: _quoting, Scope.ALL: _copies}
"""Which copies are to be dealt with after each."""
