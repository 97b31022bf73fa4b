"""The words and signs of this place: kinds, risks, states and what is printed instead; never told by colour alone."""

from PySide6.QtGui import QIcon

from interviewer.domain.identifier import INSTEAD, Kind, Risk, Where
from interviewer.domain.mark import MarkKind
from interviewer.language import N_, _
from interviewer.services.deciding import Candidate
from interviewer.services.reviewing import State
from interviewer.ui import icons, marks, theme

RISKS = {Risk.HIGH: N_("High risk"), Risk.MEDIUM: N_("Some risk"), Risk.LOW: N_("Low risk")}
_RISK_SIGNS = {
    Risk.HIGH: ("warning", "attention"),
    Risk.MEDIUM: ("risk-medium", "quiet"),
    Risk.LOW: ("risk-low", "dimmed"),
}
STATES = {State.NONE: N_("not reviewed"), State.CHANGED: N_("changed since"), State.DONE: N_("reviewed")}
_STATE_SIGNS = {
    State.NONE: ("risk-low", "quiet"),
    State.CHANGED: ("warning", "attention"),
    State.DONE: ("check", "accent"),
}
STATE_TONES = {State.NONE: "plain", State.CHANGED: "attention", State.DONE: "accent"}
"""The tone of the pill of a state."""
WHERE = {Where.SAMPLE: N_("In the list of the sample only"), Where.STATEMENTS: N_("Beside statements too")}
_MARKED = N_("marked in the interview")


def kind(which: Kind) -> str:
    """Return what a kind is called in a list."""
    return _capital(_("Something else") if which is Kind.OTHER else _(INSTEAD[which]))


def kind_of(candidate: Candidate) -> str:
    """Return what a candidate is: a kind of identifier, or a kind of mark."""
    return kind(candidate.kind) if candidate.mark is None else marks.name_of(MarkKind(candidate.mark))


def risk(which: Risk) -> str:
    """Return the word for a risk."""
    return _(RISKS[which])


def risk_sign(which: Risk) -> tuple[str, str]:
    """Return the sign of a risk: an icon and the token of its colour."""
    return _RISK_SIGNS[which]


def state_sign(which: State) -> QIcon:
    """Return the sign of how an interview stands."""
    name, tone = _STATE_SIGNS[which]
    return icons.icon(name, getattr(theme.tokens(), tone))


def short(text: str, most: int = 90) -> str:
    """Return ``text`` on one line, cut where it is longer than ``most`` characters."""
    line = " ".join(text[: most * 2].split())
    return line if len(line) <= most and len(text) <= most * 2 else f"{line[: most - 1]}…"


def why(candidate: Candidate) -> str:
    """Return why something is asked about."""
    return _(candidate.why or _MARKED)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def shown_state(which: State) -> str:
    """Return how an interview stands, with a sign that can be read."""
    return f"{_STATE_LETTERS[which]} {_(STATES[which])}"


_STATE_LETTERS = {State.NONE: "○", State.CHANGED: "!", State.DONE: "✓"}
