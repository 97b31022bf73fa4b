"""Deleting names that are not needed any more (D3): the entry stays under its pseudonym, to be counted.

Name, numbers, address and remarks go from the key file for good, earlier versions with them, and the backups and
packages of this machine that still hold them are replaced by a new backup. Other laptops let them go when they merge.
Who wants no more contact is still known by fingerprint. None of it can be undone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from interviewer.domain.joined import Kind
from interviewer.domain.person import ContactState, Outcome
from interviewer.domain.register import Entry
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import (
    backing_up,
    blocking,
    copying,
    mentioning,
    recruiting,
    settling,
    sweeping,
    times,
    tracing,
    unnaming,
)
from interviewer.services.errors import KeyClosed
from interviewer.services.recruiting import PersonRow
from interviewer.services.study import Study
from interviewer.services.tracing import About
from interviewer.storage import erasing, interviews, joins, persons, withdrawals
from interviewer.storage.withdrawals import Copy

_UNREACHED = (Outcome.NO_ANSWER, Outcome.WRONG_NUMBER, Outcome.OUT_OF_SCOPE)
_NEEDED = (ContactState.CONSENTED, ContactState.INTERVIEWED, ContactState.WITHDRAWN)
_HOLDING = (backing_up.OUTPUT, "package")
_PATIENCE = timedelta(days=30)
"""How long a planned next step may be overdue before the name counts as not needed."""


class NameNeeded(InterviewerError):
    """The name of somebody was to be deleted who has consented or taken part."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _(
                "{who} has consented or taken part, so the name is still needed. Nothing was deleted. "
                "Whoever wants to be erased is found under “Withdrawal …”."
            ).format(who=who)
        )


class Why(StrEnum):
    """Why a name may go."""

    DECLINED = "declined"
    UNREACHED = "unreached"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whose name is not needed any more, and since when."""

    row: PersonRow
    why: Why
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What will go, said before it goes: persons, rows of the key by kind, and what stays and still holds the names."""

    persons: int
    counts: Mapping[str, int]
    mentions: tuple[str, ...] = ()
    """Where texts of others name them; these are held back from export until somebody has gone through them."""
    copies: int = 0
    """Backups and packages on this machine that hold the names: they go, and a new backup is made."""
    stuck: tuple[Path, ...] = ()
    """Of these, what could not be deleted; said afterwards."""


def candidates(study: Study, now: datetime) -> tuple[Candidate, ...]:
    """Return whose name is not needed any more: whoever said no, and whoever could not be reached."""
    found = []
    for row in recruiting.people(study):
        person, last = row.person, row.last
        if person.purged or (study.key is not None and row.contact is None):
            continue
        if person.state is ContactState.REFUSED:
            found.append(Candidate(row, Why.DECLINED, last.at if last else None))
        elif last is not None and _unreached(row, now):
            found.append(Candidate(row, Why.UNREACHED, last.at))
    return tuple(found)


def _unreached(row: PersonRow, now: datetime) -> bool:
    """Return whether nobody got hold of the person, and nothing more is planned."""
    nobody = row.person.state is ContactState.CONTACTED and row.last is not None and row.last.outcome in _UNREACHED
    return nobody and (row.next_at is None or row.next_at < now - _PATIENCE)


def foresee(study: Study, person_ids: Collection[str]) -> Foreseen:
    """Return what :func:`purge` will do. Raises NothingThere, KeyClosed, NameNeeded, CallRunning."""
    found = _about(study, person_ids)
    ids = _ids(found)
    entries = _entries(study, found)
    noted = mentioning.noted(study, ids, entries) if entries else ()
    swept = sweeping.count(study, sweeping.Trace(ids, tuple(entries)))
    return Foreseen(
        persons=len(found),
        counts={**erasing.counts(study.names, ids), **({"analysis": swept} if swept else {})},
        mentions=mentioning.places(study, [(each.agg, each.item) for each in noted]),
        copies=len(_copies(study, ids)),
    )


def purge(study: Study, person_ids: Collection[str]) -> Foreseen:
    """Delete the names of these persons from the key file for good, and return what went.

    Raises ReadOnly, NothingThere, KeyClosed, NameNeeded, CallRunning, CannotWrite (the names are gone by then).
    """
    found = _about(study, person_ids)
    settling.settle(study)
    done = foresee(study, person_ids)
    entries = _entries(study, found)
    with study.deed() as deed:
        noted = mentioning.noted(study, _ids(found), entries)
        mentioning.reword(study, noted, entries, deed)
        left = sweeping.Trace(_ids(found), tuple(entries))
        in_key, in_data = (sweeping.sweep(study, db, left, deed) for db in (study.names, study.data))
        for each in found:
            _let_go(study, each, deed)
        erasing.erase_whole(study.names, _ids(found), unnaming.SCOPE, study.me, times.now(), deed, (), in_key)
        if noted or in_data:
            erasing.erase_whole(study.data, (), unnaming.SCOPE, study.me, times.now(), deed, noted, in_data)
    for db in (study.names, study.data) if in_data else (study.names,):
        erasing.scrub(db)
        withdrawals.empty_log(db)
    made = backing_up.back_up(study).absolute()
    gone = copying.renew(study, [copy for copy in _copies(study, _ids(found)) if copy.path.absolute() != made])
    return replace(done, stuck=gone.stuck)


def _copies(study: Study, ids: Collection[str]) -> list[Copy]:
    """Return the copies of the key that were made before; what was exported holds no names."""
    return [copy for copy in copying.about(study, ids, ()) if copy.kind in _HOLDING]


def _let_go(study: Study, about: About, deed: str) -> None:
    """Mark every entry of a person as purged; whoever wants no more contact stays known by fingerprint."""
    unwanted = recruiting.person(study, about.members[0]).person.do_not_contact
    if unwanted:
        blocking.block(study, about.members[0], deed)
    for member in about.members:
        kept = persons.get(study.data, member)
        if kept is not None:
            persons.save(study.data, replace(kept, purged=True, do_not_contact=kept.do_not_contact or unwanted), deed)
        interviews.drop_planned(study.data, member, deed)


def _about(study: Study, person_ids: Collection[str]) -> Sequence[About]:
    study.refuse_in_call()
    if study.key is None:
        raise KeyClosed
    found = []
    for one in dict.fromkeys(joins.of(study.data, Kind.PERSON).canonical(each) for each in person_ids):
        row, about = recruiting.person(study, one), tracing.about_of(study, one)
        held = interviews.all_of(study.data)
        begun = any(each.started or each.closed for each in held if set(each.persons) & set(about.members))
        if row.person.state in _NEEDED or begun:
            raise NameNeeded(row.person.pseudonym)
        found.append(about)
    return found


def _ids(found: Collection[About]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for each in found for one in (*each.members, *each.noted)))


def _entries(study: Study, found: Collection[About]) -> list[Entry]:
    return [entry for each in found for entry in tracing.entries_of(study, each)]
