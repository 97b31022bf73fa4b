"""The marks a passage can have: their words, in the order of their numbers."""

from interviewer.domain.mark import MarkKind
from interviewer.language import N_
from interviewer.ui.acts.act import MARKS, Act

MARK_WORDS: dict[MarkKind, str] = {
    MarkKind.VERBATIM: N_("Verbatim quote"),
    MarkKind.APPROXIMATE: N_("Approximate wording"),
    MarkKind.COMMENT: N_("Own comment"),
    MarkKind.QUOTE: N_("Good quote"),
    MarkKind.FOLLOW_UP: N_("To follow up"),
    MarkKind.THIRD_PERSON: N_("Third person"),
    MarkKind.SENSITIVE: N_("Sensitive"),
    MarkKind.BACKGROUND: N_("Background only"),
}
"""The kinds of marks with their words, in the order of their numbers: 1 is the first."""


def mark_name(kind: MarkKind) -> str:
    """Return the name in the table of the deed that marks a passage as ``kind``."""
    return f"mark_{kind.value}"


def acts() -> tuple[Act, ...]:
    """Return the deeds."""
    numbered = enumerate(MARK_WORDS.items(), 1)
    return tuple(Act(mark_name(kind), text, (f"Ctrl+{number}",), (), MARKS) for number, (kind, text) in numbered)
