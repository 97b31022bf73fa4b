"""Reviewing: a person says that an interview was gone through for what identifies. Nothing is exported without it.

The act keeps who, when, how far the log had come and the register with it. What is written afterwards asks for another.
"""

from dataclasses import dataclass
from enum import StrEnum

from interviewer.domain.joined import Kind
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import deciding, gathering, interviewing, pairing, recruiting, settling, times
from interviewer.services.errors import NothingThere
from interviewer.services.gathering import NotClosed
from interviewer.services.study import Study
from interviewer.storage import joins, reviews
from interviewer.storage.errors import ConsentMissing
from interviewer.storage.reviews import Review


class State(StrEnum):
    """How an interview stands."""

    NONE = "none"
    CHANGED = "changed"
    DONE = "done"


class NotReviewed(InterviewerError):
    """An interview was to leave that no person has reviewed as it is now."""

    def __init__(self, who: str, state: State) -> None:
        self.state = state
        what = (
            _("The interview with {who} was changed after it was reviewed for what identifies.")
            if state is State.CHANGED
            else _("No person has reviewed the interview with {who} for what identifies.")
        )
        super().__init__(
            what.format(who=who)
            + " "
            + _("No file was written and nothing was changed. Go through it under Pseudonymisation, then export again.")
        )


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One interview that was reviewed just now, and how many findings nobody has decided about."""

    interview: str
    who: str
    undecided: int


def state(study: Study, interview_id: str) -> tuple[State, Review | None]:
    """Return how an interview stands, and the latest review."""
    return _state(study, interview_id, reviews.all_of(study.data))


def states(study: Study) -> dict[str, State]:
    """Return how every interview stands, by id."""
    held = reviews.all_of(study.data)
    return {
        row.interview.id: _state(study, row.interview.id, held)[0] for row in interviewing.rows(study, counted=False)
    }


def _state(study: Study, interview_id: str, held: dict[str, list[Review]]) -> tuple[State, Review | None]:
    members = joins.of(study.data, Kind.INTERVIEW).members(interview_id)
    acts = sorted((act for one in members for act in held.get(one, ())), key=lambda act: act.at)
    if not acts:
        return State.NONE, None
    seen = all(reviews.changed_since(study.data, members, act.seen) for act in acts)
    return (State.CHANGED if seen else State.DONE), acts[-1]


def review(study: Study, interview_id: str) -> Reviewed:
    """Keep that a person has reviewed a closed interview. Raises KeyClosed, ReadOnly, NotClosed, ConsentMissing."""
    key = study.names
    settling.settle(study)
    interview_id = pairing.canonical(study, interview_id)
    gathering.check(study, interview_id)
    undecided = deciding.left(study, interview_id)
    with study.deed() as deed:
        act = Review(interview_id, study.me, times.now(), reviews.reach(study.data), reviews.reach(key), undecided)
        reviews.save(study.data, act, deed)
    return Reviewed(interview_id, _who(study, interview_id), undecided)


def review_all(study: Study) -> tuple[Reviewed, ...]:
    """Keep that a person has reviewed every closed interview that stands unreviewed. Raises KeyClosed, ReadOnly."""
    found = []
    for interview, stands in states(study).items():
        if stands is not State.DONE:
            try:
                found.append(review(study, interview))
            except (NotClosed, ConsentMissing):
                continue
    return tuple(found)


def called(study: Study, words: str) -> tuple[str, ...]:
    """Return the interviews that an id, or the pseudonym of an informant, means. Raises NothingThere."""
    found = [
        row.interview.id
        for row in interviewing.rows(study, counted=False)
        if row.interview.id == words or words in {informant.person.pseudonym for informant in row.informants}
    ]
    if not found:
        raise NothingThere(_("interview called {who}").format(who=words))
    return tuple(found)


def refuse(study: Study, interview_id: str) -> None:
    """Raise NotReviewed when an interview was not reviewed as it is now."""
    stands, _act = state(study, interview_id)
    if stands is not State.DONE:
        raise NotReviewed(_who(study, interview_id), stands)


def _who(study: Study, interview_id: str) -> str:
    people = interviewing.interview(study, interview_id).persons
    return ", ".join(dict.fromkeys(recruiting.person(study, one).person.pseudonym for one in people))
