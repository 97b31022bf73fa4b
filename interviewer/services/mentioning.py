"""Texts of others that named somebody who was erased: the name is known nowhere now, so a person has to look.

What is kept of them is where they stood and the hash of the event; they hold an interview back while they stand so.
"""

from collections.abc import Collection

from interviewer.domain import replacement
from interviewer.domain.answer import Field
from interviewer.domain.joined import Kind
from interviewer.domain.register import Entry
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import embedding
from interviewer.services.study import Study
from interviewer.storage import answers, erasing, interviews, joins, persons, withdrawals
from interviewer.storage.erasing import Mention


class MentionsLeft(InterviewerError):
    """A transcript was asked for in which somebody who was erased may still be named."""

    def __init__(self, places: Collection[str]) -> None:
        super().__init__(
            _(
                "The export was stopped, because this text names somebody who had everything erased, and nothing knows "
                "the name any more: {where}. No file was written and nothing was changed. Rewrite the text in the fair "
                "copy and finish that, or strike the passage for good, then export again."
            ).format(where="; ".join(places))
        )


def noted(study: Study, gone: Collection[str], entries: Collection[Entry]) -> tuple[Mention, ...]:
    """Return what to keep of the texts that stay and name those of ``entries``: places and hashes, not a word."""
    return tuple(
        mention for mention, words in withdrawals.versions(study.data, gone) if replacement.find(words, tuple(entries))
    )


def reword(study: Study, mentions: Collection[Mention], entries: Collection[Entry], deed: str) -> None:
    """Put the pseudonym for the name where nobody could do it afterwards: in all but notes and fair copies."""
    register = tuple(entries)
    for mention in mentions:
        if not _is_passage(mention):
            withdrawals.reword(study.data, mention, lambda words: replacement.replace(words, register).text, deed)


def standing(study: Study, interview_id: str) -> tuple[Mention, ...]:
    """Return the places of an interview that nobody has dealt with, of those its transcript would print."""
    held = joins.of(study.data, Kind.INTERVIEW).members(interview_id)
    here = [each for erasure in erasing.all_of(study.data) for each in erasure.mentions if each.agg in held]
    left = [each for each in here if withdrawals.still_says(study.data, each, _printed(study, each))]
    return tuple({(each.agg, each.item, each.field): each for each in left}.values())


def _printed(study: Study, mention: Mention) -> str:
    """Return the field that is printed: of notes and fair copy the latter, once it is finished."""
    if not _is_passage(mention):
        return mention.field
    found = interviews.get(study.data, mention.agg)
    answer = answers.get(study.data, mention.agg, *mention.item.rsplit("/", 1))
    finished = found is not None and found.fair_finished and answer is not None and answer.fair is not None
    return Field.FAIR if finished else Field.NOTE


def _is_passage(mention: Mention) -> bool:
    return mention.kind == "answer" and mention.field in (Field.NOTE, Field.FAIR)


def refuse(study: Study, interview_id: str) -> None:
    """Raise MentionsLeft when the transcript of an interview would print such a text."""
    if left := standing(study, interview_id):
        raise MentionsLeft(places(study, [(each.agg, each.item) for each in left]))


def places(study: Study, found: Collection[tuple[str, str]]) -> tuple[str, ...]:
    """Return where texts stand, given by interview and item: whose, and under which question."""
    held = {interview.id: interview for interview in interviews.all_of(study.data)}
    people = {person.id: person.pseudonym for person in persons.all_of(study.data)}
    told = []
    for agg, item in found:
        if (interview := held.get(agg)) is not None:
            place = embedding.guide(study, interview.guide).place(item.rsplit("/", 1)[0])
            who = ", ".join(people[one] for one in interview.persons if one in people)
            told.append(" ".join(each for each in (who, place.short if place else "") if each))
    return tuple(dict.fromkeys(told))
