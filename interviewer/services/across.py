"""All answers to one question as one page (F11): pseudonymised as they would leave, grouped, to write from.

What is copied from it goes the way of a transcript: every interview it is taken from has to pass the gate of an export,
and each passage carries whose it is (E13).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from interviewer.domain import across, passages
from interviewer.domain.across import Below, Group, Grouping, Said
from interviewer.domain.answer import Answer, Probe
from interviewer.domain.code import Codebook
from interviewer.domain.guide import Guide
from interviewer.domain.mark import MarkKind
from interviewer.domain.quote import amended
from interviewer.domain.replacement import Style
from interviewer.domain.replacement import replace as named
from interviewer.domain.transcript import Attribution
from interviewer.domain.transcript_words import ANONYMOUS, NOTICE, Translate
from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services import (
    coding,
    crowding,
    excerpting,
    exporting,
    gathering,
    interviewing,
    naming,
    noted_quotes,
    recruiting,
    registering,
    releasing,
    surveying,
)
from interviewer.services.crowding import Leave
from interviewer.services.errors import NothingThere
from interviewer.services.excerpting import Excerpt
from interviewer.services.study import Study
from interviewer.services.surveying import Informant, Material, Talk
from interviewer.storage import answers, codes


class MayNotBeQuoted(InterviewerError):
    """A passage was to be copied of somebody who said no to being quoted."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _(
                "{who} has said no to being quoted. Nothing was copied. Write what was said in your own words instead, "
                "or choose passages of others."
            ).format(who=who)
        )


@dataclass(frozen=True, slots=True)
class Question:
    """An item that was to be asked, with how many informants said something to it."""

    key: str
    short: str
    text: str
    guide: str
    follow_up: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """All that was said to one question. ``may_copy`` is false without the key: nobody could tell what is a name."""

    question: Question
    groups: tuple[Group, ...]
    codebook: Codebook
    may_copy: bool
    documents: tuple[Excerpt, ...] = ()
    """What documents by others answer: they are no informants, and are counted nowhere."""

    @property
    def informants(self) -> int:
        """Return how many informants were interviewed on it."""
        return len({each.subject for group in self.groups for each in (*group.said, *group.silent)})

    @property
    def speaking(self) -> int:
        """Return how many of them said something to it."""
        return len({each.subject for group in self.groups for each in group.said if each.lines})


def questions(study: Study, material: Material | None = None) -> tuple[Question, ...]:
    """Return the questions of closed interviews in the order of their guides. Raises CallRunning."""
    held = material or surveying.survey(study)
    return tuple(
        Question(place.key, place.short, place.item.text, guide.title, place.follow_up is not None)
        for guide, place in held.questions()
    )


def pages(study: Study, material: Material | None = None) -> tuple[Question, ...]:
    """Return the questions that have a page: those of interviews, then those that only documents answer.

    Raises CallRunning.
    """
    asked = questions(study, material)
    known = {each.key for each in asked}
    only = (each for each in excerpting.answered(study) if each[1].key not in known)
    return (
        *asked,
        *(Question(place.key, place.short, place.item.text, guide.title, place.follow_up is not None)
          for guide, place in only),
    )  # fmt: skip


def page(study: Study, key: str, by: Grouping = Grouping.MODEL, material: Material | None = None) -> Page:
    """Return all answers to the question with this key. Raises CallRunning, NothingThere."""
    study.refuse_in_call()
    held = material or surveying.survey(study)
    question = next((each for each in pages(study, held) if each.key == key), None)
    if question is None:
        raise NothingThere(_("such question"))
    reader = _reader(study, held)
    made_up = answers.all_probes(study.data)
    found = [said for talk in held.talks if talk.guide.place(key) is not None
             for said in reader.whole(talk, key, made_up)]  # fmt: skip
    may_copy = study.has_key or study.project.ended is not None
    return Page(
        question, across.grouped(found, by), codes.codebook(study.data), may_copy, excerpting.of_question(study, key)
    )


def of_case(study: Study, material: Material, key: str, case: str) -> tuple[Said, ...]:
    """Return what was said to a question in the interviews about one case. Raises CallRunning."""
    study.refuse_in_call()
    reader = _reader(study, material)
    talks = (talk for talk in material.talks if talk.case == case and talk.guide.place(key) is not None)
    return tuple(said for talk in talks for said in reader.said(talk, key))


