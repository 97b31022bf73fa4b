"""The interviews about a municipality, to choose from; nobody in them is named but by pseudonym."""

from collections.abc import Sequence

from interviewer.language import _
from interviewer.services import surveying
from interviewer.services.applying import Place
from interviewer.services.study import Study
from interviewer.ui.interview.chooser import Choice

CASE, TALK = "case", "talk"
"""What the key of a choice begins with, before a stroke and the id."""


def choices(study: Study, place: Place) -> list[Choice]:
    """Return the cards of the cases there, and the closed interviews about them. Raises CallRunning."""
    talks = [talk for talk in surveying.survey(study).talks if talk.case in place.cases]
    cards = [Choice(f"{CASE}/{one}", _("The card of the case")) for one in place.cases]
    return cards + [Choice(f"{TALK}/{talk.id}", f"{talk.called}   {_who(talk)}") for talk in talks]


def matching(offered: Sequence[Choice], typed: str) -> list[Choice]:
    """Return those that hold every word typed."""
    wanted = typed.casefold().split()
    return [each for each in offered if all(word in each.text.casefold() for word in wanted)]


def _who(talk: surveying.Talk) -> str:
    return ", ".join(informant.pseudonym for informant in talk.informants.values())
