"""Applications for grants: who applied and what became of it, entered by hand, and what it adds up to (F7).

Names of organisations, and of municipalities that are no cases, lie in the key; the data file holds pseudonyms.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from interviewer.domain import application, application_entry
from interviewer.domain.application import Applicant, Application, Group, Totals
from interviewer.domain.application_entry import Line, Said, alike
from interviewer.domain.identity import new_id, new_pseudonym
from interviewer.domain.joined import Kind
from interviewer.domain.progress import Progress, silent
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import registering
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study
from interviewer.storage import applications, joins

APPLICANT_PREFIX, PLACE_PREFIX = "S", "K"
"""What pseudonyms of applicants, and of municipalities that are no cases, begin with."""


class CellsWrong(InterviewerError):
    """What was typed cannot be an application."""

    def __init__(self, wrong: Iterable[str]) -> None:
        told = "\n".join(f"  {each}" for each in wrong)
        super().__init__(_("Nothing was stored. Mend this and try again:") + f"\n{told}")


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality: its name while the key is open, else a pseudonym; and the cases that lie in it."""

    id: str
    shown: str
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """An application with who applied and where, as they are shown."""

    applicant: Applicant
    application: Application
    organisation: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Register:
    """All applications, and what they add up to as a whole and by what they share."""

    rows: tuple[Row, ...]
    totals: Totals
    by_kind: tuple[Group, ...]
    by_municipality: tuple[Group, ...]
    by_year: tuple[Group, ...]

    def of(self, applicant: str) -> tuple[Row, ...]:
        """Return the applications of one applicant."""
        return tuple(row for row in self.rows if row.applicant.id == applicant)


@dataclass(frozen=True, slots=True)
class Details:
    """What is entered about an applicant."""

    organisation: str
    kind: str = ""
    district: str = ""


def register(study: Study) -> Register:
    """Return every application, by organisation and year, with the totals."""
    held = {each.id: each for each in applications.applicants(study.data)}
    listed = [each for each in applications.all_of(study.data) if each.applicant in held]
    where, called = places(study), names(study)
    rows = [
        Row(held[each.applicant], each, called.get(each.applicant) or held[each.applicant].pseudonym,
            where.get(each.municipality))
        for each in listed
    ]  # fmt: skip
    rows.sort(key=lambda row: (row.organisation.casefold(), row.application.year or 0, row.application.id))
    kinds = _first_spelling(each.kind for each in held.values())

    def grouped(key: Callable[[Applicant, Application], str]) -> tuple[Group, ...]:
        return application.grouped(held.values(), listed, key)

    def shown(each: Application) -> str:
        place = where.get(each.municipality)
        return place.shown if place else ""

    with_some = {each.applicant for each in listed}
    return Register(
        tuple(rows),
        application.totals((each for each in held.values() if each.id in with_some), listed),
        grouped(lambda who, _each: kinds[who.kind.casefold()]),
        grouped(lambda _who, each: shown(each)),
        tuple(sorted(grouped(lambda _who, each: str(each.year or "")), key=lambda group: group.key)),
    )


def names(study: Study) -> Mapping[str, str]:
    """Return the names of applicants and places by id; none without the key."""
    return applications.names(study.key) if study.key is not None else {}


def places(study: Study) -> Mapping[str, Place]:
    """Return the municipalities by every id under which they were entered; those of one name are one place."""
    groups, called = joins.of(study.data, Kind.CASE), names(study)
    named = joins.case_names(study.data, study.key) if study.key is not None else {}
    own = {each.id: each.pseudonym for each in joins.all_cases(study.data)}
    by_name: dict[str, list[str]] = {}
    label_of = {one: named[one].municipality or named[one].name for one in own if one in named}
    for case, label in label_of.items():
        if label:
            by_name.setdefault(alike(label), []).append(case)
    found: dict[str, Place] = {}
    used = {each.municipality for each in applications.all_of(study.data)}
    for one in sorted(filter(None, {*used, *own})):
        stands = groups.canonical(one)
        name = label_of.get(stands) or called.get(one, "")
        cases = tuple(by_name.get(alike(name), ())) if name else ()
        first = cases[0] if cases else ""
        shown = label_of.get(first) or name or own.get(stands, one)
        found[one] = Place(stands, shown, cases or ((stands,) if stands in own else ()))
    return found


def keep(study: Study, details: Details, lines: Sequence[Line], applicant_id: str = "") -> str:
    """Keep an applicant with all its applications and return its id; those that are not among ``lines`` are gone.

    Raises KeyClosed, CellsWrong, NothingThere, ReadOnly.
    """
    said = _read(details, lines)
    old = next((each for each in applications.applicants(study.data) if each.id == applicant_id), None)
    if applicant_id and old is None:
        raise NothingThere(_("such applicant"))
    book = Book(study)
    if (other := book.applicant(details.organisation)) and other != applicant_id:
        raise CellsWrong([_("“{name}” is entered already. Open it, and add the application there.").format(
            name=details.organisation
        )])  # fmt: skip
    before = {each.id for each in applications.all_of(study.data) if each.applicant == applicant_id}
    with study.deed() as deed:
        kept = book.enter_applicant(said[0], old)
        for each in said:
            book.enter(kept, each)
        for gone in before - {each.id for each in said}:
            applications.remove(study.data, gone, deed)
        book.keep(deed)
    return kept.id


