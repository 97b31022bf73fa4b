"""Carrying codings onto the text that leaves: an interview laid out question by question, every passage as it ships.

What a transcript may not print is not here either: it is laid out from the transcript's own material.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from interviewer.domain.anchors import placed
from interviewer.domain.answer import Answer, Field
from interviewer.domain.carried import Carried, carry
from interviewer.domain.code import Codebook
from interviewer.domain.coding import Coding
from interviewer.domain.interview import Interview
from interviewer.domain.joined import Kind
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.transcript import Attribution, Cover, Line, Transcript
from interviewer.services import gathering, pairing, transcribing
from interviewer.services.gathering import BACKGROUND, Source
from interviewer.services.pairing import NoteSet
from interviewer.services.study import Study
from interviewer.storage import codes, codings, joins
from interviewer.storage.codings import Place

Stretch = tuple[int, int]
"""Where words begin and end in a text as it ships."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one informant said to one item, as it ships, with the codings that stand on it.

    ``interview`` is the set of notes it is in, ``place`` where it is kept; ``quotes`` are the spans of good quotes in
    the words as they ship, ``verbatim`` those noted word for word; ``homeless`` are codings without a place.
    """

    interview: str
    place: Place
    speaker: str
    carried: Carried
    answer: Answer
    quotable: bool
    codings: tuple[Coding, ...] = ()
    homeless: tuple[Coding, ...] = ()
    quotes: tuple[Stretch, ...] = ()
    verbatim: tuple[Stretch, ...] = ()

    def word_for_word(self, start: int, end: int) -> bool:
        """Return whether marks say that every word from ``start`` to ``end`` was said so; blanks need no mark."""
        covered = {at for first, last in self.verbatim for at in range(first, last)}
        return all(at in covered or not self.text[at].isalnum() for at in range(start, end))

    @property
    def text(self) -> str:
        """Return the words as they ship."""
        return self.carried.after


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the guide, or a question made up in the talk, with what was said to it."""

    section: str
    line: Line
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """An interview as it ships, item by item. ``case`` and ``persons`` are ids."""

    interview: Interview
    transcript: Transcript
    case: str
    persons: tuple[str, ...]
    items: tuple[Item, ...]

    @property
    def cover(self) -> Cover:
        """Return what the transcript says of the interview."""
        return self.transcript.cover

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return all passages in order."""
        return tuple(passage for item in self.items for passage in item.passages)


def homeless(laid: Iterable[Laid]) -> tuple[tuple[str, int], ...]:
    """Return how many codings have no place in the words as they ship, by what each interview is called."""
    found = Counter(each.cover.code for each in laid for one in each.passages for _coding in one.homeless)
    return tuple(sorted(found.items()))


def codebook(study: Study) -> Codebook:
    """Return the codes of the project."""
    return codes.codebook(study.data)


def lay_out(study: Study, interview_id: str, attribution: Attribution, book: Codebook) -> Laid:
    """Return a closed interview as it ships, with its codings. Raises what building a transcript does."""
    gathering.refuse_nameless(study)
    interview_id = pairing.canonical(study, interview_id)
    given = gathering.check(study, interview_id)
    source = gathering.gather(study, interview_id, given, attribution)
    transcript = transcribing.built(study, source, given)
    put = {one.interview.id: _codings(study, one.interview.id, book) for one in source.sets}
    items = tuple(
        Item(" ".join(filter(None, (part.label, part.title))), line, _passages(source, line, put))
        for part in transcript.parts
        for line in part.lines
    )
    case = source.interview.case
    held = joins.of(study.data, Kind.CASE).canonical(case) if case else ""
    return Laid(source.interview, transcript, held, tuple(each for each in source.speakers if each in given), items)


_Put = Mapping[tuple[str, str], tuple[tuple[Place, Coding], ...]]
"""Codings with where they are kept, by question and speaker."""


def _codings(study: Study, interview: str, book: Codebook) -> _Put:
    """Return the codings of one set of notes, each under the code that stands for its own now."""
    who = joins.of(study.data, Kind.PERSON).canonical
    found: dict[tuple[str, str], list[tuple[Place, Coding]]] = {}
    for place, held in codings.of_interview(study.data, interview).items():
        for coding in (*held.standing, *held.unplaced):
            if (code := book.standing(coding.code)) is not None:
                kept = found.setdefault((place.question, who(place.subject)), [])
                kept.append((place, replace(coding, code=code.id)))
    return {key: tuple(held) for key, held in found.items()}


def _passages(source: Source, line: Line, put: Mapping[str, _Put]) -> tuple[Passage, ...]:
    return tuple(
        _passage(source, held, answer, name, put[held.interview.id].get((line.key, who), ()))
        for who, name in source.speakers.items()
        for held in source.sets
        if line.bound is None and (answer := held.answers.get((line.key, who))) is not None
    )


def _passage(
    source: Source, held: NoteSet, answer: Answer, speaker: str, put: tuple[tuple[Place, Coding], ...]
) -> Passage:
    fair = held.interview.fair_finished and answer.fair is not None
    field = Field.FAIR if fair else Field.NOTE
    marks: tuple[Mark, ...] = gathering.as_judged(answer.marks_of(fair=fair), source.unprinted)
    carried = carry(
        answer.text(fair=fair), marks, source.entries, source.translate(BACKGROUND),
        source.checks.get(answer.subject, {}), source.style,
    )  # fmt: skip
    onto = [(coding, carried.coding(_on(place, field, coding, carried.before))) for place, coding in put]
    subject = next((place.subject for place, _coding in put), answer.subject)
    standing = sorted((new for _old, new in onto if new is not None), key=lambda each: (each.start, each.end, each.id))
    return Passage(
        held.interview.id, Place(answer.question, subject, field), speaker, carried, answer,
        source.quotable.get(answer.subject, True), tuple(standing), tuple(old for old, new in onto if new is None),
        _marked(carried, marks, MarkKind.QUOTE), _marked(carried, marks, MarkKind.VERBATIM),
    )  # fmt: skip


def _marked(carried: Carried, marks: tuple[Mark, ...], kind: MarkKind) -> tuple[Stretch, ...]:
    """Return where marks of a kind stand in the words as they ship; a quote that its informant withdrew does not."""
    held = (placed(mark, carried.before) for mark in marks if mark.kind is kind)
    spans = (carried.onto(mark.start, mark.end) for mark in held if mark is not None)
    return tuple(span for span in spans if span is not None)


def _on(place: Place, field: Field, coding: Coding, text: str) -> Coding:
    """Return a coding to be placed on ``text``: one that was put on the other text is known by its words alone."""
    same = place.field is field and coding.fits(text)
    return coding if same else replace(coding, start=len(text), end=len(text))
