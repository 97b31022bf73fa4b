"""Building a transcript: one interview, pseudonymised through and through, as it may be shown, copied or written.

The fair copy is used when it is marked finished, otherwise the notes; the cover says which. The interviewer's
preparation and the three lines afterwards are the interviewer's own and stay out. Words of somebody whose consent does
not stand are never in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from interviewer.domain import passages
from interviewer.domain.answer import Answer, Probe
from interviewer.domain.condition_words import Translate, in_words
from interviewer.domain.consent import Consent
from interviewer.domain.guide import Bound, Guide, Place, YesNo
from interviewer.domain.identity import CROCKFORD
from interviewer.domain.interview import Interview
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.person import Person
from interviewer.domain.replacement import Entry, replace
from interviewer.domain.transcript import Attribution, Cover, Given, Line, Paragraph, Part, Reply, Transcript
from interviewer.domain.transcript_words import day_or_month, length
from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services import consenting, embedding, interviewing, opening, recruiting, registering
from interviewer.services.study import Study
from interviewer.storage import answers
from interviewer.storage.errors import ConsentMissing

_BACKGROUND = N_("[background only]")
_INFORMANT = N_("Informant")


class NamesUnknown(InterviewerError):
    """A transcript was asked for without the key, so nobody could tell which words are names."""

    def __init__(self, place: str) -> None:
        super().__init__(
            _(
                "A transcript leaves only when its names can be checked, and the key file is not open. "
                "Nothing was written. Open the project with its key; it is expected at {place}."
            ).format(place=place)
        )


class NotClosed(InterviewerError):
    """A transcript was asked for of an interview whose notes are still open."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _("The interview with {who} is still open. Nothing was written. Close it first, then export.").format(
                who=who
            )
        )


@dataclass(frozen=True, slots=True)
class _Source:
    """What every part of one transcript is made from."""

    interview: Interview
    guide: Guide
    attribution: Attribution
    entries: tuple[Entry, ...]
    speakers: Mapping[str, str]
    answers: Mapping[tuple[str, str], Answer]
    quotable: Mapping[str, bool]
    translate: Translate

    def words(self, text: str) -> str:
        """Return ``text`` with its names replaced."""
        return replace(text, self.entries).text

    def passage(self, text: str, marks: Iterable[Mark] = (), subject: str = "") -> tuple[Paragraph, ...]:
        """Return ``text`` as it is printed; who does not want to be quoted has no good quotes."""
        hidden = passages.UNPRINTED if self.quotable.get(subject, True) else passages.UNPRINTED | {MarkKind.QUOTE}
        return passages.paragraphs(text, marks, self.entries, self.translate(_BACKGROUND), hidden)


def build(study: Study, interview_id: str, attribution: Attribution = Attribution.PSEUDONYM) -> Transcript:
    """Return the transcript of a closed interview. Raises NamesUnknown, NotClosed, ConsentMissing, NothingThere."""
    if not study.has_key:
        raise no_key(study)
    found = interviewing.interview(study, interview_id)
    standing = check(study, interview_id)
    people = [recruiting.person(study, person).person for person in found.persons if person in standing]
    source = _source(study, found, people, standing, attribution)
    probes = answers.probes(study.data, interview_id)
    return Transcript(
        attribution=attribution,
        language=study.project.language,
        cover=_cover(study, source, standing),
        parts=_parts(study, source, probes),
        more=source.passage(answers.reflection(study.data, interview_id).more),
        facts=_facts(study, source),
        parked=tuple(source.words(theme.text) for theme in answers.parked(study.data, interview_id) if not theme.done),
    )


def no_key(study: Study) -> NamesUnknown:
    """Return the refusal for a project whose key is not open, saying where the key is expected."""
    return NamesUnknown(str(opening.key_place(study)))


