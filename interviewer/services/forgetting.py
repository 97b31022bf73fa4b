"""Letting go of what is held in memory to be quick: names, texts and words, when a project is closed or locked.

What belongs to one open project it holds itself and lets go when it closes; here goes what was worked out of words.
"""

from interviewer import finding
from interviewer.services import deciding, registering


def forget() -> None:
    """Let go of all of it; what is needed again is read again."""
    registering.forget()
    deciding.forget()
    finding.forget()