def remove(study: Study, application_id: str) -> None:
    """Take an application away, and with the last of them the applicant. Raises KeyClosed, NothingThere, ReadOnly."""
    listed = applications.all_of(study.data)
    found = next((each for each in listed if each.id == application_id), None)
    if found is None:
        raise NothingThere(_("such application"))
    last = sum(each.applicant == found.applicant for each in listed) == 1
    key = study.names
    with study.deed() as deed:
        applications.remove(study.data, application_id, deed)
        if last:
            applications.remove_applicant(study.data, found.applicant, deed)
            applications.forget_names(key, [found.applicant], deed)


class Book:
    """The names that are known already, kept up to date while applications are entered. Raises KeyClosed."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._key = study.names
        called = names(study)
        self._applicants = {
            alike(called[each.id]): each.id for each in applications.applicants(study.data) if called.get(each.id)
        }
        self._places: dict[str, str] = {}
        self._where = places(study)
        for one, place in self._where.items():
            self._places.setdefault(alike(place.shown), place.cases[0] if place.cases else one)
        self._new: dict[str, str] = {}
        self._entered: dict[str, Applicant] = {}
        self._made: list[Application] = []
        self._plain: dict[str, str] = {}

    def applicant(self, name: str) -> str:
        """Return the id of an applicant by its name, or ``""``."""
        return self._applicants.get(alike(name), "")

    def place(self, name: str) -> str:
        """Return the id of a municipality by its name, or ``""``."""
        return self._places.get(alike(name), "") if name else ""

    def standing(self, one: str) -> str:
        """Return under which id a municipality would be entered now."""
        place = self._where.get(one)
        return self.place(place.shown) or one if place else one

    def plain(self, text: str) -> str:
        """Return ``text`` as the data file may hold it: with pseudonyms for names."""
        if text not in self._plain:
            self._plain[text] = registering.without_names(self._study, text)
        return self._plain[text]

    def purpose(self, said: Said, pseudonym: str) -> str:
        """Return a purpose as it is kept: without the organisation's own name."""
        if said.organisation.casefold() not in said.purpose.casefold():
            return self.plain(said.purpose)
        own = re.compile(rf"\b{re.escape(said.organisation)}\b", re.IGNORECASE)
        return self.plain(own.sub(pseudonym, said.purpose))

    def enter_applicant(self, said: Said, old: Applicant | None = None) -> Applicant:
        """Enter an applicant, with its name, and return it; nothing is kept yet."""
        fresh = Applicant(new_id(), new_pseudonym(APPLICANT_PREFIX))
        entered = replace(old or fresh, kind=self.plain(said.kind), district=self.plain(said.district))
        if entered != old:
            self._entered[entered.id] = entered
        self._new[entered.id] = said.organisation
        self._applicants[alike(said.organisation)] = entered.id
        return entered

    def enter(self, applicant: Applicant, said: Said) -> None:
        """Enter an application of an applicant; nothing is kept yet."""
        where = self.place(said.municipality)
        if said.municipality and not where:
            where = new_pseudonym(PLACE_PREFIX)
            self._places[alike(said.municipality)] = where
            self._new[where] = said.municipality
        self._made.append(Application(
            said.id or new_id(), applicant.id, where, said.year, self.purpose(said, applicant.pseudonym),
            said.support, said.applied, said.granted,
        ))  # fmt: skip

    def keep(self, deed: str, progress: Progress = silent) -> None:
        """Keep everything that was entered, and the new names in the key."""
        applications.save_names(self._key, self._new, deed)
        applications.save(self._study.data, self._entered.values(), self._made, deed, progress)
        self._new, self._entered, self._made = {}, {}, []


def _read(details: Details, lines: Sequence[Line]) -> list[Said]:
    """Return what the lines say. Raises CellsWrong."""
    wrong: list[str] = []
    said: list[Said] = []
    for number, line in enumerate(lines, 1):
        whole = replace(line, organisation=details.organisation, kind=details.kind, district=details.district)
        found, faults = application_entry.read(whole)
        wrong += [_("row {number}: {fault}").format(number=number, fault=fault) for fault in faults]
        if found is not None:
            said.append(found)
    if not lines:
        wrong.append(_("An applicant has one application at least."))
    if wrong:
        raise CellsWrong(wrong)
    return said


def _first_spelling(words: Iterable[str]) -> dict[str, str]:
    """Return how each word is written first, by its letters without regard to capitals."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.casefold(), word)
    return found
