"""A round: one question to many, by telephone or e-mail, and how far each of them has come with it (D5).

What somebody replies is not kept here: words are kept under a consent only. Shares are told with what they are of.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from interviewer.language import N_


class Channel(StrEnum):
    """How the question goes out."""

    PHONE = "phone"
    EMAIL = "email"


class Asked(StrEnum):
    """How far somebody has come, in the order of the keys."""

    TO_ASK = "to_ask"
    ASKED = "asked"
    REPLIED = "replied"
    NO_REPLY = "no_reply"
    DECLINED = "declined"


ASKED: dict[Asked, str] = {
    Asked.TO_ASK: N_("To be asked"),
    Asked.ASKED: N_("Was asked"),
    Asked.REPLIED: N_("Has replied"),
    Asked.NO_REPLY: N_("No reply"),
    Asked.DECLINED: N_("Says no"),
}
"""Each in words."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """A round with its question and the text that goes out, its placeholders not filled."""

    id: str
    title: str
    question: str
    channel: Channel
    made: datetime
    by: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Approach:
    """Where one person stands in a round, and since when."""

    person: str
    campaign: str
    state: Asked
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Shares:
    """How many there are in each state. Whoever was asked, whatever came of it, is in the denominator."""

    to_ask: int = 0
    waiting: int = 0
    replied: int = 0
    no_reply: int = 0
    declined: int = 0

    @property
    def asked(self) -> int:
        """Return how many were asked."""
        return self.waiting + self.replied + self.no_reply + self.declined

    @property
    def all(self) -> int:
        """Return how many are in the round."""
        return self.asked + self.to_ask

    @property
    def percent(self) -> int | None:
        """Return the share of those asked who replied, in whole per cent; ``None`` while nobody was asked."""
        return round(100 * self.replied / self.asked) if self.asked else None


def shares(states: Iterable[Asked]) -> Shares:
    """Return the shares of a round."""
    found = Counter(states)
    return Shares(
        found[Asked.TO_ASK], found[Asked.ASKED], found[Asked.REPLIED], found[Asked.NO_REPLY], found[Asked.DECLINED]
    )