def _reader(study: Study, material: Material) -> "_Reader":
    translate, style = registering.translations(study.project), naming.profile(study).brackets
    return _Reader(study, material, translate, style, gathering.unprinted(study))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads answers as they are shown."""

    study: Study
    material: Material
    translate: Translate
    style: Style
    unprinted: frozenset[str]

    def said(self, talk: Talk, key: str) -> Iterator[Said]:
        """Yield what each informant of a talk said, note-taker by note-taker; who said nothing once."""
        checks = noted_quotes.checks(self.study, talk.id)
        found: dict[str, list[Said]] = {who: [] for who in talk.informants}
        for taken in talk.sets:
            spoken: dict[str, Said] = {}
            for answer, noted, fair in answers.of_question(self.study.data, taken.id, key):
                who = self.material.who.canonical(answer.subject)
                informant = talk.informants.get(who)
                if informant is None or (who in spoken and not answer.note):
                    continue
                tidy = taken.fair_finished and answer.fair is not None
                base = _blank(talk, informant, taken.interviewer if len(talk.sets) > 1 else "")
                hidden = passages.UNPRINTED if informant.quotable else passages.UNPRINTED | {MarkKind.QUOTE}
                marks = gathering.as_judged(answer.marks_of(fair=tidy), self.unprinted)
                text, marks = amended(answer.text(fair=tidy), marks, checks.get(who, {}))
                own, away = (fair, noted) if tidy else (noted, fair)
                carried, _lost = coding.carried(away, answer.text(fair=not tidy), answer.text(fair=tidy))
                coded = (*own.standing, *carried)
                background = self.translate(gathering.BACKGROUND)
                lines = across.pieces(text, marks, coded, self.material.entries, background, hidden, self.style)
                asked_as = named(answer.asked_as, self.material.entries, self.style).text
                spoken[who] = replace(_noted(base, answer, talk.guide), lines=lines, fair=tidy, asked_as=asked_as)
            for who, one in spoken.items():
                found[who].append(one)
        for who, held in found.items():
            with_words = [each for each in held if each.lines]
            yield from with_words or held[:1] or [_blank(talk, talk.informants[who])]

    def whole(self, talk: Talk, key: str, made_up: Mapping[str, Sequence[Probe]]) -> Iterator[Said]:
        """Yield what :meth:`said` does, each with what the same informant said below the question."""
        told: dict[str, list[Below]] = {}
        for short, asked, below in self._below(talk, key, made_up):
            for each in self.said(talk, below):
                if each.lines:
                    told.setdefault(each.subject, []).append(Below(short, asked, each))
        for each in self.said(talk, key):
            yield replace(each, below=tuple(told.pop(each.subject, ())))

    def _below(self, talk: Talk, key: str, made_up: Mapping[str, Sequence[Probe]]) -> Iterator[tuple[str, str, str]]:
        """Yield label, wording and key of the question's follow-ups, each with what was made up after it."""
        probes = [probe for taken in talk.sets for probe in made_up.get(taken.id, ())]
        for at, place in ((key, None), *((place.key, place) for place in talk.guide.below(key))):
            if place is not None:
                yield place.short, place.item.text, at
            for probe in probes:
                if probe.after == at:
                    yield coding.MADE_UP, named(probe.text, self.material.entries, self.style).text, probe.id


def _blank(talk: Talk, informant: Informant, taker: str = "") -> Said:
    return Said(
        talk.id, informant.id, informant.pseudonym, informant.role, talk.called, talk.model,
        quotable=informant.quotable, taker=taker,
    )  # fmt: skip


def _noted(base: Said, answer: Answer, guide: Guide) -> Said:
    elsewhere = guide.place(answer.elsewhere) if answer.elsewhere else None
    return replace(
        base, status=answer.status, yes_no=answer.yes_no, elsewhere=elsewhere.short if elsewhere else "",
        has_example=answer.has_example,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """Words chosen on the page, and whose they are."""

    said: Said
    words: str


def copied(study: Study, chosen: Sequence[Passage], level: Attribution = Attribution.PSEUDONYM) -> str:
    """Return passages for the clipboard, each with its attribution, through the gate of an export.

    Below the level of pseudonyms, these give way in the words too, as in a file of that level. Raises CallRunning,
    NamesUnknown, MayNotBeQuoted, and what keeps an interview from leaving: ConsentMissing,
    MentionsLeft, NotReviewed, NamesElsewhere, QuotesLeft, NamesLeft, SmallCells.
    """
    study.refuse_in_call()
    gathering.refuse_nameless(study)
    for passage in chosen:
        if not passage.said.quotable:
            raise MayNotBeQuoted(passage.said.called)
    held = dict.fromkeys(passage.said.interview for passage in chosen)
    for interview in held:
        exporting.refuse(study, interview)
    translate = registering.translations(study.project)
    with registering.at(level):
        called = _called(study, chosen, level, translate)
        told = [(registering.at_level(study, each.words).strip(), called[_key(each.said)]) for each in chosen]
        text = "\n\n".join(f"{words}\n– {who}" for words, who in told if words)
        releasing.refuse(study, {"quotes.txt": text.encode()})
    crowding.refuse(study, [interviewing.interview(study, each) for each in held], Leave(level))
    return text


def _key(said: Said) -> tuple[str, str]:
    return said.interview, said.subject


def _called(
    study: Study, chosen: Sequence[Passage], level: Attribution, translate: Translate
) -> Mapping[tuple[str, str], str]:
    """Return the line under each passage: who, of what case as far as the level says, and what it rests on."""
    entries, names = registering.entries(study), naming.names(study, translate)
    people = {row.person.id: row.person for row in recruiting.people(study)}
    notice = NOTICE if study.project.ended is None else ANONYMOUS
    found = {}
    for said in (passage.said for passage in chosen):
        person = people.get(said.subject)
        who = gathering.speaker(person, 0, level, entries, names) if person else translate(gathering.UNKNOWN)
        rests = translate(_FAIR if said.fair else _NOTES)
        case = said.case if level.names_pseudonym else ""
        model = said.model if level.names_model else ""
        found[_key(said)] = ", ".join(filter(None, (who, model, case, rests, translate(notice))))
    return found


_FAIR = N_("fair copy of notes")
_NOTES = N_("notes, not tidied")
