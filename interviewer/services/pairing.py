"""Two note-takers of one talk: their sets of notes side by side, once somebody has said that they are of one talk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from interviewer.domain.answer import Answer, Probe
from interviewer.domain.interview import Interview
from interviewer.domain.joined import Kind
from interviewer.language import _
from interviewer.services import embedding, interviewing
from interviewer.services.study import Study
from interviewer.storage import answers, interviews, joins


@dataclass(frozen=True, slots=True)
class NoteSet:
    """What one note-taker took down: the answers by question and speaker, speakers by the id that stands for them."""

    interview: Interview
    answers: Mapping[tuple[str, str], Answer]
    probes: tuple[Probe, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """One question with what each note-taker has under it, in the order of the sets."""

    key: str
    short: str
    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The sets of notes of one talk: who took them, and every question that somebody has words under."""

    who: tuple[str, ...]
    rows: tuple[Beside, ...]


def canonical(study: Study, interview_id: str) -> str:
    """Return the interview that stands for all that were joined with this one."""
    return joins.of(study.data, Kind.INTERVIEW).canonical(interview_id)


def members(study: Study, interview_id: str) -> tuple[str, ...]:
    """Return the ids of all that were joined with an interview, itself among them."""
    return joins.of(study.data, Kind.INTERVIEW).members(interview_id)


def sets(study: Study, interview_id: str) -> tuple[NoteSet, ...]:
    """Return the sets of notes of a talk, drafts laid over them; one where there was one note-taker."""
    found = (interviews.get(study.data, one) for one in joins.of(study.data, Kind.INTERVIEW).members(interview_id))
    return tuple(_set(study, each) for each in found if each is not None)


def _set(study: Study, found: Interview) -> NoteSet:
    who = joins.of(study.data, Kind.PERSON).canonical
    held, _recovered = answers.with_drafts(study.data, found.id, answers.of_interview(study.data, found.id))
    held.sort(key=lambda answer: bool(answer.note))
    by_place = {(answer.question, who(answer.subject)): replace(answer, subject=who(answer.subject)) for answer in held}
    return NoteSet(found, by_place, tuple(answers.probes(study.data, found.id)))


def side_by_side(study: Study, interview_id: str) -> SideBySide:
    """Return the sets of notes of a talk, question by question. Raises CallRunning, NothingThere."""
    study.refuse_in_call()
    interviewing.interview(study, interview_id)
    found = sets(study, interview_id)
    asked = [
        (place.key, place.short, place.item.text) for place in embedding.guide(study, found[0].interview.guide).places()
    ]
    asked += [(probe.id, "+", probe.text) for each in found for probe in each.probes]
    rows = [Beside(key, short, text, tuple(_notes(each, key) for each in found)) for key, short, text in asked]
    who = tuple(_taker(each, number) for number, each in enumerate(found, 1))
    return SideBySide(who, tuple(row for row in rows if any(row.notes)))


def _notes(found: NoteSet, key: str) -> str:
    return "\n\n".join(each.note for (question, _who), each in found.answers.items() if question == key and each.note)


def _taker(found: NoteSet, number: int) -> str:
    return found.interview.interviewer or _("Notes {number}").format(number=number)
