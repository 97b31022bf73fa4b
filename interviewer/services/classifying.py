"""Classifying: typologies by several authors, and where each case stands in them, with every move it made (F3).

What a researcher writes of a case lies in the data file: names of the register become pseudonyms.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from interviewer import assets
from interviewer.domain.identity import new_id
from interviewer.domain.joined import Kind
from interviewer.domain.text import clean, one_line
from interviewer.domain.typology import Cell, Fit, Move, Named, Placement, Typology
from interviewer.errors import InterviewerError
from interviewer.exchange import forms, typology_forms
from interviewer.language import _
from interviewer.services import recruiting, registering, times
from interviewer.services.errors import Incomplete, NothingThere
from interviewer.services.recruiting import CaseRow
from interviewer.services.study import Study
from interviewer.storage import joins, typologies

LONGEST_NAME = 200
"""Characters."""


class SameName(InterviewerError):
    """Two types, authors or criteria were to have one name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” stands there twice. Nothing was changed. Call one of them something else.").format(name=name)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A case and where it stands; ``placement`` is ``None`` as long as nobody has placed it."""

    case: CaseRow
    placement: Placement | None = None
    type: Named | None = None
    """Its type; ``None`` where it is not placed, fits none, or the type is gone."""

    @property
    def lost(self) -> bool:
        """Return whether it was put under a type that is gone since."""
        return self.placement is not None and bool(self.placement.type) and self.type is None

    @property
    def fits_none(self) -> bool:
        """Return whether somebody looked at it and found that it fits none of the types."""
        return self.placement is not None and not self.placement.type


