"""Whose words may be noted: an informant whose consent stands, and in a group only who said yes there (A1, A17)."""

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.domain.interview import Interview, Mode
from interviewer.domain.joined import Kind
from interviewer.domain.person import Person
from interviewer.language import _
from interviewer.services import consenting, recruiting
from interviewer.services.recruiting import PersonRow
from interviewer.services.study import Study
from interviewer.storage import consents, joins
from interviewer.storage.answers import Speaker
from interviewer.storage.errors import ConsentMissing


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose words can be noted: an informant, or the unknown speaker of a group, who has no person."""

    subject: str
    person: Person | None = None
    name: str = ""
    """The name while the key is open, otherwise the pseudonym."""

    @property
    def shown(self) -> str:
        """Return the pseudonym with the role; in a group, who spoke when nobody saw who it was."""
        if self.person is None:
            return _("unknown speaker")
        return "  ·  ".join(filter(None, (self.person.pseudonym, self.person.role)))


def voices(study: Study, found: Interview, informants: Sequence[PersonRow]) -> tuple[Voice, ...]:
    """Return the informants whose consent stands, of an open group only those who said yes there."""
    noted = [row for row in informants if _may_be_noted(study, found, row.person.id)]
    made = [Voice(row.person.id, row.person, row.shown) for row in noted]
    unknown = consents.standing_of(study.data, found.id) if found.mode is Mode.GROUP else None
    if unknown is not None and unknown.decision.opens_notes:
        made.append(Voice(found.id))
    return tuple(made)


def _may_be_noted(study: Study, found: Interview, person: str) -> bool:
    standing = consenting.standing(study, person)
    if standing is None or not standing.decision.opens_notes:
        return False
    return found.mode is not Mode.GROUP or found.closed or _said_yes_there(study, found, person)


def _said_yes_there(study: Study, found: Interview, person: str) -> bool:
    members = joins.of(study.data, Kind.PERSON).members(person)
    given = (consent for member in members for consent in consents.of_person(study.data, member))
    return any(consent.group == found.id and consent.decision.opens_notes for consent in given)


def heard(study: Study, found: Interview, subject: str | None) -> Speaker:
    """Return whose words are kept, the first informant's unless ``subject`` says whose.

    In a group that is nobody but those who said yes there, and the unknown speaker. Raises ConsentMissing.
    """
    if subject == found.id:
        return speaker(study, subject, found.id)
    person, who = subject or found.persons[0], joins.of(study.data, Kind.PERSON).canonical
    if who(person) not in set(map(who, found.persons)) or not _may_be_noted(study, found, person):
        raise ConsentMissing(recruiting.person(study, person).person.pseudonym)
    return speaker(study, person)


def speaker(study: Study, person: str, group: str = "") -> Speaker:
    """Return under which consent somebody's words stand; ``group`` is whose unknown speaker it may be.

    Raises ConsentMissing when none stands.
    """
    consent = consenting.standing(study, person)
    if consent is None or not consent.decision.opens_notes:
        unknown = person == group
        raise ConsentMissing(_("The unknown speaker") if unknown else recruiting.person(study, person).person.pseudonym)
    if consent.subject == person:
        return Speaker(person, consent.id)
    own = [each for each in consents.of_person(study.data, person) if each.decision.opens_notes]
    return Speaker(person, own[-1].id) if own else Speaker(consent.subject, consent.id)
