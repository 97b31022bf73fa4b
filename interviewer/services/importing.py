"""Interviews as data, taken in through the same gate as the window: consent first, all of a file or nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from interviewer.domain.answer import Answer, Field, Probe
from interviewer.domain.consent import Consent, Decision, Guardian, Refusal
from interviewer.domain.event import canonical, digest
from interviewer.domain.guide import Guide
from interviewer.domain.identity import new_id
from interviewer.domain.interview import Mode, Session
from interviewer.domain.mark import Mark
from interviewer.domain.progress import Progress, silent
from interviewer.domain.script import ELEMENTS
from interviewer.domain.text import clean
from interviewer.errors import InterviewerError
from interviewer.exchange.interview_json import (
    AnswerForm,
    ConsentForm,
    ImportRefused,
    InformantForm,
    InterviewForm,
    MarkForm,
    read,
)
from interviewer.language import _
from interviewer.services import consenting, embedding, grouping, interviewing, reviewing, special, times
from interviewer.services.meeting import Acquaintance
from interviewer.services.study import Study
from interviewer.storage import answers, imports, interviews
from interviewer.storage.answers import Speaker

UNKNOWN = "?"
"""The ``speaker`` of an answer in a group when nobody saw who it was."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came in. ``known`` counts interviews that had been imported before."""

    interviews: tuple[str, ...]
    known: int
    refusals: int


def import_files(study: Study, paths: list[Path], progress: Progress = silent) -> ImportReport:
    """Take in the interviews of the files; each file whole or not at all, and one that came before changes nothing.

    Raises ImportRefused, KeyClosed, ReadOnly.
    """
    study.names  # noqa: B018 - refuse early: names have to go somewhere
    total = ImportReport((), 0, 0)
    for done, path in enumerate(paths):
        progress(done, len(paths))
        report = take_in(study, read(path), path.name)
        total = ImportReport(
            total.interviews + report.interviews, total.known + report.known, total.refusals + report.refusals
        )
    progress(len(paths), len(paths))
    return total


def take_in(study: Study, forms: Sequence[tuple[InterviewForm, dict[str, Any]]], name: str) -> ImportReport:
    """Take in checked interviews that came from ``name``, all or nothing. Raises ImportRefused, KeyClosed, ReadOnly."""
    made: list[str] = []
    known = refusals = 0
    with study.deed() as deed:
        people = Acquaintance(study)
        for number, (form, bare) in enumerate(forms, 1):
            mark = _mark(bare)
            if imports.seen(study.data, mark):
                known += 1
                continue
            with _placed(name, number):
                interview = _Arrival(study, people, form).take_in()
            refusals += interview is None
            made += [interview] if interview else []
            imports.remember(study.data, mark, interview or "", deed)
    return ImportReport(tuple(made), known, refusals)


def _mark(bare: dict[str, Any]) -> str:
    return digest(canonical(bare))


@contextmanager
def _placed(name: str, number: int) -> Iterator[None]:
    """Say in which interview something was refused."""
    try:
        yield
    except ImportRefused:
        raise
    except InterviewerError as error:
        raise ImportRefused(name, [_("interview {number}: {what}").format(number=number, what=error)]) from error


class Misfit(InterviewerError):
    """A value fits neither the guide nor the rest of the interview."""


