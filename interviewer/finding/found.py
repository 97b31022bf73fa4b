"""What finding finds: a span of a text, what it seems to be, how sure that is, and why."""

from dataclasses import dataclass
from enum import StrEnum

from interviewer.domain.identifier import Kind

__all__ = ["Found", "Kind", "Mode"]


class Mode(StrEnum):
    """How eagerly to look: ``suggest`` is precise, ``review`` lets nothing slip."""

    SUGGEST = "suggest"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Found:
    """A span, half-open, from 0, in code points. ``score`` is from 0 to 1; ``why`` is an English msgid."""

    start: int
    end: int
    kind: Kind
    text: str
    score: float
    why: str
