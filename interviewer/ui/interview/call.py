"""A call under way: which project it writes in, the writer, and the screen. A trial writes in a scratch project."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtWidgets import QMessageBox, QWidget

from interviewer.domain.consent import Consent
from interviewer.domain.interview import Interview
from interviewer.language import _
from interviewer.services import guiding, interviewing, recruiting, sitting, trialling
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
    if interview.sessions or not interview.clocked:
        return True
    return datetime.now().astimezone() - consent.at < FRESH


def begin(study: Study, interview: str, *, trial: bool = False) -> Call:
    """Open ``interview`` and let its clock run. Raises ConsentMissing, CallRunning, NotesClosed."""
    sheet: Sheet = interviewing.open_sheet(study, interview)
    if sheet.interview.clocked:
        sitting.begin(study, interview)
    writer = Writer(study)
    writer.start()
    screen = InterviewScreen(writer)
    screen.head.trial = trial
    screen.open(sheet)
    screen.start()
    return Call(study, interview, writer, screen, trial)


def try_out(study: Study) -> tuple[Study, str]:
    """Return a scratch project, and the interview in it on which the keys are tried with a colleague."""
    guides = study.project.guides or tuple(guide.id for guide in guiding.listed())
    return trialling.scratch(study, guides[0])


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


def asked_to_leave(window: QWidget) -> bool:
    """Ask whether the sitting ends here, because the project is to be closed; return whether it does."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(_("An interview is under way."))
    box.setInformativeText(_("Everything typed is kept, and the interview stays open for another sitting."))
    stay = box.addButton(_("Stay in the interview"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(_("End the sitting"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave
