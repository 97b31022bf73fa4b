"""Renaming: codes of ours that came back from another program under another name; a person takes it or leaves it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interviewer.domain.code import Codebook
from interviewer.domain.text import one_line
from interviewer.exchange import refi_xml
from interviewer.exchange.refi_reader import ReadCode
from interviewer.services import codebook, registering
from interviewer.services.codebook import CodeDetails
from interviewer.services.study import Study


@dataclass(frozen=True, slots=True)
class Renamed:
    """A code, what it is called here, and what it is called in the file, names of persons and places replaced."""

    code: str
    here: str
    there: str


def renamed(study: Study, book: Codebook, found: Iterable[ReadCode]) -> Iterator[Renamed]:
    """Yield the codes of ours that the file calls otherwise; those that were merged into another are left out.

    A name that is written with a pseudonym leaves with other words in the place of that, and tells nothing.
    """
    ours = {refi_xml.code_guid(code.id): code for code in book.codes if book.standing(code.id) == code}
    for each in found:
        code = ours.get(each.guid)
        there = registering.without_names(study, one_line(each.name))
        if code is not None and there and "[" not in code.name + there and not _same(code.name, there):
            yield Renamed(code.id, code.name, there)


def _same(here: str, there: str) -> bool:
    """Return whether a name is ours as it leaves: where two codes share one, what tells them apart stands after it."""
    ours = re.escape(refi_xml.name(here, set()).casefold())
    return bool(re.fullmatch(rf"{ours}(?: \(.*\))?(?: \d+)?", there.casefold())) or there.casefold() == here.casefold()


def take(study: Study, found: Iterable[Renamed]) -> int:
    """Give codes the names they have in the file, as one deed, and return how many got theirs.

    Raises CallRunning, ReadOnly, NothingThere, NameTaken; then no code has another name.
    """
    study.refuse_in_call()
    count, book = 0, codebook.codebook(study)
    with study.deed():
        for each in found:
            code = codebook.get(study, each.code)
            details = CodeDetails(
                each.there,
                codebook.parent_of(book, code),
                code.definition,
                code.example,
                colour=code.colour,
                letter=code.letter,
            )
            codebook.change(study, code.id, details)
            count += 1
    return count
