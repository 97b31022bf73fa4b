"""The second half of the export gate: nobody leaves in a combination of attributes that too few share, unseen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviewer.domain import crowd
from interviewer.domain.crowd import NAMES, Attribute, Cell, Combination, Informant
from interviewer.domain.interview import Interview
from interviewer.domain.person import Person
from interviewer.domain.transcript import Attribution
from interviewer.errors import InterviewerError
from interviewer.language import N_, _, ngettext
from interviewer.services import consenting, recruiting, registering, times
from interviewer.services.study import Study
from interviewer.storage import exports, joins
from interviewer.storage.exports import Accepted

__all__ = [
    "Accepted",
    "Cell",
    "Leave",
    "SmallCells",
    "accept",
    "accepted",
    "cells",
    "in_words",
    "people",
    "refuse",
    "state_people",
    "told",
]

_SHOWN = 6
_LEVELS = {
    Attribution.NONE: N_("nothing of who speaks"),
    Attribution.ROLE: N_("role only"),
    Attribution.ROLE_MODEL: N_("role and type of case"),
    Attribution.PSEUDONYM: N_("pseudonym"),
}


class SmallCells(InterviewerError):
    """What would be printed of informants is shared by too few, and nobody has accepted that."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = tuple(cells)
        listed = "; ".join(in_words(cell) for cell in self.cells[:_SHOWN])
        more = len(self.cells) - _SHOWN
        rest = " " + ngettext("And one more.", "And {count} more.", more).format(count=more) if more > 0 else ""
        super().__init__(
            _(
                "The export was stopped, because what it says of informants is shared by so few that they could be "
                "recognised: {cells}.{rest} No file was written and nothing was changed. Say less of who speaks, write "
                "a role in more general words, or accept these combinations with a reason."
            ).format(cells=listed, rest=rest)
        )


@dataclass(frozen=True, slots=True)
class Leave:
    """What goes out: to whom, how informants are named, and the reason for which small cells are accepted, if any."""

    attribution: Attribution = Attribution.PSEUDONYM
    audience: str = ""
    reason: str = ""


def told(cell: Accepted) -> str:
    """Return what was accepted in words."""
    return _listed((Attribute(name), value) for name, value in cell.combination)


def in_words(cell: Cell) -> str:
    """Return a small cell in words: what is shared, by how many, and what clears it."""
    shown = _listed(cell.combination)
    what = _("{what} not stated").format(what=shown) if cell.rest else shown
    count = ngettext("{count} informant", "{count} informants", len(cell.informants)).format(count=len(cell.informants))
    if cell.people is not None:
        count += ", " + _("{count} people in all").format(count=cell.people)
    clears = _("“{level}” clears it").format(level=_(_LEVELS[cell.clears])) if cell.clears else ""
    return f"{what} ({', '.join(filter(None, (count, clears)))})"


def _listed(combination: Iterable[tuple[Attribute, str]]) -> str:
    """Return a combination as it is said; that somebody is a minor has no value of its own."""
    said = ((name, "" if name is Attribute.MINOR else value) for name, value in combination)
    with_value = _("{name} “{value}”")
    return ", ".join(
        with_value.format(name=_(NAMES[name]), value=value) if value else _(NAMES[name]) for name, value in said
    )


def cells(study: Study, interviews: Sequence[Interview], leave: Leave) -> tuple[Cell, ...]:
    """Return the small cells of what these interviews would print that nobody has accepted for the audience."""
    if not interviews:
        return ()
    sample, years = _sample(study)
    leaving = {pseudonym for each in interviews for one in each.persons if (pseudonym := years.get(one))}
    accepted = {each.combination for each in exports.accepted(study.data) if each.audience == leave.audience}
    found = crowd.cells(sample, leaving, leave.attribution, people(study))
    return tuple(cell for cell in found if _plain(cell.combination) not in accepted)


def refuse(study: Study, interviews: Sequence[Interview], leave: Leave) -> None:
    """Raise SmallCells when too few share what is printed; with a reason, keep in the log that it was accepted."""
    if not (found := cells(study, interviews, leave)):
        return
    if not leave.reason.strip():
        raise SmallCells(found)
    if not study.read_only:
        accept(study, found, leave)


def accept(study: Study, found: Sequence[Cell], leave: Leave) -> str:
    """Keep that these combinations may leave for an audience, with the reason, and return the deed. Raises ReadOnly."""
    reason = registering.without_names(study, leave.reason.strip())
    with study.deed() as deed:
        for cell in found:
            kept = Accepted(_plain(cell.combination), leave.audience, reason, study.me, times.now())
            exports.accept(study.data, kept, deed)
    return deed


def accepted(study: Study) -> tuple[Accepted, ...]:
    """Return every small cell that was accepted, oldest first."""
    return tuple(exports.accepted(study.data))


def people(study: Study) -> dict[Combination, int]:
    """Return the numbers of people that somebody has stated for a combination."""
    stated = exports.populations(study.data)
    return {tuple((Attribute(name), value) for name, value in held): count for held, count in stated.items()}


def state_people(study: Study, combination: Combination, count: int) -> str:
    """Keep how many people share a combination, in the sample or not; return the deed. Raises ReadOnly."""
    with study.deed() as deed:
        exports.state_population(study.data, _plain(combination), count, times.now(), deed)
    return deed


def _plain(combination: Combination) -> tuple[tuple[str, str], ...]:
    return tuple((name.value, value) for name, value in combination)


def _sample(study: Study) -> tuple[list[Informant], dict[str, str]]:
    """Return everybody who consented and was interviewed, and pseudonyms by the ids they have in interviews."""
    held = [interview for interview in joins.all_interviews(study.data) if interview.closed]
    types = {row.case.id: row.case.type for row in recruiting.cases(study)}
    found: dict[str, Informant] = {}
    called: dict[str, str] = {}
    for interview in held:
        for one in interview.persons:
            person = recruiting.plain(study, one)
            consent = consenting.standing(study, person.id)
            if consent is not None and consent.decision.opens_notes:
                called[one] = person.pseudonym
                found[person.id] = Informant(person.pseudonym, _attributes(person, interview, types))
    return list(found.values()), called


def _attributes(person: Person, interview: Interview, types: dict[str, str]) -> dict[Attribute, str]:
    began = interview.started
    shown = {
        Attribute.ROLE: person.role.strip().casefold(),
        Attribute.CASE_TYPE: types.get(interview.case or "", "").strip().casefold(),
        Attribute.YEAR: str(began.year) if began else "",
        Attribute.MINOR: "x" if person.minor else "",
        Attribute.GENDER: person.gender,
        Attribute.BACKGROUND: person.background,
        Attribute.AGE: person.age_band,
    }
    return {name: value for name, value in shown.items() if value}
