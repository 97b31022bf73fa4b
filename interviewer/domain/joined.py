"""What was entered twice and is one: how two persons, cases or contacts read once somebody has joined them.

The first is the one with the smallest id. What it lacks is filled from the others; a no, a minor and a wish not to be
contacted hold whichever of them says so.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from interviewer.domain.case import Case, CaseName
from interviewer.domain.minority import ORDER, Age
from interviewer.domain.person import Contact, Person


class Kind(StrEnum):
    """What can be joined."""

    PERSON = "person"
    CASE = "case"
    INTERVIEW = "interview"


def person(found: Sequence[Person], who: Callable[[str], str], case: Callable[[str], str]) -> Person:
    """Return one person for all of ``found``; ``who`` and ``case`` tell which id stands for another."""
    first = found[0]
    proposers = [who(each.referred_by) for each in found if each.referred_by]
    return replace(
        first,
        role=_first(each.role for each in found),
        gender=_first(each.gender for each in found),
        age_band=_first(each.age_band for each in found),
        background=_first(each.background for each in found),
        minor=any(each.minor for each in found),
        seed=any(each.seed for each in found),
        cases=tuple(dict.fromkeys(case(held) for each in found for held in each.cases)),
        referred_by=next((proposer for proposer in proposers if proposer != first.id), None),
        may_contact=_stricter(each.may_contact for each in found),
        may_name=_stricter(each.may_name for each in found),
        do_not_contact=any(each.do_not_contact for each in found),
        **_youngest(found),
        network=_first(each.network for each in found),
        seed_kind=_first(each.seed_kind for each in found),
        gatekeeper=any(each.gatekeeper for each in found),
        via=next((who(each.via) for each in found if each.via), None),
        case_roles={case(held): role for each in reversed(found) for held, role in each.case_roles.items()},
        purged=all(each.purged for each in found),
    )


def _youngest(found: Sequence[Person]) -> dict[str, Any]:
    """Return the age group of the one that was entered as the youngest, with the day it was noted."""
    known = [each for each in found if each.age_group]
    youngest = min(known, key=lambda each: ORDER.index(Age(each.age_group)), default=found[0])
    return {"age_group": youngest.age_group, "age_at": youngest.age_at}


def contact(found: Sequence[Contact]) -> Contact:
    """Return one contact for all of ``found``; remarks follow each other."""
    first = found[0]
    remarks = dict.fromkeys(each.remark for each in found if each.remark)
    return replace(
        first,
        name=_first(each.name for each in found),
        phone=_first(each.phone for each in found),
        email=_first(each.email for each in found),
        remark="\n\n".join(remarks),
        adult_from=max((each.adult_from for each in found if each.adult_from), default=None),
    )


def case(found: Sequence[Case]) -> Case:
    """Return one case for all of ``found``."""
    facts = {name: value for each in reversed(found) for name, value in each.facts.items()}
    return replace(
        found[0],
        type=_first(each.type for each in found),
        public=any(each.public for each in found),
        facts=facts,
        region=_first(each.region for each in found),
    )


def case_name(found: Sequence[CaseName]) -> CaseName:
    """Return one name for all of ``found``."""
    return replace(
        found[0],
        name=_first(each.name for each in found),
        municipality=_first(each.municipality for each in found),
        public_source=_first(each.public_source for each in found),
    )


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _stricter(flags: Iterable[bool | None]) -> bool | None:
    """Return no where somebody said no, else yes where somebody said yes."""
    said = set(flags)
    return False if False in said else True if True in said else None
