"""The closing page of the call under way: what is added there goes where it belongs."""

from PySide6.QtCore import QObject, Slot

from interviewer.errors import InterviewerError
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonDetails
from interviewer.ui.interview import call as calls
from interviewer.ui.interview.call import Call
from interviewer.ui.interview.closing import ClosingPage
from interviewer.ui.interview.model import Conversation


class Ending(QObject):
    """Keeps what the informant adds at the end, and whom they propose."""

    def __init__(self, study: Study, parent: QObject) -> None:
        super().__init__(parent)
        self._study = study
        self._call: Call | None = None
        self._conversation: Conversation | None = None
        self.page = ClosingPage()
        self.page.proposed.connect(self._on_proposed)
        self.page.more_said.connect(self._on_more_said)

    def open(self, call: Call, conversation: Conversation) -> None:
        """Show what is left of the interview of ``call``."""
        self._call, self._conversation = call, conversation
        self.page.show_conversation(conversation)

    def let_go(self) -> None:
        """Say that the call is over: what is written on the page from now on is nobody's."""
        self._call = self._conversation = None

    @Slot(object)
    def _on_proposed(self, details: PersonDetails) -> None:
        if self._call is not None:
            try:
                self.page.show_added(calls.propose(self._study, self._call, details))
            except InterviewerError as error:
                self.page.show_trouble(str(error))

    @Slot(str)
    def _on_more_said(self, text: str) -> None:
        if self._conversation is not None:
            self._conversation.say_more(text)
