"""What can be done while consent is asked for."""

from interviewer.language import N_
from interviewer.ui.acts.act import CONSENT, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds."""
    read = tuple(
        Act(f"read_{number}", N_("Paragraph read"), (f"Ctrl+{number}",), (), CONSENT) for number in range(1, 10)
    )
    return (
        *read,
        Act("read_next", N_("Next paragraph read"), ("Ctrl+Return", "Ctrl+Enter"), (), CONSENT),
        Act("letter", N_("The whole letter"), ("Ctrl+L",), (), CONSENT),
        Act("consent_age", N_("Correct the age group"), ("Ctrl+G",), (), CONSENT),
        Act("consent_yes", N_("Yes"), ("Ctrl+J",), (), CONSENT),
        Act("consent_limits", N_("Yes, with limits"), ("Ctrl+B",), (), CONSENT),
        Act("consent_no", N_("No"), ("Ctrl+N",), (), CONSENT),
        Act("consent_postponed", N_("Wants to think about it"), ("Ctrl+T",), (), CONSENT),
    )
