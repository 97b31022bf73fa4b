"""Writing a project anew as its transcripts print it: into another data file, without a key and without its history."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from interviewer.domain.answer import Answer, Field, Reflection
from interviewer.domain.code import Codebook
from interviewer.domain.consent import Consent
from interviewer.domain.identity import new_id
from interviewer.domain.interview import Interview
from interviewer.domain.joined import Kind
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.person import Person
from interviewer.domain.transcript import Attribution, Paragraph
from interviewer.services import gathering, registering, texting
from interviewer.services.gathering import Source
from interviewer.services.rendering_codes import render_codes, render_codings
from interviewer.services.study import Study
from interviewer.storage import answers, cases, consents, interviews, joins, persons, projects
from interviewer.storage.answers import Speaker
from interviewer.storage.errors import ConsentMissing


def render(study: Study, new: Study, keep: Collection[str]) -> int:
    """Write the project to ``new`` and return how many interviews that were. ``keep`` are attributes of informants.

    Forms, consents without words, and attempts without words go along; so do cases with pseudonym, type and region, and
    codes with the codings that stand on printed words. What researchers wrote of it follows
    (:func:`interviewer.services.rendering_own_work.render_own_work`).
    """
    with new.deed() as deed:
        _forms(study, new)
        _cases(study, new, deed)
        _people(study, new, keep, deed)
        book = render_codes(study, new, deed)
        held = [interview for interview in joins.all_interviews(study.data) if interview.closed]
        return sum(_interview(study, new, interview, book, deed) for interview in held)


def _forms(study: Study, new: Study) -> None:
    for kind in ("guide", "script", "rules"):
        for form in projects.forms(study.data, kind).values():
            if texting.AS_READ not in form:
                projects.embed(new.data, kind, form)


def _cases(study: Study, new: Study, deed: str) -> None:
    for case in joins.all_cases(study.data):
        shown = replace(case, type=registering.without_names(study, case.type), facts=dict(case.facts))
        cases.save(new.data, shown, deed)


def _people(study: Study, new: Study, keep: Collection[str], deed: str) -> None:
    for person in joins.all_persons(study.data):
        persons.save(new.data, _plain(study, person, keep), deed)
        for member in joins.of(study.data, Kind.PERSON).members(person.id):
            for consent in consents.of_person(study.data, member):
                consents.save(new.data, _bare(consent, person.id), deed)
    who = joins.of(study.data, Kind.PERSON).canonical
    for attempt in persons.attempts(study.data):
        persons.save_attempt(new.data, replace(attempt, person=who(attempt.person), next_step="", next_at=None), deed)


def _plain(study: Study, person: Person, keep: Collection[str]) -> Person:
    """Return a person with nothing but a pseudonym, what is counted, and the attributes to keep."""
    kept = {name: registering.without_names(study, str(getattr(person, name))) for name in keep}
    return replace(
        Person(person.id, person.pseudonym),
        minor=person.minor, seed=person.seed, cases=person.cases, referred_by=person.referred_by,
        do_not_contact=person.do_not_contact, purged=True, role=kept.get("role", ""), gender=kept.get("gender", ""),
        age_band=kept.get("age_band", ""), background=kept.get("background", ""), network=kept.get("network", ""),
    )  # fmt: skip


def _bare(consent: Consent, subject: str) -> Consent:
    """Return a consent event without anybody's words."""
    guardian = consent.guardian and replace(consent.guardian, number_from="", text="", reason="")
    return replace(
        consent, subject=subject, reply="", limits="", next_step="", next_at=None, witness="", guardian=guardian,
        as_read="",
    )  # fmt: skip


def _interview(study: Study, new: Study, found: Interview, book: Codebook, deed: str) -> int:
    """Write one interview, each set of notes as one; return 1, or 0 where nobody's consent stands."""
    try:
        given = gathering.check(study, found.id)
    except ConsentMissing:
        return 0
    source = gathering.gather(study, found.id, given, Attribution.PSEUDONYM)
    given |= _unknown(study, new, source, deed)
    who = joins.of(study.data, Kind.PERSON).canonical
    what = joins.of(study.data, Kind.CASE).canonical
    for held in source.sets:
        persons_in = tuple(dict.fromkeys(who(one) for one in held.interview.persons if who(one) in given))
        made = replace(
            held.interview, persons=persons_in, case=what(held.interview.case) if held.interview.case else None,
            closed=False, fair_finished=False,
        )  # fmt: skip
        interviews.save(new.data, made, deed)
        for session in held.interview.sessions:
            interviews.save_session(new.data, session)
        for probe in held.probes:
            speaker = _speaker(given, persons_in[0])
            answers.save_probe(new.data, made.id, speaker, replace(probe, text=source.words(probe.text)))
        for (_question, subject), answer in held.answers.items():
            if subject in given:
                fair = held.interview.fair_finished
                _answer(new, made.id, source, answer, _speaker(given, subject), fair=fair, deed=deed)
        _more(study, new, made, source, _speaker(given, persons_in[0]))
        interviews.save(new.data, replace(made, closed=True), deed)
    render_codings(study, new, found.id, book, given, deed)
    return 1


def _unknown(study: Study, new: Study, source: Source, deed: str) -> dict[str, Consent]:
    """Write the consents under which unknown speakers of a group were noted, and return those that stand (A17)."""
    found = gathering.unknown_speakers(study, source.sets)
    for subject in found:
        for consent in consents.of_person(study.data, subject):
            consents.save(new.data, _bare(consent, subject), deed)
    return found


def _speaker(given: Mapping[str, Consent], subject: str) -> Speaker:
    return Speaker(subject, given[subject].id)


def _answer(
    new: Study, interview: str, source: Source, answer: Answer, speaker: Speaker, *, fair: bool, deed: str
) -> None:
    text, marks = _text(source.passage(answer.text(fair=fair), answer.marks_of(fair=fair), answer.subject))
    if text:
        answers.save_text(new.data, interview, answer.question, speaker, Field.NOTE, text, marks, deed)
    fields: dict[str, object] = {
        "chosen": answer.status.value, "yes_no": answer.yes_no.value if answer.yes_no else None,
        "elsewhere": answer.elsewhere, "has_example": answer.has_example or None,
        "asked_as": source.words(answer.asked_as) or None,
    }  # fmt: skip
    for name, value in fields.items():
        if value is not None:
            answers.save_field(new.data, interview, answer.question, speaker, name, value)


def _text(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[Mark, ...]]:
    """Return printed paragraphs as one text, with the marks that stand on it."""
    lines, marks, at = [], [], 0
    for paragraph in paragraphs:
        for run in paragraph:
            marks += [Mark(new_id(), at, at + len(run.text), kind, run.text) for kind in sorted(run.kinds)]
            at += len(run.text)
        lines.append("".join(run.text for run in paragraph))
        at += 1
    return "\n".join(lines), _joined("\n".join(lines), marks)


def _joined(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return marks with neighbours of one kind put together."""
    found: list[Mark] = []
    for kind in MarkKind:
        last: Mark | None = None
        for mark in (each for each in marks if each.kind is kind):
            if last is not None and text[last.end : mark.start].strip("\n") == "":
                found[-1] = last = replace(last, end=mark.end, words=text[last.start : mark.end])
            else:
                found.append(mark)
                last = mark
    return tuple(found)


def _more(study: Study, new: Study, made: Interview, source: Source, speaker: Speaker) -> None:
    """Write what was added at the end; the interviewer's own lines stay out, as they do of transcripts."""
    more = source.words(answers.reflection(study.data, made.id).more)
    if more:
        answers.save_reflection(new.data, made.id, speaker, Reflection(more=more))