@dataclass(frozen=True, slots=True)
class Board:
    """A typology and every case of the project."""

    typology: Typology
    rows: tuple[Row, ...]

    def under(self, type_key: str) -> tuple[Row, ...]:
        """Return the cases under a type."""
        return tuple(row for row in self.rows if row.type is not None and row.type.key == type_key)

    @property
    def unplaced(self) -> tuple[Row, ...]:
        """Return the cases that stand nowhere: nobody has placed them, or their type is gone."""
        return tuple(row for row in self.rows if row.placement is None or row.lost)

    @property
    def fitting_none(self) -> tuple[Row, ...]:
        """Return the cases that were found to fit none of the types."""
        return tuple(row for row in self.rows if row.fits_none)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a researcher says of a case: its type (``""`` for none of them), fit by criterion, deviation, and why."""

    type: str
    fits: Mapping[str, Fit]
    deviation: str = ""
    rationale: str = ""


def listed(study: Study) -> tuple[Typology, ...]:
    """Return the typologies of the project, by title."""
    return tuple(typologies.all_of(study.data))


def get(study: Study, typology_id: str) -> Typology:
    """Return one typology. Raises NothingThere."""
    found = next((each for each in listed(study) if each.id == typology_id), None)
    if found is None:
        raise NothingThere(_("such typology"))
    return found


@cache
def shipped() -> tuple[Typology, ...]:
    """Return the typologies that are shipped, by title."""
    paths = [path for path in sorted(assets.forms().glob("*.yaml")) if forms.form_of(path) == typology_forms.FORM]
    return tuple(sorted(map(forms.read_typology, paths), key=lambda each: each.title.casefold()))


def take_in_shipped(study: Study) -> int:
    """Take in the shipped typologies that are not there yet, and return how many; they have one id on all laptops."""
    held = {each.id for each in listed(study)}
    new = [each for each in shipped() if each.id not in held]
    with study.deed() as deed:
        for each in new:
            typologies.save(study.data, each, None, deed)
    return len(new)


def add(study: Study, title: str) -> str:
    """Begin a typology and return its id. Raises Incomplete."""
    made = _checked(study, Typology(new_id(), title))
    with study.deed() as deed:
        typologies.save(study.data, made, None, deed)
    return made.id


def change(study: Study, typology: Typology) -> None:
    """Keep a typology as it is now: title, types, authors, criteria, definitions.

    What is said of a type, author or criterion that is gone goes too. Cases under a type that is gone stand nowhere.
    Raises NothingThere, Incomplete, SameName.
    """
    before, now = get(study, typology.id), _checked(study, typology)
    with study.deed() as deed:
        typologies.save(study.data, now, before, deed)


def define(study: Study, typology_id: str, cell: Cell, text: str) -> None:
    """Keep what an author says of a type by a criterion; no words empty the cell. Raises NothingThere."""
    held = get(study, typology_id)
    words = registering.without_names(study, clean(text).strip())
    now = replace(held, definitions={**held.definitions, cell: words})
    if words and cell not in now.standing():
        raise NothingThere(_("such cell"))
    with study.deed() as deed:
        typologies.save(study.data, now, held, deed)


def remove(study: Study, typology_id: str) -> int:
    """Take a typology away with the places of all cases in it, as one deed; return how many cases stood there."""
    held, placed = get(study, typology_id), typologies.placements(study.data, typology_id)
    with study.deed() as deed:
        for each in placed:
            typologies.take_out(study.data, each.case, typology_id, deed)
        typologies.remove(study.data, held, deed)
    return len(placed)


def board(study: Study, typology_id: str) -> Board:
    """Return where every case stands in a typology. Raises CallRunning, NothingThere."""
    study.refuse_in_call()
    held, placed = get(study, typology_id), standing(study, typology_id)
    found = []
    for row in recruiting.cases(study):
        placement = placed.get(row.case.id)
        found.append(Row(row, placement, held.type(placement.type) if placement else None))
    return Board(held, tuple(sorted(found, key=lambda row: row.case.shown.casefold())))


def standing(study: Study, typology_id: str) -> Mapping[str, Placement]:
    """Return the place of each case that has one; of cases that were joined, the place given last."""
    what = joins.of(study.data, Kind.CASE).canonical
    found: dict[str, Placement] = {}
    for each in sorted(typologies.placements(study.data, typology_id), key=lambda one: one.at or times.now()):
        found[what(each.case)] = replace(each, case=what(each.case))
    return found


def place(study: Study, typology_id: str, case_id: str, said: Judgement) -> None:
    """Put a case under a type, or say that it fits none. Raises CallRunning, NothingThere, Incomplete.

    A case that fits none of the types, or deviates, needs a reason in words.
    """
    study.refuse_in_call()
    held, case = get(study, typology_id), recruiting.case(study, case_id).case
    if said.type and held.type(said.type) is None:
        raise NothingThere(_("such type"))
    deviation, rationale = (registering.without_names(study, clean(each).strip())
                            for each in (said.deviation, said.rationale))  # fmt: skip
    if not said.type and not rationale:
        raise Incomplete(_("Why it fits none of the types"))
    known = {each.key for each in held.criteria}
    fits = {key: fit for key, fit in said.fits.items() if key in known}
    if Fit.DEVIATES in fits.values() and not (deviation or rationale):
        raise Incomplete(_("How it deviates"))
    now = Placement(typology_id, case.id, said.type, fits, deviation, rationale, study.me, times.now())
    with study.deed() as deed:
        typologies.place(study.data, now, deed)


def take_out(study: Study, typology_id: str, case_id: str) -> None:
    """Take a case out of a typology; where it stood stays in its history. Raises CallRunning."""
    study.refuse_in_call()
    members = joins.of(study.data, Kind.CASE).members(case_id)
    placed = {each.case for each in typologies.placements(study.data, typology_id)}
    with study.deed() as deed:
        for each in placed.intersection(members):
            typologies.take_out(study.data, each, typology_id, deed)


def moves(study: Study, typology_id: str, case_id: str) -> tuple[Move, ...]:
    """Return every place a case was given, oldest first. Raises CallRunning."""
    study.refuse_in_call()
    members = joins.of(study.data, Kind.CASE).members(case_id)
    found = [Move(*each) for one in members for each in typologies.moves(study.data, one, typology_id)]
    return tuple(sorted(found, key=lambda move: move.at))


def _checked(study: Study, typology: Typology) -> Typology:
    """Return a typology free of registered names. Raises Incomplete, SameName."""
    title = _name(study, typology.title)
    if not title:
        raise Incomplete(_("The title of the typology"))
    lists = (_named(study, each) for each in (typology.types, typology.authors, typology.criteria))
    types, authors, criteria = lists
    definitions = {cell: registering.without_names(study, text) for cell, text in typology.definitions.items()}
    return replace(
        typology, title=title, types=types, authors=authors, criteria=criteria, definitions=definitions,
        source=_name(study, typology.source),
    )  # fmt: skip


def _named(study: Study, held: tuple[Named, ...]) -> tuple[Named, ...]:
    found = tuple(Named(each.key or new_id(), _name(study, each.name)) for each in held)
    seen: set[str] = set()
    for each in found:
        if not each.name:
            raise Incomplete(_("The name of each type, author and criterion"))
        if each.name.casefold() in seen:
            raise SameName(each.name)
        seen.add(each.name.casefold())
    return found


def _name(study: Study, text: str) -> str:
    return registering.without_names(study, one_line(text)[:LONGEST_NAME])
