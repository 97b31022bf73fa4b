"""The place Interview: the list, and from there setup, consent, the call, the closing and the lines afterwards."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from interviewer.domain.consent import Consent
from interviewer.domain.interview import Interview
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import consenting, interviewing, noting, trialling
from interviewer.services.errors import ReadOnly
from interviewer.services.opening import Study
from interviewer.ui import clipboard
from interviewer.ui.consent import ConsentPage
from interviewer.ui.ethics.history import HistoryOpener
from interviewer.ui.interview import call as calls
from interviewer.ui.interview.after import AfterCall
from interviewer.ui.interview.call import Call
from interviewer.ui.interview.ending import Ending
from interviewer.ui.interview.listing import ListingPage
from interviewer.ui.interview.setup import Planned, SetupPage
from interviewer.ui.interview.ways import Ways


class InterviewPlace(QWidget):
    """Leads through an interview; while its clock runs the frame closes the other places."""

    ringing_changed = Signal(bool)
    said = Signal(str)
    saved = Signal(object)
    changed = Signal()

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.call: Call | None = None
        self._waiting: str | None = None
        self.listing = ListingPage(study)
        self._ending = Ending(study, self)
        self.closing = self._ending.page
        self._ways = Ways(study, self)
        self._after = AfterCall(study, self)
        self.afterwards = self._after.page
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        for page in (self.listing, self.closing, self.afterwards):
            self._stack.addWidget(page)
        self._connect()

    def refresh(self) -> None:
        """Bring the list up to date; a page under way stays."""
        if self.page is self.listing:
            self.listing.show_rows(interviewing.rows(self._study, counted=False))
        self._after.go_on()

    @property
    def page(self) -> QWidget:
        """Return the page shown."""
        return self._stack.currentWidget() or self.listing

    def new(self) -> None:
        """Begin with the form of a new interview."""
        self._set_up(None, afterwards=False)

    def start_with(self, person_id: str) -> None:
        """Begin with the form, this person chosen."""
        if self.call is None:
            self._set_up(person_id, afterwards=False)

    def open(self, interview_id: str) -> None:
        """Open an interview: consent first where it is lacking, then the call; of a closed one the lines afterwards."""
        if self.call is not None:
            return
        try:
            self._study.refuse_in_merge()
            self._open(interviewing.interview(self._study, interview_id))
        except InterviewerError as error:
            self.said.emit(str(error))

    @Slot(str)
    def go_to(self, key: str) -> None:
        """Go to a question of the interview under way, or to where one was (``""``)."""
        if self.call is not None:
            self._show(self.call.screen)
            self.call.screen.go(key)

    def may_leave(self) -> bool:
        """Return whether the project can be closed; while a call runs it is asked, and all is kept first."""
        if not self._after.finish():
            self._after.go_on()
            return False
        if self.call is None:
            clipboard.forget()
            return True
        if not self.call.trial and not calls.asked_to_leave(self):
            return False
        return self._hang_up()

    def set_aside(self) -> bool:
        """Keep everything and stop the clock without a question; opened again, the interview goes on where it was.

        Returns whether everything is kept; where the disk refuses, the interview stays as it is.
        """
        self.closing.keep()
        self._after.finish()
        if not self._hang_up(aside=True):
            return False
        clipboard.forget()
        self._show_list()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the page shown."""
        super().focusInEvent(event)
        self.page.setFocus(event.reason())

    # Steps

    def _set_up(self, person: str | None, *, afterwards: bool) -> None:
        if self._study.read_only:
            self.said.emit(str(ReadOnly()))
            return
        page = SetupPage(self._study, person, afterwards=afterwards)
        page.ready.connect(self._on_planned)
        page.left.connect(self._on_left)
        self._show(page)

    def _open(self, interview: Interview) -> None:
        if interview.closed:
            self._show_afterwards(interview.id)
            return
        if self._study.read_only:
            raise ReadOnly
        if (page := self._ways.first(interview)) is not None:
            self._show(page)
            return
        person = interview.persons[0]
        consent = consenting.standing(self._study, person)
        if consent is not None and consent.decision.opens_notes and calls.covers(consent, interview):
            self._ring(self._study, interview.id)
        else:
            self._ask_consent(person, interview)

    def _ask_consent(self, person: str, interview: Interview) -> None:
        self._waiting = interview.id
        page = ConsentPage(self._study, person, at=interview.started if interview.afterwards else None)
        page.decided.connect(self._on_decided)
        page.left.connect(self._on_left)
        self._show(page)

    def _ring(self, study: Study, interview: str, *, trial: bool = False) -> None:
        self.call = calls.begin(study, interview, trial=trial)
        self.call.writer.saved.connect(self.saved)
        self.call.writer.failed.connect(self.said)
        self.call.screen.closing_wanted.connect(self._on_closing)
        self.call.screen.said.connect(self.said)
        self.call.screen.speaking.roster_wanted.connect(self._on_roster)
        self._show(self.call.screen)
        self.ringing_changed.emit(True)

    def _hang_up(self, *, aside: bool = False) -> bool:
        if (call := self.call) is None:
            return True
        if call.screen.speaking.held():
            return False
        if not call.leave(aside=aside and not call.trial):
            call.writer.ensure()
            call.screen.start()
            self.said.emit(_("Not everything is saved yet, so the interview stays open. Saving goes on by itself."))
            return False
        self.call = None
        self._ending.let_go()
        if call.trial:
            trialling.discard(call.study)
        self.ringing_changed.emit(False)
        self.changed.emit()
        self._show_list()
        return True

    def _show(self, page: QWidget) -> None:
        before = self._stack.currentWidget()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        lasting = (self.listing, self.closing, self.afterwards, self.call.screen if self.call else None, page)
        if before is not None and before not in lasting:
            self._stack.removeWidget(before)
            before.deleteLater()

    def _show_list(self) -> None:
        self._waiting = None
        self.listing.show_rows(interviewing.rows(self._study, counted=False))
        self._show(self.listing)

    def _show_afterwards(self, interview: str) -> None:
        self._after.open(interview)
        self._show(self.afterwards)

    def _connect(self) -> None:
        self.listing.wanted.connect(self.open)
        self.listing.new_wanted.connect(self.new)
        self.listing.afterwards_wanted.connect(self._on_afterwards_wanted)
        self.listing.trial_wanted.connect(self._on_trial_wanted)
        self.listing.history_wanted.connect(HistoryOpener(self._study, self).show)
        self.closing.returned.connect(self.go_to)
        self.closing.closed.connect(self._on_closed)
        self._ways.ready.connect(self._on_ready)
        self._ways.changed.connect(self.changed)
        self._ways.left.connect(self._on_left)
        self._ways.closed.connect(self._close)
        self._after.saved.connect(self.saved)
        self._after.said.connect(self.said)
        self.afterwards.left.connect(self._on_left)

    # What happens

    @Slot(object)
    def _on_planned(self, planned: Planned) -> None:
        self.changed.emit()
        if planned.now:
            self.open(planned.interview)
        else:
            self.said.emit(_("The interview is planned."))
            self._show_list()

    @Slot(object)
    def _on_decided(self, consent: Consent) -> None:
        self.changed.emit()
        interview = self._waiting
        if consent.decision.opens_notes and interview is not None:
            self._waiting = None
            self.open(interview)
        else:
            self.said.emit(_("The answer is kept. No notes were opened."))
            self._show_list()

    @Slot()
    def _on_left(self) -> None:
        self._show_list() if self.call is None else self._show(self.call.screen)

    @Slot(str)
    def _on_ready(self, interview: str) -> None:
        """Go on with the talk of a group whose roster was opened in the middle of it, or begin."""
        try:
            if self.call is not None:
                self.call.screen.seat(interviewing.voices(self._study, interview))
                self._show(self.call.screen)
            else:
                self._ring(self._study, interview)
        except InterviewerError as error:
            self.said.emit(str(error))

    @Slot()
    def _on_roster(self) -> None:
        if self.call is not None:
            self.call.screen.leave()
            self._show(self._ways.roster(self.call.interview))

    @Slot()
    def _on_afterwards_wanted(self) -> None:
        self._set_up(None, afterwards=True)

    @Slot()
    def _on_trial_wanted(self) -> None:
        scratch, interview = calls.try_out(self._study)
        self._ring(scratch, interview, trial=True)

    @Slot()
    def _on_closing(self) -> None:
        call = self.call
        if call is None or call.screen.speaking.held():
            return
        if call.trial:
            self._hang_up()
            self.said.emit(_("The trial interview is gone; nothing of it was kept."))
            return
        call.screen.leave()
        if call.screen.conversation is not None:
            self._show(self.closing)
            self._ending.open(call, call.screen.conversation)

    @Slot()
    def _on_closed(self) -> None:
        call = self.call
        if call is not None and self._hang_up():
            self._close(call.interview)

    @Slot(str)
    def _close(self, interview: str) -> None:
        try:
            noting.close(self._study, interview)
            self._show_afterwards(interview)
        except InterviewerError as error:
            self.said.emit(str(error))
