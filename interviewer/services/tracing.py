"""Tracing a person before a withdrawal: everything there is under any id, copies, and what cannot be reached."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from interviewer.domain import register, replacement
from interviewer.domain.joined import Kind
from interviewer.domain.register import Entry
from interviewer.domain.withdrawal import Scope, named
from interviewer.language import _
from interviewer.services import copying, joining, mentioning, proving, recruiting, settling, sweeping
from interviewer.services.proving import Left
from interviewer.services.study import Study
from interviewer.storage import erasing, exports, identifiers, joins, persons, withdrawals
from interviewer.storage.driver import Database
from interviewer.storage.withdrawals import Copy, Sitting, Text


@dataclass(frozen=True, slots=True)
class Found:
    """Everything there is about a person: numbers in words, copies on this machine, and what cannot be reached."""

    pseudonym: str
    lines: tuple[tuple[str, int], ...]
    copies: tuple[Path, ...]
    elsewhere: tuple[str, ...]
    twins: tuple[str, ...] = ()
    """Pseudonyms of entries that may be the same person's, and are not joined with this one."""


@dataclass(frozen=True, slots=True)
class About:
    """Whom and what it is about: a person under all ids, and the interviews with that person, alone and with others."""

    pseudonym: str
    members: tuple[str, ...]
    alone: tuple[Sitting, ...]
    shared: tuple[Sitting, ...]
    noted: tuple[str, ...] = ()
    """What the register of identifiers holds of the person: other names, spellings, lists of replacements."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids that go whole."""
        return (*self.members, *(sitting.id for sitting in self.alone), *self.noted)


def find(study: Study, person_id: str) -> Found:
    """Return everything there is about a person, with numbers. Raises NothingThere, CallRunning.

    What is being typed becomes part of the log first, as it does when it is erased.
    """
    study.refuse_in_call()
    if not study.read_only:
        settling.settle(study)
    about = about_of(study, person_id)
    copies, mentions, twins = copies_of(study, about), mentions_of(study, about), twins_of(study, about)
    foreign = tuple(copy.path for copy in copies if copying.is_foreign(study, copy.path))
    others = tuple(copy.path for copy in copies if copy.path not in foreign and copying.is_other(study, copy.path))
    copies = tuple(copy for copy in copies if copy.path not in (*foreign, *others))
    counts = {**counts_of(study, about), "mentions": len(mentions), **copying.counts(copies)}
    return Found(
        pseudonym=about.pseudonym,
        lines=tuple((named(kind, count), count) for kind, count in counts.items() if count),
        copies=tuple(copy.path for copy in copies),
        elsewhere=proving.checklist(Scope.ALL, _, Left(places_of(study, mentions), changed=others, foreign=foreign)),
        twins=twins,
    )


def about_of(study: Study, person_id: str) -> About:
    """Return whom a withdrawal of this person is about. Raises NothingThere."""
    row = recruiting.person(study, person_id)
    members = joins.of(study.data, Kind.PERSON).members(row.person.id)
    alone, shared = withdrawals.sittings(study.data, members)
    noted = _noted(study, members, [sitting.id for sitting in alone])
    return About(row.person.pseudonym, members, tuple(alone), tuple(shared), noted)


def _noted(study: Study, members: Collection[str], alone: Collection[str]) -> tuple[str, ...]:
    """Return the ids of what the key's register of identifiers holds of a person."""
    if study.key is None:
        return ()
    entries = entries_called(study, "", members)
    others = [each.id for each in identifiers.all_of(study.key) if each.about in members]
    spelled = [each.id for each in identifiers.rejections(study.key) if replacement.find(each.form, entries)]
    told = {*members, *others}
    lists = [
        each.id
        for each in exports.replacements(study.key)
        if each.interview in alone or any(one.entry in told for one in each.made)
    ]
    return (*others, *spelled, *lists)


def files(study: Study) -> list[Database]:
    """Return the files of the project that are open."""
    return [study.data] if study.key is None else [study.data, study.key]


def copies_of(study: Study, about: About) -> tuple[Copy, ...]:
    """Return the copies outside the project that hold something about the person."""
    return copying.about(study, about.ids, [sitting.id for sitting in about.shared], about.members)


def counts_of(study: Study, about: About) -> dict[str, int]:
    """Return how much there is of each kind in the project; the sheet says afterwards that so much is gone."""
    counts: dict[str, int] = {}
    for db in files(study):
        for kind, count in erasing.counts(db, about.ids).items():
            counts[kind] = counts.get(kind, 0) + count
    counts["steps"] = sum(withdrawals.steps(db, about.ids) for db in files(study))
    counts["shared"] = len(about.shared)
    counts["referrals"] = len(withdrawals.proposed_by(study.data, about.members))
    counts["analysis"] = sweeping.count(study, trace_of(study, about))
    return {kind: count for kind, count in counts.items() if count}


def trace_of(study: Study, about: About) -> sweeping.Trace:
    """Return what the person leaves in the researchers' own texts: names, and words."""
    return sweeping.trace(study, about.ids, entries_of(study, about))


def twins_of(study: Study, about: About) -> tuple[str, ...]:
    """Return the pseudonyms of those who are proposed as the same person."""
    people = {person.id: person.pseudonym for person in persons.all_of(study.data)}
    found = [each for each in joining.duplicates(study) if each.kind is Kind.PERSON]
    pairs = [(each.first, each.second) for each in found] + [(each.second, each.first) for each in found]
    return tuple(sorted({people[other] for one, other in pairs if one in about.members and other in people}))


def entries_of(study: Study, about: About) -> list[Entry]:
    """Return what the person is named by, in the register's terms; nothing without the key."""
    return entries_called(study, about.pseudonym, about.members)


def entries_called(study: Study, pseudonym: str, members: Collection[str]) -> list[Entry]:
    """Return what these persons are named by, with ``pseudonym`` for each; nothing without the key."""
    if study.key is None:
        return []
    held = persons.contacts(study.key)
    others = [each for each in identifiers.all_of(study.key) if each.about in members]
    return [
        *(register.of_person(pseudonym, held[one]) for one in members if one in held),
        *(register.of_identifier(replace(each, pseudonym=pseudonym), pseudonym) for each in others),
    ]


def mentions_of(study: Study, about: About) -> list[Text]:
    """Return the texts of others in which the person is named: they stay, and somebody has to go through them."""
    entries = entries_of(study, about)
    return [text for text in withdrawals.texts(study.data, about.ids) if replacement.find(text.words, entries)]


def places_of(study: Study, mentions: Collection[Text]) -> tuple[str, ...]:
    """Return where these texts stand: whose, and under which question."""
    return mentioning.places(study, [(text.interview, text.item) for text in mentions])


def called(study: Study, about: About) -> tuple[str, ...]:
    """Return every pseudonym the person has, also of entries that were joined."""
    return tuple(each.pseudonym for each in persons.all_of(study.data) if each.id in about.members)
