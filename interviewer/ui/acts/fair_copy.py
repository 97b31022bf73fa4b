"""What can be done with a fair copy."""

from interviewer.language import N_
from interviewer.ui.acts.act import FAIR_COPY, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds."""
    return (
        Act("fair_next", N_("Next answer"), ("Ctrl+Return", "Ctrl+Enter"), (), FAIR_COPY),
        Act("fair_previous", N_("Previous answer"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), (), FAIR_COPY),
        Act("fair_goto", N_("Go to question"), ("Ctrl+G",), (), FAIR_COPY),
        Act("fair_finish", N_("Fair copy finished"), ("F12", "Ctrl+Shift+A"), ("Ctrl+Shift+A", "F12"), FAIR_COPY),
        Act("preview", N_("Show the transcript"), ("Ctrl+P",), (), FAIR_COPY),
        Act("fair_history", N_("History of an answer …"), ("Ctrl+H",), ("Ctrl+Shift+Y",), FAIR_COPY),
        Act("fair_strike", N_("Strike for good …"), ("Ctrl+Shift+Del",), ("Ctrl+Shift+Backspace",), FAIR_COPY),
        Act("fair_sides", N_("Notes side by side"), ("Ctrl+D",), (), FAIR_COPY),
    )
