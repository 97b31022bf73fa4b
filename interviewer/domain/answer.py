"""Answers: the words, their status, and what was added on the way (probes, parked themes, the closing lines)."""

from dataclasses import dataclass
from enum import StrEnum

from interviewer.domain.guide import YesNo
from interviewer.domain.mark import Mark


class Status(StrEnum):
    """What became of a question. Not asked is never a no."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    ANSWERED = "answered"
    PARTLY = "partly"
    ELSEWHERE = "elsewhere"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    NOT_RELEVANT = "not_relevant"

    @property
    def raised(self) -> bool:
        """Return whether the question was taken up in the talk."""
        return self not in (Status.NOT_ASKED, Status.NOT_RELEVANT)


class Field(StrEnum):
    """Which text: the notes of the call, or their fair copy."""

    NOTE = "note"
    FAIR = "fair"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one informant said to one item. ``question`` is a guide key or a probe's id."""

    question: str
    subject: str
    note: str = ""
    fair: str | None = None
    chosen: Status | None = None
    """The status a person set by hand; ``None`` lets words and yes/no decide."""
    asked: bool = False
    yes_no: YesNo | None = None
    elsewhere: str | None = None
    """The key of the question under which it was answered."""
    asked_as: str = ""
    """The wording used, where it differed from the guide's."""
    has_example: bool = False
    marks: tuple[Mark, ...] = ()
    fair_marks: tuple[Mark, ...] = ()
    unplaced: tuple[Mark, ...] = ()
    """Marks put on another laptop's text, whose words do not stand once and only once in this one; kept as they are."""
    fair_unplaced: tuple[Mark, ...] = ()

    @property
    def status(self) -> Status:
        """Return the status: chosen by hand, else set by the words and the yes/no note, else asked or not."""
        if self.chosen is not None:
            return self.chosen
        if self.note.strip() or (self.fair or "").strip() or self.yes_no is not None:
            return Status.ANSWERED
        return Status.ASKED if self.asked else Status.NOT_ASKED

    def text(self, *, fair: bool) -> str:
        """Return the fair copy when ``fair`` and there is one, otherwise the notes."""
        return self.fair if fair and self.fair is not None else self.note

    def marks_of(self, *, fair: bool) -> tuple[Mark, ...]:
        """Return the marks of the text that :meth:`text` returns."""
        return self.fair_marks if fair and self.fair is not None else self.marks

    def unplaced_of(self, *, fair: bool) -> tuple[Mark, ...]:
        """Return the marks that found no place in the text that :meth:`text` returns."""
        return self.fair_unplaced if fair and self.fair is not None else self.unplaced


@dataclass(frozen=True, slots=True)
class Probe:
    """A question made up in the talk: its wording and the item it came after (a key, or ``""`` for the end)."""

    id: str
    after: str
    text: str


@dataclass(frozen=True, slots=True)
class Parked:
    """A theme to come back to."""

    id: str
    question: str
    text: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Reflection:
    """The closing step and the interviewer's three lines afterwards."""

    more: str = ""
    """What the informant added at the end."""
    impression: str = ""
    surprise: str = ""
    next: str = ""
    same_day: bool = False
    """Marked to be tidied the same day."""
