"""Withdrawing: how far it reaches, in the words that are shown, printed and kept."""

from enum import StrEnum

from interviewer.language import N_, _, ngettext


class Scope(StrEnum):
    """The four choices, equal on screen."""

    CONTACT = "contact"
    STOP = "stop"
    QUOTES = "quotes"
    ALL = "all"


NAMES: dict[Scope, str] = {
    Scope.CONTACT: N_("No more contact"),
    Scope.STOP: N_("Stop now"),
    Scope.QUOTES: N_("No quotes"),
    Scope.ALL: N_("Delete everything"),
}
WORDS: dict[Scope, str] = {
    Scope.CONTACT: N_("Nobody rings or writes again, on any laptop. What was said is kept and used as agreed."),
    Scope.STOP: N_(
        "No new words are stored from now on. What was said while the consent stood stays, lawfully stored."
    ),
    Scope.QUOTES: N_("What was said is kept and used, but nothing is printed as a quote any more."),
    Scope.ALL: N_("Everything about this person is erased, and cannot be brought back."),
}
"""What each choice means, said to whoever withdraws."""

KINDS: dict[str, str] = {
    "answer": N_("Answers"),
    "mark": N_("Marks in answers"),
    "coding": N_("Coded passages"),
    "memo": N_("Memos"),
    "tally": N_("Values given in counts"),
    "probe": N_("Questions made up in the talk"),
    "parked": N_("Parked themes"),
    "fact": N_("Facts for the conditions"),
    "reflection": N_("Closing lines"),
    "draft": N_("Unfinished drafts"),
    "interview": N_("Interviews"),
    "session": N_("Sittings"),
    "preparation": N_("Preparation notes"),
    "person": N_("Entries of the person"),
    "consent": N_("Answers about consent"),
    "letter": N_("Letters noted as sent"),
    "guardian": N_("What the guardian was told or said"),
    "approach": N_("Entries of campaigns"),
    "quote": N_("Quotes sent for checking"),
    "unplaced": N_("Parts of e-mails not placed yet"),
    "attempt": N_("Attempts to reach the person"),
    "handover": N_("Handovers to a colleague"),
    "contact": N_("Names and numbers in the key"),
    "remark": N_("Remarks in the key"),
    "known": N_("Entries of data read in"),
    "identifier": N_("Entries of the register of identifiers"),
    "verdict": N_("Decisions about marked passages"),
    "number": N_("Readable numbers"),
    "replaced": N_("Replacements of exports in the key"),
    "review": N_("Reviews for what identifies"),
    "apart": N_("Notes of two entries kept apart"),
    "case_": N_("Cases"),
    "case_name": N_("Names of cases in the key"),
    "steps": N_("Steps of the log, earlier versions included"),
    "referrals": N_("Others proposed by this person (who proposed them is forgotten)"),
    "shared": N_("Conversations with others (only this person's words go)"),
    "mentions": N_("Texts of others that name this person (they stay; go through them)"),
    "analysis": N_("Texts of the analysis that name or quote this person (rewritten, earlier versions erased)"),
    "transcript": N_("Transcripts written on this machine"),
    "anew": N_("Transcripts made anew without this person's words"),
    "backup": N_("Backups this machine knows of"),
    "package": N_("Packages this machine wrote"),
    "other": N_("Other files this machine wrote"),
}
"""What is found and erased, by kind; each is followed by its number."""


def named(kind: str, count: int) -> str:
    """Return what is found and erased of a kind in the language in use, one or several as ``count`` is."""
    words = {
        "answer": ngettext("Answer", "Answers", count),
        "mark": ngettext("Mark in an answer", "Marks in answers", count),
        "coding": ngettext("Coded passage", "Coded passages", count),
        "memo": ngettext("Memo", "Memos", count),
        "tally": ngettext("Value given in a count", "Values given in counts", count),
        "probe": ngettext("Question made up in the talk", "Questions made up in the talk", count),
        "parked": ngettext("Parked theme", "Parked themes", count),
        "fact": ngettext("Fact for the conditions", "Facts for the conditions", count),
        "reflection": ngettext("Closing line", "Closing lines", count),
        "draft": ngettext("Unfinished draft", "Unfinished drafts", count),
        "interview": ngettext("Interview with the person", "Interviews with the person", count),
        "session": ngettext("Sitting", "Sittings", count),
        "preparation": ngettext("Note of preparation", "Notes of preparation", count),
        "person": ngettext("Entry of the person", "Entries of the person", count),
        "consent": ngettext("Answer about consent", "Answers about consent", count),
        "letter": ngettext("Letter noted as sent", "Letters noted as sent", count),
        "attempt": ngettext("Attempt to reach the person", "Attempts to reach the person", count),
        "handover": ngettext("Handover to a colleague", "Handovers to a colleague", count),
        "contact": ngettext("Name and number in the key", "Names and numbers in the key", count),
        "remark": ngettext("Remark in the key", "Remarks in the key", count),
        "known": ngettext("Entry of data read in", "Entries of data read in", count),
        "identifier": ngettext("Entry of the register of identifiers", "Entries of the register of identifiers", count),
        "verdict": ngettext("Decision about a marked passage", "Decisions about marked passages", count),
        "number": ngettext("Readable number", "Readable numbers", count),
        "replaced": ngettext("Replacement list of an export", "Replacement lists of exports", count),
        "review": ngettext("Review for what identifies", "Reviews for what identifies", count),
        "apart": ngettext("Note of two entries kept apart", "Notes of two entries kept apart", count),
        "case_": ngettext("Entry of a case", "Entries of cases", count),
        "case_name": ngettext("Name of a case in the key", "Names of cases in the key", count),
        "steps": ngettext(
            "Step of the log, earlier versions included",
            "Steps of the log, earlier versions included",
            count,
        ),
        "referrals": ngettext(
            "One proposed by this person (who proposed them is forgotten)",
            "Others proposed by this person (who proposed them is forgotten)",
            count,
        ),
        "shared": ngettext(
            "Conversation with others (only this person's words go)",
            "Conversations with others (only this person's words go)",
            count,
        ),
        "mentions": ngettext(
            "Text of others that names this person (it stays; go through it)",
            "Texts of others that name this person (they stay; go through them)",
            count,
        ),
        "analysis": ngettext(
            "Text of the analysis that names or quotes this person (rewritten, earlier versions erased)",
            "Texts of the analysis that name or quote this person (rewritten, earlier versions erased)",
            count,
        ),
        "transcript": ngettext("Transcript written on this machine", "Transcripts written on this machine", count),
        "anew": ngettext(
            "Transcript that is made anew without this person's words",
            "Transcripts that are made anew without this person's words",
            count,
        ),
        "backup": ngettext("Backup this machine knows of", "Backups this machine knows of", count),
        "package": ngettext("Package this machine wrote", "Packages this machine wrote", count),
        "other": ngettext("Other file this machine wrote", "Other files this machine wrote", count),
    }
    return words.get(kind) or _(KINDS.get(kind, KINDS["other"]))
