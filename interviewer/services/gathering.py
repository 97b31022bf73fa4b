"""Gathering what a transcript is made from: who may be in it, whose words stand, and which names must not.

Words of somebody whose consent does not stand are not gathered at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import replace as changed

from interviewer.domain import passages
from interviewer.domain.condition_words import Translate
from interviewer.domain.consent import Consent
from interviewer.domain.guide import Guide
from interviewer.domain.interview import Interview
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.member import Role
from interviewer.domain.person import Person
from interviewer.domain.quote import QuoteCheck, amended
from interviewer.domain.register import Entry
from interviewer.domain.replacement import Style, replace
from interviewer.domain.transcript import Attribution, Paragraph
from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services import (
    consenting,
    embedding,
    interviewing,
    naming,
    noted_quotes,
    opening,
    pairing,
    recruiting,
    registering,
)
from interviewer.services.naming import Names
from interviewer.services.pairing import NoteSet
from interviewer.services.study import Study
from interviewer.storage import history, identifiers, members, persons
from interviewer.storage.errors import ConsentMissing

BACKGROUND = N_("[background only]")
"""What stands in the place of a passage that is not printed."""
_INFORMANT = N_("Informant")
UNKNOWN = N_("unknown speaker")
"""Who spoke in a group when nobody saw who it was."""


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


class NamesElsewhere(InterviewerError):
    """The names of an interview lie in a key that is not open here, so nobody can tell which words are names."""

    def __init__(self, who: str, laptop: str) -> None:
        super().__init__(
            _(
                "The names of {who} are not in this key, so the transcript cannot be checked. They are on the laptop "
                "of {laptop}. Nothing was written. Merge a package with the key from there, or export there."
            ).format(who=who, laptop=laptop)
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
    names: Names
    style: Style
    unprinted: frozenset[str]
    """Marks of which a person decided that their passage is not printed."""
    checks: Mapping[str, Mapping[str, QuoteCheck]]
    """What informants said about quotes, by whose and by the words that were sent."""

    def words(self, text: str) -> str:
        """Return ``text`` with its names replaced."""
        return replace(text, self.entries, self.style).text

    def passage(self, text: str, marks: Iterable[Mark] = (), subject: str = "") -> tuple[Paragraph, ...]:
        """Return ``text`` as it is printed; who does not want to be quoted has no good quotes."""
        hidden = passages.UNPRINTED if self.quotable.get(subject, True) else passages.UNPRINTED | {MarkKind.QUOTE}
        words, placed = amended(text, as_judged(marks, self.unprinted), self.checks.get(subject, {}))
        return passages.paragraphs(words, placed, self.entries, self.translate(BACKGROUND), hidden, self.style)


def unprinted(study: Study) -> frozenset[str]:
    """Return the marks of which a person decided that their passage is not printed; none without the key."""
    held = identifiers.verdicts(study.key) if study.key is not None else []
    return frozenset(verdict.mark for verdict in held if not verdict.stays)


def as_judged(marks: Iterable[Mark], hidden: frozenset[str]) -> tuple[Mark, ...]:
    """Return ``marks`` with those in ``hidden`` as background only."""
    return tuple(changed(mark, kind=MarkKind.BACKGROUND) if mark.id in hidden else mark for mark in marks)


def is_draft(study: Study) -> bool:
    """Return whether what leaves here is a local draft: there is a lead, and it is neither the lead nor a deputy."""
    roles = {role.person: role.role for role in members.roles(study.data)}
    return Role.LEAD.value in roles.values() and roles.get(study.me) not in (Role.LEAD.value, Role.DEPUTY.value)


def no_key(study: Study) -> NamesUnknown:
    """Return the refusal for a project whose key is not open, saying where the key is expected."""
    return NamesUnknown(str(opening.key_place(study)))


def refuse_nameless(study: Study) -> None:
    """Raise NamesUnknown when names cannot be checked; in a project that has ended there are none left."""
    if not study.has_key and study.project.ended is None:
        raise no_key(study)


def check(study: Study, interview_id: str) -> dict[str, Consent]:
    """Return the consents that stand in a closed interview. Raises NotClosed, ConsentMissing, NothingThere."""
    found = interviewing.interview(study, interview_id)
    seen = (recruiting.plain(study, person) for person in found.persons)
    people = list({person.id: person for person in seen}.values())
    names = ", ".join(person.pseudonym for person in people)
    if not found.closed:
        raise NotClosed(names)
    given = {person.id: consenting.standing(study, person.id) for person in people}
    standing = {key: consent for key, consent in given.items() if consent and consent.decision.opens_notes}
    if not standing:
        raise ConsentMissing(names)
    return standing


def refuse_names_elsewhere(study: Study, interview_id: str) -> None:
    """Raise NamesElsewhere when somebody who is in an interview is not in the key that is open."""
    known = persons.contacts(study.names)
    for person in interviewing.interview(study, interview_id).persons:
        if person not in known:
            pseudonym = recruiting.plain(study, person).pseudonym
            raise NamesElsewhere(pseudonym, history.author(study.data, person) or "?")


def gather(study: Study, interview_id: str, given: dict[str, Consent], attribution: Attribution) -> Source:
    """Return what the transcript of an interview is made from; ``given`` are the consents that stand."""
    found = interviewing.interview(study, interview_id)
    seen = (recruiting.plain(study, person) for person in found.persons)
    people = list({person.id: person for person in seen if person.id in given}.values())
    translate = registering.translations(study.project)
    names = naming.names(study, translate)
    with registering.at(attribution):
        entries = registering.entries(study)
    sets = pairing.sets(study, interview_id)
    unknown = unknown_speakers(study, sets)
    return Source(
        interview=found,
        guide=embedding.guide(study, found.guide),
        attribution=attribution,
        entries=entries,
        speakers={
            person.id: speaker(person, number if len(people) + len(unknown) > 1 else 0, attribution, entries, names)
            for number, person in enumerate(people, 1)
        }
        | dict.fromkeys(unknown, translate(UNKNOWN)),
        sets=sets,
        quotable={key: one.choices.get("quotes") is not False for key, one in (given | unknown).items()},
        translate=translate,
        names=names,
        style=naming.profile(study).brackets,
        unprinted=unprinted(study),
        checks=noted_quotes.checks(study, interview_id),
    )


def unknown_speakers(study: Study, sets: Iterable[NoteSet]) -> dict[str, Consent]:
    """Return the consent of each group under which words stand of which nobody saw who said them (A17).

    Where it was closed since, because somebody present had not consented, the words stay out as anybody's do.
    """
    spoke = (one.interview.id for one in sets if any(subject == one.interview.id for _question, subject in one.answers))
    found = {each: consenting.standing(study, each) for each in spoke}
    return {each: consent for each, consent in found.items() if consent is not None and consent.decision.opens_notes}


def speaker(person: Person, number: int, attribution: Attribution, entries: tuple[Entry, ...], names: Names) -> str:
    """Return how an informant is spoken of at a level of attribution; ``number`` tells several apart, 0 means one."""
    role = replace(person.role, entries).text if attribution.names_role else ""
    if attribution.names_pseudonym:
        return ", ".join(filter(None, (names.person(person.id, person.pseudonym), role)))
    named = role or names.translate(_INFORMANT)
    return f"{named} {number}" if number else named
