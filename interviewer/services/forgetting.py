"""Letting go of what is held in memory to be quick: names, texts and words, when a project is closed or locked."""

from interviewer import finding
from interviewer.services import deciding, recruiting, registering


def forget() -> None:
    """Let go of all of it; what is needed again is read again."""
    registering.forget()
    recruiting.forget()
    deciding.forget()
    finding.forget()
