"""The model: for each word of a sentence, how likely it is to name nobody, and what it most likely is otherwise."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from interviewer.finding.found import Kind

MODEL = "model.crfsuite"
"""The model's file in ``resources/names``."""
_OUTSIDE = "O"


class Guess(NamedTuple):
    """How likely a word is to belong to a name, from 0 to 1, and the kind that is likeliest if it does."""

    score: float
    kind: Kind


class Tagger:
    """A conditional random field. May be used by several threads; they take turns."""

    def __init__(self, path: Path) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))
        self._kinds = tuple(label for label in self._tagger.labels() if label != _OUTSIDE)
        self._turn = threading.Lock()

    def guesses(self, rows: Sequence[list[str]], least: float) -> list[Guess]:
        """Return a guess for each row of features; below ``least`` no kind is worked out."""
        with self._turn:
            self._tagger.set(rows)
            return [self._guess(place, least) for place in range(len(rows))]

    def _guess(self, place: int, least: float) -> Guess:
        marginal = self._tagger.marginal
        score = 1.0 - marginal(_OUTSIDE, place)
        if score < least:
            return Guess(score, Kind.OTHER)
        return Guess(score, Kind(max(self._kinds, key=lambda kind: marginal(kind, place))))
