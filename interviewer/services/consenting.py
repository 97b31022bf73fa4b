"""Consent: the page that is read, and the decision that opens the notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from interviewer.domain.consent import Channel, Consent, Decision, Guardian, Refusal
from interviewer.domain.identity import new_id
from interviewer.domain.joined import Kind
from interviewer.domain.minority import Age, Demand
from interviewer.domain.person import Attempt, Outcome
from interviewer.domain.script import CHOICES, ConsentScript
from interviewer.domain.text import clean, one_line
from interviewer.domain.text_version import TextVersion
from interviewer.language import _
from interviewer.services import guarding, recruiting, registering, texting, times
from interviewer.services.errors import Blocked, Incomplete
from interviewer.services.filling import filled
from interviewer.services.guarding import AgeUnknown, GuardianMissing, Minority
from interviewer.services.recruiting import PersonRow
from interviewer.services.special import ExplicitMissing
from interviewer.services.study import Study
from interviewer.storage import consents, interviews, joins, persons
from interviewer.storage.consents import LetterSent

__all__ = [
    "AgeUnknown",
    "ConsentPage",
    "ExplicitMissing",
    "GuardianMissing",
    "LetterSent",
    "Said",
    "filled",
    "prepare",
    "record",
    "standing",
]


TELLING = ("letter", "guide")
"""Which of the texts that go out hold the information letter."""


@dataclass(frozen=True, slots=True)
class ConsentPage:
    """Everything the consent page shows for one person, placeholders filled."""

    person: PersonRow
    script: ConsentScript
    given: frozenset[str]
    """Elements that a letter confirmed as read has covered."""
    letter: LetterSent | None
    earlier: Consent | None
    """The consent that stands from an earlier call: a short confirmation is enough."""
    minor: bool
    guardian_needed: bool
    """The guardian has to consent; that the guardian was informed is not enough."""
    special_category: bool
    """An explicit yes to special categories is asked for, in the whole talk or for single questions."""
    explicit_needed: bool
    """Without it there is no talk; otherwise only the questions that ask for such stay closed."""
    minority: Minority
    version: TextVersion
    """The version of the text that is read; not approved yet when it has no hash."""

    @property
    def short(self) -> bool:
        """Return whether a short confirmation is enough: the same text, and the same person before the law."""
        if self.earlier is None or self.minority.came_of_age:
            return False
        return not self.version.published or self.earlier.script_hash == self.version.mark


@dataclass(frozen=True, slots=True)
class Said:
    """What was read and answered. ``read`` holds paragraph keys."""

    decision: Decision
    channel: Channel = Channel.ORAL
    reply: str = ""
    read: frozenset[str] = frozenset()
    letter_confirmed: bool = False
    choices: Mapping[str, bool] = field(default_factory=dict)
    limits: str = ""
    refusal: Refusal | None = None
    next_step: str = ""
    next_at: datetime | None = None
    guardian: Guardian | None = None
    read_from: datetime | None = None
    at: datetime | None = None
    reconfirms: str | None = None
    elements: frozenset[str] = frozenset()
    """Elements given in another way than by a paragraph (a signed sheet, data read in)."""
    explicit: bool | None = None
    """Whether the yes to special categories was said expressly; ``None`` where it was not asked."""
    witness: str = ""
    group: str | None = None
    """The interview for whose group the text was read once."""
    interviewer: str = ""
    """Who read the text; whoever works on this laptop, where nobody else is named."""
    script: str = ""
    """``id@version`` of the text that was read; the one in force then, where none is named."""


def prepare(study: Study, person_id: str) -> ConsentPage:
    """Return the consent page for a person. Raises NothingThere, Blocked."""
    row = recruiting.person(study, person_id)
    if row.person.do_not_contact:
        raise Blocked(row.person.pseudonym)
    version, project = texting.standing(study), study.project
    letters = _letters(study, person_id)
    confirmed = any(letter.confirmed for letter in letters)
    latest, found = standing(study, person_id), guarding.of(study, row.person)
    return ConsentPage(
        person=row,
        script=filled(version.script, project, study.me),
        given=frozenset(version.script.letter_covers) if confirmed else frozenset(),
        letter=letters[-1] if letters else None,
        earlier=latest if latest and latest.decision.opens_notes else None,
        minor=found.minor,
        guardian_needed=found.rule.guardian is Demand.CONSENT,
        special_category=project.asks_specially,
        explicit_needed=project.special_category,
        minority=found,
        version=version,
    )


def _letters(study: Study, person_id: str) -> list[LetterSent]:
    members = joins.of(study.data, Kind.PERSON).members(person_id)
    sent = [letter for member in members for letter in consents.letters(study.data, member)]
    found = [letter for letter in sent if letter.what in TELLING]
    return sorted(found, key=lambda letter: letter.at)


def standing(study: Study, person_id: str) -> Consent | None:
    """Return the consent that stands for the person, or ``None``.

    It is the latest; where laptops decided without seeing each other, the stricter until that is settled.
    """
    return consents.standing_of(study.data, person_id)


def record(study: Study, person_id: str, said: Said) -> Consent:
    """Keep a decision.

    A no keeps a reason class and no words, and takes planned interviews away; "will think about it" makes a next step.

    Raises GuardianMissing, AgeUnknown, ExplicitMissing, Incomplete (limits without words, a no without a reason),
    Blocked, TextUnknown.
    """
    row = recruiting.person(study, person_id)
    if row.person.do_not_contact:
        raise Blocked(row.person.pseudonym)
    _check(study, row, said)
    with study.deed() as deed:
        guardian = guarding.record(study, row.person.id, said.guardian) if said.guardian else None
        consent = _consent(study, row, replace(said, guardian=guardian), deed)
        consents.save(study.data, consent, deed)
        if guarding.of(study, row.person).came_of_age:
            guarding.note_age(study, row.person.id, Age.ADULT)
        if consent.refusal is not None:
            recruiting.block(study, person_id, deed, consent.refusal)
            for member in joins.of(study.data, Kind.PERSON).members(person_id):
                interviews.drop_planned(study.data, member, deed)
        if consent.decision is Decision.POSTPONED:
            persons.save_attempt(study.data, _later(study, consent), deed)
    return consent


def _check(study: Study, row: PersonRow, said: Said) -> None:
    if said.decision.opens_notes:
        guarding.refuse(study, row.person, said.guardian)
        if study.project.special_category and said.explicit is False:
            raise ExplicitMissing(row.person.pseudonym)
    if said.decision is Decision.LIMITS and not said.limits.strip():
        raise Incomplete(_("What the consent does not cover"))
    if said.decision is Decision.NO and said.refusal is None:
        raise Incomplete(_("The kind of reason"))


def _consent(study: Study, row: PersonRow, said: Said, deed: str) -> Consent:
    at = times.aware(said.at) if said.at else times.now()
    version, earlier = texting.called(study, said.script, at), standing(study, row.person.id)
    reader = said.interviewer or study.me
    script, found = version.script, guarding.of(study, row.person)
    elements = _told(study, row.person.id, script, said, earlier)
    refused = said.decision is Decision.NO
    guardian = said.guardian or (found.events[-1] if found.minor and found.events else None)
    mark = texting.keep(study, script, deed)
    if found.minor:
        guarding.embed(study, deed)
    return Consent(
        id=new_id(),
        subject=row.person.id,
        decision=said.decision,
        channel=said.channel,
        script=f"{script.id}@{script.version}",
        script_hash=mark,
        at=at,
        read_from=times.aware(said.read_from) if said.read_from else None,
        interviewer=reader,
        reply="" if refused else registering.without_names(study, clean(said.reply).strip()),
        elements=tuple(sorted(elements, key=_number)),
        missing=tuple(element for element in texting.mandatory(study, script) if element not in elements),
        choices={name: bool(said.choices[name]) for name in CHOICES if name in said.choices},
        limits=registering.without_names(study, clean(said.limits).strip()) if said.decision is Decision.LIMITS else "",
        refusal=said.refusal if refused else None,
        next_step=registering.without_names(study, one_line(said.next_step)),
        next_at=times.aware(said.next_at) if said.next_at else None,
        guardian=guardian,
        reconfirms=said.reconfirms,
        explicit=said.explicit if said.decision.opens_notes else None,
        witness=registering.without_names(study, one_line(said.witness)),
        age=found.age.value,
        rules=found.rules if found.minor else "",
        as_read=texting.keep_as_read(study, _filled_for(study, script, said, reader), mark, deed),
        group=said.group,
    )


def _filled_for(study: Study, script: ConsentScript, said: Said, reader: str) -> ConsentScript:
    return filled(script, study.project, reader, written=said.channel is Channel.EMAIL)


def _told(study: Study, person_id: str, script: ConsentScript, said: Said, earlier: Consent | None) -> frozenset[str]:
    """Return the elements that were told: by what was read, a letter confirmed, or before an earlier consent."""
    confirmed = said.letter_confirmed or any(letter.confirmed for letter in _letters(study, person_id))
    told = script.covered(said.read, letter=confirmed) | said.elements
    return told | frozenset(earlier.elements) if said.reconfirms and earlier else told


def _number(element: str) -> int:
    return int(element.removeprefix("N"))


def _later(study: Study, consent: Consent) -> Attempt:
    step = consent.next_step or _("hear whether they have made up their mind")
    return Attempt(new_id(), consent.subject, consent.at, "phone", study.me, Outcome.OTHER, step, consent.next_at)
