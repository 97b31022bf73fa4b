"""A document as text: which passages answer which question, about which case, and what belongs to none.

Questions are told by their printed labels or their wording, cases by a line or a cell of a table that says their name
and nothing else. Nothing is lost: a line is a question or heading that was recognised, or part of a passage.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from interviewer.domain import labelled_lines
from interviewer.domain.document import View
from interviewer.domain.email_reply import signs
from interviewer.domain.guide import Guide, Place
from interviewer.domain.labelled_lines import plain

_SPACED = re.compile(r"\s*(\d{1,3}\s+[^\W\d_](?:\s+[ivx]{1,4})?)\s+(\S.*)$", re.IGNORECASE)
_SHORT = re.compile(r"\s*([^\W\d_]{1,5}|\d{1,2}[^\W\d_]?)[).]\s+(.*)$")
_SOURCE = re.compile(r"\s*\(?\s*(?:kilder?|kjelder?|sources?)\s*:\s*(.+?)\s*\)?\s*$", re.IGNORECASE)
_OWN = re.compile(
    r"\s*(?:(?:vår|min|egen|eigen|eiga|utfyllerens|utfyllarens)(?: egen| eiga| eigen)? "
    r"(?:vurdering|mening|meining|oppfatning)"
    r"|(?:(?:vårt|mitt|utfyllerens|utfyllarens)(?: eget| eige)?|eget|eige) (?:syn|synspunkt)"
    r"|(?:my|our|the form-filler.s) own (?:view|assessment)|own (?:view|assessment))\s*(?::\s*(.*))?$",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s*:\s+|\s+[–—-]\s+|:$")
"""What parts the name of a case from what is said of it in the same line."""
_HEADS = frozenset(
    ("spørsmål", "spørsmålet", "spm", "nr", "svar", "svaret", "kommentar", "merknad", "sted", "stad", "tema", "kilde",
     "kjelde", "question", "questions", "no", "answer", "answers", "comment", "place", "topic", "source")
)  # fmt: skip
"""What stands over the columns of a table and is said of nobody."""
_IN_BRACKETS = re.compile(r"\([^()]{1,40}\)")
_SURELY = 24
"""From how many characters a line that begins as a question does is that question, though it has no label."""
_LONG = 1_200
"""Characters after which what belongs to no question goes on in a passage of its own, to be placed by itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the document; ``page`` is 0 where pages are not known, ``cell`` its table, row and column."""

    text: str
    heading: bool = False
    page: int = 0
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands in one place: the question and case it is about, ``""`` where that is not told, and its source."""

    text: str
    question: str = ""
    case: str = ""
    source: str = ""
    page: int = 0
    view: View = View.DOCUMENT


def passages(
    lines: Iterable[Line], guide: Guide, cases: Mapping[str, str], ours: Iterable[str] = ()
) -> tuple[Passage, ...]:
    """Return what stands in a document; ``cases`` are ids by what they may be called, compared as ``plain``.

    An id ``""`` stands for all cases again. ``ours`` are lines that we print on every form.
    """
    return tuple(_Placing(guide, cases, ours).read(lines))


@dataclass(slots=True)
class _Block:
    """Lines under one question and case."""

    question: str = ""
    case: str = ""
    view: View = View.DOCUMENT
    page: int = 0
    asked: str = ""
    """How the document itself words the question, where it words it otherwise."""
    lines: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def passage(self) -> Passage | None:
        words = re.sub("\n{3,}", "\n\n", "\n".join(self.lines)).strip()
        if not words and not self.sources:
            return None
        told = words or self.asked
        return Passage(told, self.question, self.case, "; ".join(self.sources), self.page, self.view) if told else None


