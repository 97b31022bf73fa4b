"""Choosing an interview to go through, each with how it stands: by sign and by word."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QWidget

from interviewer.language import _
from interviewer.services import interviewing, reviewing
from interviewer.services.interviewing import InterviewRow
from interviewer.services.reviewing import State
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.identifiers import words


class Interviews(QComboBox):
    """The closed interviews, and the whole project before them where ``whole`` says so; its key is ``""``."""

    def __init__(self, study: Study, parent: QWidget | None = None, *, whole: bool) -> None:
        super().__init__(parent)
        self._study = study
        self._whole = whole
        self._states: dict[str, State] = {}
        self._names: dict[str, str] = {}
        self.setAccessibleName(_("Interview"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    @property
    def chosen(self) -> str:
        """Return the interview chosen; ``""`` for the whole project, or where there is none."""
        return str(self.currentData() or "")

    @property
    def some(self) -> bool:
        """Return whether any interview is closed."""
        return bool(self._states)

    @property
    def state(self) -> State:
        """Return how the interview chosen stands."""
        return self._states.get(self.chosen, State.NONE)

    @property
    def waiting(self) -> list[tuple[str, str]]:
        """Return the interviews that wait for a review: each with its informants and how it stands."""
        waiting = [each for each, state in self._states.items() if state is not State.DONE]
        return [(each, f"{self._names[each]} ({_(words.STATES[self._states[each]])})") for each in waiting]

    def refresh(self) -> None:
        """Read which interviews are closed and how they stand; the one chosen stays."""
        kept = self.chosen
        rows = [row for row in interviewing.rows(self._study, counted=False) if row.interview.closed]
        held = reviewing.states(self._study)
        self._states = {row.interview.id: held.get(row.interview.id, State.NONE) for row in rows}
        self._names = {row.interview.id: _who(row) for row in rows}
        self.blockSignals(True)
        self.clear()
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
        if self._whole and rows:
            done = sum(1 for state in self._states.values() if state is State.DONE)
            said = _("The whole project  ·  {done} of {total} reviewed")
            sign = words.state_sign(State.DONE if done == len(rows) else State.NONE)
            self.addItem(sign, said.format(done=done, total=len(rows)), "")
        for row in rows:
            state = self._states[row.interview.id]
            self.addItem(words.state_sign(state), f"{_title(row)}  ·  {_(words.STATES[state])}", row.interview.id)
        self.choose(kept)
        self.blockSignals(False)

    def choose(self, interview: str) -> bool:
        """Choose an interview and return whether it is there; the first stays chosen where it is not."""
        place = self.findData(interview)
        self.setCurrentIndex(max(0, place) if self.count() else -1)
        return place >= 0


def _who(row: InterviewRow) -> str:
    return ", ".join(person.person.pseudonym for person in row.informants)


def _title(row: InterviewRow) -> str:
    moment = row.interview.started or row.interview.planned
    date = moment.astimezone().strftime("%d.%m.%Y") if moment else ""
    case = row.case.case.pseudonym if row.case else ""
    return "  ·  ".join(filter(None, (date, _who(row), case)))
