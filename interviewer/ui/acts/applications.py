"""What can be done with applications for grants."""

from interviewer.language import N_
from interviewer.ui.acts.act import APPLICATIONS, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds."""
    return (
        Act("application_new", N_("New applicant"), ("Ctrl+N",), (), APPLICATIONS),
        Act("application_change", N_("Change the applicant"), ("Return", "Enter", "F2"), (), APPLICATIONS),
        Act("application_in", N_("Read in applications …"), ("Ctrl+Shift+O",), (), APPLICATIONS),
        Act("application_figures", N_("Applications or figures"), ("Ctrl+R",), (), APPLICATIONS),
        Act("application_talks", N_("Interviews about the municipality"), ("Ctrl+G",), (), APPLICATIONS),
        Act("application_find", N_("Find application"), ("Ctrl+F",), (), APPLICATIONS),
        Act("application_out", N_("Write applications and figures …"), ("Ctrl+S",), (), APPLICATIONS),
        Act("application_picture", N_("Save the picture …"), ("Ctrl+Shift+S",), (), APPLICATIONS),
        Act("application_copy", N_("Copy the picture"), ("Ctrl+Shift+P",), (), APPLICATIONS),
        Act("application_remove", N_("Take the application away"), ("Del", "Backspace"), (), APPLICATIONS),
        Act("application_undo", N_("Undo"), ("Ctrl+Z",), (), APPLICATIONS),
    )