class _Placing:
    """One document while it is read, line by line."""

    def __init__(self, guide: Guide, cases: Mapping[str, str], ours: Iterable[str]) -> None:
        self._guide = guide
        self._cases = {plain(name): case for name, case in cases.items() if plain(name)}
        self._places = tuple(guide.places())
        self._open_to = {place.key for place in guide.to_ask()}
        self._asked = {place.key: plain(place.item.text) for place in self._places}
        self._by_words: dict[str, Place | None] = {}
        for place in self._places:
            words = self._asked[place.key]
            self._by_words[words] = None if words in self._by_words else place
        printed = (guide.title, *ours, *(place.item.hint for place in self._places))
        self._ours = {plain(words) for words in printed} - {""}
        self._sections = {
            plain(words): number
            for number, section in enumerate(guide.sections, 1)
            for words in (section.title, f"{section.label} {section.title}", f"{section.label}. {section.title}")
        }
        self._found: dict[str, Place | None] = {}
        self._columns: dict[tuple[int, int], str] = {}
        self._before = ""
        self._case, self._section, self._at = "", 0, ""
        self._turned: str | None = None
        self._pending, self._in_table = "", False
        self._blocks = [_Block()]

    def read(self, lines: Iterable[Line]) -> Iterator[Passage]:
        """Walk the lines and yield what they came to."""
        for line in lines:
            self._take(line)
        found = (block.passage() for block in self._blocks)
        return (each for each in found if each is not None)

    def _take(self, line: Line) -> None:
        text = labelled_lines.shown(line.text).strip()
        if self._in_table and line.cell is None:
            self._turned = None
            self._open("", line)
        self._in_table = line.cell is not None
        if not text:
            self._block.lines += [""] if self._block.lines else []
        elif (case := self._cases.get(plain(text))) is not None:
            self._turn_to(case, line)
        elif (number := self._sections.get(plain(text))) is not None:
            self._section, self._turned = number, None
            self._open("", line)
        elif self._goes_on(text) or plain(text) in self._ours or _heads(text, line):
            return
        elif (found := self._question(text)) is not None:
            self._begin(*found, line)
        else:
            self._take_own(text, line)

    @property
    def _block(self) -> _Block:
        return self._blocks[-1]

    def _here(self, line: Line) -> str:
        """Return the case that a line is about: the one its line names, its column's in a table, or the last named."""
        if self._turned is not None:
            return self._turned
        return self._columns.get((line.cell[0], line.cell[2]), self._case) if line.cell else self._case

    def _turn_to(self, case: str, line: Line) -> None:
        """Go on with a case: in its column where the table has one for each, otherwise in all that follows."""
        self._turned = None
        if line.cell is None or line.cell[2] == 0:
            self._case = case
            self._columns = {at: one for at, one in self._columns.items() if line.cell and at[0] != line.cell[0]}
        else:
            table, _row, column = line.cell
            others = [at for at in self._columns if at[0] == table and at[1] != column]
            if not others:
                self._before = self._case
            self._case = self._before if others else case
            self._columns[table, column] = case
        self._open("", line)

    def _open(self, question: str, line: Line, view: View = View.DOCUMENT, asked: str = "") -> None:
        self._pending = ""
        self._blocks.append(_Block(question, self._here(line), view, line.page, asked))

    def _question(self, text: str) -> tuple[Place, str] | None:
        """Return the question that a line begins, and what follows the label, or the words where it has none."""
        for label, after, _marked in labelled_lines.spellings(text):
            place = self._find(label)
            if place is not None and place.key != label:
                return place, after
        if (found := _SPACED.match(text)) is not None:
            place = self._find(found[1])
            if place is not None and (found[2].endswith("?") or self._worded(place, found[2])):
                return place, found[2]
        if (found := _SHORT.match(text)) is not None:
            near = [place for path in self._paths(found[1]) if (place := self._find(path)) is not None]
            worded = next((place for place in near if self._worded(place, found[2])), None)
            if worded is not None or (near and found[2].endswith("?")):
                return worded or near[0], found[2]
        words = plain(text)
        if (place := self._by_words.get(words)) is not None:
            return place, text
        return next(
            ((each, text) for asked, each in self._by_words.items()
             if each is not None and _either_begins(asked, words)), None,
        )  # fmt: skip

    def _find(self, label: str) -> Place | None:
        if label not in self._found:
            self._found[label] = self._guide.find(label)
        return self._found[label]

    def _paths(self, label: str) -> Sequence[str]:
        """Return what a label that is printed below its section, or below its question, may mean there."""
        return (f"{self._at}/{label}", f"{self._section}/{label}", label)

    def _worded(self, place: Place, words: str) -> bool:
        asked, said = self._asked[place.key], plain(words)
        return bool(said) and (_behind(words, asked) is not None or (len(said) > 8 and asked.startswith(said)))

    def _begin(self, place: Place, after: str, line: Line) -> None:
        """Open the passage of a question; of its own line only what is not the question is part of it."""
        asked, said = self._asked[place.key], plain(after)
        rest, worded, pending = after.strip(), "", ""
        if (behind := _behind(after, asked)) is not None:
            rest = "" if _IN_BRACKETS.fullmatch(behind) else behind
        elif said and asked.startswith(said):
            rest, pending = "", asked.removeprefix(said).strip()
        elif rest.endswith("?"):
            rest, worded = "", rest
        self._at, self._turned = "/".join(place.path.split("/")[:2]), None
        if place.key not in self._open_to:  # shown from the project, never asked: it can only tell which case it is
            case = self._cases.get(plain(rest))
            self._turn_to(self._case if case is None else case, line)
            self._block.lines += [rest] if rest and case is None else []
            return
        self._open(place.key, line, asked=worded)
        self._pending = pending
        if rest:
            self._take_own(rest, line)

    def _goes_on(self, text: str) -> bool:
        """Return whether a line is what is left of the question above it, laid out on several lines."""
        words = plain(text)
        if self._pending and self._pending.startswith(words):
            self._pending = self._pending.removeprefix(words).strip()
            return True
        return False

    def _take_own(self, text: str, line: Line) -> None:
        self._pending = ""
        if (line.heading and not self._block.asked) or (signs(text) and self._block.question):
            self._open("", line)
        if self._block.question and (named := self._named(text)) is not None:
            self._turned, text = named
        if self._here(line) != self._block.case:
            self._open(self._block.question, line, asked=self._block.asked)
        if not text:
            return
        if (source := _SOURCE.match(text)) is not None and self._block.question:
            self._block.sources.append(source[1])
        elif (own := _OWN.match(text)) is not None and self._block.question:
            self._open(self._block.question, line, View.FILLER)
            self._block.lines += [own[1]] if own[1] else []
        else:
            if not self._block.question and sum(map(len, self._block.lines)) > _LONG:
                self._open("", line)
            self._block.page = self._block.page if self._block.lines else line.page
            self._block.lines.append(text)

    def _named(self, text: str) -> tuple[str, str] | None:
        """Return the case that a line begins with the name of, and what it says of it."""
        for sign in _AFTER_NAME.finditer(text):
            case = self._cases.get(plain(text[: sign.start()]))
            if case is not None:
                return case, text[sign.end() :]
        return None


def _heads(text: str, line: Line) -> bool:
    """Return whether a line is a word that stands over a column of a table."""
    return line.cell is not None and line.cell[1] == 0 and plain(text) in _HEADS


def _behind(text: str, asked: str) -> str | None:
    """Return what follows the wording of a question in a line; ``None`` where the wording does not stand there."""
    words, length = text.split(), len(asked.split())
    for start in range(len(words) - length + 1):
        if plain(" ".join(words[start : start + length])) == asked:
            return " ".join(words[start + length :])
    return None


def _either_begins(asked: str, words: str) -> bool:
    """Return whether a long enough line begins a question, or goes on after it."""
    return min(len(asked), len(words)) >= _SURELY and (asked.startswith(words) or words.startswith(f"{asked} "))
