"""What can be done in the place Analysis."""

from interviewer.language import N_
from interviewer.ui.acts.act import ACROSS, CONTRADICTIONS, COUNTS, FILES, SEARCH, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds."""
    return (
        Act("across_find", N_("Choose question …"), ("Ctrl+G",), (), ACROSS),
        Act("across_before", N_("Question before"), ("Ctrl+Up", "Ctrl+PgUp"), (), ACROSS),
        Act("across_next", N_("Next question"), ("Ctrl+Down", "Ctrl+PgDown"), (), ACROSS),
        Act("across_group", N_("Group by type of case or role"), ("Ctrl+R",), (), ACROSS),
        Act("words_find", N_("Search in what was said"), ("Ctrl+F",), (), SEARCH),
        Act("words_open", N_("All answers to the question"), ("Ctrl+Return", "Ctrl+Enter"), (), SEARCH),
        *_counts(),
        *_contradictions(),
        Act("files_write", N_("Write the files"), ("Ctrl+Return", "Ctrl+Enter"), (), FILES),
        Act("files_bring", N_("Take in what was coded elsewhere …"), (), (), FILES),
    )


def _counts() -> tuple[Act, ...]:
    """Return the deeds of counting; the digits give values in their order."""
    return (
        Act("count_find", N_("Choose question or code …"), ("Ctrl+G",), (), COUNTS),
        Act("count_confirm", N_("Confirm what is proposed"), ("Ctrl+Return", "Ctrl+Enter"), (), COUNTS),
        Act("count_copy", N_("Copy the sentence"), ("Ctrl+Shift+C",), (), COUNTS),
        Act("count_turn", N_("Table or picture"), ("Ctrl+R",), (), COUNTS),
        Act("count_picture", N_("Save the picture …"), ("Ctrl+Shift+S",), (), COUNTS),
        Act("count_picture_copy", N_("Copy the picture"), ("Ctrl+Shift+P",), (), COUNTS),
        Act("count_in", N_("Unit and values …"), ("F2", "Ctrl+Shift+U"), ("Ctrl+Shift+U", "F2"), COUNTS),
        Act("count_value_1", N_("First value"), ("1",), (), COUNTS),
        Act("count_value_2", N_("Second value"), ("2",), (), COUNTS),
        Act("count_value_3", N_("Third value"), ("3",), (), COUNTS),
        Act("count_value_4", N_("Fourth value"), ("4",), (), COUNTS),
        Act("count_value_5", N_("Fifth value"), ("5",), (), COUNTS),
        Act("count_not_raised", N_("Not taken up"), ("8",), (), COUNTS),
        Act("count_not_relevant", N_("Not relevant"), ("9",), (), COUNTS),
        Act("count_undecided", N_("Take the value back"), ("0", "Del"), (), COUNTS),
    )


def _contradictions() -> tuple[Act, ...]:
    """Return the deeds of the matrix."""
    return (
        Act("contradiction_next", N_("Next contradiction"), ("Ctrl+Down",), (), CONTRADICTIONS),
        Act("contradiction_before", N_("Contradiction before"), ("Ctrl+Up",), (), CONTRADICTIONS),
        Act(
            "contradiction_read",
            N_("Write the reading"),
            ("F2", "Ctrl+Shift+U"),
            ("Ctrl+Shift+U", "F2"),
            CONTRADICTIONS,
        ),
        Act("contradiction_keep", N_("Keep the reading"), ("Ctrl+Return", "Ctrl+Enter"), (), CONTRADICTIONS),
        Act("contradiction_undo", N_("Undo"), ("Ctrl+Z",), (), CONTRADICTIONS),
        Act("contradiction_across", N_("All answers to the question"), ("Ctrl+G",), (), CONTRADICTIONS),
    )
