"""The codebook: codes added, changed, moved, joined and parted; every act is one deed that can be undone (F4).

Codings are never rewritten when two codes become one: whoever reads asks which code stands for theirs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from interviewer.domain.code import Code, Codebook, letters
from interviewer.domain.identity import new_id
from interviewer.domain.text import clean, one_line
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import registering
from interviewer.services.errors import Incomplete, NothingThere
from interviewer.services.study import Study
from interviewer.storage import codes, codings, history, log, memos

DEEPEST = 12
"""How many levels of codes there may be below each other."""
LONGEST_NAME = 200
"""Characters."""
COLOURS = (
    "#2F6DB5", "#B5542F", "#3F8A4F", "#8A4FA3", "#A8731B", "#1F8A8A", "#B03A6A", "#5A6B7B", "#6B8A1F", "#7A5230",
)  # fmt: skip
"""What a code at the top is given where nobody chose; each can be told from its neighbours in light and dark."""


class NameTaken(InterviewerError):
    """Two codes beside each other were to have one name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("There is a code called “{name}” at the same place. Nothing was changed. Choose another name.").format(
                name=name
            )
        )


class LetterTaken(InterviewerError):
    """Two codes were to have one letter."""

    def __init__(self, letter: str, name: str) -> None:
        super().__init__(
            _("The letter {letter} belongs to “{name}”. Nothing was changed. Choose another letter.").format(
                letter=letter.upper(), name=name
            )
        )


class InRing(InterviewerError):
    """A code was to lie below itself."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” cannot lie below itself. Nothing was changed. Choose a code that is not below it.").format(
                name=name
            )
        )


class TooDeep(InterviewerError):
    """Codes were to lie deeper than the codebook takes."""

    def __init__(self) -> None:
        super().__init__(
            _("Codes can lie {deepest} levels deep. Nothing was changed. Put it further up.").format(deepest=DEEPEST)
        )


@dataclass(frozen=True, slots=True)
class CodeDetails:
    """What a person says of a code; ``letter`` is one letter or digit, ``colour`` ``#rrggbb``, both may be empty."""

    name: str
    parent: str = ""
    definition: str = ""
    example: str = ""
    colour: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A code as it was, who wrote it so and when; ``code`` is ``None`` where it was taken away."""

    at: datetime
    who: str
    code: Code | None


@dataclass(frozen=True, slots=True)
class Removed:
    """What went with a code: how many below it, and how many codings."""

    codes: int
    codings: int


def codebook(study: Study) -> Codebook:
    """Return the codebook as it stands; it is asked for at every key, and read anew when a code has changed."""
    return study.remembered("codebook", codes.state(study.data), lambda: codes.codebook(study.data))


def get(study: Study, code_id: str) -> Code:
    """Return the code that stands for an id. Raises NothingThere."""
    found = codebook(study).standing(code_id)
    if found is None:
        raise NothingThere(_("such code"))
    return found


def add(study: Study, details: CodeDetails) -> str:
    """Add a code last among those beside it and return its id. Raises Incomplete, NameTaken, LetterTaken, TooDeep."""
    book = codebook(study)
    made = _checked(study, book, Code(new_id(), ""), details)
    beside = book.children(made.parent)
    made = replace(made, place=max((code.place for code in beside), default=0) + 1)
    if not made.colour and not made.parent:
        made = replace(made, colour=COLOURS[len(beside) % len(COLOURS)])
    with study.deed() as deed:
        codes.save(study.data, made, deed)
    return made.id


def change(study: Study, code_id: str, details: CodeDetails) -> None:
    """Keep what a person says of a code. Raises NothingThere, Incomplete, NameTaken, LetterTaken, InRing, TooDeep."""
    held, book = get(study, code_id), codebook(study)
    changed = _checked(study, book, held, details)
    if changed.parent != parent_of(book, held):
        last = max((code.place for code in book.children(changed.parent)), default=0)
        changed = replace(changed, place=last + 1)
    with study.deed() as deed:
        codes.save(study.data, changed, deed)


def move(study: Study, code_id: str, parent: str, place: int) -> None:
    """Put a code below ``parent`` (``""``: at the top), ``place`` counted from 0 among those that lie there.

    Raises NothingThere, NameTaken, InRing, TooDeep.
    """
    held, book = get(study, code_id), codebook(study)
    if parent:
        parent = get(study, parent).id
    _refuse_place(book, held, parent)
    beside = [code for code in book.children(parent) if code.id != held.id]
    _refuse_name(beside, held.name)
    beside.insert(max(0, min(place, len(beside))), replace(held, parent=parent))
    with study.deed() as deed:
        _number(study, book, beside, deed)


def merge(study: Study, code_id: str, into: str) -> int:
    """Let ``into`` take over a code, what lies below it and its codings; return how many codings.

    The code stays in the log, and the deed can be undone. Raises NothingThere, InRing (a code into itself).
    """
    held, takes, book = get(study, code_id), get(study, into), codebook(study)
    if held.id == takes.id:
        raise InRing(held.name)
    count = codings.count(study.data, [held.id])[held.id]
    below = held.id in {code.id for code in book.ancestors(takes.id)}
    taking = replace(
        takes,
        parent=parent_of(book, held) if below else takes.parent,
        definition=takes.definition or held.definition,
        example=takes.example or held.example,
        letter=takes.letter or held.letter,
    )
    with study.deed() as deed:
        codes.save(study.data, replace(held, merged_into=takes.id, letter=""), deed)
        if taking != takes:
            codes.save(study.data, taking, deed)
    return count


def split(study: Study, code_id: str, parts: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Part a code: make a code beside it for each name, and give each the codings named; return the new ids.

    Codings that are not named stay with the code. Raises NothingThere, Incomplete, NameTaken.
    """
    held, book = get(study, code_id), codebook(study)
    parent = parent_of(book, held)
    if not parts:
        raise Incomplete(_("The name of a new code"))
    made: list[str] = []
    with study.deed() as deed:
        for name, ids in parts.items():
            details = CodeDetails(name, parent, held.definition, "", held.colour if parent else "")
            made.append(add(study, details))
            codings.recode(study.data, ids, made[-1], deed)
    return tuple(made)


