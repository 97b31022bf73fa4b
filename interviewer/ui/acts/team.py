"""What can be done with conflicts and duplicates, and with the deeds of others."""

from interviewer.language import N_
from interviewer.ui.acts.act import CONFLICTS, DEEDS, DUPLICATES, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds."""
    return (
        Act("settle_first", N_("Keep mine, or the first version"), ("Ctrl+1",), (), CONFLICTS),
        Act("settle_second", N_("Keep theirs, or the second version"), ("Ctrl+2",), (), CONFLICTS),
        Act("settle_both", N_("Keep both versions"), ("Ctrl+B",), (), CONFLICTS),
        Act("settle_anew", N_("Write anew"), ("Ctrl+N",), (), CONFLICTS),
        Act("settle_save", N_("Keep the new text"), ("Ctrl+S",), (), CONFLICTS),
        Act("conflict_next", N_("Next conflict"), ("Ctrl+Return", "Ctrl+Enter"), (), CONFLICTS),
        Act("conflict_previous", N_("Previous conflict"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), (), CONFLICTS),
        Act("join_same", N_("They are one"), ("Ctrl+J",), (), DUPLICATES),
        Act("join_apart", N_("Not the same"), ("Ctrl+N",), (), DUPLICATES),
        Act("join_sides", N_("Notes side by side"), ("Ctrl+D",), (), DUPLICATES),
        Act("deed_undo", N_("Undo the deed"), ("Ctrl+Z",), (), DEEDS),
    )
