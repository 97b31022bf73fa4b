"""What states, channels and the rest are called on screen, and the next step proposed after an attempt."""

from datetime import datetime, timedelta

from interviewer.domain.person import ContactState, Outcome, Person
from interviewer.language import N_, _
from interviewer.ui import actions

STATES: dict[ContactState, str] = {
    ContactState.NEW: N_("not contacted"),
    ContactState.CONTACTED: N_("contacted"),
    ContactState.APPOINTMENT: N_("appointment"),
    ContactState.POSTPONED: N_("thinks about it"),
    ContactState.CONSENTED: N_("has consented"),
    ContactState.INTERVIEWED: N_("interviewed"),
    ContactState.REFUSED: N_("has declined"),
    ContactState.WITHDRAWN: N_("withdrawn"),
}
MARKS: dict[ContactState, str] = {
    ContactState.NEW: "○",
    ContactState.CONTACTED: "◔",
    ContactState.APPOINTMENT: "◷",
    ContactState.POSTPONED: "◑",
    ContactState.CONSENTED: "✓",
    ContactState.INTERVIEWED: "●",
    ContactState.REFUSED: "–",
    ContactState.WITHDRAWN: "×",
}
"""A sign beside each word, so that a state is not told by colour alone."""

CHANNELS: dict[str, str] = {
    "phone": N_("Phone"),
    "sms": N_("SMS"),
    "email": N_("E-mail"),
    "face": N_("Face to face"),
    "other": N_("Another way"),
}
_NEXT: dict[Outcome, tuple[str, int, int]] = {
    Outcome.APPOINTMENT: (N_("Interview"), 1, 10),
    Outcome.NO_ANSWER: (N_("Ring again"), 1, 10),
    Outcome.NO_TIME: (N_("Ring again"), 3, 10),
    Outcome.WRONG_NUMBER: (N_("Find the right number"), 1, 9),
    Outcome.REFERRED: (N_("Add the person referred to"), 0, 15),
}
"""The step after an outcome, in how many working days, and at what hour."""


def state(of: ContactState) -> str:
    """Return a state as sign and word."""
    return f"{MARKS[of]} {_(STATES[of])}"


def outcome(of: Outcome) -> str:
    """Return an outcome in words."""
    return _(actions.OUTCOME_WORDS[list(Outcome).index(of)])


def flag(value: bool | None) -> str:
    """Return a permission in words; not asked is not no."""
    return {None: _("not asked"), True: _("yes"), False: _("no")}[value]


def read_only() -> str:
    """Return why nothing can be changed in a project opened for reading."""
    return _("The project is opened for reading only. Nothing can be changed.")


def not_rung(person: Person) -> str:
    """Return why ``person`` is not to be rung; ``""`` when they may be."""
    if person.do_not_contact:
        return _("Does not want to be contacted again.")
    if person.state is ContactState.REFUSED:
        return _("Has declined and is not rung again. Whoever comes back unasked is taken under Interview.")
    if person.state is ContactState.WITHDRAWN:
        return _("Has withdrawn and is not rung again.")
    return ""


def next_step(after: Outcome, now: datetime) -> tuple[str, datetime | None]:
    """Return the step proposed after an outcome and when; ``""`` and ``None`` when nothing more is due."""
    if after not in _NEXT:
        return "", None
    words, days, hour = _NEXT[after]
    at = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    while days:
        at += timedelta(days=1)
        days -= at.weekday() < 5
    return _(words), at if at > now else now.replace(second=0, microsecond=0) + timedelta(hours=1)


def moment(at: datetime | None) -> str:
    """Return a moment as people here write it."""
    return at.strftime("%d.%m.%Y %H:%M") if at else ""
