"""Reading an interview for what identifies: every text that its transcript prints, and where each of them stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from interviewer.domain.answer import Answer
from interviewer.domain.guide import Guide
from interviewer.domain.mark import Mark
from interviewer.domain.quote import QuoteCheck, amended
from interviewer.language import _
from interviewer.services import embedding, excerpting, gathering, noted_quotes, pairing, recruiting
from interviewer.services.pairing import NoteSet
from interviewer.services.study import Study
from interviewer.storage import answers, documents, records


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it lies in the project. ``interview`` holds it; ``question`` is a key, ``short`` its label path."""

    interview: str
    question: str
    short: str
    speaker: str
    """The pseudonym of whose answer it is."""
    words: str
    marks: tuple[Mark, ...] = ()
    subject: str = ""


def texts(study: Study, interview_id: str) -> tuple[Text, ...]:
    """Return what would be printed of a closed interview, in the order of its guide.

    Raises NotClosed, ConsentMissing, NothingThere, CallRunning.
    """
    study.refuse_in_call()
    interview_id = pairing.canonical(study, interview_id)
    given = gathering.check(study, interview_id)
    called = {person: recruiting.person(study, person).person.pseudonym for person in given}
    sets = pairing.sets(study, interview_id)
    called |= dict.fromkeys(gathering.unknown_speakers(study, sets), _(gathering.UNKNOWN))
    found: list[Text] = []
    for held in sets:
        guide = embedding.guide(study, held.interview.guide)
        found += [text for text in _of_set(study, held, guide, called) if text.words.strip()]
    return tuple(found)


def of_documents(study: Study) -> Iterator[Text]:
    """Yield what documents by others answer, as it is kept; each stands under an id of its own. Raises CallRunning."""
    for each in excerpting.listed(study) if documents.findings(study.data) else ():
        held = each.finding
        for place, words in ((held.id, held.text), (f"{held.id}/source", held.source)):
            if words:
                yield Text(held.document, place, each.short, each.title, words)


def _of_set(study: Study, held: NoteSet, guide: Guide, called: dict[str, str]) -> Iterator[Text]:
    order = {place.key: number for number, place in enumerate(guide.places())}
    shorts = {place.key: place.short for place in guide.places()} | {probe.id: "+" for probe in held.probes}
    interview, several = held.interview.id, "; ".join(called.values())
    checks = noted_quotes.checks(study, interview)
    said = [answer for (_key, who), answer in held.answers.items() if who in called]
    for answer in sorted(said, key=lambda one: order.get(one.question, len(order))):
        own = checks.get(answer.subject, {})
        yield from _of_answer(held, answer, shorts.get(answer.question, ""), called[answer.subject], own)
    for probe in held.probes:
        yield Text(interview, probe.id, "+", several, probe.text)
    for theme in answers.parked(study.data, interview):
        if not theme.done:
            yield Text(interview, theme.question, shorts.get(theme.question, ""), several, theme.text)
    yield Text(interview, "", "", several, answers.reflection(study.data, interview).more)
    for waiting in records.of(study.data, "unplaced", interview):  # of a reply by e-mail, its signature among them
        if waiting.subject in called:
            yield Text(interview, "", "", called[waiting.subject], str(waiting.said["text"]), (), waiting.subject)


def _of_answer(
    held: NoteSet, answer: Answer, short: str, speaker: str, checks: Mapping[str, QuoteCheck]
) -> Iterator[Text]:
    fair = held.interview.fair_finished
    words, marks = amended(answer.text(fair=fair), answer.marks_of(fair=fair), checks)
    yield Text(held.interview.id, answer.question, short, speaker, words, marks, answer.subject)
    yield Text(held.interview.id, answer.question, short, speaker, answer.asked_as)
