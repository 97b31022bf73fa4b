"""Noting: every note, status and mark as it is made, kept under the consent of whoever said it.

Without a consent that stands nothing is stored; the notes of a closed interview are read-only.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from interviewer.domain.answer import Field, Parked, Probe, Reflection, Status
from interviewer.domain.guide import YesNo
from interviewer.domain.identity import new_id
from interviewer.domain.interview import Interview
from interviewer.domain.mark import Mark
from interviewer.domain.text import clean, one_line
from interviewer.language import _
from interviewer.services import embedding, hearing, interviewing, special, times
from interviewer.services.errors import Incomplete, NotesClosed, NothingThere, ReadOnly
from interviewer.services.study import Study
from interviewer.storage import answers, drafts, interviews, local
from interviewer.storage.answers import Speaker
from interviewer.storage.drafts import Draft
from interviewer.storage.log import transaction


@contextmanager
def _writing(
    study: Study, interview_id: str, subject: str | None = None, *, closed_too: bool = False
) -> Iterator[Speaker]:
    with study.deed():
        found = interviewing.interview(study, interview_id)
        if found.closed and not closed_too:
            raise NotesClosed
        yield hearing.heard(study, found, subject)


def keep_draft(
    study: Study, interview_id: str, question: str, text: str, marks: Sequence[Mark] = (), cursor: int = 0,
    *, subject: str | None = None,
) -> None:  # fmt: skip
    """Overwrite the draft of an item's notes and remember where the cursor stands: the autosave path."""
    _keep(study, interview_id, question, Field.NOTE, text, marks, cursor, subject)


def _keep(
    study: Study, interview_id: str, question: str, kept: Field, text: str, marks: Sequence[Mark], cursor: int,
    subject: str | None,
) -> None:  # fmt: skip
    """Keep a draft: one transaction in the data file alone, because nothing in it belongs to the key."""
    if study.read_only:
        raise ReadOnly
    val: dict[str, object] = {
        "text": clean(text),
        "marks": [[mark.id, mark.start, mark.end, mark.kind] for mark in marks],
        "cursor": cursor,
    }
    with transaction(study.data):
        found = interviewing.interview(study, interview_id)
        if found.closed and kept is Field.NOTE:
            raise NotesClosed
        words = hearing.heard(study, found, subject)
        _refuse_special(study, found, question, words)
        item = answers.item_of(question, words.subject)
        drafts.keep(study.data, Draft(interview_id, item, kept, words.subject, words.consent, val))


def _refuse_special(study: Study, found: Interview, question: str, words: Speaker) -> None:
    """Raise QuestionNotAllowed where a question needs an explicit yes that was not said (A7)."""
    special.refuse(study, embedding.guide(study, found.guide), question, words.subject)


def keep_fair_draft(
    study: Study, interview_id: str, question: str, text: str, marks: Sequence[Mark] = (), *, subject: str | None = None
) -> None:
    """Overwrite the draft of an item's fair copy."""
    _keep(study, interview_id, question, Field.FAIR, text, marks, 0, subject)


def save_note(
    study: Study, interview_id: str, question: str, text: str, marks: Sequence[Mark] = (), *, subject: str | None = None
) -> None:
    """Keep an item's notes and marks as one deed; what did not change makes no event.

    ``subject`` says whose words they are where several speak; the first informant's unless said.
    """
    check_item(study, interview_id, question)
    with _writing(study, interview_id, subject) as words:
        _refuse_special(study, interviewing.interview(study, interview_id), question, words)
        answers.save_text(study.data, interview_id, question, words, Field.NOTE, clean(text), marks)


def check_item(study: Study, interview_id: str, question: str) -> None:
    """Raise NothingThere for an item the interview does not have, or that is shown instead of asked."""
    guide = embedding.guide(study, interviewing.interview(study, interview_id).guide)
    place = guide.place(question)
    if place is not None and (place.follow_up is not None or place.question.bound is None):
        return
    if place is None and any(probe.id == question for probe in answers.probes(study.data, interview_id)):
        return
    raise NothingThere(_("question “{key}” to answer").format(key=question))


def _save_field(study: Study, interview_id: str, question: str, name: str, value: object, subject: str | None) -> None:
    check_item(study, interview_id, question)
    with _writing(study, interview_id, subject) as words:
        _refuse_special(study, interviewing.interview(study, interview_id), question, words)
        answers.save_field(study.data, interview_id, question, words, name, value)