def remove(study: Study, code_id: str) -> Removed:
    """Take a code away with what lies below it, their codings and memos, as one deed; return what went."""
    held, book = get(study, code_id), codebook(study)
    gone = [held, *(code for code, _depth in book.in_order(held.id))]
    ids = {code.id for code in gone}
    merged = {code.id for code in book.codes if code.merged_into and _stands_for(book, code.id) in ids}
    with study.deed() as deed:
        count = codings.remove_codes(study.data, ids | merged, deed)
        for memo in memos.of(study.data, "code", ids):
            memos.remove(study.data, memo, deed)
        for one in ids | merged:
            codes.remove(study.data, one, deed)
    return Removed(len(gone) - 1, count)


def would_go(study: Study, code_id: str) -> Removed:
    """Return what :func:`remove` would take, to be said before."""
    held, book = get(study, code_id), codebook(study)
    ids = {held.id, *(code.id for code, _depth in book.in_order(held.id))}
    merged = {code.id for code in book.codes if code.merged_into and _stands_for(book, code.id) in ids}
    return Removed(len(ids) - 1, sum(codings.count(study.data, ids | merged).values()))


def counts(study: Study) -> Mapping[str, int]:
    """Return how many passages each code has that stands, those of codes that were merged into it too.

    What several coders have coded alike is one passage.
    """
    book = codebook(study)
    found: dict[str, set[codings.Passage]] = {code.id: set() for code, _depth in book.in_order()}
    for one, held in codings.passages(study.data).items():
        stands = book.standing(one)
        if stands is not None:
            found.setdefault(stands.id, set()).update(held)
    return {one: len(held) for one, held in found.items()}


def earlier(study: Study, code_id: str) -> tuple[Earlier, ...]:
    """Return what a code was, from its making to now."""
    steps = history.steps(study.data, log.project_id(study.data), code_id, ["record"])
    return tuple(Earlier(step.at, step.person, codes.from_record(code_id, step.after)) for step in steps)


def parent_of(book: Codebook, code: Code) -> str:
    """Return the id of the code above one, ``""`` at the top."""
    above = book.ancestors(code.id)
    return above[0].id if above else ""


def _stands_for(book: Codebook, one: str) -> str:
    found = book.standing(one)
    return found.id if found else ""


def _checked(study: Study, book: Codebook, held: Code, details: CodeDetails) -> Code:
    """Return a code with what was said of it, free of registered names, where it may stand there."""
    name = registering.without_names(study, one_line(details.name)[:LONGEST_NAME])
    if not name:
        raise Incomplete(_("The name of the code"))
    parent = get(study, details.parent).id if details.parent else ""
    _refuse_place(book, held, parent)
    _refuse_name([code for code in book.children(parent) if code.id != held.id], name)
    letter = one_line(details.letter)[:1].casefold()
    has_it = letters(code for code, _depth in book.in_order() if code.id != held.id).get(letter)
    if letter and has_it is not None:
        raise LetterTaken(letter, has_it.name)
    return replace(
        held,
        name=name,
        parent=parent,
        definition=registering.without_names(study, clean(details.definition).strip()),
        example=registering.without_names(study, clean(details.example).strip()),
        colour=details.colour,
        letter=letter,
    )


def _refuse_name(beside: Iterable[Code], name: str) -> None:
    if any(code.name.casefold() == name.casefold() for code in beside):
        raise NameTaken(name)


def _refuse_place(book: Codebook, code: Code, parent: str) -> None:
    """Raise InRing where ``parent`` lies below the code, TooDeep where the tree would grow too deep."""
    above = {parent, *(each.id for each in book.ancestors(parent))} if parent else set()
    if code.id in above:
        raise InRing(code.name)
    deep = max((depth + 1 for _code, depth in book.in_order(code.id)), default=0) if code.id in book.by_id else 0
    if len(above) + 1 + deep > DEEPEST:
        raise TooDeep


def _number(study: Study, book: Codebook, beside: Sequence[Code], deed: str) -> None:
    """Keep codes in the order they stand in now; those that stand as they did make no event."""
    for place, code in enumerate(beside, 1):
        placed = replace(code, place=place)
        if placed != book.by_id[code.id]:
            codes.save(study.data, placed, deed)