def check(study: Study, interview_id: str) -> dict[str, Consent]:
    """Return the consents that stand in a closed interview. Raises NotClosed, ConsentMissing, NothingThere."""
    found = interviewing.interview(study, interview_id)
    people = [recruiting.person(study, person).person for person in found.persons]
    names = ", ".join(person.pseudonym for person in people)
    if not found.closed:
        raise NotClosed(names)
    given = {person.id: consenting.standing(study, person.id) for person in people}
    standing = {key: consent for key, consent in given.items() if consent and consent.decision.opens_notes}
    if not standing:
        raise ConsentMissing(names)
    return standing


def _source(
    study: Study, found: Interview, people: list[Person], given: Mapping[str, Consent], attribution: Attribution
) -> _Source:
    translate = registering.translations(study.project)
    entries = registering.entries(study)
    held, _recovered = answers.with_drafts(study.data, found.id, answers.of_interview(study.data, found.id))
    return _Source(
        interview=found,
        guide=embedding.guide(study, found.guide),
        attribution=attribution,
        entries=entries,
        speakers={
            person.id: speaker(person, number if len(people) > 1 else 0, attribution, entries, translate)
            for number, person in enumerate(people, 1)
        },
        answers={(answer.question, answer.subject): answer for answer in held},
        quotable={key: consent.choices.get("quotes") is not False for key, consent in given.items()},
        translate=translate,
    )


def speaker(
    person: Person, number: int, attribution: Attribution, entries: tuple[Entry, ...], translate: Translate
) -> str:
    """Return how an informant is spoken of at a level of attribution; ``number`` tells several apart, 0 means one."""
    role = replace(person.role, entries).text if attribution.names_role else ""
    if attribution.names_pseudonym:
        return ", ".join(filter(None, (person.pseudonym, role)))
    named = role or translate(_INFORMANT)
    return f"{named} {number}" if number else named


def _cover(study: Study, source: _Source, given: Mapping[str, Consent]) -> Cover:
    project, found, level = study.project, source.interview, source.attribution
    case = recruiting.case(study, found.case).case if found.case else None
    asked = {place.key for place in source.guide.to_ask()}
    return Cover(
        title=project.title,
        code=code(study, found, level),
        speakers=tuple(source.speakers.values()),
        institution=project.institution,
        commissioner=project.commissioner,
        purpose=project.purpose,
        contact=project.contact,
        case_word=project.case_word,
        case=case.pseudonym if case and level.names_pseudonym else "",
        case_type=source.words(case.type) if case and level.names_model else "",
        held=_began(found) if level.names_pseudonym else None,
        when=day_or_month(_began(found), level, project.language),
        mode=found.mode,
        length=found.length,
        sessions=max(1, len(found.sessions)),
        afterwards=found.afterwards,
        guide=source.guide.title,
        guide_version=f"{source.guide.id}@{source.guide.version}",
        rests_on_fair=found.fair_finished,
        reviewed=found.reviewed,
        raised=len({key for (key, who), each in source.answers.items()
                    if key in asked and who in source.speakers and each.status.raised}),
        to_ask=len(asked),
        consents=tuple(_given(source, source.speakers[who], consent) for who, consent in given.items()),
        generated=date.today(),
    )  # fmt: skip


def _began(found: Interview) -> datetime | None:
    return found.started or (found.sessions[0].started if found.sessions else None)


def code(study: Study, found: Interview, attribution: Attribution) -> str:
    """Return what a transcript is called: the pseudonyms, or a code that only those who hold the data can place."""
    if attribution.names_pseudonym:
        return ", ".join(recruiting.person(study, person).person.pseudonym for person in found.persons)
    marks = sha256(f"{study.project.id}/{found.id}/{attribution}".encode()).digest()
    return "".join(CROCKFORD[mark % len(CROCKFORD)] for mark in marks[:6])


def _given(source: _Source, who: str, consent: Consent) -> Given:
    guardian = consent.guardian
    return Given(
        speaker=who,
        decision=consent.decision,
        channel=consent.channel,
        at=consent.at,
        script=consent.script,
        choices=tuple(consent.choices.items()),
        limits=source.words(consent.limits),
        guardian=guardian.event.value if guardian else "",
    )


