"""The closing step: what was not taken up, must-ask first, and the themes that were parked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from interviewer.domain.answer import Answer, Parked, Status
from interviewer.domain.guide import FACT, Guide, Place, Question, YesNo


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left before saying thanks. A follow-up that an answer ruled out is not left."""

    must: tuple[Place, ...]
    others: tuple[Place, ...]
    parked: tuple[Parked, ...]

    @property
    def nothing(self) -> bool:
        """Return whether all was taken up and no theme waits."""
        return not (self.must or self.others or self.parked)


def said(answers: Mapping[str, Answer], facts: Mapping[str, YesNo]) -> dict[str, YesNo]:
    """Return what conditions look at: yes or no by item key, and by ``fact:NAME``."""
    of_items = {key: answer.yes_no for key, answer in answers.items() if answer.yes_no is not None}
    return of_items | {FACT + name: value for name, value in facts.items()}


def remaining(
    guide: Guide,
    answers: Mapping[str, Answer],
    parked: Iterable[Parked],
    facts: Mapping[str, YesNo] | None = None,
) -> Remaining:
    """Return the items of ``guide`` nobody took up, those that must be asked first, and the themes still parked."""
    heard = said(answers, facts or {})
    left = [
        place
        for place in guide.to_ask()
        if _status(answers, place.key) is Status.NOT_ASKED
        and not (place.follow_up is not None and place.follow_up.dimmed(heard))
    ]
    must = tuple(place for place in left if must_ask(place))
    others = tuple(place for place in left if not must_ask(place))
    return Remaining(must, others, tuple(theme for theme in parked if not theme.done))


def must_ask(place: Place) -> bool:
    """Return whether the item itself has to be asked; a follow-up never has to."""
    return isinstance(place.item, Question) and place.question.must_ask


def _status(answers: Mapping[str, Answer], key: str) -> Status:
    answer = answers.get(key)
    return answer.status if answer else Status.NOT_ASKED
