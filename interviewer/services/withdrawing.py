"""Withdrawing: no more contact, stop now, no quotes, or everything erased; with a proof sheet and a checklist.

Erasing commits first and deletes copies afterwards, so a stop in between leaves nothing that lives on unnoticed:
the project remembers what is still to be done, and :func:`finish` (or withdrawing once more) does it.
"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from interviewer.domain.consent import Channel, Consent, Decision, Guardian, Refusal
from interviewer.domain.identity import new_id
from interviewer.domain.mark import MarkKind
from interviewer.domain.progress import Progress, silent
from interviewer.domain.withdrawal import Scope
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import (
    backing_up,
    consenting,
    copying,
    delivering,
    guarding,
    mentioning,
    proving,
    recruiting,
    settling,
    sweeping,
    texting,
    times,
    tracing,
)
from interviewer.services.errors import NothingThere, ReadOnly
from interviewer.services.proving import Withdrawal
from interviewer.services.study import Study
from interviewer.services.tracing import Found, find
from interviewer.storage import answers, consents, erasing, interviews, outputs, persons, withdrawals
from interviewer.storage.withdrawals import Copy, Unfinished

__all__ = [
    "Found", "NotFinished", "NothingToNarrow", "Scope", "Withdrawal", "find", "finish", "person_called", "unfinished",
    "withdraw",
]  # fmt: skip

_STEPS = 5


class NothingToNarrow(InterviewerError):
    """There is no consent that could be narrowed."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _("{who} has no consent that stands, so there is nothing to narrow. Nothing was changed.").format(who=who)
        )


class NotFinished(InterviewerError):
    """A withdrawal is carried out in the project; copies outside it or its sheet could not be dealt with yet."""

    def __init__(self, who: str, why: Exception, *, whole: bool) -> None:
        erased = (
            _("Everything about {who} is erased from the project. ")
            if whole
            else _("The withdrawal of {who} is carried out in the project. ")
        )
        rest = _(
            "What is left: copies made earlier (transcripts, backups, packages) and the sheet. The work stopped there: "
            "{why} It goes on when you choose “Finish now” under Ethics, or give the same command again."
        )
        super().__init__((erased + rest).format(who=who, why=why))


def person_called(study: Study, pseudonym: str) -> str:
    """Return the id of whom a pseudonym means: also somebody joined, and one whose withdrawal is not finished.

    Raises NothingThere.
    """
    left = withdrawals.unfinished(study.data)
    if left is not None and pseudonym in (left.pseudonym, *left.called):
        return left.persons[0]
    found = next((each.id for each in persons.all_of(study.data) if each.pseudonym == pseudonym), None)
    if found is None:
        raise NothingThere(_("person called {who}").format(who=pseudonym))
    return recruiting.person(study, found).person.id


def withdraw(
    study: Study,
    person_id: str,
    scope: Scope,
    *,
    proof: Path | None = None,
    guardian: Guardian | None = None,
    progress: Progress = silent,
) -> Withdrawal:
    """Do what somebody who withdraws asks for, and write the proof sheet (to ``proof``, or beside the project).

    ``guardian`` is what a minor's guardian said, where it is the guardian who takes the consent back.
    One that was stopped in the middle is finished first; asked for again, that is all there is to do.
    Raises ReadOnly, CallRunning, NothingThere, KeyClosed (erasing needs the key), NothingToNarrow; CannotWrite when
    nothing was done, NotFinished when it is done in the project, and copies or the sheet are left.
    """
    if study.read_only:
        raise ReadOnly
    study.refuse_in_call()
    left = withdrawals.unfinished(study.data)
    done = finish(study, progress, proof=proof if left and person_id in left.persons else None) if left else None
    if done is not None and left is not None and person_id in left.persons and left.scope in (scope, Scope.ALL):
        return done
    about = tracing.about_of(study, person_id)
    settling.settle(study)
    progress(0, _STEPS)
    with study.deed() as deed:
        if guardian is not None:
            guarding.record(study, about.members[0], guardian)
        withdrawals.begin(study.data, _begun(study, about, scope, deed, proof))
    return finish(study, progress)


def _begun(study: Study, about: tracing.About, scope: Scope, deed: str, proof: Path | None) -> Unfinished:
    """Do what is to be done in the files, and return what is to be done outside them."""
    at, before, twins = times.now(), proving.heads(study), tracing.twins_of(study, about)
    called = tracing.called(study, about)
    copies, mentions = _DOOMED[scope](study, about), tracing.places_of(study, tracing.mentions_of(study, about))
    counts = tracing.counts_of(study, about) if scope is Scope.ALL else {}
    erasure = _DEEDS[scope](study, about, at, deed)
    return Unfinished(
        erasure=erasure, scope=scope.value, pseudonym=about.pseudonym, persons=about.members,
        at=at.isoformat(), by=study.me, proof=str(proof or ""), counts=tuple(counts.items()), before=before,
        copies=copies, mentions=mentions if scope is Scope.ALL else (), twins=twins, called=called,
    )  # fmt: skip