def _parts(study: Study, source: _Source, probes: list[Probe]) -> tuple[Part, ...]:
    after: dict[str, list[Probe]] = {}
    for probe in probes:
        after.setdefault(probe.after, []).append(probe)
    known = {place.key for place in source.guide.places()} | {probe.id for probe in probes}
    homeless = [probe for key, held in after.items() if key not in known for probe in held]
    bound = _bound(study, source)
    found = []
    for number, section in enumerate(source.guide.sections, 1):
        places = [place for place in source.guide.places() if place.section is section]
        lines = [
            line for place in places for line in (_line(source, place, bound), *_made_up(source, place.key, after))
        ]
        counted = any(place.short.startswith(f"{number} ") for place in places)
        label = section.label or (str(number) if counted else "")
        found.append(Part(label, source.words(section.title), tuple(lines)))
    if homeless:
        extra = [line for probe in homeless for line in (_probe(source, probe), *_made_up(source, probe.id, after))]
        found.append(Part("", source.translate(N_("Brought up at the end")), tuple(extra)))
    return tuple(found)


def _line(source: _Source, place: Place, bound: Mapping[Bound, str]) -> Line:
    kind = place.question.bound if place.follow_up is None else None
    return Line(
        key=place.key,
        short=place.short,
        label=place.item.label,
        text=source.words(place.item.text),
        follow_up=place.follow_up is not None,
        condition=source.words(in_words(source.guide, place, source.translate)),
        bound=kind,
        shown=bound[kind] if kind else "",
        replies=() if kind else _replies(source, place.key),
    )


def _made_up(source: _Source, key: str, after: Mapping[str, list[Probe]]) -> list[Line]:
    """Return the questions made up after an item, and those made up after them."""
    return [
        line for probe in after.get(key, ()) for line in (_probe(source, probe), *_made_up(source, probe.id, after))
    ]


def _probe(source: _Source, probe: Probe) -> Line:
    return Line(
        key=probe.id, short="", label="", text=source.words(probe.text), follow_up=True, made_up=True,
        replies=_replies(source, probe.id),
    )  # fmt: skip


def _replies(source: _Source, key: str) -> tuple[Reply, ...]:
    """Return what each informant said to an item; with several, those who said nothing are left out unless all did."""
    several = len(source.speakers) > 1
    found = [
        _reply(source, source.answers[key, who], name if several else "")
        for who, name in source.speakers.items()
        if (key, who) in source.answers
    ]
    return tuple(found) or (Reply(),)


def _reply(source: _Source, answer: Answer, name: str) -> Reply:
    fair = source.interview.fair_finished
    elsewhere = source.guide.place(answer.elsewhere) if answer.elsewhere else None
    return Reply(
        status=answer.status,
        paragraphs=source.passage(answer.text(fair=fair), answer.marks_of(fair=fair), answer.subject),
        yes_no=answer.yes_no,
        elsewhere=elsewhere.short if elsewhere else "",
        asked_as=source.words(answer.asked_as),
        has_example=answer.has_example,
        speaker=name,
    )


def _bound(study: Study, source: _Source) -> dict[Bound, str]:
    """Return what bound questions show: case and informant as attributed, the clock as day and length."""
    project, level = study.project, source.attribution
    case = recruiting.case(study, source.interview.case).case if source.interview.case else None
    model = source.words(case.type) if case and level.names_model else ""
    shown = f"[{project.case_word} {case.pseudonym}]" if case and level.names_pseudonym else f"[{project.case_word}]"
    when = day_or_month(_began(source.interview), level, project.language)
    spoken = length(source.interview.length, source.translate) if source.interview.length else ""
    return {
        Bound.CASE: ", ".join(filter(None, (shown, model))) if case else "",
        Bound.PERSON: "; ".join(source.speakers.values()),
        Bound.CLOCK: ", ".join(filter(None, (when, spoken))),
    }


def _facts(study: Study, source: _Source) -> tuple[tuple[str, YesNo], ...]:
    """Return what the interviewer heard of the facts that conditions hang on, in the guide's words."""
    said = answers.facts(study.data, source.interview.id)
    wording = dict(source.guide.facts)
    return tuple((source.words(wording.get(name, name)), value) for name, value in said.items())
