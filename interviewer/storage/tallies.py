"""Counts that a person confirmed, and what a question's answers are counted in."""

from collections.abc import Mapping
from dataclasses import dataclass

from interviewer.storage import records
from interviewer.storage.driver import Database

_KIND = "tally"


@dataclass(frozen=True, slots=True)
class Decision:
    """The value of one informant or case. ``basis`` is a fingerprint of what was proposed then."""

    value: str
    by: str
    at: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """In what a question or code is counted: the unit, what several of them are called, and the values."""

    unit: str = "informant"
    units: str = ""
    values: tuple[str, ...] = ()


def decisions(db: Database, of: str) -> Mapping[str, Decision]:
    """Return what was decided of ``of`` (``question/KEY`` or ``code/ID``), by the id of the informant or case."""
    return {
        found.owner: Decision(
            str(found.said["value"]), str(found.said.get("by", "")), str(found.said.get("at", "")),
            str(found.said.get("basis", "")),
        )
        for found in records.of(db, _KIND)
        if found.id == of
    }  # fmt: skip


def decide(db: Database, unit: str, of: str, decision: Decision | None, deed: str) -> None:
    """Keep the value of one informant or case under it, so that it goes when that goes; ``None`` takes it back."""
    said = None if decision is None else {
        "value": decision.value, "by": decision.by, "at": decision.at, "basis": decision.basis,
    }  # fmt: skip
    records.save(db, _KIND, unit, of, said, deed)


def counted(db: Database, of: str) -> Counted:
    """Return in what ``of`` is counted; the usual where nobody said anything else."""
    for found in records.of_project(db, _KIND):
        if found.id == _in(of):
            return Counted(
                str(found.said.get("unit", "informant")), str(found.said.get("units", "")),
                tuple(map(str, found.said.get("values", ()))),
            )  # fmt: skip
    return Counted()


def count_in(db: Database, of: str, counted: Counted, deed: str) -> None:
    """Keep in what ``of`` is counted."""
    said = {"unit": counted.unit, "units": counted.units, "values": list(counted.values)}
    records.save_for_project(db, _KIND, _in(of), said, deed)


def _in(of: str) -> str:
    return f"in/{of}"
