"""The files on the informants, put together from the project: what the register shows and the rules look at."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from interviewer.domain.consent import Consent, Guardian
from interviewer.domain.dossier import Dossier, Ground, Talk, Words, decided
from interviewer.domain.interview import Interview
from interviewer.domain.joined import Kind
from interviewer.domain.minority import Age, Rules
from interviewer.domain.person import Person
from interviewer.services import auditing, gathering, guarding, registering, texting
from interviewer.services.study import Study
from interviewer.storage import cases, consents, evidence, exports, interviews, joins, outputs, persons, records
from interviewer.storage.consents import LetterSent
from interviewer.storage.joins import Groups

_TRANSCRIPTS = "transcript"
_Place = tuple[str, str]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Traces:
    """What the log tells beyond what stands; it takes reading the whole log, and the register is shown without it."""

    words: Mapping[_Place, tuple[Words, ...]] = field(default_factory=dict)
    late: Mapping[_Place, tuple[datetime, ...]] = field(default_factory=dict)
    spans: Mapping[_Place, int] = field(default_factory=dict)
    rewritten: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)
    quoted: Mapping[_Place, tuple[datetime, ...]] = field(default_factory=dict)


_NO_RULES = Rules("", "", "", ())


def ground(study: Study, now: datetime, *, deep: bool = True) -> Ground:
    """Return what the rules measure by; without ``deep`` what the register shows, which needs no age rules."""
    project = study.project
    return Ground(
        now=now,
        rules=guarding.rules(study) if deep else _NO_RULES,
        versions=texting.versions(study),
        mandatory=project.mandatory,
        special=project.special_category,
        assessed=bool(project.assessment.strip()),
        end_date=project.end_date,
        ended=project.ended,
        case_word=project.case_word,
        erased=auditing.erased(study),
    )


def dossiers(study: Study, *, deep: bool = True) -> tuple[Dossier, ...]:
    """Return a file on everybody who was informed or asked, in the order of their pseudonyms.

    ``deep`` reads the log for what the rules look at besides; without it, everything the register shows is there.
    """
    return _Archive(study, _traces(study) if deep else _Traces()).all()


def with_speakers(study: Study, *, deep: bool = True) -> tuple[tuple[Dossier, ...], tuple[Dossier, ...]]:
    """Return the same, and the files on the unknown speakers of groups, who have a consent and are no person."""
    archive = _Archive(study, _traces(study) if deep else _Traces())
    return archive.all(), archive.unknown()


def _traces(study: Study) -> _Traces:
    data = study.data
    return _Traces(
        words=evidence.words(data),
        late=evidence.late(data),
        spans=evidence.open_spans(data, study.key) if study.key is not None else {},
        rewritten=evidence.rewritten(data),
        quoted=_quoted(study),
    )


def _quoted(study: Study) -> dict[_Place, tuple[datetime, ...]]:
    """Return when transcripts with marked quotes left, by person and interview; this machine's files are known."""
    written = {output.mark.sha256: output for output in outputs.all_of(study.data) if output.mark}
    marked = evidence.quotes(study.data)
    found: dict[_Place, list[datetime]] = defaultdict(list)
    for export in exports.all_of(study.data):
        held = [written[mark] for _name, mark in export.files if mark in written]
        about = {one for output in held for one in output.about} if export.what == _TRANSCRIPTS else set()
        for place, since in marked.items():
            if place[1] in about and since < export.at:
                found[place].append(export.at)
    return {place: tuple(times) for place, times in found.items()}


