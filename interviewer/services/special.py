"""Special categories of personal data (GDPR Art. 9), in all talks or in single questions: an explicit yes first."""

from interviewer.domain.guide import Guide
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services.study import Study
from interviewer.storage import consents


class ExplicitMissing(InterviewerError):
    """A yes to special categories of personal data was to be kept without having been said expressly (A7)."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _(
                "This project asks for special categories of personal data, and {who} has not said yes to that "
                "expressly. Nothing was stored. Ask for it, and tick it when it was said; or choose another answer."
            ).format(who=who)
        )


class QuestionNotAllowed(InterviewerError):
    """Something was to be noted under a question about special categories without an explicit yes to those."""

    def __init__(self, short: str) -> None:
        super().__init__(
            _(
                "Question {question} asks for special categories of personal data, and the informant has not said yes "
                "to that expressly. Nothing was stored under it. Ask for consent once more, with the explicit yes."
            ).format(question=short)
        )


def name_of(guide: Guide, key: str) -> str:
    """Return how a question is named in the project's list: by guide and key, so that a new wording keeps it."""
    return f"{guide.id}:{key}"


def closed(study: Study, guide: Guide, subject: str) -> frozenset[str]:
    """Return the keys of the questions under which nothing of somebody's may be noted, for want of an explicit yes."""
    marked = study.project.special_questions
    if not marked:
        return frozenset()
    given = consents.standing_of(study.data, subject)
    if given is not None and given.explicit:
        return frozenset()
    return frozenset(place.key for place in guide.places() if name_of(guide, place.key) in marked)


def refuse(study: Study, guide: Guide, key: str, subject: str) -> None:
    """Raise QuestionNotAllowed when a question needs an explicit yes that ``subject`` has not said."""
    if key in closed(study, guide, subject):
        place = guide.place(key)
        raise QuestionNotAllowed(place.short if place else key)
