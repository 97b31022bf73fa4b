"""What can go wrong with a consent text: it is approved and frozen, it lacks something, or it is not there."""

from interviewer.domain.text_version import TextVersion
from interviewer.errors import InterviewerError
from interviewer.language import _


class Frozen(InterviewerError):
    """An approved text was to be changed."""

    def __init__(self, version: str) -> None:
        super().__init__(
            _(
                "Version {version} is approved, so its words stay as they were read. Nothing was changed. "
                "Make a new version and change that."
            ).format(version=version)
        )


class Uncovered(InterviewerError):
    """A text does not tell everything that the project has to tell."""

    def __init__(self, elements: tuple[str, ...]) -> None:
        super().__init__(
            _(
                "The text cannot be approved yet: neither a paragraph nor the letter tells {elements}. Nothing was "
                "changed. Write it, and tick the element at the paragraph or the letter that tells it."
            ).format(elements=", ".join(elements))
        )


class TextUnknown(InterviewerError):
    """A consent was said to be given under a text that the project does not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(
            _(
                "The project has no consent text “{name}”; it has {known}. Nothing was stored. Enter that text in the "
                "project, or name the one that was read."
            ).format(name=name, known=", ".join(known))
        )


class ApprovedAlready(InterviewerError):
    """A version was to be approved that is approved."""

    def __init__(self, version: TextVersion) -> None:
        at = version.approved_at.astimezone().strftime("%d.%m.%Y %H:%M") if version.approved_at else "–"
        super().__init__(
            _(
                "Version {version} is approved already, on {at} by {who}. Nothing was changed. To change the words, "
                "make a new version and have that approved."
            ).format(version=version.script.version, at=at, who=version.approved_by)
        )


class Unfilled(InterviewerError):
    """A text names facts of the project that nobody has filled in: informants would be told nothing there."""

    def __init__(self, lacking: tuple[str, ...]) -> None:
        super().__init__(
            _(
                "The text cannot be approved yet: the project lacks {lacking}, and the text names it. Nothing was "
                "changed. Fill it in under Project, or take it out of the text."
            ).format(lacking=", ".join(lacking))
        )
