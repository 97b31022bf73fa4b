"""Everything that finds, united: rules, the model, the lists and the capital rule, settled into spans that never overlap.

Where they disagree, a pattern (a number, an address, a date) goes before a phrase (a role, an association, a place known
to the rules), and both before single words; the longer goes first. In ``suggest`` a word counts when the model thinks it
likelier than not; in ``review`` when anything speaks for it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from interviewer import assets
from interviewer.finding.capitals import written_as_names
from interviewer.finding.features import Described, Describer
from interviewer.finding.found import Found, Kind, Mode
from interviewer.finding.lexicon import NAMED, PERSON, Lexicon, Listed, folded
from interviewer.finding.rules import RULES
from interviewer.finding.tagger import MODEL, Guess, Tagger
from interviewer.finding.tokens import Token, sentences
from interviewer.language import N_

LISTED = N_("a name in the lists")
LIKELY = N_("reads like a name where it stands")
POSSIBLE = N_("may be a name where it stands")
CAPITAL = N_("written with a capital")
AGAIN = N_("a name elsewhere in this text")
SCRIPT = N_("written in other letters")

_LIKELY = 0.5
_SURE = 0.9
_DOUBTFUL = 0.03
"""In review a word counts when the model leaves it less than 97 % to be an ordinary one …"""
_DOUBTFUL_ORDINARY = 0.1
"""… a word of the language when it leaves it less than 90 % …"""
_DOUBTFUL_SMALL = 0.3
"""… and one of at most three letters ("i", "og", "på"), less than 70 %."""
_LISTED_DOUBTFUL = 0.01
_PHRASES = frozenset((Kind.ROLE, Kind.ORGANISATION, Kind.ORIGIN, Kind.PLACE, Kind.PERSON, Kind.OTHER))
_NAMED, _PERSON, _ORDINARY = int(NAMED), int(PERSON), int(Listed.ORDINARY)
_JOINT = re.compile(r"[ \t\u00a0]{1,3}|\.[ \t\u00a0]?|[-‐‑]")
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
            found for rule in RULES for found in rule.find(text) if mode is Mode.REVIEW or found.score >= _LIKELY
        ]
        settled = _settled(_whole_words(text, by_rule, rows))
        named = self._named(rows, mode)
        names = _spans(text, _outside(named, settled))
        return tuple(sorted([*settled, *names], key=lambda found: found.start))

    def _named(self, rows: Sequence[list[Token]], mode: Mode) -> list[_Named]:
        named: list[_Named] = []
        left: list[tuple[Token, Guess, Described]] = []
        sure: dict[str, Kind] = {}
        for tokens in rows:
            words, features = self._describer.sentence(tokens)
            guesses = self._tagger.guesses(features, _LISTED_DOUBTFUL)
            capitals = written_as_names(tokens, words)
            for token, word, guess, capital in zip(tokens, words, guesses, capitals, strict=True):
                if token.mark:
                    continue
                why = _reason(word, guess, mode, capital=capital)
                if why:
                    named.append(_Named(token, guess.kind, max(guess.score, _DOUBTFUL), why))
                    if guess.score >= _SURE and not word.look.whole & _ORDINARY and len(token.word) > 2:
                        sure.setdefault(_stem(token.word), guess.kind)
                else:
                    left.append((token, guess, word))
        for token, guess, word in left:
            kind = sure.get(_stem(token.word))
            if kind is not None and not (word.look.built or word.look.whole & _ORDINARY):
                named.append(_Named(token, kind, max(guess.score, _LIKELY), AGAIN))
        return sorted(named, key=lambda name: name.token.start)


@cache
def load() -> Finder:
    """Return the finder, read from ``resources/names`` the first time."""
    folder = assets.resources() / "names"
    return Finder(Lexicon.read(folder), Tagger(folder / MODEL))


def find(text: str, mode: Mode = Mode.REVIEW) -> tuple[Found, ...]:
    """Return what could identify somebody in ``text``; see :meth:`Finder.find`."""
    return load().find(text, mode)


def _stem(word: str) -> str:
    key = folded(word)
    return key.removesuffix("s").rstrip("'") if len(key) > 3 else key


def _reason(word: Described, guess: Guess, mode: Mode, *, capital: bool) -> str:
    """Return why a word counts as a name, or nothing when it does not."""
    if word.shape[0] == "?" and capital and mode is Mode.REVIEW:
        return SCRIPT
    listed = bool(word.look.whole & _NAMED or word.look.part) and not word.look.whole & _ORDINARY
    if guess.score >= _LIKELY:
        return LISTED if listed else LIKELY
    if mode is Mode.SUGGEST:
        return ""
    if listed and (capital or (guess.score >= _LISTED_DOUBTFUL and not word.look.built)):
        return LISTED
    if guess.score > _doubtful(word):
        return POSSIBLE
    return CAPITAL if capital else ""


def _doubtful(word: Described) -> float:
    if not (word.look.whole & _ORDINARY or word.look.built):
        return _DOUBTFUL
    small = word.length < 4 and not word.look.whole & _NAMED
    return _DOUBTFUL_SMALL if small else _DOUBTFUL_ORDINARY


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
        if run and not (name.kind is run[-1].kind and _JOINT.fullmatch(text, run[-1].token.end, name.token.start)):
            yield _span(text, run)
            run = []
        run.append(name)
    if run:
        yield _span(text, run)


def _span(text: str, run: Sequence[_Named]) -> Found:
    start, end = run[0].token.start, run[-1].token.end
    best = max(run, key=lambda name: name.score)
    return Found(start, end, best.kind, text[start:end], round(best.score, 3), best.why)
