"""What can be done in the place Ethics with consent texts, quotes and the register."""

from interviewer.language import N_
from interviewer.ui.acts.act import CONSENT_TEXTS, DUTIES, QUOTES, REVIEW_REGISTER, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds."""
    return (
        Act("text_new", N_("New version"), ("Ctrl+N",), (), CONSENT_TEXTS),
        Act("text_edit", N_("Write in the text …"), ("F2", "Ctrl+Shift+E"), ("Ctrl+Shift+E", "F2"), CONSENT_TEXTS),
        Act("text_approve", N_("Approve and put in force …"), ("Ctrl+Return", "Ctrl+Enter"), (), CONSENT_TEXTS),
        Act("text_remove", N_("Take the draft away"), ("Del", "Backspace"), (), CONSENT_TEXTS),
        Act("quote_copy", N_("Copy the text to send"), ("Ctrl+L",), (), QUOTES),
        Act("quote_sent", N_("All quotes of this informant are sent"), ("S",), (), QUOTES),
        Act("quote_approved", N_("Approved"), ("A",), (), QUOTES),
        Act("quote_changed", N_("Changed by the informant …"), ("E", "F2"), (), QUOTES),
        Act("duty_answer", N_("Note it as done …"), ("Return", "Enter"), (), DUTIES),
        Act("quote_withdrawn", N_("Withdrawn"), ("W",), (), QUOTES),
        Act("register_informants", N_("Informants"), ("Ctrl+1",), (), REVIEW_REGISTER),
        Act("register_out_of_order", N_("Out of order"), ("Ctrl+2",), (), REVIEW_REGISTER),
        Act("register_figures", N_("In figures"), ("Ctrl+3",), (), REVIEW_REGISTER),
        Act("register_explain", N_("Explain …"), ("Ctrl+Return", "Ctrl+Enter"), (), REVIEW_REGISTER),
        Act("register_export", N_("Export reports …"), ("Ctrl+Shift+R",), (), REVIEW_REGISTER),
    )
