"""The overview: today's calls, what waits, how far the project has come, and the spread of the sample."""

from dataclasses import dataclass
from datetime import datetime

from interviewer.domain.person import ContactState
from interviewer.domain.spread import Board
from interviewer.services import interviewing, noticing, recruiting, resolving, reviewing, spreading
from interviewer.services.interviewing import InterviewRow
from interviewer.services.noticing import Notice
from interviewer.services.recruiting import Call, PersonRow
from interviewer.services.reviewing import State
from interviewer.services.study import Study


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
    spread: tuple[Board, ...]
    """How the informants spread, where anything is entered, and how many are wanted."""
    conflicts: int = 0
    """On how many fields several values stand until somebody chooses."""
    notices: tuple[Notice, ...] = ()
    """Whoever was named by others and is to be told, the most urgent first."""


def overview(study: Study, now: datetime) -> Overview:
    """Return the project at a glance."""
    interviews = interviewing.rows(study, counted=False)
    people = recruiting.people(study)
    closed = tuple(row for row in interviews if row.interview.closed)
    finished, states = [row for row in closed if row.interview.fair_finished], reviewing.states(study)
    begun = tuple(row for row in interviews if not row.interview.closed and row.interview.started)
    return Overview(
        calls=recruiting.to_ring(study, now, people),
        planned=tuple(row for row in interviews if not row.interview.closed and not row.interview.started),
        open=tuple(interviewing.count(study, row) for row in begun),
        to_tidy=tuple(row for row in closed if not row.interview.fair_finished),
        to_review=tuple(row for row in finished if states[row.interview.id] is not State.DONE),
        to_export=tuple(row for row in finished if states[row.interview.id] is State.DONE),
        counts=_counts(people, interviews, len(recruiting.cases(study))),
        spread=_spread(study, people),
        conflicts=len(resolving.conflicts(study)),
        notices=noticing.waiting(study, now, people),
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


def _spread(study: Study, people: tuple[PersonRow, ...]) -> tuple[Board, ...]:
    """Return the dimensions in which informants have a value, or some are wanted."""
    boards = spreading.boards(study, people)
    return tuple(
        board
        for board in boards
        if any(cell.value and (cell.informants or cell.wanted is not None) for cell in board.cells)
    )
