"""Everything that finds, united: rules, the model, the lists and the capital rule, settled into spans that lie apart.

Where they disagree, a pattern (a number, an address, a date) goes before a phrase (a role, an association, a place
known to the rules), and both before single words; of two alike the longer goes first. In ``suggest`` a word counts when
the model thinks it likelier than not to be a name; in ``review`` when anything speaks for it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from threading import Lock
from typing import NamedTuple

from interviewer import assets
from interviewer.finding.capitals import capitals
from interviewer.finding.features import Describer
from interviewer.finding.found import Found, Kind, Mode
from interviewer.finding.judging import (
    AGAIN,
    CAPITAL,
    DOUBTFUL,
    LIKELY,
    LIKELY_ENOUGH,
    NEGLIGIBLE,
    POSSIBLE,
    Seen,
    reasons,
)
from interviewer.finding.lexicon import Lexicon, Listed, folded
from interviewer.finding.little_words import LITTLE_WORDS
from interviewer.finding.rules import RULES
from interviewer.finding.tagger import MODEL, Tagger
from interviewer.finding.tokens import Token, sentences

_SURE = 0.9
_ORDINARY = int(Listed.ORDINARY)
_PHRASES = frozenset((Kind.ROLE, Kind.ORGANISATION, Kind.ORIGIN, Kind.PLACE, Kind.PERSON, Kind.OTHER))
_MAY_HOLD_PERSONS = frozenset((Kind.ROLE, Kind.ORGANISATION, Kind.ORIGIN, Kind.PLACE))
_BEHIND_PERSONS = re.compile(
    r"\s{1,3}(?:i|på|ved|fra|frå|for|og|hos|hjå|er|var)\s{1,3}(?=\S)|,\s{1,3}(?=\S)", re.IGNORECASE
)
_JOINT = re.compile(r"[ \t\u00a0]{1,3}|\.[ \t\u00a0]?|[-‐‑]")
_WHERE = re.compile(r" (?:i|på|ved) ")
_WORDISH = re.compile(r"[^\W_]")


class _Named(NamedTuple):
    """A word that names somebody or something."""

    token: Token
    kind: Kind
    score: float
    why: str


class Finder:
    """The model and the lists, read once. May be used by several threads."""

    def __init__(self, lexicon: Lexicon, tagger: Tagger) -> None:
        self._describer = Describer(lexicon)
        self._tagger = tagger

    def find(self, text: str, mode: Mode = Mode.REVIEW) -> tuple[Found, ...]:
        """Return what could identify somebody in ``text``, in order, without overlaps.

        The time taken grows as the text does, whatever stands in it.
        """
        if not _WORDISH.search(text):
            return ()
        rows = list(sentences(text))
        by_rule = [
            found for rule in RULES for found in rule.find(text) if mode is Mode.REVIEW or found.score >= LIKELY_ENOUGH
        ]
        named = self._named(rows, mode)
        settled = _settled(_without_persons(text, named, _whole_words(text, by_rule, rows)))
        names = _spans(text, _outside(named, settled))
        return tuple(_bridged(text, sorted([*settled, *names], key=lambda found: found.start)))

    def _named(self, rows: Sequence[list[Token]], mode: Mode) -> list[_Named]:
        seen = [self._seen(tokens) for tokens in rows]
        named: list[_Named] = []
        left: list[Seen] = []
        sure: dict[str, Kind] = {}
        for sentence, whys in zip(seen, reasons(seen, mode), strict=True):
            for each, why in zip(sentence, whys, strict=True):
                if not why:
                    left.append(each)
                    continue
                named.append(_Named(each.token, each.guess.kind, max(each.guess.score, DOUBTFUL), why))
                if each.guess.score >= _SURE and not each.word.look.whole & _ORDINARY and len(each.token.word) > 2:
                    sure.setdefault(_stem(each.token.word), each.guess.kind)
        for each in left:
            kind = None if each.token.mark else sure.get(_stem(each.token.word))
            if kind is not None and not (each.word.look.built or each.word.look.whole & _ORDINARY):
                named.append(_Named(each.token, kind, max(each.guess.score, LIKELY_ENOUGH), AGAIN))
        return sorted(named, key=lambda name: name.token.start)

    def _seen(self, tokens: Sequence[Token]) -> list[Seen]:
        words, features = self._describer.sentence(tokens)
        guesses = self._tagger.guesses(features, NEGLIGIBLE)
        return [Seen(*each) for each in zip(tokens, words, guesses, capitals(tokens, words), strict=True)]


_READING = Lock()


def load() -> Finder:
    """Return the finder, read from ``resources/names`` the first time, whichever thread asks first."""
    with _READING:
        return _read()


@cache
def _read() -> Finder:
    folder = assets.resources() / "names"
    return Finder(Lexicon.read(folder), Tagger(folder / MODEL))


def find(text: str, mode: Mode = Mode.REVIEW) -> tuple[Found, ...]:
    """Return what could identify somebody in ``text``; see :meth:`Finder.find`."""
    return load().find(text, mode)


def _stem(word: str) -> str:
    key = folded(word)
    return key.removesuffix("s").rstrip("'") if len(key) > 3 else key


def _whole_words(text: str, found: Iterable[Found], rows: Sequence[list[Token]]) -> Iterator[Found]:
    """Yield what rules found, names in the middle of a word widened to the word."""
    tokens = [token for row in rows for token in row]
    starts = [token.start for token in tokens]
    for each in found:
        if each.kind not in _PHRASES:
            yield each
            continue
        first = max(bisect_left(starts, each.start + 1) - 1, 0)
        last = max(bisect_left(starts, each.end) - 1, 0)
        start = min(each.start, tokens[first].start) if each.start < tokens[first].end else each.start
        end = max(each.end, tokens[last].end) if not tokens[last].mark else each.end
        yield (
            each
            if (start, end) == (each.start, each.end)
            else Found(start, end, each.kind, text[start:end], each.score, each.why)
        )


def _without_persons(text: str, named: Sequence[_Named], found: Iterable[Found]) -> Iterator[Found]:
    """Yield what rules found, less the persons in it.

    A surname that is a place too is left to the name it belongs to, and a phrase that begins with somebody ("Kari Moe i
    Tuvik forening") begins behind them.
    """
    persons = [name for name in named if name.kind is Kind.PERSON and name.score >= LIKELY_ENOUGH]
    starts = [name.token.start for name in persons]
    for each in found:
        if each.kind not in _MAY_HOLD_PERSONS:
            yield each
            continue
        start = each.start
        for name in persons[bisect_left(starts, each.start) : bisect_left(starts, each.end)]:
            if text[start : name.token.start].strip():
                break
            start = name.token.end
        behind = _BEHIND_PERSONS.match(text, start, each.end)
        if start == each.start or (start < each.end and behind is None):
            yield each
        elif behind:
            yield Found(behind.end(), each.end, each.kind, text[behind.end() : each.end], each.score, each.why)


def _settled(found: Iterable[Found]) -> list[Found]:
    """Return the strongest of those that overlap: patterns before phrases, then the longest, then the surest."""
    ordered = sorted(found, key=lambda each: (each.kind in _PHRASES, each.start - each.end, -each.score, each.start))
    starts: list[int] = []
    kept: dict[int, Found] = {}
    for each in ordered:
        place = bisect_right(starts, each.start)
        before = kept[starts[place - 1]].end if place else 0
        after = starts[place] if place < len(starts) else each.end
        if before <= each.start < each.end <= after and each.start not in kept:
            starts.insert(place, each.start)
            kept[each.start] = each
    return [kept[start] for start in starts]


def _outside(named: Sequence[_Named], settled: Sequence[Found]) -> Iterator[_Named]:
    """Yield the words that no rule has found already; both in the order of the text."""
    place = 0
    for name in named:
        while place < len(settled) and settled[place].end <= name.token.start:
            place += 1
        if place == len(settled) or name.token.end <= settled[place].start:
            yield name


def _spans(text: str, named: Iterable[_Named]) -> Iterator[Found]:
    """Yield spans, neighbours of one kind joined."""
    run: list[_Named] = []
    for name in named:
        if run and not (name.kind is run[-1].kind and _is_one(text, run[-1].token, name.token)):
            if not _says_nothing(run):
                yield _span(text, run)
            run = []
        run.append(name)
    if run and not _says_nothing(run):
        yield _span(text, run)


def _is_one(text: str, before: Token, after: Token) -> bool:
    """Return whether two names stand as one; a full stop parts them, but for that of an initial."""
    if not _JOINT.fullmatch(text, before.end, after.start):
        return False
    return len(before.word) < 3 or "." not in text[before.end : after.start]


def _bridged(text: str, spans: Iterable[Found]) -> list[Found]:
    """Return ``spans``, a local body or a place joined with where it lies: "Matsentralen på Nes", "Nes i Ådal"."""
    kept: list[Found] = []
    for each in spans:
        before = kept[-1] if kept else None
        if before and before.text[0].isupper() and each.text[0].isupper() and _lies_there(text, before, each):
            start, end = before.start, each.end
            each = Found(start, end, before.kind, text[start:end], max(before.score, each.score), before.why)
            kept.pop()
        kept.append(each)
    return kept


def _lies_there(text: str, before: Found, each: Found) -> bool:
    if each.kind is not Kind.PLACE or not _WHERE.fullmatch(text, before.end, each.start):
        return False
    return before.kind is Kind.PLACE or (before.kind is Kind.ORGANISATION and before.why in (LIKELY, POSSIBLE, CAPITAL))


def _says_nothing(run: Sequence[_Named]) -> bool:
    """Return whether a name would be made of nothing but pronouns, prepositions and conjunctions.

    Long names of organisations are met in pieces, and such a piece may be "for" or "av".
    """
    return run[0].kind is not Kind.ORGANISATION and all(name.token.word.lower() in LITTLE_WORDS for name in run)


def _span(text: str, run: Sequence[_Named]) -> Found:
    start, end = run[0].token.start, run[-1].token.end
    best = max(run, key=lambda name: name.score)
    return Found(start, end, best.kind, text[start:end], round(best.score, 3), best.why)
