"""What can be out of order with a consent: each deviation must be none, or explained."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from interviewer.language import N_


class Fault(StrEnum):
    """The kinds of deviation, in the order they are told."""

    WITHOUT_CONSENT = "without_consent"
    BEFORE_CONSENT = "before_consent"
    CONSENT_LATE = "consent_late"
    FUTURE = "future"
    TEXT_UNAPPROVED = "text_unapproved"
    TEXT_NOT_IN_FORCE = "text_not_in_force"
    TEXT_APPROVED_LATER = "text_approved_later"
    ELEMENT_MISSING = "element_missing"
    NOT_EXPLICIT = "not_explicit"
    NO_GUARDIAN = "no_guardian"
    GUARDIAN_OBJECTS = "guardian_objects"
    AGE_UNNOTED = "age_unnoted"
    OF_AGE = "of_age"
    AFTER_WITHDRAWAL = "after_withdrawal"
    QUOTED = "quoted"
    CONTACTED = "contacted"
    EXPIRED = "expired"
    SPANS_OPEN = "spans_open"
    REFERRED = "referred"
    REFUSED_BEFORE = "refused_before"
    EDITED = "edited"
    CONSENT_EDITED = "consent_edited"
    BROKEN = "broken"
    EXPORT_OPEN = "export_open"
    PAST_END = "past_end"


@dataclass(frozen=True, slots=True)
class Deviation:
    """One thing out of order: what, whose (id and pseudonym; empty for the project), when, and what it hangs on."""

    fault: Fault
    person: str = ""
    pseudonym: str = ""
    at: datetime | None = None
    about: str = ""


WHAT: dict[Fault, str] = {
    Fault.WITHOUT_CONSENT: N_("answers without a consent that holds"),
    Fault.BEFORE_CONSENT: N_("answers from before the consent"),
    Fault.CONSENT_LATE: N_("the consent is dated after the interview"),
    Fault.FUTURE: N_("the consent is dated in the future"),
    Fault.TEXT_UNAPPROVED: N_("the consent text that was read is not approved"),
    Fault.TEXT_NOT_IN_FORCE: N_("the consent text that was read was not in force"),
    Fault.TEXT_APPROVED_LATER: N_("the consent text that was read was approved only afterwards"),
    Fault.ELEMENT_MISSING: N_("something that has to be told was not told"),
    Fault.NOT_EXPLICIT: N_("special categories of personal data, and the yes was not said expressly"),
    Fault.NO_GUARDIAN: N_("a minor, and the guardian was not asked or informed as the age rules demand"),
    Fault.GUARDIAN_OBJECTS: N_("the guardian said no or withdrew, and the consent still stands"),
    Fault.AGE_UNNOTED: N_("the age group of a minor is not noted"),
    Fault.OF_AGE: N_("turned 18 between two calls, and has not said yes anew"),
    Fault.AFTER_WITHDRAWAL: N_("interviewed after the withdrawal"),
    Fault.QUOTED: N_("quoted after having said no to quotes"),
    Fault.CONTACTED: N_("contacted after having said no to being contacted"),
    Fault.EXPIRED: N_("the consent has expired: the date that was told is past"),
    Fault.SPANS_OPEN: N_("passages about third persons that nobody has decided about"),
    Fault.REFERRED: N_("proposed by others without permission to contact, and contacted"),
    Fault.REFUSED_BEFORE: N_("said no first, and yes later"),
    Fault.EDITED: N_("answers changed after the interview was closed"),
    Fault.CONSENT_EDITED: N_("a consent that was kept already was changed"),
    Fault.BROKEN: N_("the log does not hold"),
    Fault.EXPORT_OPEN: N_("the project is at its end, and an export is not accounted for"),
    Fault.PAST_END: N_("the project is past its end date"),
}
"""What each is, in words."""

TO_DO: dict[Fault, str] = {
    Fault.WITHOUT_CONSENT: N_("Ask the person, or carry out a withdrawal so that the answers go."),
    Fault.BEFORE_CONSENT: N_("Ask for a yes that covers what was said before, or strike it for good."),
    Fault.CONSENT_LATE: N_("Find out what was said when; ask for the consent again, or explain the date."),
    Fault.FUTURE: N_("Check the clock of the laptop that recorded it."),
    Fault.TEXT_UNAPPROVED: N_("Have the text approved, or read an approved one and ask again."),
    Fault.TEXT_NOT_IN_FORCE: N_("Read the text in force now, and ask again."),
    Fault.TEXT_APPROVED_LATER: N_("Say in an explanation who had approved the text before it was read, and where."),
    Fault.ELEMENT_MISSING: N_("Tell what is missing by letter or in the next call, and note it."),
    Fault.NOT_EXPLICIT: N_("Ask for an express yes."),
    Fault.NO_GUARDIAN: N_("Inform or ask the guardian, or note why that is let be."),
    Fault.GUARDIAN_OBJECTS: N_("Carry out a withdrawal; a guardian's no is honoured."),
    Fault.AGE_UNNOTED: N_("Note the age group: which age rule goes for the person hangs on it."),
    Fault.OF_AGE: N_("Read the text to the person and ask for their own yes."),
    Fault.AFTER_WITHDRAWAL: N_("Strike what was said after it, or record the new yes that was given."),
    Fault.QUOTED: N_("Call the quote back, and tell the person."),
    Fault.CONTACTED: N_("Contact the person no more; note why it happened."),
    Fault.EXPIRED: N_("Tell the new date and ask again, or erase."),
    Fault.SPANS_OPEN: N_("Decide about them under Pseudonymisation."),
    Fault.REFERRED: N_("Ask whoever proposed the person for permission, and note the answer."),
    Fault.REFUSED_BEFORE: N_("Note that the person came back of their own accord."),
    Fault.EDITED: N_("Look at the answer's history; corrections belong in the fair copy."),
    Fault.CONSENT_EDITED: N_("Look at the log; a new decision is recorded as a new consent."),
    Fault.BROKEN: N_("Stop working in the file, and compare with the latest backup and the printed hashes."),
    Fault.EXPORT_OPEN: N_("Find the files, delete them or hand them over, and note it at the end of the project."),
    Fault.PAST_END: N_("End the project, or report the change and tell the informants the new date."),
}
"""What to do about each, in words."""
