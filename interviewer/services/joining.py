"""Joining: the same person met on two laptops, the same case entered twice, the same talk noted by two.

The program proposes, a person decides, and what was joined can be taken apart again. A name alone proposes nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from interviewer.domain.interview import Interview
from interviewer.domain.joined import Kind
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import recruiting
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study
from interviewer.storage import cases, interviews, joins, persons

__all__ = ["Duplicate", "Kind", "NotOneTalk", "duplicates", "join", "keep_apart"]

_DIGITS = 8
"""How many of a number's last digits tell a phone from another, whatever country code stands before them."""

Pair = tuple[str, str]


class NotOneTalk(InterviewerError):
    """Two interviews were to be joined that cannot be two note-takers' sets of one."""

    def __init__(self, why: str) -> None:
        super().__init__(_("These are not two sets of notes of one talk: {why}. Nothing was changed.").format(why=why))


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two that may be one, and why one may think so."""

    kind: Kind
    first: str
    second: str
    first_shown: str
    second_shown: str
    why: tuple[str, ...]


def duplicates(study: Study) -> tuple[Duplicate, ...]:
    """Return what may have been entered twice and is neither joined nor said to be apart.

    Persons: the same phone, the same e-mail, or the same name with the same case. Cases: the same name in the same
    municipality. Interviews: the same informants at the same time. Without the key, interviews only.
    """
    apart = joins.apart(study.data)
    found = [*_interviews(study), *_persons(study), *_cases(study)]
    return tuple(each for each in found if not _told_apart(study, each, apart))


def _told_apart(study: Study, found: Duplicate, apart: Iterable[Pair]) -> bool:
    who = joins.of(study.data, found.kind).canonical
    pair = {found.first, found.second}
    return any({who(first), who(second)} == pair for first, second in apart)


def _persons(study: Study) -> Iterator[Duplicate]:
    if study.key is None:
        return
    who, what = joins.of(study.data, Kind.PERSON).canonical, joins.of(study.data, Kind.CASE).canonical
    rows = {row.person.id: row for row in recruiting.people(study)}
    held = {person.id: {what(case) for case in person.cases} for person in persons.all_of(study.data)}
    alike: dict[tuple[str, str], set[str]] = {}
    for contact in persons.contacts(study.key).values():
        if contact.person not in held:
            continue
        digits = "".join(filter(str.isdigit, contact.phone))
        keys = [
            (_("the same phone number"), digits[-_DIGITS:]),
            (_("the same e-mail"), contact.email.strip().casefold()),
        ]
        if name := contact.name.strip().casefold():
            same = _("the same name and the same {case}").format(case=study.project.case_word)
            keys += [(same, f"{name}\n{case}") for case in held[contact.person]]
        for why, key in keys:
            if key:
                alike.setdefault((why, key), set()).add(who(contact.person))
    for (first, second), told in _pairs(alike).items():
        if first in rows and second in rows:
            yield Duplicate(Kind.PERSON, first, second, _told(rows[first]), _told(rows[second]), told)


def _told(row: recruiting.PersonRow) -> str:
    return " · ".join(filter(None, (row.shown, row.person.pseudonym, row.person.role)))


def _cases(study: Study) -> Iterator[Duplicate]:
    if study.key is None:
        return
    what = joins.of(study.data, Kind.CASE).canonical
    rows = {row.case.id: row for row in recruiting.cases(study)}
    alike: dict[tuple[str, str], set[str]] = {}
    for name in cases.names(study.key).values():
        if name.name.strip() and name.municipality.strip():
            key = f"{name.name.strip().casefold()}\n{name.municipality.strip().casefold()}"
            alike.setdefault((_("the same name in the same municipality"), key), set()).add(what(name.case))
    for (first, second), why in _pairs(alike).items():
        if first in rows and second in rows:
            shown = [f"{rows[one].shown} · {rows[one].case.pseudonym}" for one in (first, second)]
            yield Duplicate(Kind.CASE, first, second, shown[0], shown[1], why)


def _pairs(alike: dict[tuple[str, str], set[str]]) -> dict[Pair, tuple[str, ...]]:
    found: dict[Pair, tuple[str, ...]] = {}
    for (why, _key), group in alike.items():
        for pair in combinations(sorted(group), 2):
            found[pair] = (*found.get(pair, ()), *(() if why in found.get(pair, ()) else (why,)))
    return found


def _interviews(study: Study) -> Iterator[Duplicate]:
    who = joins.of(study.data, Kind.PERSON).canonical
    talks: dict[tuple[str, frozenset[str]], list[Interview]] = {}
    for interview in joins.all_interviews(study.data):
        if interview.closed and interview.persons:
            informants = frozenset(map(who, interview.persons))
            talks.setdefault((interview.guide, informants), []).append(interview)
    people = {row.person.id: row.shown for row in recruiting.people(study)}
    why = (_("the same informants at the same time"),)
    for (_guide, informants), held in talks.items():
        told = ", ".join(sorted(people.get(one, "") for one in informants))
        for first, second in combinations(sorted(held, key=lambda each: each.id), 2):
            if _overlap(first, second):
                shown = [_noted(told, each) for each in (first, second)]
                yield Duplicate(Kind.INTERVIEW, first.id, second.id, shown[0], shown[1], why)


def _noted(who: str, interview: Interview) -> str:
    began, _ended = _times(interview)
    at = began.strftime("%d.%m.%Y %H:%M") if began else ""
    by = _("notes by {name}").format(name=interview.interviewer) if interview.interviewer else ""
    return " · ".join(filter(None, (who, at, by)))


def _overlap(first: Interview, second: Interview) -> bool:
    began, ended = _times(first)
    other_began, other_ended = _times(second)
    if began is None or ended is None or other_began is None or other_ended is None:
        return False
    return began <= other_ended and other_began <= ended


def _times(interview: Interview) -> tuple[datetime | None, datetime | None]:
    sessions = interview.sessions
    began = interview.started or (sessions[0].started if sessions else None)
    ended = interview.ended or (sessions[-1].ended if sessions else None) or began
    return began, ended


def join(study: Study, kind: Kind, first: str, second: str) -> str:
    """Keep that two are one, and return the deed; undoing it takes them apart again.

    Everything that points to either is read as pointing to the one with the smaller id. Raises NothingThere,
    NotOneTalk, ReadOnly.
    """
    _check(study, kind, first, second)
    with study.deed() as deed:
        joins.join(study.data, kind, first, second, deed)
    return deed


def keep_apart(study: Study, kind: Kind, first: str, second: str) -> str:
    """Keep that two are not one, so that they are not proposed again, and return the deed. Raises NothingThere."""
    with study.deed() as deed:
        joins.keep_apart(study.data, kind, first, second, deed)
    return deed


def _check(study: Study, kind: Kind, first: str, second: str) -> None:
    if first == second:
        raise NothingThere(_("second one to join"))
    if kind is Kind.PERSON:
        recruiting.person(study, first), recruiting.person(study, second)
    elif kind is Kind.CASE:
        recruiting.case(study, first), recruiting.case(study, second)
    else:
        _check_talk(study, interviews.get(study.data, first), interviews.get(study.data, second))


def _check_talk(study: Study, first: Interview | None, second: Interview | None) -> None:
    if first is None or second is None:
        raise NothingThere(_("such interview"))
    who = joins.of(study.data, Kind.PERSON).canonical
    if not (first.closed and second.closed):
        raise NotOneTalk(_("one of them is still open"))
    if {who(one) for one in first.persons} != {who(one) for one in second.persons}:
        raise NotOneTalk(_("the informants are not the same"))
    if first.guide != second.guide:
        raise NotOneTalk(_("they follow different guides"))