def unfinished(study: Study) -> str | None:
    """Return the pseudonym of a withdrawal that was stopped before its copies were dealt with, or ``None``."""
    left = withdrawals.unfinished(study.data)
    return left.pseudonym if left else None


def finish(study: Study, progress: Progress = silent, *, proof: Path | None = None) -> Withdrawal:
    """Do what is left of a withdrawal that is committed: every byte out of the files, copies, backup, proof sheet.

    ``proof`` is where the sheet goes now, instead of where it was to go. It can be called again.
    Raises NothingThere when nothing is left, NotFinished when the disk takes no more or a file cannot be written.
    """
    left = withdrawals.unfinished(study.data)
    if left is None:
        raise NothingThere(_("unfinished withdrawal"))
    try:
        return _finished(study, replace(left, proof=str(proof)) if proof else left, progress)
    except (InterviewerError, OSError) as error:
        raise NotFinished(left.pseudonym, error, whole=left.scope == Scope.ALL) from error


def _finished(study: Study, left: Unfinished, progress: Progress) -> Withdrawal:
    whole = left.scope == Scope.ALL
    progress(1, _STEPS)
    delivering.sweep(outputs.folders(study.data))
    if whole:
        for db in tracing.files(study):
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
    for db in tracing.files(study):
        withdrawals.empty_log(db)
    progress(_STEPS, _STEPS)
    return done


# What each scope does; each returns the id of the erasure, if there is one


def _no_contact(study: Study, about: tracing.About, _at: datetime, deed: str) -> str:
    for member in about.members:
        recruiting.block(study, member, deed, Refusal.DO_NOT_CONTACT)
        interviews.drop_planned(study.data, member, deed)
    return ""


def _stop(study: Study, about: tracing.About, at: datetime, deed: str) -> str:
    earlier = consenting.standing(study, about.members[0])
    script = texting.standing(study).script
    nothing = Consent(
        new_id(), about.members[0], Decision.WITHDRAWN, Channel.ORAL, f"{script.id}@{script.version}",
        texting.mark_of(script), at, None, study.me,
    )  # fmt: skip
    kept = replace(nothing, script=earlier.script, script_hash=earlier.script_hash) if earlier else nothing
    consents.save(study.data, kept, deed)
    for member in about.members:
        interviews.drop_planned(study.data, member, deed)
    return ""


def _no_quotes(study: Study, about: tracing.About, at: datetime, deed: str) -> str:
    earlier = consenting.standing(study, about.members[0])
    if earlier is None or not earlier.decision.opens_notes:
        raise NothingToNarrow(about.pseudonym)
    choices = {**earlier.choices, "quotes": False}
    narrowed = replace(
        earlier, id=new_id(), at=at, read_from=None, interviewer=study.me, choices=choices, reconfirms=earlier.id
    )
    answers.take_marks_off(study.data, about.members, MarkKind.QUOTE, deed)
    consents.save(study.data, narrowed, deed)
    return ""


def _everything(study: Study, about: tracing.About, at: datetime, deed: str) -> str:
    key = study.names
    for person in withdrawals.proposed_by(study.data, about.members):
        withdrawals.unreferred(study.data, person, deed)
    for sitting in about.shared:
        withdrawals.leave(study.data, sitting, about.members, deed)
    noted = mentioning.noted(study, about.ids, tracing.entries_of(study, about))
    mentioning.reword(study, noted, tracing.entries_of(study, about), deed)
    left = tracing.trace_of(study, about)
    in_key, in_data = sweeping.sweep(study, key, left, deed), sweeping.sweep(study, study.data, left, deed)
    erasing.erase_whole(key, about.ids, Scope.ALL.value, study.me, at, deed, (), in_key)
    return erasing.erase_whole(study.data, about.ids, Scope.ALL.value, study.me, at, deed, noted, in_data).id


_DEEDS = {
    Scope.CONTACT: _no_contact,
    Scope.STOP: _stop,
    Scope.QUOTES: _no_quotes,
    Scope.ALL: _everything,
}


def _none(_study: Study, _about: tracing.About) -> tuple[Copy, ...]:
    return ()


def _quoting(study: Study, about: tracing.About) -> tuple[Copy, ...]:
    return copying.transcripts(study, about.members)


_DOOMED = {Scope.CONTACT: _none, Scope.STOP: _none, Scope.QUOTES: _quoting, Scope.ALL: tracing.copies_of}
"""Which copies are to be dealt with after each."""
