"""The transcript: an interview as it leaves, pseudonymised, with everything an archive asks for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from interviewer.domain.answer import Status
from interviewer.domain.consent import Channel, Decision
from interviewer.domain.guide import Bound, YesNo
from interviewer.domain.interview import Mode
from interviewer.domain.mark import MarkKind
from interviewer.domain.replacement import SQUARE, Style


class Attribution(StrEnum):
    """How much is said of who speaks (E8); each level says what the one before does, and more."""

    NONE = "none"
    ROLE = "role"
    ROLE_MODEL = "role+model"
    PSEUDONYM = "pseudonym"

    @property
    def names_role(self) -> bool:
        """Return whether roles are printed."""
        return self is not Attribution.NONE

    @property
    def names_model(self) -> bool:
        """Return whether the kind of case is printed."""
        return self in (Attribution.ROLE_MODEL, Attribution.PSEUDONYM)

    @property
    def names_pseudonym(self) -> bool:
        """Return whether pseudonyms and exact dates are printed, by which interviews can be told apart and joined."""
        return self is Attribution.PSEUDONYM


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text under the same marks."""

    text: str
    kinds: frozenset[MarkKind] = frozenset()


Paragraph = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What one informant said to one item."""

    status: Status = Status.NOT_ASKED
    paragraphs: tuple[Paragraph, ...] = ()
    yes_no: YesNo | None = None
    elsewhere: str = ""
    """The label of the question under which it was answered."""
    asked_as: str = ""
    has_example: bool = False
    speaker: str = ""
    """Who speaks, where an interview has several informants."""


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the guide, or a question made up in the talk, with its replies."""

    key: str
    short: str
    """The label path as it is said: ``2 f ii``; ``""`` for a question made up in the talk."""
    label: str
    text: str
    follow_up: bool = False
    made_up: bool = False
    condition: str = ""
    bound: Bound | None = None
    shown: str = ""
    """What a bound question is shown from."""
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the guide."""

    label: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A consent as the cover tells it."""

    speaker: str
    decision: Decision
    channel: Channel
    at: datetime
    script: str
    choices: tuple[tuple[str, bool], ...] = ()
    limits: str = ""
    guardian: str = ""

    def allows(self, choice: str) -> bool | None:
        """Return what was chosen, ``None`` when it was not asked."""
        return dict(self.choices).get(choice)


@dataclass(frozen=True, slots=True)
class Cover:
    """What an archive asks for."""

    title: str
    code: str
    """What the interview is called: pseudonyms, or a code that says nothing."""
    speakers: tuple[str, ...]
    institution: str = ""
    commissioner: str = ""
    purpose: str = ""
    contact: str = ""
    case_word: str = ""
    case: str = ""
    case_type: str = ""
    held: datetime | None = None
    """When it began; only where pseudonyms are printed."""
    when: str = ""
    """When it was held, in words: the day, or only the month where no pseudonym is printed."""
    mode: Mode = Mode.PHONE
    length: timedelta = timedelta()
    sessions: int = 1
    afterwards: bool = False
    guide: str = ""
    guide_version: str = ""
    rests_on_fair: bool = False
    sets: int = 1
    """How many took notes of the talk."""
    reviewed: bool = False
    draft: bool = False
    anonymous: bool = False
    """The project has ended: there is no key any more, and nothing but this text."""
    """Made by a member before the lead has merged."""
    raised: int = 0
    to_ask: int = 0
    consents: tuple[Given, ...] = ()
    generated: date | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """An interview ready to be shown, copied or written; every text in it is pseudonymised."""

    attribution: Attribution
    language: str
    cover: Cover
    parts: tuple[Part, ...]
    more: tuple[Paragraph, ...] = ()
    """What the informant added at the end."""
    facts: tuple[tuple[str, YesNo], ...] = ()
    parked: tuple[str, ...] = ()
    """Themes to come back to that were not taken up."""
    style: Style = SQUARE
    """How replacements and quotations are set off."""

    @property
    def quotable(self) -> bool:
        """Return whether nobody in it has said no to being quoted."""
        return all(given.allows("quotes") is not False for given in self.cover.consents)

    @property
    def kinds(self) -> frozenset[MarkKind]:
        """Return the marks that occur, for the legend."""
        replies = (reply for part in self.parts for line in part.lines for reply in line.replies)
        paragraphs = [*self.more, *(paragraph for reply in replies for paragraph in reply.paragraphs)]
        return frozenset(kind for paragraph in paragraphs for run in paragraph for kind in run.kinds)
