"""Codes that come from elsewhere, taken into the codebook with their tree: those that are here keep what they say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from interviewer.domain.code import Code, Codebook, letters
from interviewer.language import _
from interviewer.services import registering
from interviewer.services.codebook import codebook, parent_of
from interviewer.services.study import Study
from interviewer.storage import codes


@dataclass(frozen=True, slots=True)
class Admitted:
    """How many codes are new, how many were here and got what they lacked, and how many were here as they are."""

    made: int
    changed: int
    known: int


def take_in(study: Study, found: Iterable[Code]) -> Admitted:
    """Add codes that came from elsewhere with their tree, as one deed; return what came of them.

    A code is here already when one of its id, or of its name at the same place, is; that one keeps what it says, and
    gets what it lacks. A letter that is taken is left out. Raises ReadOnly.
    """
    with study.deed() as deed:
        return _Arrival(study, deed).take_in(tuple(found))


class _Arrival:
    """Codes on their way in: each finds its place, those above first."""

    def __init__(self, study: Study, deed: str) -> None:
        self._study, self._deed = study, deed
        self._book = codebook(study)
        self._by_place = {
            (parent_of(self._book, code), code.name.casefold()): code for code, _depth in self._book.in_order()
        }
        self._letters = set(letters(code for code, _depth in self._book.in_order()))
        self._known: dict[str, str] = {}
        self._changed = 0
        self._last: dict[str, int] = {}

    def take_in(self, found: Sequence[Code]) -> Admitted:
        coming = Codebook(tuple(found))
        made = 0
        for code, _depth in coming.in_order():
            above = coming.ancestors(code.id)
            made += self._one(code, self._known[above[0].id] if above else "")
        return Admitted(made, self._changed, len(self._known) - made - self._changed)

    def _one(self, code: Code, parent: str) -> bool:
        """Keep one code below ``parent``, an id of ours; return whether it is new."""
        named = replace(code, name=registering.without_names(self._study, code.name) or _("Without a name"))
        held = self._book.standing(code.id) or self._by_place.get((parent, named.name.casefold()))
        letter = code.letter if code.letter.casefold() not in self._letters else ""
        said = {name: registering.without_names(self._study, getattr(code, name)) for name in ("definition", "example")}
        if held is not None:
            kept = replace(
                held,
                definition=held.definition or said["definition"],
                example=held.example or said["example"],
                colour=held.colour or code.colour,
                letter=held.letter or letter,
            )
        else:
            kept = replace(named, **said, letter=letter, parent=parent, place=self._next(parent), merged_into="")
        if kept.letter:
            self._letters.add(kept.letter.casefold())
        if kept != held:
            codes.save(self._study.data, kept, self._deed)
            self._changed += held is not None
        self._known[code.id] = kept.id
        self._by_place[parent, kept.name.casefold()] = kept
        return held is None

    def _next(self, parent: str) -> int:
        last = self._last.get(parent) or max((code.place for code in self._book.children(parent)), default=0)
        self._last[parent] = last + 1
        return last + 1
