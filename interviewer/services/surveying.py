"""Surveying the material: every closed interview whose words may be read, with its case, its guide and who spoke.

This is what analysis rests on. Words of somebody whose consent does not stand are in none of it, nor is an open
interview; nothing of it is shown while a call runs.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from interviewer.domain.case import Case
from interviewer.domain.consent import Consent
from interviewer.domain.guide import Guide, Place
from interviewer.domain.interview import Interview
from interviewer.domain.joined import Kind
from interviewer.domain.person import Person
from interviewer.domain.register import Entry
from interviewer.domain.replacement import replace
from interviewer.language import _
from interviewer.services import embedding, naming, registering
from interviewer.services.gathering import UNKNOWN
from interviewer.services.study import Study
from interviewer.storage import consents, interviews, joins


@dataclass(frozen=True, slots=True)
class Informant:
    """Who spoke: by pseudonym, in the role of this case. ``id`` is an interview's for the unknown speaker of a group.

    ``quotable`` is false where the informant said no to being quoted.
    """

    id: str
    pseudonym: str
    role: str = ""
    quotable: bool = True
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """A closed interview: the sets of notes taken of it, its case by pseudonym and type, and who may be read."""

    id: str
    sets: tuple[Interview, ...]
    guide: Guide
    case: str
    """The id of the case, ``""`` where there is none."""
    called: str
    """What the case is called outside."""
    model: str
    """The type of the case."""
    informants: Mapping[str, Informant]


@dataclass(frozen=True, slots=True)
class Material:
    """All of it, in the order of cases; ``who`` tells which id stands for a person who was entered twice."""

    talks: tuple[Talk, ...]
    who: joins.Groups
    entries: tuple[Entry, ...]

    def questions(self) -> tuple[tuple[Guide, Place], ...]:
        """Return every item that was to be asked in some interview, in the order of the guides, each key once."""
        guides = {(talk.guide.id, talk.guide.version): talk.guide for talk in self.talks}
        latest = sorted(guides.values(), key=lambda guide: guide.version, reverse=True)
        latest.sort(key=lambda guide: -sum(talk.guide.id == guide.id for talk in self.talks))
        found: dict[str, tuple[Guide, Place]] = {}
        for guide in latest:
            for place in guide.to_ask():
                found.setdefault(place.key, (guide, place))
        return tuple(found.values())


def survey(study: Study, chosen: Collection[str] | None = None) -> Material:
    """Return the material, or of it the interviews in ``chosen``. Raises CallRunning while a clock runs."""
    study.refuse_in_call()
    teller = _Teller(study)
    every = {each.id: each for each in interviews.all_of(study.data) if each.closed}
    groups, found = joins.of(study.data, Kind.INTERVIEW), []
    for one in every.values():
        sets = tuple(every[each] for each in groups.members(one.id) if each in every)
        case = teller.case_of(one)
        wanted = groups.canonical(one.id) == one.id and (chosen is None or one.id in chosen)
        heard = teller.heard(one, sets, case) if wanted else {}
        if heard:
            called = teller.names.case(case.id, case.pseudonym) if case else ""
            model = teller.plain(case.type) if case else ""
            guide = embedding.guide(study, one.guide)
            found.append(Talk(one.id, sets, guide, case.id if case else "", called, model, heard))
    found.sort(key=lambda talk: (not talk.case, talk.called, talk.id))
    return Material(tuple(found), teller.who, teller.entries)


class _Teller:
    """Tells of each interview who may be read and what they are called; everything is looked up once."""

    def __init__(self, study: Study) -> None:
        self.who, self._what = joins.of(study.data, Kind.PERSON), joins.of(study.data, Kind.CASE)
        self.entries = registering.entries(study)
        self.names = naming.names(study, registering.translations(study.project))
        self._given = consents.standing(study.data)
        self._people = {each.id: each for each in joins.all_persons(study.data)}
        self._cases = {each.id: each for each in joins.all_cases(study.data)}
        self._plain: dict[str, str] = {}

    def plain(self, text: str) -> str:
        """Return a role or a type, which are free text, without names; each is read through once."""
        if text not in self._plain:
            self._plain[text] = replace(text, self.entries).text
        return self._plain[text]

    def case_of(self, one: Interview) -> Case | None:
        """Return the case an interview is about, also where that was joined with another."""
        return self._cases.get(self._what.canonical(one.case)) if one.case else None

    def heard(self, one: Interview, sets: Sequence[Interview], case: Case | None) -> dict[str, Informant]:
        """Return whose words may be read, the unknown speaker of a group with them."""
        found: dict[str, Informant] = {}
        for id_ in dict.fromkeys(map(self.who.canonical, one.persons)):
            consent, person = self._given.get(id_), self._people.get(id_)
            if consent is not None and consent.decision.opens_notes and person is not None:
                role = (person.case_roles.get(case.id) if case else "") or person.role
                called = self.names.person(person.id, person.pseudonym)
                found[id_] = Informant(id_, called, self.plain(role), _quotable(consent), person)
        for each in sets:
            consent = self._given.get(each.id)
            if consent is not None and consent.decision.opens_notes:
                found[each.id] = Informant(each.id, _(UNKNOWN), "", _quotable(consent))
        return found


def _quotable(consent: Consent) -> bool:
    return consent.choices.get("quotes") is not False
