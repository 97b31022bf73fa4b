"""Whether a word counts as a name: what the model, the lists and its capital say, and why.

In ``suggest`` a word counts when the model thinks a name likelier than not; in ``review`` when anything speaks for it.
The thresholds were set on NorNE's development part; a few were adjusted after its test figures had been seen.
"""

from collections.abc import Sequence
from typing import NamedTuple

from interviewer.finding.capitals import Capital
from interviewer.finding.features import Described
from interviewer.finding.found import Kind, Mode
from interviewer.finding.lexicon import NAMED, Listed
from interviewer.finding.tagger import Guess
from interviewer.finding.tokens import Token
from interviewer.language import N_

LISTED = N_("a name in the lists")
LIKELY = N_("reads like a name where it stands")
POSSIBLE = N_("may be a name where it stands")
CAPITAL = N_("written with a capital")
AGAIN = N_("a name elsewhere in this text")
SCRIPT = N_("written in other letters")

LIKELY_ENOUGH = 0.5
_DOUBTFUL_CAPITAL = 0.02
"""A listed word, or one with a capital that says little, counts when the model leaves it less than 98 %."""
_DOUBTFUL_BESIDE = 0.02
"""A word of any kind beside a body or a place."""
_REACH = 2
_QUOTES, _HYPHENS = frozenset("\"'»”“"), frozenset("-–‐‑")
_SHORT, _FEW = 3, 3
NEGLIGIBLE = 0.001
_OF_SEVERAL_WORDS = frozenset((Kind.ORGANISATION, Kind.PLACE, Kind.OTHER))
_NAMED, _ORDINARY = int(NAMED), int(Listed.ORDINARY)


class _Doubt(NamedTuple):
    """How likely the model must think a name, in review, for a word to count."""

    unknown: float
    """A word in small letters that the lists do not know."""
    ordinary: float
    """A word of the language."""
    small: float
    """A word of the language of three letters or fewer ("i", "og", "på")."""

    def of(self, word: Described) -> float:
        """Return what ``word`` must reach."""
        if not (word.look.whole & _ORDINARY or word.look.built):
            return self.unknown if word.shape[0] == "x" else DOUBTFUL
        return self.small if word.length < 4 and not word.look.whole & _NAMED else self.ordinary


DOUBTFUL = 0.03
"""A word counts when the model leaves it less than 97 % to be an ordinary one …"""
_WITHOUT = _Doubt(DOUBTFUL, 0.12, 0.35)
_WITH_CAPITALS = _Doubt(0.1, 0.08, 0.25)
"""… but a text that as a rule writes names with capitals is believed when it writes a word without."""


class Seen(NamedTuple):
    """A word or a mark with all that is known of it."""

    token: Token
    word: Described
    guess: Guess
    capital: Capital


def writes_capitals(seen: Sequence[Sequence[Seen]]) -> bool:
    """Return whether a text as a rule writes its names with capitals: in every fourth sentence there is one inside."""
    longer = [sentence for sentence in seen if len(sentence) > _SHORT]
    capital = sum(any(each.word.shape.startswith("Xx") for each in sentence[1:]) for sentence in longer)
    return len(longer) > _FEW and capital * 4 >= len(longer)


def _reason(each: Seen, mode: Mode, doubt: _Doubt) -> str:
    """Return why a word counts as a name, or nothing when it does not."""
    word, score, capital = each.word, each.guess.score, each.capital
    if each.token.mark:
        return ""
    if word.shape[0] == "?" and capital and mode is Mode.REVIEW:
        return SCRIPT
    listed = bool(word.look.whole & _NAMED or word.look.part) and not word.look.whole & _ORDINARY
    if score >= LIKELY_ENOUGH:
        return LISTED if listed else LIKELY
    if mode is Mode.SUGGEST:
        return ""
    little = score > _DOUBTFUL_CAPITAL
    if listed and (capital is Capital.STRONG or (little and not word.look.built)):
        return LISTED
    if score > doubt.of(word):
        return POSSIBLE
    return CAPITAL if capital is Capital.STRONG or (capital is Capital.WEAK and little) else ""


def _beside(sentence: Sequence[Seen], place: int) -> str:
    """Return why a word counts that stands next but one to a body or a place, as the words of a long name do."""
    if sentence[place].token.mark or sentence[place].guess.score <= _DOUBTFUL_BESIDE:
        return ""
    beside = sentence[max(place - _REACH, 0) : place + _REACH + 1]
    sure = any(each.guess.score >= LIKELY_ENOUGH and each.guess.kind in _OF_SEVERAL_WORDS for each in beside)
    return POSSIBLE if sure else ""


def reasons(sentences: Sequence[Sequence[Seen]], mode: Mode) -> list[list[str]]:
    """Return of each word of a text why it counts as a name, or nothing when it does not."""
    doubt = _WITH_CAPITALS if writes_capitals(sentences) else _WITHOUT
    found = []
    for sentence in sentences:
        whys = [_reason(each, mode, doubt) for each in sentence]
        if mode is Mode.REVIEW:
            whys = [why or _near(sentence, whys, place) for place, why in enumerate(whys)]
        found.append(whys)
    return found


def _near(sentence: Sequence[Seen], whys: Sequence[str], place: int) -> str:
    return _beside(sentence, place) or _hanging(sentence, whys, place)


def _hanging(sentence: Sequence[Seen], whys: Sequence[str], place: int) -> str:
    """Return why a word counts that hangs on a name in quotation marks: "«Solsikken»-gruppa"."""
    if place < 3 or sentence[place].token.mark:
        return ""
    name, quote, hyphen, word = (each.token for each in sentence[place - 3 : place + 1])
    touching = name.end == quote.start and quote.end == hyphen.start and hyphen.end == word.start
    return POSSIBLE if touching and whys[place - 3] and quote.word in _QUOTES and hyphen.word in _HYPHENS else ""
