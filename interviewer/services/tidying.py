"""Renskriving: the fair copy beside the untouched notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from interviewer.domain.answer import Field
from interviewer.domain.identity import new_id
from interviewer.domain.mark import Mark
from interviewer.domain.text import clean
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import interviewing
from interviewer.services.interviewing import Sheet
from interviewer.services.study import Study
from interviewer.storage import answers, interviews


class StillOpen(InterviewerError):
    """A fair copy was asked for before the interview was closed."""

    def __init__(self) -> None:
        super().__init__(_("The interview is still open. Nothing was changed. Close it first, then tidy the notes."))


@dataclass(frozen=True, slots=True)
class Fair:
    """The sheet with a fair copy for every answer that has notes."""

    sheet: Sheet
    finished: bool


def tidy(study: Study, interview_id: str) -> Fair:
    """Return the interview with its fair copies; where there is none yet it begins as the notes, marks and all.

    Raises CallRunning while a clock runs, StillOpen, ConsentMissing.
    """
    study.refuse_in_call()
    found = interviewing.interview(study, interview_id)
    if not found.closed:
        raise StillOpen
    if not study.read_only:
        _begin(study, interview_id)
    return Fair(interviewing.open_sheet(study, interview_id), found.fair_finished)


def _begin(study: Study, interview_id: str) -> None:
    with study.deed():
        for answer in answers.of_interview(study.data, interview_id):
            if answer.fair is None and answer.note:
                words = interviewing.speaker(study, interview_id, answer.subject)
                marks = [replace(mark, id=new_id()) for mark in answer.marks]
                answers.save_text(study.data, interview_id, answer.question, words, Field.FAIR, answer.note, marks)


def save_fair(
    study: Study, interview_id: str, question: str, text: str, marks: Sequence[Mark] = (), *, subject: str | None = None
) -> None:
    """Keep the fair copy of an item with its marks, as one deed; of the first informant unless ``subject`` is given."""
    with study.deed():
        words = interviewing.speaker(study, interview_id, subject)
        answers.save_text(study.data, interview_id, question, words, Field.FAIR, clean(text), marks)


def finish(study: Study, interview_id: str, finished: bool) -> None:
    """Mark the fair copy as finished, so that exports use it, or as unfinished again."""
    with study.deed() as deed:
        answers.settle_drafts(study.data, interview_id)
        interviews.save(study.data, replace(interviewing.interview(study, interview_id), fair_finished=finished), deed)
