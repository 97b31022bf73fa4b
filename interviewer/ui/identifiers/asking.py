"""What *To decide* asks for: another kind, whom a finding is another name of, and what is printed instead."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from interviewer.domain.identifier import Kind, risk_of
from interviewer.language import _
from interviewer.services import identifying, naming, registering
from interviewer.services.deciding import Candidate, Choice
from interviewer.services.identifying import CitationMissing, Row
from interviewer.services.study import Study
from interviewer.ui import trouble
from interviewer.ui.identifiers import proposals
from interviewer.ui.identifiers.decisions import Decisions
from interviewer.ui.identifiers.queue_view import QueueView
from interviewer.ui.interview.chooser import Chooser


class Asking(QObject):
    """``decided`` carries the decision that follows; ``changed`` tells that kinds are otherwise now."""

    decided = Signal(object)
    changed = Signal()

    def __init__(
        self, study: Study, view: QueueView, chooser: Chooser, decisions: Decisions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._study = study
        self._view = view
        self._chooser = chooser
        self._decisions = decisions
        self._kinds: dict[str, Kind] = {}
        self._offered: tuple[Row, ...] = ()
        view.form.chosen.connect(self._on_choice)
        view.form.left.connect(self.leave_form)

    def as_chosen(self, candidate: Candidate) -> Candidate:
        """Return a finding with the kind that was chosen for it here."""
        kind = self._kinds.get(candidate.id)
        return replace(candidate, kind=kind, risk=risk_of(kind, candidate.score)) if kind else candidate

    @property
    def _chosen(self) -> tuple[Candidate, ...]:
        """Return what is selected and no marked passage; nothing where nothing can be changed."""
        chosen = () if self._study.read_only else self._view.table.chosen
        return tuple(each for each in chosen if each.mark is None)

    @Slot()
    def ask_kind(self) -> None:
        """Ask for another kind; it is decided afterwards."""
        if self._chosen:
            self._chooser.ask(_("Another kind"), _("Person, place, date …"), proposals.kinds, self._on_kind)

    def _on_kind(self, key: str, _typed: str) -> None:
        if key:
            for each in self._chosen:
                self._kinds[each.id] = Kind(key)
                self._view.table.rows_model.change(self.as_chosen(each))
            self.changed.emit()

    @Slot()
    def ask_same(self) -> None:
        """Ask whom or what it is another name of."""
        if chosen := self._chosen:
            self._offered = identifying.rows(self._study)
            find = proposals.finder(self._offered, chosen[0])
            self._chooser.ask(_("The same as …"), _("Name or pseudonym"), find, self._on_same)

    def _on_same(self, key: str, _typed: str) -> None:
        row = next((each for each in self._offered if each.id == key), None)
        self._offered = ()
        if row is not None and (chosen := self._chosen):
            with trouble.telling(self._view):
                self.decided.emit(self._decisions.same(chosen, row, self._view.table.rows_model.rows))

    @Slot()
    def ask_instead(self) -> None:
        """Show the form that says what is printed instead."""
        if chosen := self._chosen:
            style = naming.profile(self._study).brackets
            translate = registering.translations(self._study.project)
            self._view.show_form(True)
            self._view.form.show_candidate(chosen[0], self._study.me, style, translate)

    @Slot()
    def leave_form(self) -> None:
        """Close the form without a decision."""
        at_form = self._view.form.isAncestorOf(self._view.window().focusWidget() or self._view)
        self._view.show_form(False)
        if at_form:
            self._view.table.setFocus()

    @Slot(object)
    def _on_choice(self, choice: Choice) -> None:
        chosen, kept = self._chosen, choice.kept
        if kept is not None and not (kept.source and kept.by):
            self._view.form.say(str(CitationMissing()))
        elif chosen:
            with trouble.telling(self._view):
                made = self._decisions.accept(chosen, choice, self._view.table.rows_model.rows)
                self.leave_form()
                self.decided.emit(made)
