"""Complicating the fictional project: letters, a refusal, a withdrawal in part, and an exception that was explained."""

from datetime import datetime, timedelta
from typing import Any

from interviewer.exchange import interview_json
from interviewer.services import consenting, examining, explaining, importing, sending, withdrawing
from interviewer.services.sending import Way
from interviewer.services.study import Study
from interviewer.storage import interviews, joins

_SOON, _LATER = timedelta(minutes=20), timedelta(days=1)
"""How long after a yes the receipt went out, and how long after the talk the thanks."""


def complicate(study: Study, told: dict[str, Any]) -> None:
    """Enter what ``told`` says of persons by name; whoever is not in the project is passed over."""
    ids = _ids(study)
    refused = [one for one in told["refusals"] if all(each["referred_by"] in ids for each in one["informants"])]
    if refused:
        importing.take_in(study, interview_json.check(refused, "demo"), "demo")
        ids = _ids(study)
    for name, one in told["letters"].items():
        if name in ids:
            _send(study, ids[name], Way(one["way"]), datetime.fromisoformat(one["at"]), confirmed=one["confirmed"])
    for name, scope in told["withdrawals"].items():
        if name in ids:
            withdrawing.withdraw(study, ids[name], withdrawing.Scope(scope))
    for each in examining.examine(study).open:
        if each.fault.value in told["explanations"]:
            explaining.explain(study, each, told["explanations"][each.fault.value])


def _ids(study: Study) -> dict[str, str]:
    return {contact.name: person for person, contact in joins.contacts(study.data, study.names).items()}


def _send(study: Study, person: str, way: Way, at: datetime, *, confirmed: bool) -> None:
    """Keep that the letter went out, and after a yes the receipt and the thanks."""
    sending.sent(study, person, sending.letter(study, person, way), way, confirmed=confirmed, at=at)
    consent = consenting.standing(study, person)
    if consent is None or not consent.decision.opens_notes:
        return
    sending.sent(study, person, sending.receipt(study, person), way, at=consent.at + _SOON)
    for each in interviews.all_of(study.data):
        if person in each.persons and each.ended is not None:
            sending.sent(study, person, sending.thanks(study), way, at=each.ended + _LATER)
