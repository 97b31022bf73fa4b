"""What states, channels and the rest are called on screen, and the next step proposed after an attempt."""

from datetime import datetime, timedelta

from interviewer.domain import disposition
from interviewer.domain.consent_words import AGES
from interviewer.domain.disposition import Disposition
from interviewer.domain.minority import Age
from interviewer.domain.person import SEED_WORDS, SEEDS, Attempt, ContactState, Outcome, Person
from interviewer.language import N_, _, ngettext
from interviewer.services.recruiting import PersonRow
from interviewer.ui.acts import recruitment as recruitment_acts

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
    return _(recruitment_acts.OUTCOME_WORDS[list(Outcome).index(of)])


def told(attempt: Attempt) -> str:
    """Return how an attempt went, with what was said more exactly."""
    finer = _(disposition.NAMES[Disposition(attempt.finer)]) if attempt.finer in set(Disposition) else ""
    return " – ".join(filter(None, (outcome(attempt.outcome), finer)))


def flag(value: bool | None) -> str:
    """Return a permission in words; not asked is not no."""
    return {None: _("not asked"), True: _("yes"), False: _("no")}[value]


def informed(count: int) -> str:
    """Return that so many letters were noted as sent."""
    words = ngettext("{count} letter noted as sent.", "{count} letters noted as sent.", count)
    return words.format(count=count)


def read_only() -> str:
    """Return why nothing can be changed in a project opened for reading."""
    return _("The project is opened for reading only. Nothing can be changed.")


def seed(kind: str) -> str:
    """Return how a start informant was found in words; the project's own word as it is."""
    return _(SEED_WORDS[kind]) if kind in SEED_WORDS else kind


def seed_code(written: str) -> str:
    """Return the code of one of our own words, in the language in use; any other word as it was written."""
    return next((kind for kind in SEEDS if seed(kind) == written.strip()), written.strip())


def age(person: Person) -> str:
    """Return what is noted of somebody's age; ``""`` where nobody was asked."""
    if person.age_group in set(Age):
        return _(AGES[Age(person.age_group)]) if person.age_group else _("under age") if person.minor else ""
    return ""


def warnings(row: PersonRow) -> tuple[str, ...]:
    """Return what somebody who is about to get in touch had better know."""
    person = row.person
    found = (
        (row.returned, _("Said no first, and has consented since.")),
        (
            bool(person.referred_by) and person.may_contact is False,
            _("Whoever proposed them gave no permission to contact them. Clear that first."),
        ),
    )
    return tuple(said for holds, said in found if holds)


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
