"""An answer's history: who wrote what and when, with what stood before; erased steps are shown as erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from interviewer.domain.answer import Status
from interviewer.domain.guide import YesNo
from interviewer.domain.wording import STATUS, YES_NO
from interviewer.language import _, ngettext
from interviewer.services import deed_words, embedding, interviewing
from interviewer.services.study import Study
from interviewer.storage import answers
from interviewer.storage import history as stored

FIELDS = tuple(deed_words.FIELD_WORDS)


@dataclass(frozen=True, slots=True)
class Change:
    """One step: ``field`` is its code (``note``, ``fair``, ``chosen`` …), the rest is what is shown."""

    at: datetime
    who: str
    field: str
    before: str
    after: str


def history(study: Study, interview_id: str, question: str, subject: str | None = None) -> tuple[Change, ...]:
    """Return how an answer came to be what it is, oldest first; ``subject`` is the first informant unless said.

    Raises CallRunning while a clock runs, NothingThere.
    """
    study.refuse_in_call()
    found = interviewing.interview(study, interview_id)
    item = answers.item_of(question, subject or found.persons[0])
    guide = embedding.guide(study, found.guide)
    labels = {place.key: place.short for place in guide.places()}
    steps = stored.steps(study.data, interview_id, item, FIELDS)
    return tuple(
        Change(
            at=step.at.astimezone(),
            who=step.person,
            field=step.field,
            before=_before(step, labels),
            after=_shown(step.field, step.after, labels),
        )
        for step in steps
    )


def _before(step: stored.Step, labels: dict[str, str]) -> str:
    shown = [_shown(step.field, value, labels) for value in step.before]
    return " / ".join([_("[erased]")] * step.erased + shown)


def _shown(field: str, value: object, labels: dict[str, str]) -> str:
    """Return a value as a person reads it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field == "chosen" and value in {*Status}:
        return _(STATUS[Status(str(value))])
    if field == "yes_no" and value in {*YesNo}:
        return _(YES_NO[YesNo(str(value))])
    if field == "elsewhere":
        return labels.get(str(value), str(value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ngettext("{count} code", "{count} codes", len(value)).format(count=len(value))
    return str(value)
