"""What can be done with codes and coded passages."""

from interviewer.language import N_
from interviewer.ui.acts.act import CODES, CODING, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds; while a passage is coded, single letters are those of the codes."""
    return (
        Act("code_new", N_("New code"), ("Ctrl+N",), (), CODES),
        Act("code_below", N_("New code below"), ("Ctrl+Shift+N",), (), CODES),
        Act("code_change", N_("Change the code"), ("Return", "Enter", "F2"), (), CODES),
        Act("code_merge", N_("Merge into another"), ("Ctrl+J",), (), CODES),
        Act("code_split", N_("Split the code"), ("Ctrl+Shift+J",), (), CODES),
        Act("code_memo", N_("Memos on the code"), ("Ctrl+M",), ("Ctrl+Shift+M",), CODES),
        Act("code_history", N_("History of the code"), ("Ctrl+H",), ("Ctrl+Shift+Y",), CODES),
        Act("code_remove", N_("Take the code away"), ("Del", "Backspace"), (), CODES),
        Act("code_undo", N_("Undo"), ("Ctrl+Z",), (), CODES),
        Act("code_find", N_("Find code"), ("Ctrl+F",), (), CODES),
        Act("code_up", N_("Move up"), ("Ctrl+Up", "Alt+Up"), ("Ctrl+Up",), CODES),
        Act("code_down", N_("Move down"), ("Ctrl+Down", "Alt+Down"), ("Ctrl+Down",), CODES),
        Act("code_further_in", N_("Put below the one before"), ("Ctrl+Right",), (), CODES),
        Act("code_further_out", N_("Put beside the one above"), ("Ctrl+Left",), (), CODES),
        Act("code_in", N_("Read in a codebook …"), ("Ctrl+Shift+O",), (), CODES),
        Act("code_out", N_("Write the codebook …"), ("Ctrl+S",), (), CODES),
        Act("memos_all", N_("All memos"), ("Ctrl+Shift+M",), ("Ctrl+Shift+T",), CODES),
        Act("coding_interview", N_("Choose interview …"), ("Ctrl+G",), (), CODING),
        Act("coding_before", N_("Interview before"), ("Ctrl+PgUp",), (), CODING),
        Act("coding_after", N_("Next interview"), ("Ctrl+PgDown",), (), CODING),
        Act("coding_code", N_("Code the selection, or the sentence …"), ("Return", "Enter"), (), CODING),
        Act("coding_remove", N_("Take the coding off"), ("Del", "Backspace"), (), CODING),
        Act("coding_memo", N_("Memos on the coding"), ("Ctrl+M",), ("Ctrl+Shift+M",), CODING),
        Act("coding_talk_memo", N_("Memos on the interview"), ("Ctrl+Shift+M",), ("Ctrl+Shift+T",), CODING),
        Act("coding_next", N_("Next coding"), ("Ctrl+Down",), (), CODING),
        Act("coding_previous", N_("Coding before"), ("Ctrl+Up",), (), CODING),
        Act("coding_place", N_("Place it on the words selected"), ("Ctrl+Return", "Ctrl+Enter"), (), CODING),
        Act("coding_compare", N_("Two coders …"), ("Ctrl+T",), (), CODING),
        Act("coding_practice", N_("Good practice from it …"), ("Ctrl+Shift+G",), (), CODING),
        Act("coding_undo", N_("Undo"), ("Ctrl+Z",), (), CODING),
    )
