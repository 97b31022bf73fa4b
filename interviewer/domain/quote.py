"""Checking quotes with whoever said them (E14): what was sent, approved, changed or withdrawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from interviewer.domain.anchors import placed
from interviewer.domain.mark import Mark, MarkKind
from interviewer.language import N_


class QuoteState(StrEnum):
    """How far the check of a quote has come."""

    LISTED = "listed"
    SENT = "sent"
    APPROVED = "approved"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


STATES: dict[QuoteState, str] = {
    QuoteState.LISTED: N_("not sent"),
    QuoteState.SENT: N_("sent, no answer yet"),
    QuoteState.APPROVED: N_("approved"),
    QuoteState.CHANGED: N_("changed by the informant"),
    QuoteState.WITHDRAWN: N_("withdrawn"),
}


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """What an informant said about a quote. ``words`` are those that were sent, ``changed`` the informant's own."""

    mark: str
    state: QuoteState
    words: str
    at: datetime
    by: str
    changed: str = ""

    def is_about(self, mark: Mark, words: str) -> bool:
        """Return whether it is the check of this quote as it stands: other words have to be checked anew."""
        return self.words == words and (self.mark == mark.id or mark.kind is MarkKind.QUOTE)


def amended(text: str, marks: Iterable[Mark], checks: Mapping[str, QuoteCheck]) -> tuple[str, tuple[Mark, ...]]:
    """Return a text and its marks as the informant wants them: changed quotes in their words, withdrawn ones unprinted.

    ``checks`` are by the words that were sent. Marks that overlap a changed quote keep their place as far as they can.
    """
    held = [there for mark in marks if (there := placed(mark, text)) is not None]
    for quote in sorted(held, key=lambda mark: mark.start, reverse=True):
        check = checks.get(text[quote.start : quote.end]) if quote.kind is MarkKind.QUOTE else None
        if check is None:
            continue
        if check.state is QuoteState.WITHDRAWN:
            held = [replace(mark, kind=MarkKind.BACKGROUND) if mark.id == quote.id else mark for mark in held]
        elif check.state is QuoteState.CHANGED:
            text, held = _changed(text, held, quote, check.changed)
    return text, tuple(replace(mark, words=text[mark.start : mark.end]) for mark in held)


def _changed(text: str, marks: list[Mark], quote: Mark, words: str) -> tuple[str, list[Mark]]:
    """Return the text with other words in the place of a quote, and the marks moved along."""
    by = len(words) - (quote.end - quote.start)

    def moved(at: int) -> int:
        if at <= quote.start:
            return at
        return at + by if at >= quote.end else min(at, quote.start + len(words))

    kept = [replace(mark, start=moved(mark.start), end=moved(mark.end)) for mark in marks]
    return text[: quote.start] + words + text[quote.end :], [mark for mark in kept if mark.start < mark.end]
