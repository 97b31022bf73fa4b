"""Applications for grants: who applied, for what, how much was asked for and how much was given (F7).

Amounts are whole kroner. ``None`` is "not known": an application without ``granted`` is not decided yet, one with
nought was refused. Shares are of what is decided; what is not known is never counted as a no.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from interviewer.language import N_


class Support(StrEnum):
    """What the money is for: to keep the organisation running, or one activity."""

    RUNNING = "running"
    ACTIVITY = "activity"


SUPPORT = {Support.RUNNING: N_("running costs"), Support.ACTIVITY: N_("activity")}
"""What support is called."""


class Result(StrEnum):
    """What became of an application."""

    WHOLE = "whole"
    LESS = "less"
    GRANTED = "granted"
    REFUSED = "refused"
    OPEN = "open"


RESULTS = {
    Result.WHOLE: N_("granted in full"),
    Result.LESS: N_("granted, less than asked for"),
    Result.GRANTED: N_("granted, the sum asked for unknown"),
    Result.REFUSED: N_("turned down"),
    Result.OPEN: N_("not decided"),
}
"""What each result is called."""


@dataclass(frozen=True, slots=True)
class Applicant:
    """An organisation that applied. Its name lies in the key; ``kind`` and ``district`` are the project's own words."""

    id: str
    pseudonym: str
    kind: str = ""
    district: str = ""


@dataclass(frozen=True, slots=True)
class Application:
    """One application. ``municipality`` is a case's id, or that of a place whose name lies in the key."""

    id: str
    applicant: str
    municipality: str = ""
    year: int | None = None
    purpose: str = ""
    support: Support | None = None
    applied: int | None = None
    granted: int | None = None

    @property
    def result(self) -> Result:
        """Return what became of it."""
        if self.granted is None:
            return Result.OPEN
        if self.granted == 0:
            return Result.REFUSED
        if self.applied is None:
            return Result.GRANTED
        return Result.LESS if self.granted < self.applied else Result.WHOLE


@dataclass(frozen=True, slots=True)
class Totals:
    """What applications add up to. ``measured`` are the granted whose sum asked for is known; sums are in kroner."""

    applicants: int
    applications: int
    decided: int
    granted: int
    measured: int
    less: int
    refused: int
    helped: int
    """Applicants that were granted something."""
    asked: int
    given: int

    @property
    def share(self) -> float | None:
        """Return the share granted of what is decided; ``None`` where nothing is."""
        return self.granted / self.decided if self.decided else None

    @property
    def share_less(self) -> float | None:
        """Return the share granted less than asked for, of the granted whose sum asked for is known."""
        return self.less / self.measured if self.measured else None


@dataclass(frozen=True, slots=True)
class Group:
    """The totals of the applications that share something."""

    key: str
    totals: Totals


def totals(applicants: Iterable[Applicant], applications: Sequence[Application]) -> Totals:
    """Return what applications add up to; an applicant counts once, whatever the number of applications."""
    results = [each.result for each in applications]
    granted = [each for each in applications if each.granted]
    return Totals(
        applicants=len({each.id for each in applicants}),
        applications=len(applications),
        decided=len(results) - results.count(Result.OPEN),
        granted=len(granted),
        measured=results.count(Result.WHOLE) + results.count(Result.LESS),
        less=results.count(Result.LESS),
        refused=results.count(Result.REFUSED),
        helped=len({each.applicant for each in granted}),
        asked=sum(each.applied or 0 for each in applications),
        given=sum(each.granted or 0 for each in applications),
    )


def grouped(
    applicants: Iterable[Applicant],
    applications: Iterable[Application],
    key: Callable[[Applicant, Application], str],
) -> tuple[Group, ...]:
    """Return the totals of each group, the one with most applicants first; an applicant may be in several."""
    held = {each.id: each for each in applicants}
    members: dict[str, list[Application]] = {}
    for each in applications:
        if each.applicant in held:
            members.setdefault(key(held[each.applicant], each), []).append(each)
    found = [Group(name, totals((held[one.applicant] for one in listed), listed)) for name, listed in members.items()]
    return tuple(sorted(found, key=lambda group: (-group.totals.applicants, group.key.casefold())))


def in_ten(part: int, whole: int) -> int | None:
    """Return how many in ten, to the nearest; ``None`` of nothing."""
    return (20 * part + whole) // (2 * whole) if whole else None
