"""Codes that come with interviews as data: each by its name, its place in the tree or its id, made where it is new."""

from collections.abc import Sequence

from interviewer.domain.answer import Field
from interviewer.domain.code import Codebook
from interviewer.domain.coding import Coding
from interviewer.domain.identity import new_id
from interviewer.domain.text import one_line
from interviewer.exchange.codebook_tables import PARTED
from interviewer.services import codebook, registering, times
from interviewer.services.codebook import CodeDetails
from interviewer.services.study import Study
from interviewer.storage import codings
from interviewer.storage.answers import Speaker
from interviewer.storage.codings import Place


class Labels:
    """Finds the codes that are named, one after the other, and remembers them."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._known: dict[str, str] = {}

    def keep(
        self, interview: str, question: str, words: Speaker, text: str, found: Sequence[tuple[int, int, str]]
    ) -> None:
        """Keep codings on the notes of an answer that has just been stored; each is start, end and what it is called.

        Whoever takes them in stands as the coder.
        """
        at = times.now()
        made = [
            Coding(new_id(), start, end, self._code(called), text[start:end], self._study.me, at)
            for start, end, called in found
        ]
        with self._study.deed() as deed:
            place = Place(question, words.subject, Field.NOTE)
            codings.save(self._study.data, interview, place, words.consent, made, deed)

    def _code(self, called: str) -> str:
        if called not in self._known:
            self._known[called] = self._found(called) or self._made(called)
        return self._known[called]

    def _found(self, called: str) -> str:
        """Return the code with this id, this path, or this name where only one has it."""
        book = codebook.codebook(self._study)
        by_id = book.standing(called)
        if by_id is not None:
            return by_id.id
        path = tuple(name.casefold() for name in _names(self._study, called))
        by_path = [code.id for code, _depth in book.in_order() if _folded(book, code.id) == path]
        by_name = [code.id for code, _depth in book.in_order() if (code.name.casefold(),) == path]
        return by_path[0] if by_path else by_name[0] if len(by_name) == 1 else ""

    def _made(self, called: str) -> str:
        """Make a code, and those above it that are missing."""
        above = ""
        for name in _names(self._study, called):
            book = codebook.codebook(self._study)
            there = [code.id for code in book.children(above) if code.name.casefold() == name.casefold()]
            above = there[0] if there else codebook.add(self._study, CodeDetails(name, above))
        return above


def _folded(book: Codebook, one: str) -> tuple[str, ...]:
    return tuple(name.casefold() for name in book.path(one))


def _names(study: Study, called: str) -> list[str]:
    """Return the names from the top down, names of the register replaced as they are where codes are kept."""
    parts = (registering.without_names(study, one_line(part)) for part in called.split(PARTED))
    return [part for part in parts if part]
