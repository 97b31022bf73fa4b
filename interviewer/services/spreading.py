"""The spread of the sample as it is now, and how many informants are wanted of each kind."""

from collections.abc import Sequence

from interviewer.domain import spread
from interviewer.domain.minority import Age
from interviewer.domain.person import ContactState, Person
from interviewer.domain.spread import ADULT, FIXED, YOUNG, Board, Dimension, Sampled, Target
from interviewer.domain.text import one_line
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import recruiting, registering
from interviewer.services.errors import Incomplete
from interviewer.services.recruiting import CaseRow, PersonRow
from interviewer.services.study import Study
from interviewer.storage import records

MOST = 9999
"""The largest number that can be wanted."""

_INFORMANTS = (ContactState.CONSENTED, ContactState.INTERVIEWED)
_COMING = (ContactState.CONTACTED, ContactState.APPOINTMENT, ContactState.POSTPONED)


class NoSuchTarget(InterviewerError):
    """A target was to be set that cannot be reached."""

    def __init__(self) -> None:
        super().__init__(
            _("A target is a whole number from 0 to {most}. Nothing was stored. Enter another.").format(most=MOST)
        )


def boards(study: Study, rows: Sequence[PersonRow] | None = None) -> tuple[Board, ...]:
    """Return every dimension with informants, those on the way, targets and what is lacking.

    ``rows`` are the persons, where they are read already.
    """
    cases = {row.case.id: row for row in recruiting.cases(study)}
    sample = [
        Sampled(_values(row.person, cases), row.person.state in _INFORMANTS)
        for row in (recruiting.people(study) if rows is None else rows)
        if row.person.state in _INFORMANTS or _coming(row)
    ]
    return spread.boards(sample, targets(study))


def _coming(row: PersonRow) -> bool:
    """Return whether somebody may still become an informant."""
    return row.person.state in _COMING and not row.person.purged and not row.person.do_not_contact


def _values(person: Person, cases: dict[str, CaseRow]) -> dict[Dimension, tuple[str, ...]]:
    held = [cases[one].case for one in person.cases if one in cases]
    roles = tuple(person.case_roles.get(one) or person.role for one in person.cases) or (person.role,)
    return {
        Dimension.MODEL: tuple(case.type for case in held),
        Dimension.ROLE: roles,
        Dimension.GENDER: (person.gender,),
        Dimension.YOUTH: (_age(person),),
        Dimension.REGION: tuple(case.region for case in held),
        Dimension.NETWORK: (person.network,),
    }


def _age(person: Person) -> str:
    """Return whether somebody is young or known as an adult; ``""`` where nobody was asked."""
    if person.minor:
        return YOUNG
    return ADULT if person.age_group in (Age.ADULT, Age.BY_ROLE) else ""


def targets(study: Study) -> tuple[Target, ...]:
    """Return how many are wanted of each kind."""
    found = records.of_project(study.data, "target")
    return tuple(
        Target(Dimension(each.said["dimension"]), str(each.said["value"]), int(each.said["wanted"]))
        for each in found
        if each.said["dimension"] in set(Dimension)
    )


def set_target(study: Study, dimension: Dimension, value: str, wanted: int | None) -> str:
    """Keep how many informants of a kind are wanted and return the deed; ``None`` wants no number.

    Raises ReadOnly, Incomplete (no value), NoSuchTarget.
    """
    kind = registering.without_names(study, one_line(value))
    if not kind:
        raise Incomplete(_("What is to be counted"))
    if wanted is not None and not 0 <= wanted <= MOST:
        raise NoSuchTarget
    if dimension is Dimension.YOUTH:
        kind = next((code for code, words in FIXED.items() if kind in (code, _(words))), kind)
    item = f"{dimension.value}/{kind.casefold()}"
    said = None if wanted is None else {"dimension": dimension.value, "value": kind, "wanted": wanted}
    with study.deed() as deed:
        records.save_for_project(study.data, "target", item, said, deed)
    return deed


def shown(value: str) -> str:
    """Return a value as it is shown; what was not entered is said to be so."""
    return _(FIXED[value]) if value in FIXED else value or _("not entered")
