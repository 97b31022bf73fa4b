"""The interview: planning it, its sheet, and every note, status and mark as it is made.

Everything that holds an informant's words is kept under that informant's consent; without one nothing is stored.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from interviewer.domain.answer import Answer, Field, Parked, Probe, Reflection, Status
from interviewer.domain.consent import Consent
from interviewer.domain.guide import Bound, Guide, YesNo
from interviewer.domain.identity import new_id
from interviewer.domain.interview import Interview, Mode
from interviewer.domain.joined import Kind
from interviewer.domain.mark import Mark
from interviewer.domain.text import clean, one_line
from interviewer.language import _
from interviewer.services import consenting, embedding, recruiting, times
from interviewer.services.errors import Incomplete, NotesClosed, NothingThere, ReadOnly
from interviewer.services.recruiting import CaseRow, PersonRow
from interviewer.services.study import Study
from interviewer.storage import answers, consents, drafts, interviews, joins, local
from interviewer.storage.answers import Speaker
from interviewer.storage.drafts import Draft
from interviewer.storage.errors import ConsentMissing
from interviewer.storage.log import transaction

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
    )


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
    return _speaker(study, subject or interview(study, interview_id).persons[0])


def _speaker(study: Study, person: str) -> Speaker:
    consent = consenting.standing(study, person)
    if consent is None or not consent.decision.opens_notes:
        raise ConsentMissing(recruiting.person(study, person).person.pseudonym)
    if consent.subject == person:
        return Speaker(person, consent.id)
    own = [each for each in consents.of_person(study.data, person) if each.decision.opens_notes]
    return Speaker(person, own[-1].id) if own else Speaker(consent.subject, consent.id)


@contextmanager
def _writing(study: Study, interview_id: str, *, closed_too: bool = False) -> Iterator[Speaker]:
    with study.deed():
        found = interview(study, interview_id)
        if found.closed and not closed_too:
            raise NotesClosed
        yield _speaker(study, found.persons[0])


def keep_draft(
    study: Study, interview_id: str, question: str, text: str, marks: Sequence[Mark] = (), cursor: int = 0
) -> None:
    """Overwrite the draft of an item's notes and remember where the cursor stands: the autosave path."""
    _keep(study, interview_id, question, Field.NOTE, text, marks, cursor)


def _keep(
    study: Study, interview_id: str, question: str, field: Field, text: str, marks: Sequence[Mark], cursor: int = 0
) -> None:
    """Keep a draft: one transaction in the data file alone, because nothing in it belongs to the key."""
    if study.read_only:
        raise ReadOnly
    val: dict[str, object] = {
        "text": clean(text),
        "marks": [[mark.id, mark.start, mark.end, mark.kind] for mark in marks],
        "cursor": cursor,
    }
    with transaction(study.data):
        found = interview(study, interview_id)
        if found.closed and field is Field.NOTE:
            raise NotesClosed
        words = _speaker(study, found.persons[0])
        item = answers.item_of(question, words.subject)
        drafts.keep(study.data, Draft(interview_id, item, field, words.subject, words.consent, val))


def keep_fair_draft(study: Study, interview_id: str, question: str, text: str, marks: Sequence[Mark] = ()) -> None:
    """Overwrite the draft of an item's fair copy."""
    _keep(study, interview_id, question, Field.FAIR, text, marks)


def save_note(study: Study, interview_id: str, question: str, text: str, marks: Sequence[Mark] = ()) -> None:
    """Keep an item's notes and marks as one deed; what did not change makes no event."""
    _check_item(study, interview_id, question)
    with _writing(study, interview_id) as words:
        answers.save_text(study.data, interview_id, question, words, Field.NOTE, clean(text), marks)


def _check_item(study: Study, interview_id: str, question: str) -> None:
    """Raise NothingThere for an item the interview does not have, or that is shown instead of asked."""
    guide = embedding.guide(study, interview(study, interview_id).guide)
    place = guide.place(question)
    if place is not None and (place.follow_up is not None or place.question.bound is None):
        return
    if place is None and any(probe.id == question for probe in answers.probes(study.data, interview_id)):
        return
    raise NothingThere(_("question “{key}” to answer").format(key=question))


