"""All answers to one question beside each other: a marked and coded text in pieces, and answers in groups."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, pairwise

from interviewer.domain.anchors import Span, placed
from interviewer.domain.answer import Status
from interviewer.domain.coding import Coding
from interviewer.domain.guide import YesNo
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.passages import UNPRINTED
from interviewer.domain.register import Entry
from interviewer.domain.replacement import SQUARE, Replaced, Style
from interviewer.domain.replacement import replace as named


class Grouping(StrEnum):
    """What answers are grouped by."""

    MODEL = "model"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks and the same codes (by id, the first coded first)."""

    text: str
    kinds: frozenset[MarkKind] = frozenset()
    codes: tuple[str, ...] = ()


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one informant said to the question. ``fair`` tells whether the fair copy is shown or the notes.

    ``called`` is the informant's pseudonym, ``case`` the case's; ``taker`` who took the notes, where several did.
    """

    interview: str
    subject: str
    called: str
    role: str
    case: str
    model: str
    status: Status = Status.NOT_ASKED
    yes_no: YesNo | None = None
    lines: tuple[Line, ...] = ()
    fair: bool = False
    elsewhere: str = ""
    asked_as: str = ""
    has_example: bool = False
    quotable: bool = True
    taker: str = ""
    below: tuple["Below", ...] = ()
    """What the same informant said to the question's follow-ups, and to questions made up in the talk after it."""

    @property
    def spoke(self) -> bool:
        """Return whether there are words, to the question or below it."""
        return bool(self.lines or self.below)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes that stand on it, each once, in the order they begin."""
        return tuple(dict.fromkeys(code for line in self.lines for piece in line for code in piece.codes))

    @property
    def text(self) -> str:
        """Return the words that are shown."""
        return "\n".join("".join(piece.text for piece in line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Below:
    """An answer below a question: the label of the follow-up (``+`` for one made up in the talk), and its wording."""

    short: str
    asked: str
    said: Said


@dataclass(frozen=True, slots=True)
class Group:
    """Answers of one type of case or one role: those with words first, then who said nothing, by what became of it."""

    title: str
    said: tuple[Said, ...]
    silent: tuple[Said, ...] = ()

    @property
    def speaking(self) -> int:
        """Return how many informants have said something to the question itself."""
        return len({each.subject for each in self.said if each.lines})


def pieces(
    text: str,
    marks: Iterable[Mark],
    codings: Iterable[Coding],
    entries: Sequence[Entry],
    background: str,
    hidden: frozenset[MarkKind] = UNPRINTED,
    style: Style = SQUARE,
) -> tuple[Line, ...]:
    """Return ``text`` with its names replaced, cut where a mark or a coding begins or ends, line by line.

    A passage that is background only is not shown; ``background`` stands in its place. A span whose words are no longer
    there is left out.
    """
    changed = named(text, entries, style)
    kept = [mark for mark in _moved(marks, text, changed) if mark.kind not in hidden]
    coded = _moved(codings, text, changed)
    places = [(mark.start, mark.end) for mark in kept] + [(coding.start, coding.end) for coding in coded]
    edges = sorted({0, len(changed.text), *(edge for place in places for edge in place)})
    cut = [_piece(changed.text, start, end, kept, coded) for start, end in pairwise(edges)]
    found: list[Piece] = []
    for closed, held in groupby(cut, key=lambda piece: MarkKind.BACKGROUND in piece.kinds):
        found += [Piece(background, frozenset({MarkKind.BACKGROUND}))] if closed else held
    return _lines(found)


def _moved(spans: Iterable[Span], text: str, changed: Replaced) -> list[Span]:
    """Return spans on the text with names replaced; what a span touched of a name, it covers whole."""
    found = [
        replace(home, start=changed.moved(home.start), end=changed.moved(home.end, end=True))
        for span in spans
        if (home := placed(span, text)) is not None
    ]
    return [span for span in found if span.start < span.end]


def _piece(text: str, start: int, end: int, marks: Sequence[Mark], codings: Sequence[Coding]) -> Piece:
    kinds = frozenset(mark.kind for mark in marks if mark.start <= start and end <= mark.end)
    codes = (coding.code for coding in codings if coding.start <= start and end <= coding.end)
    return Piece(text[start:end], kinds, tuple(dict.fromkeys(codes)))


def _lines(found: Iterable[Piece]) -> tuple[Line, ...]:
    lines: list[list[Piece]] = [[]]
    for piece in found:
        first, *others = piece.text.split("\n")
        lines[-1].append(replace(piece, text=first))
        lines += [[replace(piece, text=line)] for line in others]
    filled = (tuple(piece for piece in line if piece.text) for line in lines)
    return tuple(line for line in filled if "".join(piece.text for piece in line).strip())


def grouped(found: Iterable[Said], by: Grouping) -> tuple[Group, ...]:
    """Return answers in groups by type of case or by role; those without either come last, under ``""``.

    Spellings that differ in capitals are one group, called as most write it.
    """
    held: dict[str, list[tuple[str, Said]]] = {}
    for said in found:
        title = (said.model if by is Grouping.MODEL else said.role).strip()
        held.setdefault(title.casefold(), []).append((title, said))
    ordered = sorted(held.items(), key=lambda item: (not item[0], item[0]))
    return tuple(_group(each) for _folded, each in ordered)


def _group(held: Sequence[tuple[str, Said]]) -> Group:
    titles = Counter(title for title, _said in held)
    title = max(titles, key=lambda each: (titles[each], each))
    with_words, silent = (tuple(said for _title, said in held if said.spoke is spoke) for spoke in (True, False))
    return Group(title, with_words, silent)
