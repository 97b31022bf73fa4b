"""Contradictions: a matrix of cases and questions, who said what in which role, and the researcher's reading (F2).

The reading is kept apart from what was said, under the case. It tells when it was written about something else than
what stands now: somebody may have changed a note, or withdrawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from interviewer.domain.across import Said
from interviewer.domain.contradiction import Cell, Voice
from interviewer.domain.text import clean
from interviewer.services import across, registering, surveying, times
from interviewer.services.across import Question
from interviewer.services.study import Study
from interviewer.services.surveying import Material
from interviewer.storage import answers, readings
from interviewer.storage.readings import Reading


@dataclass(frozen=True, slots=True)
class Row:
    """A case with its pseudonym and its type."""

    id: str
    called: str
    model: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cases by questions; a cell that is not there is one in which nobody was to be asked."""

    rows: tuple[Row, ...]
    questions: tuple[Question, ...]
    cells: Mapping[tuple[str, str], Cell]
    contradictions: tuple[tuple[str, str], ...]
    """The cells in which informants differ, case by case, in the order of the questions."""
    material: Material

    def cell(self, case: str, question: str) -> Cell:
        """Return what stands in a case under a question."""
        return self.cells.get((case, question), Cell())


def matrix(study: Study, material: Material | None = None) -> Matrix:
    """Return the matrix of all closed interviews about cases. Raises CallRunning."""
    study.refuse_in_call()
    held = material or surveying.survey(study)
    heard = _heard(study, held)
    written = {(each.case, each.question): each for each in readings.all_of(study.data)}
    cells = {}
    for at, voices in heard.items():
        reading = written.get(at)
        cells[at] = Cell(voices, reading is not None, reading is not None and reading.basis != _mark(voices))
    cases = {talk.case: Row(talk.case, talk.called, talk.model) for talk in held.talks if talk.case}
    asked = {key for _case, key in cells}
    questions = tuple(each for each in across.questions(study, held) if each.key in asked)
    differing = {at for at, cell in cells.items() if cell.differs}
    found = ((case, question.key) for case in cases for question in questions if (case, question.key) in differing)
    return Matrix(tuple(cases.values()), questions, cells, tuple(found), held)


def _heard(study: Study, held: Material) -> dict[tuple[str, str], tuple[Voice, ...]]:
    """Return who was noted as saying what, by case and question; only what was taken up."""
    talks = {each.id: talk for talk in held.talks for each in talk.sets if talk.case}
    found: dict[tuple[str, str], list[Voice]] = {}
    for interview, question, subject, said, status in answers.signs(study.data):
        talk = talks.get(interview)
        informant = talk.informants.get(held.who.canonical(subject)) if talk else None
        if talk is not None and informant is not None and (status.raised or said):
            voice = Voice(informant.id, informant.pseudonym, informant.role, said, status)
            found.setdefault((talk.case, question), []).append(voice)
    return {at: tuple(dict.fromkeys(voices)) for at, voices in found.items()}


def _mark(voices: tuple[Voice, ...]) -> str:
    """Return a fingerprint of who was noted as saying what: it names nobody."""
    told = sorted(f"{voice.informant} {voice.said or ''} {voice.status}" for voice in voices)
    return sha256("\n".join(told).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Detail:
    """A cell opened: the words of each informant, with names replaced, and the reading."""

    said: tuple[Said, ...]
    reading: Reading | None
    stale: bool


def detail(study: Study, found: Matrix, case: str, question: str) -> Detail:
    """Return who said what in a case, in which role, and what somebody read out of it. Raises CallRunning."""
    said = across.of_case(study, found.material, question, case)
    reading = next(
        (each for each in readings.all_of(study.data) if (each.case, each.question) == (case, question)), None
    )
    stale = reading is not None and reading.basis != _mark(found.cell(case, question).voices)
    return Detail(said, reading, stale)


def read(study: Study, found: Matrix, case: str, question: str, text: str) -> None:
    """Keep the researcher's reading of a cell, names in it replaced; no words take it away.

    Raises CallRunning, ReadOnly.
    """
    study.refuse_in_call()
    words = registering.without_names(study, clean(text).strip())
    basis = _mark(found.cell(case, question).voices)
    with study.deed() as deed:
        readings.save(study.data, Reading(case, question, words, study.me, times.now().isoformat(), basis), deed)
