"""Building a transcript: one interview, pseudonymised through and through, as it may be shown, copied or written.

The fair copy is used when it is marked finished, otherwise the notes; the cover says which. The interviewer's
preparation and the three lines afterwards are the interviewer's own and stay out. Words of somebody whose consent does
not stand are never in it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256

from interviewer.domain.answer import Answer, Probe
from interviewer.domain.condition_words import in_words
from interviewer.domain.consent import Consent
from interviewer.domain.guide import Bound, Place, YesNo
from interviewer.domain.identity import CROCKFORD
from interviewer.domain.interview import Interview
from interviewer.domain.transcript import Attribution, Cover, Given, Line, Part, Reply, Transcript
from interviewer.domain.transcript_words import day_or_month, length
from interviewer.language import N_
from interviewer.services import gathering, pairing, recruiting, reviewing
from interviewer.services.gathering import NamesUnknown, NotClosed, Source
from interviewer.services.naming import Names
from interviewer.services.reviewing import State
from interviewer.services.study import Study
from interviewer.storage import answers

__all__ = ["NamesUnknown", "NotClosed", "build", "code"]

_NOTES = N_("Notes {number}")


def build(study: Study, interview_id: str, attribution: Attribution = Attribution.PSEUDONYM) -> Transcript:
    """Return the transcript of a closed interview. Raises NamesUnknown, NotClosed, ConsentMissing, NothingThere.

    Where several took notes of the talk, their notes stand one after the other under each question.
    """
    gathering.refuse_nameless(study)
    interview_id = pairing.canonical(study, interview_id)
    standing = gathering.check(study, interview_id)
    return built(study, gathering.gather(study, interview_id, standing, attribution), standing)


def built(study: Study, source: Source, standing: Mapping[str, Consent]) -> Transcript:
    """Return the transcript of what was gathered; ``standing`` are the consents that stand."""
    probes = [probe for each in source.sets for probe in each.probes]
    held = [each.interview.id for each in source.sets]
    return Transcript(
        attribution=source.attribution,
        language=study.project.language,
        style=source.style,
        cover=_cover(study, source, standing),
        parts=_parts(study, source, probes),
        more=tuple(paragraph for one in held for paragraph in source.passage(answers.reflection(study.data, one).more)),
        facts=_facts(study, source),
        parked=tuple(
            source.words(theme.text) for one in held for theme in answers.parked(study.data, one) if not theme.done
        ),
    )


def _cover(study: Study, source: Source, given: Mapping[str, Consent]) -> Cover:
    project, found, level = study.project, source.interview, source.attribution
    case = recruiting.case(study, found.case).case if found.case else None
    asked = {place.key for place in source.guide.to_ask()}
    return Cover(
        title=project.title if level.names_pseudonym else source.words(project.title),
        code=code(study, found, level, source.names),
        speakers=tuple(source.speakers.values()),
        institution=project.institution,
        commissioner=project.commissioner,
        purpose=project.purpose if level.names_pseudonym else source.words(project.purpose),
        contact=project.contact,
        case_word=project.case_word,
        case=source.names.case(case.id, case.pseudonym) if case and level.names_pseudonym else "",
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
        sets=len(source.sets),
        reviewed=reviewing.state(study, found.id)[0] is State.DONE,
        draft=gathering.is_draft(study),
        anonymous=project.ended is not None,
        raised=len({key for held in source.sets for (key, who), each in held.answers.items()
                    if key in asked and who in source.speakers and each.status.raised}),
        to_ask=len(asked),
        consents=tuple(_given(source, source.speakers[who], consent) for who, consent in given.items()),
        generated=date.today(),
    )  # fmt: skip


def _began(found: Interview) -> datetime | None:
    return found.started or (found.sessions[0].started if found.sessions else None)


def code(study: Study, found: Interview, attribution: Attribution, names: Names | None = None) -> str:
    """Return what a transcript is called: the pseudonyms, or a code that only those who hold the data can place."""
    if attribution.names_pseudonym:
        seen = (recruiting.plain(study, person) for person in found.persons)
        called = (names.person(one.id, one.pseudonym) if names else one.pseudonym for one in seen)
        return ", ".join(dict.fromkeys(called))
    marks = sha256(f"{study.project.id}/{found.id}/{attribution}".encode()).digest()
    return "".join(CROCKFORD[mark % len(CROCKFORD)] for mark in marks[:6])


def _given(source: Source, who: str, consent: Consent) -> Given:
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


def _parts(study: Study, source: Source, probes: list[Probe]) -> tuple[Part, ...]:
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


def _line(source: Source, place: Place, bound: Mapping[Bound, str]) -> Line:
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


def _made_up(source: Source, key: str, after: Mapping[str, list[Probe]]) -> list[Line]:
    """Return the questions made up after an item, and those made up after them."""
    return [
        line for probe in after.get(key, ()) for line in (_probe(source, probe), *_made_up(source, probe.id, after))
    ]


def _probe(source: Source, probe: Probe) -> Line:
    return Line(
        key=probe.id, short="", label="", text=source.words(probe.text), follow_up=True, made_up=True,
        replies=_replies(source, probe.id),
    )  # fmt: skip


def _replies(source: Source, key: str) -> tuple[Reply, ...]:
    """Return what each informant said to an item; with several, those who said nothing are left out unless all did.

    Where several took notes, each set follows under its number.
    """
    several, notes = len(source.speakers) > 1, source.translate(_NOTES)
    found = []
    for who, name in source.speakers.items():
        for number, held in enumerate(source.sets, 1):
            if (key, who) in held.answers:
                taken = notes.format(number=number) if len(source.sets) > 1 else ""
                told = " · ".join(filter(None, (name if several else "", taken)))
                found.append(_reply(source, held.answers[key, who], told, fair=held.interview.fair_finished))
    return tuple(found) or (Reply(),)


def _reply(source: Source, answer: Answer, name: str, *, fair: bool) -> Reply:
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


def _bound(study: Study, source: Source) -> dict[Bound, str]:
    """Return what bound questions show: case and informant as attributed, the clock as day and length."""
    project, level = study.project, source.attribution
    case = recruiting.case(study, source.interview.case).case if source.interview.case else None
    model = source.words(case.type) if case and level.names_model else ""
    called = f" {source.names.case(case.id, case.pseudonym)}" if case and level.names_pseudonym else ""
    shown = f"{source.style.opens}{project.case_word}{called}{source.style.closes}"
    when = day_or_month(_began(source.interview), level, project.language)
    spoken = length(source.interview.length, source.translate) if source.interview.length else ""
    return {
        Bound.CASE: ", ".join(filter(None, (shown, model))) if case else "–",
        Bound.PERSON: "; ".join(source.speakers.values()),
        Bound.CLOCK: ", ".join(filter(None, (when, spoken))),
    }


def _facts(study: Study, source: Source) -> tuple[tuple[str, YesNo], ...]:
    """Return what the interviewer heard of the facts that conditions hang on, in the guide's words."""
    said = {
        name: value
        for each in reversed(source.sets)
        for name, value in answers.facts(study.data, each.interview.id).items()
    }
    wording = dict(source.guide.facts)
    return tuple((source.words(wording.get(name, name)), value) for name, value in said.items())
