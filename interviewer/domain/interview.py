"""The interview and its sessions: when it ran, how, and whether its notes are still open."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Mode(StrEnum):
    """How the interview is held."""

    PHONE = "phone"
    FACE = "face"
    EMAIL = "email"
    GROUP = "group"


class Break(StrEnum):
    """Why the clock stood still."""

    PAUSE = "pause"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause or a dropped line; ``ended`` is ``None`` while it lasts."""

    kind: Break
    started: datetime
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting. ``spoken`` is seconds on the monotonic clock, pauses left out."""

    id: str
    interview: str
    started: datetime
    ended: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    spoken: float = 0.0


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview of one or more informants on one guide. ``closed`` makes the notes read-only."""

    id: str
    guide: str
    """Hash of the embedded guide."""
    mode: Mode
    case: str | None = None
    persons: tuple[str, ...] = ()
    interviewer: str = ""
    notetakers: tuple[str, ...] = ()
    agreed_minutes: int = 45
    planned: datetime | None = None
    afterwards: bool = False
    """Registered afterwards, from paper: ``started`` and ``ended`` are the event's, not the entry's."""
    started: datetime | None = None
    ended: datetime | None = None
    closed: bool = False
    fair_finished: bool = False
    sessions: tuple[Session, ...] = ()

    @property
    def clocked(self) -> bool:
        """Return whether a clock runs while it is held: not for one from paper, nor for one by e-mail."""
        return not self.afterwards and self.mode is not Mode.EMAIL

    @property
    def length(self) -> timedelta:
        """Return the time spoken, pauses left out."""
        if self.afterwards and self.started and self.ended:
            return self.ended - self.started
        return timedelta(seconds=sum(session.spoken for session in self.sessions))
