"""Joins: which persons, cases and interviews somebody has said are one; and which were said not to be.

A join is the field ``same_as`` on one of the two. References are never rewritten: whoever reads asks which id stands
for the group, and that is the smallest of those that are there.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from interviewer.domain import joined
from interviewer.domain.case import Case, CaseName
from interviewer.domain.event import Edit
from interviewer.domain.interview import Interview
from interviewer.domain.joined import Kind
from interviewer.domain.person import Contact, Person
from interviewer.storage import cases as stored_cases
from interviewer.storage import heads, interviews, persons, rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append

TABLES: Mapping[Kind, str] = {Kind.PERSON: "person", Kind.CASE: "case_", Kind.INTERVIEW: "interview"}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Groups:
    """Who goes together. Only those that are joined are listed; everybody else stands alone."""

    held: Mapping[str, tuple[str, ...]]

    def canonical(self, one: str) -> str:
        """Return the id that stands for the group of ``one``."""
        return self.held[one][0] if one in self.held else one

    def members(self, one: str) -> tuple[str, ...]:
        """Return all of the group of ``one``, the one that stands for it first."""
        return self.held.get(one, (one,))


def of(db: Database, kind: Kind) -> Groups:
    """Return the groups of a kind."""
    return of_table(db, TABLES[kind])


def of_table(db: Database, table: str) -> Groups:
    """Return the groups of any table whose rows can be joined."""
    linked = [str(agg) for (agg,) in db.execute(f"SELECT agg FROM {table} WHERE same_as IS NOT NULL").fetchall()]
    if not linked:
        return Groups({})
    root: dict[str, str] = {}
    for one in linked:
        for other in _said(db, one):
            _unite(root, one, other)
    return Groups(_listed(db, table, root))


def _said(db: Database, one: str) -> set[str]:
    """Return whom ``one`` was joined with; where laptops joined it with several, all of them."""
    values = (heads.value(db, leaf) for leaf in heads.leaves(db, one, "", "same_as"))
    return {str(other) for value in values if value and (other := json.loads(value))}


def _unite(root: dict[str, str], one: str, other: str) -> None:
    first, second = _root(root, one), _root(root, other)
    if first != second:
        root[max(first, second)] = min(first, second)


def _root(root: dict[str, str], one: str) -> str:
    root.setdefault(one, one)
    while root[one] != one:
        one = root[one]
    return one


def _listed(db: Database, table: str, root: dict[str, str]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = {}
    for one in sorted(root):
        if _is_there(db, table, one):
            grouped.setdefault(_root(root, one), []).append(one)
    return {one: tuple(group) for group in grouped.values() if len(group) > 1 for one in group}


def _is_there(db: Database, table: str, one: str) -> bool:
    """Return whether a row is there and was not removed."""
    return db.execute(f"SELECT 1 FROM {table} WHERE agg = ? AND removed IS NOT 1", [one]).fetchone() is not None


def join(db: Database, kind: Kind, first: str, second: str, deed: str) -> None:
    """Keep that two are one: the larger of what stands for them points to the smaller."""
    groups = of(db, kind)
    smaller, larger = sorted((groups.canonical(first), groups.canonical(second)))
    append(db, [Edit(TABLES[kind], larger, "same_as", smaller)], deed)


def keep_apart(db: Database, kind: Kind, first: str, second: str, deed: str) -> None:
    """Keep that two are not one, so that they are not proposed again."""
    smaller, larger = sorted((first, second))
    append(db, [Edit("apart", smaller, "record", {"kind": kind.value}, larger)], deed)


def apart(db: Database) -> frozenset[tuple[str, str]]:
    """Return the pairs that were said not to be one, the smaller first."""
    return frozenset((str(row["agg"]), str(row["item"])) for row, _record in rows.records(db, "apart"))


def all_persons(db: Database) -> list[Person]:
    """Return the persons of the project, each once, their references by what stands for them."""
    people, held = of(db, Kind.PERSON), of(db, Kind.CASE)
    grouped = _grouped(persons.all_of(db), people, lambda each: each.id)
    return [joined.person(group, people.canonical, held.canonical) for group in grouped]


def person(db: Database, one: str) -> Person | None:
    """Return one person, also by the id of one who was joined with them, as :func:`all_persons` would."""
    people, held = of(db, Kind.PERSON), of(db, Kind.CASE)
    members = people.members(people.canonical(one))
    there = [member for member in members if _is_there(db, TABLES[Kind.PERSON], member)]
    group = [found for member in there if (found := persons.get(db, member)) is not None]
    return joined.person(group, people.canonical, held.canonical) if group else None


def all_cases(db: Database) -> list[Case]:
    """Return the cases of the project, each once."""
    return [joined.case(group) for group in _grouped(stored_cases.all_of(db), of(db, Kind.CASE), lambda each: each.id)]


def all_interviews(db: Database) -> list[Interview]:
    """Return the interviews of the project; of two that were joined the one that stands for both."""
    groups = of(db, Kind.INTERVIEW)
    return [interview for interview in interviews.all_of(db) if groups.canonical(interview.id) == interview.id]


def contacts(db: Database, key: Database) -> dict[str, Contact]:
    """Return what the key file holds of every person, by the id that stands for them."""
    groups = of(db, Kind.PERSON)
    grouped = _grouped(persons.contacts(key).values(), groups, lambda each: each.person)
    return {groups.canonical(group[0].person): joined.contact(group) for group in grouped}


def contact(db: Database, key: Database, one: str) -> Contact | None:
    """Return what the key file holds of one person, as :func:`contacts` would."""
    groups = of(db, Kind.PERSON)
    members = groups.members(groups.canonical(one))
    found = [held for member in members if (held := persons.contact(key, member)) is not None]
    return joined.contact(found) if found else None


def case_names(db: Database, key: Database) -> dict[str, CaseName]:
    """Return the names of the cases, by the id that stands for them."""
    grouped = _grouped(stored_cases.names(key).values(), of(db, Kind.CASE), lambda each: each.case)
    return {group[0].case: joined.case_name(group) for group in grouped}


def _grouped(found: Iterable[_T], groups: Groups, of_one: Callable[[_T], str]) -> list[list[_T]]:
    """Return ``found`` by group, in the order the groups first occur, the one that stands for it first."""
    held: dict[str, list[_T]] = {}
    for each in found:
        held.setdefault(groups.canonical(of_one(each)), []).append(each)
    return [sorted(group, key=of_one) for group in held.values()]
