"""The file on one informant: all that the rules of consent look at, as plain facts without a name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from interviewer.domain.consent import Consent, Decision, Guardian
from interviewer.domain.interview import Mode
from interviewer.domain.minority import Age, Rules
from interviewer.domain.text_version import TextVersion


@dataclass(frozen=True, slots=True)
class Words:
    """When words of an interview were written under one consent: the first and the last of them."""

    consent: str
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Talk:
    """An interview as the rules see it. ``starts`` are the beginnings of its sittings, the first one first."""

    id: str
    mode: Mode
    starts: tuple[datetime, ...] = ()
    ended: datetime | None = None
    afterwards: bool = False
    """Registered afterwards: when its words were written says nothing of when they were said."""
    tidied: bool = False
    """Its fair copy is finished."""
    open_spans: int = 0
    """Passages about third persons that nobody has decided about."""
    words: tuple[Words, ...] = ()
    late: tuple[datetime, ...] = ()
    """When something of its answers was changed after it had been closed."""

    @property
    def started(self) -> datetime | None:
        """Return when it began."""
        return self.starts[0] if self.starts else None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of one informant's consent. ``consents`` are all decisions in the order they fell."""

    person: str
    pseudonym: str
    role: str = ""
    cases: tuple[str, ...] = ()
    age: Age = Age.UNKNOWN
    age_at: date | None = None
    age_noted: bool = True
    """The age group was noted, not only that somebody is under age."""
    adult_from: date | None = None
    """The day of coming of age, where it is known and the key is open."""
    referred: bool = False
    may_contact: bool | None = None
    consents: tuple[Consent, ...] = ()
    standing: Consent | None = None
    guardians: tuple[Guardian, ...] = ()
    letter: tuple[str, datetime] | None = None
    """Channel and time of the latest information letter."""
    reached: tuple[datetime, ...] = ()
    """When somebody tried to reach this person: calls, letters, requests of a campaign."""
    quoted: tuple[datetime, ...] = ()
    """When words of this person left as quotes."""
    talks: tuple[Talk, ...] = ()
    valid_until: date | None = None
    rewritten: tuple[datetime, ...] = ()
    """When a consent that was kept already was changed."""
    changed: datetime | None = None
    device: str = ""
    hash: str = ""

    @property
    def minor(self) -> bool:
        """Return whether it was somebody under age when the standing decision fell."""
        return age_of(self, self.standing).minor

    @property
    def decided(self) -> Consent | None:
        """Return the decision that is told of: the standing one, or what it took back in part or whole."""
        return decided(self.consents, self.standing)

    @property
    def earlier(self) -> tuple[Consent, ...]:
        """Return the decisions before the one that is told of, in the order they fell."""
        taken = {each.id for each in self.withdrawals} | ({self.decided.id} if self.decided else set())
        return tuple(each for each in self.consents if each.id not in taken)

    @property
    def withdrawals(self) -> tuple[Consent, ...]:
        """Return the events that took a decision back, in part or whole."""
        return tuple(
            each for each in self.consents if each.decision is Decision.WITHDRAWN or narrowed(self.consents, each)
        )

    @property
    def lag(self) -> int | None:
        """Return the minutes from the first yes to the beginning of the first interview; below zero it was too late.

        Where the decision that is told of is a no, it is nothing of that decision.
        """
        given = next((each for each in self.consents if each.decision.opens_notes), None)
        starts = [talk.started for talk in self.talks if talk.started is not None]
        told = self.decided
        if given is None or not starts or told is None or not told.decision.opens_notes:
            return None
        return int((min(starts) - given.at).total_seconds() // 60)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rules measure by: the project's own facts, and the moment that counts as now."""

    now: datetime
    rules: Rules
    versions: tuple[TextVersion, ...] = ()
    mandatory: tuple[str, ...] = ()
    """The elements this project has to tell; none means those of each text."""
    special: bool = False
    assessed: bool = False
    end_date: date | None = None
    ended: date | None = None
    case_word: str = ""
    erased: int = 0
    """How many withdrew so that everything about them was erased: nothing but their number is known."""


class State:
    """Where a consent stands (the states of ISO/IEC TS 27560), as codes."""

    REQUESTED, INFORMED, GIVEN, LIMITED = "requested", "informed", "given", "limited"
    REFUSED, POSTPONED, WITHDRAWN = "refused", "postponed", "withdrawn"
    EXPIRED, RECONFIRMED = "expired", "reconfirmed"


_DECIDED = {
    Decision.NO: State.REFUSED,
    Decision.POSTPONED: State.POSTPONED,
    Decision.WITHDRAWN: State.WITHDRAWN,
    Decision.LIMITS: State.LIMITED,
}


def state(dossier: Dossier, today: date) -> str:
    """Return where the consent of an informant stands on a day."""
    standing = dossier.standing
    if standing is None:
        return State.INFORMED if dossier.letter else State.REQUESTED
    if standing.decision.opens_notes and dossier.valid_until is not None and today > dossier.valid_until:
        return State.EXPIRED
    told = dossier.decided or standing
    if standing.decision is Decision.YES and told.reconfirms:
        return State.RECONFIRMED
    return _DECIDED.get(standing.decision, State.GIVEN)


def narrowed(consents: Sequence[Consent], given: Consent) -> Consent | None:
    """Return the decision of which an event only takes something back, so that nothing was read; else ``None``."""
    earlier = next((each for each in consents if each.id == given.reconfirms), None)
    if earlier is None or given.read_from is not None:
        return None
    same = replace(
        given, id=earlier.id, at=earlier.at, read_from=earlier.read_from, interviewer=earlier.interviewer,
        choices=earlier.choices, reconfirms=earlier.reconfirms,
    )  # fmt: skip
    return earlier if same == earlier else None


def taken_back(consents: Sequence[Consent], event: Consent) -> tuple[str, ...]:
    """Return the choices that an event takes back; none where the whole consent was withdrawn."""
    before = narrowed(consents, event)
    held = before.choices if before else {}
    return tuple(name for name, value in event.choices.items() if before and not value and held.get(name, True))


def decided(consents: Sequence[Consent], standing: Consent | None) -> Consent | None:
    """Return the decision behind the standing event: what was decided before something of it was taken back."""
    if standing is None:
        return None
    if standing.decision is Decision.WITHDRAWN:
        before = [each for each in consents if each.decision is not Decision.WITHDRAWN and each.at <= standing.at]
        return decided(consents, before[-1]) if before else standing
    earlier = narrowed(consents, standing)
    return decided(consents, earlier) if earlier else standing


def age_of(dossier: Dossier, given: Consent | None) -> Age:
    """Return the age group that was known when a decision fell; what is known now where that was not kept.

    Nobody gets younger: whoever is noted as under 15 now was that then, whatever was taken for granted.
    """
    if dossier.age is Age.CHILD:
        return Age.CHILD
    return Age(given.age) if given is not None and given.age else dossier.age


def at_that_time(consents: Sequence[Consent], at: datetime) -> Consent | None:
    """Return the latest decision of ``consents`` that had fallen at a moment."""
    return next((each for each in reversed(consents) if each.at <= at), None)


def version_of(ground: Ground, given: Consent) -> TextVersion | None:
    """Return the approved version that was read, or ``None``."""
    return next((each for each in ground.versions if each.published and each.mark == given.script_hash), None)


def lacking(ground: Ground, given: Consent) -> tuple[str, ...]:
    """Return the elements that had to be told and were not."""
    version = version_of(ground, given)
    needed = ground.mandatory or (version.script.mandatory if version else ())
    return tuple(each for each in needed if each not in given.elements) if needed else given.missing
