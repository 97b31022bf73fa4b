"""*To decide*: what may identify somebody, the riskiest first, each decided once for every place by a single key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.identifier import Risk
from interviewer.domain.progress import Progress
from interviewer.language import _, ngettext
from interviewer.services import deciding
from interviewer.services.deciding import Candidate
from interviewer.services.errors import ReadOnly
from interviewer.services.reviewing import State
from interviewer.services.study import Study
from interviewer.ui import actions, trouble
from interviewer.ui.identifiers import room
from interviewer.ui.identifiers.asking import Asking
from interviewer.ui.identifiers.closed import no_key
from interviewer.ui.identifiers.decisions import Decision, Decisions
from interviewer.ui.identifiers.queue_view import NOTICE, WORK, QueueView
from interviewer.ui.identifiers.reading import Reading
from interviewer.ui.identifiers.reviews import Reviews
from interviewer.ui.interview.chooser import Chooser


class QueuePage(QWidget):
    """Reads what is left in a job; a decision lets go of its row at once, and nothing is read anew for it."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._decisions = Decisions(study)
        self._since: set[str] = set()
        self.view = QueueView(study)
        self.texts = Reading(study, _left, self)
        self.reviews = Reviews(study, self.view, self)
        self.chooser = Chooser(self)
        self.asking = Asking(study, self.view, self.chooser, self._decisions, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        self._act()

    def _connect(self) -> None:
        view = self.view
        self.texts.found.connect(self._on_found)
        self.texts.failed.connect(self._on_failed)
        self.texts.progressed.connect(self._on_progressed)
        self.texts.ended.connect(self._on_ended)
        self.reviews.said.connect(self.said)
        self.reviews.kept.connect(self.changed)
        self.reviews.wanted.connect(self.show_interview)
        self.reviews.left.connect(self.take_focus)
        view.interviews.currentIndexChanged.connect(self._on_interview)
        view.finding.textChanged.connect(self._on_narrowed)
        view.finding.left.connect(self.take_focus)
        view.table.selectionModel().currentRowChanged.connect(self._show_here)
        view.review.clicked.connect(self.reviews.ask)
        self.asking.decided.connect(self._drop)
        self.asking.changed.connect(self._show_left)
        self.chooser.closed.connect(view.table.setFocus)

    def _act(self) -> None:
        """Give every deed its keys: those of one letter work in the list and beside it, where nothing is written."""
        deeds: dict[str, Callable[..., object]] = {
            "decide_accept": self.accept,
            "decide_reject": self.reject,
            "decide_kind": self.asking.ask_kind,
            "decide_instead": self.asking.ask_instead,
            "decide_same": self.asking.ask_same,
            "decide_undo": self.undo,
        }
        for name, slot in deeds.items():
            made = actions.make(name, self.view.table, slot)
            self.view.contexts.addAction(made)
            if name == "decide_undo":
                self.view.interviews.addAction(made)
            self.view.buttons[name].clicked.connect(slot)
        actions.make("decide_find", self, self.view.finding.setFocus)
        actions.make("decide_again", self, self.read)
        actions.make("reviewed", self, self.reviews.ask)

    # reading

    def refresh(self) -> None:
        """Read which interviews there are, and what is left to decide in the one chosen or in all."""
        self.view.interviews.refresh()
        self.reviews.show_state()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read what is left to decide."""
        self.texts.stop()
        self._decisions.scope = self.view.interviews.chosen
        if not self._study.has_key:
            self._tell(*no_key(self._study))
        elif not self.view.interviews.some:
            self._tell(_("Nothing to decide yet"), _(
                "When an interview is closed, everything in it that could tell who somebody is comes here, the "
                "riskiest first. Decide once, and it holds in every interview."
            ))  # fmt: skip
        else:
            self._since = set()
            self._move(WORK)
            self.view.show_reading(on=True)
            self.texts.begin(self._decisions.scope)

    def show_interview(self, interview: str) -> None:
        """Go through one interview; through all of the project for ``""``."""
        self.view.interviews.choose(interview)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the reading when one goes elsewhere; it begins anew when one comes back."""
        super().hideEvent(event)
        self.texts.stop()

    def take_focus(self) -> None:
        """Go to the list, or to the interviews while there is none."""
        field = self.view.table if self.view.shows_work else self.view.interviews
        field.setFocus()
        room.reveal(field)

    @Slot(object)
    def _on_found(self, found: Sequence[Candidate]) -> None:
        table = self.view.table
        here, number = table.here, max(0, table.currentIndex().row())
        table.rows_model.fill([self.asking.as_chosen(each) for each in found if each.id not in self._since])
        kept = table.rows_model.number(here.id) if here else -1
        table.go(kept if kept >= 0 else number)
        self._show_left()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._tell(_("Nothing can be shown here now"), trouble.words(error))

    @Slot()
    def _on_ended(self) -> None:
        self.view.show_reading(on=False)

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self.view.bar.setRange(0, total)
        self.view.bar.setValue(done)

    @Slot()
    def _on_interview(self) -> None:
        self.reviews.show_state()
        self.read()

    # showing

    def _tell(self, title: str, text: str) -> None:
        self.view.table.rows_model.fill(())
        self.view.notice.say(title, text)
        self._move(NOTICE)

    def _move(self, page: int) -> None:
        """Show a page; the keyboard that was in what is hidden now goes to the interviews."""
        at = self.window().focusWidget()
        at_work = at is not None and (self.view.work.isAncestorOf(at) or at in self.view.buttons.values())
        self.view.show_page(page)
        if at_work and page == NOTICE:
            self.view.interviews.setFocus()

    @Slot()
    def _show_left(self) -> None:
        left = self.view.table.rows_model.rows
        self.view.show_count(len(left), sum(1 for each in left if each.risk is Risk.HIGH))
        if left:
            self._move(WORK)
        else:
            self.view.notice.say(_("Nothing is left to decide here"), self._next_step())
            self._move(NOTICE)
        self._show_here()

    def _next_step(self) -> str:
        if not self._decisions.scope and not self.view.interviews.waiting:
            return _("Everything found was decided, and every interview is reviewed.")
        if not self._decisions.scope:
            return _("Everything found was decided. Choose an interview above and mark it as reviewed.")
        if self.view.interviews.state is State.DONE:
            return _("The interview is reviewed, and what is printed can be seen under Side by side.")
        return _(
            "Read it through under Side by side, then mark the interview as reviewed. Only then can it be exported."
        )

    @Slot(str)
    def _on_narrowed(self, typed: str) -> None:
        self.view.table.rows_model.narrow(typed)
        self.view.table.go(0)
        self._show_here()

    @Slot()
    def _show_here(self) -> None:
        self.view.show_candidate(self.view.table.here)
        writable = not self._study.read_only
        self.view.show_deeds(self.view.table.here, undo=self._decisions.some, writable=writable)
        if self.view.form.isVisible():
            self.asking.leave_form()

    # deciding

    def _chosen(self) -> tuple[Candidate, ...]:
        """Return what is selected; nothing, with the reason said, where nothing can be changed."""
        if self._study.read_only:
            self.said.emit(str(ReadOnly()))
            return ()
        return self.view.table.chosen

    @Slot()
    def accept(self) -> None:
        """Decide the usual for what is selected; a marked passage is not printed."""
        with trouble.telling(self):
            if chosen := self._chosen():
                self._drop(self._decisions.accept(chosen, None, self.view.table.rows_model.rows))

    @Slot()
    def reject(self) -> None:
        """Decide that what is selected identifies nobody; a marked passage may stand."""
        with trouble.telling(self):
            if chosen := self._chosen():
                self._drop(self._decisions.reject(chosen))

    @Slot()
    def undo(self) -> None:
        """Undo the last decision: what it was about comes back where it stood."""
        if self._study.read_only:
            self.said.emit(str(ReadOnly()))
        elif not self._decisions.some:
            self.said.emit(_("Nothing was decided here that could be undone."))
        else:
            with trouble.telling(self):
                self._bring_back(self._decisions.undo())

    def _bring_back(self, made: Decision) -> None:
        """Show what was undone, where it stood."""
        self.said.emit(_("Undone."))
        self.changed.emit()
        self._since -= made.gone
        if made.scope != self._decisions.scope or self.texts.running:
            self.read()
            return
        model = self.view.table.rows_model
        for each in (*made.about, *made.likes):
            if model.number(each.id) < 0:
                model.put(each, deciding.urgency)
        self._show_left()
        self.view.table.go(model.number(made.about[0].id))
        self.view.table.setFocus()

    @Slot(object)
    def _drop(self, made: Decision) -> None:
        """Let go of what was decided, and go to the next."""
        model, table = self.view.table.rows_model, self.view.table
        self._since |= made.gone
        following = self._following(made)
        model.take(made.gone)
        table.go(model.number(following) if following else model.rowCount() - 1)
        self._show_left()
        self.take_focus()
        if made.likes:
            count = len(made.likes)
            said = ngettext("{count} more is covered by it.", "{count} more are covered by it.", count)
            self.said.emit(said.format(count=count))
        self.changed.emit()

    def _following(self, made: Decision) -> str:
        """Return the id of the first finding left below what was decided."""
        model = self.view.table.rows_model
        first = min(max(0, model.number(each.id)) for each in made.about)
        below = (model.row(number) for number in range(first, model.rowCount()))
        return next((each.id for each in below if each is not None and each.id not in made.gone), "")


def _left(study: Study, interview: str, progress: Progress) -> tuple[Candidate, ...]:
    return deciding.queue(study, interview or None, progress)
