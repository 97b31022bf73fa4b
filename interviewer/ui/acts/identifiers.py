"""What can be decided about identifiers."""

from interviewer.language import N_
from interviewer.ui.acts.act import REGISTER, SIDE_BY_SIDE, TO_DECIDE, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds."""
    return (
        Act("decide_accept", N_("Replace it everywhere"), ("A", "Return", "Enter"), (), TO_DECIDE),
        Act("decide_reject", N_("It identifies nobody"), ("R",), (), TO_DECIDE),
        Act("decide_kind", N_("Another kind"), ("K",), (), TO_DECIDE),
        Act("decide_instead", N_("What is printed instead"), ("L",), (), TO_DECIDE),
        Act("decide_same", N_("The same as …"), ("S",), (), TO_DECIDE),
        Act("decide_undo", N_("Undo the last decision"), ("U", "Ctrl+Z"), (), TO_DECIDE),
        Act("decide_find", N_("Find in the list"), ("Ctrl+F",), (), TO_DECIDE),
        Act("decide_again", N_("Look through the texts again"), ("F5", "Ctrl+R"), (), TO_DECIDE),
        Act("reviewed", N_("Mark as reviewed"), ("F12", "Ctrl+Shift+A"), ("Ctrl+Shift+A", "F12"), TO_DECIDE),
        Act("entry_new", N_("New entry"), ("Ctrl+N",), (), REGISTER),
        Act("entry_save", N_("Keep the entry"), ("Ctrl+S",), (), REGISTER),
        Act("entry_remove", N_("Take the entry away"), ("Del", "Backspace"), (), REGISTER),
        Act("entry_undo", N_("Undo the last change"), ("Ctrl+Z",), (), REGISTER),
        Act("entry_find", N_("Find in the register"), ("Ctrl+F",), (), REGISTER),
        Act("alike_join", N_("They are one"), ("J",), (), REGISTER),
        Act("alike_apart", N_("Not the same"), ("N",), (), REGISTER),
        Act("change_next", N_("Next change"), ("N",), (), SIDE_BY_SIDE),
        Act("change_previous", N_("Previous change"), ("P",), (), SIDE_BY_SIDE),
        Act("gendered_next", N_("Next gendered word"), ("G",), (), SIDE_BY_SIDE),
        Act("gendered_previous", N_("Previous gendered word"), ("Shift+G",), (), SIDE_BY_SIDE),
    )
