"""What can be done with the collection of good practice."""

from interviewer.language import N_
from interviewer.ui.acts.act import PRACTICE, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds; Enter opens the one one is at as well."""
    return (
        Act("practice_new", N_("New good practice …"), ("Ctrl+N",), (), PRACTICE),
        Act("practice_change", N_("Change it"), ("F2", "Ctrl+Shift+U"), ("Ctrl+Shift+U", "F2"), PRACTICE),
        Act("practice_passages", N_("Passages it builds on …"), ("Ctrl+G",), (), PRACTICE),
        Act("practice_remove", N_("Take it away"), ("Del", "Backspace"), (), PRACTICE),
        Act("practice_write", N_("Write the handbook …"), ("Ctrl+S",), (), PRACTICE),
        Act("practice_undo", N_("Undo"), ("Ctrl+Z",), (), PRACTICE),
        Act("practice_find", N_("Find good practice"), ("Ctrl+F",), (), PRACTICE),
    )
