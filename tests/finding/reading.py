"""What a rule finds in a text, as tests look at it."""

from types import ModuleType

from interviewer.finding.found import Kind


def said(rule: ModuleType, text: str, kind: Kind | None = None) -> list[str]:
    """Return the texts that a rule finds, in their order; of one kind when given."""
    found = sorted(rule.find(text), key=lambda each: (each.start, -each.end))
    return [each.text for each in found if kind in {None, each.kind}]


def score(rule: ModuleType, text: str) -> float:
    """Return the highest score of what a rule finds; 0 when it finds nothing."""
    return max((each.score for each in rule.find(text)), default=0.0)
