"""The words of the interview: statuses, answers, modes; the same on screen, in lists and in counts."""

from interviewer.domain.answer import Status
from interviewer.domain.guide import YesNo
from interviewer.domain.interview import Mode
from interviewer.domain.wording import MODES, STATUS, YES_NO
from interviewer.language import _


def status(which: Status) -> str:
    """Return the word for a status."""
    return _(STATUS[which])


def yes_no(which: YesNo) -> str:
    """Return the word for a yes/no note."""
    return _(YES_NO[which])


def mode(which: Mode) -> str:
    """Return the word for a way of holding the interview."""
    return _(MODES[which])
