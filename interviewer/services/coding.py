"""Coding: passages of closed interviews under codes, on the text that is used further: the fair copy, else the notes.

A coding keeps the words it stands on. Where the text has changed it stands where its words occur once and only once;
otherwise it is without a place until a person gives it one. Words of somebody whose consent does not stand are left
out.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from interviewer.domain.anchors import found_once
from interviewer.domain.answer import Answer, Field, Probe
from interviewer.domain.code import Codebook
from interviewer.domain.coding import Coding
from interviewer.domain.guide import Place as Asked
from interviewer.domain.identity import new_id
from interviewer.domain.interview import Interview
from interviewer.domain.joined import Kind
from interviewer.domain.mark import Mark
from interviewer.domain.person import Person
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import codebook, consenting, embedding, hearing, interviewing, times
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study
from interviewer.services.tidying import StillOpen
from interviewer.storage import answers, codings, interviews, joins, memos
from interviewer.storage.codings import Place
from interviewer.storage.errors import ConsentMissing
from interviewer.storage.placing import Placed

MADE_UP = "+"
"""What stands for the label of a question that was made up in the talk."""


class TextMoved(InterviewerError):
    """A passage was chosen in a text that has changed since it was shown."""

    def __init__(self) -> None:
        super().__init__(
            _("The text has changed since it was shown. Nothing was coded. Read it anew and choose the passage again.")
        )


@dataclass(frozen=True, slots=True)
class CodedText:
    """One informant's answer to one question, as it is coded.

    Positions are code points of ``text``; ``codings`` stand in it in their order, ``unplaced`` found no place in it.
    """

    interview: str
    question: str
    subject: str
    field: Field
    short: str
    """The printed label of the question; :data:`MADE_UP` for one made up in the talk."""
    asked: str
    pseudonym: str
    """Who said it; ``""`` in a group when nobody saw who it was."""
    role: str
    text: str
    codings: tuple[Coding, ...] = ()
    unplaced: tuple[Coding, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def item(self) -> str:
        """Return the item under which the answer is kept."""
        return answers.item_of(self.question, self.subject)


@dataclass(frozen=True, slots=True)
class CodedInterview:
    """A closed interview with its answers in the order of the guide; ``fair`` where its fair copy is finished."""

    interview: Interview
    fair: bool
    texts: tuple[CodedText, ...]

    @property
    def codings(self) -> tuple[Coding, ...]:
        """Return the codings that stand, in the order of the texts."""
        return tuple(coding for text in self.texts for coding in text.codings)

    @property
    def unplaced(self) -> tuple[tuple[CodedText, Coding], ...]:
        """Return the codings without a place, each with the text it was put on."""
        return tuple((text, coding) for text in self.texts for coding in text.unplaced)


def coded(study: Study, interview_id: str) -> CodedInterview:
    """Return a closed interview to be coded.

    Raises CallRunning while a clock runs, StillOpen, ConsentMissing (nobody's consent stands), NothingThere.
    """
    study.refuse_in_call()
    found = interviewing.interview(study, interview_id)
    if not found.closed:
        raise StillOpen
    made = _Reader(study).read(found)
    if made is None:
        raise ConsentMissing(", ".join(_Reader(study).called(person) for person in found.persons))
    return made


def all_coded(study: Study, only: Collection[str] | None = None) -> Iterator[CodedInterview]:
    """Yield every closed interview in which somebody's consent stands; ``only`` are their ids. Raises CallRunning."""
    study.refuse_in_call()
    reader = _Reader(study)
    for found in interviews.all_of(study.data):
        if found.closed and (only is None or found.id in only):
            made = reader.read(found)
            if made is not None:
                yield made


def code(study: Study, text: CodedText, start: int, end: int, code_id: str, *, by: str | None = None) -> Coding:
    """Put a passage of ``text`` under a code and return the coding; white space at its ends is left out.

    What stands there already under the same code and by the same person is returned as it is.
    Raises CallRunning, ConsentMissing, NothingThere (an empty passage, no such code), TextMoved.
    """
    study.refuse_in_call()
    start, end = trimmed(text.text, start, end)
    if start >= end:
        raise NothingThere(_("words at that place to be coded"))
    stands = codebook.get(study, code_id)
    made = Coding(
        new_id(), start, end, stands.id, text.text[start:end], by if by is not None else study.me, times.now()
    )
    for held in text.codings:
        if (held.start, held.end, held.code, held.by) == (made.start, made.end, made.code, made.by):
            return held
    with study.deed() as deed:
        _save(study, text, [made], deed)
    return made


def place(study: Study, text: CodedText, coding: Coding, start: int, end: int) -> Coding:
    """Give a coding a place again, in any text of the same informant in the interview, and return it.

    Raises CallRunning, ConsentMissing, NothingThere (an empty passage), TextMoved.
    """
    study.refuse_in_call()
    start, end = trimmed(text.text, start, end)
    if start >= end:
        raise NothingThere(_("words at that place to be coded"))
    put = replace(coding, start=start, end=end, words=text.text[start:end])
    with study.deed() as deed:
        _save(study, text, [put], deed)
    return put


def put(study: Study, text: CodedText, made: Sequence[Coding]) -> None:
    """Keep codings that were made elsewhere on ``text``, as one deed. Raises CallRunning, ConsentMissing, TextMoved."""
    study.refuse_in_call()
    with study.deed() as deed:
        _save(study, text, made, deed)


def remove(study: Study, interview_id: str, ids: Collection[str]) -> None:
    """Take codings away with the memos on them. Raises CallRunning, ReadOnly."""
    study.refuse_in_call()
    with study.deed() as deed:
        for memo in memos.of(study.data, "passage", ids):
            memos.remove(study.data, memo, deed)
        codings.remove(study.data, interview_id, ids, deed)


def recode(study: Study, ids: Collection[str], code_id: str) -> int:
    """Put codings under another code and return how many. Raises CallRunning, NothingThere, ReadOnly."""
    study.refuse_in_call()
    stands = codebook.get(study, code_id)
    with study.deed() as deed:
        return codings.recode(study.data, ids, stands.id, deed)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a passage without the white space at its ends; both numbers are equal where nothing is left."""
    start, end = max(0, min(start, end)), min(len(text), max(start, end))
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()) if words.strip() else start


def _save(study: Study, text: CodedText, made: Sequence[Coding], deed: str) -> None:
    """Keep codings on the text as it was shown. Raises ConsentMissing, TextMoved."""
    speaker = hearing.speaker(study, text.subject, text.interview)
    held = answers.get(study.data, text.interview, text.question, text.subject)
    if held is None or held.text(fair=text.field is Field.FAIR) != text.text:
        raise TextMoved
    where = Place(text.question, text.subject, text.field)
    codings.save(study.data, text.interview, where, speaker.consent, made, deed)


class _Reader:
    """Reads interviews one after the other; who may be heard, and what guides ask, is looked up once."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._who = joins.of(study.data, Kind.PERSON).canonical
        self._people: Mapping[str, Person] = {person.id: person for person in joins.all_persons(study.data)}
        self._open: dict[str, bool] = {}
        self._places: dict[str, dict[str, Asked]] = {}
        self._book: Codebook = codebook.codebook(study)

    def called(self, subject: str) -> str:
        """Return the pseudonym of an informant, ``""`` for the unknown speaker of a group."""
        person = self._people.get(self._who(subject))
        return person.pseudonym if person else ""

    def read(self, found: Interview) -> CodedInterview | None:
        """Return an interview with its codings; ``None`` where nobody's consent stands."""
        if not any(self._heard(person) for person in (*found.persons, found.id)):
            return None
        held = codings.of_interview(self._study.data, found.id)
        texts = [
            self._text(found, answer, held)
            for answer in answers.of_interview(self._study.data, found.id)
            if answer.text(fair=found.fair_finished).strip() and self._heard(answer.subject)
        ]
        probes = answers.probes(self._study.data, found.id)
        return CodedInterview(found, found.fair_finished, tuple(self._in_order(found, texts, probes)))

    def _heard(self, subject: str) -> bool:
        if subject not in self._open:
            standing = consenting.standing(self._study, subject)
            self._open[subject] = standing is not None and standing.decision.opens_notes
        return self._open[subject]

    def _text(self, found: Interview, answer: Answer, held: Mapping[Place, Placed[Coding]]) -> CodedText:
        fair = found.fair_finished and answer.fair is not None
        field, other = (Field.FAIR, Field.NOTE) if fair else (Field.NOTE, Field.FAIR)
        own: Placed[Coding] = held.get(Place(answer.question, answer.subject, field), Placed())
        away: Placed[Coding] = held.get(Place(answer.question, answer.subject, other), Placed())
        text, elsewhere = answer.text(fair=fair), answer.text(fair=not fair)
        come, lost = carried(away, elsewhere, text)
        place = self._asked(found.guide).get(answer.question)
        person = self._people.get(self._who(answer.subject))
        return CodedText(
            interview=found.id,
            question=answer.question,
            subject=answer.subject,
            field=field,
            short=place.short if place else MADE_UP,
            asked=place.item.text if place else "",
            pseudonym=person.pseudonym if person else "",
            role=person.role if person else "",
            text=text,
            codings=self._standing((*own.standing, *come)),
            unplaced=self._standing((*own.unplaced, *lost)),
            marks=answer.marks_of(fair=fair),
        )

    def _standing(self, found: Sequence[Coding]) -> tuple[Coding, ...]:
        """Return codings under the code that stands for theirs; those of a code that is gone are left out."""
        stands = ((coding, self._book.standing(coding.code)) for coding in found)
        kept = [replace(coding, code=code.id) for coding, code in stands if code is not None]
        return tuple(sorted(kept, key=lambda coding: (coding.start, -coding.end, coding.id)))

    def _asked(self, mark: str) -> dict[str, Asked]:
        if mark not in self._places:
            self._places[mark] = {place.key: place for place in embedding.guide(self._study, mark).places()}
        return self._places[mark]

    def _in_order(self, found: Interview, texts: Sequence[CodedText], probes: Sequence[Probe]) -> list[CodedText]:
        """Return the texts in the order of the guide, what was made up in the talk after what it came after."""
        keys = list(self._asked(found.guide))
        wording = {probe.id: probe.text for probe in probes}
        for probe in probes:
            keys.insert(keys.index(probe.after) + 1 if probe.after in keys else len(keys), probe.id)
        order = {key: number for number, key in enumerate(keys)}
        speakers = {person: number for number, person in enumerate(found.persons)}
        named = [replace(each, asked=wording[each.question]) if each.question in wording else each for each in texts]
        last = len(keys)
        return sorted(
            named, key=lambda each: (order.get(each.question, last), speakers.get(each.subject, last), each.subject)
        )


def carried(away: Placed[Coding], there: str, here: str) -> tuple[list[Coding], list[Coding]]:
    """Return the codings of the notes as they stand in the fair copy (or the other way), and those that do not.

    ``away`` were put on the text ``there``; the text that is read is ``here``.
    """
    if there == here:
        return list(away.standing), list(away.unplaced)
    come: list[Coding] = []
    lost: list[Coding] = []
    for coding in (*away.standing, *away.unplaced):
        found = found_once(coding, here)
        (come if found else lost).append(found or coding)
    return come, lost
