"""Informants of one case who say different things: a finding, never an error, and never shown in an interview (F2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.domain.answer import Status
from interviewer.domain.guide import YesNo


@dataclass(frozen=True, slots=True)
class Voice:
    """What one informant was noted as saying to one question, in which role."""

    informant: str
    called: str
    role: str
    said: YesNo | None
    status: Status


@dataclass(frozen=True, slots=True)
class Cell:
    """One question in one case: who was noted as saying what, and whether somebody has read something out of it."""

    voices: tuple[Voice, ...] = ()
    reading: bool = False
    stale: bool = False

    @property
    def differs(self) -> bool:
        """Return whether one informant's note is a yes and another's a no; silence contradicts nobody."""
        return differ(self.voices)

    def count(self, said: YesNo) -> int:
        """Return how many informants were noted as saying so."""
        return len({voice.informant for voice in self.voices if voice.said is said})

    @property
    def spoken(self) -> int:
        """Return with how many informants it was taken up."""
        return len({voice.informant for voice in self.voices if voice.status.raised or voice.said})


def differ(voices: Sequence[Voice]) -> bool:
    """Return whether two informants disagree; what one person said in two interviews is no contradiction of two."""
    yes = {voice.informant for voice in voices if voice.said is YesNo.YES}
    no = {voice.informant for voice in voices if voice.said is YesNo.NO}
    return any(one != other for one in yes for other in no)
