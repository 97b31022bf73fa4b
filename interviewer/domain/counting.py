"""Counting with a denominator (F1): each informant or case has one value, and what was not raised is never a no.

What the interview noted beside the words is a proposal; only what a person has confirmed is counted as a value. A unit
with which the question was not raised, or for which it is not relevant, stands outside the denominator.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from interviewer.domain.answer import Status
from interviewer.domain.guide import YesNo


class Unit(StrEnum):
    """What is counted."""

    INFORMANT = "informant"
    CASE = "case"


class Subject(StrEnum):
    """What is counted of: the answers to a question, or the passages under a code."""

    QUESTION = "question"
    CODE = "code"


YES, NO, UNSURE = "yes", "no", "unsure"
VALUES = (YES, NO, UNSURE)
"""The values of a project that has none of its own."""
NOT_RAISED, NOT_RELEVANT, UNDECIDED = "not_raised", "not_relevant", "undecided"
OUTSIDE = (NOT_RAISED, NOT_RELEVANT)
"""What keeps a unit out of the denominator."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one interview says of a question: the note beside the words, and what became of it."""

    interview: str
    said: YesNo | None = None
    status: Status = Status.NOT_ASKED


def of_answer(heard: Heard) -> str:
    """Return the value an interview proposes: never a no unless a no was noted, and nothing for words alone."""
    if heard.said is not None:
        return {YesNo.YES: YES, YesNo.NO: NO, YesNo.UNSURE: UNSURE}.get(heard.said, UNDECIDED)
    if heard.status is Status.NOT_RELEVANT:
        return NOT_RELEVANT
    return UNDECIDED if heard.status.raised else NOT_RAISED


def proposed(found: Iterable[str], values: Sequence[str] = VALUES) -> str:
    """Return what several interviews propose together: what all that raised it agree on, otherwise undecided.

    ``found`` are values of :func:`of_answer`. Those with which it was not raised say nothing about the others.
    """
    held = list(found)
    raised = {value for value in held if value not in OUTSIDE}
    if not raised:
        return NOT_RELEVANT if NOT_RELEVANT in held else NOT_RAISED
    value = raised.pop() if len(raised) == 1 else UNDECIDED
    return value if value in values else UNDECIDED


@dataclass(frozen=True, slots=True)
class Row:
    """One unit: what the interviews propose, and what a person decided; ``stale`` if they say something else since.

    ``contradicted`` says that its interviews propose different values, ``basis`` is a fingerprint of what they propose.
    """

    id: str
    called: str
    proposed: str
    decided: str = ""
    stale: bool = False
    contradicted: bool = False
    basis: str = ""
    by: str = ""
    certain: bool = False
    """Whether what is proposed needs nobody to confirm it: what is coded is brought up."""

    @property
    def value(self) -> str:
        """Return what is counted: what was decided; otherwise only what lies outside the denominator is certain.

        Where it was not raised there is no value to decide about, whatever somebody once decided.
        """
        if self.proposed == NOT_RAISED:
            return NOT_RELEVANT if self.decided == NOT_RELEVANT and not self.stale else NOT_RAISED
        if self.decided and not self.stale:
            return self.decided
        if self.certain:
            return self.proposed
        return self.proposed if self.proposed in OUTSIDE and not self.decided else UNDECIDED


@dataclass(frozen=True, slots=True)
class Totals:
    """How many units have each value, in the order of the values; and how many of each kind stand outside."""

    values: Mapping[str, int]
    undecided: int
    not_raised: int
    not_relevant: int

    @property
    def denominator(self) -> int:
        """Return with how many units it was raised and is relevant."""
        return sum(self.values.values()) + self.undecided

    @property
    def units(self) -> int:
        """Return how many units there are."""
        return self.denominator + self.not_raised + self.not_relevant


def totals(rows: Iterable[Row], values: Sequence[str] = VALUES) -> Totals:
    """Return the totals; a value that is no longer one of the project's counts as undecided."""
    held = [row.value for row in rows]
    return Totals(
        values={value: held.count(value) for value in values},
        undecided=sum(value not in (*values, *OUTSIDE) for value in held),
        not_raised=held.count(NOT_RAISED),
        not_relevant=held.count(NOT_RELEVANT),
    )
