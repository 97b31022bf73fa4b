"""The spread of the sample as it is now, and how many informants are wanted of each kind."""

from collections.abc import Sequence

from interviewer.domain import small_counts, spread
from interviewer.domain.bars import Bar, Bars
from interviewer.domain.minority import Age
from interviewer.domain.person import ContactState, Person
from interviewer.domain.spread import ADULT, FIXED, NAMES, YOUNG, Board, Cell, Dimension, Sampled, Target
from interviewer.domain.text import one_line
from interviewer.domain.transcript_words import Translate
from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services import accounting, charting, recruiting, registering
from interviewer.services.charting import Chart
from interviewer.services.errors import Incomplete
from interviewer.services.recruiting import CaseRow, PersonRow
from interviewer.services.study import Study
from interviewer.storage import records

_TITLE = N_("Spread of the sample")
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


def shown(value: str, translate: Translate = _) -> str:
    """Return a value as it is shown; what was not entered is said to be so."""
    return translate(FIXED[value]) if value in FIXED else value or translate(N_("not entered"))


def chart(study: Study) -> Chart | None:
    """Return the spread as it may leave, ``None`` where nobody is in it.

    As in a progress report, nothing is told that fewer than three informants share, nor what it could be reckoned from.
    """
    translate = registering.translations(study.project)
    groups = tuple(
        _group(study, board, translate)
        for board in boards(study)
        if any(cell.value and cell.informants for cell in board.cells)
    )
    return Chart(translate(_TITLE), groups) if groups else None


def _group(study: Study, board: Board, translate: Translate) -> Bars:
    known = small_counts.shown({cell.value: cell.informants for cell in board.cells})
    bars = tuple(_bar(study, cell, known.get(cell.value), translate) for cell in board.cells if cell.informants)
    return Bars(translate(NAMES[board.dimension]), bars)


def _bar(study: Study, cell: Cell, number: int | None, translate: Translate) -> Bar:
    words = registering.without_names(study, shown(cell.value, translate))
    if number is None:
        return Bar(words, 0, translate(accounting.FEW))
    return charting.amount(words, number, translate, cell.wanted)
