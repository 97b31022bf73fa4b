"""What a coded summary tells of single questions: what somebody has counted, and where informants of a case differ."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from interviewer.domain import count_sentences
from interviewer.domain.answer import Answer
from interviewer.domain.contradiction import Voice, differ
from interviewer.domain.counting import Subject
from interviewer.domain.report import Own
from interviewer.domain.summary import Block, Heading, Memo, Words
from interviewer.domain.transcript_words import Translate
from interviewer.domain.wording import YES_NO
from interviewer.language import N_
from interviewer.services import counting, recruiting, registering, surveying
from interviewer.services.counting import Of
from interviewer.services.study import Study
from interviewer.services.summary_material import Material
from interviewer.storage import readings, records

_QUESTION = f"{Subject.QUESTION.value}/"


def counted(
    study: Study, held: Material, translate: Translate, language: str, memos: Callable[[str], Iterator[Memo]],
    *, named: bool,
) -> Iterator[Block]:  # fmt: skip
    """Yield the questions that somebody has counted, each in a sentence; ``named`` with those of the export behind it.

    ``memos`` returns the memos on a question that are printed.
    """
    leaving = {each.cover.case for each in held.laid}
    leaving |= {recruiting.plain(study, person).pseudonym for person, _unseen in held.informants}
    keys = {found.id for found in records.of(study.data, "tally") if found.id.startswith(_QUESTION)}
    if not keys:
        return
    material = surveying.survey(study, {each.interview.id for each in held.laid})
    asked = dict.fromkeys(place.key for _guide, place in material.questions())
    yield Heading(Own(translate(N_("What was counted"))))
    for key in (each for each in asked if f"{_QUESTION}{each}" in keys):
        found = counting.count(study, Of(Subject.QUESTION, key), material)
        yield Heading(registering.without_names(study, found.title), 2, listed=False)
        yield Words(registering.without_names(study, found.sentences[language]))
        behind = [(value, leaving.intersection(found.behind(value))) for value in found.values] if named else []
        told = [
            f"{count_sentences.value_words(value, language)}: {', '.join(sorted(who))}" for value, who in behind if who
        ]
        if told:
            yield Words("; ".join(told), quiet=True)
        yield from memos(key)


def contradictions(study: Study, held: Material, translate: Translate) -> Iterator[Block]:
    """Yield every question on which informants of one case differ, of those that leave: who said what, in which role.

    What a researcher read out of it stands apart.
    """
    shown = {at: heard for at, heard in _heard(study, held).items() if differ(heard.voices)}
    written = {(each.case, each.question): each.text for each in readings.all_of(study.data)}
    if not shown:
        return
    yield Heading(Own(translate(N_("Where informants differ"))))
    for at, heard in shown.items():
        yield Heading(heard.title, 2, listed=False)
        yield Words("; ".join(_in_words(voice, translate) for voice in dict.fromkeys(heard.voices)))
        if reading := written.get(at):
            yield Memo(translate(N_("Our reading")), registering.without_names(study, reading))


@dataclass(slots=True)
class _Heard:
    """One question in one case: what it is called, and who was noted as saying what."""

    title: str
    voices: list[Voice] = field(default_factory=list)


def _heard(study: Study, held: Material) -> dict[tuple[str, str], _Heard]:
    """Return who was noted as saying yes or no, by case and question, in the interviews that leave and no others."""
    found: dict[tuple[str, str], _Heard] = {}
    for case, laid in held.cases.items():
        for each in laid:
            word = each.cover.case_word.capitalize()
            for item in each.items:
                label = f"{item.line.short} {item.line.text}".strip()
                heard = found.setdefault((case, item.line.key), _Heard(f"{word} {each.cover.case}: {label}"))
                heard.voices += [_voice(study, answer) for answer in (one.answer for one in item.passages)
                                 if answer.yes_no is not None and answer.subject in each.persons]  # fmt: skip
    return found


def _voice(study: Study, answer: Answer) -> Voice:
    person = recruiting.plain(study, answer.subject)
    role = registering.without_names(study, person.role)
    return Voice(person.id, person.pseudonym, role, answer.yes_no, answer.status)


def _in_words(voice: Voice, translate: Translate) -> str:
    who = ", ".join(filter(None, (voice.called, voice.role)))
    return f"{who}: {translate(YES_NO[voice.said]) if voice.said else '–'}"
