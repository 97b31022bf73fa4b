"""What can be done in the interview, in a group, and with a reply by e-mail.

In a group Ctrl and a number says who speaks; there a mark is Ctrl+M and then its letter or its number. What stands
under :data:`GROUP` about marks is the same deed as in every interview, told where it differs.
"""

from interviewer.language import N_
from interviewer.ui.acts.act import EMAIL, GROUP, INTERVIEW, INTERVIEWS, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds."""

    def act(name: str, text: str, keys: tuple[str, ...], mac: tuple[str, ...] = ()) -> Act:
        return Act(name, text, keys, mac, INTERVIEW)

    return (
        Act("interview_new", N_("New interview"), ("Ctrl+N",), (), INTERVIEWS),
        act("next", N_("Next question"), ("Ctrl+Return", "Ctrl+Enter")),
        act("previous", N_("Previous question"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")),
        act("goto", N_("Go to question"), ("Ctrl+G",)),
        act("back", N_("Back to where I was"), ("Alt+Left",), ("Ctrl+[",)),
        act("yes", N_("Yes"), ("Ctrl+J",)),
        act("no", N_("No"), ("Ctrl+N",)),
        act("both", N_("Both yes and no"), ("Ctrl+B",)),
        act("unsure", N_("Unsure"), ("Ctrl+U",)),
        act("mark", N_("Mark the passage"), ("Ctrl+M",), ("Ctrl+Shift+M",)),
        act("park", N_("Come back to"), ("Ctrl+T",)),
        act("probe", N_("Follow-up"), ("F2", "Ctrl+Shift+F"), ("Ctrl+Shift+F", "F2")),
        act("status", N_("Status"), ("F4", "Ctrl+Shift+S"), ("Ctrl+Shift+S", "F4")),
        act("wording", N_("Wording as asked"), ("Ctrl+Shift+W",)),
        act("example", N_("Has an example"), ("Ctrl+Shift+X",)),
        act("preparation", N_("Preparation note"), ("Ctrl+Shift+N",)),
        act("pause", N_("Pause"), ("F8", "Ctrl+Shift+P"), ("Ctrl+Shift+P", "F8")),
        act("dropped", N_("The line dropped"), ("F9", "Ctrl+Shift+D"), ("Ctrl+Shift+D", "F9")),
        act("clock", N_("Show or hide the clock"), ("Ctrl+Shift+K",)),
        act("strike", N_("Strike for good …"), ("Ctrl+Shift+Del",), ("Ctrl+Shift+Backspace",)),
        act("history", N_("History of an answer …"), ("Ctrl+H",), ("Ctrl+Shift+Y",)),
        act("close", N_("Close the interview"), ("F12", "Ctrl+Shift+A"), ("Ctrl+Shift+A", "F12")),
        *_in_a_group(),
        *_by_email(),
    )


def _in_a_group() -> tuple[Act, ...]:
    speakers = tuple(
        Act(f"speaker_{number}", N_("This one speaks"), (f"Ctrl+{number}",), (),
            GROUP)
        for number in range(1, 10)
    )  # fmt: skip
    return (
        *speakers,
        Act("speaker_0", N_("Unknown speaker"), ("Ctrl+0",), (), GROUP),
        Act("group_mark", N_("Mark the passage: then its letter or its number"), ("Ctrl+M",), ("Ctrl+Shift+M",), GROUP),
        Act("speaker_find", N_("Who speaks, by letters of the name"), ("Ctrl+R",), (), GROUP),
        Act("roster", N_("The roster"), ("Ctrl+Shift+R",), (), GROUP),
        Act("group_begin", N_("Begin the talk"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), (), GROUP),
        Act("roster_add", N_("Put somebody on the roster"), ("Ctrl+I",), (), GROUP),
    )


def _by_email() -> tuple[Act, ...]:
    return (
        Act("email_send", N_("What goes out"), ("Ctrl+1",), (), EMAIL),
        Act("email_reply", N_("The reply"), ("Ctrl+2",), (), EMAIL),
        Act("email_waiting", N_("Passages to place"), ("Ctrl+3",), (), EMAIL),
        Act("email_copy", N_("Copy the text"), ("Ctrl+Shift+C",), (), EMAIL),
        Act("email_sent", N_("Mark as sent"), ("Ctrl+Shift+S",), (), EMAIL),
        Act("email_word", N_("Save as a Word file …"), ("Ctrl+S",), (), EMAIL),
        Act("email_file", N_("Open the reply …"), ("Ctrl+L",), (), EMAIL),
        Act("email_read", N_("Read what was pasted"), ("Ctrl+R",), (), EMAIL),
        Act("email_keep", N_("Keep the reply"), ("Ctrl+Return", "Ctrl+Enter"), (), EMAIL),
        Act("email_place", N_("Put at a question"), ("Ctrl+G",), (), EMAIL),
        Act("email_leave_out", N_("Leave out: it is no answer"), ("Ctrl+Del",), ("Ctrl+Backspace",), EMAIL),
        Act("email_notes", N_("Open the notes"), ("Ctrl+N",), (), EMAIL),
    )
