"""The interview: planning it, the lists it stands in, and its sheet with everything the interview screen needs.

Nothing another informant has said is on a sheet; whose words are kept, and under which consent, is asked here too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from interviewer.domain.answer import Answer, Field, Parked, Probe, Reflection
from interviewer.domain.consent import Consent
from interviewer.domain.guide import Bound, Guide, YesNo
from interviewer.domain.identity import new_id
from interviewer.domain.interview import Interview, Mode
from interviewer.domain.joined import Kind
from interviewer.language import _
from interviewer.services import consenting, embedding, hearing, recruiting, special, times
from interviewer.services.errors import Incomplete, NothingThere
from interviewer.services.hearing import Voice
from interviewer.services.recruiting import CaseRow, PersonRow
from interviewer.services.study import Study
from interviewer.storage import answers, drafts, interviews, joins, local
from interviewer.storage.answers import Speaker
from interviewer.storage.errors import ConsentMissing

CURSOR = "cursor"


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the interviewer was: the item's key and the position in its notes, in code points."""

    question: str
    position: int


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """An interview as lists show it."""

    interview: Interview
    case: CaseRow | None
    informants: tuple[PersonRow, ...]
    to_ask: int
    drafts: bool
    """Something was typed that no event holds yet (the program stopped in the middle)."""
    others: tuple[Interview, ...] = ()
    """The same talk as other note-takers took it down, joined with this one."""
    raised: int | None = None
    words: int | None = None
    """``None``, as :attr:`raised`, until it was counted."""

    @property
    def notetakers(self) -> tuple[str, ...]:
        """Return who took notes, where there is more than one set of them."""
        return tuple(each.interviewer for each in (self.interview, *self.others)) if self.others else ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the interview screen needs, and nothing another informant has said."""

    interview: Interview
    guide: Guide
    case: CaseRow | None
    informants: tuple[PersonRow, ...]
    consents: Mapping[str, Consent]
    answers: Mapping[str, Answer]
    probes: tuple[Probe, ...]
    parked: tuple[Parked, ...]
    facts: Mapping[str, YesNo]
    preparation: str
    reflection: Reflection
    cursor: Cursor | None
    recovered: frozenset[str]
    bound: Mapping[str, str]
    closed: frozenset[str] = frozenset()
    """Questions under which nothing of the first informant may be noted, for want of an explicit yes (A7)."""
    voices: tuple[Voice, ...] = ()
    """Whose words can be noted, in the order of the roster, the unknown speaker of a group last."""
    spoken: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    """The answers of each voice, by subject and question."""


def plan(
    study: Study,
    *,
    persons: tuple[str, ...],
    case: str | None,
    guide: str,
    mode: Mode,
    agreed_minutes: int = 45,
    planned: datetime | None = None,
    afterwards: bool = False,
    started: datetime | None = None,
    ended: datetime | None = None,
    interviewer: str | None = None,
    notetakers: tuple[str, ...] = (),
) -> str:
    """Make an interview and return its id; the guide is embedded and frozen now. Raises Incomplete, NothingThere."""
    if not persons:
        raise Incomplete(_("The informant"))
    for person in persons:
        recruiting.person(study, person)
    if started and ended and ended < started:
        raise Incomplete(_("An end after the start"))
    with study.deed() as deed:
        made = Interview(
            id=new_id(),
            guide=embedding.embed_guide(study, guide),
            mode=mode,
            case=case,
            persons=persons,
            interviewer=interviewer or study.me,
            notetakers=notetakers,
            agreed_minutes=agreed_minutes,
            planned=times.aware(planned) if planned else None,
            afterwards=afterwards,
            started=times.aware(started) if started else None,
            ended=times.aware(ended) if ended else None,
        )
        interviews.save(study.data, made, deed)
    return made.id


def interview(study: Study, interview_id: str) -> Interview:
    """Return one interview. Raises NothingThere."""
    found = interviews.get(study.data, interview_id)
    if found is None:
        raise NothingThere(_("such interview"))
    return found


def rows(study: Study, *, counted: bool = True) -> tuple[InterviewRow, ...]:
    """Return the interviews with counts, and none of their words.

    Counting reads all that was said; without ``counted`` it is left to :func:`count`, one interview at a time.
    """
    cases = {row.case.id: row for row in recruiting.cases(study)}
    people = {row.person.id: row for row in recruiting.people(study)}
    typed = {draft.agg for draft in drafts.of(study.data)}
    groups, what = joins.of(study.data, Kind.INTERVIEW), joins.of(study.data, Kind.CASE).canonical
    who = joins.of(study.data, Kind.PERSON).canonical
    all_of = {found.id: found for found in interviews.all_of(study.data)}
    made = []
    asked: dict[str, int] = {}
    for found in joins.all_interviews(study.data):
        sets = tuple(all_of[member] for member in groups.members(found.id))
        informants = dict.fromkeys(map(who, found.persons))
        seen = tuple(people[person] for person in informants if person in people)
        case = cases.get(what(found.case or ""))
        if found.guide not in asked:
            asked[found.guide] = len(embedding.guide(study, found.guide).to_ask())
        drafted = not typed.isdisjoint(each.id for each in sets)
        row = InterviewRow(sets[0], case, seen, asked[found.guide], drafted, sets[1:])
        made.append(count(study, row) if counted else row)
    return tuple(made)


def count(study: Study, row: InterviewRow) -> InterviewRow:
    """Return the row with how many questions were taken up, and how many words were written."""
    asked = {place.key for place in embedding.guide(study, row.interview.guide).to_ask()}
    sets = (row.interview, *row.others)
    held = [answer for each in sets for answer in answers.of_interview(study.data, each.id)]
    return replace(
        row,
        raised=len({answer.question for answer in held if answer.question in asked and answer.status.raised}),
        words=sum(len(answer.note.split()) for answer in held),
    )


def open_sheet(study: Study, interview_id: str) -> Sheet:
    """Return the sheet of an interview.

    Raises ConsentMissing when no informant has consented, and CallRunning while another interview's clock runs.
    """
    study.refuse_in_call(interview_id)
    found = interview(study, interview_id)
    given = _consents(study, found)
    seen = {row.person.id: row for row in (recruiting.person(study, person) for person in found.persons)}
    informants = tuple(seen.values())
    if not any(consent.decision.opens_notes for consent in given.values()):
        raise ConsentMissing(", ".join(row.person.pseudonym for row in informants))
    held, recovered = answers.with_drafts(study.data, interview_id, answers.of_interview(study.data, interview_id))
    guide = embedding.guide(study, found.guide)
    case = recruiting.case(study, found.case) if found.case else None
    facts = {name: YesNo.YES if value else YesNo.NO for name, value in (case.case.facts if case else {}).items()}
    voices = hearing.voices(study, found, informants)
    return Sheet(
        interview=found,
        guide=guide,
        case=case,
        informants=informants,
        consents=given,
        answers=_of_one(study, held, found.persons[0]),
        probes=tuple(answers.probes(study.data, interview_id)),
        parked=tuple(answers.parked(study.data, interview_id)),
        facts={**facts, **answers.facts(study.data, interview_id)},
        preparation=interviews.preparation(study.data, interview_id),
        reflection=answers.reflection(study.data, interview_id),
        cursor=_cursor(study, interview_id),
        recovered=recovered,
        bound=_bound(guide, found, case, informants),
        closed=special.closed(study, guide, found.persons[0]),
        voices=voices,
        spoken={voice.subject: _of_one(study, held, voice.subject) for voice in voices},
    )


def voices(study: Study, interview_id: str) -> tuple[Voice, ...]:
    """Return whose words can be noted in an interview. Raises NothingThere."""
    found = interview(study, interview_id)
    seen = {row.person.id: row for row in (recruiting.person(study, person) for person in found.persons)}
    return hearing.voices(study, found, tuple(seen.values()))


def _of_one(study: Study, held: Sequence[Answer], person: str) -> dict[str, Answer]:
    """Return the answers of one informant, also those kept under an id that was joined; the one with words first."""
    members = joins.of(study.data, Kind.PERSON).members(person)
    own = [answer for answer in held if answer.subject in members]
    own.sort(key=lambda answer: (bool(answer.note), answer.subject == person))
    return {answer.question: answer for answer in own}


def _consents(study: Study, found: Interview) -> dict[str, Consent]:
    latest = {person: consenting.standing(study, person) for person in found.persons}
    return {person: consent for person, consent in latest.items() if consent is not None}


def _bound(guide: Guide, found: Interview, case: CaseRow | None, informants: Sequence[PersonRow]) -> dict[str, str]:
    start = found.started or (found.sessions[0].started if found.sessions else None)
    end = found.ended or (found.sessions[-1].ended if found.sessions else None)
    clock = " – ".join(moment.strftime("%d.%m.%Y %H:%M") for moment in (start, end) if moment)
    shown = {
        Bound.CASE: case.shown if case else "–",
        Bound.PERSON: ", ".join(row.shown for row in informants),
        Bound.CLOCK: clock,
    }
    return {place.key: shown[place.question.bound] for place in guide.places() if place.question.bound}


def _cursor(study: Study, interview_id: str) -> Cursor | None:
    notes = [draft for draft in drafts.of(study.data, interview_id) if draft.field == Field.NOTE]
    if notes:
        position = notes[-1].val.get("cursor")
        return Cursor(notes[-1].item.rsplit("/", 1)[0], position if isinstance(position, int) else 0)
    place, question, stood = (local.get(study.data, CURSOR) or "//0").split("/", 2)
    return Cursor(question, int(stood)) if place == interview_id and question else None


def speaker(study: Study, interview_id: str, subject: str | None = None) -> Speaker:
    """Return whose words are kept, under which consent. Raises ConsentMissing when none stands (A1)."""
    if subject is None:
        return hearing.heard(study, interview(study, interview_id), None)
    return hearing.speaker(study, subject, interview_id)
