"""Consent: the page that is read, and the decision that opens the notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from interviewer.domain.consent import Channel, Consent, Decision, Guardian, GuardianEvent, Refusal
from interviewer.domain.identity import new_id
from interviewer.domain.joined import Kind
from interviewer.domain.person import Attempt, Outcome
from interviewer.domain.project import Project
from interviewer.domain.script import CHOICES, ConsentScript
from interviewer.domain.text import clean, one_line
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import embedding, recruiting, registering, times
from interviewer.services.errors import Blocked, Incomplete
from interviewer.services.recruiting import PersonRow
from interviewer.services.study import Study
from interviewer.storage import consents, interviews, joins, persons
from interviewer.storage.consents import LetterSent

__all__ = ["ConsentPage", "GuardianMissing", "LetterSent", "Said", "letter_sent", "prepare", "record", "standing"]


class GuardianMissing(InterviewerError):
    """A minor's yes came before the guardian was informed or consented."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _(
                "{who} is a minor, and no guardian is recorded as informed or consenting. "
                "Nothing was stored. Record the guardian first, or choose another answer."
            ).format(who=who)
        )


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
    special_category: bool


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


def prepare(study: Study, person_id: str) -> ConsentPage:
    """Return the consent page for a person. Raises NothingThere, Blocked."""
    row = recruiting.person(study, person_id)
    if row.person.do_not_contact:
        raise Blocked(row.person.pseudonym)
    script, _mark = embedding.script(study)
    project = study.project
    letters = _letters(study, person_id)
    confirmed = any(letter.confirmed for letter in letters)
    latest = standing(study, person_id)
    return ConsentPage(
        person=row,
        script=filled(script, project, study.me),
        given=frozenset(script.letter_covers) if confirmed else frozenset(),
        letter=letters[-1] if letters else None,
        earlier=latest if latest and latest.decision.opens_notes else None,
        minor=row.person.minor,
        guardian_needed=row.person.minor and not (latest and latest.guardian),
        special_category=project.special_category,
    )


def filled(script: ConsentScript, project: Project, interviewer: str) -> ConsentScript:
    """Return the script with the project's facts in its placeholders; a fact not known yet is shown in brackets."""
    values = {
        "title": project.title,
        "interviewer": interviewer,
        "institution": project.institution,
        "commissioner": project.commissioner,
        "purpose": project.purpose,
        "contact": project.contact,
        "end_date": project.end_date.strftime("%d.%m.%Y") if project.end_date else "",
        "case_word": project.case_word,
    }
    return script.filled(values)


def letter_sent(study: Study, person_id: str, channel: str, *, confirmed: bool, at: datetime | None = None) -> None:
    """Keep that the letter was sent, and whether the informant confirms having read it."""
    with study.deed():
        consents.save_letter(study.data, person_id, LetterSent(channel, at or times.now(), confirmed))


def _letters(study: Study, person_id: str) -> list[LetterSent]:
    members = joins.of(study.data, Kind.PERSON).members(person_id)
    found = [letter for member in members for letter in consents.letters(study.data, member)]
    return sorted(found, key=lambda letter: letter.at)


def standing(study: Study, person_id: str) -> Consent | None:
    """Return the consent that stands for the person, or ``None``.

    It is the latest; where laptops decided without seeing each other, the stricter until that is settled.
    """
    return consents.standing_of(study.data, person_id)


def record(study: Study, person_id: str, said: Said) -> Consent:
    """Keep a decision.

    A no keeps a reason class and no words, and takes planned interviews away; "will think about it" makes a next step.

    Raises GuardianMissing, Incomplete (a minor's own yes, limits without words, a no without a reason), Blocked.
    """
    row = recruiting.person(study, person_id)
    if row.person.do_not_contact:
        raise Blocked(row.person.pseudonym)
    _check(row, said, standing(study, person_id))
    consent = _consent(study, row.person.id, said)
    with study.deed() as deed:
        consents.save(study.data, consent, deed)
        if consent.refusal is not None:
            recruiting.block(study, person_id, deed, consent.refusal)
            for member in joins.of(study.data, Kind.PERSON).members(person_id):
                interviews.drop_planned(study.data, member, deed)
        if consent.decision is Decision.POSTPONED:
            persons.save_attempt(study.data, _later(study, consent), deed)
    return consent


def _check(row: PersonRow, said: Said, earlier: Consent | None) -> None:
    if said.decision.opens_notes and row.person.minor:
        guardian = said.guardian or (earlier.guardian if earlier else None)
        if guardian is None or guardian.event is GuardianEvent.DECLINED:
            raise GuardianMissing(row.person.pseudonym)
    if said.decision is Decision.LIMITS and not said.limits.strip():
        raise Incomplete(_("What the consent does not cover"))
    if said.decision is Decision.NO and said.refusal is None:
        raise Incomplete(_("The kind of reason"))


def _consent(study: Study, person_id: str, said: Said) -> Consent:
    script, mark = embedding.script(study)
    earlier = standing(study, person_id)
    confirmed = said.letter_confirmed or any(letter.confirmed for letter in _letters(study, person_id))
    elements = script.covered(said.read, letter=confirmed) | said.elements
    if said.reconfirms and earlier:
        elements |= frozenset(earlier.elements)
    refused = said.decision is Decision.NO
    at = times.aware(said.at) if said.at else times.now()
    guardian = said.guardian or (earlier.guardian if earlier else None)
    return Consent(
        id=new_id(),
        subject=person_id,
        decision=said.decision,
        channel=said.channel,
        script=f"{script.id}@{script.version}",
        script_hash=mark,
        at=at,
        read_from=times.aware(said.read_from) if said.read_from else None,
        interviewer=study.me,
        reply="" if refused else registering.without_names(study, clean(said.reply).strip()),
        elements=tuple(sorted(elements, key=_number)),
        missing=tuple(element for element in script.mandatory if element not in elements),
        choices={name: bool(said.choices[name]) for name in CHOICES if name in said.choices},
        limits=registering.without_names(study, clean(said.limits).strip()) if said.decision is Decision.LIMITS else "",
        refusal=said.refusal if refused else None,
        next_step=registering.without_names(study, one_line(said.next_step)),
        next_at=times.aware(said.next_at) if said.next_at else None,
        guardian=guardian and replace(guardian, number_from=registering.without_names(study, guardian.number_from)),
        reconfirms=said.reconfirms,
    )


def _number(element: str) -> int:
    return int(element.removeprefix("N"))


def _later(study: Study, consent: Consent) -> Attempt:
    step = consent.next_step or _("hear whether they have made up their mind")
    return Attempt(new_id(), consent.subject, consent.at, "phone", study.me, Outcome.OTHER, step, consent.next_at)
