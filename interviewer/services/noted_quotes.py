"""The passages marked as good quotes where they stand, in the text that is printed, each with its check."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from interviewer.domain.anchors import placed
from interviewer.domain.joined import Kind
from interviewer.domain.mark import MarkKind
from interviewer.domain.quote import QuoteCheck
from interviewer.services import embedding
from interviewer.services.study import Study
from interviewer.storage import answers, interviews, joins, quotes


@dataclass(frozen=True, slots=True)
class Noted:
    """A marked passage: in which interview, whose, under which question, and what was said about it."""

    interview: str
    subject: str
    mark: str
    place: str
    words: str
    check: QuoteCheck | None


def checks(study: Study, interview_id: str) -> dict[str, dict[str, QuoteCheck]]:
    """Return what was said about the quotes of an interview: by whose, also where joined, and by the words sent."""
    who = joins.of(study.data, Kind.PERSON).canonical
    found: dict[str, dict[str, QuoteCheck]] = {}
    for subject, held in quotes.of_interview(study.data, interview_id).items():
        found.setdefault(who(subject), {}).update(held)
    return found


def of_study(study: Study, only: Collection[str] | None = None) -> Iterator[Noted]:
    """Yield the good quotes of closed interviews, of the fair copy where that is finished; ``only`` are their ids."""
    who = joins.of(study.data, Kind.PERSON).canonical
    for interview in interviews.all_of(study.data):
        if not interview.closed or (only is not None and interview.id not in only):
            continue
        held = checks(study, interview.id)
        shorts = {place.key: place.short for place in embedding.guide(study, interview.guide).places()}
        for answer in answers.of_interview(study.data, interview.id):
            text = answer.text(fair=interview.fair_finished)
            for mark in answer.marks_of(fair=interview.fair_finished):
                there = placed(mark, text) if mark.kind is MarkKind.QUOTE else None
                if there is not None:
                    words, own = text[there.start : there.end], held.get(who(answer.subject), {})
                    place = shorts.get(answer.question, "+")
                    yield Noted(interview.id, answer.subject, mark.id, place, words, own.get(words))