class _Archive:
    """Everything read once, so that a file on somebody is put together without asking again."""

    def __init__(self, study: Study, traces: _Traces) -> None:
        data = study.data
        self._study, self._traces = study, traces
        self._groups = joins.of(data, Kind.PERSON)
        self._talks_of = joins.of(data, Kind.INTERVIEW)
        self._people = {person.id: person for person in joins.all_persons(data)}
        self._cases = {case.id: case.pseudonym for case in cases.all_of(data)}
        self._given = _by(self._groups, ((each.subject, each) for each in consents.all_of(data)))
        self._letters = _by(self._groups, _each(consents.all_letters(data)))
        self._attempts = _by(self._groups, ((each.person, each.at) for each in persons.attempts(data)))
        self._interviews = self._interviews_by_person()
        self._contacts = joins.contacts(data, study.key) if study.key is not None else {}
        self._places = evidence.consents(data)
        self._end_dates = evidence.end_dates(data)
        self._with_guardian = {self._groups.canonical(each.owner) for each in records.of(data, "guardian")}

    def all(self) -> tuple[Dossier, ...]:
        """Return the files in the order of the pseudonyms."""
        known = set(self._given) | set(self._letters) | set(self._interviews) | set(self._attempts)
        found = [self._dossier(person) for one, person in self._people.items() if one in known]
        return tuple(sorted(found, key=lambda dossier: dossier.pseudonym))

    def unknown(self) -> tuple[Dossier, ...]:
        """Return the files on those of whom nobody saw who they were."""
        called = registering.translations(self._study.project)(gathering.UNKNOWN)
        found: dict[str, list[Consent]] = defaultdict(list)
        for each in consents.all_of(self._study.data):
            if each.of_group:
                found[each.subject].append(each)
        return tuple(self._speaker(talk, called, tuple(given)) for talk, given in found.items())

    def _speaker(self, group: str, called: str, given: tuple[Consent, ...]) -> Dossier:
        standing = consents.standing_of(self._study.data, group)
        told = decided(given, standing)
        place = self._places.get(told.id) if told else None
        held = interviews.get(self._study.data, group)
        return Dossier(
            person="",
            pseudonym=called,
            consents=given,
            standing=standing,
            talks=(self._talk(group, held),) if held else (),
            valid_until=self._valid_until(standing),
            changed=self._changed(given, (), ()),
            device=auditing.fingerprint(place.public_key) if place else "",
            hash=place.hash if place else "",
        )

    def _interviews_by_person(self) -> dict[str, list[Interview]]:
        found: dict[str, list[Interview]] = defaultdict(list)
        for interview in joins.all_interviews(self._study.data):
            for one in dict.fromkeys(map(self._groups.canonical, interview.persons)):
                found[one].append(interview)
        return found

    def _dossier(self, person: Person) -> Dossier:
        given = tuple(self._given.get(person.id, ()))
        standing = given[0] if len(given) == 1 else consents.standing_of(self._study.data, person.id) if given else None
        told = decided(given, standing)
        place = self._places.get(told.id) if told else None
        contact = self._contacts.get(person.id)
        letters = self._letters.get(person.id, [])
        guardians = self._guardians(person.id, given)
        return Dossier(
            person=person.id,
            pseudonym=person.pseudonym,
            role=person.role,
            cases=tuple(self._cases[case] for case in person.cases if case in self._cases),
            age=_age(person),
            age_at=person.age_at,
            age_noted=bool(person.age_group),
            adult_from=contact.adult_from if contact else None,
            referred=person.referred_by is not None,
            may_contact=person.may_contact,
            consents=given,
            standing=standing,
            guardians=guardians,
            letter=_latest(letters),
            reached=tuple(sorted((*self._attempts.get(person.id, ()), *_sent(letters)))),
            quoted=self._quoted(person.id),
            talks=tuple(self._talk(person.id, interview) for interview in self._interviews.get(person.id, ())),
            valid_until=self._valid_until(standing),
            rewritten=tuple(
                at for one in self._groups.members(person.id) for at in self._traces.rewritten.get(one, ())
            ),
            changed=self._changed(given, guardians, letters),
            device=auditing.fingerprint(place.public_key) if place else "",
            hash=place.hash if place else "",
        )

    def _guardians(self, person: str, given: Iterable[Consent]) -> tuple[Guardian, ...]:
        if person not in self._with_guardian and all(each.guardian is None for each in given):
            return ()
        return tuple(consents.guardians(self._study.data, person))

    def _changed(
        self, given: Iterable[Consent], guardians: Iterable[Guardian], letters: Iterable[LetterSent]
    ) -> datetime | None:
        """Return when what is kept of a consent was last added to."""
        kept = [self._places[each.id].at for each in given if each.id in self._places]
        return max((*kept, *(each.at for each in guardians), *(each.at for each in letters)), default=None)

    def _valid_until(self, given: Consent | None) -> date | None:
        """Return the last day that was told: the project's end date as it was when the decision fell."""
        if given is None or not given.decision.opens_notes:
            return None
        known = [end for at, end in self._end_dates if at <= given.at and end is not None]
        later = [end for at, end in self._end_dates if at > given.at and end is not None]
        return known[-1] if known else (later[0] if later else None)

    def _talk(self, person: str, interview: Interview) -> Talk:
        starts = [*([interview.started] if interview.started else []), *(each.started for each in interview.sessions)]
        traces = self._traces
        places = self._places_of(person, interview)
        return Talk(
            id=interview.id,
            mode=interview.mode,
            starts=tuple(sorted(set(starts))),
            ended=interview.ended,
            afterwards=interview.afterwards,
            tidied=interview.fair_finished,
            open_spans=sum(traces.spans.get(place, 0) for place in places),
            words=tuple(each for place in places for each in traces.words.get(place, ())),
            late=tuple(sorted(at for place in places for at in traces.late.get(place, ()))),
        )

    def _quoted(self, person: str) -> tuple[datetime, ...]:
        held = self._interviews.get(person, ()) if self._traces.quoted else ()
        places = (place for interview in held for place in self._places_of(person, interview))
        return tuple(sorted(at for place in places for at in self._traces.quoted.get(place, ())))

    def _places_of(self, person: str, interview: Interview) -> list[_Place]:
        """Return where the words of a person in an interview lie, whatever was joined with either."""
        talks = self._talks_of.members(interview.id)
        return [(one, talk) for one in self._groups.members(person) for talk in talks]


def _by(groups: Groups, found: Iterable[tuple[str, _T]]) -> dict[str, list[_T]]:
    """Return what was found by the id that stands for each person."""
    held: dict[str, list[_T]] = defaultdict(list)
    for one, each in found:
        held[groups.canonical(one)].append(each)
    return held


def _each(found: Mapping[str, Iterable[_T]]) -> Iterable[tuple[str, _T]]:
    return ((one, each) for one, held in found.items() for each in held)


def _sent(letters: Iterable[LetterSent]) -> tuple[datetime, ...]:
    return tuple(each.at for each in letters if each.what == "letter")


def _latest(letters: Iterable[LetterSent]) -> tuple[str, datetime] | None:
    found = [each for each in letters if each.what == "letter"]
    last = max(found, key=lambda each: each.at, default=None)
    return (last.channel, last.at) if last else None


def _age(person: Person) -> Age:
    """Return the age group; a minor of whom no more is known counts as one of 15 to 17, as everywhere."""
    if person.age_group:
        return Age(person.age_group)
    return Age.YOUTH if person.minor else Age.UNKNOWN
