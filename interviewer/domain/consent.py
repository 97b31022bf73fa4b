"""Consent: what was read, what was answered, and what it allows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum


class Decision(StrEnum):
    """The four answers, equal on screen; ``WITHDRAWN`` is a later act and never offered beside them."""

    YES = "yes"
    LIMITS = "limits"
    NO = "no"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"

    @property
    def opens_notes(self) -> bool:
        """Return whether answers may be kept under it."""
        return self in (Decision.YES, Decision.LIMITS)

    @property
    def strictness(self) -> int:
        """Return how strict it is: where laptops disagree, the strictest holds until a person decides."""
        return (Decision.YES, Decision.LIMITS, Decision.POSTPONED, Decision.NO, Decision.WITHDRAWN).index(self)


class Channel(StrEnum):
    """How the consent was given."""

    ORAL = "oral"
    SIGNED = "signed"
    EMAIL = "email"
    FORM = "form"


class Refusal(StrEnum):
    """Why not: a class only, never words (A5)."""

    NO_TIME = "no_time"
    NOT_INTERESTED = "not_interested"
    DO_NOT_CONTACT = "do_not_contact"
    GATEKEEPER = "gatekeeper"
    OTHER = "other"


class GuardianEvent(StrEnum):
    """Informing a guardian and a guardian's consent are two things (A6); so is letting it be, for a written reason."""

    INFORMED = "informed"
    CONSENTED = "consented"
    DECLINED = "declined"
    WAIVED = "waived"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Guardian:
    """What a minor's guardian was told or said, through which channel, when, and who supplied the number.

    ``text`` is the text that was sent, as it was sent; ``both`` says that both parents were asked; ``reason`` is why
    the guardian was not informed, where that was let be.
    """

    event: GuardianEvent
    channel: str
    at: datetime
    number_from: str = ""
    text: str = ""
    both: bool = False
    reason: str = ""
    by: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent event. ``at`` is when the decision fell; ``subject`` is the person whose words it opens for."""

    id: str
    subject: str
    decision: Decision
    channel: Channel
    script: str
    """``id@version`` of the text that was read."""
    script_hash: str
    at: datetime
    read_from: datetime | None
    interviewer: str
    reply: str = ""
    elements: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    choices: Mapping[str, bool] = field(default_factory=dict)
    limits: str = ""
    refusal: Refusal | None = None
    next_step: str = ""
    next_at: datetime | None = None
    guardian: Guardian | None = None
    reconfirms: str | None = None
    """The earlier consent that a second call confirmed."""
    explicit: bool | None = None
    """Whether the yes was said expressly for special categories of personal data; ``None`` where nobody had to ask."""
    witness: str = ""
    age: str = ""
    """The age group that was known when it was asked (:class:`interviewer.domain.minority.Age`)."""
    rules: str = ""
    """``id@version`` of the age rules that were followed."""
    as_read: str = ""
    """The hash of the text as it was read, with the project's facts in it."""
    group: str | None = None
    """The interview for whose group the text was read once, to all together."""

    @property
    def of_group(self) -> bool:
        """Return whether it opens for the unknown speaker of a group: its subject is the interview, not a person."""
        return self.group is not None and self.subject == self.group


def strictest(found: Sequence[Consent]) -> Consent:
    """Return what holds while several consents of one person stand beside each other: in every point the stricter."""
    first = max(found, key=lambda consent: (consent.decision.strictness, consent.at, consent.id))
    choices = {name: value for consent in found for name, value in consent.choices.items()}
    refused = {name for consent in found for name, value in consent.choices.items() if not value}
    return replace(first, choices={name: value and name not in refused for name, value in choices.items()})
