"""Minors: which age groups there are, and what has to have happened before the young person is asked (A6).

The rules are data (``forms/aldersregler.yaml``), in versions; the shipped ones are strict and are to be checked against
current guidance (Sikt, the Data Protection Authority).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from interviewer.domain.consent import Guardian, GuardianEvent

MAJORITY_YEARS = 3
"""Whoever was 15 or older this many years ago is of age."""


class Age(StrEnum):
    """What is known of somebody's age; never a number."""

    UNKNOWN = ""
    CHILD = "under_15"
    YOUTH = "15_17"
    ADULT = "adult"
    BY_ROLE = "adult_by_role"
    """An adult by the role they have, as recorded: nobody asks."""

    @property
    def minor(self) -> bool:
        """Return whether it is somebody under age."""
        return self in (Age.CHILD, Age.YOUTH)


ORDER = (Age.CHILD, Age.YOUTH, Age.UNKNOWN, Age.ADULT, Age.BY_ROLE)
"""The age groups, the one with the strictest rules first."""


class Demand(StrEnum):
    """What the guardian has to have done."""

    NOTHING = "nothing"
    INFORMED = "informed"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Rule:
    """What goes for an age group; ``special`` narrows it to (or away from) special categories of personal data."""

    age: Age
    special: bool | None
    guardian: Demand
    assessed: Demand | None = None
    """What is demanded instead where a written assessment says so."""
    may_waive: bool = False
    """Informing the guardian can be let be, with a written reason, where it could do harm."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The age rules in one version."""

    id: str
    version: str
    title: str
    rules: tuple[Rule, ...]
    source: str = ""

    def of(self, age: Age, *, special: bool, assessed: bool = False) -> Rule:
        """Return the rule for somebody; where none fits, the strictest: the guardian consents."""
        fitting = [rule for rule in self.rules if rule.age is age and rule.special in (None, special)]
        if not fitting:
            return Rule(age, None, Demand.CONSENT if age.minor else Demand.NOTHING)
        rule = fitting[0]
        demanded = rule.assessed if assessed and rule.assessed is not None else rule.guardian
        return Rule(age, special, demanded, None, rule.may_waive)


def objects(events: Sequence[Guardian]) -> bool:
    """Return whether the latest that was heard of a guardian is a no; a no is honoured whatever the rule."""
    latest = max(events, key=lambda event: (event.at, event.id), default=None)
    return latest is not None and latest.event in (GuardianEvent.DECLINED, GuardianEvent.WITHDRAWN)


def enough(rule: Rule, events: Sequence[Guardian]) -> bool:
    """Return whether what the guardian was told and said lets the young person be asked."""
    if objects(events):
        return False
    happened = {event.event for event in events}
    if rule.guardian is Demand.CONSENT:
        return GuardianEvent.CONSENTED in happened
    if rule.guardian is Demand.INFORMED:
        waived = rule.may_waive and any(
            event.event is GuardianEvent.WAIVED and event.reason.strip() for event in events
        )
        return waived or bool(happened & {GuardianEvent.INFORMED, GuardianEvent.CONSENTED})
    return True


def of_age_by(noted: Age, noted_at: date | None, adult_from: date | None, today: date) -> bool | None:
    """Return whether somebody noted as a minor is of age today; ``None`` when it has to be asked.

    Known where the day is, and where somebody of 15 to 17 was noted three years ago or more.
    """
    if not noted.minor:
        return True if noted is not Age.UNKNOWN else None
    if adult_from is not None:
        return today >= adult_from
    if noted is Age.YOUTH and noted_at is not None:
        years = today.year - noted_at.year - ((today.month, today.day) < (noted_at.month, noted_at.day))
        return True if years >= MAJORITY_YEARS else None if today > noted_at else False
    return False
