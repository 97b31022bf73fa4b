"""Whoever was named by others is told within a month, or their name is deleted (A18).

GDPR Art. 14(3): somebody whose data came from others is informed within a reasonable time, at the latest one month
after; that is taken as thirty days from when the person was entered.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from interviewer.domain.joined import Kind
from interviewer.domain.person import ContactState, Outcome
from interviewer.services import consenting, recruiting, sending
from interviewer.services.errors import Blocked
from interviewer.services.recruiting import PersonRow
from interviewer.services.sending import Way
from interviewer.services.study import Study
from interviewer.storage import consents, history, joins, persons

DAYS = 30
"""How long there is time."""

REACHED = frozenset({Outcome.APPOINTMENT, Outcome.NO_TIME, Outcome.DECLINED, Outcome.REFERRED, Outcome.OUT_OF_SCOPE})
"""Outcomes of an attempt after which the person knows of us, because somebody spoke with them."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Somebody who was named and does not know of it yet: since when we have the name, and how many days are left."""

    row: PersonRow
    entered: datetime
    days_left: int

    @property
    def overdue(self) -> bool:
        """Return whether the time is over."""
        return self.days_left < 0


def waiting(study: Study, now: datetime, rows: Sequence[PersonRow] | None = None) -> tuple[Notice, ...]:
    """Return who was named by others and is not informed yet, the most urgent first.

    ``rows`` are the persons, where they are read already.
    """
    told, groups = informed(study), joins.of(study.data, Kind.PERSON)
    people = recruiting.people(study) if rows is None else rows
    named = [row for row in people if _named(row) and row.person.id not in told]
    members = {row.person.id: groups.members(row.person.id) for row in named}
    first = history.entered(study.data, [one for each in members.values() for one in each])
    found = []
    for row in named:
        entered = min(first[one] for one in members[row.person.id] if one in first).astimezone(now.tzinfo)
        found.append(Notice(row, entered, DAYS - (now.date() - entered.date()).days))
    return tuple(sorted(found, key=lambda each: (each.days_left, each.entered, each.row.person.id)))


def _named(row: PersonRow) -> bool:
    """Return whether somebody else gave us the person, whose name is still there."""
    person = row.person
    known = person.referred_by or person.via
    return bool(known) and not person.purged and person.state is not ContactState.WITHDRAWN


def informed(study: Study) -> frozenset[str]:
    """Return who knows of us: a letter went out, somebody spoke with them, or they were asked for their consent."""
    who = joins.of(study.data, Kind.PERSON).canonical
    letters = consents.all_letters(study.data).items()
    found = {who(one) for one, sent in letters if any(each.what in consenting.TELLING for each in sent)}
    found |= {who(each.person) for each in persons.attempts(study.data) if each.outcome in REACHED}
    found |= {who(each.subject) for each in consents.all_of(study.data)}
    return frozenset(found)


def inform(study: Study, person_ids: Collection[str], way: Way) -> str:
    """Keep that the information letter went to these persons now, as one deed, and return it.

    Raises ReadOnly, NothingThere, Blocked (somebody among them wants no contact; then nothing is kept).
    """
    with study.deed() as deed:
        for person in person_ids:
            row = recruiting.person(study, person)
            if row.person.do_not_contact:
                raise Blocked(row.person.pseudonym)
            sending.sent(study, row.person.id, sending.letter(study, row.person.id, way), way)
    return deed
