"""Names out, pseudonyms in: spans found in one pass over the text, longest first, replaced with the inflection kept.

The work grows with the text and not with the register: each place where a word starts is looked up in one table, whose
key is the folded name. Positions are code points, half-open, from 0.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed

from interviewer.domain.mark import Mark
from interviewer.domain.name_forms import FormKind
from interviewer.domain.name_index import Hit, NameIndex
from interviewer.domain.register import Entry

_KEPT = 4
_BRACKET = re.compile(r"(?:\[|\()([^\[\]()\n]{1,400})(?:\]|\))")
_BARE = re.compile(r"(?<!\w)(?:(?<!-)|(?<=[0-9A-Z]{6}-))([A-Z]-[0-9A-Z]{6})(?![0-9A-Z])")
"""A pseudonym by itself, or after another and a hyphen, as in the name of a file about two."""
_CODE = re.compile(_BARE.pattern, re.IGNORECASE)
_WITH_CODE = re.compile(r"(?:[^\W\d]+[ \u00a0]){0,4}([A-Z]-[0-9A-Z]{6})")
"""What stood in brackets: a pseudonym, alone or after what it is."""
_BETWEEN = re.compile(r"[ \u00a0-]|[ \u00a0]\w\.?[ \u00a0]")
_NAMES = {FormKind.PART, FormKind.FULL}
_RANK = {FormKind.PART: 1, FormKind.INITIALS: 2}


@dataclass(frozen=True, slots=True)
class Style:
    """How replacements and quotations are set off."""

    opens: str
    closes: str
    quote_opens: str
    quote_closes: str


SQUARE = Style("[", "]", "”", "”")
ROUND = Style("(", ")", "«", "»")
STYLES = {"square": SQUARE, "round": ROUND}


@dataclass(frozen=True, slots=True)
class Span:
    """A name found. ``others`` are entries that the same words could mean."""

    start: int
    end: int
    entry: Entry
    form: FormKind
    others: tuple[Entry, ...] = ()

    def shown(self, style: Style = SQUARE) -> str:
        """Return what is printed instead; words that could mean two are shown as both."""
        several = list(dict.fromkeys(each.words for each in (self.entry, *self.others)))
        return f"{style.opens}{'/'.join([*several[:3], *(['…'] if len(several) > 3 else [])])}{style.closes}"


@dataclass(frozen=True, slots=True)
class Change:
    """A replacement made: where the name stood, and where what replaced it stands."""

    start: int
    end: int
    new_start: int
    new_end: int
    span: Span


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text with its names replaced, and what was changed, in order."""

    text: str
    changes: tuple[Change, ...] = ()

    def moved(self, position: int, *, end: bool = False) -> int:
        """Return where a position of the old text is now; inside a name it is the edge of what replaced it."""
        index = bisect_right(self.changes, position, key=lambda change: change.start) - 1
        if index < 0:
            return position
        change = self.changes[index]
        if position >= change.end:
            return position + change.new_end - change.end
        if position == change.start:
            return change.new_start
        return change.new_end if end else change.new_start

    def move(self, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """Return the marks on the new text; what a mark touched of a name, it now covers whole."""
        moved = [(mark, self.moved(mark.start), self.moved(mark.end, end=True)) for mark in marks]
        return tuple(changed(mark, start=start, end=end, words=self.text[start:end]) for mark, start, end in moved)


def find(text: str, entries: Sequence[Entry]) -> list[Span]:
    """Return the names in ``text``, in order and without overlap: the longest first, the surest of equals.

    What already stands for somebody (a pseudonym, a bracket of the register) is no name, whatever its letters spell;
    where nobody is to be told apart, the register says what stood for whom, and that is found as a name is.
    """
    if not entries or not text:
        return []
    register = tuple(entries)
    index, shown, unless, stood = _index(register)
    taken = _masked(text, shown)
    spans = _stood(text, taken, stood, shown) if stood else []
    meant = (hit for hit in index.hits(text) if not _is_nobody(text, hit, register[hit.owner], unless))
    for hits in _by_place(meant):
        start, end = hits[0].start, hits[0].end
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            spans.append(_span(hits, register))
    return _joined(sorted(spans, key=lambda span: span.start), text)


def _is_nobody(text: str, hit: Hit, entry: Entry, unless: Mapping[str, str]) -> bool:
    """Return whether a person who knew of the entry said that this part of a name is none; nothing surer is let go."""
    weak = hit.kind in (FormKind.PART, FormKind.INITIALS)
    return weak and entry.id < unless.get(text[hit.start : hit.end], "")


def replace(text: str, entries: Sequence[Entry], style: Style = SQUARE) -> Replaced:
    """Return ``text`` with every name replaced by its brackets; endings stay where they were."""
    pieces: list[str] = []
    changes: list[Change] = []
    last = length = 0
    for span in find(text, entries):
        shown = span.shown(style)
        pieces += (text[last : span.start], shown)
        start = length + span.start - last
        length = start + len(shown)
        changes.append(Change(span.start, span.end, start, length, span))
        last = span.end
    return Replaced("".join([*pieces, text[last:]]), tuple(changes))


_Table = tuple[NameIndex, frozenset[str], dict[str, str], dict[str, Entry]]
"""Names looked up, what already stands for somebody, spellings that are nobody's with the latest decision, and what
stood for whom and must not leave."""
_held: list[tuple[tuple[Entry, ...], _Table]] = []
"""The latest tables, each with the register it was made from."""


def _index(register: tuple[Entry, ...]) -> _Table:
    for known, table in _held:
        same = known is register or len(known) == len(register)
        if same and all(a is b for a, b in zip(known, register, strict=True)):
            return table
    stood = {word.casefold(): entry for entry in reversed(register) for word in entry.stood}
    words = frozenset(word for entry in register for word in _shown(entry) if word)
    unless = dict(sorted(decided for entry in register for decided in entry.unless))
    made = NameIndex(register), words, unless, stood
    _held.insert(0, (register, made))
    del _held[_KEPT:]
    return made


def _shown(entry: Entry) -> tuple[str, ...]:
    """Return what is no name any more; a pseudonym that must not leave is one."""
    return (entry.words,) if entry.stood else (entry.words, entry.pseudonym)


def held() -> int:
    """Return how many registers are held in memory to be looked up in."""
    return len(_held)


def forget() -> None:
    """Let go of every name held in memory."""
    _held.clear()


def _masked(text: str, shown: frozenset[str]) -> bytearray:
    """Return a mark for each code point that already stands for somebody."""
    taken = bytearray(len(text))
    for pattern in (_BRACKET, _BARE):
        for found in pattern.finditer(text):
            if all(word in shown or word == "…" for word in found[1].split("/")):
                taken[found.start() : found.end()] = b"\x01" * len(found[0])
    return taken


def _stood(text: str, taken: bytearray, stood: Mapping[str, Entry], shown: frozenset[str]) -> list[Span]:
    """Return what stands for somebody and must not leave, bracket and all, and mark each place as taken."""
    spans: list[Span] = []
    for found in _BRACKET.finditer(text):
        owners = [_who(word, stood) for word in found[1].split("/")]
        held = [owner for owner in owners if owner is not None]
        rest = [word for word, owner in zip(found[1].split("/"), owners, strict=True) if owner is None]
        if held and all(word in shown or word == "…" for word in rest):
            spans.append(Span(*found.span(), held[0], FormKind.PSEUDONYM, tuple(held[1:])))
            taken[found.start() : found.end()] = b"\x01" * len(found[0])
    for found in _CODE.finditer(text):
        owner = stood.get(found[1].casefold()) or (stood.get(found[1][:2].casefold()) if _coded(found[1]) else None)
        if owner is not None and not any(taken[found.start() : found.end()]):
            spans.append(Span(*found.span(), owner, FormKind.PSEUDONYM))
            taken[found.start() : found.end()] = b"\x01" * len(found[0])
    return spans


def _who(word: str, stood: Mapping[str, Entry]) -> Entry | None:
    """Return for whom a word in brackets stands; a pseudonym that nobody has any more stands for one of its kind."""
    if (owner := stood.get(word.casefold())) is not None:
        return owner
    code = _WITH_CODE.fullmatch(word)
    return (stood.get(code[1].casefold()) or stood.get(code[1][:2].casefold())) if code else None


def _coded(code: str) -> bool:
    """Return whether what looks like a pseudonym is one, and no word that is written in capitals."""
    return code.isupper() and any(letter.isdigit() for letter in code)


def _by_place(hits: Iterable[Hit]) -> list[list[Hit]]:
    """Return the hits grouped by the span they cover, the longest first."""
    places: dict[tuple[int, int], list[Hit]] = {}
    for hit in hits:
        places.setdefault((hit.start, hit.end), []).append(hit)
    return sorted(places.values(), key=lambda hits: (-max(hit.letters for hit in hits), hits[0].start, -hits[0].end))


def _span(hits: list[Hit], register: Sequence[Entry]) -> Span:
    surest = min(_RANK.get(hit.kind, 0) for hit in hits)
    meant = [hit for hit in hits if _RANK.get(hit.kind, 0) == surest]
    owners = {_told_apart(register[hit.owner]): register[hit.owner] for hit in meant}
    first, *others = owners.values()
    return Span(meant[0].start, meant[0].end, first, meant[0].kind, tuple(others))


def _told_apart(entry: Entry) -> tuple[str, str]:
    """Return what tells an entry from another: the words shown, and the pseudonym where words alone do not."""
    return entry.words, entry.pseudonym if entry.stood else ""


def _joined(spans: list[Span], text: str) -> list[Span]:
    """Return the spans with parts of one name put together: "Fatuma A. Warsame" is one person once."""
    found: list[Span] = []
    for span in spans:
        before = found[-1] if found else None
        if before and (both := _one_name(before, span)) and _BETWEEN.fullmatch(text[before.end : span.start]):
            found[-1] = Span(before.start, span.end, both[0], FormKind.FULL, tuple(both[1:]))
        else:
            found.append(span)
    return found


def _one_name(before: Span, span: Span) -> list[Entry]:
    """Return whom two neighbours can both mean, when they are parts of names."""
    if FormKind.PART not in (before.form, span.form) or not {before.form, span.form} <= _NAMES:
        return []
    return [each for each in _owners(before) if each in _owners(span)]


def _owners(span: Span) -> tuple[Entry, ...]:
    return (span.entry, *span.others)
