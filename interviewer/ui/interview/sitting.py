"""One sitting of an interview: the clock on screen, and the session, pauses and ticks that are kept of it."""

from interviewer.domain.interview import Break
from interviewer.services import sitting
from interviewer.services.interviewing import Sheet
from interviewer.ui.interview.clock import Clock
from interviewer.ui.interview.model import Send

TICK = 10.0
"""Seconds between two notes of how long was spoken; what a crash can cost of the clock."""


class Sitting:
    """Runs while the interview is held; one registered afterwards, or by e-mail, has no clock and no sitting."""

    def __init__(self, sheet: Sheet, send: Send) -> None:
        self._id = sheet.interview.id
        self._send = send
        earlier = sum(each.spoken for each in sheet.interview.sessions if each.ended is not None)
        cut_short = sum(each.spoken for each in sheet.interview.sessions if each.ended is None)
        self._kept = cut_short
        self._begun = False
        self._break: Break | None = None
        self.clocked = sheet.interview.clocked
        self.agreed = sheet.interview.agreed_minutes
        self.clock = Clock(earlier, sitting=cut_short)

    @property
    def running(self) -> bool:
        """Return whether a sitting was begun and not ended, pauses or not."""
        return self._begun

    def start(self) -> None:
        """Begin the sitting."""
        if self.clocked and not self._begun:
            interview = self._id
            self._begun = True
            self.clock.start()
            self._send(lambda study: sitting.begin(study, interview))

    def toggle_pause(self, kind: Break) -> Break | None:
        """Stop the clock for ``kind``, or go on; return why it stands still now."""
        interview = self._id
        if not self._begun:
            return None
        if self._break is None:
            self._break = kind
            self.clock.stop()
            spoken = self.clock.sitting
            self._send(lambda study: sitting.pause(study, interview, kind, spoken))
        else:
            self._break = None
            self.clock.start()
            self._send(lambda study: sitting.resume(study, interview))
        return self._break

    def set_aside(self) -> None:
        """Stop the clock without ending the sitting; the next time the interview is opened it goes on."""
        if self._begun and self._break is None:
            self.toggle_pause(Break.PAUSE)
        self._begun = False

    def tick(self) -> None:
        """Note now and then how long was spoken."""
        interview, spoken = self._id, self.clock.sitting
        if self._begun and spoken - self._kept >= TICK:
            self._kept = spoken
            self._send(lambda study: sitting.tick(study, interview, spoken), field="tick")

    def end(self) -> None:
        """End the sitting."""
        interview = self._id
        self.clock.stop()
        spoken = self.clock.sitting
        if self._begun:
            self._begun = False
            self._send(lambda study: sitting.end_session(study, interview, spoken))