def _save_field(study: Study, interview_id: str, question: str, field: str, value: object) -> None:
    _check_item(study, interview_id, question)
    with _writing(study, interview_id) as words:
        answers.save_field(study.data, interview_id, question, words, field, value)


def set_status(
    study: Study, interview_id: str, question: str, chosen: Status | None, elsewhere: str | None = None
) -> None:
    """Keep a status a person chose; ``None`` lets the words decide. ``elsewhere`` is the key of the other item."""
    if chosen is Status.ELSEWHERE and not elsewhere:
        raise Incomplete(_("Under which question it was answered"))
    _save_field(study, interview_id, question, "chosen", chosen.value if chosen else None)
    _save_field(study, interview_id, question, "elsewhere", elsewhere if chosen is Status.ELSEWHERE else None)


def set_asked(study: Study, interview_id: str, question: str) -> None:
    """Keep that an item was put to the informant."""
    _save_field(study, interview_id, question, "asked", True)


def set_yes_no(study: Study, interview_id: str, question: str, said: YesNo | None) -> None:
    """Keep the quick note beside the words."""
    _save_field(study, interview_id, question, "yes_no", said.value if said else None)


def set_wording(study: Study, interview_id: str, question: str, text: str) -> None:
    """Keep the wording used where it differed from the guide's."""
    _save_field(study, interview_id, question, "asked_as", one_line(text))


def set_example(study: Study, interview_id: str, question: str, has_example: bool) -> None:
    """Keep whether the answer came with an example."""
    _save_field(study, interview_id, question, "has_example", has_example)


def set_fact(study: Study, interview_id: str, name: str, said: YesNo | None) -> None:
    """Keep what was said of a fact that conditions hang on."""
    with _writing(study, interview_id) as words:
        answers.save_fact(study.data, interview_id, words, name, said)


def add_probe(study: Study, interview_id: str, text: str, after: str) -> Probe:
    """Keep a question made up in the talk, after the item ``after`` (``""`` for the end)."""
    if not text.strip():
        raise Incomplete(_("The wording of the question"))
    probe = Probe(new_id(), after, one_line(text))
    with _writing(study, interview_id) as words:
        answers.save_probe(study.data, interview_id, words, probe)
    return probe


def park(study: Study, interview_id: str, text: str, question: str) -> Parked:
    """Keep a theme to come back to."""
    theme = Parked(new_id(), question, one_line(text))
    with _writing(study, interview_id) as words:
        answers.save_parked(study.data, interview_id, words, theme)
    return theme


def unpark(study: Study, interview_id: str, parked_id: str) -> None:
    """Keep that a parked theme was taken up."""
    for theme in answers.parked(study.data, interview_id):
        if theme.id == parked_id:
            with _writing(study, interview_id) as words:
                answers.save_parked(study.data, interview_id, words, replace(theme, done=True))


def set_preparation(study: Study, interview_id: str, text: str) -> None:
    """Keep the interviewer's own note for the call; it needs no consent and holds no informant's words."""
    with study.deed():
        interviews.save_preparation(study.data, interview_id, clean(text))


def set_reflection(study: Study, interview_id: str, lines: Reflection) -> None:
    """Keep the closing step and the three lines afterwards, also after the notes are closed."""
    tidy = replace(
        lines, more=clean(lines.more), impression=clean(lines.impression), surprise=clean(lines.surprise),
        next=clean(lines.next),
    )  # fmt: skip
    with _writing(study, interview_id, closed_too=True) as words:
        answers.save_reflection(study.data, interview_id, words, tidy)


def keep_cursor(study: Study, interview_id: str, question: str, position: int) -> None:
    """Remember where the interviewer is, on this laptop only."""
    with study.deed():
        local.put(study.data, CURSOR, f"{interview_id}/{question}/{position}")


def close(study: Study, interview_id: str) -> None:
    """Close the interview: drafts become events, the last session ends, the notes become read-only."""
    found = interview(study, interview_id)
    with study.deed() as deed:
        answers.settle_drafts(study.data, interview_id)
        for session in found.sessions:
            if session.ended is None:
                interviews.save_session(study.data, replace(session, ended=times.now()))
        ended = found.ended if found.afterwards else (found.ended or times.now())
        interviews.save(study.data, replace(found, closed=True, ended=ended), deed)
        local.drop(study.data, CURSOR)
    if study.ringing == interview_id:
        study.ring(None)
