"""Meeting persons and cases of an imported file: by id, else by exact name, else as new ones."""

from collections.abc import Iterable
from dataclasses import replace

from interviewer.domain import age_band
from interviewer.domain.joined import Kind
from interviewer.domain.minority import Age
from interviewer.domain.text import one_line
from interviewer.errors import InterviewerError
from interviewer.exchange.interview_json import CaseForm, InformantForm
from interviewer.language import _
from interviewer.services import recruiting
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.services.study import Study
from interviewer.storage import cases, imports, joins, persons


class SeveralOfThatName(InterviewerError):
    """A name fits several persons or cases, and no id tells which is meant."""

    def __init__(self) -> None:
        super().__init__(_("the project holds several of that name; say which by an “id”"))


class ProposedThemselves(InterviewerError):
    """An informant is named as whoever proposed that informant."""

    def __init__(self) -> None:
        super().__init__(_("somebody is said to have been proposed by themselves; mend “referred_by”"))


class Acquaintance:
    """Who and what the project knows already, kept up to date while a file comes in."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self.warnings: list[str] = []
        """What was taken in as it stood and is to be looked at, in words."""
        who, what = joins.of(study.data, Kind.PERSON).canonical, joins.of(study.data, Kind.CASE).canonical
        self._known = {foreign: what(who(own)) for foreign, own in imports.known(study.names).items()}
        self._persons = _by_name((each.name, who(each.person)) for each in persons.contacts(study.names).values())
        self._cases = _by_name((each.name, what(each.case)) for each in cases.names(study.names).values())

    def case(self, form: CaseForm) -> str:
        """Return our id of the case, which is made when it is not known."""
        found = self._met(self._cases, form)
        if found is None:
            found = recruiting.save_case(
                self._study,
                CaseDetails(form.name, form.municipality, form.type, form.public, form.public_source),
            )
            self._cases.setdefault(form.name, []).append(found)
        self._remember(found, form.id)
        return found

    def person(self, form: InformantForm, case: str | None) -> str:
        """Return our id of the person, who is made when not known; an unknown proposer becomes a person too."""
        found = self._met(self._persons, form)
        if found is not None:
            self._join_case(found, case)
            self._propose(found, form)
            self._remember(found, form.id)
            return found
        found = recruiting.save_person(
            self._study,
            PersonDetails(
                name=form.name, phone=form.phone, email=form.email, role=form.role, gender=form.gender,
                age_band=form.age_band, background=form.background, minor=form.minor, seed=form.referred_by is None,
                cases=(case,) if case else (), referred_by=self._proposer(form), age_group=_age_group(form),
            ),
        )  # fmt: skip
        self._persons.setdefault(form.name, []).append(found)
        self._remember(found, form.id)
        return found

    def _met(self, named: dict[str, list[str]], form: CaseForm | InformantForm) -> str | None:
        """Return who or what is meant; somebody known by another id is somebody else, whatever the name."""
        if form.id and form.id in self._known:
            return self._known[form.id]
        taken = set(self._known.values()) if form.id else set()
        found = [own for own in named.get(form.name, []) if own not in taken]
        if len(found) > 1:
            raise SeveralOfThatName
        return found[0] if found else None

    def _proposer(self, form: InformantForm) -> str | None:
        name = form.referred_by
        if not name or not one_line(name):
            return None
        if name == form.name:
            raise ProposedThemselves
        if name not in self._persons:
            self._persons[name] = [recruiting.save_person(self._study, PersonDetails(name=name, seed=True))]
        return self._persons[name][0]

    def _propose(self, person: str, form: InformantForm) -> None:
        """Keep who proposed somebody who was known already; what cannot be is told, and nothing is changed silently."""
        proposer, found = self._proposer(form), persons.get(self._study.data, person)
        if proposer is None or found is None or found.referred_by == proposer:
            return
        if found.referred_by is not None:
            words = _("{who} is said to be proposed by somebody else than before. The first stands.")
            self.warnings.append(words.format(who=found.pseudonym))
            return
        with self._study.deed() as deed:
            persons.save(self._study.data, replace(found, referred_by=proposer, seed=False), deed)
        if ring := self._ring(person):
            words = _("The proposals go round in a ring: {people}. It is kept as it was told; look at who was first.")
            self.warnings.append(words.format(people=", ".join(ring)))

    def _ring(self, person: str) -> tuple[str, ...]:
        """Return the pseudonyms of those who proposed each other round and round from somebody back to them."""
        path: dict[str, str] = {}
        here: str | None = person
        while here is not None and here not in path:
            found = persons.get(self._study.data, here)
            path[here] = found.pseudonym if found else ""
            here = found.referred_by if found else None
        return tuple(path.values()) if here == person else ()

    def _join_case(self, person: str, case: str | None) -> None:
        found = persons.get(self._study.data, person)
        if found is not None and case is not None and case not in found.cases:
            with self._study.deed() as deed:
                persons.save(self._study.data, replace(found, cases=(*found.cases, case)), deed)

    def _remember(self, own: str, foreign: str | None) -> None:
        if foreign and foreign not in self._known:
            with self._study.deed() as deed:
                imports.save_known(self._study.names, own, foreign, deed)
            self._known[foreign] = own


def _age_group(form: InformantForm) -> str | None:
    """Return the age group that the age band tells of; ``None`` where it tells none, or not what is said besides."""
    found = age_band.group_of(form.age_band)
    return None if found is Age.UNKNOWN or (form.minor and not found.minor) else found.value


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, own in dict.fromkeys(pairs):
        found.setdefault(name, []).append(own)
    return found
