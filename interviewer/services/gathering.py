"""Gathering what a transcript is made from: who may be in it, whose words stand, and which names must not.

Words of somebody whose consent does not stand are not gathered at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from interviewer.domain import passages
from interviewer.domain.condition_words import Translate
from interviewer.domain.consent import Consent
from interviewer.domain.guide import Guide
from interviewer.domain.interview import Interview
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.person import Person
from interviewer.domain.replacement import Entry, replace
from interviewer.domain.transcript import Attribution, Paragraph
from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services import consenting, embedding, interviewing, opening, pairing, recruiting, registering
from interviewer.services.pairing import NoteSet
from interviewer.services.study import Study
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
class Source:
    """What every part of one transcript is made from."""

    interview: Interview
    guide: Guide
    attribution: Attribution
    entries: tuple[Entry, ...]
    speakers: Mapping[str, str]
    sets: tuple[NoteSet, ...]
    """What each note-taker took down, the interview's own first; several only where a talk was joined."""
    quotable: Mapping[str, bool]
    translate: Translate

    def words(self, text: str) -> str:
        """Return ``text`` with its names replaced."""
        return replace(text, self.entries).text

    def passage(self, text: str, marks: Iterable[Mark] = (), subject: str = "") -> tuple[Paragraph, ...]:
        """Return ``text`` as it is printed; who does not want to be quoted has no good quotes."""
        hidden = passages.UNPRINTED if self.quotable.get(subject, True) else passages.UNPRINTED | {MarkKind.QUOTE}
        return passages.paragraphs(text, marks, self.entries, self.translate(_BACKGROUND), hidden)


def no_key(study: Study) -> NamesUnknown:
    """Return the refusal for a project whose key is not open, saying where the key is expected."""
    return NamesUnknown(str(opening.key_place(study)))


def check(study: Study, interview_id: str) -> dict[str, Consent]:
    """Return the consents that stand in a closed interview. Raises NotClosed, ConsentMissing, NothingThere."""
    found = interviewing.interview(study, interview_id)
    seen = (recruiting.person(study, person).person for person in found.persons)
    people = list({person.id: person for person in seen}.values())
    names = ", ".join(person.pseudonym for person in people)
    if not found.closed:
        raise NotClosed(names)
    given = {person.id: consenting.standing(study, person.id) for person in people}
    standing = {key: consent for key, consent in given.items() if consent and consent.decision.opens_notes}
    if not standing:
        raise ConsentMissing(names)
    return standing


def gather(study: Study, interview_id: str, given: Mapping[str, Consent], attribution: Attribution) -> Source:
    """Return what the transcript of an interview is made from; ``given`` are the consents that stand."""
    found = interviewing.interview(study, interview_id)
    seen = (recruiting.person(study, person).person for person in found.persons)
    people = list({person.id: person for person in seen if person.id in given}.values())
    translate = registering.translations(study.project)
    entries = registering.entries(study)
    return Source(
        interview=found,
        guide=embedding.guide(study, found.guide),
        attribution=attribution,
        entries=entries,
        speakers={
            person.id: speaker(person, number if len(people) > 1 else 0, attribution, entries, translate)
            for number, person in enumerate(people, 1)
        },
        sets=pairing.sets(study, interview_id),
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
