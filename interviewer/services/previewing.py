"""Applications in files: first what would come of each line, then all of them or none (F7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from interviewer.domain import application_entry
from interviewer.domain.application import Applicant, Application
from interviewer.domain.application_entry import Line, Said, alike
from interviewer.domain.progress import Progress, silent
from interviewer.errors import InterviewerError
from interviewer.exchange import application_tables
from interviewer.exchange.application_tables import READ, is_applications
from interviewer.exchange.form_errors import FormBroken, Problem
from interviewer.language import N_, _
from interviewer.services import applying, labelling_places, registering
from interviewer.services.applying import Book
from interviewer.services.study import Study
from interviewer.storage import applications

__all__ = [
    "READ", "STATES", "Coming", "NoTable", "Preview", "State", "TakenIn", "is_applications", "preview", "take_in",
]  # fmt: skip


class NoTable(InterviewerError):
    """A file cannot hold applications, as its name says."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Applications cannot be in “{name}”. Nothing was changed. The name has to end in {endings}.").format(
                name=name, endings=", ".join(READ)
            )
        )


class State(StrEnum):
    """What would come of a line."""

    NEW = "new"
    AMENDED = "amended"
    KNOWN = "known"
    WRONG = "wrong"


STATES = {
    State.NEW: N_("new"), State.AMENDED: N_("the sum granted changes"), State.KNOWN: N_("here already"),
    State.WRONG: N_("to be mended"),
}  # fmt: skip
"""What each state is called."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A line with what would come of it; ``said`` is ``None`` where it cannot be read, and ``why`` says so."""

    line: Line
    state: State
    said: Said | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of a file; nothing is taken in while there is a problem."""

    source: str
    coming: tuple[Coming, ...]
    new_applicants: int
    ignored: tuple[str, ...]
    """Columns that are not taken in."""
    sums: tuple[int, ...]
    """Rows that sum up others, and are left out."""
    kept: tuple[str, ...]
    """Kinds and districts that the project says otherwise and keeps."""
    problems: tuple[Problem, ...]

    def count(self, state: State) -> int:
        """Return how many lines have a state."""
        return sum(each.state is state for each in self.coming)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a file."""

    applicants: int
    applications: int
    amended: int
    known: int


def preview(study: Study, path: Path) -> Preview:
    """Return what would come of a file; nothing is stored. Raises KeyClosed, NoTable, FormBroken."""
    if path.suffix.lower() not in READ:
        raise NoTable(path.name)
    table = application_tables.read(path)
    book, own = Book(study), _Own(study)
    held = {each.id: each for each in applications.applicants(study.data)}
    problems = list(table.problems)
    said: list[tuple[Line, Said | None]] = []
    for line in table.lines:
        found, faults = application_entry.read(line)
        problems += [Problem(line.number, fault, _("Mend it in the file.")) for fault in faults]
        said.append((line, found and own.named(found)))
    problems += _disagreeing(said)
    wrong = {problem.line: str(problem) for problem in reversed(problems)}
    match = _Match(book, held, applications.all_of(study.data))
    coming = tuple(
        Coming(line, State.WRONG, None, wrong.get(line.number, ""))
        if each is None or line.number in wrong
        else Coming(line, *match.meet(each))
        for line, each in said
    )
    fresh = {alike(each.organisation) for _line, each in said if each and not book.applicant(each.organisation)}
    kept = tuple(dict.fromkeys(match.kept))
    return Preview(table.source, coming, len(fresh), table.ignored, table.sums, kept, tuple(problems))


def take_in(study: Study, found: Preview, progress: Progress = silent) -> TakenIn:
    """Take in what a preview showed, all of it or nothing. Raises FormBroken (something is to be mended), ReadOnly."""
    if found.problems:
        raise FormBroken(found.source, found.problems)
    book = Book(study)
    held = {each.id: each for each in applications.applicants(study.data)}
    wanted = [each for each in found.coming if each.said is not None and each.state in (State.NEW, State.AMENDED)]
    with study.deed() as deed:
        for each in wanted:
            assert each.said is not None
            book.enter(_applicant(book, held, each.said), each.said)
        book.keep(deed, progress)
    new = found.count(State.NEW)
    return TakenIn(found.new_applicants, new, found.count(State.AMENDED), found.count(State.KNOWN))


