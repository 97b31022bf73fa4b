"""What the informants of an imported interview said yes or no to, kept through the same gate as in the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from interviewer.domain.consent import Consent, Decision, Guardian, Refusal
from interviewer.domain.interview import Mode
from interviewer.domain.script import ELEMENTS
from interviewer.errors import InterviewerError
from interviewer.exchange.interview_json import ConsentForm, InformantForm, InterviewForm
from interviewer.language import _
from interviewer.services import consenting, times
from interviewer.services.study import Study
from interviewer.storage import persons

Given = dict[str, Consent | None]
"""The consent of each informant, by the person's id, in the order of the file; ``None`` where nobody decided."""


class Misfit(InterviewerError):
    """A value fits neither the guide nor the rest of the interview."""


def decide(study: Study, form: InterviewForm, informants: tuple[str, ...]) -> Given:
    """Keep the decision of each informant and return what stands.

    Raises Misfit, which names an informant by the place in the file: nobody has seen a new one's pseudonym yet.
    """
    given: Given = {}
    for number, (person, one) in enumerate(zip(informants, form.informants, strict=True), 1):
        with _counted(study, person, number):
            given[person] = _decided(study, form, person, one)
    return given


@contextmanager
def _counted(study: Study, person: str, number: int) -> Iterator[None]:
    """Call a person by the place in the file in whatever is refused."""
    try:
        yield
    except InterviewerError as error:
        found = persons.get(study.data, person)
        called = _("informant {number}").format(number=number)
        raise Misfit(str(error).replace(found.pseudonym, called) if found else str(error)) from error


def _decided(study: Study, form: InterviewForm, person: str, one: InformantForm) -> Consent | None:
    standing = consenting.standing(study, person)
    if one.consent is None:
        return standing
    at = one.consent.at or form.started
    if standing and at and standing.decision is one.consent.decision and standing.at == times.aware(at):
        return standing
    return consenting.record(study, person, _said(one.consent, at, form.interviewer))


def heard(form: InterviewForm, given: Given) -> tuple[str, ...]:
    """Return whose words can be kept; of a group somebody may have said no and have no answers (A17)."""
    found = tuple(person for person, one in given.items() if one and one.decision.opens_notes)
    if form.mode is not Mode.GROUP or not found:
        refuse_without_consent(given)
    return found


def refuse_without_consent(given: Given) -> None:
    """Raise Misfit when one of the informants has not said yes."""
    for number, consent in enumerate(given.values(), 1):
        if consent is None or not consent.decision.opens_notes:
            raise Misfit(
                _("informant {number} has answers but no consent (decision: {decision})").format(
                    number=number, decision=consent.decision.value if consent else _("none")
                )
            )


def _said(form: ConsentForm, at: datetime | None, interviewer: str) -> consenting.Said:
    if unknown := [element for element in form.elements if element not in ELEMENTS]:
        raise Misfit(_("the consent names an unknown element “{element}”").format(element=unknown[0]))
    refused = Decision.NO is form.decision
    return consenting.Said(
        decision=form.decision,
        channel=form.channel,
        reply=form.reply,
        choices=form.choices,
        limits=form.limits or (form.reply if form.decision is Decision.LIMITS else ""),
        refusal=(form.refusal or Refusal.OTHER) if refused else None,
        guardian=_guardian(form, at),
        read_from=form.read_from,
        at=at,
        elements=frozenset(form.elements),
        interviewer=interviewer,
        script=form.script,
    )


def _guardian(form: ConsentForm, at: datetime | None) -> Guardian | None:
    if form.guardian is None:
        return None
    moment = form.guardian.at or at
    return Guardian(
        form.guardian.event,
        form.guardian.channel,
        times.aware(moment) if moment else times.now(),
        form.guardian.number_from,
        form.guardian.text,
    )
