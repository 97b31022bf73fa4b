"""Interviews as data, taken in through the same gate as the window: consent first, all of a file or nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from interviewer.domain.answer import Answer, Field, Probe
from interviewer.domain.event import canonical, digest
from interviewer.domain.guide import Guide
from interviewer.domain.identity import new_id
from interviewer.domain.interview import Mode, Session
from interviewer.domain.mark import Mark
from interviewer.domain.progress import Progress, silent
from interviewer.domain.text import clean
from interviewer.errors import InterviewerError
from interviewer.exchange.interview_json import (
    AnswerForm,
    ImportRefused,
    InterviewForm,
    MarkForm,
    is_naive,
    read,
)
from interviewer.language import _, ngettext
from interviewer.services import agreeing, embedding, grouping, interviewing, reviewing, special, times
from interviewer.services.agreeing import Given, Misfit
from interviewer.services.labelling import Labels
from interviewer.services.meeting import Acquaintance
from interviewer.services.study import Study
from interviewer.storage import answers, imports, interviews
from interviewer.storage.answers import Speaker

UNKNOWN = "?"
"""The ``speaker`` of an answer in a group when nobody saw who it was."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came in. ``known`` counts interviews that had been imported before; ``warnings`` are in words."""

    interviews: tuple[str, ...] = ()
    known: int = 0
    refusals: int = 0
    warnings: tuple[str, ...] = ()

    def __add__(self, other: "ImportReport") -> "ImportReport":
        """Return what came in with both."""
        return ImportReport(
            self.interviews + other.interviews,
            self.known + other.known,
            self.refusals + other.refusals,
            self.warnings + other.warnings,
        )


def import_files(study: Study, paths: list[Path], progress: Progress = silent) -> ImportReport:
    """Take in the interviews of the files; each file whole or not at all, and one that came before changes nothing.

    Raises ImportRefused, KeyClosed, ReadOnly.
    """
    study.names  # noqa: B018 - refuse early: names have to go somewhere
    total = ImportReport()
    for done, path in enumerate(paths):
        progress(done, len(paths))
        total += take_in(study, read(path), path.name)
    progress(len(paths), len(paths))
    return total


def take_in(study: Study, forms: Sequence[tuple[InterviewForm, dict[str, Any]]], name: str) -> ImportReport:
    """Take in checked interviews that came from ``name``, all or nothing. Raises ImportRefused, KeyClosed, ReadOnly."""
    made: list[str] = []
    known = refusals = naive = 0
    with study.deed() as deed:
        people = Acquaintance(study)
        for number, (form, bare) in enumerate(forms, 1):
            mark = _mark(bare)
            if imports.seen(study.data, mark):
                known += 1
                continue
            naive += is_naive(form)
            with _placed(name, number):
                interview = _Arrival(study, people, form).take_in()
            refusals += interview is None
            made += [interview] if interview else []
            imports.remember(study.data, mark, interview or "", deed)
    return ImportReport(tuple(made), known, refusals, (*people.warnings, *_placed_in_time(naive)))


def _placed_in_time(naive: int) -> tuple[str, ...]:
    """Return in words in which zone the times of so many interviews were taken that name none."""
    if not naive:
        return ()
    words = ngettext(
        "The times of {count} interview have no zone, and were taken as {zone}.",
        "The times of {count} interviews have no zone, and were taken as {zone}.",
        naive,
    )
    return (words.format(count=naive, zone=times.zone()),)


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


class _Arrival:
    """One interview on its way in."""

    def __init__(self, study: Study, people: Acquaintance, form: InterviewForm) -> None:
        self._study = study
        self._people = people
        self._form = form
        self._labels = Labels(study)
        self._guide: Guide = embedding.guide(study, embedding.embed_guide(study, form.guide))

    def take_in(self) -> str | None:
        """Store the interview and return its id; ``None`` when only a refusal was kept."""
        form = self._form
        case = self._people.case(form.case) if form.case else None
        persons = tuple(self._people.person(one, case) for one in form.informants)
        given = agreeing.decide(self._study, form, persons)
        if not (form.answers or form.probes) and not any(c and c.decision.opens_notes for c in given.values()):
            return None
        persons = agreeing.heard(form, given)
        interview = interviewing.plan(
            self._study, persons=persons, case=case, guide=form.guide, mode=form.mode,
            started=form.started, ended=form.ended, interviewer=form.interviewer or None, notetakers=form.notetakers,
        )  # fmt: skip
        for number, answer in enumerate(form.answers, 1):
            self._answer(interview, number, answer, self._speaker(interview, number, answer, given))
        self._probes(interview, persons, given)
        self._close(interview)
        return interview

    def _speaker(self, interview: str, number: int, answer: AnswerForm, given: Given) -> Speaker:
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
            agreeing.refuse_without_consent(given)
        assert consent is not None
        return Speaker(person, consent.id)

    def _unknown(self, interview: str, given: Given) -> Speaker:
        """Return the unknown speaker of a group; only where everybody present said yes."""
        agreeing.refuse_without_consent(given)
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
            coded = [(start, end, one.code) for (start, end), one in zip(spans, form.codes, strict=True)]
            self._labels.keep(interview, question, words, text, coded)

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

    def _probes(self, interview: str, persons: tuple[str, ...], given: Given) -> None:
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
