"""The overview: today's calls, what waits, how far the project has come, and the spread of the sample."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from interviewer.domain.person import ContactState, Person
from interviewer.language import _
from interviewer.services import interviewing, recruiting, resolving, reviewing
from interviewer.services.interviewing import InterviewRow
from interviewer.services.recruiting import Call, PersonRow
from interviewer.services.reviewing import State
from interviewer.services.study import Study

Spread = tuple[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Counts:
    """How far recruitment and interviews have come."""

    persons: int
    contacted: int
    consented: int
    refused: int
    interviews: int
    closed: int
    cases: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first place shows."""

    calls: tuple[Call, ...]
    planned: tuple[InterviewRow, ...]
    open: tuple[InterviewRow, ...]
    to_tidy: tuple[InterviewRow, ...]
    to_review: tuple[InterviewRow, ...]
    to_export: tuple[InterviewRow, ...]
    counts: Counts
    spread: tuple[Spread, ...]
    conflicts: int = 0
    """On how many fields several values stand until somebody chooses."""


def overview(study: Study, now: datetime) -> Overview:
    """Return the project at a glance."""
    interviews = interviewing.rows(study, counted=False)
    people = recruiting.people(study)
    closed = tuple(row for row in interviews if row.interview.closed)
    finished, states = [row for row in closed if row.interview.fair_finished], reviewing.states(study)
    begun = tuple(row for row in interviews if not row.interview.closed and row.interview.started)
    return Overview(
        calls=recruiting.to_ring(study, now),
        planned=tuple(row for row in interviews if not row.interview.closed and not row.interview.started),
        open=tuple(interviewing.count(study, row) for row in begun),
        to_tidy=tuple(row for row in closed if not row.interview.fair_finished),
        to_review=tuple(row for row in finished if states[row.interview.id] is not State.DONE),
        to_export=tuple(row for row in finished if states[row.interview.id] is State.DONE),
        counts=_counts(people, interviews, len(recruiting.cases(study))),
        spread=_spread(people),
        conflicts=len(resolving.conflicts(study)),
    )


def _counts(people: tuple[PersonRow, ...], interviews: tuple[InterviewRow, ...], cases: int) -> Counts:
    states = [row.person.state for row in people]
    consented = (ContactState.CONSENTED, ContactState.INTERVIEWED)
    return Counts(
        persons=len(people),
        contacted=sum(state is not ContactState.NEW for state in states),
        consented=sum(state in consented for state in states),
        refused=states.count(ContactState.REFUSED),
        interviews=len(interviews),
        closed=sum(row.interview.closed for row in interviews),
        cases=cases,
    )


def _spread(people: tuple[PersonRow, ...]) -> tuple[Spread, ...]:
    """Return the informants by role, gender and age band; what was not entered is counted as such."""
    informants = [
        row.person for row in people if row.person.state in (ContactState.CONSENTED, ContactState.INTERVIEWED)
    ]
    attributes: tuple[tuple[str, Callable[[Person], str]], ...] = (
        (_("Role"), lambda person: person.role),
        (_("Gender"), lambda person: person.gender),
        (_("Age"), lambda person: person.age_band),
    )
    return tuple(
        (title, tuple(Counter(attribute(person) or _("not entered") for person in informants).most_common()))
        for title, attribute in attributes
        if informants
    )
