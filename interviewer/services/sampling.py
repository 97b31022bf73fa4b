"""The sample in numbers: who was asked, who took part, how and how long; what reports tell and nothing of anybody."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from interviewer.domain.consent import Decision
from interviewer.domain.dossier import Dossier
from interviewer.domain.interview import Interview
from interviewer.domain.joined import Kind
from interviewer.domain.person import Outcome, Person
from interviewer.services import assembling, auditing, recruiting
from interviewer.services.study import Study
from interviewer.storage import joins


@dataclass(frozen=True, slots=True)
class Sample:
    """What was counted. ``held`` are the closed interviews; ``informants`` the persons in them who said yes."""

    dossiers: tuple[Dossier, ...]
    held: tuple[Interview, ...]
    planned: int
    informants: tuple[Person, ...]
    persons: tuple[Person, ...]
    cases: int
    unreached: int
    """Persons who were tried and never reached."""
    erased: int = 0
    """Persons who withdrew so that everything about them was erased."""

    @property
    def refused(self) -> tuple[Dossier, ...]:
        """Return those whose standing decision is a no."""
        return tuple(each for each in self.dossiers if each.standing and each.standing.decision is Decision.NO)

    @property
    def withdrawn(self) -> int:
        """Return how many withdrew."""
        standing = (one.standing for one in self.dossiers if one.standing)
        return sum(given.decision is Decision.WITHDRAWN for given in standing) + self.erased

    @property
    def minutes(self) -> tuple[int, ...]:
        """Return how long the talks lasted, the shortest first."""
        lengths = (round(_length(each)) for each in self.held)
        return tuple(sorted(length for length in lengths if length > 0))

    @property
    def usual(self) -> int:
        """Return the median length in minutes."""
        return round(median(self.minutes)) if self.minutes else 0

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """Return when the first and the last interview began."""
        starts = sorted(each.started for each in self.held if each.started)
        return (starts[0], starts[-1]) if starts else None


def _length(interview: Interview) -> float:
    spoken = interview.length.total_seconds() / 60
    if spoken <= 0 and interview.started and interview.ended:
        spoken = (interview.ended - interview.started).total_seconds() / 60
    return spoken


def sample(study: Study, interviews: Collection[str] | None = None) -> Sample:
    """Return the sample as it is now; with ``interviews`` those talks alone, and who took part in them.

    Who said no, withdrew or was never reached is told of the whole project either way.
    """
    dossiers = assembling.dossiers(study, deep=False)
    given = {one.person for one in dossiers if one.standing and one.standing.decision.opens_notes}
    talks = joins.all_interviews(study.data)
    held = tuple(each for each in talks if each.closed and (interviews is None or each.id in interviews))
    who = joins.of(study.data, Kind.PERSON).canonical
    spoken = {who(one) for each in held for one in each.persons}
    rows = recruiting.people(study)
    people = tuple(row.person for row in rows)
    informants = tuple(one for one in people if one.id in given & spoken)
    if interviews is not None:
        inside = {one.id for one in informants}
        dossiers = tuple(one for one in dossiers if one.person in inside or one.person not in given)
    cases = {each.case for each in held if each.case}
    unreached = [row for row in rows if row.last and row.last.outcome in _UNREACHED and row.person.id not in given]
    planned = sum(not each.closed and not each.started for each in talks)
    return Sample(dossiers, held, planned, informants, people, len(cases), len(unreached), auditing.erased(study))


_UNREACHED = (Outcome.NO_ANSWER, Outcome.WRONG_NUMBER)


def by(people: Sequence[Person], of: Callable[[Person], str], unknown: str) -> Counter[str]:
    """Return how many persons have each value of an attribute."""
    return Counter(of(person) or unknown for person in people)
