"""The numbers of recruitment: who was contacted, informed and asked, and why not; purged entries count on (D3)."""

from collections import Counter
from dataclasses import dataclass

from interviewer.domain import disposition
from interviewer.domain.consent import Decision
from interviewer.domain.disposition import Disposition
from interviewer.domain.joined import Kind
from interviewer.domain.person import ContactState
from interviewer.language import _, ngettext
from interviewer.services import noticing, recruiting
from interviewer.services.study import Study
from interviewer.storage import consents, interviews, joins, persons


@dataclass(frozen=True, slots=True)
class Tally:
    """Persons by how far they came. A snowball has no frame: these are counts and reasons, never a response rate."""

    persons: int
    start: int
    """Start informants."""
    proposed: int
    contacted: int
    informed: int
    consented: int
    limits: int
    refused: int
    withdrawn: int
    returned: int
    """Of those who consented: whoever had said no first."""
    purged: int
    """Of all: whose name was deleted."""
    attempts: int
    reasons: tuple[tuple[Disposition, int], ...]
    """Where everybody stands, in the order of the codes."""

    def lines(self) -> tuple[tuple[str, int], ...]:
        """Return the numbers in words, those that are not nought."""
        found = (
            (ngettext("person", "persons", self.persons), self.persons),
            (_("start informants"), self.start),
            (_("proposed by others"), self.proposed),
            (_("contacted"), self.contacted),
            (_("informed of the project"), self.informed),
            (_("have consented"), self.consented),
            (_("of these with limits"), self.limits),
            (_("of these after a no at first"), self.returned),
            (_("have declined"), self.refused),
            (_("have withdrawn"), self.withdrawn),
            (_("counted after the name was deleted"), self.purged),
            (ngettext("attempt to reach somebody", "attempts to reach somebody", self.attempts), self.attempts),
        )
        return tuple((words, number) for words, number in found if number)


def tally(study: Study) -> Tally:
    """Return the numbers as they are now."""
    rows, who = recruiting.people(study), joins.of(study.data, Kind.PERSON).canonical
    standing, informed = consents.standing(study.data), noticing.informed(study)
    attempts = persons.attempts(study.data)
    tried = {who(each.person) for each in attempts}
    begun = {who(one) for each in interviews.all_of(study.data) if each.started for one in each.persons}
    stands = Counter(
        disposition.of_person(
            row.person.state,
            row.last,
            standing[row.person.id].refusal if row.person.id in standing else None,
            begun=row.person.id in begun,
        )
        for row in rows
    )
    states = Counter(row.person.state for row in rows)
    opened = [row for row in rows if row.person.state in (ContactState.CONSENTED, ContactState.INTERVIEWED)]
    return Tally(
        persons=len(rows),
        start=sum(row.person.seed for row in rows),
        proposed=sum(row.person.referred_by is not None for row in rows),
        contacted=sum(row.person.id in tried or row.person.id in standing for row in rows),
        informed=sum(row.person.id in informed for row in rows),
        consented=len(opened),
        limits=sum(standing[row.person.id].decision is Decision.LIMITS for row in opened),
        refused=states[ContactState.REFUSED],
        withdrawn=states[ContactState.WITHDRAWN],
        returned=sum(row.returned for row in opened),
        purged=sum(row.person.purged for row in rows),
        attempts=len(attempts),
        reasons=tuple((each, stands[each]) for each in Disposition if stands[each]),
    )