def set_status(
    study: Study, interview_id: str, question: str, chosen: Status | None, elsewhere: str | None = None,
    *, subject: str | None = None,
) -> None:  # fmt: skip
    """Keep a status a person chose; ``None`` lets the words decide. ``elsewhere`` is the key of the other item."""
    if chosen is Status.ELSEWHERE and not elsewhere:
        raise Incomplete(_("Under which question it was answered"))
    _save_field(study, interview_id, question, "chosen", chosen.value if chosen else None, subject)
    _save_field(study, interview_id, question, "elsewhere", elsewhere if chosen is Status.ELSEWHERE else None, subject)


def set_asked(study: Study, interview_id: str, question: str, *, subject: str | None = None) -> None:
    """Keep that an item was put to the informant."""
    _save_field(study, interview_id, question, "asked", True, subject)


def set_yes_no(
    study: Study, interview_id: str, question: str, said: YesNo | None, *, subject: str | None = None
) -> None:
    """Keep the quick note beside the words."""
    _save_field(study, interview_id, question, "yes_no", said.value if said else None, subject)


def set_wording(study: Study, interview_id: str, question: str, text: str, *, subject: str | None = None) -> None:
    """Keep the wording used where it differed from the guide's."""
    _save_field(study, interview_id, question, "asked_as", one_line(text), subject)


def set_example(
    study: Study, interview_id: str, question: str, has_example: bool, *, subject: str | None = None
) -> None:
    """Keep whether the answer came with an example."""
    _save_field(study, interview_id, question, "has_example", has_example, subject)


def set_fact(study: Study, interview_id: str, name: str, said: YesNo | None) -> None:
    """Keep what was said of a fact that conditions hang on."""
    with _writing(study, interview_id) as words:
        answers.save_fact(study.data, interview_id, words, name, said)


def add_probe(study: Study, interview_id: str, text: str, after: str) -> Probe:
    """Keep a question made up in the talk, after the item ``after`` (``""`` for the end)."""
    if not text.strip():
        raise Incomplete(_("The wording of the question"))
    probe = Probe(new_id(), after, one_line(text))
    with _writing(study, interview_id) as words:
        answers.save_probe(study.data, interview_id, words, probe)
    return probe


def park(study: Study, interview_id: str, text: str, question: str) -> Parked:
    """Keep a theme to come back to."""
    theme = Parked(new_id(), question, one_line(text))
    with _writing(study, interview_id) as words:
        answers.save_parked(study.data, interview_id, words, theme)
    return theme


def unpark(study: Study, interview_id: str, parked_id: str) -> None:
    """Keep that a parked theme was taken up."""
    for theme in answers.parked(study.data, interview_id):
        if theme.id == parked_id:
            with _writing(study, interview_id) as words:
                answers.save_parked(study.data, interview_id, words, replace(theme, done=True))


def set_preparation(study: Study, interview_id: str, text: str) -> None:
    """Keep the interviewer's own note for the call; it needs no consent and holds no informant's words."""
    with study.deed():
        interviews.save_preparation(study.data, interview_id, clean(text))


def set_reflection(study: Study, interview_id: str, lines: Reflection) -> None:
    """Keep the closing step and the three lines afterwards, also after the notes are closed."""
    tidy = replace(
        lines, more=clean(lines.more), impression=clean(lines.impression), surprise=clean(lines.surprise),
        next=clean(lines.next),
    )  # fmt: skip
    with _writing(study, interview_id, closed_too=True) as words:
        answers.save_reflection(study.data, interview_id, words, tidy)


def keep_cursor(study: Study, interview_id: str, question: str, position: int) -> None:
    """Remember where the interviewer is, on this laptop only."""
    with study.deed():
        local.put(study.data, interviewing.CURSOR, f"{interview_id}/{question}/{position}")


def close(study: Study, interview_id: str) -> None:
    """Close the interview: drafts become events, the last session ends, the notes become read-only."""
    found = interviewing.interview(study, interview_id)
    with study.deed() as deed:
        answers.settle_drafts(study.data, interview_id)
        for session in found.sessions:
            if session.ended is None:
                interviews.save_session(study.data, replace(session, ended=times.now()))
        ended = found.ended if found.afterwards else (found.ended or times.now())
        interviews.save(study.data, replace(found, closed=True, ended=ended), deed)
        local.drop(study.data, interviewing.CURSOR)
    if study.ringing == interview_id:
        study.ring(None)
