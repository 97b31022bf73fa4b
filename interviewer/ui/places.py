"""An open project: the rail, the places, and the lines above and below. It leads from one place to another."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import rostering
from interviewer.services.opening import Study
from interviewer.ui import actions
from interviewer.ui.analysis.place import AnalysisPlace
from interviewer.ui.ethics.place import EthicsPlace
from interviewer.ui.export import ExportDialog
from interviewer.ui.fair_copy import FairCopyPlace
from interviewer.ui.identifiers.place import REGISTER, TO_DECIDE, PseudonymPlace
from interviewer.ui.interview.place import InterviewPlace
from interviewer.ui.jobs import Job
from interviewer.ui.lines import BottomLine, TopLine
from interviewer.ui.overview import OverviewPlace
from interviewer.ui.rail import PLACES, Rail
from interviewer.ui.recruitment.place import NAMES, RecruitmentPlace
from interviewer.ui.team.place import TeamPlace

Place = (
    OverviewPlace | RecruitmentPlace | InterviewPlace | FairCopyPlace | PseudonymPlace | AnalysisPlace | TeamPlace
    | EthicsPlace
)  # fmt: skip


class Places(QWidget):
    """What one sees while a project is open."""

    lock_asked = Signal()
    search_asked = Signal()
    moved = Signal(str)
    ringing_changed = Signal(bool)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.study = study
        self.rail = Rail(self)
        self.top = TopLine(self)
        self.bottom = BottomLine(self)
        self._stack = QStackedWidget(self)
        self._several = _several(study)
        self._build_places()
        self._lay_out()
        self._connect()
        self.rail.name(study.project.title, study.me)
        self.top.show_names(study.has_key, ended=study.project.ended is not None)
        self.top.show_read_only(study.read_only)
        self._here = ""

    def _build_places(self) -> None:
        self.overview = OverviewPlace(self.study, self)
        self.recruitment = RecruitmentPlace(self.study, self)
        self.interview = InterviewPlace(self.study, self)
        self.fair_copy = FairCopyPlace(self.study, self)
        self.identifiers = PseudonymPlace(self.study, self)
        self.analysis = AnalysisPlace(self.study, self)
        self.team = TeamPlace(self.study, self)
        self.ethics = EthicsPlace(self.study, self)
        for name in PLACES:
            self._stack.addWidget(self.place(name))

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 10, 20, 8)
        inner.setSpacing(10)
        inner.addWidget(self.top)
        inner.addWidget(self._stack, 1)
        inner.addWidget(self.bottom)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.rail)
        box.addLayout(inner, 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.rail.lock_asked.connect(self.lock_asked)
        self.top.search_asked.connect(self.search_asked)
        self.interview.ringing_changed.connect(self._on_ringing)
        self.interview.said.connect(self.bottom.say)
        self.interview.saved.connect(self._on_saved)
        self.fair_copy.said.connect(self.bottom.say)
        self.fair_copy.wanted_export.connect(self.export)
        self.identifiers.said.connect(self.bottom.say)
        self.identifiers.person_wanted.connect(self.show_person)
        self.identifiers.case_wanted.connect(self.show_case)
        self.identifiers.tidying_wanted.connect(self.tidy)
        self.identifiers.export_wanted.connect(self.export)
        for place in (self.analysis, self.team, self.ethics):
            place.said.connect(self.bottom.say)
            place.started.connect(self._on_job_started)
        self.team.changed.connect(self._on_team_changed)
        self.ethics.person_wanted.connect(self.show_person)
        self.recruitment.said.connect(self.bottom.say)
        self.recruitment.ring_wanted.connect(self.ring)
        self.recruitment.started.connect(self._on_job_started)
        self.overview.ring_wanted.connect(self.ring)
        self.overview.person_wanted.connect(self.show_person)
        self.overview.interview_wanted.connect(self.open_interview)
        self.overview.tidying_wanted.connect(self.tidy)
        self.overview.review_wanted.connect(self.review)
        self.overview.export_wanted.connect(self.export)
        self.overview.beginning_wanted.connect(self._on_beginning)

    def place(self, name: str) -> Place:
        """Return the place called ``name`` (see :data:`interviewer.ui.rail.PLACES`)."""
        places: dict[str, Place] = {
            "overview": self.overview,
            "recruitment": self.recruitment,
            "interview": self.interview,
            "fair_copy": self.fair_copy,
            "identifiers": self.identifiers,
            "analysis": self.analysis,
            "team": self.team,
            "ethics": self.ethics,
        }
        return places[name]

    @property
    def here(self) -> str:
        """Return the name of the place one is at."""
        return self._here

    @Slot(str)
    def go(self, name: str) -> None:
        """Go to the place ``name`` and bring it up to date."""
        place = self.place(name)
        self.team.busy = self.busy
        place.refresh()
        self._here = name
        self.rail.show_team(name == "team" or self._several)
        self.rail.show_place(name)
        self.top.show_place(actions.act(f"place_{name}").words)
        self._stack.setCurrentWidget(place)
        if isinstance(place, RecruitmentPlace | PseudonymPlace | AnalysisPlace | EthicsPlace):
            place.take_focus()
        else:
            place.setFocus()
        if not self.isAncestorOf(self.window().focusWidget() or self.window()):
            self.rail.setFocus()
        self.moved.emit(name)

    @Slot(str)
    def ring(self, person_id: str) -> None:
        """Go to the interview with this person: consent first."""
        self.go("interview")
        self.interview.start_with(person_id)

    @Slot(str)
    def open_interview(self, interview_id: str) -> None:
        """Go on with an interview."""
        self.go("interview")
        self.interview.open(interview_id)

    @Slot(str)
    def tidy(self, interview_id: str) -> None:
        """Go to the fair copy of an interview."""
        self.go("fair_copy")
        self.fair_copy.open(interview_id)

    @Slot(str)
    def show_person(self, person_id: str) -> None:
        """Go to a person in recruitment."""
        self.go("recruitment")
        self.recruitment.show_person(person_id)

    @Slot(str)
    def show_case(self, case_id: str) -> None:
        """Go to a case in recruitment."""
        self.go("recruitment")
        self.recruitment.show_case(case_id)

    @Slot(str)
    def show_question(self, key: str) -> None:
        """Go to a question of the interview, when one is open."""
        self.go("interview")
        go_to = getattr(self.interview, "go_to", None)
        if callable(go_to):
            go_to(key)

    @Slot()
    def show_project(self) -> None:
        """Show the project's name as it is now."""
        self.rail.name(self.study.project.title, self.study.me)

    @Slot()
    @Slot(str)
    def export(self, interview_id: str = "") -> None:
        """Offer to export transcripts; of ``interview_id`` alone when it is given."""
        dialog = ExportDialog(self.study, (interview_id,) if interview_id else (), self.window())
        dialog.started.connect(self._on_job_started)
        dialog.review_wanted.connect(self.review)
        dialog.open()

    @Slot(str)
    def review(self, interview_id: str) -> None:
        """Go to what is to be decided in an interview, and its review."""
        self.go("identifiers")
        self.identifiers.show_page(TO_DECIDE)
        self.identifiers.queue.show_interview(interview_id)

    def follow(self, job: Job, words: str) -> None:
        """Show a long job in the bottom line."""
        self.bottom.follow(job, words)

    def may_leave(self, *, hidden: bool = False) -> bool:
        """Return whether the interview lets one leave: it asks when its clock runs; nothing is asked while hidden."""
        if hidden:
            return self.set_aside()
        if self.team.conflicts.writing:
            self.show_team("conflicts")
            self.bottom.say(_("You are writing a text anew that is not kept yet. Keep it first, or empty it."))
            return False
        if self.identifiers.writing:
            self.go("identifiers")
            self.identifiers.show_page(REGISTER)
            self.bottom.say(
                _("You have changed an entry of the register that is not kept yet. Keep it first, or leave it.")
            )
            return False
        return bool(self.interview.may_leave())

    def set_aside(self) -> bool:
        """Keep a call as it stands, without a question, and return whether all of it is kept."""
        return bool(self.interview.set_aside())

    @property
    def writing(self) -> bool:
        """Return whether words stand in a field that are kept only once somebody says so."""
        call = self.interview.call
        return self.team.conflicts.writing or self.identifiers.writing or bool(call and call.screen.speaking.waiting)

    @property
    def busy(self) -> bool:
        """Return whether an interview, a trial or one of their pages is under way and must not be built anew."""
        return self.interview.call is not None or self.interview.page is not self.interview.listing

    def say_closed(self, name: str) -> None:
        """Say in the line below why the deed ``name`` cannot be done now."""
        words = _("“{deed}” is closed while an interview runs: what others have said stands there.")
        self.bottom.say(words.format(deed=actions.act(name).words))

    def say_in_interview(self, name: str) -> bool:
        """Say that the deed ``name`` has to wait while an interview is open; return whether one is."""
        if self.interview.call is None and self.study.ringing is None:
            return False
        words = _("“{deed}” has to wait until the interview is closed or its sitting has ended.")
        self.bottom.say(words.format(deed=actions.act(name).words))
        return True

    def show_team(self, page: str) -> None:
        """Go to a page of the team."""
        self.go("team")
        self.team.show_page(page)

    @Slot(object, str)
    def _on_job_started(self, job: Job, words: str) -> None:
        self.follow(job, words)

    @Slot()
    def _on_team_changed(self) -> None:
        self._several = _several(self.study)
        self.show_project()

    @Slot(bool)
    def _on_ringing(self, ringing: bool) -> None:
        self.rail.show_ringing(ringing)
        self.top.show_ringing(ringing)
        self.bottom.show_trial(self.interview.call is not None and self.interview.call.trial)
        self.ringing_changed.emit(ringing)

    @Slot(object)
    def _on_saved(self, at: datetime) -> None:
        self.bottom.saved(at)

    @Slot(str)
    def _on_beginning(self, what: str) -> None:
        if what == "conflicts":
            self.show_team("conflicts")
            return
        self.go("recruitment")
        if what == "person":
            self.recruitment.new_person()
        elif what == "names":
            self.recruitment.show_page(NAMES)


def _several(study: Study) -> bool:
    """Return whether more than one laptop writes in this project."""
    return sum(len(member.laptops) for member in rostering.members_of(study)) > 1
