"""Furnishing the fictional project with what recruitment leaves behind: networks, regions, targets, a round, names."""

from dataclasses import replace
from typing import Any

from interviewer.domain.campaign import Asked, Channel
from interviewer.domain.spread import Dimension
from interviewer.services import campaigning, recruiting, spreading
from interviewer.services.campaigning import Details
from interviewer.services.recruiting import PersonDetails
from interviewer.services.study import Study
from interviewer.storage import cases, joins, persons


def furnish(study: Study, sample: dict[str, Any]) -> None:
    """Enter what ``sample`` says of persons and cases by name, and everything around them."""
    _people(study, sample["persons"])
    _cases(study, sample["regions"])
    for dimension, value, wanted in sample["targets"]:
        spreading.set_target(study, Dimension(dimension), value, wanted)
    ids = _ids(study)
    for one in sample["named"]:
        if one["referred_by"] in ids:
            recruiting.save_person(study, PersonDetails(**{**one, "referred_by": ids[one["referred_by"]]}))
    _round(study, sample["round"])


def _ids(study: Study) -> dict[str, str]:
    return {contact.name: person for person, contact in joins.contacts(study.data, study.names).items()}


def _people(study: Study, told: dict[str, dict[str, str]]) -> None:
    ids = _ids(study)
    for name, facts in told.items():
        person = persons.get(study.data, ids[name]) if name in ids else None
        if person is None:
            continue
        known: dict[str, Any] = dict(facts)
        with study.deed() as deed:
            persons.save(study.data, replace(person, **known), deed)


def _cases(study: Study, regions: dict[str, str]) -> None:
    names = {name.name: case for case, name in joins.case_names(study.data, study.names).items()}
    for name, region in regions.items():
        case = cases.get(study.data, names[name]) if name in names else None
        if case is not None:
            with study.deed() as deed:
                cases.save(study.data, replace(case, region=region), deed)


def _round(study: Study, told: dict[str, Any]) -> None:
    made = campaigning.keep(study, Details(told["title"], told["question"], Channel(told["channel"])))
    ids = _ids(study)
    states = {ids[name]: Asked(state) for name, state in told["states"].items() if name in ids}
    campaigning.include(study, made, list(states))
    for person, state in states.items():
        if state is not Asked.TO_ASK:
            campaigning.note(study, made, person, state)