def _applicant(book: Book, held: dict[str, Applicant], said: Said) -> Applicant:
    """Return the applicant of a line, made where it is new; what the project does not know of it yet is filled in."""
    old = held.get(book.applicant(said.organisation))
    if old is not None and (old.kind or not said.kind) and (old.district or not said.district):
        return old
    whole = said if old is None else replace(said, kind=old.kind or said.kind, district=old.district or said.district)
    made = book.enter_applicant(whole, old)
    held[made.id] = made
    return made


def _disagreeing(said: Iterable[tuple[Line, Said | None]]) -> list[Problem]:
    """Return where a file says two things of one organisation: then they are two, or one of them is wrong."""
    problems: list[Problem] = []
    for name in ("kind", "district"):
        first: dict[str, tuple[str, int | None]] = {}
        for line, each in said:
            word = getattr(each, name) if each else ""
            if each is None or not word:
                continue
            before, at = first.setdefault(alike(each.organisation), (word, line.number))
            if before.casefold() != word.casefold():
                wrong = _("“{name}” is “{one}” here, and “{other}” on line {line}.").format(
                    name=each.organisation[:40], one=word[:40], other=before[:40], line=at
                )
                mend = _("Write the same in both; are they two organisations, write more of their names.")
                problems.append(Problem(line.number, wrong, mend))
    return problems


class _Own:
    """Knows again what this program wrote itself: pseudonyms of applicants, and labels of municipalities."""

    def __init__(self, study: Study) -> None:
        called = applying.names(study)
        self._applicants = {each.pseudonym: called.get(each.id, "") for each in applications.applicants(study.data)}
        found = applying.register(study)
        words = (
            registering.translations(replace(study.project, language=each)) for each in ("en", study.project.language)
        )
        self._places = {
            alike(label): place
            for translate in words
            for place, label in labelling_places.labels(found, translate).items()
        }

    def named(self, said: Said) -> Said:
        """Return what a line says with the names that the project has for them; labels only of known applicants."""
        name = self._applicants.get(said.organisation)
        if not name:
            return said
        place = self._places.get(alike(said.municipality), said.municipality)
        return replace(said, organisation=name, municipality=place)


class _Match:
    """Finds for each line the application of the project that it is, each of them once."""

    def __init__(self, book: Book, held: dict[str, Applicant], stored: Sequence[Application]) -> None:
        self._book, self._held = book, held
        self._free: dict[tuple[object, ...], list[Application]] = {}
        for each in stored:
            there = replace(each, municipality=book.standing(each.municipality))
            self._free.setdefault(_key(there), []).append(each)
        self.kept: list[str] = []

    def meet(self, said: Said) -> tuple[State, Said]:
        """Return what would come of a line, with the id of the application that it is."""
        applicant = self._held.get(self._book.applicant(said.organisation))
        if applicant is None:
            return State.NEW, said
        self._compare(applicant, said)
        purpose = self._book.purpose(said, applicant.pseudonym)
        where = self._book.place(said.municipality)
        one = Application("", applicant.id, where, said.year, purpose, said.support, said.applied, said.granted)
        if said.municipality and not where:
            return State.NEW, said
        free = self._free.get(_key(one), [])
        for fits in (
            lambda each: each.purpose == purpose and each.granted == said.granted,
            lambda each: each.granted == said.granted,
            lambda each: each.purpose == purpose,
            lambda each: each.granted is None,
        ):
            for each in free:
                if fits(each):
                    free.remove(each)
                    same = each.granted == said.granted or said.granted is None
                    return (State.KNOWN if same else State.AMENDED), replace(said, id=each.id)
        return State.NEW, said

    def _compare(self, applicant: Applicant, said: Said) -> None:
        for stands, word in ((applicant.kind, said.kind), (applicant.district, said.district)):
            if stands and word and stands.casefold() != self._book.plain(word).casefold():
                self.kept.append(
                    _("“{name}” stays “{stands}”; the file says “{word}”.").format(
                        name=said.organisation[:40], stands=stands, word=word[:40]
                    )
                )


def _key(each: Application) -> tuple[object, ...]:
    """Return what two applications share that are one."""
    return each.applicant, each.municipality, each.year, each.support, each.applied
