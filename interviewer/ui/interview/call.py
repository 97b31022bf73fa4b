"""A call under way: which project it writes in, the writer, and the screen. A trial writes in a scratch project."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from interviewer.domain.consent import Consent
from interviewer.domain.interview import Interview
from interviewer.services import interviewing, recruiting, sitting
from interviewer.services.interviewing import Sheet
from interviewer.services.opening import Study
from interviewer.ui.interview.screen import InterviewScreen
from interviewer.ui.writer import Writer

FRESH = timedelta(hours=12)
"""A consent younger than this was given for the call that follows; an older one is confirmed first."""


@dataclass(slots=True)
class Call:
    """One opened interview."""

    study: Study
    interview: str
    writer: Writer
    screen: InterviewScreen
    trial: bool

    def leave(self, timeout: float = 5.0, *, aside: bool = False) -> bool:
        """End the sitting, or set it ``aside``, and let the writer finish; return whether everything is kept."""
        self.screen.stop(aside=aside)
        return self.writer.stop(timeout)


def covers(consent: Consent, interview: Interview) -> bool:
    """Return whether ``consent`` was given for this interview, so that it need not be confirmed first."""
    if interview.sessions or interview.afterwards:
        return True
    return datetime.now().astimezone() - consent.at < FRESH


def begin(study: Study, interview: str, *, trial: bool = False) -> Call:
    """Open ``interview`` and let its clock run. Raises ConsentMissing, CallRunning, NotesClosed."""
    sheet: Sheet = interviewing.open_sheet(study, interview)
    if not sheet.interview.afterwards:
        sitting.begin(study, interview)
    writer = Writer(study)
    writer.start()
    screen = InterviewScreen(writer)
    screen.head.trial = trial
    screen.open(sheet)
    screen.start()
    return Call(study, interview, writer, screen, trial)


def propose(study: Study, call: Call, details: recruiting.PersonDetails) -> str:
    """Keep somebody the informant proposed, and return the name to show. Raises KeyClosed, Incomplete."""
    found = interviewing.interview(call.study, call.interview)
    by = found.persons[0] if found.persons else None
    cases = (found.case,) if found.case else ()
    if not call.trial:
        recruiting.save_person(study, _proposed(details, by, cases))
    return details.name


def _proposed(details: recruiting.PersonDetails, by: str | None, cases: tuple[str, ...]) -> recruiting.PersonDetails:
    return replace(details, referred_by=by, cases=cases)
