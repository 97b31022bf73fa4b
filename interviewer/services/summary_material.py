"""What a coded summary counts: coded passages with whose they are, all informants and all cases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviewer.domain.code import Code, Codebook
from interviewer.domain.coding import Coding
from interviewer.services.carrying import Laid, Passage

Informant = tuple[str, str]
"""A person by id; somebody nobody saw, by the interview and the id the words are kept under."""
Span = tuple[str, str, str, int, int]
"""The set of notes, the question, whose words, and where the passage begins and ends in them as they ship."""


@dataclass(frozen=True, slots=True)
class Used:
    """A coded passage with whose it is and where."""

    laid: Laid
    passage: Passage
    coding: Coding

    @property
    def span(self) -> Span:
        """Return where it stands: what two coders, or two codes, found in the same words is one passage."""
        place = self.passage.place
        return self.passage.interview, place.question, place.subject, self.coding.start, self.coding.end

    @property
    def informant(self) -> Informant:
        """Return who said it, as far as speakers can be told apart."""
        subject = self.passage.answer.subject
        return (subject, "") if subject in self.laid.persons else (self.laid.interview.id, subject)


class Material:
    """The interviews of one summary, read once."""

    def __init__(self, laid: Sequence[Laid], book: Codebook) -> None:
        self.laid, self.book = laid, book
        self.informants: set[Informant] = {(person, "") for each in laid for person in each.persons}
        self.cases: dict[str, list[Laid]] = {}
        self.used: dict[str, list[Used]] = {}
        for each in laid:
            if each.case:
                self.cases.setdefault(each.case, []).append(each)
            for passage in each.passages:
                for coding in passage.codings:
                    self.used.setdefault(coding.code, []).append(Used(each, passage, coding))

    @property
    def codings(self) -> list[Coding]:
        """Return all codings."""
        return [used.coding for held in self.used.values() for used in held]

    def tree(self, code: Code) -> list[Code]:
        """Return a code with those below it."""
        return [code, *(each for each, _depth in self.book.in_order(code.id))]

    def below(self, code: Code) -> list[Used]:
        """Return the passages under a code and those below it, each once."""
        return distinct(used for each in self.tree(code) for used in self.used.get(each.id, ()))

    @property
    def passages(self) -> int:
        """Return how many passages are coded, however many codes and coders each has."""
        return len({used.span for held in self.used.values() for used in held})


def distinct(found: Iterable[Used]) -> list[Used]:
    """Return each passage once, whoever coded it and with whatever."""
    return list({used.span: used for used in reversed(list(found))}.values())[::-1]


def cases_of(held: Iterable[Used]) -> set[str]:
    """Return the cases in which something is coded."""
    return {used.laid.case for used in held if used.laid.case}


def informants_of(held: Iterable[Used]) -> set[Informant]:
    """Return who said something that is coded; somebody nobody saw is counted as none."""
    return {used.informant for used in held if not used.informant[1]}
