"""How it went with each person, under the codes of the AAPOR Standard Definitions, for reports.

A snowball has no frame: what is reported are counts and reasons, never a response rate.
"""

from collections.abc import Mapping
from enum import StrEnum

from interviewer.domain.consent import Refusal
from interviewer.domain.person import Attempt, ContactState, Outcome
from interviewer.language import N_


class Disposition(StrEnum):
    """Where somebody stands, or how an attempt went."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    GATEKEEPER = "gatekeeper"
    NO_TIME = "no_time"
    DECLINED = "declined"
    BROKEN_OFF = "broken_off"
    NOT_AVAILABLE = "not_available"
    MACHINE = "machine"
    LANGUAGE = "language"
    NOT_TRIED = "not_tried"
    NO_ANSWER = "no_answer"
    FAULT = "fault"
    EMAIL_UNANSWERED = "email_unanswered"
    WRONG_NUMBER = "wrong_number"
    OUT_OF_SCOPE = "out_of_scope"
    REFERRED = "referred"
    UNDER_WAY = "under_way"
    WITHDRAWN = "withdrawn"
    OTHER = "other"


CODES: Mapping[Disposition, str] = {
    Disposition.COMPLETE: "1.1",
    Disposition.PARTIAL: "1.2",
    Disposition.GATEKEEPER: "2.111",
    Disposition.NO_TIME: "2.112a",
    Disposition.DECLINED: "2.112b",
    Disposition.BROKEN_OFF: "2.12",
    Disposition.NOT_AVAILABLE: "2.21",
    Disposition.MACHINE: "2.22",
    Disposition.LANGUAGE: "2.33",
    Disposition.NOT_TRIED: "3.11",
    Disposition.NO_ANSWER: "3.13",
    Disposition.FAULT: "3.16",
    Disposition.EMAIL_UNANSWERED: "3.19",
    Disposition.WRONG_NUMBER: "4.3",
    Disposition.OUT_OF_SCOPE: "4.7",
}
"""Those that have a code (the reference ``consent.md``, after AAPOR); an appointment or a referral has none."""

NAMES: Mapping[Disposition, str] = {
    Disposition.COMPLETE: N_("interview completed"),
    Disposition.PARTIAL: N_("interview begun, not completed"),
    Disposition.GATEKEEPER: N_("a gatekeeper said no"),
    Disposition.NO_TIME: N_("no: has no time"),
    Disposition.DECLINED: N_("no: does not want to"),
    Disposition.BROKEN_OFF: N_("broken off"),
    Disposition.NOT_AVAILABLE: N_("not available"),
    Disposition.MACHINE: N_("answering machine"),
    Disposition.LANGUAGE: N_("no language in common"),
    Disposition.NOT_TRIED: N_("not tried yet"),
    Disposition.NO_ANSWER: N_("no answer on the telephone"),
    Disposition.FAULT: N_("technical fault"),
    Disposition.EMAIL_UNANSWERED: N_("e-mail unanswered"),
    Disposition.WRONG_NUMBER: N_("wrong number"),
    Disposition.OUT_OF_SCOPE: N_("outside the sample"),
    Disposition.REFERRED: N_("referred to someone else"),
    Disposition.UNDER_WAY: N_("appointment, or still to decide"),
    Disposition.WITHDRAWN: N_("withdrawn"),
    Disposition.OTHER: N_("other"),
}

FINER: Mapping[Outcome, tuple[Disposition, ...]] = {
    Outcome.NO_ANSWER: (Disposition.NOT_AVAILABLE, Disposition.MACHINE, Disposition.FAULT),
    Outcome.DECLINED: (Disposition.GATEKEEPER, Disposition.BROKEN_OFF),
    Outcome.OTHER: (
        Disposition.LANGUAGE,
        Disposition.FAULT,
        Disposition.NOT_AVAILABLE,
        Disposition.BROKEN_OFF,
    ),
}
"""What an outcome of the screen can be said more exactly, where reports want it."""

_OF_OUTCOME: Mapping[Outcome, Disposition] = {
    Outcome.APPOINTMENT: Disposition.UNDER_WAY,
    Outcome.NO_ANSWER: Disposition.NO_ANSWER,
    Outcome.NO_TIME: Disposition.NO_TIME,
    Outcome.DECLINED: Disposition.DECLINED,
    Outcome.WRONG_NUMBER: Disposition.WRONG_NUMBER,
    Outcome.REFERRED: Disposition.REFERRED,
    Outcome.OUT_OF_SCOPE: Disposition.OUT_OF_SCOPE,
    Outcome.OTHER: Disposition.OTHER,
}
_OF_REFUSAL: Mapping[Refusal, Disposition] = {
    Refusal.NO_TIME: Disposition.NO_TIME,
    Refusal.GATEKEEPER: Disposition.GATEKEEPER,
}


def of_attempt(attempt: Attempt) -> Disposition:
    """Return how one attempt went, as exactly as it was said."""
    finer = FINER.get(attempt.outcome, ())
    if attempt.finer in finer:
        return Disposition(attempt.finer)
    if attempt.outcome is Outcome.NO_ANSWER and attempt.channel == "email":
        return Disposition.EMAIL_UNANSWERED
    return _OF_OUTCOME[attempt.outcome]


def of_person(state: ContactState, last: Attempt | None, refusal: Refusal | None, *, begun: bool) -> Disposition:
    """Return where somebody stands: what was said about consent counts before any attempt."""
    if state is ContactState.INTERVIEWED:
        return Disposition.COMPLETE
    if state is ContactState.WITHDRAWN:
        return Disposition.WITHDRAWN
    if state is ContactState.REFUSED and refusal is not None:
        return _OF_REFUSAL.get(refusal, Disposition.DECLINED)
    if begun:
        return Disposition.PARTIAL
    if state in (ContactState.CONSENTED, ContactState.POSTPONED):
        return Disposition.UNDER_WAY
    return of_attempt(last) if last is not None else Disposition.NOT_TRIED
