"""Why an interview stays behind when others leave: in a few words, and what a person can do about it.

What an export raises says besides that nothing was written; beside files that were, that would be wrong.
"""

from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services.gathering import NamesElsewhere, NotClosed
from interviewer.services.mentioning import MentionsLeft
from interviewer.services.quoting import QuotesLeft
from interviewer.services.reviewing import NotReviewed, State
from interviewer.storage.errors import ConsentMissing

NOT_CHOSEN = N_("not chosen")
CHANGED, UNSEEN = N_("changed after it was reviewed for what identifies"), N_("reviewed by nobody for what identifies")
OPEN, NO_CONSENT = N_("its notes are still open"), N_("no consent to it stands")
MENTIONS, NAMES = N_("it names somebody who had everything erased"), N_("its names are in another key")
QUOTES = N_("it holds a quote that may not leave")
_DO = {
    CHANGED: N_("Go through it under Pseudonymisation."),
    UNSEEN: N_("Go through it under Pseudonymisation."),
    OPEN: N_("Close it."),
    NO_CONSENT: N_("Without a consent it stays here."),
    MENTIONS: N_("Rewrite the text in the fair copy and finish that, or strike the passage for good."),
    NAMES: N_("Merge a package with the key from the laptop it was held on, or export there."),
    QUOTES: N_("Note the informant’s answer under Ethics → Quotes, or take the mark “Good quote” off."),
}
_OF = {
    NotClosed: OPEN, ConsentMissing: NO_CONSENT, MentionsLeft: MENTIONS, NamesElsewhere: NAMES, QuotesLeft: QUOTES,
}  # fmt: skip
KINDS = (NotClosed, ConsentMissing, MentionsLeft, NamesElsewhere, QuotesLeft, NotReviewed)
"""What keeps a single interview back while the others go."""


def reason(error: InterviewerError) -> str:
    """Return the msgid of what keeps an interview back."""
    if isinstance(error, NotReviewed):
        return CHANGED if error.state is State.CHANGED else UNSEEN
    return _OF[type(error)]


def told(why: str) -> str:
    """Return a reason as a sentence in the window's language, with what to do."""
    words = _(why)
    return " ".join((f"{words[:1].upper()}{words[1:]}.", _(_DO[why])))