class _Arrival:
    """One interview on its way in."""

    def __init__(self, study: Study, people: Acquaintance, form: InterviewForm) -> None:
        self._study = study
        self._people = people
        self._form = form
        self._guide: Guide = embedding.guide(study, embedding.embed_guide(study, form.guide))

    def take_in(self) -> str | None:
        """Store the interview and return its id; ``None`` when only a refusal was kept."""
        form = self._form
        case = self._people.case(form.case) if form.case else None
        persons = tuple(self._people.person(one, case) for one in form.informants)
        given = {person: self._decide(person, one) for person, one in zip(persons, form.informants, strict=True)}
        if not (form.answers or form.probes) and not any(c and c.decision.opens_notes for c in given.values()):
            return None
        persons = self._heard(persons, given)
        interview = interviewing.plan(
            self._study, persons=persons, case=case, guide=form.guide, mode=form.mode,
            started=form.started, ended=form.ended, interviewer=form.interviewer or None, notetakers=form.notetakers,
        )  # fmt: skip
        for number, answer in enumerate(form.answers, 1):
            self._answer(interview, number, answer, self._speaker(interview, number, answer, given))
        self._probes(interview, persons, given)
        self._close(interview)
        return interview

    def _decide(self, person: str, form: InformantForm) -> Consent | None:
        if form.consent is None:
            return consenting.standing(self._study, person)
        standing = consenting.standing(self._study, person)
        at = form.consent.at or self._form.started
        if standing and at and standing.decision is form.consent.decision and standing.at == times.aware(at):
            return standing
        return consenting.record(self._study, person, _said(form.consent, at))

    def _heard(self, persons: tuple[str, ...], given: dict[str, Consent | None]) -> tuple[str, ...]:
        """Return whose words can be kept; of a group somebody may have said no and have no answers (A17)."""
        heard = tuple(person for person in persons if (one := given[person]) and one.decision.opens_notes)
        if self._form.mode is not Mode.GROUP or not heard:
            self._refuse_without_consent(persons, given)
        return heard

    def _refuse_without_consent(self, persons: tuple[str, ...], given: dict[str, Consent | None]) -> None:
        for number, person in enumerate(persons, 1):
            consent = given[person]
            if consent is None or not consent.decision.opens_notes:
                raise Misfit(
                    _("informant {number} has answers but no consent (decision: {decision})").format(
                        number=number, decision=consent.decision.value if consent else _("none")
                    )
                )

    def _speaker(self, interview: str, number: int, answer: AnswerForm, given: dict[str, Consent | None]) -> Speaker:
        """Return who spoke: the only informant, one named, or in a group ``?``, whom nobody saw."""
        persons, names = tuple(given), [one.name for one in self._form.informants]
        if answer.speaker is None and len(persons) == 1:
            person = persons[0]
        elif answer.speaker in names:
            person = persons[names.index(answer.speaker)]
        elif answer.speaker == UNKNOWN and self._form.mode is Mode.GROUP:
            return self._unknown(interview, given)
        else:
            raise Misfit(_("answer {number}: say who of the informants spoke (“speaker”)").format(number=number))
        consent = given[person]
        if consent is None or not consent.decision.opens_notes:
            self._refuse_without_consent(persons, given)
        assert consent is not None
        return Speaker(person, consent.id)

    def _unknown(self, interview: str, given: dict[str, Consent | None]) -> Speaker:
        """Return the unknown speaker of a group; only where everybody present said yes."""
        self._refuse_without_consent(tuple(given), given)
        found = interviewing.interview(self._study, interview)
        opened = grouping.open_unknown(self._study, found, [one for one in given.values() if one is not None])
        return Speaker(interview, opened.id)

    def _answer(self, interview: str, number: int, form: AnswerForm, words: Speaker) -> None:
        question = self._question(number, form.question)
        special.refuse(self._study, self._guide, question, words.subject)
        text = clean(form.text)
        marks = [_mark_of(number, form.text, text, one) for one in form.marks]
        data = self._study.data
        if text:
            answers.save_text(data, interview, question, words, Field.NOTE, text, marks)
        if form.yes_no:
            answers.save_field(data, interview, question, words, "yes_no", form.yes_no.value)
        found = Answer(question, words.subject, note=text, yes_no=form.yes_no)
        if form.status and form.status is not found.status:
            answers.save_field(data, interview, question, words, "chosen", form.status.value)
        if form.codes:
            spans = [_span(number, form.text, one.start, one.end) for one in form.codes]
            codes = [
                {"start": start, "end": end, "code": one.code}
                for (start, end), one in zip(spans, form.codes, strict=True)
            ]
            answers.save_field(data, interview, question, words, "codes", codes)

    def _question(self, number: int, reference: str) -> str:
        place = self._guide.find(reference)
        if place is None:
            raise Misfit(
                _("answer {number}: the guide “{guide}” has no question “{question}”").format(
                    number=number, guide=self._guide.id, question=reference
                )
            )
        if place.follow_up is None and place.question.bound is not None:
            raise Misfit(
                _("answer {number}: “{question}” is shown from the key and takes no answer").format(
                    number=number, question=reference
                )
            )
        return place.key

    def _probes(self, interview: str, persons: tuple[str, ...], given: dict[str, Consent | None]) -> None:
        consent = given[persons[0]]
        assert consent is not None
        words = Speaker(persons[0], consent.id)
        for number, form in enumerate(self._form.probes, 1):
            after = self._question(number, form.after) if form.after else ""
            probe = Probe(new_id(), after, form.text)
            answers.save_probe(self._study.data, interview, words, probe)
            if form.answer:
                answers.save_text(self._study.data, interview, probe.id, words, Field.NOTE, clean(form.answer), ())

    def _close(self, interview: str) -> None:
        found = interviewing.interview(self._study, interview)
        with self._study.deed() as deed:
            if found.started is not None:
                ended = found.ended or found.started
                spoken = (ended - found.started).total_seconds()
                sitting = Session(new_id(), interview, found.started, ended, spoken=spoken)
                interviews.save_session(self._study.data, sitting)
            interviews.save(self._study.data, replace(found, closed=True), deed)
        if self._form.reviewed:
            reviewing.review(self._study, interview)


def _said(form: ConsentForm, at: datetime | None) -> consenting.Said:
    if unknown := [element for element in form.elements if element not in ELEMENTS]:
        raise Misfit(_("the consent names an unknown element “{element}”").format(element=unknown[0]))
    refused = Decision.NO is form.decision
    return consenting.Said(
        decision=form.decision,
        channel=form.channel,
        reply=form.reply,
        choices=form.choices,
        limits=form.limits or (form.reply if form.decision is Decision.LIMITS else ""),
        refusal=(form.refusal or Refusal.OTHER) if refused else None,
        guardian=_guardian(form, at),
        at=at,
        elements=frozenset(form.elements),
    )


def _guardian(form: ConsentForm, at: datetime | None) -> Guardian | None:
    if form.guardian is None:
        return None
    moment = form.guardian.at or at
    return Guardian(
        form.guardian.event,
        form.guardian.channel,
        times.aware(moment) if moment else times.now(),
        form.guardian.number_from,
    )


def _span(number: int, raw: str, start: int, end: int) -> tuple[int, int]:
    """Return a span of the raw text as it lies in the cleaned one. Raises Misfit when it lies outside."""
    if not 0 <= start < end <= len(raw):
        raise Misfit(
            _("answer {number}: the span {start}–{end} lies outside the text").format(
                number=number, start=start, end=end
            )
        )
    return len(clean(raw[:start])), len(clean(raw[:end]))


def _mark_of(number: int, raw: str, text: str, form: MarkForm) -> Mark:
    first, last = _span(number, raw, form.start, form.end)
    return Mark(new_id(), first, last, form.kind, text[first:last])
