"""Grounding: the coded passages and answers that something of the researchers' own builds on, as they are found now.

A passage whose informant has withdrawn, or that is coded no longer, is not there; nothing is kept of its words.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from interviewer.domain.joined import Kind
from interviewer.domain.practice import Basis
from interviewer.services import codebook, coding, recruiting, registering
from interviewer.services.coding import CodedInterview, CodedText
from interviewer.services.study import Study
from interviewer.storage import joins


@dataclass(frozen=True, slots=True)
class Ground:
    """A passage or an answer: whose it is, of which case, under which question and code, and its words, names replaced.

    ``theme`` is the id of the code and ``code`` its name with those above it, both ``""`` of a whole answer.
    """

    basis: Basis
    item: str
    who: str
    case: str
    short: str
    theme: str
    code: str
    words: str


def offered(study: Study) -> tuple[Ground, ...]:
    """Return every coded passage, interview by interview. Raises CallRunning."""
    reader = _Reader(study)
    return tuple(ground for held in coding.all_coded(study) for ground in reader.passages(held))


def found(study: Study, wanted: Collection[Basis]) -> Mapping[Basis, Ground]:
    """Return what is there of ``wanted``, in that order. Raises CallRunning."""
    study.refuse_in_call()
    if not wanted:
        return {}
    reader, asked = _Reader(study), frozenset(wanted)
    there: dict[Basis, Ground] = {}
    for held in coding.all_coded(study, {each.interview for each in wanted}):
        there |= {ground.basis: ground for ground in reader.wanted(held, asked)}
    return {each: there[each] for each in wanted if each in there}


class _Reader:
    """Tells of each interview what stands in it; the codebook and the cases are looked up once."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._book = codebook.codebook(study)
        self._what = joins.of(study.data, Kind.CASE).canonical
        self._cases = {row.case.id: row.case.pseudonym for row in recruiting.cases(study)}

    def passages(self, held: CodedInterview, wanted: frozenset[Basis] | None = None) -> Iterator[Ground]:
        """Yield the coded passages of an interview, or those of them that are wanted."""
        for text in held.texts:
            for each in text.codings:
                basis = Basis(held.interview.id, coding=each.id)
                if wanted is None or basis in wanted:
                    path = " / ".join(self._book.path(each.code))
                    yield self._ground(held, text, basis, each.words, each.code, path)

    def wanted(self, held: CodedInterview, wanted: frozenset[Basis]) -> Iterator[Ground]:
        """Yield the coded passages and the whole answers of an interview that are wanted."""
        yield from self.passages(held, wanted)
        for text in held.texts:
            basis = Basis(held.interview.id, item=text.item)
            if basis in wanted:
                yield self._ground(held, text, basis, text.text)

    def _ground(
        self, held: CodedInterview, text: CodedText, basis: Basis, words: str, theme: str = "", code: str = ""
    ) -> Ground:
        case = self._cases.get(self._what(held.interview.case), "") if held.interview.case else ""
        plain = registering.without_names(self._study, words)
        return Ground(basis, text.item, text.pseudonym, case, text.short, theme, code, plain)
