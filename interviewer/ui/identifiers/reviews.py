"""Marking an interview as reviewed: a person's act, asked about in its place when findings are left undecided."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from interviewer.domain.identifier import Risk
from interviewer.domain.progress import Progress
from interviewer.language import _, ngettext
from interviewer.services import reviewing
from interviewer.services.errors import ReadOnly
from interviewer.services.reviewing import Reviewed
from interviewer.services.study import Study
from interviewer.ui import trouble
from interviewer.ui.identifiers.queue_view import QueueView
from interviewer.ui.jobs import Job

_NAMED = 6
"""Interviews named at most."""


class Reviews(QObject):
    """Shows how the interview stands and keeps the act; ``wanted`` asks to go to another interview."""

    said = Signal(str)
    kept = Signal()
    wanted = Signal(str)
    left = Signal()

    def __init__(self, study: Study, view: QueueView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._view = view
        self._interview = ""
        self._job: Job | None = None
        view.question.agreed.connect(self._on_agreed)
        view.question.left.connect(self.left)

    @property
    def working(self) -> bool:
        """Return whether the act is being kept."""
        return self._job is not None

    def show_state(self) -> None:
        """Say how the interview chosen stands; of the whole project, which ones wait."""
        combo = self._view.interviews
        whole = not combo.chosen
        waiting = _listed([name for _id, name in combo.waiting])
        said = (
            _("Waiting for a review: {interviews}").format(interviews=waiting)
            if waiting
            else _("Every interview is marked as reviewed.")
        )
        self._view.show_state(None if whole else combo.state, said if whole and combo.some else "")
        able = self._study.has_key and not self._study.read_only
        self._view.review.setEnabled(able and bool(combo.waiting if whole else combo.some))
        self._view.review.setVisible(not whole or bool(combo.waiting))
        self._view.question.hide()

    @Slot()
    def ask(self) -> None:
        """Mark the interview as reviewed, asking where findings are left; from the project go to one that waits."""
        combo = self._view.interviews
        if self._study.read_only:
            self.said.emit(str(ReadOnly()))
        elif self._view.review.isEnabled() and not combo.chosen:
            self.wanted.emit(combo.waiting[0][0])
        elif self._view.reading:
            self.said.emit(_("The texts are still being read. Mark the interview in a moment."))
        elif self._view.review.isEnabled() and self._job is None:
            self._interview = combo.chosen
            rows = self._view.table.rows_model.rows
            if rows:
                self._view.question.ask(len(rows), sum(1 for each in rows if each.risk is Risk.HIGH))
            else:
                self._on_agreed()

    @Slot()
    def _on_agreed(self) -> None:
        self._view.review.setEnabled(False)
        self.left.emit()
        self._job = job = Job(partial(_review, self._study, self._interview))
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self._on_failed)
        job.start()

    @Slot(object)
    def _on_kept(self, done: Reviewed) -> None:
        self._job = None
        said = _("The interview with {who} is reviewed.").format(who=done.who)
        if done.undecided:
            said += " " + ngettext(
                "{count} finding was left undecided.", "{count} findings were left undecided.", done.undecided
            ).format(count=done.undecided)
        self._view.interviews.refresh()
        self.show_state()
        self.said.emit(said)
        self.kept.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.show_state()
        trouble.tell(self._view, error)


def _review(study: Study, interview: str, _progress: Progress) -> Reviewed:
    own = study.again()
    try:
        return reviewing.review(own, interview)
    finally:
        own.close()


def _listed(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    more = len(names) - _NAMED
    shown = ", ".join(names[:_NAMED])
    return f"{shown} … (+{more})" if more > 0 else shown
