"""What the steps of a scenario share, and the words for its answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.interview import Mode
from interviewer.errors import InterviewerError
from interviewer.services import consenting, interviewing, noting, recruiting
from interviewer.services.consenting import Said
from interviewer.services.study import Study

QUESTION = "rekruttering.rolle"
ANSWERS = {
    "ja": Said(Decision.YES),
    "ja, med forbehold": Said(Decision.LIMITS, limits="Ikke om jobben."),
    "nei": Said(Decision.NO, refusal=Refusal.OTHER),
    "vil tenke på det": Said(Decision.POSTPONED),
}


@dataclass(slots=True)
class World:
    """An open project, who it is about, and what came of the latest deed."""

    study: Study
    folder: Path
    person: str = ""
    interview: str = ""
    said: Said = field(default_factory=lambda: Said(Decision.YES))
    error: InterviewerError | None = None
    files: tuple[Path, ...] = ()
    copy: Path | None = None

    def attempt(self, deed: Callable[[], object]) -> None:
        """Do something, and keep how it was refused."""
        self.error = None
        try:
            deed()
        except InterviewerError as error:
            self.error = error

    def answer(self, said: Said) -> None:
        """Let the person answer."""
        self.said = said
        self.attempt(lambda: consenting.record(self.study, self.person, said))

    def plan(self) -> None:
        """Plan a talk with the person."""
        self.interview = interviewing.plan(
            self.study, persons=(self.person,), case=None, guide="moteplass", mode=Mode.PHONE
        )

    def note(self, words: str) -> None:
        """Note what was said."""
        noting.save_note(self.study, self.interview, QUESTION, words)

    @property
    def is_open(self) -> bool:
        """Return whether something can be noted."""
        try:
            self.note("Prøve.")
        except InterviewerError:
            return False
        return True

    def everything(self) -> str:
        """Return every value the data file holds, in all its versions."""
        tables = ("event", "draft")
        return " ".join(str(row) for each in tables for row in self.study.data.execute(f"SELECT val FROM {each}"))

    @property
    def pseudonym(self) -> str:
        """Return what the person is called."""
        return recruiting.person(self.study, self.person).person.pseudonym
